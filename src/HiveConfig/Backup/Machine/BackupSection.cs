using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>The first backup, and how it is brought back: by whoever has to do it at night.</summary>
internal static class BackupSection
{
    internal static RunbookSection Section { get; } = new("Backup and restore", context => context.Cluster.Backup is null ? null : Write(context.Cluster, context.Cluster.Backup));

    private static string Write(Cluster cluster, Model.Backup backup)
    {
        var coordinator = cluster.BackupNode!;
        var text = new MarkdownText()
            .Say(
                $"Database, index and attachments are backed up together under one stamp, every day at {backup.Schedule} UTC, started by {MarkdownText.Names([coordinator])},",
                $"where the newest {backup.Keep.ToString(CultureInfo.InvariantCulture)} lie in `{backup.Directory}`. TheHive goes on meanwhile. Of Cassandra " + (cluster.SnapshotNodes.Count == 1
                    ? $"{MarkdownText.Names(cluster.SnapshotNodes)} is asked, for each node of its datacenter has every row."
                    : $"{MarkdownText.Names(cluster.SnapshotNodes)} are asked, for none of them has every row."),
                $"What has to be installed: **jq** and **curl** on {MarkdownText.Names([coordinator])} and on every machine with Elasticsearch or TheHive{Tools(cluster, backup)}.");
        Share(text, cluster);
        Keys(text, cluster, backup, coordinator);
        Run(text, backup, coordinator);
        Restore(text, backup, coordinator);
        return text.ToString();
    }

    private static string Tools(Cluster cluster, Model.Backup backup)
        => (backup.OffHost is null ? "" : $"; **rsync** on {MarkdownText.Names(Copiers(cluster))} and where the copies go")
            + (cluster.Storage is S3Storage ? $"; **{backup.Client}** on {MarkdownText.Names([cluster.AttachmentsNode!])}" : "");

    // The nodes that send something to the other machine.
    private static List<Node> Copiers(Cluster cluster) => [.. new[] { cluster.BackupNode, BackupNodes.Mirror(cluster) }.OfType<Node>().Distinct()];

    private static void Share(MarkdownText text, Cluster cluster)
    {
        var share = cluster.SnapshotShare!;
        text.Say(
                "Elasticsearch writes its snapshots into one directory that all its nodes share. NFS knows users by number, so `elasticsearch` must",
                $"have one uid and one gid on {MarkdownText.Names(cluster.ElasticsearchNodes)} (all must print the same; if not, `usermod` and `groupmod`):")
            .Bash("id -u elasticsearch; id -g elasticsearch");
        string[] directory =
        [
            "{",
            "  read -rp 'uid: ' uid",
            "  read -rp 'gid: ' gid",
            $"  install -d -o \"$uid\" -g \"$gid\" -m 0770 {share.Export}",
            "}",
        ];
        if (cluster.SnapshotServer is not { } server)
        {
            text.Say($"On the server {share.Server}, with these two numbers typed in:")
                .Bash(
                [
                    .. directory,
                    "install -d /etc/exports.d",
                    "cat > /etc/exports.d/thehive-snapshots.exports <<'EXPORTS'",
                    NfsExports.SnapshotLine(cluster),
                    "EXPORTS",
                    "exportfs -ra",
                ]);
        }
        else if (cluster.ElasticsearchNodes.Contains(server))
        {
            text.Say(MarkdownText.On([server]) + ":").Bash([$"install -d -o elasticsearch -g elasticsearch -m 0770 {share.Export}", .. Export(cluster)]);
        }
        else
        {
            text.Say($"{MarkdownText.On([server])}, with these two numbers typed in:").Bash([.. directory, .. Export(cluster)]);
        }

        if (cluster.SnapshotClients.Count > 0)
        {
            text.Say($"{MarkdownText.On(cluster.SnapshotClients)}; the last line must say what is mounted:")
                .Bash($"systemctl enable --now '{SystemdPath.MountUnit(share.MountPoint.Value)}'", $"findmnt {share.MountPoint}");
        }

        text.Say("The first backup registers the directory with Elasticsearch and has every node write into it. Nobody else may write there.");
    }

    private static string[] Export(Cluster cluster) => cluster.SnapshotClients.Count == 0 ? [] : ["systemctl enable --now nfs-server", "exportfs -ra"];

