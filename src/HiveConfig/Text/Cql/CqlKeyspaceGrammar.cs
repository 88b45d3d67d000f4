using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>CREATE, ALTER and DROP KEYSPACE, behind these words.</summary>
internal static class CqlKeyspaceGrammar
{
    private const int MaxNameLength = 48;

    internal static CqlStatement Parse(CqlCursor cursor, CqlVerb verb)
    {
        var isConditional = CqlRoleGrammar.Condition(cursor, verb);
        var at = cursor.Current;
        var statement = new CqlKeyspaceStatement(default, verb, cursor.Name("the name of a keyspace")) { IsConditional = isConditional };
        if (verb == CqlVerb.Create && !IsName(statement.Name.Text))
        {
            cursor.Refuse($"a keyspace has a name of at most {MaxNameLength} letters, digits and underscores", at);
        }

        if (verb == CqlVerb.Drop)
        {
            return statement;
        }

        cursor.Expect("WITH");
        var named = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            var property = cursor.Current;
            var name = cursor.Name("the name of a property");
            if (cursor.Fault is null && !named.Add(name.Text))
            {
                cursor.Refuse($"'{name.Text}' is given twice in one statement", property);
            }

            cursor.Expect("=");
            switch (name.Text)
            {
                case "replication":
                    statement = statement with { Replication = Replication(cursor) };
                    break;
                case "durable_writes":
                    statement = statement with { DurableWritesSpan = cursor.Span(cursor.Current), DurableWrites = YesOrNo(cursor) };
                    break;
                default:
                    cursor.Refuse("a keyspace has no such property; expected 'replication' or 'durable_writes'", property);
                    break;
            }
        }
        while (cursor.Accept("AND"));

        if (verb == CqlVerb.Create && statement.Replication is null)
        {
            cursor.Refuse("CREATE KEYSPACE has to say its replication", at);
        }

        return statement;
    }

    /// <summary>A map of literals: <c>{'class': 'NetworkTopologyStrategy', 'dc1': 3}</c>.</summary>
    internal static List<CqlMapEntry> Map(CqlCursor cursor)
    {
        var entries = new List<CqlMapEntry>();
        cursor.Expect("{");
        if (cursor.Accept("}"))
        {
            return entries;
        }

        do
        {
            var key = Literal(cursor, "a key in single quotes");
            cursor.Expect(":");
            var value = Literal(cursor, "a text in single quotes or a number");
            entries.Add(new CqlMapEntry(key.Text, cursor.Span(key), value.Text, cursor.Span(value)));
        }
        while (cursor.Accept(","));

        cursor.Expect("}");
        return entries;
    }

    private static CqlReplication? Replication(CqlCursor cursor)
    {
        var open = cursor.Current;
        if (open.Kind == CqlTokenKind.Masked)
        {
            cursor.Take();
            return new CqlReplication([], cursor.Span(open));
        }

        if (!open.Is("{"))
        {
            cursor.Refuse($"replication is a map such as {{'class': 'NetworkTopologyStrategy', 'dc1': 3}}; expected '{{' before {open.Show()}");
            return null;
        }

        var replication = new CqlReplication(Map(cursor), cursor.SpanFrom(open));
        if (!replication.Entries.Any(entry => string.Equals(entry.Key, "class", StringComparison.Ordinal) || TemplateMask.IsMasked(entry.Key)))
        {
            cursor.Refuse("the replication has no 'class'; expected 'class': 'NetworkTopologyStrategy'", open);
        }

        return replication;
    }

    private static CqlToken Literal(CqlCursor cursor, string what)
    {
        var token = cursor.Current;
        if (token.Kind is CqlTokenKind.String or CqlTokenKind.Number or CqlTokenKind.Masked || token.Is("true") || token.Is("false"))
        {
            return cursor.Take();
        }

        cursor.Refuse($"expected {what} before {token.Show()}");
        return token;
    }

    private static bool? YesOrNo(CqlCursor cursor)
    {
        var token = cursor.Take();
        var word = token.Kind is CqlTokenKind.String or CqlTokenKind.Word or CqlTokenKind.Number ? token.Text.ToLowerInvariant() : "";
        if (word is "true" or "yes" or "1")
        {
            return true;
        }

        if (word is not ("false" or "no" or "0") && token.Kind != CqlTokenKind.Masked)
        {
            cursor.Refuse("durable_writes takes true or false", token);
        }

        return token.Kind == CqlTokenKind.Masked ? null : false;
    }

    private static bool IsName(string name)
        => TemplateMask.IsMasked(name)
        || (name.Length is > 0 and <= MaxNameLength && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'));
}
