using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveConfig.Model;

/// <summary>A TCP port.</summary>
public sealed record Port
{
    internal const string What = "a port (1-65535)";

    private Port(int number) => Number = number;

    /// <summary>The number.</summary>
    /// <value>1-65535.</value>
    public int Number { get; }

    /// <summary>A port by number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 1-65535.</exception>
    public static Port Of(int number)
        => number is >= 1 and <= 65535 ? new Port(number) : throw new ArgumentOutOfRangeException(nameof(number), number, "a port is 1-65535");

    /// <summary>Reads a port.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static Port Parse(string text) => Parsing.Parse<Port>(text, TryParse);

    /// <summary>Reads a port; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Port? value, [NotNullWhen(false)] out string? problem)
    {
        // No leading zero: YAML 1.1 takes 010 for eight.
        value = text is { Length: <= 5 } && text.Length == Parsing.LeadingDigits(text) && text.Length > 0 && text[0] != '0'
            && int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is var number and <= 65535
            ? new Port(number)
            : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
