using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>
/// discovery.seed_hosts across nodes. It need not be the same text everywhere: a node may leave itself out. But each list has to
/// lead to the other master-eligible nodes, and lists that differ otherwise are lists that someone forgot to change.
/// </summary>
internal static class SeedHosts
{
    private const int UsualTransportPort = 9300;
    private const string Expected = "Elasticsearch node of this repo";

    private static readonly Key<IReadOnlyList<string>> Key = ElasticsearchYml.SeedHosts;

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        // A single node in the repo says nothing about the others it names.
        if (repo.Inventory.With(Role.Elasticsearch).Count < 2)
        {
            return [];
        }

        var looking = repo.Each(ElasticsearchYml.Kind, Key).Where(given => LooksByList(repo, given.File)).ToList();
        var joined = Joined(looking).ToList();
        looking.RemoveAll(given => Concerns(joined, given));
        var lost = Lost(repo, looking).ToList();
        var found = repo.Match(looking.Where(given => given.Setting is not null && !Concerns(lost, given)).Select(given => Judge(repo, given)), Key.Name, Expected)
            .Concat(lost)
            .ToList();

        // A list with an error says nothing about what the others should be: one fault, one finding.
        var sound = looking.Where(given => given.Setting is not null && given.File.Node is not null && !Concerns(found, given)).ToList();
        var variants = Comparable(repo, sound, file => PortOf(repo, file));
        var differing = Variants.Differences(isSecret: false, variants).Select(violation => violation with { Severity = Severity.Warning }).ToList();
        if (differing.Count > 0 && !Variants.Differences(isSecret: false, Comparable(repo, sound, _ => UsualTransportPort)).Any())
        {
            differing = Ports(repo, sound);
        }

