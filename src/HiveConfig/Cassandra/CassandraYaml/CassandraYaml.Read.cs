using HiveConfig.Text;

namespace HiveConfig.Cassandra;

// Settings that are read and judged, and never written.
public static partial class CassandraYaml
{
    internal static Key<string> ListenInterface { get; } = new("listen_interface", "Interface at which the other nodes reach this one.", Read.Text);

    internal static Key<string> RpcInterface { get; } = new("rpc_interface", "Interface at which clients reach this node.", Read.Text);

    internal static Key<string> BroadcastRpcAddress { get; } = new("broadcast_rpc_address", "Address that clients are told; rpc_address unless stated.", Read.Text);

    internal static Key<int?> SslStoragePort { get; } = new("ssl_storage_port", "Port between nodes for those of 3.x that encrypt.", JavaNumber.Of) { Default = "7001" };

    internal static Key<int?> NativeTransportPortSsl { get; } = new("native_transport_port_ssl", "Port for clients that encrypt, beside one for those that do not.", JavaNumber.Of);

    internal static Key<bool?> LegacySslStoragePort { get; } = new("server_encryption_options.legacy_ssl_storage_port_enabled", "Whether the port for nodes of 3.x that encrypt is open.", Read.Flag)
    {
        Default = "false",
        Former = new("server_encryption_options.enable_legacy_ssl_storage_port", "4.1"),
    };

    internal static Key<string> InitialToken { get; } = new("initial_token", "Tokens of the node, as one comma-separated text.", Read.Text);

    internal static Key<bool?> AutoBootstrap { get; } = new("auto_bootstrap", "Whether a new node fetches its data when it joins.", Read.Flag) { Default = "true" };

    internal static Key<string> NetworkAuthorizer { get; } = new("network_authorizer", "What decides which datacenters a client may use.", CassandraClasses.NameIn);

    internal static Key<string> LocalSystemDirectory { get; } = new("local_system_data_file_directory", "Directory of the node's own system tables.", Read.Text);
}
