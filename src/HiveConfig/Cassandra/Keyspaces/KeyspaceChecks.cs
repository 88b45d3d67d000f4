using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Judges what CQL says of keyspaces.</summary>
internal static class KeyspaceChecks
{
    private const string Auth = "system_auth";
    private const string Shortcut = "replication_factor";
    private const int Enough = 3;

    // The keyspaces that are not Cassandra's own.
    private static readonly Question<IReadOnlyList<string>> OwnNames = new(repo
        => [.. Replication.Of(repo).Select(script => script.Keyspace).Where(name => !name.StartsWith("system", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)]);

    private static readonly string[] Others = ["system_distributed", "system_traces"];

    internal static IEnumerable<Violation> Simple(Repo repo)
    {
        var nodes = repo.Inventory.CountOf(Role.Cassandra);
        return nodes.Number < 2
            ? []
            : from script in Replication.OfAll(repo)
              where script.Strategy is "SimpleStrategy" && (script.IsOf(Auth) || IsOfTheHive(repo, script.Keyspace)) && IsEnough(repo, script)
              select new Violation(script.File, script.Span, $"'{script.Keyspace}' has 'SimpleStrategy', expected 'NetworkTopologyStrategy' for {Wording.Count(nodes.Number, "node")}") { Setting = script.Keyspace };
    }

    /// <summary>Whether copies without regard to datacenters are at least as many as they should be.</summary>
    internal static bool IsEnough(Repo repo, Replication script)
        => repo.Inventory.CountOf(Role.Cassandra) is var nodes
            && Cassandra.Datacenters.Of(repo).Count < 2
            && script.Factor >= Math.Min(Enough, nodes.Number)
            && !(nodes.IsComplete && script.Factor > nodes.Number);

    internal static IEnumerable<Violation> Datacenters(Repo repo)
    {
        var known = Cassandra.Datacenters.Of(repo).Keys.ToList();
        var nodes = repo.Inventory.CountOf(Role.Cassandra);
        if (known.Count == 0)
        {
            yield break;
        }

        foreach (var placed in CqlStatements.OfAll(repo))
        {
            // Of a cluster's system_auth another rule counts the copies in each datacenter.
            if (placed.Statement is not CqlKeyspaceStatement { Replication: { Class: "NetworkTopologyStrategy" } replication } statement
                || (nodes.Number > 1 && string.Equals(statement.Name.Text, Auth, StringComparison.Ordinal)))
            {
                continue;
            }

            var named = replication.Factors.Where(entry => !string.Equals(entry.Key, Shortcut, StringComparison.Ordinal) && !Placeholder.IsIn(entry.Key)).ToList();
            var strangers = named.Where(entry => !known.Contains(entry.Key, StringComparer.Ordinal)).ToList();
            foreach (var entry in strangers)
            {
                // The nodes of a datacenter may be in another repo, as long as some of those here are named.
                var near = known.Find(name => string.Equals(name, entry.Key, StringComparison.OrdinalIgnoreCase));
                var isCertain = repo.Inventory.IsComplete || near is not null || strangers.Count == named.Count;
                yield return new Violation(placed.File, placed.Place(entry.KeySpan), $"{Wording.Quote(entry.Key)} is no datacenter of the nodes, expected {string.Join(" or ", known.OrderBy(name => name, StringComparer.Ordinal).Select(Wording.Quote))}")
                {
                    Setting = statement.Name.Text,
                    Severity = isCertain ? null : Severity.Warning,
                    Edits = near is not null && placed.Text is null && !placed.File.IsTemplate ? [new Edit(placed.File, entry.KeySpan, CqlText.Quote(near))] : [],
                };
            }
        }
    }

    internal static IEnumerable<Violation> Replicas(Repo repo)
    {
        var nodes = repo.Inventory.CountOf(Role.Cassandra);
        return nodes.Number < 2 ? [] : Replication.OfAll(repo).Where(script => IsOfTheHive(repo, script.Keyspace)).Select(script => Judge(repo, script, nodes)).OfType<Violation>();
    }

    internal static IEnumerable<Violation> NoOps(Repo repo)
    {
        foreach (var statements in InOrder(repo))
        {
            // What each keyspace's datacenters have so far.
            var before = new Dictionary<string, Replication>(StringComparer.Ordinal);
            foreach (var placed in statements)
            {
                if (placed.Statement is not CqlKeyspaceStatement { Replication: not null } statement || Replication.Read(placed) is not { } now)
                {
                    continue;
                }

                if (statement.Verb == CqlVerb.Alter && now is { IsNetworked: true, Factor: { } factor }
                    && before.TryGetValue(now.Keyspace, out var earlier) && earlier.IsNetworked
                    && Kept(earlier, now, factor) is { } kept)
                {
                    yield return new Violation(placed.File, now.Span, $"'{Shortcut}' is {Number(factor)} here, but {Wording.Quote(now.Keyspace)} has {kept} already and keeps that")
                    {
                        Setting = now.Keyspace,
                        Related = [new RelatedPlace(earlier.File, earlier.Span, Wording.GivenBefore)],
                    };
                }

                before[now.Keyspace] = now;
            }
        }
    }

    internal static IEnumerable<Violation> Unrepaired(Repo repo)
        => repo.Inventory.CountOf(Role.Cassandra) is { Number: 1, IsComplete: true }
            ? []
            : from placed in CqlStatements.Of(repo)
              where placed.File.Kind.IsCarrier && placed.Statement is CqlKeyspaceStatement { Verb: CqlVerb.Alter, Replication: not null }
              group placed by placed.File into changes
              let last = changes.Last()
              let place = last.Place(last.Statement.Span)
              where !SpeaksOfRepair(last.File, place)
              select new Violation(last.File, place, $"the replication of {Wording.Quote(((CqlKeyspaceStatement)last.Statement).Name.Text)} is changed, but no 'nodetool repair' follows")
              {
                  Setting = ((CqlKeyspaceStatement)last.Statement).Name.Text,
              };

    internal static IEnumerable<Violation> Forgotten(Repo repo)
    {
        var scripts = Replication.Of(repo).ToList();
        var raised = scripts.Find(script => script.IsOf(Auth) && script.Range.Most > 1);
        var missing = Others.Where(keyspace => !Names(repo, keyspace)).ToList();
        return raised is null || missing.Count == 0
            ? []
            : [new Violation(raised.File, raised.Span, $"'{Auth}' is raised here, but nothing sets the replication of {string.Join(" and ", missing.Select(Wording.Quote))}") { Setting = Auth }];
    }

    internal static IEnumerable<Violation> NotDurable(Repo repo)
        => from placed in CqlStatements.Of(repo)
           let statement = placed.Statement as CqlKeyspaceStatement
           where statement is { DurableWrites: false, DurableWritesSpan: not null }
           let span = statement.DurableWritesSpan!.Value
           select new Violation(placed.File, placed.Place(span), $"'durable_writes' of {Wording.Quote(statement.Name.Text)} is 'false', expected 'true'")
           {
               Setting = statement.Name.Text,
               Edits = placed.Text is null && !placed.File.IsTemplate ? [new Edit(placed.File, span, "true")] : [],
           };

    /// <summary>Whether TheHive keeps its data in a keyspace: its name says so, or there is no other that is not Cassandra's own.</summary>
    internal static bool IsOfTheHive(Repo repo, string keyspace)
    {
        var own = OwnNames.Of(repo);
        return !keyspace.StartsWith("system", StringComparison.Ordinal) && (IsHive(keyspace) || (own.Count == 1 && !own.Any(IsHive)));

        static bool IsHive(string name) => name.IndexOf("hive", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>The statements of the CQL scripts of each directory, in the order of the scripts' names.</summary>
    internal static IEnumerable<IReadOnlyList<PlacedStatement>> InOrder(Repo repo)
        => CqlStatements.Of(repo)
            .GroupBy(placed => placed.Text is null ? placed.File.Path.Substring(0, placed.File.Path.LastIndexOf('/') + 1) : placed.File.Path, StringComparer.Ordinal)
            .Select(same => same.ToList());

    private static Violation? Judge(Repo repo, Replication script, NodeCount nodes)
    {
        if (!script.IsNetworked)
        {
            return script.Factor is { } factor && Problem(factor, nodes) is { } wrong ? At(script, wrong, severity: null) : null;
        }

        var datacenters = Cassandra.Datacenters.Of(repo);
        if (datacenters.Count == 0)
        {
            return script.Factors.Count <= 1 && Problem(script.OnlyFactor, nodes) is { } one ? At(script, one, severity: null) : null;
        }

        // A name that is no datacenter is another fault.
        if (script.Factors.Keys.Any(name => !datacenters.ContainsKey(name)))
        {
            return null;
        }

        var judged = datacenters.Keys.Select(name => new { Name = name, Nodes = datacenters[name], Factor = script.FactorIn(name) ?? 0 }).ToList();
        if (judged.Find(datacenter => datacenter.Nodes.IsComplete && datacenter.Factor > datacenter.Nodes.Number) is { } above)
        {
            return At(script, Problem(above.Factor, above.Nodes, above.Name)!, severity: null);
        }

        var below = judged.FindAll(datacenter => datacenter.Factor < Math.Min(Enough, datacenter.Nodes.Number));
        return below.Count == 0 ? null : At(
            script,
            string.Join("; ", below.Select(datacenter => Problem(datacenter.Factor, datacenter.Nodes, datacenter.Name))),
            below.Count == judged.Count ? null : Severity.Info);
    }

    private static string? Problem(int factor, NodeCount nodes, string? datacenter = null)
        => factor < Math.Min(Enough, nodes.Number) || (nodes.IsComplete && factor > nodes.Number)
            ? $"{Wording.Count(factor, "replica")}{(datacenter is null ? "" : $" in {Wording.Quote(datacenter)}")} for {(nodes.IsComplete ? "" : "at least ")}{Wording.Count(nodes.Number, "node")}, expected {Number(Math.Min(Enough, nodes.Number))}{(nodes.Number > Enough ? " or more" : "")}"
            : null;

    private static Violation At(Replication script, string problem, Severity? severity)
        => new(script.File, script.Span, $"{Wording.Quote(script.Keyspace)} has {problem}") { Setting = script.Keyspace, Severity = severity };

    // What datacenters have that the statement does not name; null when the number is the same, so that nothing is lost.
    private static string? Kept(Replication earlier, Replication now, int factor)
    {
        var kept = earlier.Factors.Keys.Where(name => !now.Factors.ContainsKey(name) && earlier.Factors[name] != factor).OrderBy(name => name, StringComparer.Ordinal).Select(name => $"{Wording.Quote(name)}: {Number(earlier.Factors[name])}").ToList();
        return kept.Count > 0 ? string.Join(", ", kept)
            : earlier is { Factors.Count: 0, Factor: { } other } && other != factor && now.Factors.Count == 0 ? Number(other)
            : null;
    }

    // Any word of it will do: a task that is included, a role, a line that tells the reader to.
    private static bool SpeaksOfRepair(ConfigFile file, Span place)
        => TextLine.Of(file.Text).Where(line => line.Number >= place.EndLine).Any(line => Has(line.Text, "repair") || Has(line.Text, "rebuild"));

    private static bool Names(Repo repo, string keyspace)
        => repo.Files.Any(file => (ReferenceEquals(file.Kind, CqlScript.Kind) || file.Kind.IsCarrier) && Has(file.Text, keyspace));

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
