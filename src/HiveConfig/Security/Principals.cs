using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Security;

/// <summary>The accounts that TheHive logs in with.</summary>
internal static class Principals
{
    internal static IEnumerable<Violation> Find(Repo repo)
    {
        var found = new List<Violation>();
        foreach (var violation in Cassandra(repo).Concat(Elasticsearch(repo)).Concat(Roles(repo)))
        {
            if (!found.Exists(other => ReferenceEquals(other.File, violation.File) && other.Span == violation.Span))
            {
                found.Add(violation);
            }
        }

        return found;
    }

    /// <summary>Commands that add a superuser to the file realm.</summary>
    internal static IEnumerable<Violation> FileRealm(Repo repo)
        => from placed in ShellCommands.Of(repo)
           let words = placed.Command.Words
           let at = words.ToList().FindIndex(word => word.Text.EndsWith("elasticsearch-users", StringComparison.Ordinal))
           where at >= 0 && at + 1 < words.Count && words[at + 1].Text is "useradd" or "roles"
           let role = placed.Command.Option("-r", "--roles") ?? placed.Command.Option("-a", "--add")
           where role is { IsKnown: true } && role.Text.Split(',').Contains("superuser", StringComparer.Ordinal)
           select new Violation(placed.File, placed.Place(role.Span), "'elasticsearch-users' makes a 'superuser' of this node alone, expected a user of the cluster with a role for TheHive's indices");

    private static IEnumerable<Violation> Cassandra(Repo repo)
    {
        // The last statement about a role counts.
        var superusers = CqlStatements.Of(repo).Select(placed => placed.Statement).OfType<CqlRoleStatement>()
            .Where(role => role.Superuser is not null)
            .GroupBy(role => role.Name.Text, StringComparer.Ordinal)
            .Where(role => role.Last().Superuser is true)
            .Select(role => role.Key)
            .ToList();
        return from given in repo.Each(ApplicationConf.Kind, ApplicationConf.StorageUsername)
               where given.Setting is not null && (given.Value is "cassandra" || superusers.Contains(given.Value!, StringComparer.Ordinal))
               select new Violation(given.Place, given.Span, Wording.Wrong(given.Setting!.Key, given.Value, "a role of TheHive's own that is no superuser")) { Setting = given.Setting!.Key };
    }

    private static IEnumerable<Violation> Elasticsearch(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, ApplicationConf.IndexUsername)
           where given.Value is "elastic"
           select new Violation(given.Place, given.Span, Wording.Wrong(given.Setting!.Key, given.Value, "a user of TheHive's own that is no superuser")) { Setting = given.Setting!.Key };

    private static IEnumerable<Violation> Roles(Repo repo)
        => from file in repo.Of(TheHiveUser.Kind)
           where file.EncryptedBy is null
           let roles = YamlReader.Read(file.Text).Find("roles")?.Value as ListValue
           where roles is not null
           from role in roles.Items.OfType<ScalarValue>()
           where role.Text is "superuser"
           select new Violation(file, role.Span, "'roles' has 'superuser', expected a role for TheHive's indices") { Setting = "roles" };
}
