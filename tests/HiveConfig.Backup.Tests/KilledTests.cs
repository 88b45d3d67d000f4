using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace HiveConfig.Backup.Tests;

/// <summary>
/// The coordinator loses its power in each phase of a backup, again and again: nothing ever looks whole that is not, what was
/// whole stays so, and the first run that is left alone mends all.
/// </summary>
public sealed class KilledEarlyTests
{
    [LabFact]
    public void Before_it_is_a_backup() => Kills.Of(
        sealsIt: false,
        "enter sweep",
        "enter check",
        "enter snapshot",
        "finish_all",
        "enter collect",
        "fetch *elasticsearch*",
        "enter seal",
        "write_file*COMPLETE*",
        "mv -T -- \"$partial\"*");
}

/// <summary>As <see cref="KilledEarlyTests"/>, once it has its marker and its name.</summary>
public sealed class KilledLateTests
{
    [LabFact]
    public void Once_it_is_a_backup() => Kills.Of(sealsIt: true, "sealed=1", "enter clear", "enter copy", "enter expire", "drop_index*");
}

internal static class Kills
{
    public static void Of(bool sealsIt, params string[] commands)
    {
        var (lab, first) = Lab.Given();
        using (lab)
        {
            var live = lab.Live();
            foreach (var command in commands)
            {
                var before = lab.Whole;
                _ = lab.Killed(command, "hiveconfig-backup");
                Assert.All(lab.Whole, lab.AssertWhole);
                Assert.Equal(live, lab.Live());
                Assert.True(sealsIt ? !Equals(before, lab.Whole) : before.Count == lab.Whole.Count, command);
                Assert.All(lab.Whole, stamp => Assert.Contains("hiveconfig-" + stamp, lab.Snapshots()));
                Assert.True(sealsIt || lab.Whole.Contains(first), command);

                // A second of its own for every stamp.
                Thread.Sleep(1000);
            }

            var ran = lab.Backup();
            Assert.True(ran.Code == 0, ran.ToString());
            Assert.All(lab.Whole, lab.AssertWhole);
            lab.AssertClean();
            Assert.Equal(live, lab.Live());
        }
    }
}
