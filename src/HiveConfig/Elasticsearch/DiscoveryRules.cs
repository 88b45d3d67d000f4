using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Elasticsearch;

/// <summary>What must hold for the nodes of Elasticsearch to find each other and to form one cluster.</summary>
internal static class DiscoveryRules
{
    internal static Rule[] All =>
    [
        ClusterNameEqual,
        NodeNameUnique,
        InitialMastersEqual,
        InitialMastersLeft,
        SeedHostsEqual,
        MasterCount,
        SingleNode,
        Roles,
        PublishLoopback,
        PublishDistinct,
        SeedPort,
    ];

    /// <summary>One name everywhere.</summary>
    public static Rule ClusterNameEqual { get; } = new(
        "HC2010", "elasticsearch-cluster-name-equal", Error,
        Title: "Every Elasticsearch node has the same cluster.name, and it is the cluster's own",
        Why: "A node of another name is not let in; a usual name lets in nodes that somebody else forgot to name.",
        Fix: "Write one cluster.name of your own on every node.",
        ClusterNames.Check)
    {
        Source = "Elastic: cluster.name; observed with the settings code of Elasticsearch 7.17",
    };

    /// <summary>Another name on every node.</summary>
    public static Rule NodeNameUnique { get; } = new(
        "HC2011", "elasticsearch-node-name-unique", Error,
        Title: "Every Elasticsearch node has a name of its own",
        Why: "Which node founds the cluster is then undefined, and logs and allocation rules mean two.",
        Fix: "Give each node its own node.name.",
        repo => repo.Distinct(ElasticsearchYml.Kind, ElasticsearchYml.NodeName))
    {
        Source = "Elastic: node.name; ClusterBootstrapService",
    };

    /// <summary>One list founds one cluster.</summary>
    public static Rule InitialMastersEqual { get; } = new(
        "HC2012", "elasticsearch-initial-masters-equal", Error,
        Title: "Every node that has cluster.initial_master_nodes has the same list of node names",
        Why: "Nodes with different lists found different clusters, which never merge; a list of names that no node has founds none.",
        Fix: "List the node.name of every master-eligible node, the same on all of them; delete the line once the cluster has formed.",
        InitialMasters.Check)
    {
        Source = "Observed with ClusterBootstrapService of Elasticsearch 7.17",
    };

