using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace HiveConfig.Model;

/// <summary>One line of a section of haproxy.cfg.</summary>
public sealed record HaproxySetting
{
    internal const string What = "a line of haproxy.cfg: a keyword and its words, visible ASCII without #, at most 500 characters (maxconn 20000)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[a-z][a-z0-9._-]*( [ !\"$-~]*)?$";

    private HaproxySetting(string value) => Value = value;

    /// <summary>The line.</summary>
    public string Value { get; }

    /// <summary>Reads a line. Whether HAProxy takes it is for the checks of extra settings to say.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static HaproxySetting Parse(string text) => Parsing.Parse<HaproxySetting>(text, TryParse);

    /// <summary>Reads a line; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HaproxySetting? value, [NotNullWhen(false)] out string? problem)
    {
        value = text is { Length: > 0 and <= 500 } && text[0] is >= 'a' and <= 'z' && text[text.Length - 1] != ' ' && text.All(c => c is >= ' ' and <= '~' and not '#')
            && Parsing.IsWord(text.Split(' ')[0], max: 500, others: "._-", lowerCase: true)
                ? new HaproxySetting(text)
                : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
