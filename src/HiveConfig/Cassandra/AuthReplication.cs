using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>How many copies of system_auth there are: with fewer than three, logins fail when one node is down.</summary>
internal static class AuthReplication
{
    private const string Keyspace = "system_auth";
    private const string Networked = "NetworkTopologyStrategy";
    private const int Enough = 3;

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var scripts = Replication.OfAll(repo).Where(replication => string.Equals(replication.Keyspace, Keyspace, StringComparison.Ordinal));
        var judged = scripts.Select(script => new { Script = script, Problem = Judge(repo, script) }).ToList();
        var variants = judged.GroupBy(script => script.Script.ToString(), StringComparer.Ordinal).Select(same => same.ToList()).ToList();

        // Scripts that disagree are one fault, and the same script on every node is one too.
        var worst = variants.Find(same => same[0].Problem?.Severity == Severity.Error) ?? variants.Find(same => same[0].Problem is not null) ?? variants.FirstOrDefault();
        if (worst is not { Count: > 0 } || (worst[0].Problem is null && variants.Count == 1))
        {
            return [];
        }

        var here = worst[0].Problem is null ? variants[1] : worst;
        var others = variants.Where(same => same != here).ToList();
        var problem = here[0].Problem ?? new Weakness(Severity.Error, $"'{Keyspace}' gets {Wording.Quote(here[0].Script.ToString())} here but {Wording.Quote(others[0][0].Script.ToString())} in another script");
        return
        [
            new Violation(here[0].Script.File, here[0].Script.Span, problem.Message)
            {
                Setting = Keyspace,
                Severity = problem.Severity,
                Related =
                [
                    .. here.Skip(1).Select(again => new RelatedPlace(again.Script.File, again.Script.Span, Wording.AlsoHere)),
                    .. others.Select(other => new RelatedPlace(other[0].Script.File, other[0].Script.Span, $"{Wording.Quote(other[0].Script.ToString())} here")),
                ],
            },
        ];
    }

    /// <summary>Scripts that set a cluster with passwords up and leave system_auth as it is: one copy.</summary>
    internal static IEnumerable<Violation> Unstated(Repo repo)
    {
        var nodes = repo.Inventory.CountOf(Role.Cassandra);
        var asking = repo.Each(CassandraYaml.Kind, CassandraYaml.Authenticator).FirstOrDefault(given => given.Value is { } name && name.EndsWith("PasswordAuthenticator", StringComparison.Ordinal));
        if (asking is null || !(nodes.Number > 1 || (!nodes.IsComplete && IsClustered(repo))))
        {
            return [];
        }

        // A script that cannot be read as it stands, or puts the name together, may set it.
        var scripts = repo.Of(CqlScript.Kind).ToList();
        var statements = CqlStatements.Of(repo).ToList();
        if (scripts.Exists(script => !Repo.IsReadable(script) || script.IsTemplate)
            || repo.Files.Any(file => file.Kind.IsCarrier && file.Text.IndexOf(Keyspace, StringComparison.Ordinal) >= 0)
            || statements.Exists(placed => placed.Statement is CqlKeyspaceStatement keyspace && (string.Equals(keyspace.Name.Text, Keyspace, StringComparison.Ordinal) || Placeholder.IsIn(keyspace.Name.Text))))
        {
            return [];
        }

        var expected = $"which means 1 replica, expected {(nodes.Number > 1 ? Expected(nodes) : "3")}";

        // A script of CQL sets a cluster up; of commands among others, those that make something do.
        var first = statements.Find(placed => scripts.Count > 0
            ? placed.Statement is CqlRoleStatement or CqlKeyspaceStatement { Replication: not null }
            : placed.Statement is CqlRoleStatement { Verb: CqlVerb.Create } or CqlKeyspaceStatement { Verb: CqlVerb.Create, Replication: not null });
        return first is not null ? [new Violation(scripts.FirstOrDefault() ?? first.File, scripts.Count > 0 ? Span.Start : first.Place(first.Statement.Span), $"no script sets the replication of '{Keyspace}', {expected}") { Setting = Keyspace }]

            // A repo of settings alone leaves all of CQL to somebody else; one that runs commands on the machines may have forgotten it.
            : scripts.Count == 0 && statements.Count == 0 && repo.Files.Any(file => file.Document is AnsibleTasksDocument { Tasks.Count: > 0 }) ? [new Violation(asking.Place, asking.Span, $"nothing here sets the replication of '{Keyspace}', {expected}") { Setting = Keyspace, Severity = Severity.Info }]
            : [];
    }

    private static Weakness? Judge(Repo repo, Replication script)
    {
        var nodes = repo.Inventory.CountOf(Role.Cassandra);
        if (nodes.Number < 2)
        {
            return !nodes.IsComplete && IsClustered(repo) ? JudgeBlind(script) : null;
        }

        if (!script.IsNetworked)
        {
            // With enough copies in the one datacenter there is, only the strategy is wrong, which a rule of its own says.
            return KeyspaceChecks.IsEnough(repo, script) ? null : new Weakness(Severity.Error, $"'{Keyspace}' has {Wording.Quote(script.Strategy)}, expected '{Networked}' for {Wording.Count(nodes.Number, "node")}");
        }

        var datacenters = Datacenters.Of(repo);
        if (datacenters.Count == 0)
        {
            // Without a name every factor is that of the one datacenter there seems to be.
            return script.Factors.Count > 1 ? JudgeBlind(script) : Problem(script.OnlyFactor, nodes, "") is { } one ? new Weakness(Severity.Error, one) : null;
        }

        var problems = datacenters.Keys.Select(name => script.FactorIn(name) is { } factor
            ? Problem(factor, datacenters[name], $" in {Wording.Quote(name)}")
            : $"'{Keyspace}' has no replicas in {Wording.Quote(name)}, expected {Expected(datacenters[name])}").OfType<string>().ToList();
        return problems.Count > 0 ? new Weakness(Severity.Error, string.Join("; ", problems)) : null;
    }

    private static string? Problem(int factor, NodeCount nodes, string where)
        => factor < Math.Min(Enough, nodes.Number) || (nodes.IsComplete && factor > nodes.Number)
            ? $"'{Keyspace}' has {Wording.Count(factor, "replica")}{where}, expected {Expected(nodes)}"
            : null;

    private static string Expected(NodeCount nodes)
    {
        var least = Math.Min(Enough, nodes.Number).ToString(CultureInfo.InvariantCulture);
        var count = Wording.Count(nodes.Number, "node");
        return !nodes.IsComplete ? $"at least {least} for at least {count}"
            : nodes.Number > Enough ? $"{least} to {nodes.Number.ToString(CultureInfo.InvariantCulture)} for {count}"
            : $"{least} for {count}";
    }

    // How many nodes there are is unknown: one copy is too few for any cluster, two for most.
    private static Weakness? JudgeBlind(Replication script)
    {
        var (least, _) = script.Range;
        return !script.IsNetworked ? new Weakness(Severity.Error, $"'{Keyspace}' has {Wording.Quote(script.Strategy)}, expected '{Networked}' in a cluster")
            : least < 2 ? new Weakness(Severity.Error, $"'{Keyspace}' has {Wording.Count(least, "replica")}, expected 3, or one for each node, in a cluster")
            : least < Enough ? new Weakness(Severity.Warning, $"'{Keyspace}' has {Wording.Count(least, "replica")}, expected 3 unless there are two nodes only")
            : null;
    }

    private static bool IsClustered(Repo repo)
        => new[] { Role.Elasticsearch, Role.TheHive, Role.LoadBalancer }.Any(role => repo.Inventory.CountOf(role).Number > 1)
            || repo.Inventory.HasOpenLists
            || Replication.Of(repo).Any(other => !string.Equals(other.Keyspace, Keyspace, StringComparison.Ordinal) && other.Range.Most > 1);

    private sealed record Weakness(Severity Severity, string Message);
}
