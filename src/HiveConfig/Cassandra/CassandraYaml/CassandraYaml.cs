using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>cassandra.yaml: the main file of Cassandra. Keys for 4.0, 4.1 and 5.0.</summary>
public static partial class CassandraYaml
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("cassandra.yaml", "cassandra", "/etc/cassandra/cassandra.yaml", text => YamlReader.ReadSettings(text, mayBeEmpty: false))
    {
        TemplateForm = TemplateForm.Yaml,
        FileNames = ["cassandra.yaml"],
        Likeness = text => YamlLikeness.Of(text, IsTelling, "cassandra_"),
        IsEssential = true,
        SyntaxRule = "HC1001",
        Access = new FileAccess("root", "cassandra", "0640"),
        AfterChange = ["restart cassandra"],
        Facts = Nodes,
    };

    /// <summary>The nodes that a starting node asks about the ring.</summary>
    /// <remarks>
    /// <c>seed_provider</c> is a list of exactly one mapping whose parameters are a list of one mapping, or a mapping whose
    /// parameters are a mapping; Cassandra's loader takes no other shape, so no other is read here.
    /// </remarks>
    public static Key<IReadOnlyList<string>> Seeds { get; } = new("seeds", "Nodes that a starting node asks about the ring, as one comma-separated text.", Read.TextList)
    {
        Finder = SeedProvider.FindSeeds,
        Change = Consequence.Reload,
        ChangeCommand = "nodetool reloadseeds",
        Source = "SimpleSeedProvider: 'The seed provider lists no seeds' when it is empty",
    };

    /// <summary>Name of the cluster.</summary>
    public static Key<string> ClusterName { get; } = new("cluster_name", "Name of the cluster; a node of another name is not let in.", Read.Text)
    {
        Default = "Test Cluster",
        Change = Consequence.Never,
        ChangeRule = "HC8101",
        Source = "SystemKeyspace: 'Saved cluster name A != configured name B'",
    };

    // Keys that hardly another program has.
    private static bool IsTelling(string key)
        => key is "cluster_name" or "seed_provider" or "listen_address" or "listen_interface" or "broadcast_address" or "endpoint_snitch" or "num_tokens"
            or "rpc_address" or "storage_port" or "native_transport_port" or "data_file_directories" or "commitlog_sync" or "partitioner" or "authenticator";

    private static NodeFacts Nodes() => new()
    {
        Addresses = [ListenAddress, BroadcastAddress],
        Members = [new("cassandra", Seeds)],
        Signs = CassandraVersions.Signs,
    };
}
