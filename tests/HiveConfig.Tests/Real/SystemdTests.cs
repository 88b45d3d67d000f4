using System;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests.Real;

public sealed class SystemdTests
{
    private const string MountUnit = "/etc/systemd/system/opt-thp-thehive-files.mount";
    private const string TheHiveDropIn = "/etc/systemd/system/thehive.service.d/hiveconfig.conf";
    private const string KeepalivedDropIn = "/etc/systemd/system/keepalived.service.d/hiveconfig.conf";

    private const string RepairService = "/etc/systemd/system/hiveconfig-cassandra-repair.service";
    private const string RepairTimer = "/etc/systemd/system/hiveconfig-cassandra-repair.timer";
    private const string ElasticsearchDropIn = "/etc/systemd/system/elasticsearch.service.d/hiveconfig.conf";

    public static TheoryData<string, string> TheHiveNodes => Machine.With(Role.TheHive);

    public static TheoryData<string, string> CassandraNodes => Machine.With(Role.Cassandra);

    public static TheoryData<string, string> Balancers => Machine.With(Role.LoadBalancer);

    // A drop-in is verified by the name of its unit; by its own path systemd refuses it.
    [RealTheory("unshare", "systemd-analyze")]
    [MemberData(nameof(TheHiveNodes))]
    public void SystemdTakesTheMountAndTheHivesDropIn(string cluster, string node)
    {
        using var machine = Machine.Of(cluster, node);
        Assert.Equal((0, ""), machine.Run(Machine.Units + "shopt -s nullglob; systemd-analyze verify --man=no /etc/systemd/system/*.mount thehive.service"));
    }

    [RealTheory("unshare", "systemd-analyze", "/lib/systemd/system/keepalived.service")]
    [MemberData(nameof(Balancers))]
    public void SystemdTakesKeepalivedsDropIn(string cluster, string node)
    {
        using var machine = Machine.Of(cluster, node);
        Assert.Equal((0, ""), machine.Run(Machine.Units + "systemd-analyze verify --man=no keepalived.service"));
    }

    [RealTheory("unshare", "systemd-analyze")]
    [MemberData(nameof(CassandraNodes))]
    public void SystemdTakesTheRepair(string cluster, string node)
    {
        using var machine = Machine.Of(cluster, node);
        Assert.Equal((0, ""), machine.Run(Machine.Units + Machine.Nodetool + "systemd-analyze verify --man=no " + RepairTimer + " " + RepairService));
    }

    [RealFact("unshare", "systemd-analyze")]
    public void SystemdTakesTheBackup()
    {
        const string Timer = "/etc/systemd/system/hiveconfig-backup.timer";
        const string Script = """
            mount -t tmpfs tmpfs /usr/local/sbin
            printf '#!/bin/sh\n' >/usr/local/sbin/hiveconfig-backup
            chmod +x /usr/local/sbin/hiveconfig-backup
            systemd-analyze verify --man=no hiveconfig-backup.timer hiveconfig-backup.service mnt-backup-elasticsearch.mount elasticsearch.service
            """;
        using var machine = new Sandbox(BackupClusters.ThreeNodes.Generate(TestClusters.MadeUp), "node1");
        Assert.Equal((0, ""), machine.Run(Machine.Units + Script));
        machine.Write(Timer, BackupClusters.ThreeNodes.TextOf("node1", Timer).Replace("01:30", "1h30", StringComparison.Ordinal));
        Assert.Contains("1h30", machine.Run(Machine.Units + Script).Output, StringComparison.Ordinal);
    }

