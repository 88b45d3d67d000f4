using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>Name of the cluster, for Cassandra and Elasticsearch alike (Elasticsearch takes no colon).</summary>
public sealed record ClusterName
{
    internal const string What = "a cluster name: letters, digits, -, _ and ., at most 48, beginning with a letter or digit (thp)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,47}$";

    private ClusterName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static ClusterName Parse(string text) => Parsing.Parse<ClusterName>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ClusterName? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 48, others: "-_.") ? new ClusterName(text!) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
