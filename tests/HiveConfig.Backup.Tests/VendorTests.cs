using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>
/// What the vendor's tutorial has one do, in the same scenarios: it says that all went well, and it did not. This is what the lab is
/// for, and it shows that the lab can tell the two apart.
/// </summary>
public sealed class VendorTests
{
    [LabFact]
    public void Says_success_while_the_snapshot_is_being_made_and_it_ends_as_partial()
    {
        using var lab = Registered();
        lab.Search.Final = "PARTIAL";
        var ran = Run(lab, "backup-index.sh");
        Assert.Contains("Full backup successful", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Server.Log, line => line.Contains(" GET /_snapshot/hiveconfig/", StringComparison.Ordinal));
        var snapshot = lab.Search.Repositories["hiveconfig"].Snapshots.Values.Single();
        Assert.Equal("IN_PROGRESS", snapshot.State);
        lab.TimeGoesOn();
        Assert.Equal("PARTIAL", snapshot.State);
    }

    [LabFact]
    public void Says_success_of_an_empty_snapshot_when_the_index_has_another_name()
    {
        using var lab = Registered(new() { Index = "thehive_global1" });
        var ran = Run(lab, "backup-index.sh");
        Assert.Contains("Full backup successful", ran.Output, StringComparison.Ordinal);
        Assert.Empty(lab.Search.Repositories["hiveconfig"].Snapshots.Values.Single().Indices);
    }

    [LabFact]
    public void Writes_into_the_repository_and_before_there_is_a_snapshot()
    {
        using var lab = Registered();
        lab.Search.Instead = request => request.Method is "PUT" && request.Parts.Length == 3 ? SearchAnswer.Error(500, "repository_exception", "broken") : null;
        Prepare(lab);
        using var running = lab.Start(Lab.Coordinator, ["timeout", "1", "bash", "/run/lab/vendor/backup-index.sh"]);
        running.WaitForExit();
        Assert.Contains(Directory.EnumerateFiles(lab.Path(Lab.Coordinator, lab.Search.PathRepo)), file => file.EndsWith(".info", StringComparison.Ordinal));
        Assert.Empty(lab.Snapshots());
    }

    [LabFact]
    public void Says_success_of_a_backup_that_lacks_rows_and_of_a_ring_with_a_dead_node()
    {
        using var lab = new Lab();
        lab.Put("node2", "edgestore", "7", "only on the other two\n");
        lab.Put("node3", "edgestore", "7", "only on the other two\n");
        lab.Mark("ring/down/node3");
        var ran = Run(lab, "backup-database.sh");
        Assert.Contains("Full backup successful", ran.Output, StringComparison.Ordinal);
        var archive = lab.Run(Lab.Coordinator, ["tar", "--extract", "--to-stdout", "--file", "/mnt/backup/cassandra/cassandra_20260101_01h30m00s.tar"]).Output;
        Assert.Contains("edgestore row1", archive, StringComparison.Ordinal);
        Assert.DoesNotContain("only on the other two", archive, StringComparison.Ordinal);
    }

    [LabFact]
    public void Says_success_when_the_index_is_gone_and_was_not_restored()
    {
        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            lab.Search.Instead = request => request.Path.EndsWith("/_restore", StringComparison.Ordinal) ? SearchAnswer.Error(500, "snapshot_restore_exception", "broken") : null;
            var ran = Run(lab, "restore-index.sh", "hiveconfig-" + stamp);
            Assert.Contains("restore successful", ran.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("thehive_global", lab.Search.Indices.Keys);
        }
    }

    [LabFact]
    public void Drops_a_keyspace_that_is_as_it_was_saved_and_its_rights_with_it()
    {
        using var lab = new Lab();
        var ran = Run(lab, "restore-keyspace.sh");
        Assert.Contains("restore successful", ran.Output, StringComparison.Ordinal);
        Assert.Contains("DROP KEYSPACE IF EXISTS thehive\n", lab.Statements, StringComparison.Ordinal);
        Assert.Equal("", File.ReadAllText(lab.World("ring/permissions")));
    }

    [LabFact]
    public void Says_done_of_a_share_that_is_not_mounted()
    {
        using var lab = new Lab(new() { AttachmentsMounted = false });
        var ran = Run(lab, "backup-files.sh");
        Assert.Contains("Backup done", ran.Output, StringComparison.Ordinal);
        var listed = lab.Run(Lab.Coordinator, ["tar", "--list", "--file", "/mnt/backup/storage/files_20260101_01h30m00s.tar"]).Output;
        Assert.Equal("files_20260101_01h30m00s/\n", listed);
    }

    [LabFact]
    public void Gives_root_the_attachments_that_it_restores()
    {
        using var lab = new Lab();
        Assert.Equal(0, Run(lab, "backup-files.sh").Code);
        var ran = Run(lab, "restore-files.sh");
        Assert.Contains("Restore done", ran.Output, StringComparison.Ordinal);
        Assert.NotEqual("", lab.Run(Lab.Coordinator, ["find", lab.Setting("FILES_DIRECTORY"), "-mindepth", "1", "!", "-user", "thehive"]).Output);
    }

    private static Lab Registered(LabOptions? options = null)
    {
        var lab = new Lab(options);
        lab.Search.Locked(() => lab.Search.Repositories["hiveconfig"] = new SearchRepository(lab.Search.PathRepo, IsReadOnly: false));
        return lab;
    }

    private static Ran Run(Lab lab, string script, params string[] arguments)
    {
        Prepare(lab);
        var ran = lab.Run(Lab.Coordinator, ["bash", "/run/lab/vendor/" + script, .. arguments]);
        Assert.True(ran.Code == 0, ran.ToString());
        return ran;
    }

    private static void Prepare(Lab lab)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Programs", "vendor")))
        {
            lab.Mark("vendor/" + Path.GetFileName(file), File.ReadAllText(file));
        }
    }
}