    // Thousands of nodes are asked about once each hour that they could have.
    [RealFact("systemd-analyze")]
    public void SystemdTakesEveryTimeOfTheWeek()
    {
        var week = Enumerable.Range(0, 7 * 24).Select(hour => WeeklyTime.Parse("Mon 00:01").Plus(hour * 60)).ToList();
        var calendar = week.Select(time => $"{time.Day} *-*-* {time.Time}:00 UTC").ToArray();
        var (code, output, error) = RealProcess.Run("systemd-analyze", ["calendar", .. calendar], "/");
        Assert.True(code == 0, error);
        Assert.Equal(calendar, output.Split('\n').Where(line => line.Contains("Normalized form:", StringComparison.Ordinal)).Select(line => line.Split(": ", 2)[1]));
        Assert.NotEqual(0, RealProcess.Run("systemd-analyze", ["calendar", "Son *-*-* 02:00:00 UTC"], "/").ExitCode);
    }

    [RealFact("unshare", "systemd-analyze")]
    public void SystemdTakesElasticsearchsDropIn()
    {
        using var machine = Machine.Of("a node exports", "node2");
        Assert.Equal((0, ""), machine.Run(Machine.Units + "systemd-analyze verify --man=no elasticsearch.service"));
        machine.Write(ElasticsearchDropIn, Machine.Text("a node exports", "node2", ElasticsearchDropIn).Replace("infinity", "infinite", StringComparison.Ordinal));
        Assert.Contains("infinite", machine.Run(Machine.Units + "systemd-analyze verify --man=no elasticsearch.service").Output, StringComparison.Ordinal);
    }

    [RealTheory("unshare", "systemd-analyze")]
    [InlineData(RepairTimer, "OnCalendar=Sun", "OnCalendar=Son", "Son")]
    [InlineData(RepairTimer, "Persistent=", "Persist=", "Persist")]
    [InlineData(RepairService, "Type=oneshot", "Type=once", "once")]
    [InlineData(RepairService, "/usr/bin/nodetool", "/usr/bin/nodetol", "nodetol")]
    public void AMistakeInTheRepairIsSeen(string path, string right, string wrong, string named)
    {
        using var machine = Machine.Of("three nodes", "node1");
        machine.Write(path, Machine.Text("three nodes", "node1", path).Replace(right, wrong, StringComparison.Ordinal));
        var (_, output) = machine.Run(Machine.Units + Machine.Nodetool + "systemd-analyze verify --man=no " + RepairTimer + " " + RepairService);
        Assert.Contains(named, output, StringComparison.Ordinal);
    }

    [RealTheory("unshare", "systemd-analyze", "/lib/systemd/system/keepalived.service")]
    [InlineData(MountUnit, "Options=", "Option=", "'Option'")]
    [InlineData(MountUnit, "[Mount]", "[Mounts]", "Mounts")]
    [InlineData(MountUnit, "Where=/opt/thp/thehive/files", "Where=/opt/thp/thehive", "Where=")]
    [InlineData(TheHiveDropIn, "RequiresMountsFor", "RequireMountsFor", "RequireMountsFor")]
    [InlineData(KeepalivedDropIn, "Restart=always", "Restart=forever", "forever")]
    [InlineData(KeepalivedDropIn, "StartLimitIntervalSec", "StartLimitInterval5ec", "StartLimitInterval5ec")]
    public void AMistakeIsSeen(string path, string right, string wrong, string named)
    {
        using var machine = Machine.Of("three nodes", "node1");
        machine.Write(path, Machine.Text("three nodes", "node1", path).Replace(right, wrong, StringComparison.Ordinal));
        var (_, output) = machine.Run(Machine.Units + "systemd-analyze verify --man=no " + MountUnit + " thehive.service keepalived.service");
        Assert.Contains(named, output, StringComparison.Ordinal);
    }

    [RealFact("unshare", "systemd-analyze")]
    public void AWrongNameOfTheMountIsSeen()
    {
        using var machine = Machine.Of("three nodes", "node1");
        machine.Write("/etc/systemd/system/thehive-files.mount", Machine.Text("three nodes", "node1", MountUnit));
        var (code, output) = machine.Run(Machine.Units + "systemd-analyze verify --man=no /etc/systemd/system/thehive-files.mount");
        Assert.NotEqual(0, code);
        Assert.Contains("Where= setting doesn't match unit name", output, StringComparison.Ordinal);
    }
}
