using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Storage;

namespace HiveConfig.TheHive;

/// <summary>The first start of TheHive: the attachments, then one node alone, then the others.</summary>
internal static class TheHiveSection
{
    internal static RunbookSection Section { get; } = new("TheHive", context => Write(context.Cluster));

    private static string Write(Cluster cluster)
    {
        var nodes = cluster.TheHiveNodes;
        var text = new MarkdownText();
        if (cluster.Storage is NfsStorage nfs && cluster.StorageClients.Count > 0)
        {
            text.Say($"The attachments. {MarkdownText.On(cluster.StorageClients)}; the last line must show the owner `thehive`:")
                .Bash(
                    $"systemctl enable --now {MountUnit.NameOf(nfs)}",
                    $"findmnt {nfs.MountPoint}",
                    $"stat -c '%U %G %a' {nfs.MountPoint}");
        }

        text.Say(
                $"{MarkdownText.On([nodes[0]])} alone, so that only one node makes the schema; follow it until the log is quiet:")
            .Bash("systemctl enable --now thehive", "timeout 120 tail -F /var/log/thehive/application.log");
        if (nodes.Count > 1)
        {
            var opens = cluster.MinimumMembers > 1 ? $" (TheHive opens when {cluster.MinimumMembers} nodes have found each other)" : "";
            text.Say($"{MarkdownText.On([.. nodes.Skip(1)])}, one after the other{opens}:")
                .Bash("systemctl enable --now thehive");
        }

        return text.Say("All must answer, on any of them:")
            .Bash(
            [
                .. nodes.Select(node =>
                    $"until curl --silent --fail --output /dev/null 'http://{node.Address.InUrl}:{cluster.TheHive.HttpPort}{cluster.HealthCheckPath}'; do sleep 5; done"),
            ])
            .ToString();
    }
}
