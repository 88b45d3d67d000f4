using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Model;

// What follows for Elasticsearch.
public sealed partial record Cluster
{
    /// <summary>
    /// Master-eligible Elasticsearch nodes: those that state it; else the first three, the smallest number that survives the
    /// loss of one, and in three or more datacenters the first of each of three, which survive the loss of a whole one.
    /// </summary>
    public IReadOnlyList<Node> MasterEligible
    {
        get
        {
            var nodes = ElasticsearchNodes;
            var stated = nodes.Where(node => node.ElasticsearchRoles?.Contains(ElasticsearchRole.Master) == true).ToList();
            if (stated.Count > 0)
            {
                return stated;
            }

            var others = nodes.Where(node => node.ElasticsearchRoles is null).ToList();
            var sites = others.GroupBy(node => node.Datacenter).ToList();
            return (sites.Count < 3 ? others : sites.Select(site => site.First())).Take(3).ToList();
        }
    }

    /// <summary>Elasticsearch nodes that hold shards, in order.</summary>
    public IReadOnlyList<Node> ElasticsearchDataNodes
        => ElasticsearchNodes.Where(node => node.ElasticsearchRoles?.Contains(ElasticsearchRole.Data) ?? true).ToList();

    /// <summary>
    /// Elasticsearch nodes that TheHive talks to: all but dedicated masters, whose work nothing should disturb. Not the
    /// coordinating ones alone, so that no few of them become a point of failure.
    /// </summary>
    public IReadOnlyList<Node> IndexNodes
        => ElasticsearchNodes.Where(node => node.ElasticsearchRoles?.Any(role => role is not (ElasticsearchRole.Master or ElasticsearchRole.VotingOnly)) ?? true).ToList();

    /// <summary>Copies of each shard of TheHive's index beside the first: what is stated, else one, so that the loss of one node loses nothing; none where only one node holds data.</summary>
    public int IndexReplicas => Elasticsearch.Replicas ?? Math.Max(0, Math.Min(1, ElasticsearchDataNodes.Count - 1));

    /// <summary>Whether copies of a shard are kept in different datacenters: where the nodes that hold them are in several.</summary>
    public bool SpreadsShards
    {
        get
        {
            var sites = ElasticsearchDataNodes.Select(node => node.Datacenter).Distinct().ToList();
            return sites.Count > 1 && !sites.Contains(null);
        }
    }

    /// <summary>Whether Elasticsearch asks for logins: only with TLS, for it refuses them between machines without encrypted transport.</summary>
    public bool HasElasticsearchLogins => Tls is not null;

    /// <summary>
    /// What an Elasticsearch node does: what it states, else data and ingest, and master where it is one of
    /// <see cref="MasterEligible"/>. TheHive needs no other role; ml would take memory of its own.
    /// </summary>
    public IReadOnlyList<ElasticsearchRole> ElasticsearchRolesOf(Node node) => node.ElasticsearchRoles
        ?? (MasterEligible.Contains(node)
            ? [ElasticsearchRole.Master, ElasticsearchRole.Data, ElasticsearchRole.Ingest]
            : [ElasticsearchRole.Data, ElasticsearchRole.Ingest]);
}
