using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Type of an observable, as TheHive calls it.</summary>
public sealed record ObservableType
{
    internal const string What = "a type of observables: letters, digits, - and _, at most 48, beginning with a letter or digit (ip)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,47}$";

    private ObservableType(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static ObservableType Parse(string text) => Parsing.Parse<ObservableType>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ObservableType? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 48, others: "-_") ? new ObservableType(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
