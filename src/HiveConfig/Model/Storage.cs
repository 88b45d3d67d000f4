namespace HiveConfig.Model;

/// <summary>Where attachments are kept: the same place for every TheHive node.</summary>
public abstract record FileStorage
{
    private protected FileStorage()
    {
    }
}

/// <summary>Attachments on an NFS server that is no node of the cluster.</summary>
public sealed record NfsStorage : FileStorage
{
    /// <summary>The server.</summary>
    public required HostAddress Server { get; init; }

    /// <summary>The exported directory, absolute.</summary>
    public required AbsolutePath Export { get; init; }

    /// <summary>Where it is mounted on the TheHive nodes, absolute; also <c>localfs.location</c>.</summary>
    /// <value>Default <c>/opt/thp/thehive/files</c>, as the package has it.</value>
    public AbsolutePath MountPoint { get; init; } = AbsolutePath.Parse("/opt/thp/thehive/files");
}
