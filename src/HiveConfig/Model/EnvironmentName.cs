using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Name of an environment: one of several clusters that one repository keeps side by side.</summary>
public sealed record EnvironmentName
{
    internal const string What = "an environment name: letters, digits, - and _, at most 48, beginning with a letter or digit (production)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[0-9A-Za-z][0-9A-Za-z_-]{0,47}$";

    private EnvironmentName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static EnvironmentName Parse(string text) => Parsing.Parse<EnvironmentName>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EnvironmentName? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 48, others: "-_") ? new EnvironmentName(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
