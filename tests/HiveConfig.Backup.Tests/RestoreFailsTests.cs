using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>Restores that fail on the way: exit 1, and the state before is in force, with TheHive running.</summary>
public sealed class RestoreFailsTests
{
    [LabFact]
    public void When_a_node_refuses_the_files_beside() => Fails(
        lab => lab.Fault("nodetool", "if [ \"$node $1\" = 'node2 import' ] && [[ $* == *thehive_restore* ]]; then echo 'Some directories failed to import, check server logs for details:'; exit 1; fi"),
        stops: false, "Cassandra refuses the files of the table");

    [LabFact]
    public void When_Elasticsearch_answers_the_restore_with_500() => Fails(
        lab => lab.Search.Instead = request => request.Path.EndsWith("/_restore", StringComparison.Ordinal) ? SearchAnswer.Error(500, "snapshot_restore_exception", "no space left on device") : null,
        stops: false, "no space left on device");

    [LabFact]
    public void When_restored_indices_lack_documents() => Fails(lab => lab.Search.LostDocuments = 200, stops: false, "fewer documents than the backup");

    [LabFact]
    public void When_the_attachments_cannot_be_unpacked() => Fails(
        lab => Spoil(lab, "tar", "if [[ $* == *hiveconfig-restore-* ]]; then echo 'tar: ./b2: Cannot write: No space left on device' >&2; exit 2; fi"),
        stops: false, "could not be unpacked");

    [LabFact]
    public void When_TheHive_does_not_stop() => Fails(
        lab => lab.Fault("systemctl", "if [ \"$node $1\" = 'node3 stop' ] && [ ! -e /run/lab/once ]; then : >/run/lab/once; echo 'Job for thehive.service canceled.' >&2; exit 1; fi"),
        stops: true, "thehive.service does not stop");

    [LabFact]
    public void When_a_node_refuses_the_files_at_their_place() => Fails(
        lab => lab.Fault("nodetool", "if [ \"$node $1\" = 'node3 import' ] && [[ $* != *thehive_restore* ]] && [ ! -e /run/lab/once ]; then : >/run/lab/once; echo 'error: null' >&2; exit 2; fi"),
        stops: true, "Cassandra refuses the files of the table");

    [LabFact]
    public void When_a_node_dies_before_the_tables_are_emptied() => Fails(
        lab => lab.Fault("cqlsh", "if [[ $* == *'TRUNCATE thehive.graphindex'* ]] && [ ! -e /run/lab/once ]; then : >/run/lab/once; : >/run/lab/ring/down/node3; else rm -f /run/lab/ring/down/node3; fi"),
        stops: true, "could not be emptied");

    [LabFact]
    public void When_the_attachments_cannot_be_moved() => Fails(
        lab => Spoil(lab, "mv", "if [[ $* == *--no-clobber* ]] && [ ! -e /run/lab/once ]; then : >/run/lab/once; chmod 666 /run/lab/once; echo 'mv: Stale file handle' >&2; exit 1; fi"),
        stops: true, "Stale file handle");

    [LabFact]
    public void When_Elasticsearch_refuses_the_new_names()
    {
        var first = true;
        Fails(
            lab => lab.Search.Instead = request =>
            {
                if (request.Path is not "/_aliases" || !first)
                {
                    return null;
                }

                first = false;
                return SearchAnswer.Error(503, "cluster_block_exception", "no master");
            },
            stops: true, "no master");
    }

    [LabFact]
    public void When_the_connection_is_lost_with_the_new_names_given()
    {
        var first = true;
        Fails(
            lab =>
            {
                lab.Search.Instead = request =>
                {
                    if (request.Path is not "/_aliases" || !first)
                    {
                        return null;
                    }

                    // Done, and the answer is lost.
                    first = false;
                    lab.Search.Instead = null;
                    _ = lab.Search.Again(request);
                    return SearchAnswer.Lost;
                };
            },
            stops: true, "does not answer");
    }

    [LabFact]
    public void When_TheHive_does_not_start() => Fails(
        lab => lab.Fault("systemctl", "if [ \"$1\" = start ] && [ ! -e \"/run/lab/once-$node\" ]; then : >\"/run/lab/once-$node\"; echo 'Job for thehive.service failed' >&2; exit 1; fi"),
        stops: true, "thehive.service does not start");

