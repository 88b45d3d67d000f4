using System;

namespace HiveConfig.Text;

/// <summary>The statements this product knows, by their first words.</summary>
internal static class CqlGrammar
{
    private const string RoleRule = "HC1201";

    private static readonly Entry[] Statements =
    [
        new("CREATE KEYSPACE", cursor => CqlKeyspaceGrammar.Parse(cursor, CqlVerb.Create)),
        new("ALTER KEYSPACE", cursor => CqlKeyspaceGrammar.Parse(cursor, CqlVerb.Alter)),
        new("DROP KEYSPACE", cursor => CqlKeyspaceGrammar.Parse(cursor, CqlVerb.Drop)),
        new("CREATE SCHEMA", RefuseSchema),
        new("ALTER SCHEMA", RefuseSchema),
        new("DROP SCHEMA", RefuseSchema),
        new("CREATE ROLE", cursor => CqlRoleGrammar.Role(cursor, CqlVerb.Create)) { Rule = RoleRule },
        new("ALTER ROLE", cursor => CqlRoleGrammar.Role(cursor, CqlVerb.Alter)) { Rule = RoleRule },
        new("DROP ROLE", cursor => CqlRoleGrammar.Role(cursor, CqlVerb.Drop)),
        new("CREATE USER", cursor => CqlRoleGrammar.User(cursor, CqlVerb.Create)),
        new("ALTER USER", cursor => CqlRoleGrammar.User(cursor, CqlVerb.Alter)),
        new("DROP USER", cursor => CqlRoleGrammar.User(cursor, CqlVerb.Drop)),
        new("GRANT", cursor => CqlPermissionGrammar.Grant(cursor, isRevoke: false)),
        new("REVOKE", cursor => CqlPermissionGrammar.Grant(cursor, isRevoke: true)),
        new("LIST", CqlShowGrammar.List),
        new("DESCRIBE", CqlShowGrammar.Describe),
        new("DESC", CqlShowGrammar.Describe),
        new("USE", cursor => new CqlUseStatement(default, cursor.Name("the name of a keyspace"))),
    ];

    /// <summary>The statement; null when it is none that this product knows, or faulty.</summary>
    internal static CqlStatement? Parse(CqlCursor cursor)
    {
        if (Array.Find(Statements, entry => cursor.Current.Is(entry.Words[0]) && (entry.Words.Length == 1 || cursor.Next.Is(entry.Words[1]))) is not { } found)
        {
            return null;
        }

        var first = cursor.Current;
        foreach (var _ in found.Words)
        {
            cursor.Take();
        }

        var statement = found.Parse(cursor);
        var span = cursor.SpanFrom(first);
        End(cursor);
        cursor.ReportUnder(found.Rule);
        return cursor.Fault is null ? statement with { Span = span } : null;
    }

    private static void End(CqlCursor cursor)
    {
        if (cursor.Current.Kind == CqlTokenKind.End)
        {
            cursor.Refuse("the last statement has no ';' behind it, so that cqlsh does not run it");
        }
        else if (!cursor.Current.Is(";"))
        {
            cursor.Refuse($"expected ';' before {cursor.Current.Show()}");
        }
    }

    private static CqlStatement RefuseSchema(CqlCursor cursor)
    {
        cursor.Refuse("Cassandra does not know SCHEMA here; expected KEYSPACE", cursor.Previous);
        return new CqlListStatement(default);
    }

    private sealed record Entry(string Head, Func<CqlCursor, CqlStatement> Parse)
    {
        internal string[] Words { get; } = Head.Split(' ');

        /// <summary>Id of the rule for its faults, where it has one of its own.</summary>
        internal string? Rule { get; init; }
    }
}
