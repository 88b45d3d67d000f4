using System;
using System.Collections.Immutable;
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

    private readonly Func<SyntaxTree, SyntaxTreeValueProvider<bool>, bool> _ask;
    private readonly Lazy<bool> _isEverywhere;

    /// <param name="compilation">All files.</param>
    /// <param name="ask">Asks one of them; the compiler remembers the answer for every rule.</param>
    internal Mentions(Compilation compilation, Func<SyntaxTree, SyntaxTreeValueProvider<bool>, bool> ask)
    {
        _ask = ask;
        _isEverywhere = new Lazy<bool>(() => compilation.SyntaxTrees.Any(tree => ask(tree, Global)));
    }

    /// <summary>Whether the file that a method or an initialiser stands in names the library, or all files do.</summary>
    internal bool Has(ImmutableArray<IOperation> blocks) => blocks.Length > 0 && (_ask(blocks[0].Syntax.SyntaxTree, Own) || _isEverywhere.Value);

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
