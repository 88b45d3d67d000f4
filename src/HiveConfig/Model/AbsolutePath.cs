using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>
/// An absolute path in its one normal spelling. Only characters that mean themselves in every file that is written:
/// no blank, quote, <c>%</c> (systemd), <c>$</c> (HOCON, shell) or <c>#</c> (all of them).
/// </summary>
public sealed record AbsolutePath
{
    internal const string What =
        "an absolute path: names of letters, digits, -, _, ., :, @ and +, each behind one /, none . or .., at most 240 characters (/srv/hive/files)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^/[A-Za-z0-9._:@+/-]{0,239}$";

    private AbsolutePath(string value) => Value = value;

    /// <summary>The path, with a leading and without a trailing slash.</summary>
    public string Value { get; }

    /// <summary>Whether it is <c>/</c> itself.</summary>
    public bool IsRoot => Value.Length == 1;

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static AbsolutePath Parse(string text) => Parsing.Parse<AbsolutePath>(text, TryParse);

    /// <summary>Reads a path; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AbsolutePath? value, [NotNullWhen(false)] out string? problem)
    {
        // 240: the name of a .mount unit is the path and six characters, and may have 255.
        value = text is { Length: > 0 and <= 240 } && text[0] == '/'
            && (text.Length == 1 || Array.TrueForAll(text.Substring(1).Split('/'), IsName))
                ? new AbsolutePath(text)
                : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <summary>Whether this path is <paramref name="directory"/> or lies below it.</summary>
    public bool IsAtOrBelow(AbsolutePath directory)
        => directory.IsRoot || (Value + "/").StartsWith(directory.Value + "/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsName(string name)
        => name.Length > 0 && name is not ("." or "..") && Parsing.IsWord("a" + name, max: 241, others: "-_.:@+");
}
