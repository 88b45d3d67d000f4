using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>
/// The scripts of backup and restore. They are the same on every machine and whole, so that they can be read and checked as they
/// stand; what differs is in <see cref="BackupConf"/>.
/// </summary>
public static class BackupScripts
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup script", service: null, BackupNodes.Library, ShellReader.Read)
    {
        FileNames = ["hiveconfig/backup/*.sh", "hiveconfig-backup", "hiveconfig-restore"],
        Carries = [["hiveconfig"]],
        Access = new FileAccess("root", "root", "0755"),
    };

    /// <summary>Every script with its place on the machine and who needs it.</summary>
    internal static IReadOnlyList<FileRenderer> Renderers { get; } =
    [
        OfCoordinator("backup.sh", "/usr/local/sbin/hiveconfig-backup"),
        OfCoordinator("restore.sh", "/usr/local/sbin/hiveconfig-restore"),
        OfCoordinator("reach.sh", BackupNodes.Library + "/reach.sh"),
        Of("common.sh", BackupNodes.IsNeeded),
        Of("part.sh", BackupNodes.IsNeeded),
        OfPart("cassandra"),
        OfPart("elasticsearch"),
        OfPart("thehive"),
        OfPart("config"),
    ];

    /// <summary>The text of a script.</summary>
    internal static string Text(string name)
    {
        using var stream = typeof(BackupScripts).Assembly.GetManifestResourceStream("HiveConfig.Backup." + name)!;
        using var reader = new System.IO.StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static FileRenderer OfCoordinator(string name, string path) => Of(name, BackupNodes.IsCoordinator) with { InstalledPath = _ => path };

    private static FileRenderer OfPart(string part) => Of(part + ".sh", (cluster, node) => BackupNodes.PartsOf(cluster, node).Contains(part));

    private static FileRenderer Of(string name, Func<Cluster, Node, bool> isNeeded)
        => new(Kind, Role: null, context => isNeeded(context.Cluster, context.Node) ? Text(name) : null) { InstalledPath = _ => BackupNodes.Library + "/" + name };
}
