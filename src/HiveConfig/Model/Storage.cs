namespace HiveConfig.Model;

/// <summary>Where attachments are kept: the same place for every TheHive node.</summary>
public abstract record FileStorage
{
    private protected FileStorage()
    {
    }
}

/// <summary>
/// Attachments on an NFS server: a machine of its own, or a node, see <see cref="Cluster.StorageNode"/>, whose exports are
/// then written too.
/// </summary>
public sealed record NfsStorage : FileStorage
{
    /// <summary>The server; where it is a node, the address of that node.</summary>
    public required HostAddress Server { get; init; }

    /// <summary>The exported directory, absolute. On a node that runs TheHive it is <c>localfs.location</c> itself, and so the same as <see cref="MountPoint"/>.</summary>
    public required AbsolutePath Export { get; init; }

    /// <summary>Where it is mounted on the TheHive nodes, absolute; also <c>localfs.location</c>.</summary>
    /// <value>Default <c>/opt/thp/thehive/files</c>, as the package has it; in cluster.yaml the <c>export</c>, where <c>node</c> names the server and the export is stated.</value>
    public AbsolutePath MountPoint { get; init; } = DefaultMountPoint;

    internal static AbsolutePath DefaultMountPoint { get; } = AbsolutePath.Parse("/opt/thp/thehive/files");

    /// <summary>The node that cluster.yaml names in place of an address; null once its address is found.</summary>
    internal NodeName? Named { get; init; }
}
