using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>CREATE, ALTER and DROP of ROLE and USER, behind these words.</summary>
internal static class CqlRoleGrammar
{
    internal static CqlStatement Role(CqlCursor cursor, CqlVerb verb)
    {
        var isConditional = Condition(cursor, verb);
        var statement = new CqlRoleStatement(default, verb, RoleName(cursor)) { IsConditional = isConditional };
        if (verb == CqlVerb.Drop || !cursor.Accept("WITH"))
        {
            return statement;
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            var option = cursor.Current;
            statement = Option(cursor, statement);
            if (cursor.Fault is null && !named.Add(option.Is("HASHED") ? "PASSWORD" : option.Text.ToUpperInvariant()) && !option.Is("ACCESS"))
            {
                cursor.Refuse($"{option.Show()} is given twice in one statement", option);
            }
        }
        while (cursor.Accept("AND"));

        return statement;
    }

    internal static CqlStatement User(CqlCursor cursor, CqlVerb verb)
    {
        var isConditional = Condition(cursor, verb);
        var name = cursor.Current;
        if (name.Kind is not (CqlTokenKind.Word or CqlTokenKind.String or CqlTokenKind.Masked) || (name.Kind == CqlTokenKind.Word && CqlWords.IsKeyword(name.Text)))
        {
            cursor.Refuse($"expected the name of a user, bare or in single quotes, before {name.Show()}");
        }

        cursor.Take();

        // Here, unlike in CREATE ROLE, a bare name keeps its case.
        var statement = new CqlRoleStatement(default, verb, new CqlName(name.Text, cursor.Span(name), name.Kind != CqlTokenKind.Word))
        {
            IsUser = true,
            IsConditional = isConditional,
            Login = verb == CqlVerb.Create ? true : null,
        };
        if (verb == CqlVerb.Drop)
        {
            return statement;
        }

        if (cursor.Accept("WITH"))
        {
            var isHashed = cursor.Accept("HASHED");
            cursor.Expect("PASSWORD");
            if (cursor.Current.Is("="))
            {
                cursor.Refuse("USER takes no '=' behind PASSWORD; only ROLE does");
            }

            statement = statement with { Password = Password(cursor, isHashed) };
        }

        return cursor.Accept("SUPERUSER") ? statement with { Superuser = true }
            : cursor.Accept("NOSUPERUSER") ? statement with { Superuser = false }
            : statement;
    }

    /// <summary>IF NOT EXISTS behind CREATE, IF EXISTS behind ALTER and DROP.</summary>
    internal static bool Condition(CqlCursor cursor, CqlVerb verb)
    {
        if (!cursor.Accept("IF"))
        {
            return false;
        }

        cursor.Expect(verb == CqlVerb.Create ? "NOT EXISTS" : "EXISTS");
        return true;
    }

    internal static CqlName RoleName(CqlCursor cursor) => cursor.Name("the name of a role", allowString: true);

    private static CqlRoleStatement Option(CqlCursor cursor, CqlRoleStatement statement)
    {
        var isHashed = cursor.Accept("HASHED");
        if (isHashed || cursor.Current.Is("PASSWORD"))
        {
            cursor.Expect("PASSWORD");
            if (!cursor.Current.Is("="))
            {
                cursor.Refuse(cursor.Current.Is("PASSWORD")
                    ? "PASSWORD stands twice, expected '=' behind the first: WITH PASSWORD = '…'"
                    : $"expected '=' behind PASSWORD, before {cursor.Current.Show()}: WITH PASSWORD = '…'");
            }

            cursor.Accept("=");
            return statement with { Password = Password(cursor, isHashed) };
        }

        if (cursor.Accept("LOGIN"))
        {
            return statement with { Login = Boolean(cursor, "LOGIN") };
        }

        if (cursor.Accept("SUPERUSER"))
        {
            return statement with { Superuser = Boolean(cursor, "SUPERUSER") };
        }

        if (cursor.Accept("OPTIONS"))
        {
            cursor.Expect("=");
            CqlKeyspaceGrammar.Map(cursor);
        }
        else if (cursor.Accept("ACCESS"))
        {
            Access(cursor);
        }
        else
        {
            cursor.Refuse($"expected PASSWORD, HASHED PASSWORD, LOGIN, SUPERUSER, OPTIONS or ACCESS before {cursor.Current.Show()}");
        }

        return statement;
    }

    private static CqlPassword? Password(CqlCursor cursor, bool isHashed)
    {
        var token = cursor.Current;
        if (token.Kind is not (CqlTokenKind.String or CqlTokenKind.Masked))
        {
            cursor.Refuse($"expected the password in single quotes before {token.Show()}");
            return null;
        }

        cursor.Take();
        return new CqlPassword(token.Text, cursor.Span(token), isHashed);
    }

    private static bool? Boolean(CqlCursor cursor, string option)
    {
        cursor.Expect("=");
        if (cursor.Current.Kind == CqlTokenKind.Masked)
        {
            cursor.Take();
            return null;
        }

        if (cursor.Accept("true"))
        {
            return true;
        }

        if (!cursor.Accept("false"))
        {
            cursor.Refuse($"{option} takes true or false, without quotes");
        }

        return false;
    }

    /// <summary>TO [ALL] DATACENTERS, FROM [ALL] CIDRS.</summary>
    private static void Access(CqlCursor cursor)
    {
        var isFrom = cursor.Accept("FROM");
        if (!isFrom)
        {
            cursor.Expect("TO");
        }

        var isAll = cursor.Accept("ALL");
        cursor.Expect(isFrom ? "CIDRS" : "DATACENTERS");
        if (isAll)
        {
            return;
        }

        cursor.Expect("{");
        do
        {
            if (cursor.Current.Kind is not (CqlTokenKind.String or CqlTokenKind.Masked))
            {
                cursor.Refuse($"expected a name in single quotes before {cursor.Current.Show()}");
            }

            cursor.Take();
        }
        while (cursor.Accept(","));

        cursor.Expect("}");
    }
}
