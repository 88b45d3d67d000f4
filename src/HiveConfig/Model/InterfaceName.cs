using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Name of a network interface, as Linux has it: at most 15 characters.</summary>
public sealed record InterfaceName
{
    internal const string What = "a network interface: letters, digits, -, _ and ., at most 15, beginning with a letter or digit (eth0, bond0.100)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$";

    private InterfaceName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static InterfaceName Parse(string text) => Parsing.Parse<InterfaceName>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InterfaceName? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 15, others: "-_.") ? new InterfaceName(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