    /// <summary>A formed cluster is not founded again.</summary>
    public static Rule InitialMastersLeft { get; } = new(
        "HC2013", "elasticsearch-initial-masters-left", Warning,
        Title: "cluster.initial_master_nodes is gone once the cluster has formed",
        Why: "A node that restarts with an empty disk would found a second cluster.",
        Fix: "Delete the line.",
        InitialMasters.Left)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "Elastic: bootstrapping a cluster; the log of Elasticsearch 8 at every start",
    };

    /// <summary>The seed hosts lead to the other masters.</summary>
    public static Rule SeedHostsEqual { get; } = new(
        "HC2014", "elasticsearch-seed-hosts-equal", Error,
        Title: "Every Elasticsearch node looks for the same master-eligible nodes, and finds them at the addresses where they are",
        Why: "A node that looks in the wrong place joins no cluster, or starts one of its own.",
        Fix: "List every master-eligible node in 'discovery.seed_hosts', the same on all nodes.",
        SeedHosts.Check)
    {
        Source = "Elastic: discovery.seed_hosts; ClusterBootstrapService",
    };

    /// <summary>A majority can be lost.</summary>
    public static Rule MasterCount { get; } = new(
        "HC2015", "elasticsearch-master-count", Warning,
        Title: "The number of master-eligible nodes is odd",
        Why: "Of two, neither is elected while the other is away: less available than one alone.",
        Fix: "Make a third node master-eligible ('voting_only' will do), or leave one.",
        NodeRoles.Count)
    {
        Source = "Elastic: voting configurations, resilience in small clusters",
    };

    /// <summary>Nobody stays alone.</summary>
    public static Rule SingleNode { get; } = new(
        "HC2016", "elasticsearch-single-node-in-cluster", Error,
        Title: "No node of a cluster has discovery.type: single-node",
        Why: "Such a node joins no other and is a cluster of its own, without bootstrap checks.",
        Fix: "Delete the line, and list the other nodes in 'discovery.seed_hosts'.",
        Alone)
    {
        Source = "Elastic: discovery.type",
    };

    /// <summary>Somebody leads and somebody keeps.</summary>
    public static Rule Roles { get; } = new(
        "HC2017", "elasticsearch-roles", Error,
        Title: "Roles are known words in lower case, and the cluster has a master-eligible node and one that holds data",
        Why: "An unknown role stops the node; without a master the cluster never forms, without data no index is made.",
        Fix: "Write the roles in lower case; give at least one node 'master' and one 'data'.",
        NodeRoles.Check)
    {
        Source = "Elastic: node roles; observed with the settings code of Elasticsearch 7.17",
    };

    /// <summary>The others are told an address that they reach.</summary>
    public static Rule PublishLoopback { get; } = new(
        "HC2018", "elasticsearch-publish-loopback", Error,
        Title: "A node of a cluster publishes an address at which the others reach it",
        Why: "The others connect to themselves instead, and the node stays alone.",
        Fix: "Write the node's own address in 'network.host', or in 'network.publish_host' beside another.",
        PublishAddress.Reachable)
    {
        Source = "Elastic: network settings",
    };

    /// <summary>Another address on every node.</summary>
    public static Rule PublishDistinct { get; } = new(
        "HC2019", "elasticsearch-publish-distinct", Error,
        Title: "Every node publishes an address and port of its own",
        Why: "Two nodes that claim one address are taken for one, and a range leaves open at which port a master is found.",
        Fix: "Write each node's own address, and one transport.port.",
        PublishAddress.Different)
    {
        Source = "Elastic: network settings",
    };

    /// <summary>Nodes are sought where nodes listen.</summary>
    public static Rule SeedPort { get; } = new(
        "HC2023", "elasticsearch-seed-port", Error,
        Title: "discovery.seed_hosts carries the transport port or none",
        Why: "At the port for clients no node answers another, and none is found.",
        Fix: "Write the transport port (9300), or none.",
        AtHttpPort)
    {
        Scope = Scope.Single,
        Source = "Follows from discovery.seed_hosts and transport.port of Elastic's manual",
    };

    private static IEnumerable<Violation> Alone(Repo repo)
        => repo.Inventory.With(Role.Elasticsearch).Count < 2 ? []
            : from given in repo.Each(ElasticsearchYml.Kind, ElasticsearchYml.DiscoveryType)
              where given.Value is "single-node"
              select new Violation(given.File, given.Span, Wording.Wrong(given.Setting!.Key, given.Value, "no such line on a node of a cluster")) { Setting = given.Setting.Key };

    private static IEnumerable<Violation> AtHttpPort(Repo repo)
        => from given in repo.Each(ElasticsearchYml.Kind, ElasticsearchYml.SeedHosts)
           where given.Setting is not null
           let http = repo.Ask(given.File, JudgedKeys.HttpPorts, given.File.Node)
           where http is not null
           from entry in Entries.Of(given.Setting!.Value, given.Value!)
           where int.TryParse(HostPort.Of(entry.Text).Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && PublishAddress.IsIn(port, http.Value ?? "9200-9299") && !IsTransportPort(repo, port)
           select new Violation(given.File, entry.Span, $"'{given.Setting!.Key}' has {Wording.Quote(entry.Text)} with the port for clients, expected the port between nodes, or none") { Setting = given.Setting.Key };

    // Some node listens there, or may: its port is unknown.
    private static bool IsTransportPort(Repo repo, int port)
        => repo.Of(ElasticsearchYml.Kind).Select(file => PublishAddress.PortOf(repo, file)).Any(given => given is null || PublishAddress.IsIn(port, given.Value!));
}
