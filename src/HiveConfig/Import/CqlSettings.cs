using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>What the statements of a CQL script set, in the form in which two scripts are compared.</summary>
internal static class CqlSettings
{
    internal static IEnumerable<FoundSetting> Of(ConfigFile file, CqlDocument document)
        => document.Statements.SelectMany(statement => Statement(file, statement)).Concat(Others(file, document));

    private static IEnumerable<FoundSetting> Statement(ConfigFile file, CqlStatement statement)
    {
        switch (statement)
        {
            case CqlKeyspaceStatement { Verb: not CqlVerb.Drop } keyspace:
                yield return new FoundSetting(
                    "keyspace " + keyspace.Name,
                    keyspace.Replication is { } replication ? string.Join(",", replication.Entries.Select(entry => entry.Key + "=" + (entry.Key is "class" ? replication.Class : entry.Value)).OrderBy(text => text, StringComparer.Ordinal)) + (keyspace.DurableWrites == false ? ",durable_writes=false" : "") : "",
                    file,
                    keyspace.Span) { Name = "replication of " + keyspace.Name };
                break;
            case CqlRoleStatement { Verb: not CqlVerb.Drop } role:
                if (role.Verb == CqlVerb.Create || role.Superuser is not null || role.Login is not null)
                {
                    yield return new FoundSetting("role " + role.Name, (role.Superuser == true ? "superuser " : "") + (role.Login == true || role.IsUser ? "login" : ""), file, role.Span) { IsSecret = role.Password is not null };
                }

                if (role.Password is { } password)
                {
                    yield return new FoundSetting("password of " + role.Name, SecretReading.Compared(file, password.Span, password.Value), file, password.Span) { IsSecret = true };
                }

                break;
            default:
                yield return new FoundSetting(Slice(file.Text, statement.Span), "", file, statement.Span) { IsSecret = file.Secrets.Touches(statement.Span) };
                break;
        }
    }

    // What the reader passes over: it stands in lines of its own.
    private static IEnumerable<FoundSetting> Others(ConfigFile file, CqlDocument document)
    {
        var isComment = false;
        foreach (var line in TextLine.Of(file.Text))
        {
            var text = line.Text.Trim();
            var wasComment = isComment;
            isComment = (isComment || text.StartsWith("/*", StringComparison.Ordinal)) && text.IndexOf("*/", StringComparison.Ordinal) < 0;
            if (!wasComment && !isComment && text.Trim(';').Length > 0 && !text.StartsWith("--", StringComparison.Ordinal) && !text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("/*", StringComparison.Ordinal)
                && !document.Statements.Any(statement => statement.Span.Line <= line.Number && line.Number <= statement.Span.EndLine))
            {
                yield return new FoundSetting(text, "", file, line.Span) { IsSecret = file.Secrets.Touches(line.Span) };
            }
        }
    }

    private static string Slice(string text, Span span)
    {
        var lines = TextLine.Of(text).Where(line => span.Line <= line.Number && line.Number <= span.EndLine).Select(line => line.Text).ToList();
        if (lines.Count > 0)
        {
            var last = lines.Count - 1;
            lines[last] = lines[last].Substring(0, Math.Max(0, Math.Min(lines[last].Length, span.EndColumn - 1)));
            lines[0] = lines[0].Substring(Math.Max(0, Math.Min(lines[0].Length, span.Column - 1)));
        }

        return string.Join(" ", string.Join(" ", lines).ToLowerInvariant().Split([' ', '\t', '"'], StringSplitOptions.RemoveEmptyEntries));
    }
}
