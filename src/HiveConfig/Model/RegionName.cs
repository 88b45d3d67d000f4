using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Name of a region of an object store.</summary>
public sealed record RegionName
{
    internal const string What = "a region: letters, digits, - and _, at most 48, beginning with a letter or digit (us-east-1)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,47}$";

    private RegionName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static RegionName Parse(string text) => Parsing.Parse<RegionName>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RegionName? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 48, others: "-_") ? new RegionName(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
