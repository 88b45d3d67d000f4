using System;
using System.Globalization;
using System.Linq;
using HiveConfig.Backup;
using HiveConfig.Elasticsearch;
using HiveConfig.Model;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>What a tree says of backups, where they are our own; those of others stay as they are.</summary>
internal sealed class BackupReading(Source source, NodeList nodes)
{
    internal Model.Backup? Read()
    {
        var files = source.Repo.Of(BackupConf.Kind).ToList();
        var coordinator = source.Documents<SystemdDocument>(BackupTimer.Kind).FirstOrDefault(one => one.File.Node is not null);
        if (files.Count == 0 || coordinator.File?.Node is not { } name)
        {
            return null;
        }

        var usual = new Model.Backup();
        var conf = files.OrderByDescending(file => string.Equals(file.Node, name, StringComparison.Ordinal)).ToList();
        var time = coordinator.Document.Find("Timer", "OnCalendar")?.Value.Text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return new Model.Backup
        {
            Node = NodeName.Parse(ClusterReading.NameOf(name)),
            Schedule = time is { Length: >= 2 } && time[1].Length >= 5 && DailyTime.TryParse(time[1].Substring(0, 5), out var schedule, out _) ? schedule : usual.Schedule,
            Keep = int.TryParse(Value("BACKUP_KEEP"), NumberStyles.None, CultureInfo.InvariantCulture, out var keep) ? keep : usual.Keep,
            Directory = ClusterReading.PathOf(Value("BACKUP_DIRECTORY"), usual.Directory),
            Snapshots = Share(),
            OffHost = OffHost.TryParse(Value("BACKUP_OFFHOST"), out var copy, out _) ? copy : null,
            Recipient = AbsolutePath.TryParse(Value("BACKUP_RECIPIENT"), out var recipient, out _) ? recipient : null,
            Client = StoreClient.TryParse(Value("FILES_CLIENT"), out var client, out _) ? client : usual.Client,
        };

        // Assignments of the shell, in the form that we write: in single quotes, or a number.
        string? Value(string variable)
            => conf.SelectMany(file => TextLine.Of(file.Text)).Select(line => line.Text).FirstOrDefault(line => line.StartsWith(variable + "=", StringComparison.Ordinal))?.Substring(variable.Length + 1).Trim('\'');
    }

    private NfsStorage? Share()
    {
        var directories = source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.PathRepo) ?? [];
        var mount = MountList.Of(source.Repo).FirstOrDefault(mount => mount is { IsKnown: true, IsLocal: false, Remote: not null } && directories.Any(directory => PathText.IsIn(directory, mount.Target.Text)));
        return mount?.Remote is var (host, path) && HostAddress.TryParse(host, out var server, out _) && AbsolutePath.TryParse(path, out var export, out _) && AbsolutePath.TryParse(mount.Target.Text, out var target, out _)
            ? new NfsStorage { Server = nodes.ServerOf(host) ?? server, Export = export, MountPoint = target }
            : null;
    }
}
