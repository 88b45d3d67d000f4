using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Which hosts are reached without a proxy: a name or an address, in which <c>*</c> stands for any run of characters.</summary>
public sealed record HostPattern
{
    internal const string What = "a host or a pattern of hosts: letters, digits, -, ., : and *, at most 253 (*.example.org)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[A-Za-z0-9.:*-]{1,253}$";

    private HostPattern(string value) => Value = value;

    /// <summary>The pattern.</summary>
    public string Value { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static HostPattern Parse(string text) => Parsing.Parse<HostPattern>(text, TryParse);

    /// <summary>Reads a pattern; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HostPattern? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord("a" + text, max: 254, others: "-.:*") && text!.Length > 0 ? new HostPattern(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
