using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>A backup that goes well.</summary>
public sealed class BackupTests
{
    [LabFact]
    public void A_backup_has_everything_of_one_stamp()
    {
        using var lab = new Lab();
        var stamp = lab.Backed();
        lab.AssertWhole(stamp);
        lab.AssertClean();
        foreach (var node in lab.Nodes)
        {
            var rows = lab.Run(Lab.Coordinator, ["tar", "--extract", "--to-stdout", "--wildcards", "--file", $"{lab.Setting("BACKUP_DIRECTORY")}/{stamp}/cassandra/{node}.tar", "*-Data.db"]).Output;
            Assert.All(Lab.Tables, table => Assert.Contains(table + " row3\n", rows, StringComparison.Ordinal));
            Assert.Contains("2003/2003", lab.Listed(stamp, $"cassandra/{node}.tar"), StringComparison.Ordinal);
        }

        var files = lab.Listed(stamp, "files/files.tar");
        Assert.Contains("deep/c3", files, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0/0 ", files, StringComparison.Ordinal);
        Assert.Equal(["thehive-audits", "thehive_global"], lab.Search.Repositories.Values.Single().Snapshots.Single().Value.Indices.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(lab.Server.Log, line => line.Contains("\"ignore_unavailable\":false", StringComparison.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(lab.Set(stamp)));
    }

    [LabFact]
    public void No_secret_is_on_a_command_line_nor_in_a_message()
    {
        using var lab = new Lab();
        var ran = lab.Backup();
        Assert.Equal(0, ran.Code);
        Assert.DoesNotContain("made up", lab.Calls + ran, StringComparison.Ordinal);
    }

    [LabFact]
    public void Elasticsearch_alone_writes_into_its_repository()
    {
        using var lab = new Lab();
        _ = lab.Backed();
        Assert.All(Directory.EnumerateFileSystemEntries(lab.Path(Lab.Coordinator, lab.Search.PathRepo)), file => Assert.Matches(@"/(snap-[0-9a-f]{32}\.dat|index\.latest)$", file));
    }

    [LabFact]
    public void Check_begins_nothing()
    {
        using var lab = new Lab();
        var ran = lab.Backup("--check");
        Assert.Equal(0, ran.Code);
        Assert.Contains("everything is ready", ran.Error, StringComparison.Ordinal);
        Assert.Empty(lab.Whole);
        Assert.DoesNotContain("nodetool snapshot", lab.Calls, StringComparison.Ordinal);
        lab.AssertClean();
    }

    [LabFact]
    public void An_index_that_was_made_anew_is_found_by_its_pattern()
    {
        using var lab = new Lab(new() { Index = "thehive_global1" });
        lab.AssertWhole(lab.Backed());
        Assert.Contains("thehive_global1", lab.Search.Repositories.Values.Single().Snapshots.Single().Value.Indices.Keys);
    }

    [LabFact]
    public void An_attachment_that_goes_or_comes_meanwhile_is_in_it()
    {
        using var lab = new Lab();
        var files = lab.Path(Lab.Coordinator, lab.Setting("FILES_DIRECTORY"));

        // While Elasticsearch is asked for its snapshot, which lasts until the others have theirs.
        lab.Search.After = request =>
        {
            if (request.Method is "PUT" && request.Parts.Length == 3)
            {
                for (var i = 0; i < 100 && lab.Leftovers().Count == 0; i++)
                {
                    System.Threading.Thread.Sleep(100);
                }

                System.Threading.Thread.Sleep(300);
                File.Delete(files + "/a1");
                File.WriteAllText(files + "/new", "came during the backup\n");
                Assert.True(lab.Run(Lab.Coordinator, ["chown", "thehive:thehive", lab.Setting("FILES_DIRECTORY") + "/new"]).Code == 0);
            }
        };
        var listed = lab.Listed(lab.Backed(), "files/files.tar");
        Assert.Contains("./a1", listed, StringComparison.Ordinal);
        Assert.Contains("./new", listed, StringComparison.Ordinal);
        lab.AssertClean();
    }

    [LabFact]
    public void A_connection_that_is_lost_for_a_moment_does_no_harm()
    {
        using var lab = new Lab();
        var lost = 0;
        lab.Search.Instead = request => request.Method is "GET" && request.Parts.Length == 3 && request.Parts[2].StartsWith("hiveconfig-", StringComparison.Ordinal) && lost++ < 3 ? SearchAnswer.Lost : null;
        lab.AssertWhole(lab.Backed());
        Assert.True(lost >= 3);
    }

    [LabFact]
    public void A_slow_answer_is_waited_for()
    {
        using var lab = new Lab();
        lab.Search.Instead = request => request.Path.EndsWith("_cluster/health", StringComparison.Ordinal)
            ? new SearchAnswer(200, """{"status":"green","number_of_nodes":3,"timed_out":false}""", TimeSpan.FromSeconds(2)) : null;
        lab.AssertWhole(lab.Backed());
    }

    [LabFact]
    public void The_copy_elsewhere_has_its_marker_too()
    {
        using var lab = new Lab();
        var stamp = lab.Backed();
        var copy = Assert.Single(Directory.EnumerateFiles(lab.World("offhost"), "COMPLETE", SearchOption.AllDirectories));
        Assert.Equal(File.ReadAllText(lab.Set(stamp) + "/COMPLETE"), File.ReadAllText(copy));
        Assert.Equal(File.ReadAllText(lab.Set(stamp) + "/SHA256SUMS"), File.ReadAllText(Path.GetDirectoryName(copy) + "/SHA256SUMS"));

        // Last of all that is copied there.
        Assert.Contains("/COMPLETE", lab.Calls.Split('\n').Last(line => line.Contains(" rsync ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [LabFact]
    public void Old_backups_go_and_take_their_snapshots_along()
    {
        var (lab, first) = Lab.Given();
        using (lab)
        {
            var keep = int.Parse(lab.Setting("BACKUP_KEEP"), System.Globalization.CultureInfo.InvariantCulture);
            var old = Enumerable.Range(0, keep).Select(i => $"2020010{i + 1}t010000z").ToList();
            foreach (var stamp in old)
            {
                CopyOf(lab, first, stamp);
            }

            // One that looks old and is none.
            Directory.CreateDirectory(lab.Set("20190101t010000z"));
            File.WriteAllText(lab.Set("20190101t010000z") + "/SHA256SUMS", "");
            var ran = lab.Backup();
            Assert.Equal(0, ran.Code);
            Assert.Equal(keep, lab.Whole.Count);
            Assert.Contains(first, lab.Whole);
            Assert.All(old.Take(2), stamp => Assert.DoesNotContain(stamp, lab.Whole));
            Assert.All(old.Take(2), stamp => Assert.False(Directory.Exists(lab.Set(stamp))));
            Assert.Equal(lab.Whole.Select(stamp => "hiveconfig-" + stamp), lab.Snapshots());
        }
    }

    [LabFact]
    public void A_backup_that_fails_costs_no_old_one()
    {
        var (lab, first) = Lab.Given();
        using (lab)
        {
            foreach (var stamp in new[] { "20200101t010000z", "20200102t010000z", "20200103t010000z" })
            {
                CopyOf(lab, first, stamp);
            }

            var before = lab.Whole;
            lab.Search.Final = "PARTIAL";
            Assert.Equal(1, lab.Backup().Code);
            Assert.Equal(before, lab.Whole);
            lab.AssertClean();
        }
    }

    private static void CopyOf(Lab lab, string stamp, string name)
    {
        foreach (var file in Directory.EnumerateFiles(lab.Set(stamp), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(lab.Set(name), Path.GetRelativePath(lab.Set(stamp), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        File.WriteAllText(lab.Set(name) + "/COMPLETE", File.ReadAllText(lab.Set(name) + "/COMPLETE").Replace("stamp " + stamp, "stamp " + name, StringComparison.Ordinal));
        lab.Search.Locked(() => lab.Search.Repositories.Values.Single().Snapshots["hiveconfig-" + name] = new SearchSnapshot { Final = "SUCCESS", Indices = new Dictionary<string, SearchIndex>(StringComparer.Ordinal) });
    }
}
