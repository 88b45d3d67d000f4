using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>GRANT and REVOKE, behind that word.</summary>
internal static class CqlPermissionGrammar
{
    internal static CqlStatement Grant(CqlCursor cursor, bool isRevoke)
    {
        var to = isRevoke ? "FROM" : "TO";
        if (!IsPermission(cursor.Current) || cursor.Next.Is(to))
        {
            var role = CqlRoleGrammar.RoleName(cursor);
            cursor.Expect(to);
            return new CqlGrantRoleStatement(default, isRevoke, role, Grantee(cursor));
        }

        var permissions = Permissions(cursor);
        cursor.Expect("ON");
        var resource = Resource(cursor);
        cursor.Expect(to);
        return new CqlGrantStatement(default, isRevoke, permissions, resource, Grantee(cursor));
    }

    internal static bool IsPermission(CqlToken token)
        => token.Kind == CqlTokenKind.Word && (token.Is("ALL") || CqlWords.IsPermission(token.Text));

    internal static List<string> Permissions(CqlCursor cursor)
    {
        if (cursor.Accept("ALL"))
        {
            if (cursor.Current.Is("PRIVILEGES"))
            {
                cursor.Refuse("Cassandra does not know PRIVILEGES; expected ALL PERMISSIONS");
            }

            cursor.Accept("PERMISSIONS");
            return ["ALL"];
        }

        var permissions = new List<string>();
        do
        {
            if (!IsPermission(cursor.Current) || cursor.Current.Is("ALL"))
            {
                cursor.Refuse($"expected a permission (CREATE, ALTER, DROP, SELECT, MODIFY, AUTHORIZE, DESCRIBE, EXECUTE, UNMASK, SELECT_MASKED) before {cursor.Current.Show()}");
                break;
            }

            permissions.Add(cursor.Take().Text.ToUpperInvariant());
            cursor.Accept("PERMISSION");
        }
        while (cursor.Accept(","));

        return permissions;
    }

    internal static CqlResource Resource(CqlCursor cursor)
    {
        var first = cursor.Current;
        var resource = cursor.Accept("ALL") ? All(cursor) : One(cursor);
        return resource with { Span = cursor.SpanFrom(first) };
    }

    internal static CqlName Keyspace(CqlCursor cursor) => cursor.Name("the name of a keyspace");

    private static CqlName Grantee(CqlCursor cursor)
    {
        var grantee = CqlRoleGrammar.RoleName(cursor);
        if (cursor.Current.Is(","))
        {
            cursor.Refuse("one statement names one role; expected ';' before ','");
        }

        return grantee;
    }

    private static CqlResource All(CqlCursor cursor)
    {
        if (cursor.Accept("KEYSPACES"))
        {
            return new CqlResource(CqlResourceKind.AllKeyspaces, default);
        }

        if (cursor.Accept("ROLES"))
        {
            return new CqlResource(CqlResourceKind.AllRoles, default);
        }

        if (cursor.Accept("MBEANS"))
        {
            return new CqlResource(CqlResourceKind.AllMBeans, default);
        }

        if (cursor.Accept("FUNCTIONS"))
        {
            return new CqlResource(CqlResourceKind.AllFunctions, default) { Keyspace = cursor.Accept("IN") ? InKeyspace(cursor) : null };
        }

        if (!cursor.Accept("TABLES"))
        {
            cursor.Refuse($"expected KEYSPACES, TABLES IN KEYSPACE, ROLES, FUNCTIONS or MBEANS behind ALL, before {cursor.Current.Show()}");
        }

        cursor.Expect("IN");
        return new CqlResource(CqlResourceKind.AllTables, default) { Keyspace = InKeyspace(cursor) };
    }

    private static CqlName InKeyspace(CqlCursor cursor)
    {
        cursor.Expect("KEYSPACE");
        return Keyspace(cursor);
    }

    private static CqlResource One(CqlCursor cursor)
    {
        if (cursor.Accept("KEYSPACE"))
        {
            return new CqlResource(CqlResourceKind.Keyspace, default) { Keyspace = Keyspace(cursor) };
        }

        if (cursor.Current.Is("ROLE") && !cursor.Next.Is("TO") && !cursor.Next.Is("FROM") && !cursor.Next.Is("."))
        {
            cursor.Take();
            return new CqlResource(CqlResourceKind.Role, default) { Name = CqlRoleGrammar.RoleName(cursor) };
        }

        if (cursor.Current.Is("FUNCTION") && !cursor.Next.Is("TO") && !cursor.Next.Is("FROM") && !cursor.Next.Is("."))
        {
            cursor.Take();
            return Function(cursor);
        }

        if ((cursor.Current.Is("MBEAN") || cursor.Current.Is("MBEANS")) && cursor.Next.Kind == CqlTokenKind.String)
        {
            cursor.Take();
            var name = cursor.Take();
            return new CqlResource(CqlResourceKind.MBean, default) { Name = new CqlName(name.Text, cursor.Span(name), IsQuoted: true) };
        }

        var isImplicit = !cursor.Accept("TABLE") && !cursor.Accept("COLUMNFAMILY");
        var (keyspace, table) = Qualified(cursor, "the name of a table");
        return new CqlResource(CqlResourceKind.Table, default) { Keyspace = keyspace, Name = table, IsImplicitTable = isImplicit };
    }

    internal static (CqlName? Keyspace, CqlName Name) Qualified(CqlCursor cursor, string what)
    {
        var name = cursor.Name(what);
        return cursor.Accept(".") ? (name, cursor.Name(what)) : (null, name);
    }

    /// <summary>The types of the arguments have to be there; what they are is Cassandra's to judge.</summary>
    private static CqlResource Function(CqlCursor cursor)
    {
        var (keyspace, name) = Qualified(cursor, "the name of a function");
        cursor.Expect("(");
        while (cursor.Fault is null && !cursor.Current.Is(")") && !cursor.Current.Is(";") && cursor.Current.Kind != CqlTokenKind.End)
        {
            cursor.Take();
        }

        cursor.Expect(")");
        return new CqlResource(CqlResourceKind.Function, default) { Keyspace = keyspace, Name = name };
    }
}
