using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>A restore that goes well, and the way back from it.</summary>
public sealed class RestoreTests
{
    [LabFact]
    public void A_restore_brings_everything_back_and_keeps_what_was()
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
            Assert.NotEqual(then, before);
            var ran = lab.Restore("run", stamp);
            Assert.True(ran.Code == 0, ran.ToString());
            Assert.Equal(then, lab.Live());
            Assert.DoesNotContain("made up", lab.Calls + ran, StringComparison.Ordinal);

            // TheHive could work with it at once: aliases for its names, its rights, files that are its own.
            var owners = lab.Run(Lab.Coordinator, ["find", lab.Setting("FILES_DIRECTORY"), "-mindepth", "1", "!", "-user", "thehive"]);
            Assert.Equal("", owners.Output);
            Assert.DoesNotContain("DROP KEYSPACE IF EXISTS thehive\n", lab.Statements, StringComparison.Ordinal);

            // The keyspace in which it was tried is gone.
            Assert.False(Directory.Exists(lab.World("ring/ks/thehive_restore")));

            ran = lab.Restore("undo");
            Assert.True(ran.Code == 0, ran.ToString());
            Assert.Equal(before, lab.Live());
            Assert.All(lab.Nodes, node => Assert.Empty(lab.Tags(node)));
            Assert.Empty(lab.Leftovers());

            // And once more, to stay.
            ran = lab.Restore("run", "latest");
            Assert.True(ran.Code == 0, ran.ToString());
            Assert.Equal(then, lab.Live());
            ran = lab.Restore("forget");
            Assert.True(ran.Code == 0, ran.ToString());
            Assert.Equal(then, lab.Live());
            Assert.All(lab.Nodes, node => Assert.Empty(lab.Tags(node)));
            Assert.Empty(lab.Leftovers());
            Assert.DoesNotContain(lab.Search.Indices.Keys, name => name.Contains("-before-", StringComparison.Ordinal));

            // The restored state can be backed up and restored in its turn.
            _ = lab.Backed();
        }
    }

    [LabFact]
    public void After_the_loss_of_everything_rights_come_back_too()
    {
        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            string then;
            using (var plain = new Lab())
            {
                then = plain.Live();
            }

            var admin = lab.Cluster.Files.Single(file => file.Node == Lab.Coordinator && file.InstalledPath == Lab.Conf).Text.Split('\n').Single(line => line.StartsWith("CASSANDRA_CQLSH=", StringComparison.Ordinal));
            var dropped = lab.Run(Lab.Coordinator, ["bash", "-c", $". {Lab.Conf}; \"${{CASSANDRA_CQLSH[@]}}\" --execute 'DROP KEYSPACE thehive'"]);
            Assert.True(dropped.Code == 0, admin + dropped);
            Assert.Equal("", File.ReadAllText(lab.World("ring/permissions")));
            lab.Search.Locked(() => { lab.Search.Indices.Clear(); return 0; });
            Assert.Equal(0, lab.Run(Lab.Coordinator, ["find", lab.Setting("FILES_DIRECTORY"), "-mindepth", "1", "-delete"]).Code);

            var ran = lab.Restore("run", stamp);
            Assert.True(ran.Code == 0, ran.ToString());
            Assert.Equal(then, lab.Live());
            Assert.Contains("thehive|keyspace thehive|MODIFY", File.ReadAllText(lab.World("ring/permissions")), StringComparison.Ordinal);
        }
    }

    [LabFact]
    public void Into_another_ring_every_node_gets_the_files_of_all()
    {
        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            lab.Mark("ring/tokens/node2", "17\n18\n19\n");
            var ran = lab.Restore("run", stamp);
            Assert.True(ran.Code == 0, ran.ToString());
            Assert.Contains("the ring is another one", ran.Error, StringComparison.Ordinal);
            Assert.All(lab.Nodes, node => Assert.Contains("edgestore row3", lab.Rows(node, "edgestore")));
            Assert.Contains("--no-tokens", lab.Calls, StringComparison.Ordinal);
        }
    }

    [LabFact]
    public void The_list_says_what_is_whole()
    {
        var (lab, stamp) = Lab.Given();
        using (lab)
        {
            Directory.CreateDirectory(lab.Set("20190101t010000z"));
            var ran = lab.Restore("list");
            Assert.Equal(0, ran.Code);
            Assert.Matches($"{stamp} .* whole\n", ran.Output);
            Assert.Matches("20190101t010000z .* not whole\n", ran.Output);
            Assert.Equal(0, lab.Restore("verify", stamp).Code);
        }
    }
}