    private static void Keys(MarkdownText text, Cluster cluster, Model.Backup backup, Node coordinator)
    {
        var reached = BackupNodes.Reached(cluster).ToList();
        if (reached.Count > 0)
        {
            text.Say(
                    $"{MarkdownText.Names([coordinator])} has the others do their part over SSH, with a key that can do nothing else. {MarkdownText.On([coordinator])}; compare the fingerprints",
                    "with those that `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` prints on each of the others:")
                .Bash(
                    $"ssh-keygen -q -t ed25519 -N '' -C '{BackupService.Name} {cluster.Name}' -f {SshConfig.Key}",
                    $"ssh-keyscan -t ed25519 {string.Join(" ", reached.Select(node => node.Address))} > {SshConfig.KnownHosts}",
                    $"ssh-keygen -lf {SshConfig.KnownHosts}",
                    $"cat {SshConfig.Key}.pub")
                .Say($"{MarkdownText.On(reached)}, with that last line typed in:")
                .Bash(
                    "{",
                    "  read -rp 'public key: ' key",
                    "  install -d -m 0700 /root/.ssh",
                    $"  printf 'restrict,command=\"{BackupNodes.Library}/part.sh\" %s\\n' \"$key\" >> /root/.ssh/authorized_keys",
                    "  chmod 0600 /root/.ssh/authorized_keys",
                    "}");
        }

        if (backup.OffHost is { } offHost)
        {
            var copiers = Copiers(cluster);
            text.Say(
                    $"Each backup is copied to `{offHost}`. The directory has to exist there, and the key of {MarkdownText.Names(copiers)} has to stand in",
                    $"`authorized_keys` of {(offHost.User is null ? "root" : "`" + offHost.User + "`")}. {MarkdownText.On(copiers)}; the last line must print nothing:")
                .Bash(
                    $"[ -e {SshConfig.Key} ] || ssh-keygen -q -t ed25519 -N '' -C '{BackupService.Name} {cluster.Name}' -f {SshConfig.Key}",
                    $"ssh-keyscan -t ed25519 {offHost.Host} >> {SshConfig.KnownHosts}",
                    $"cat {SshConfig.Key}.pub",
                    "read -rp 'Return, when it stands there: ' _",
                    $"ssh -F {SshConfig.Kind.InstalledPath} {(offHost.User is null ? "" : offHost.User + "@")}{offHost.Host} test -w {offHost.Directory}");
            if (cluster.SnapshotServer is null)
            {
                text.Say(
                    $"**Elasticsearch's snapshots are not copied along**: they lie on {cluster.SnapshotShare!.Server}, which is no node. Have that server copy",
                    $"`{cluster.SnapshotShare.Export}` to another machine each day, some hours after {backup.Schedule} UTC, when nothing writes there.");
            }
        }
    }

    private static void Run(MarkdownText text, Model.Backup backup, Node coordinator)
    {
        text.Say($"{MarkdownText.On([coordinator])}. The first line looks whether all is ready, and says what is not; the second makes the first backup; the last starts the timer:")
            .Bash($"{BackupService.Name} --check", BackupService.Name, "hiveconfig-restore list", $"systemctl enable --now {BackupTimer.Unit}")
            .Say(
                "A backup is whole when `list` says so: its marker is written last. `hiveconfig-backup` ends with 0 when all is well, with 5 when the backup is whole",
                "and its copy or the removal of an older one failed, and with anything else when there is none. Have somebody told when the service fails:")
            .Bash($"systemctl status {BackupService.Name}.service", $"journalctl -u {BackupService.Name}.service --since yesterday");
        if (backup.Recipient is { } recipient)
        {
            text.Say(
                    $"Configuration and certificates are in it too, encrypted for the certificate in `{recipient}`, which has to be on every machine; its key belongs on",
                    "none of them. To read those of a node again, where that key is:")
                .Bash("openssl cms -decrypt -binary -inform DER -in config/NODE.cms -inkey KEY | tar --list");
        }
        else
        {
            text.Say("**Configuration, certificates and secrets are not in it** (`recipient` in cluster.yaml): keep cluster.yaml, its secrets and the keys of the authority elsewhere.");
        }
    }

    private static void Restore(MarkdownText text, Model.Backup backup, Node coordinator)
    {
        text.Say(
                $"To restore, {MarkdownText.On([coordinator]).Replace("On ", "on ")}. All is first brought back beside what is live, and verified; then TheHive is stopped for some minutes, and the two are",
                "swapped. When anything fails, the state before comes back by itself. Afterwards `undo` brings it back as long as `forget` has not removed it;",
                "it takes the room of the data a second time.")
            .Bash("hiveconfig-restore list", "hiveconfig-restore verify STAMP", "hiveconfig-restore run STAMP", "hiveconfig-restore forget")
            .Say(
                "A restore that was cut off, by a loss of power, is taken back by `hiveconfig-restore undo`; until then no backup is made. Exit 6 means that it could",
                "not be taken back: TheHive stays stopped, the message says why, and `undo` goes on when the cause is gone.");
        text.Say(backup.OffHost is { } offHost
            ? $"When {MarkdownText.Names([coordinator])} itself is lost: set it up again, and copy `{offHost}/STAMP` into `{backup.Directory}`; when the server of the snapshots is lost too, its directory as well."
            : $"All backups lie on {MarkdownText.Names([coordinator])}: what destroys it destroys them. `offHost` in cluster.yaml has them copied to another machine.");
        text.Say(
            "Rehearse it, before it is needed and then every quarter: on a test cluster from a cluster.yaml with the same `cluster`, to which one backup and the",
            "directory of snapshots have been copied, `hiveconfig-restore run latest`; then log in, open a case, an attachment and a search. Note how long it took.");
    }
}
