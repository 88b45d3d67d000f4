using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>Backups that are refused before anything begins: exit 3, and nothing is touched.</summary>
public sealed class BackupRefusedTests
{
    [LabFact]
    public void While_another_run_has_the_lock()
    {
        using var lab = new Lab();
        using var other = lab.Start(Lab.Coordinator, ["bash", "-c", "mkdir -p \"$1\"; exec 9>\"$1/coordinator.lock\"; flock 9; echo locked; read -r _", "-", lab.Setting("BACKUP_LOCKS")]);
        Assert.Equal("locked", other.StandardOutput.ReadLine());
        var ran = lab.Backup();
        Assert.Equal(4, ran.Code);
        Assert.Contains("another backup or restore is under way", ran.Error, StringComparison.Ordinal);
        Assert.Empty(lab.Calls);
        Assert.Empty(lab.Server.Log);
        other.StandardInput.Close();
        other.WaitForExit();
        _ = lab.Backed();
    }

    [LabFact]
    public void When_a_Cassandra_node_is_dead() => Refused(lab => lab.Mark("ring/down/node3"), "not every Cassandra node is up and normal", "is DN");

    [LabFact]
    public void When_a_Cassandra_node_is_joining() => Refused(lab => lab.Mark("ring/joining/node2"), "is UJ");

    [LabFact]
    public void While_a_repair_runs() => Refused(lab => lab.Mark("ring/repairing"), "a repair is running");

    [LabFact]
    public void While_Cassandra_streams() => Refused(lab => lab.Mark("ring/streaming/node2"), "Cassandra is streaming");

    [LabFact]
    public void When_the_keyspace_has_fewer_replicas_than_stated()
        => Refused(lab => lab.Mark("ring/ks/thehive/keyspace.cql", "CREATE KEYSPACE thehive WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': '1'} AND durable_writes = true;\n"), "does not have 2 replicas");

    [LabTheory]
    [InlineData("yellow")]
    [InlineData("red")]
    public void When_Elasticsearch_is_not_green(string health) => Refused(lab => lab.Search.Health = health, $"Elasticsearch is {health}, expected green");

    [LabFact]
    public void When_the_index_has_another_name() => Refused(_ => { }, new() { Index = "hive_global" }, lab => lab.Search.Indices.Remove("thehive-audits"), "there is no index 'thehive*'");

    [LabFact]
    public void When_Elasticsearch_does_not_know_the_password() => Refused(lab => lab.Search.Users[lab.Search.Users.Keys.Single()] = "another", "401");

    [LabFact]
    public void When_Elasticsearch_has_a_certificate_of_another_authority()
        => Refused(lab => File.WriteAllText(lab.Path(Lab.Coordinator, lab.Cluster.Model.Tls!.ElasticsearchDirectory + "/ca.crt"), new Authority().Pem), "does not answer");

    [LabFact]
    public void When_Cassandra_does_not_know_the_password() => Refused(lab => lab.Mark("ring/roles/admin", "another"), "Bad credentials", "cqlsh cannot ask Cassandra");

    [LabFact]
    public void When_a_node_does_not_see_the_repository() => Refused(lab => lab.Search.NodeWithoutShare = "node2", "cannot be accessed on the node [{node2}]");

    [LabFact]
    public void When_a_node_is_unreachable() => Refused(lab => lab.Mark("unreachable/node2"), "Connection timed out");

    [LabFact]
    public void When_the_attachments_are_not_mounted() => Refused(_ => { }, new() { AttachmentsMounted = false }, _ => { }, "is not mounted at");

    [LabFact]
    public void When_attachments_belong_to_somebody_else()
        => Refused(lab => Assert.Equal(0, lab.Run(Lab.Coordinator, ["chown", "0:0", lab.Setting("FILES_DIRECTORY") + "/b2"]).Code), "b2' does not belong to the owner of");

    [LabFact]
    public void When_the_disk_has_no_room() => Refused(_ => { }, new() { BackupDisk = "300k" }, _ => { }, "bytes left, and the backup takes");

    [LabFact]
    public void On_another_node_than_the_coordinator()
    {
        using var lab = new Lab();
        foreach (var script in new[] { "hiveconfig-backup", "hiveconfig-restore" })
        {
            // The scripts of the coordinator are on the coordinator alone; somebody may have copied them.
            var to = lab.Path("node2", "/usr/local/sbin/" + script);
            File.Copy(lab.Path(Lab.Coordinator, "/usr/local/sbin/" + script), to, overwrite: true);
            File.Copy(lab.Path(Lab.Coordinator, "/usr/local/lib/hiveconfig/backup/reach.sh"), lab.Path("node2", "/usr/local/lib/hiveconfig/backup/reach.sh"), overwrite: true);
            var ran = lab.Run("node2", [script, .. script.EndsWith("restore", StringComparison.Ordinal) ? new[] { "list" } : []]);
            Assert.Equal(2, ran.Code);
            Assert.Contains("node1", ran.Error, StringComparison.Ordinal);
        }
    }

    private static void Refused(Action<Lab> spoil, params string[] said) => Refused(spoil, new(), _ => { }, said);

    private static void Refused(Action<Lab> spoil, LabOptions options, Action<Lab> also, params string[] said)
    {
        using var lab = new Lab(options);
        spoil(lab);
        also(lab);
        var ran = lab.Backup();
        Assert.True(ran.Code == 3, ran.ToString());
        Assert.All(said, part => Assert.Contains(part, ran.Error, StringComparison.Ordinal));
        Assert.Contains("nothing was begun", ran.Error, StringComparison.Ordinal);
        Assert.Empty(lab.Whole);
        Assert.DoesNotContain("nodetool snapshot", lab.Calls, StringComparison.Ordinal);
        Assert.Empty(lab.Snapshots());
        Assert.Empty(lab.Leftovers());
    }
}
