using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Name of a Cassandra datacenter or rack. Case counts.</summary>
public sealed record DatacenterName
{
    internal const string What = "a datacenter or rack name: letters, digits, - and _, at most 48, beginning with a letter or digit (datacenter1)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,47}$";

    private DatacenterName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static DatacenterName Parse(string text) => Parsing.Parse<DatacenterName>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DatacenterName? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 48, others: "-_") ? new DatacenterName(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
