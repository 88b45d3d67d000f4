using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>Backups that fail on the way: exit 1, and nothing of them is left.</summary>
public sealed class BackupFailsTests
{
    [LabTheory]
    [InlineData("PARTIAL")]
    [InlineData("FAILED")]
    public void When_the_snapshot_ends_as(string state) => Fails(lab => lab.Search.Final = state, $"the snapshot ended as {state}, expected SUCCESS");

    [LabFact]
    public void When_the_snapshot_never_ends() => Fails(lab => lab.Search.Polls = 1_000_000, new() { Seconds = 20 }, _ => { }, "the snapshot is not done after 20 seconds and was stopped");

    [LabFact]
    public void When_Elasticsearch_lets_the_snapshot_hang()
        => Fails(
            lab => lab.Search.Instead = request => request.Parts is ["_snapshot", _, not "_verify"] && request.Method is "GET" ? new SearchAnswer(200, "{}", TimeSpan.FromSeconds(60)) : null,
            new() { Seconds = 12 },
            _ => { },
            "elasticsearch snapshot",
            "' was ended after 12 seconds");

    [LabFact]
    public void When_Elasticsearch_answers_500()
        => Fails(lab => lab.Search.Instead = request => request.Method is "PUT" && request.Parts.Length == 3 ? SearchAnswer.Error(500, "repository_exception", "[thehive] could not read repository data from index blob") : null, "500", "could not read repository data");

    [LabFact]
    public void When_Elasticsearch_is_lost_for_good()
    {
        using var lab = new Lab();
        lab.Search.Instead = request => request.Parts is ["_snapshot", _, not "_verify"] && request.Method is "GET" ? SearchAnswer.Lost : null;
        var ran = lab.Backup();
        Assert.True(ran.Code == 1, ran.ToString());
        Assert.Contains("so this is no backup", ran.Error, StringComparison.Ordinal);
        lab.AssertClean();
    }

    [LabFact]
    public void When_a_snapshot_of_that_name_is_there()
    {
        using var lab = new Lab();
        var theirs = "";
        lab.Search.After = request =>
        {
            if (request.Path.EndsWith("/_alias", StringComparison.Ordinal))
            {
                theirs = "hiveconfig-" + Path.GetFileName(Assert.Single(Directory.EnumerateFiles(lab.Path(Lab.Coordinator, lab.Setting("BACKUP_STATE") + "/begun"))));
                lab.Search.Repositories.Values.Single().Snapshots[theirs] = new SearchSnapshot { Final = "SUCCESS", Indices = lab.Search.Indices };
            }
        };
        var ran = lab.Backup();
        Assert.True(ran.Code == 1, ran.ToString());
        Assert.Contains("snapshot with the same name already exists", ran.Error, StringComparison.Ordinal);
        Assert.Empty(lab.Whole);
    }

    [LabFact]
    public void When_a_node_cannot_make_its_snapshot()
        => Fails(lab => lab.Fault("nodetool", "if [ \"$node $1\" = 'node3 snapshot' ]; then echo 'error: No space left on device' >&2; exit 2; fi"), "No space left on device", "nodetool could not make the snapshot");

    [LabFact]
    public void When_nodetool_says_that_it_has_made_a_snapshot_and_has_not()
        => Fails(lab => lab.Fault("nodetool", "if [ \"$node $1\" = 'node2 snapshot' ]; then echo 'Snapshot directory: x'; exit 0; fi"), "but there is none below");

    [LabFact]
    public void When_a_stream_is_cut()
        => Fails(lab => lab.Fault("ssh", "if [[ $* == *' cassandra collect '* ]]; then echo cut; exit 0; fi"), "cassandra");

    [LabFact]
    public void When_a_stream_arrives_with_other_bytes()
        => Fails(lab => lab.Fault("ssh", "if [[ $* == *'node3 hiveconfig-part cassandra sum '* ]]; then echo 0000; exit 0; fi"), "arrived broken (the sums differ)");

