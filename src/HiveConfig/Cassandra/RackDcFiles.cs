using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>What cassandra-rackdc.properties says of a node, and what the nodes say together.</summary>
internal static class RackDcFiles
{
    private const int UsualFactor = 3;

    private static readonly string[] Required = ["dc", "rack"];

    private static readonly string[] Known =
    [
        "dc", "rack", "prefer_local", "dc_suffix", "ec2_naming_scheme", "ec2_metadata_type", "ec2_metadata_token_ttl_seconds", "metadata_url",
        "metadata_request_timeout", "azure_api_version",
    ];

    internal static IEnumerable<Violation> Complete(Repo repo)
        => repo.Of(RackDcProperties.Kind).Where(Repo.IsReadable).SelectMany(file => Missing(repo, file).Concat(Twice(file)).Concat(Strange(file)));

    internal static IEnumerable<Violation> Spread(Repo repo)
    {
        var places = repo.OnNodes(RackDcProperties.Kind, RackDcProperties.Rack)
            .Where(rack => rack.Value is not null)
            .Select(rack => new { Rack = rack, Datacenter = repo.Ask(rack.File, RackDcProperties.Datacenter, rack.File.Node)?.Value })
            .ToList();
        var known = Datacenters.Of(repo);
        return from same in places.Where(place => place.Datacenter is not null).GroupBy(place => place.Datacenter!, StringComparer.Ordinal)
               let racks = same.GroupBy(place => place.Rack.Value!, StringComparer.Ordinal).ToList()

               // No rack can be missing that no node could be in: more replicas than nodes are a fault of their own.
               let factor = Math.Min(FactorIn(repo, same.Key, same.Count()), same.Count())
               where racks.Count > 1 && racks.Count < factor && known.TryGetValue(same.Key, out var count) && count.Number == same.Count()

               // The rack that stands alone is the likely slip of the pen.
               let first = racks.OrderBy(rack => rack.Count()).First().First().Rack
               select new Violation(first.Place, first.Span, $"{Wording.Count(same.Count(), "node")} of '{same.Key}' in {Wording.Count(racks.Count, "rack")}, expected one rack, or {factor.ToString(CultureInfo.InvariantCulture)} for {Wording.Count(factor, "replica")}")
               {
                   Setting = RackDcProperties.Rack.Name,
                   Related = racks.Where(rack => !string.Equals(rack.Key, first.Value, StringComparison.Ordinal)).Select(rack => new RelatedPlace(rack.First().Rack.Place, rack.First().Rack.Span, Wording.GivenHere)).ToList(),
               };
    }

    private static IEnumerable<Violation> Spelling(Repo repo)
        => from same in repo.OnNodes(RackDcProperties.Kind, RackDcProperties.Datacenter).Where(given => given.Value is not null).GroupBy(given => Plain(given.Value!), StringComparer.Ordinal)
           from violation in Variants.Differences(isSecret: false, same.Select(given => Variant.Of(given, RackDcProperties.Datacenter)).ToList()).ByHand()
           select violation with { Edits = [] };

    internal static IEnumerable<Violation> Misspelt(Repo repo) => Spelling(repo).Concat(StrayDatacenters.Judged(repo));

    internal static IEnumerable<Violation> Snitch(Repo repo)
    {
        if (repo.Inventory.CountOf(Role.Cassandra).Number < 2)
        {
            return [];
        }

        var snitches = repo.Each(CassandraYaml.Kind, CassandraYaml.EndpointSnitch).Where(given => given.Value is not null).ToList();
        var unread = snitches.Where(given => RackDcOf(repo, given.File.Node) is not null).ToList();

        // One node with another snitch is the outlier of another rule.
        return unread.Count > 0 && snitches.TrueForAll(given => Snitches.IgnoresRackDc(given.Value!))
            ? [new Violation(unread[0].Place, unread[0].Span, $"'endpoint_snitch' is {Wording.Quote(unread[0].Value!)}, which does not read cassandra-rackdc.properties; expected '{Snitches.Gossiping}'")
                {
                    Setting = CassandraYaml.EndpointSnitch.Name,
                    Related = unread.Skip(1).Select(given => new RelatedPlace(given.Place, given.Span, Wording.AlsoHere)).ToList(),
                }]
            : from given in snitches

              // What cannot be read is there all the same.
              where given.File.Node is { } node && Snitches.NeedsRackDc(given.Value!) && RackDcOf(repo, node) is null && Siblings(repo)
                  && !NodeFiles.IsListed(repo.Facts.Seen, given.File, RackDcProperties.Kind)
              select new Violation(given.Place, given.Span, $"'endpoint_snitch' is {Wording.Quote(given.Value!)}, but {given.File.Node} has no cassandra-rackdc.properties, which other nodes have")
              {
                  Setting = CassandraYaml.EndpointSnitch.Name,
                  Fix = "Add cassandra-rackdc.properties with the node's datacenter and rack.",
              };
    }