        // One list that is copied to every node is one fault: a node that it leads astray has told it.
        var told = new HashSet<string>(looking.Where(given => given.Setting is not null && Concerns(found, given)).Select(given => Variant.Show(given.Value)), StringComparer.Ordinal);
        var settled = Variants.HaveMajority(variants) ? sound.Where(given => !Concerns(differing, given) && !told.Contains(Variant.Show(given.Value))).ToList() : [];
        return [.. joined, .. found, .. differing, .. Uncovered(repo, settled), .. Moved(repo)];
    }

    // A node that the others look for elsewhere than it is.
    private static IEnumerable<Violation> Moved(Repo repo)
        => from moved in Contradicted.Of(repo, ElasticsearchYml.Kind, ElasticsearchYml.NetworkHost, "elasticsearch")
           where !moved.Given.File.Tree.Settings.Any(setting => setting.Key.EndsWith("_host", StringComparison.Ordinal) || setting.Key is "transport.host" or "http.host")
           select moved.ToViolation();

    // No name has a blank in it: hosts that only blanks part are one name, which no node has.
    private static IEnumerable<Violation> Joined(IReadOnlyList<Given<IReadOnlyList<string>>> looking)
        => from same in looking.Where(given => given.Value?.Any(entry => entry.Trim().IndexOf(' ') > 0) == true).GroupBy(given => Variant.Show(given.Value), StringComparer.Ordinal)
           let first = same.First()
           let entry = Entries.Of(first.Setting!.Value, first.Value!).First(entry => entry.Text.Trim().IndexOf(' ') > 0)
           select new Violation(first.Place, entry.Span, $"'{Key.Name}' has {Wording.Quote(entry.Text)}, which is one name to Elasticsearch, expected the hosts parted by commas, or a list")
           {
               Setting = Key.Name,
               Related = same.Skip(1).Select(again => new RelatedPlace(again.Place, again.Span, Wording.AlsoHere)).ToList(),
           };

    // A seed provider adds hosts from elsewhere, and a single-node asks nobody.
    private static bool LooksByList(Repo repo, ConfigFile file)
        => (ElasticsearchYml.SeedProviders.Find(file.Tree) is not { } providers || ElasticsearchYml.SeedProviders.Read(providers.Value) is { Count: 1 } only && only[0] is "settings")
            && repo.Ask(file, ElasticsearchYml.DiscoveryType, file.Node) is not (null or { Value: "single-node" });

    private static bool Concerns(IEnumerable<Violation> violations, Given<IReadOnlyList<string>> given)
        => violations.Any(violation => ReferenceEquals(violation.File, given.Place) || violation.Related.Any(related => ReferenceEquals(related.File, given.Place) && ReferenceEquals(related.Message, Wording.AlsoHere)));

    private static Entries Judge(Repo repo, Given<IReadOnlyList<string>> given)
    {
        var entries = Entries.Of(given.Setting!.Value, given.Value!);
        var list = new ListedHosts(repo, repo.Inventory.With(Role.Elasticsearch), given.Value!);
        return new Entries(given.Place, entries.Select(entry => new Entry(entry.Text, entry.Span, MembershipOf(repo, list, entry.Text))).ToList());
    }

    private static Membership MembershipOf(Repo repo, ListedHosts list, string entry)
    {
        var host = HostPort.Of(entry).Host;
        if (HostText.IsLocal(host) || repo.Inventory.Find(host) is { } node && node.Has(Role.Elasticsearch))
        {
            return Membership.Known;
        }

        if (repo.Inventory.Find(host) is not null)
        {
            return repo.Inventory.IsComplete ? Membership.Stranger : Membership.Unknown;
        }

        // A name may be an alias of anything, unless the others in the list are plainly the nodes' own names.
        var canBeJudged = HostText.IsAddress(host)
            ? list.ShowsAddresses
            : HostText.IsName(host) && list.ShowsNames;
        return canBeJudged ? Membership.Stranger : Membership.Unknown;
    }

    // Two nodes with one address is a fault of its own, and one of theirs is then unknown.
    private static bool HaveTheirOwn(IReadOnlyList<InventoryNode> nodes)
    {
        var addresses = nodes.SelectMany(node => node.Addresses.Select(fact => HostText.Usual(fact.Value)).Distinct(StringComparer.Ordinal)).ToList();
        return addresses.Distinct(StringComparer.Ordinal).Count() == addresses.Count;
    }

    // Nodes that will find nobody: their list leads to no other master-eligible node, or they have none while others do.
    private static IEnumerable<Violation> Lost(Repo repo, IReadOnlyList<Given<IReadOnlyList<string>>> looking)
    {
        var listing = looking.Where(given => given.Setting is not null).ToList();
        var haveTheirOwn = HaveTheirOwn(repo.Inventory.With(Role.Elasticsearch));
        var astray = new List<Astray>();
        foreach (var given in looking.Where(given => given.File.Node is not null))
        {
            var masters = MastersBeside(repo, given.File);
            if (given.Setting is null)
            {
                if (listing.Count > 0)
                {
                    var variant = Variant.Absent(given, Key, given.File.Tree, "discovery");
                    yield return new Violation(given.File, variant.Span, Wording.Outlier(Key.Name, here: null, Variant.Show(listing[0].Value), listing.Count))
                    {
                        Setting = Key.Name,
                        Related = [new RelatedPlace(listing[0].Place, listing[0].Span, Wording.GivenHere)],
                    };
                }
            }
            else if (masters.Count > 0 && haveTheirOwn && given.Value!.All(entry => LeadsAstray(repo, given.File, entry, masters)))
            {
                astray.Add(new Astray(given, Names(masters)));
            }
        }

        // One list that is copied to every node is one fault.
        foreach (var same in astray.GroupBy(list => Variant.Show(list.Given.Value), StringComparer.Ordinal))
        {
            var (given, masters) = same.First();
            yield return new Violation(given.Place, given.Span, $"'{Key.Name}' names no other master-eligible node, expected {masters}")
            {
                Setting = Key.Name,
                Related = same.Skip(1).Select(again => new RelatedPlace(again.Given.Place, again.Given.Span, Wording.AlsoHere)).ToList(),
            };
        }
    }

    // A name may be an alias of anything; an address is a node's own, where the repo shows the addresses of all that it could be.
    private static bool LeadsAstray(Repo repo, ConfigFile file, string entry, List<InventoryNode> masters)
        => Whom(repo, file, entry) is { } node
            ? !masters.Contains(node)
            : HostText.IsAddress(HostPort.Of(entry).Host)
                && masters.TrueForAll(master => master.Addresses.Count > 0)
                && repo.Inventory.With(Role.Elasticsearch).Count(known => known.Addresses.Count > 0) > 1;

    private static IEnumerable<Violation> Uncovered(Repo repo, IReadOnlyList<Given<IReadOnlyList<string>>> sound)
    {
        // A list that several nodes have leaves out what it leaves out for any of them.
        var lists = sound.Select(given => new { Given = given, Missing = Missing(repo, given) }).Where(list => list.Missing.Count > 0)
            .GroupBy(list => Variant.Show(list.Given.Value), StringComparer.Ordinal)
            .Select(same => new { Given = same.Select(list => list.Given), Missing = Names(same.SelectMany(list => list.Missing).Distinct().OrderBy(node => node.Name, StringComparer.Ordinal)) });
        return from same in lists.GroupBy(list => list.Missing, StringComparer.Ordinal)
               let all = same.SelectMany(list => list.Given).ToList()
               select new Violation(all[0].Place, all[0].Span, $"'{Key.Name}' leaves out master-eligible {same.Key}")
               {
                   Setting = Key.Name,
                   Severity = Severity.Warning,
                   Related = all.Skip(1).Select(again => new RelatedPlace(again.Place, again.Span, Wording.AlsoHere)).ToList(),
               };
    }

    // Nothing when the list has a host of which the repo does not say which node it is.
    private static List<InventoryNode> Missing(Repo repo, Given<IReadOnlyList<string>> given)
    {
        var named = given.Value!.Select(entry => Whom(repo, given.File, entry)).ToList();
        return named.Contains(null) ? [] : MastersBeside(repo, given.File).FindAll(node => !named.Contains(node));
    }

    // The lists are the same, but a host without a port is looked for at the node's own: the port is what differs.
    private static List<Violation> Ports(Repo repo, IReadOnlyList<Given<IReadOnlyList<string>>> sound)
        => repo.AgreeOrDefault(ElasticsearchYml.Kind, ElasticsearchYml.TransportPort, UsualTransportPort.ToString(CultureInfo.InvariantCulture))
            .Where(violation => sound.Any(given => ReferenceEquals(given.File, violation.File)))
            .Select(violation => violation with
            {
                Message = violation.Message + $"; the node looks at it for every host of '{Key.Name}' without a port",
                Severity = Severity.Warning,
                Fix = "Write the same transport.port on every node, or a port behind each host of 'discovery.seed_hosts'.",
                Edits = [],
            })
            .ToList();

    // The lists as they compare, each with the node itself added where more than half of the others name it.
    private static List<Variant> Comparable(Repo repo, IReadOnlyList<Given<IReadOnlyList<string>>> sound, Func<ConfigFile, int> port)
    {
        var variants = sound.Select(given => Variant.OfHosts(given, Key, repo.Inventory, port(given.File))).ToList();
        var all = variants.SelectMany(variant => variant.Hosts.Keys).Distinct(StringComparer.Ordinal).ToList();

        // Where the repo does not say which entry is which node, and each is left out by one node only, each left out itself.
        if (all.Count > 1 && all.TrueForAll(host => variants.Count(variant => !variant.Hosts.ContainsKey(host)) == 1)
            && variants.TrueForAll(variant => variant.Hosts.Count >= all.Count - 1))
        {
            return [];
        }

        return variants.Select(variant => all.Find(host => IsHost(host, variant.Node) && IsNamedByMost(host, variant)) is { } self
            ? variant with { Hosts = With(variant.Hosts, self, variant.Node), Canonical = Variant.Set(variant.Hosts.Keys.Append(self)) }
            : variant).ToList();

        bool IsNamedByMost(string host, Variant by)
            => variants.Count(other => other != by && other.Hosts.ContainsKey(host)) * 2 > variants.Count - 1;
    }

    private static bool IsHost(string canonical, string node) => canonical.StartsWith(HostText.Usual(node) + "|", StringComparison.Ordinal);

    private sealed record Astray(Given<IReadOnlyList<string>> Given, string Masters);

    private static Dictionary<string, HostPort> With(IReadOnlyDictionary<string, HostPort> hosts, string canonical, string self)
    {
        var result = hosts.Keys.ToDictionary(host => host, host => hosts[host], StringComparer.Ordinal);
        result[canonical] = new HostPort(self, Port: null);
        return result;
    }

    private static int PortOf(Repo repo, ConfigFile file) => repo.Ask(file, ElasticsearchYml.TransportPort, file.Node)?.Value ?? UsualTransportPort;

    private static InventoryNode? Whom(Repo repo, ConfigFile file, string entry)
    {
        var host = HostPort.Of(entry).Host;
        return HostText.IsLocal(host) ? Self(repo, file) : repo.Inventory.Find(host);
    }

    private static InventoryNode? Self(Repo repo, ConfigFile file) => file.Node is { } name && ByName.Of(repo).TryGetValue(name, out var node) ? node : null;

    private static List<InventoryNode> MastersBeside(Repo repo, ConfigFile file)
        => Masters.Of(repo).FindAll(node => !string.Equals(node.Name, file.Node, StringComparison.Ordinal));

    // Each list of a large cluster is compared with them.
    private static readonly Question<List<InventoryNode>> Masters = new(repo
        => (from other in repo.Of(ElasticsearchYml.Kind)
            where other.Node is not null && NodeRoles.IsMasterEligible(repo, other) == true
            let node = Self(repo, other)
            where node is not null
            select node).Distinct().ToList());

    private static readonly Question<Dictionary<string, InventoryNode>> ByName = new(repo => repo.Inventory.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal));

    private static string Names(IEnumerable<InventoryNode> nodes) => string.Join(", ", nodes.Select(node => Wording.Quote(node.Name)));
}
