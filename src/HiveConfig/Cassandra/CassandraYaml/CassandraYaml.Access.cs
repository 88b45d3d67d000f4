using HiveConfig.Text;

namespace HiveConfig.Cassandra;

// Who gets in, and encryption.
public static partial class CassandraYaml
{
    /// <summary>How clients prove who they are.</summary>
    public static Key<string> Authenticator { get; } = new("authenticator", "How clients prove who they are.", CassandraClasses.NameIn)
    {
        Default = "AllowAllAuthenticator",

        // From 5.0 on a map with parameters will do.
        Finder = document => document.Find("authenticator") ?? (document.Find("authenticator.class_name") is { } name ? name with { Key = "authenticator" } : null),
    };

    /// <summary>What clients may do.</summary>
    public static Key<string> Authorizer { get; } = new("authorizer", "What decides what a client may do.", Read.Text)
    {
        Default = "AllowAllAuthorizer",
        Source = "'AllowAllAuthenticator can't be used with CassandraAuthorizer'",
    };

    /// <summary>Where roles are kept.</summary>
    public static Key<string> RoleManager { get; } = new("role_manager", "Where roles are kept; PasswordAuthenticator works with CassandraRoleManager only.", Read.Text)
    {
        Default = "CassandraRoleManager",
    };

    /// <summary>Whether connections from clients are encrypted.</summary>
    public static Key<bool?> ClientEnabled { get; } = Client("enabled", "Whether connections from clients are encrypted.", Read.Flag) with { Default = "false", Change = Consequence.FullStop };

    /// <summary>Whether clients may also connect in clear.</summary>
    public static Key<bool?> ClientOptional { get; } = Client("optional", "Whether clients may also connect in clear on the same port.", Read.Flag) with
    {
        Default = "true when encryption is off and a keystore file exists, else false",
    };

    /// <summary>Whether clients have to show a certificate.</summary>
    public static Key<bool?> ClientRequireClientAuth { get; } = Client("require_client_auth", "Whether clients have to show a certificate.", Read.Flag) with { Default = "false" };

    /// <summary>The node's key and certificate for clients.</summary>
    public static Key<string> ClientKeystore { get; } = Client("keystore", "File with the node's key and certificate.", Read.Text) with { Default = "conf/.keystore" };

    /// <summary>Password of <see cref="ClientKeystore"/>.</summary>
    public static Key<string> ClientKeystorePassword { get; } = Client("keystore_password", "Password of the keystore.", Read.Text) with { IsSecret = true };

    /// <summary>The authorities that sign clients' certificates.</summary>
    public static Key<string> ClientTruststore { get; } = Client("truststore", "File with the authorities that sign clients' certificates.", Read.Text) with { Default = "conf/.truststore" };

    /// <summary>Password of <see cref="ClientTruststore"/>.</summary>
    public static Key<string> ClientTruststorePassword { get; } = Client("truststore_password", "Password of the truststore.", Read.Text) with { IsSecret = true };

    /// <summary>Format of the two stores.</summary>
    public static Key<string> ClientStoreType { get; } = Client("store_type", "Format of the two stores.", Read.Text) with { Default = "JKS" };

    /// <summary>Which connections between nodes are encrypted.</summary>
    public static Key<string> InternodeEncryption { get; } = Server("internode_encryption", "Which connections between nodes are encrypted: none, dc, rack or all.", Read.Text) with
    {
        Default = "none",
        Change = Consequence.FullStop,
        Source = "'enabled' has no effect in this section",
    };

    /// <summary>Whether nodes may also connect in clear.</summary>
    public static Key<bool?> ServerOptional { get; } = Server("optional", "Whether nodes may also connect in clear on the same port.", Read.Flag) with
    {
        Default = "true when encryption is off and a keystore file exists, else false",
    };

    /// <summary>Whether nodes have to show each other a certificate.</summary>
    public static Key<bool?> ServerRequireClientAuth { get; } = Server("require_client_auth", "Whether nodes have to show each other a certificate.", Read.Flag) with { Default = "false" };

    /// <summary>The node's key and certificate for other nodes.</summary>
    public static Key<string> ServerKeystore { get; } = Server("keystore", "File with the node's key and certificate.", Read.Text) with { Default = "conf/.keystore" };

    /// <summary>Password of <see cref="ServerKeystore"/>.</summary>
    public static Key<string> ServerKeystorePassword { get; } = Server("keystore_password", "Password of the keystore.", Read.Text) with { IsSecret = true };

    /// <summary>The authorities that sign nodes' certificates.</summary>
    public static Key<string> ServerTruststore { get; } = Server("truststore", "File with the authorities that sign nodes' certificates.", Read.Text) with { Default = "conf/.truststore" };

    /// <summary>Password of <see cref="ServerTruststore"/>.</summary>
    public static Key<string> ServerTruststorePassword { get; } = Server("truststore_password", "Password of the truststore.", Read.Text) with { IsSecret = true };

    /// <summary>Format of the two stores.</summary>
    public static Key<string> ServerStoreType { get; } = Server("store_type", "Format of the two stores.", Read.Text) with { Default = "JKS" };

    private static Key<T> Client<T>(string name, string summary, System.Func<ConfigValue, T?> read) => new("client_encryption_options." + name, summary, read);

    private static Key<T> Server<T>(string name, string summary, System.Func<ConfigValue, T?> read) => new("server_encryption_options." + name, summary, read);
}
