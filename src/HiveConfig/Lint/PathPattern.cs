using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace HiveConfig.Lint;

/// <summary>
/// A path with wildcards, as hiveconfig.yaml spells it: <c>*</c> and <c>?</c> stop at a slash, <c>**</c> stands for any folders,
/// <c>{node}</c> and <c>{environment}</c> for a name that the path gives away.
/// </summary>
internal sealed class PathPattern
{
    internal const string Node = "{node}";
    internal const string Environment = "{environment}";

    // Every way to share a path out among them may have to be tried.
    private const int MostWildcards = 8;

    private readonly string[] _parts;
    private readonly bool _hasSeveral;

    private PathPattern(string text, string[] parts)
    {
        Text = text;
        _parts = parts;
        _hasSeveral = parts.Count(part => part is "**") > 1;
    }

    /// <summary>The pattern as it was written.</summary>
    internal string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern, relative to the directory of hiveconfig.yaml.</param>
    /// <param name="isGlob">Whether, as in .gitignore, a name without a slash is meant in every folder, and nothing is captured.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="problem">What is and what was expected.</param>
    internal static bool TryParse(string text, bool isGlob, [NotNullWhen(true)] out PathPattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        pattern = null;
        var path = text.StartsWith("./", StringComparison.Ordinal) ? text.Substring(2) : text;
        problem = path.Trim('/').Length == 0 || path.IndexOf('\\') >= 0 ? $"{Wording.Quote(text)} is no pattern of paths, expected one like 'envs/*/legacy/**'"
            : path.Split('/').Contains("..", StringComparer.Ordinal) ? $"{Wording.Quote(text)} leads out of the directory of this file, expected a path below it"
            : path.Split('/').Count(part => part is "**") > MostWildcards || path.Split('/').Any(part => part.Count(c => c is '*' or '{') > MostWildcards) ? FormattableString.Invariant($"{Wording.Quote(text)} has more than {MostWildcards} wildcards of one sort, expected a simpler pattern")
            : isGlob ? null : Braces(path);
        if (problem is not null)
        {
            return false;
        }

        var isName = isGlob && path.TrimEnd('/').IndexOf('/') < 0;
        var parts = path.Trim('/').Split('/').ToList();
        if (isName)
        {
            parts.Insert(0, "**");
        }

        if (path.EndsWith("/", StringComparison.Ordinal))
        {
            parts.Add("**");
        }

        pattern = new PathPattern(text, parts.ToArray());
        return true;
    }

    /// <summary>Matches a path with forward slashes; null when it does not fit.</summary>
    internal PathMatch? Match(string path) => Match(0, path.Split('/'), 0, PathMatch.Empty, _hasSeveral ? [] : null);

    // What was tried in vain is not tried again: of several '**' each may begin at each folder.
    private PathMatch? Match(int part, string[] folders, int at, PathMatch found, HashSet<Tried>? tried)
    {
        if (part == _parts.Length)
        {
            return at == folders.Length ? found : null;
        }

        if (string.Equals(_parts[part], "**", StringComparison.Ordinal))
        {
            for (var next = at; next <= folders.Length; next++)
            {
                if (tried?.Add(new Tried(part, next, found)) != false && Match(part + 1, folders, next, found, tried) is { } match)
                {
                    return match;
                }
            }

            return null;
        }

        return at < folders.Length && Name(_parts[part], 0, folders[at], 0, found, _parts[part].Count(c => c is '*' or '{') > 1 ? [] : null) is { } name ? Match(part + 1, folders, at + 1, name, tried) : null;
    }

    private static PathMatch? Name(string pattern, int p, string name, int n, PathMatch found, HashSet<Tried>? tried)
    {
        while (p < pattern.Length)
        {
            if (pattern[p] == '*')
            {
                return Longest(1, 0, (_, match) => match);
            }

            if (Starts(Node))
            {
                return Longest(Node.Length, 1, (text, match) => match.WithNode(text));
            }

            if (Starts(Environment))
            {
                return Longest(Environment.Length, 1, (text, match) => match.WithEnvironment(text));
            }

            if (n == name.Length || (pattern[p] != '?' && pattern[p] != name[n]))
            {
                return null;
            }

            p++;
            n++;
        }

        return n == name.Length ? found : null;

        bool Starts(string word) => string.CompareOrdinal(pattern, p, word, 0, word.Length) == 0;

        PathMatch? Longest(int length, int least, Func<string, PathMatch, PathMatch?> take)
        {
            for (var end = name.Length; end >= n + least; end--)
            {
                if (take(name.Substring(n, end - n), found) is { } taken && tried?.Add(new Tried(p, end, taken)) != false && Name(pattern, p + length, name, end, taken, tried) is { } match)
                {
                    return match;
                }
            }

            return null;
        }
    }

    private static string? Braces(string path)
    {
        var rest = path.Replace(Node, "").Replace(Environment, "");
        return rest.IndexOf('{') < 0 && rest.IndexOf('}') < 0 ? null : $"{Wording.Quote(path)} has braces that stand for nothing known, expected '{Node}' or '{Environment}'";
    }

    private sealed record Tried(int Part, int At, PathMatch Found);
}

/// <summary>What a path that fits a pattern gives away.</summary>
/// <param name="Node">The name of the machine; null when the pattern does not ask.</param>
/// <param name="Environment">The name of the environment; null when the pattern does not ask.</param>
internal sealed record PathMatch(string? Node, string? Environment)
{
    internal static PathMatch Empty { get; } = new(Node: null, Environment: null);

    // The same name twice in a pattern is the same name in the path.
    internal PathMatch? WithNode(string name) => Node is null || string.Equals(Node, name, StringComparison.Ordinal) ? this with { Node = name } : null;

    internal PathMatch? WithEnvironment(string name) => Environment is null || string.Equals(Environment, name, StringComparison.Ordinal) ? this with { Environment = name } : null;
}
