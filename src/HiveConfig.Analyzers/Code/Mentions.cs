using System;
using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>Which files name the library, so that the others cost next to nothing.</summary>
internal sealed class Mentions
{
    private const string Library = "HiveConfig";

    private static readonly SyntaxTreeValueProvider<bool> Own = new(tree => Names(tree, isGlobal: false));
    private static readonly SyntaxTreeValueProvider<bool> Global = new(tree => Names(tree, isGlobal: true));

    private readonly ConcurrentDictionary<SyntaxTree, bool> _trees = new();
    private readonly Func<SyntaxTree, bool> _names;

    /// <param name="compilation">All files.</param>
    /// <param name="ask">Asks one of them; the compiler remembers the answer for every rule.</param>
    internal Mentions(Compilation compilation, Func<SyntaxTree, SyntaxTreeValueProvider<bool>, bool> ask)
    {
        var isEverywhere = new Lazy<bool>(() => compilation.SyntaxTrees.Any(tree => ask(tree, Global)));
        _names = tree => ask(tree, Own) || isEverywhere.Value;
    }

    /// <summary>Whether a file names the library, or all files do.</summary>
    internal bool Has(SyntaxTree tree) => _trees.GetOrAdd(tree, _names);

    private static bool Names(SyntaxTree tree, bool isGlobal)
    {
        if (!tree.TryGetRoot(out var root) || root is not CompilationUnitSyntax unit)
        {
            return true;
        }

        return isGlobal
            ? unit.Usings.Any(directive => directive.GlobalKeyword.RawKind != 0 && directive.ToString().IndexOf(Library, StringComparison.Ordinal) >= 0)
            : tree.GetText().ToString().IndexOf(Library, StringComparison.Ordinal) >= 0;
    }
}