    [LabFact]
    public void When_a_node_is_lost_on_the_way()
        => Fails(lab => lab.Fault("ssh", "if [[ $* == *'node2 hiveconfig-part cassandra collect '* ]]; then echo 'client_loop: send disconnect: Broken pipe' >&2; exit 255; fi"), "the part 'cassandra' of node2 did not arrive");

    [LabFact]
    public void When_TheHive_has_no_rights_that_a_restore_could_give_back() => Fails(lab => lab.Mark("ring/permissions"), "has no rights on 'thehive'");

    [LabFact]
    public void When_the_disk_is_full()
        => Fails(
            lab => lab.Fault("ssh", $"if [[ $* == *' cassandra collect '* ]]; then cat /dev/zero >{lab.Setting("BACKUP_DIRECTORY")}/filler 2>/dev/null || true; fi"),
            new() { BackupDisk = "4m" },
            lab => File.Delete($"/proc/{lab.Inside}/root{lab.Path(Lab.Coordinator, lab.Setting("BACKUP_DIRECTORY"))}/filler"),
            "No space left on device", "did not arrive");

    [LabFact]
    public void When_it_is_told_to_end()
    {
        using var lab = new Lab();
        lab.Fault("ssh", "if [[ $* == *' cassandra snapshot '* ]]; then kill -TERM \"$(cat /run/lab/script)\"; fi");
        var ran = lab.Run(Lab.Coordinator, ["bash", "-c", "echo $$ >/run/lab/script; exec hiveconfig-backup"]);
        Assert.True(ran.Code == 143, ran.ToString());
        Assert.Contains("failed in the phase 'snapshot'", ran.Error, StringComparison.Ordinal);
        Assert.Empty(lab.Whole);
        Assert.All(lab.Nodes, node => Assert.Empty(lab.Tags(node)));

        // What Elasticsearch was busy with goes with the next run.
        lab.TimeGoesOn();
        lab.Mend("ssh");
        System.Threading.Thread.Sleep(1000);
        _ = lab.Backed();
        lab.AssertClean();
    }

    [LabFact]
    public void The_copy_elsewhere_alone()
    {
        using var lab = new Lab();
        lab.Fault("rsync", "echo 'rsync: connection unexpectedly closed (0 bytes received so far) [sender]' >&2; exit 12");
        var ran = lab.Backup();
        Assert.True(ran.Code == 5, ran.ToString());
        Assert.Contains("is whole here, but its copy to", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(lab.World("offhost")));
        lab.AssertWhole(Assert.Single(lab.Whole));
        lab.AssertClean();
    }

    [LabFact]
    public void The_clearing_of_a_snapshot_alone()
    {
        using var lab = new Lab();
        lab.Fault("nodetool", "if [ \"$node $1\" = 'node2 clearsnapshot' ]; then echo 'error: null' >&2; exit 2; fi");
        var ran = lab.Backup();
        Assert.True(ran.Code == 5, ran.ToString());
        lab.AssertWhole(Assert.Single(lab.Whole));
        Assert.NotEmpty(lab.Tags("node2"));
        lab.Mend("nodetool");
        System.Threading.Thread.Sleep(1000);
        Assert.Equal(0, lab.Backup().Code);
        Assert.Empty(lab.Tags("node2"));
    }

    private static void Fails(Action<Lab> spoil, params string[] said) => Fails(spoil, new(), _ => { }, said[0], said[1..]);

    private static void Fails(Action<Lab> spoil, LabOptions options, Action<Lab> before, string said, params string[] also)
    {
        using var lab = new Lab(options);
        spoil(lab);
        var ran = lab.Backup();
        before(lab);
        Assert.True(ran.Code == 1, ran.ToString());
        Assert.All(also.Prepend(said), part => Assert.Contains(part, ran.Error, StringComparison.Ordinal));
        Assert.Empty(lab.Whole);
        lab.AssertClean();
    }
}
