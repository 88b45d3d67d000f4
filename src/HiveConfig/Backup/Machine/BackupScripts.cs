using System;
using System.Collections.Generic;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>
/// The scripts of the parts of backup and restore. They are the same on every machine and whole, so that they can be read and checked as they
/// stand; what differs is in backup.conf.
/// </summary>
public static class BackupScripts
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup script", service: null, BackupNodes.Library, ShellReader.Read)
    {
        FileNames = ["*.sh"],
        Folder = BackupNodes.Library + "/",
        Carries = [["hiveconfig"]],
        Access = new FileAccess("root", "root", "0755"),
    };

    /// <summary>Every script and who needs it.</summary>
    internal static IReadOnlyList<FileRenderer> Renderers { get; } =
    [
        Of("reach.sh", BackupNodes.IsCoordinator),
        Of("common.sh", BackupNodes.IsNeeded),
        Of("part.sh", BackupNodes.IsNeeded),
        OfPart("cassandra"),
        OfPart("elasticsearch"),
        OfPart("files"),
        OfPart("thehive"),
        OfPart("config"),
    ];

    /// <summary>The text of a script, those of <see cref="BackupCommands"/> too.</summary>
    internal static string Text(string name)
    {
        using var stream = typeof(BackupScripts).Assembly.GetManifestResourceStream("HiveConfig.Backup." + name)!;
        using var reader = new System.IO.StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static FileRenderer OfPart(string part) => Of(part + ".sh", (cluster, node) => BackupNodes.Has(cluster, node, part));

    private static FileRenderer Of(string name, Func<Cluster, Node, bool> isNeeded)
        => new(Kind, Role: null, context => isNeeded(context.Cluster, context.Node) ? Text(name) : null) { InstalledPath = _ => BackupNodes.Library + "/" + name };
}
