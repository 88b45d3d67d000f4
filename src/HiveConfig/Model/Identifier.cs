using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>
/// Name of a Cassandra keyspace or role. Lower case and no reserved word, so that it means the same with and without quotes
/// (bare names are lower-cased), to Cassandra and to whoever logs in.
/// </summary>
public sealed record Identifier
{
    internal const string What = "a keyspace or role name: lower-case letters, digits and _, at most 48, beginning with a letter, no reserved word of CQL (thehive)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[a-z][a-z0-9_]{0,47}$";

    // The reserved words of Cassandra 4.0 to 5.0: the keywords that Lexer.g has and Parser.g's unreserved_keyword has not, and
    // the two that its lexer takes for truth values.
    private const string Reserved =
        " add allow alter and apply asc authorize batch begin by columnfamily create delete desc describe drop entries execute"
        + " false from full grant if in index infinity insert into is keyspace limit materialized modify nan norecursive not null of on or"
        + " order primary rename revoke schema select set table to token true truncate unlogged update use using view where with ";

    private Identifier(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static Identifier Parse(string text) => Parsing.Parse<Identifier>(text, TryParse);

    /// <summary>Reads a name; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Identifier? value, [NotNullWhen(false)] out string? problem)
    {
        value = Parsing.IsWord(text, max: 48, others: "_", lowerCase: true) && !Parsing.IsDigit(text![0])
            && Reserved.IndexOf(" " + text + " ", StringComparison.Ordinal) < 0
                ? new Identifier(text)
                : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
