using System;

namespace HiveConfig.Text;

/// <summary>LIST and DESCRIBE, behind that word: they change nothing.</summary>
internal static class CqlShowGrammar
{
    internal static CqlStatement List(CqlCursor cursor)
    {
        if (cursor.Accept("USERS"))
        {
            return new CqlListStatement(default);
        }

        if (!cursor.Accept("ROLES"))
        {
            if (!CqlPermissionGrammar.IsPermission(cursor.Current))
            {
                cursor.Refuse($"expected ROLES, USERS, ALL PERMISSIONS or a permission behind LIST, before {cursor.Current.Show()}");
            }

            CqlPermissionGrammar.Permissions(cursor);
            if (cursor.Accept("ON"))
            {
                CqlPermissionGrammar.Resource(cursor);
            }
        }

        if (cursor.Accept("OF"))
        {
            CqlRoleGrammar.RoleName(cursor);
        }

        cursor.Accept("NORECURSIVE");
        return new CqlListStatement(default);
    }

    internal static CqlStatement Describe(CqlCursor cursor)
    {
        var next = cursor.Next;
        var isNameBehind = next.Kind is CqlTokenKind.QuotedName or CqlTokenKind.Masked || (next.Kind == CqlTokenKind.Word && !next.Is("WITH"));
        if (cursor.Accept("FULL"))
        {
            cursor.Expect("SCHEMA");
        }
        else if (cursor.Current.Is("ONLY") && next.Is("KEYSPACE"))
        {
            cursor.Expect("ONLY KEYSPACE");
            OptionalKeyspace(cursor);
        }
        else if (cursor.Accept("KEYSPACE"))
        {
            OptionalKeyspace(cursor);
        }
        else if (cursor.Accept("MATERIALIZED"))
        {
            cursor.Expect("VIEW");
            CqlPermissionGrammar.Qualified(cursor, "the name of a view");
        }
        else if (!cursor.Accept("SCHEMA"))
        {
            // TABLE and INDEX are reserved words; TYPE, FUNCTION and AGGREGATE may be names themselves, as CLUSTER or TABLES may.
            if (cursor.Current.Is("TABLE") || cursor.Current.Is("COLUMNFAMILY") || cursor.Current.Is("INDEX") || (IsKind(cursor.Current) && isNameBehind))
            {
                cursor.Take();
            }

            CqlPermissionGrammar.Qualified(cursor, "a name");
        }

        if (cursor.Accept("WITH"))
        {
            cursor.Expect("INTERNALS");
        }

        return new CqlDescribeStatement(default);
    }

    private static bool IsKind(CqlToken token) => Array.Exists(["TYPE", "FUNCTION", "AGGREGATE"], token.Is);

    private static void OptionalKeyspace(CqlCursor cursor)
    {
        if (cursor.Current.Kind is CqlTokenKind.QuotedName or CqlTokenKind.Masked || (cursor.Current.Kind == CqlTokenKind.Word && !cursor.Current.Is("WITH")))
        {
            CqlPermissionGrammar.Keyspace(cursor);
        }
    }
}
