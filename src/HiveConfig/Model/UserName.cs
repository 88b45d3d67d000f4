using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Name of an Elasticsearch user. No colon: HTTP's basic authentication ends the name there.</summary>
public sealed record UserName
{
    internal const string What = "a user name: letters, digits, -, _ and ., at most 48, beginning with a letter or digit (thehive)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,47}$";

    private UserName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static UserName Parse(string text) => Parsing.Parse<UserName>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out UserName? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 48, others: "-_.") ? new UserName(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
