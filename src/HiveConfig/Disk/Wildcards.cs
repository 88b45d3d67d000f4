using System;

namespace HiveConfig.Disk;

/// <summary>
/// Matches paths as git's wildmatch does with WM_PATHNAME: <c>*</c> and <c>?</c> stop at a slash, <c>**</c> between slashes
/// crosses it, <c>[…]</c> is a set, a backslash takes the next character as it is.
/// </summary>
internal static class Wildcards
{
    private enum Result
    {
        Match,
        NoMatch,

        // No later start of an outer star can help: this is what keeps a*a*a*… from taking for ever.
        GiveUp,

        // As GiveUp, but for an outer ** only.
        GiveUpToStarStar,
    }

    internal static bool IsMatch(string glob, string path) => Walk(glob, 0, path, 0) == Result.Match;

    private static Result Walk(string glob, int g, string path, int p)
    {
        for (; g < glob.Length; g++, p++)
        {
            if (p == path.Length && glob[g] != '*')
            {
                return Result.GiveUp;
            }

            switch (glob[g])
            {
                case '\\':
                    g++;
                    if (g == glob.Length || glob[g] != path[p])
                    {
                        return Result.NoMatch;
                    }

                    break;
                case '?':
                    if (path[p] == '/')
                    {
                        return Result.NoMatch;
                    }

                    break;
                case '*':
                    var first = g;
                    while (g < glob.Length && glob[g] == '*')
                    {
                        g++;
                    }

                    // git takes off what stands before the first special character, so that foo**/bar crosses slashes too.
                    var crosses = g - first > 1
                        && (first == glob.AsSpan().IndexOfAny("*?[\\") || glob[first - 1] == '/')
                        && (g == glob.Length || glob[g] == '/');
                    if (crosses && g < glob.Length && Walk(glob, g + 1, path, p) == Result.Match)
                    {
                        return Result.Match;
                    }

                    if (g == glob.Length)
                    {
                        return crosses || path.IndexOf('/', p) < 0 ? Result.Match : Result.GiveUpToStarStar;
                    }

                    return Star(glob, g, path, p, crosses);
                case '[':
                    g = Set(glob, g, path[p], out var isIn);
                    if (g < 0)
                    {
                        return Result.GiveUp;
                    }

                    if (!isIn || path[p] == '/')
                    {
                        return Result.NoMatch;
                    }

                    break;
                default:
                    if (glob[g] != path[p])
                    {
                        return Result.NoMatch;
                    }

                    break;
            }
        }

        return p == path.Length ? Result.Match : Result.NoMatch;
    }

    // What stands behind the star, tried at every place that the star may reach.
    private static Result Star(string glob, int g, string path, int p, bool crosses)
    {
        for (; p < path.Length; p++)
        {
            var result = Walk(glob, g, path, p);
            if (result == Result.Match || result == Result.GiveUp || (result == Result.GiveUpToStarStar && !crosses))
            {
                return result;
            }

            if (!crosses && path[p] == '/')
            {
                return Result.GiveUpToStarStar;
            }
        }

        return Result.GiveUp;
    }

    // The index of the closing bracket, or -1 when there is none.
    private static int Set(string glob, int g, char c, out bool isIn)
    {
        isIn = false;
        g++;
        var negated = g < glob.Length && glob[g] is '!' or '^';
        if (g < glob.Length && glob[g] is '!' or '^')
        {
            g++;
        }

        var from = '\0';
        var start = g;
        for (; g < glob.Length && (glob[g] != ']' || g == start); g++)
        {
            if (glob[g] == '-' && from != '\0' && g + 1 < glob.Length && glob[g + 1] != ']')
            {
                g++;
                if (glob[g] == '\\' && ++g == glob.Length)
                {
                    return -1;
                }

                isIn |= c >= from && c <= glob[g];
                from = '\0';
            }
            else if (glob[g] == '[' && g + 1 < glob.Length && glob[g + 1] == ':')
            {
                var end = glob.IndexOf(":]", g + 2, StringComparison.Ordinal);
                if (end < 0 || IsInClass(glob[(g + 2)..end], c) is not { } isInClass)
                {
                    return -1;
                }

                isIn |= isInClass;
                g = end + 1;
                from = '\0';
            }
            else
            {
                if (glob[g] == '\\' && ++g == glob.Length)
                {
                    return -1;
                }

                isIn |= c == glob[g];
                from = glob[g];
            }
        }

        isIn ^= negated;
        return g < glob.Length ? g : -1;
    }

    private static bool? IsInClass(string name, char c) => name switch
    {
        "alnum" => char.IsAsciiLetterOrDigit(c),
        "alpha" => char.IsAsciiLetter(c),
        "blank" => c is ' ' or '\t',
        "cntrl" => c < ' ' || c == 127,
        "digit" => char.IsAsciiDigit(c),
        "graph" => c is > ' ' and < (char)127,
        "lower" => char.IsAsciiLetterLower(c),
        "print" => c is >= ' ' and < (char)127,
        "punct" => c is > ' ' and < (char)127 && !char.IsAsciiLetterOrDigit(c),
        "space" => c is ' ' or (>= '\t' and <= '\r'),
        "upper" => char.IsAsciiLetterUpper(c),
        "xdigit" => char.IsAsciiHexDigit(c),
        _ => null,
    };
}
