using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The Cassandra datacenters that a repo shows.</summary>
internal static class Datacenters
{
    // What SimpleSnitch, which reads no file, calls the datacenter.
    private const string Simple = "datacenter1";

    // Every statement about a keyspace asks.
    private static readonly Question<IReadOnlyDictionary<string, NodeCount>> All = new(Find);

    /// <summary>How many nodes each has, by name; empty when the repo does not say which datacenters there are.</summary>
    internal static IReadOnlyDictionary<string, NodeCount> Of(Repo repo) => All.Of(repo);

    private static IReadOnlyDictionary<string, NodeCount> Find(Repo repo)
    {
        var count = repo.Inventory.CountOf(Role.Cassandra);
        var nodes = repo.Inventory.With(Role.Cassandra);
        var named = nodes.Select(node => NameOf(repo, node.Name)).ToList();

        // Snitches of two minds are a fault of their own, and one of them has put its node into the wrong datacenter.
        if (named.Count > 1 && nodes.Select(node => SnitchOf(repo, node.Name)).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).Count() > 1)
        {
            return new Dictionary<string, NodeCount>(StringComparer.Ordinal);
        }

        var shared = named.Count == 0 ? NameOf(repo, node: null) : null;
        if (shared is not null)
        {
            return new Dictionary<string, NodeCount>(StringComparer.Ordinal) { [shared] = count };
        }

        // One name in two spellings is a fault of its own: who is in which is then unknown.
        if (named.OfType<string>().Distinct(StringComparer.Ordinal).GroupBy(RackDcFiles.Plain, StringComparer.Ordinal).Any(same => same.Count() > 1))
        {
            return new Dictionary<string, NodeCount>(StringComparer.Ordinal);
        }

        // A node that does not say where it is may be in any of them.
        var isComplete = count.IsComplete && named.TrueForAll(name => name is not null);
        return named.OfType<string>()
            .GroupBy(name => name, StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => new NodeCount(same.Count() == nodes.Count ? count.Number : same.Count(), isComplete, count.Source),
                StringComparer.Ordinal);
    }

    /// <summary>The datacenter of a node, or of the files that serve all nodes; null when the repo does not say.</summary>
    internal static string? NameOf(Repo repo, string? node)
        => Stated(repo, node) is { } stated ? node is not null && StrayDatacenters.Of(repo).FirstOrDefault(stray => string.Equals(stray.Node, node, StringComparison.Ordinal)) is { } stray ? stray.Meant : stated : null;

    private static string? SnitchOf(Repo repo, string? node)
    {
        var snitch = FileOf(repo, CassandraYaml.Kind, node) is { } main ? repo.Ask(main, CassandraYaml.EndpointSnitch, node)?.Value : null;
        return snitch?.Substring(snitch.LastIndexOf('.') + 1);
    }

    private static string? Stated(Repo repo, string? node)
    {
        var name = SnitchOf(repo, node);
        if (name is "SimpleSnitch")
        {
            return Simple;
        }

        // The snitches of clouds ask the cloud, that of cassandra-topology.properties reads that file.
        return name is not (null or "GossipingPropertyFileSnitch") ? null : FileOf(repo, RackDcProperties.Kind, node) is { } file ? repo.Ask(file, RackDcProperties.Datacenter, node)?.Value : null;
    }

    private static ConfigFile? FileOf(Repo repo, FileKind kind, string? node)
        => repo.Of(kind).FirstOrDefault(file => node is not null && string.Equals(file.Node, node, StringComparison.Ordinal)) ?? repo.Of(kind).FirstOrDefault(file => file.Node is null);
}
