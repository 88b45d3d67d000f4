using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>What every node of a ring has in common: the name of the cluster and the snitch.</summary>
internal static class CassandraMembership
{
    private const string PackagedName = "Test Cluster";

    internal static IEnumerable<Violation> ClusterName(Repo repo)
    {
        var differences = repo.AgreeOrDefault(CassandraYaml.Kind, CassandraYaml.ClusterName, PackagedName).ToList();
        return differences.Count > 0 ? differences : OnAll(
            repo,
            CassandraYaml.ClusterName,
            name => string.Equals(name ?? PackagedName, PackagedName, StringComparison.Ordinal),
            $"'cluster_name' is '{PackagedName}', the packaged name, in a cluster; expected a name of its own");
    }

    /// <summary>Nodes that place each other, or keys, otherwise than the others do.</summary>
    internal static IEnumerable<Violation> Placing(Repo repo) => Snitch(repo).Concat(ClassDifferences(repo, CassandraYaml.Partitioner).Select(violation => violation with
    {
        Fix = "Write the partitioner with which the cluster was made on every node; none can change its own later.",
    }));

    private static IEnumerable<Violation> ClassDifferences(Repo repo, Key<string> key)
        => Variants.Differences(
            isSecret: false,
            repo.OnNodes(CassandraYaml.Kind, key)
                .Where(given => given.Setting is not null)
                .Select(given => Variant.OrDefault(given, key, usual: "", name => CassandraClasses.ShortName(key.Name, name)))
                .ToList()).ByHand();

    private static IEnumerable<Violation> Snitch(Repo repo)
    {
        var differences = ClassDifferences(repo, CassandraYaml.EndpointSnitch).ToList();
        if (differences.Count > 0)
        {
            return differences;
        }

        // Where files of racks are there that nobody reads, that is what is said.
        return repo.Of(RackDcProperties.Kind).Any() ? [] : OnAll(
            repo,
            CassandraYaml.EndpointSnitch,
            name => name is not null && Snitches.ShortName(name) is Snitches.Simple,
            "'endpoint_snitch' is 'SimpleSnitch' in a cluster, expected one that knows datacenters and racks, 'GossipingPropertyFileSnitch'");
    }

    // One fault of a whole cluster is one finding.
    private static IEnumerable<Violation> OnAll(Repo repo, Key<string> key, Func<string?, bool> isWrong, string message)
    {
        var given = repo.Each(CassandraYaml.Kind, key).ToList();
        if (given.Count == 0 || repo.Inventory.CountOf(Role.Cassandra).Number < 2 || !given.TrueForAll(one => isWrong(one.Value)))
        {
            yield break;
        }

        yield return new Violation(given[0].Place, given[0].Span, message)
        {
            Setting = key.Name,
            Severity = Severity.Warning,
            Related = given.Skip(1).Select(one => new RelatedPlace(one.Place, one.Span, Wording.AlsoHere)).ToList(),
        };
    }
}
