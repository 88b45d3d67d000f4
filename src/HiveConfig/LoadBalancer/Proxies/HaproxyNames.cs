using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>Names of other sections and servers in an haproxy.cfg: HAProxy does not start with one that it cannot find.</summary>
internal static class HaproxyNames
{
    private static readonly string[] Stickiness = ["stick", "http-request", "http-response", "tcp-request", "tcp-response"];

    // What takes the name of a user list between parentheses.
    private static readonly string[] Authentications = ["http_auth(", "http_auth_group("];

    /// <summary>The names that stand for nothing in the file.</summary>
    internal static IEnumerable<Violation> Missing(ConfigFile file, HaproxyDocument document)
    {
        var declared = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var section in document.Sections.Where(section => section.Name is not null))
        {
            // Whatever holds a table is known by its name alone.
            foreach (var kind in section.IsFrontend || section.IsBackend ? ["table"] : new[] { section.Keyword.Text })
            {
                if (!declared.TryGetValue(kind, out var names))
                {
                    declared.Add(kind, names = new HashSet<string>(StringComparer.Ordinal));
                }

                names.Add(section.Name!.Text);
            }
        }

        return from section in document.Sections
               from line in section.Lines
               where !line.IsConditional && !line.IsNegated
               from named in In(section, line)
               where named.Word.IsKnown && named.Name.Length > 0 && !TemplateMask.IsMasked(named.Name) && named.Name.IndexOfAny(['$', '%', '"', '/']) < 0
               where !(named.Kind is "server" ? HasServer(section, named.Name) : declared.TryGetValue(named.Kind, out var names) && names.Contains(named.Name))
               select new Violation(file, named.Word.Span, $"there is no {Kind(named.Kind)} '{named.Name}'{(named.Kind is "server" ? $" in '{section.Title()}'" : "")}") { Setting = section.Key(line.Keyword.Text) };
    }

    private static IEnumerable<Named> In(HaproxySection section, HaproxyLine line)
    {
        var keyword = line.Keyword.Text;
        if (keyword is "server" or "server-template" or "default-server")
        {
            // A section 'default' HAProxy makes by itself where there is none.
            return Behind(line, "resolvers", "resolvers").Where(named => named.Name is not "default");
        }

        var named = keyword switch
        {
            "stick-table" => Behind(line, "peers", "peers"),
            "email-alert" => Behind(line, "mailers", "mailers"),
            "errorfiles" => Behind(line, "errorfiles", "http-errors"),
            "filter" => Behind(line, "cache", "cache"),
            "use-server" => section.IsBackend ? Behind(line, "use-server", "server") : [],
            "http-request" => Behind(line, "cache-use", "cache"),
            "http-response" => Behind(line, "cache-store", "cache"),
            _ => [],
        };
        return named.Concat(Array.IndexOf(Stickiness, keyword) >= 0 ? Behind(line, "table", "table") : []).Concat(UserLists(line));
    }

    // A word behind 'if' belongs to a condition.
    private static IEnumerable<Named> Behind(HaproxyLine line, string word, string kind)
    {
        for (var i = 0; i + 1 < line.Words.Count && !(line.Words[i].Text is "if" or "unless"); i++)
        {
            if (line.Words[i].Is(word))
            {
                yield return new Named(kind, line.Words[i + 1], line.Words[i + 1].Text);
                yield break;
            }
        }
    }

    private static IEnumerable<Named> UserLists(HaproxyLine line)
        => from word in line.Words
           from start in Authentications
           where word.Text.TrimStart('!').StartsWith(start, StringComparison.Ordinal) && word.Text.EndsWith(")", StringComparison.Ordinal)
           let inner = word.Text.IndexOf('(') + 1
           select new Named("userlist", word, word.Text.Substring(inner, word.Text.Length - inner - 1).Trim());

    // A template has names of its own making.
    private static bool HasServer(HaproxySection section, string name)
        => section.Servers.Any(server => server.Line.Keyword.Is("server-template") || !server.Name.IsKnown || server.Name.Is(name));

    private static string Kind(string kind) => kind switch
    {
        "table" => "frontend or backend with a stick-table by the name",
        "server" => "server",
        _ => "section '" + kind + "' by the name",
    };

    private sealed record Named(string Kind, Word Word, string Name);
}
