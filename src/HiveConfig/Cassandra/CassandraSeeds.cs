using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The seeds of a cluster: the same everywhere, nodes of it, neither one nor many, at the right port.</summary>
internal static class CassandraSeeds
{
    private const int UsualStoragePort = 7000;
    private const int UsualNativePort = 9042;
    private const int MostOfADatacenter = 3;

    // A parameter of SimpleSeedProvider since 4.1: a name then stands for every address that it has.
    private const string AllAddresses = "resolve_multiple_ip_addresses_per_dns_record";

    // Ports that differ are the fault of another rule, and make no two lists of the same hosts.
    internal static IEnumerable<Violation> Agree(Repo repo)
    {
        var files = repo.Of(CassandraYaml.Kind).ToList();
        var first = files.Count > 0 ? StoragePortOf(repo, files[0]) : UsualStoragePort;
        var port = files.TrueForAll(file => StoragePortOf(repo, file) == first) ? first : UsualStoragePort;

        // A provider that is missing has no seeds either.
        return repo.AgreeOnHosts(CassandraYaml.Kind, CassandraYaml.Seeds, _ => port, near: "seed_provider").Where(violation => !repo.IsFaulty(violation.File, "seed_provider"));
    }

    internal static IEnumerable<Violation> AreMembers(Repo repo)
    {
        // A single node in the repo says nothing about the others it names.
        if (repo.Inventory.CountOf(Role.Cassandra).Number < 2 || (repo.Inventory.With(Role.Cassandra).Count == 1 && !repo.Inventory.IsComplete))
        {
            return [];
        }

        var nodes = repo.Inventory.With(Role.Cassandra);

        var named = nodes.Select(node => ListenNameOf(repo, node.Name)).ToList();
        var namesAreOwn = named.Count > 0 && named.TrueForAll(name => name is not null);

        // A list that differs from the others is wrong by that.
        var differing = Agree(repo).SelectMany(violation => violation.Related.Select(related => related.File).Concat([violation.File])).ToList();
        var lists = from given in repo.Each(CassandraYaml.Kind, CassandraYaml.Seeds)
                    where given.Setting is not null && !differing.Contains(given.Place)
                    let list = new ListedHosts(repo, nodes, given.Value!)
                    select new Entries(given.Place, Entries.Of(given.Setting!.Value, given.Value!).Select(entry => Judge(list, entry.Text, entry.Span)).ToList());
        return repo.Match(lists, CassandraYaml.Seeds.Name, "address of a Cassandra node").Concat(Moved());

        // A node that the others look for elsewhere than it is. With an address for the others of its own it listens where it likes.
        IEnumerable<Violation> Moved()
            => from moved in Contradicted.Of(repo, CassandraYaml.Kind, CassandraYaml.ListenAddress, "cassandra")
               where repo.Ask(moved.Given.File, CassandraYaml.BroadcastAddress, moved.Given.File.Node) is { Setting: null }
               select moved.ToViolation();

        Entry Judge(ListedHosts list, string text, Span span)
        {
            var host = HostPort.Of(text).Host;
            if (HostText.IsLocal(host))
            {
                return new Entry(text, span, Membership.Stranger) { IsCertain = true };
            }

            // A machine that is known to run something else is no seed; a name is judged only among names.
            var found = repo.Inventory.Find(host);
            var isKnown = found is not null && (found.Has(Role.Cassandra) || !repo.Inventory.IsComplete);
            var isJudged = HostText.IsAddress(host) ? list.ShowsAddresses : HostText.IsName(host) && (namesAreOwn || list.ShowsNames);
            return new Entry(text, span, isKnown ? Membership.Known : isJudged ? Membership.Stranger : Membership.Unknown);
        }
    }

