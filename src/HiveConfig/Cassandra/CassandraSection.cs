using System.Globalization;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Cassandra;

/// <summary>The first start of Cassandra: an empty ring, one node at a time, then logins.</summary>
internal static class CassandraSection
{
    internal static RunbookSection Section { get; } = new("Cassandra", context => Write(context.Cluster));

    private static string Write(Cluster cluster)
    {
        var nodes = cluster.CassandraNodes;
        var text = new MarkdownText();
        if (cluster.Phase == Phase.Bootstrap)
        {
            Empty(text, cluster);
        }

        // Seeds first: whoever else starts has to find one.
        text.Say("Start one node at a time, seeds first. Each block ends when its node has joined:");
        var order = cluster.Seeds.Concat(nodes.Except(cluster.Seeds)).ToList();
        for (var i = 0; i < order.Count; i++)
        {
            text.Say(MarkdownText.On([order[i]]) + ":").Bash(
                "systemctl enable --now cassandra",
                $"until [ \"$(nodetool status 2>/dev/null | grep -c '^UN ')\" -ge {Number(i + 1)} ]; do sleep 5; done");
        }

        text.Say("`nodetool status` on any of them now shows every node as `UN` (up, normal); load and host id are your own:")
            .Show([.. cluster.Datacenters.SelectMany(datacenter => Status(cluster, datacenter))]);
        Logins(text, cluster);
        Repair(text, cluster);
        return text.Say(cluster.Cassandra.Heap is { } heap
                ? $"Cassandra has a heap of {heap}, as stated; its `jvm-server.options` is written for that."
                : "Cassandra sizes its heap itself: a quarter of the memory, at most 8 GiB. To state another one, write `heap` below `cassandra`\nin cluster.yaml; its `jvm-server.options` is written then.")
            .ToString();
    }

    private static void Empty(MarkdownText text, Cluster cluster)
    {
        var directory = cluster.Cassandra.Directory;
        text.Say(
                "The package has started Cassandra with a cluster name and a place of its own, and a node never changes these: what it wrote",
                $"has to go. Only before the very first start, for it deletes all data. {MarkdownText.On(cluster.CassandraNodes)}:")
            .Bash(
            [
                "systemctl stop cassandra",
                $"install -d -o cassandra -g cassandra -m 0750 {directory}",
                $"rm -rf {string.Join(" ", cluster.Cassandra.Directories.Where(one => one.Path.IsAtOrBelow(directory)).Select(one => one.Path))}",
                .. cluster.Cassandra.Directories.Where(one => !one.Path.IsAtOrBelow(directory)).SelectMany(one => Elsewhere(one.Path)),
            ]);
    }

    // It may be a disk of its own, which cannot be removed and belongs to root.
    private static string[] Elsewhere(AbsolutePath path) => [$"install -d -o cassandra -g cassandra -m 0750 {path}", $"find {path} -mindepth 1 -delete"];

    private static void Logins(MarkdownText text, Cluster cluster)
    {
        var admin = cluster.Cassandra.AdminRole;
        text.Say(
                "Logins. Ten seconds after its first start the ring has a role `cassandra` with the password `cassandra`, stored once; first",
                $"it gets its copies. {MarkdownText.On([cluster.CassandraNodes[0]])} (cqlsh asks for the password):")
            .Bash(Cqlsh(cluster, "cassandra", CqlScript.ReplicationPath))
            .Say($"{MarkdownText.On(cluster.CassandraNodes)}, one after the other:")
            .Bash("nodetool repair -full system_auth")
            .Say(
                $"{MarkdownText.On([cluster.CassandraNodes[0]])}: the administrator `{admin}`, TheHive's keyspace and its role, still as `cassandra`:")
            .Bash(Cqlsh(cluster, "cassandra", CqlScript.RolesPath))
            .Say(
                $"Then, as `{admin}` (password: {RunbookContext.Reference(cluster.Secrets.CassandraAdmin)}), the end of the role that everyone knows:")
            .Bash(Cqlsh(cluster, admin.Value, CqlScript.DropDefaultPath))
            .Say(
                $"All three scripts can be run again, from now on as `{admin}`: 10 after a change of nodes (then repair again), 20 after a",
                "change of a password.");
    }

    private static void Repair(MarkdownText text, Cluster cluster)
    {
        if (cluster.RepairTimeOf(cluster.CassandraNodes[0]) is { } first)
        {
            text.Say(
                    $"The weekly repair, which brings back what a node has missed; a node that misses a deletion for ten days brings back the deleted.",
                    $"It begins on {MarkdownText.Names([cluster.CassandraNodes[0]])} on {first} UTC, on each other node at a time of its own. {MarkdownText.On(cluster.CassandraNodes)}:")
                .Bash("systemctl enable --now " + RepairTimer.Unit);
        }
    }

    private static string[] Cqlsh(Cluster cluster, string role, string script)
    {
        var run = $" -u {role} -f {script} {cluster.CassandraNodes[0].Address} {cluster.Cassandra.NativePort}";
        return cluster.Tls is { } tls ? ["export SSL_CERTFILE=" + CopySection.CqlshAuthority(tls), "cqlsh --ssl" + run] : ["cqlsh" + run];
    }

    private static string[] Status(Cluster cluster, DatacenterName datacenter)
    {
        var heading = "Datacenter: " + datacenter;
        return
        [
            heading,
            new string('=', heading.Length),
            "--  Address  Load  Tokens  Owns  Host ID  Rack",
            .. cluster.CassandraNodesOf(datacenter).Select(node => $"UN  {node.Address}  ...  {Number(cluster.Cassandra.NumTokens)}  ...  ...  {cluster.RackOf(node)}"),
        ];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