    internal static IEnumerable<Violation> Topology(Repo repo)
        => repo.Facts.Listing is null ? []
            : from file in repo.Of(TopologyProperties.Kind)
              let snitch = repo.Of(CassandraYaml.Kind)
                  .Where(main => main.Node is null || file.Node is null || string.Equals(main.Node, file.Node, StringComparison.Ordinal))
                  .Select(main => repo.Ask(main, CassandraYaml.EndpointSnitch, file.Node))
                  .FirstOrDefault(given => given?.Value is not null && Snitches.NeedsRackDc(given.Value))
              where snitch is not null
              select new Violation(file, Span.Start, $"the file is there, and 'endpoint_snitch' is '{Snitches.Gossiping}'; expected no such file")
              {
                  Related = [new RelatedPlace(snitch.Place, snitch.Span, Wording.GivenHere)],
              };

    /// <summary>A datacenter's name without what is easily mistyped in it.</summary>
    internal static string Plain(string name) => new string(name.Where(c => c is not (' ' or '-' or '_')).ToArray()).ToUpperInvariant();

    private static IEnumerable<Violation> Missing(Repo repo, ConfigFile file)
    {
        // Other snitches learn both elsewhere.
        var snitch = SnitchOf(repo, file.Node);
        if ((snitch is not null && !Snitches.NeedsRackDc(snitch)) || (file.IsTemplate && file.Text.IndexOf("{%", StringComparison.Ordinal) >= 0))
        {
            yield break;
        }

        foreach (var name in Required)
        {
            if (file.Tree.Find(name) is { } setting)
            {
                if (setting.Value is ScalarValue scalar && !Placeholder.IsIn(scalar) && scalar.Text.Trim().Length == 0)
                {
                    yield return At(file, setting.KeySpan, name, $"'{name}' is empty, expected the name of the node's {Meaning(name)}");
                }
            }
            else if (file.Tree.Settings.FirstOrDefault(other => string.Equals(other.Key.Trim(), name, StringComparison.OrdinalIgnoreCase)) is { } wrong)
            {
                yield return At(file, wrong.KeySpan, name, $"'{wrong.Key}' is no key of this file, expected '{name}'") with
                {
                    Edits = [new Edit(file, wrong.KeySpan, name)],
                };
            }
            else if (!file.Tree.Settings.Any(setting => Placeholder.IsIn(setting.Key)))
            {
                yield return At(file, Span.Start, name, $"'{name}' is absent, expected the name of the node's {Meaning(name)}");
            }
        }
    }

    // Several lines of one key are one fault: mostly the block of the vendor's page, which has every node's lines.
    private static IEnumerable<Violation> Twice(ConfigFile file)
    {
        var twice = file.Tree.Settings.GroupBy(setting => setting.Key, StringComparer.Ordinal).Where(same => same.Count() > 1).ToList();
        if (twice.Count == 0)
        {
            yield break;
        }

        var again = twice[0].ElementAt(1);
        yield return At(file, again.KeySpan, again.Key, $"{string.Join(", ", twice.Select(same => $"'{same.Key}' stands {same.Count().ToString(CultureInfo.InvariantCulture)} times"))}; the last line counts") with
        {
            Related = [new RelatedPlace(file, twice[0].First().KeySpan, Wording.GivenBefore)],
        };
    }

    private static IEnumerable<Violation> Strange(ConfigFile file)
        => from setting in file.Tree.Settings
           where !Known.Contains(setting.Key, StringComparer.Ordinal) && !Placeholder.IsIn(setting.Key)
               && !Required.Contains(setting.Key.Trim(), StringComparer.OrdinalIgnoreCase)
           select At(file, setting.KeySpan, setting.Key, $"{Wording.Quote(setting.Key)} is no key of this file" + (Nearest.Find(setting.Key, Known) is { } nearest ? $"; did you mean '{nearest}'?" : "")) with
           {
               Severity = Severity.Warning,
               Fix = "Delete the line, or write the name as Cassandra has it.",
           };

    private static Violation At(ConfigFile file, Span span, string key, string message) => new(file, span, message) { Setting = key };

    private static string Meaning(string name) => name is "dc" ? "datacenter" : "rack";

    private static int FactorIn(Repo repo, string datacenter, int nodes)
    {
        int? most = null;
        foreach (var replication in Replication.Of(repo).Where(replication => replication.IsNetworked))
        {
            most = replication.FactorIn(datacenter) is { } factor && !(factor < most) ? factor : most;
        }

        return most ?? Math.Min(UsualFactor, nodes);
    }

    private static string? SnitchOf(Repo repo, string? node)
        => repo.Of(CassandraYaml.Kind)
            .Where(file => file.Node is null || node is null || string.Equals(file.Node, node, StringComparison.Ordinal))
            .Select(file => repo.Ask(file, CassandraYaml.EndpointSnitch, node)?.Value)
            .FirstOrDefault(name => name is not null);

    private static ConfigFile? RackDcOf(Repo repo, string? node)
        => repo.Of(RackDcProperties.Kind).FirstOrDefault(file => file.Node is null || node is null || string.Equals(file.Node, node, StringComparison.Ordinal));

    private static bool Siblings(Repo repo) => repo.Of(RackDcProperties.Kind).Any(file => file.Node is not null);
}