    [LabFact]
    public void One_TheHive_that_does_not_start_undoes_nothing_and_is_said()
    {
        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            lab.Fault("systemctl", "if [ \"$node $1\" = 'node2 start' ]; then echo 'Job for thehive.service failed' >&2; exit 1; fi");
            var ran = lab.Restore("run", stamp);
            Assert.True(ran.Code == 5, ran.ToString());
            Assert.Contains("TheHive could not be started on node2", ran.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(lab.Rows("node1", "edgestore"), row => row is "later");
            Assert.True(File.Exists(lab.World("services/node1/thehive")));
        }
    }

    [LabFact]
    public void What_cannot_be_undone_is_said_and_can_be_undone_later()
    {
        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            var before = lab.Live();
            lab.Fault("nodetool", "if [ \"$node $1\" = 'node3 import' ] && [[ $* != *thehive_restore* ]]; then echo 'error: null' >&2; exit 2; fi");
            var ran = lab.Restore("run", stamp);
            Assert.True(ran.Code == 6, ran.ToString());
            Assert.Contains("TheHive stays stopped", ran.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(lab.World("services/node1/thehive")));
            Assert.Equal(3, lab.Backup().Code);
            lab.Mend("nodetool");
            ran = lab.Restore("undo");
            Assert.True(ran.Code == 0, ran.ToString());
            Assert.Equal(before, lab.Live());
            Clean(lab);
        }
    }

    // In the place of a program of the machine, which then does the rest.
    private static void Spoil(Lab lab, string program, string script)
    {
        var path = lab.Path(Lab.Coordinator, "/usr/local/bin/" + program);
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{script}\nexec /usr/bin/{program} \"$@\"\n");
        File.SetUnixFileMode(path, (UnixFileMode)0x1ED);
        File.SetUnixFileMode(lab.World(""), (UnixFileMode)0x1FF);
    }

    private static void Fails(Action<Lab> spoil, bool stops, string said)
    {
        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            var before = lab.Live();
            spoil(lab);
            var ran = lab.Restore("run", stamp);
            Assert.True(ran.Code == 1, ran.ToString());
            Assert.Contains(said, ran.Error, StringComparison.Ordinal);
            Assert.Equal(before, lab.Live());
            Assert.Equal(stops, lab.Calls.Contains("systemctl stop", StringComparison.Ordinal));
            Clean(lab);
        }
    }

    internal static void Clean(Lab lab)
    {
        Assert.All(lab.Nodes, node => Assert.Empty(lab.Tags(node)));
        Assert.Empty(lab.Leftovers());

        // A clone stays where it serves in the place of what it was cloned from.
        Assert.DoesNotContain(lab.Search.Indices, one => one.Key.Contains("-restored-", StringComparison.Ordinal) || (one.Key.Contains("-before-", StringComparison.Ordinal) && one.Value.Aliases.Count == 0));
        Assert.False(Directory.Exists(lab.World("ring/ks/thehive_restore")));
        Assert.False(File.Exists(lab.Path(Lab.Coordinator, lab.Setting("BACKUP_STATE") + "/restore")));
    }
}

/// <summary>The coordinator loses its power in each phase of a restore: 'undo' brings the state before back, and the same restore then succeeds.</summary>
public sealed class RestoreKilledEarlyTests
{
    [LabFact]
    public void Before_anything_is_swapped() => RestoreKills.Of("enter stage", "each ring cassandra try-files*", "enter stop", "enter keep", "index keep*", "enter swap-cassandra");
}

/// <summary>As <see cref="RestoreKilledEarlyTests"/>.</summary>
public sealed class RestoreKilledLateTests
{
    [LabFact]
    public void While_things_are_swapped() => RestoreKills.Of("each ring cassandra swap*", "enter swap-files", "as_owner touch*", "enter swap-index", "enter start", "say \"phase tidy\"");
}

internal static class RestoreKills
{
    public static void Of(params string[] commands)
    {
        string then;
        using (var plain = new Lab())
        {
            then = plain.Live();
        }

        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            var before = lab.Live();
            foreach (var command in commands)
            {
                _ = lab.Killed(command, "hiveconfig-restore", "run", stamp);
                if (File.Exists(lab.Path(Lab.Coordinator, lab.Setting("BACKUP_STATE") + "/restore")))
                {
                    Assert.Equal(3, lab.Backup().Code);
                }

                var undo = lab.Restore("undo");
                Assert.True(undo.Code is 0 or 3, command + " " + undo);
                Assert.Equal(before, lab.Live());
                RestoreFailsTests.Clean(lab);
            }

            var ran = lab.Restore("run", stamp);
            Assert.True(ran.Code == 0, ran.ToString());
            Assert.Equal(then, lab.Live());
        }
    }
}
