using System.Collections.Generic;
using HiveConfig.Generate;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>The two scripts that are called by hand or by the timer, on the one machine that starts all parts.</summary>
public static class BackupCommands
{
    private const string Folder = "/usr/local/sbin/";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup command", service: null, Folder + "hiveconfig-backup", ShellReader.Read)
    {
        FileNames = ["hiveconfig-backup", "hiveconfig-restore"],
        Carries = BackupScripts.Kind.Carries,
        Access = BackupScripts.Kind.Access,
    };

    internal static IReadOnlyList<FileRenderer> Renderers { get; } = [Of("backup"), Of("restore")];

    private static FileRenderer Of(string name) => new(Kind, Role: null, context => BackupNodes.IsCoordinator(context.Cluster, context.Node) ? BackupScripts.Text(name + ".sh") : null)
    {
        InstalledPath = _ => Folder + "hiveconfig-" + name,
    };
}