    internal static IEnumerable<Violation> Count(Repo repo)
    {
        var lists = repo.Each(CassandraYaml.Kind, CassandraYaml.Seeds).Where(given => given.Setting is not null).ToList();
        if (lists.Count == 0)
        {
            return [];
        }

        var first = lists[0];
        var datacenters = Datacenters.Of(repo).Count;

        // Lists that differ are the fault of another rule.
        return lists.TrueForAll(list => CountOf(list) == 1 && !MayBeSeveral(list)) && repo.Inventory.CountOf(Role.Cassandra).Number >= 2
                ? [At($"'seeds' {Said(first.Value!)} of {Nodes()}; expected two or three", Severity.Warning)]
            : datacenters > 0 && lists.TrueForAll(list => CountOf(list) > MostOfADatacenter * datacenters)
                ? [At($"'seeds' are {CountOf(first).ToString(CultureInfo.InvariantCulture)} nodes in {Wording.Count(datacenters, "datacenter")}; expected at most {MostOfADatacenter} of each", Severity.Info)]
                : [];

        int CountOf(Given<IReadOnlyList<string>> list) => list.Value!.Select(seed => HostPort.Of(seed).Canonical(StoragePortOf(repo, list.File))).Distinct(StringComparer.Ordinal).Count();

        // A name that the repo does not know may be that of any machine, but Cassandra takes one address of it.
        string Said(IReadOnlyList<string> seeds)
            => (repo.Inventory.Find(HostPort.Of(seeds[0]).Host) is null ? "names one host" : "is one node") + (seeds.Count > 1 ? $" {seeds.Count.ToString(CultureInfo.InvariantCulture)} times" : "") + $", {Wording.Quote(seeds[0])},";

        static bool MayBeSeveral(Given<IReadOnlyList<string>> list)
            => !HostText.IsAddress(HostPort.Of(list.Value![0]).Host) && list.Place.Text.IndexOf(AllAddresses, StringComparison.Ordinal) is > 0 and var at
                && list.Place.Text.Substring(at + AllAddresses.Length).TrimStart(':', ' ', '"', '\'').StartsWith("true", StringComparison.OrdinalIgnoreCase);

        string Nodes() => (repo.Inventory.CountOf(Role.Cassandra).IsComplete ? "" : "at least ") + Wording.Count(repo.Inventory.CountOf(Role.Cassandra).Number, "node");

        Violation At(string message, Severity severity) => new(first.Place, first.Span, message)
        {
            Setting = CassandraYaml.Seeds.Name,
            Severity = severity,
            Related = lists.Skip(1).Select(given => new RelatedPlace(given.Place, given.Span, Wording.AlsoHere)).ToList(),
        };
    }

    internal static IEnumerable<Violation> Ports(Repo repo)
    {
        var storage = repo.Of(CassandraYaml.Kind).Select(file => StoragePortOf(repo, file).ToString(CultureInfo.InvariantCulture)).ToList();
        return from given in repo.Each(CassandraYaml.Kind, CassandraYaml.Seeds)
               where given.Setting is not null && IsPortKnown(repo, given.File)
               let native = repo.Ask(given.File, CassandraYaml.NativeTransportPort, given.File.Node)?.Value ?? UsualNativePort
               let wrong = Entries.Of(given.Setting!.Value, given.Value!).Where(entry => IsWrong(HostPort.Of(entry.Text).Port)).ToList()
               where wrong.Count > 0
               let isNative = string.Equals(HostPort.Of(wrong[0].Text).Port, native.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
               select new Violation(
                   given.Place,
                   wrong[0].Span,
                   $"'seeds' has {Wording.Quote(wrong[0].Text)}{(isNative ? ", the port for clients" : "")}; expected port {StoragePortOf(repo, given.File).ToString(CultureInfo.InvariantCulture)} or none")
               {
                   Setting = CassandraYaml.Seeds.Name,
               };

        bool IsWrong(string? port) => port is not null && !Placeholder.IsIn(port) && !storage.Contains(port, StringComparer.Ordinal);
    }

    // A port that is filled in later is unknown, not the usual one.
    private static bool IsPortKnown(Repo repo, ConfigFile file)
        => repo.Of(CassandraYaml.Kind).All(other => repo.Ask(other, CassandraYaml.StoragePort, other.Node) is not null || !Repo.IsReadable(other))
            && repo.Ask(file, CassandraYaml.StoragePort, file.Node) is not null;

    private static int StoragePortOf(Repo repo, ConfigFile file) => repo.Ask(file, CassandraYaml.StoragePort, file.Node)?.Value ?? UsualStoragePort;

    private static string? ListenNameOf(Repo repo, string node)
        => repo.Of(CassandraYaml.Kind)
            .Where(file => string.Equals(file.Node, node, StringComparison.Ordinal))
            .Select(file => repo.Ask(file, CassandraYaml.ListenAddress, node)?.Value)
            .FirstOrDefault(value => value is not null && HostText.IsName(value) && !HostText.IsLocal(value));
}
