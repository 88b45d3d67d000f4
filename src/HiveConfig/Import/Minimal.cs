using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Import;

/// <summary>Takes out of a cluster what follows from the rest: whatever can go without a change in any file.</summary>
internal static class Minimal
{
    // In the order in which they are tried: what others follow from comes last.
    private static readonly Func<Cluster, Cluster>[] Steps =
    [
        cluster => WithNodes(cluster, node => node with { Interface = null }) with { Interface = cluster.LoadBalancerNodes.Select(node => node.Interface).FirstOrDefault(found => found is not null) ?? cluster.Interface },
        cluster => WithNodes(cluster, node => node with { VrrpPriority = null }),
        cluster => WithNodes(cluster, node => node with { Ip = node.Address.IsName && !cluster.RolesOf(node).Contains(Role.LoadBalancer) ? null : node.Ip }),
        cluster => WithNodes(cluster, node => node with { Dns = null }),
        cluster => WithNodes(cluster, node => node with { Rack = null }),
        cluster => WithNodes(cluster, node => node with { ElasticsearchRoles = null }),
        cluster => WithNodes(cluster, node => node with { Datacenter = null }),
        cluster => WithNodes(cluster, node => node with { Roles = null }),
        cluster => cluster with { Memory = cluster.Nodes.Select(node => node.Memory).FirstOrDefault(memory => memory is not null), Nodes = [.. cluster.Nodes.Select(node => node with { Memory = null })] },
        cluster => cluster with { Cassandra = cluster.Cassandra with { ReplicationFactor = null, ReplicationFactors = new Model.Cassandra().ReplicationFactors } },
        cluster => cluster.Cassandra.ReplicationFactors.Count == 0 ? cluster : cluster with { Cassandra = cluster.Cassandra with { ReplicationFactor = cluster.Cassandra.ReplicationFactors.Values.First(), ReplicationFactors = new Model.Cassandra().ReplicationFactors } },
        cluster => cluster with { Cassandra = cluster.Cassandra with { Repair = new Model.Cassandra().Repair } },
        cluster => cluster with { Elasticsearch = cluster.Elasticsearch with { Replicas = null } },
        cluster => cluster.Backup is null ? cluster : cluster with { Backup = cluster.Backup with { Node = null } },
        cluster => cluster.Backup is null ? cluster : cluster with { Backup = cluster.Backup with { Snapshots = null } },
        cluster => cluster.Tls is null ? cluster : cluster with { Tls = new Tls() },
    ];

    internal static Cluster Of(Cluster cluster, Func<Secret, string?> resolve)
    {
        var files = Texts(cluster, resolve);
        foreach (var step in Steps)
        {
            var less = step(cluster);
            if (!ReferenceEquals(less, cluster) && files.SequenceEqual(Texts(less, resolve)))
            {
                cluster = less;
            }
        }

        return cluster;
    }

    private static Cluster WithNodes(Cluster cluster, Func<Node, Node> change) => cluster with { Nodes = [.. cluster.Nodes.Select(change)] };

    private static List<(string Path, string Text)> Texts(Cluster cluster, Func<Secret, string?> resolve)
        => [.. Comparison.Files(cluster, resolve).Files.Where(file => file.Node is not null).Select(file => (file.TreePath, file.Text))];
}
