using System;
using System.Text;

namespace HiveConfig.Disk;

/// <summary>One line of a .gitignore.</summary>
internal sealed class GitIgnorePattern
{
    private readonly string _glob;
    private readonly bool _onlyDirectories;
    private readonly bool _onlyName;

    private GitIgnorePattern(string glob, bool negated, bool onlyDirectories, bool onlyName)
    {
        _glob = glob;
        IsNegated = negated;
        _onlyDirectories = onlyDirectories;
        _onlyName = onlyName;
    }

    /// <summary>Whether a match brings the entry back.</summary>
    internal bool IsNegated { get; }

    /// <summary>Reads a line; null for a comment or an empty one.</summary>
    internal static GitIgnorePattern? Parse(string line)
    {
        if (line.StartsWith('#'))
        {
            return null;
        }

        var glob = TrimEnd(line.EndsWith('\r') ? line[..^1] : line);
        var negated = glob.StartsWith('!');
        glob = negated ? glob[1..] : glob;
        var onlyDirectories = glob.EndsWith('/');
        glob = onlyDirectories ? glob[..^1] : glob;
        if (glob.Length == 0)
        {
            return null;
        }

        var onlyName = !glob.Contains('/', StringComparison.Ordinal);
        return new GitIgnorePattern(Bytes(glob.StartsWith('/') ? glob[1..] : glob), negated, onlyDirectories, onlyName);
    }

    /// <summary>Whether an entry matches.</summary>
    /// <param name="path">The path below the directory of the .gitignore, with forward slashes.</param>
    /// <param name="isDirectory">Whether the entry is a directory.</param>
    internal bool IsMatch(string path, bool isDirectory)
        => (isDirectory || !_onlyDirectories)
            && Wildcards.IsMatch(_glob, Bytes(_onlyName ? path[(path.LastIndexOf('/') + 1)..] : path));

    // git compares bytes: '?' is one of them, not one character.
    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string TrimEnd(string line)
    {
        var end = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
            {
                i++;
                end = i + 1;
            }
            else if (line[i] != ' ')
            {
                end = i + 1;
            }
        }

        return line[..end];
    }
}
