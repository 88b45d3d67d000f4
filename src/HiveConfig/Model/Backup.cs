namespace HiveConfig.Model;

/// <summary>Hot backup and restore of database, index and attachments.</summary>
public sealed record Backup
{
    /// <summary>The node that starts the parts on the others and keeps what they send; null for the first that runs TheHive, see <see cref="Cluster.BackupNode"/>.</summary>
    public NodeName? Node { get; init; }

    /// <summary>When it starts each day.</summary>
    /// <value>Default 01:30 UTC: before the weekly repairs, which begin at 02:00.</value>
    public DailyTime Schedule { get; init; } = DailyTime.Parse("01:30");

    /// <summary>How many backups are kept.</summary>
    /// <value>1 to 1000, default 14.</value>
    public int Keep { get; init; } = 14;

    /// <summary>Where the backups lie on that node.</summary>
    /// <value>Default <c>/var/backups/hiveconfig</c>.</value>
    public AbsolutePath Directory { get; init; } = AbsolutePath.Parse("/var/backups/hiveconfig");

    /// <summary>The share in which Elasticsearch keeps its snapshots; null for one beside the attachments, see <see cref="Cluster.SnapshotShare"/>.</summary>
    public NfsStorage? Snapshots { get; init; }

    /// <summary>Where each backup is copied to; null for nowhere: what destroys the machine then destroys its backups.</summary>
    public OffHost? OffHost { get; init; }

    /// <summary>The certificate on every machine that configuration and certificates are encrypted for; null when these are not backed up.</summary>
    /// <remarks>They hold secrets, and so never lie in a backup in the clear. The key that belongs to it is kept where no machine of the cluster is.</remarks>
    public AbsolutePath? Recipient { get; init; }

    /// <summary>The program that fetches attachments from an object store, and sends them back; of no use for attachments on NFS.</summary>
    /// <value>Default <c>aws</c>.</value>
    public StoreClient Client { get; init; } = StoreClient.Parse("aws");

    internal static AbsolutePath DefaultMountPoint { get; } = AbsolutePath.Parse("/mnt/backup/elasticsearch");
}
