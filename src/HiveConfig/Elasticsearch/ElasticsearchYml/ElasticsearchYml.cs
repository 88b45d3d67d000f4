using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>elasticsearch.yml: the main file of Elasticsearch. Dotted and nested spellings are the same key.</summary>
public static partial class ElasticsearchYml
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("elasticsearch.yml", "elasticsearch", "/etc/elasticsearch/elasticsearch.yml", text => YamlReader.ReadSettings(text, mayBeEmpty: true))
    {
        TemplateForm = TemplateForm.Yaml,
        FileNames = ["elasticsearch.yml"],
        Likeness = text => YamlLikeness.Of(text, IsTelling, "elasticsearch_"),
        IsEssential = true,
        SyntaxRule = "HC2002",
        DuplicateKeyRule = "HC2003",
        Access = new FileAccess("root", "elasticsearch", "0660"),
        AfterChange = ["restart elasticsearch"],
        Facts = Nodes,
    };

    /// <summary>Name of the cluster.</summary>
    public static Key<string> ClusterName { get; } = new("cluster.name", "Name of the cluster; a node of another name is not let in.", Read.Text)
    {
        Default = "elasticsearch",
        Change = Consequence.Never,
        ChangeRule = "HC8105",
    };

    /// <summary>Name of the node.</summary>
    public static Key<string> NodeName { get; } = new("node.name", "Name of the node, unique in the cluster.", Read.Text)
    {
        Default = "the host name",
    };

    /// <summary>The nodes that a starting node asks for a master.</summary>
    public static Key<IReadOnlyList<string>> SeedHosts { get; } = new("discovery.seed_hosts", "Addresses of the master-eligible nodes, with the transport port where it is not 9300.", Read.TextList)
    {
        Default = "loopback",
        Change = Consequence.NextStart,
    };

    /// <summary>The nodes whose votes form the cluster at its first start.</summary>
    public static Key<IReadOnlyList<string>> InitialMasterNodes { get; } = new("cluster.initial_master_nodes", "node.name of every master-eligible node, for the first start of the cluster only.", Read.TextList)
    {
        Change = Consequence.FirstStartOnly,
        Source = "Elastic, bootstrapping a cluster: remove it once the cluster has formed",
    };

    /// <summary>The kinds of scripts that may run.</summary>
    public static Key<IReadOnlyList<string>> AllowedTypes { get; } = new("script.allowed_types", "Kinds of scripts that may run; TheHive's index needs inline and stored.", Read.TextList)
    {
        Default = "inline,stored",
        Source = "JanusGraph stores its Painless scripts through _scripts and also runs inline ones",
    };

    // Sections that hardly another program has.
    private static bool IsTelling(string key)
        => (key.IndexOf('.') is >= 0 and var dot ? key.Substring(0, dot) : key)
            is "cluster" or "node" or "discovery" or "network" or "path" or "xpack" or "bootstrap" or "transport" or "gateway" or "indices" or "action" or "ingest" or "thread_pool" or "http";

    private static NodeFacts Nodes() => new()
    {
        Names = [NodeName],
        Addresses = [NetworkHost, NetworkPublishHost, TransportHost, TransportPublishHost],
        Cluster = ClusterName,
        IsAlone = tree => DiscoveryType.Find(tree) is { } type && DiscoveryType.Read(type.Value) is "single-node",
        Members = [new("elasticsearch", SeedHosts), new("elasticsearch", InitialMasterNodes)],

        // A setting that only newer versions have is a surer sign than an old one, which may have been left behind.
        Signs =
        [
            new("elasticsearch", "8.19", tree => Has(tree, setting => setting is { Type: not ElasticsearchSettingType.Open, Versions: "nyy" or "nuy" or "nyn" })) { Shows = "8 or later" },
            new("elasticsearch", "7.17", tree => Has(tree, setting => setting is { Versions: "ynn" })) { Shows = "7" },
        ],
    };

    private static bool Has(TreeDocument tree, Predicate<ElasticsearchSetting> isSign)
        => tree.Settings.Any(setting => ElasticsearchSettings.Find(setting.Key) is { } known && isSign(known));
}
