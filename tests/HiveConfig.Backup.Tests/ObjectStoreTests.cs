using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>Attachments in an object store; Cassandra by one node that has every row; no copy elsewhere.</summary>
public sealed class ObjectStoreTests
{
    private static readonly LabOptions Store = new() { Cluster = "cluster-s3" };

    [LabTheory]
    [InlineData("cluster-s3")]
    [InlineData("cluster-mc")]
    public void Objects_come_and_go_back(string cluster)
    {
        using var lab = new Lab(Store with { Cluster = cluster });
        var stamp = lab.Backed();
        lab.AssertWhole(stamp);
        lab.AssertClean();
        Assert.Contains("./deep/c3", lab.Listed(stamp, "files/files.tar"), StringComparison.Ordinal);

        // One node has every row, and so one is snapshot.
        Assert.Equal(["node1.tar", "schema.tar"], Directory.EnumerateFiles(lab.Set(stamp) + "/cassandra", "*.tar").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("node2 nodetool snapshot", lab.Calls, StringComparison.Ordinal);
        Assert.DoesNotContain("made up", lab.Calls, StringComparison.Ordinal);

        File.Delete(lab.World("bucket/a1"));
        lab.Mark("bucket/b2", "spoilt by somebody\n");
        lab.Mark("bucket/later", "later\n");
        var before = lab.Attachments();
        var ran = lab.Restore("run", stamp);
        Assert.True(ran.Code == 0, ran.ToString());
        Assert.Equal(["a1: first", "b2: second", "deep/c3: third, below a prefix", "later: later"], lab.Attachments());
        ran = lab.Restore("undo");
        Assert.True(ran.Code == 0, ran.ToString());
        Assert.Equal(before, lab.Attachments());
    }

    [LabTheory]
    [InlineData("cluster-s3", "InvalidAccessKeyId")]
    [InlineData("cluster-mc", "does not exist in our records")]
    public void An_account_that_the_store_does_not_know_is_refused(string cluster, string said)
    {
        using var lab = new Lab(Store with { Cluster = cluster });
        lab.Mark("account", "another/one");
        var ran = lab.Backup();
        Assert.True(ran.Code == 3, ran.ToString());
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Contains("cannot be listed", ran.Error, StringComparison.Ordinal);
        Assert.Empty(lab.Whole);
    }

    [LabFact]
    public void A_client_that_fetches_nothing_is_found_out()
    {
        using var lab = new Lab(Store);
        lab.Fault("aws", "if [[ $* == *' s3 sync '* ]]; then exit 0; fi");
        var ran = lab.Backup();
        Assert.True(ran.Code == 1, ran.ToString());
        Assert.Contains("but there are none in", ran.Error, StringComparison.Ordinal);
        lab.AssertClean();
    }

    [LabFact]
    public void Objects_that_cannot_be_sent_are_taken_back()
    {
        using var lab = new Lab(Store);
        var stamp = lab.Backed();
        lab.Work("later");
        File.Delete(lab.World("bucket/a1"));
        var before = lab.Live();
        lab.Fault("aws", "if [[ $* == *' s3 cp --recursive '* ]] && [ ! -e /run/lab/once ]; then : >/run/lab/once; cp \"${@: -2:1}/deep/c3\" /run/lab/bucket/half; echo 'upload failed: Connection was closed' >&2; exit 1; fi");
        var ran = lab.Restore("run", stamp);
        Assert.True(ran.Code == 1, ran.ToString());
        Assert.Contains("could not be sent", ran.Error, StringComparison.Ordinal);
        File.Delete(lab.World("bucket/half"));
        Assert.Equal(before, lab.Live());
    }
}
