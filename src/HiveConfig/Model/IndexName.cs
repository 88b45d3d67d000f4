using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Name of an Elasticsearch index. Elasticsearch refuses capitals; TheHive appends <c>_global</c> and more.</summary>
public sealed record IndexName
{
    internal const string What = "an index name: lower-case letters, digits, - and _, at most 100, beginning with a letter or digit (thehive)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[a-z0-9][a-z0-9_-]{0,99}$";

    private IndexName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static IndexName Parse(string text) => Parsing.Parse<IndexName>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IndexName? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 100, others: "-_", lowerCase: true) ? new IndexName(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
