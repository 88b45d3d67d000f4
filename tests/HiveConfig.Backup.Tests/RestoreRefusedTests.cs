using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>Restores that are refused before anything begins.</summary>
public sealed class RestoreRefusedTests
{
    [LabFact]
    public void Of_a_backup_without_its_marker() => Refused((lab, set) => File.Delete(set + "/COMPLETE"), "is no whole backup");

    [LabFact]
    public void Of_one_that_was_interrupted()
        => Refused((lab, set) => Directory.Move(set, set + ".partial"), "there is no backup");

    [LabFact]
    public void Of_a_damaged_file() => Refused(
        (lab, set) =>
        {
            var bytes = File.ReadAllBytes(set + "/cassandra/node2.tar");
            bytes[700] ^= 1;
            File.WriteAllBytes(set + "/cassandra/node2.tar", bytes);
        },
        "cassandra/node2.tar: FAILED", "broken or missing");

    [LabFact]
    public void Of_one_that_lacks_a_file() => Refused((lab, set) => File.Delete(set + "/files/files.tar"), "files/files.tar", "broken or missing");

    [LabFact]
    public void Of_one_whose_sums_were_made_to_fit() => Refused(
        (lab, set) =>
        {
            File.AppendAllText(set + "/cassandra/node2.tar", "x");
            File.WriteAllText(set + "/SHA256SUMS", lab.Run(Lab.Coordinator, ["bash", "-c", $"cd {lab.Setting("BACKUP_DIRECTORY")}/{Path.GetFileName(set)} && find . -type f ! -name SHA256SUMS ! -name COMPLETE -printf '%P\\0' | sort -z | xargs -0 sha256sum"]).Output);
        },
        "is no whole backup");

    [LabFact]
    public void Of_another_cluster()
        => Refused((lab, set) => File.WriteAllText(set + "/COMPLETE", File.ReadAllText(set + "/COMPLETE").Replace("cluster thp", "cluster staging", StringComparison.Ordinal)), "is no whole backup of the cluster 'thp'");

    [LabFact]
    public void When_its_snapshot_is_gone() => Refused((lab, set) => lab.Search.Repositories.Values.Single().Snapshots.Clear(), "is missing");

    [LabFact]
    public void When_a_Cassandra_node_is_dead() => Refused((lab, set) => lab.Mark("ring/down/node3"), "the tokens of node3 could not be read; nothing was begun");

    [LabFact]
    public void When_the_attachments_are_not_mounted()
        => Refused(new() { AttachmentsMounted = false }, (lab, set) => { }, "is not mounted at");

    [LabFact]
    public void While_another_run_has_the_lock()
    {
        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            using var other = lab.Start(Lab.Coordinator, ["bash", "-c", "mkdir -p \"$1\"; exec 9>\"$1/coordinator.lock\"; flock 9; echo locked; read -r _", "-", lab.Setting("BACKUP_LOCKS")]);
            Assert.Equal("locked", other.StandardOutput.ReadLine());
            Assert.Equal(4, lab.Restore("run", stamp).Code);
            other.StandardInput.Close();
            other.WaitForExit();
        }
    }

    [LabFact]
    public void When_the_words_are_none()
    {
        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            Assert.Equal(2, lab.Restore("run").Code);
            Assert.Equal(2, lab.Restore("run", "../../etc").Code);
            Assert.Equal(2, lab.Restore("everything").Code);
            Assert.Equal(3, lab.Restore("undo").Code);
            Assert.Equal(3, lab.Restore("forget").Code);
            Assert.Equal(2, lab.Backup("now").Code);
            Assert.Empty(lab.Calls);
        }
    }

    private static void Refused(Action<Lab, string> spoil, params string[] said) => Refused(new(), spoil, said);

    private static void Refused(LabOptions options, Action<Lab, string> spoil, params string[] said)
    {
        var (lab, stamp) = Lab.Given(options);
        using (lab)
        {
            spoil(lab, lab.Set(stamp));
            var live = lab.Live();
            var ran = lab.Restore("run", stamp);
            Assert.True(ran.Code == 3, ran.ToString());
            Assert.All(said, part => Assert.Contains(part, ran.Error + ran.Output, StringComparison.Ordinal));
            Assert.Equal(live, lab.Live());
            Assert.DoesNotContain("systemctl stop", lab.Calls, StringComparison.Ordinal);
            Assert.DoesNotContain("CREATE KEYSPACE", lab.Statements, StringComparison.Ordinal);
            Assert.DoesNotContain(lab.Server.Log, line => line.Contains("_restore", StringComparison.Ordinal));
        }
    }
}
