using System;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests.Real;

public sealed class NfsExportsTests
{
    private const string Path = "/etc/exports.d/hiveconfig.exports";

    [RealTheory("unshare", "exportfs")]
    [InlineData("a node exports", "node1", "/opt/thp/thehive/files\t10.10.1.12 /opt/thp/thehive/files\t10.10.1.13")]
    [InlineData("a storage node", "store1", "/srv/hive/files\tfd00::11 /srv/hive/files\tfd00::12 /srv/hive/files\tfd00::13")]
    public void ANodeExportsToTheOtherTheHiveNodesAlone(string cluster, string node, string exported)
    {
        using var machine = Machine.Of(cluster, node);
        Assert.Equal(exported, Exported(machine));

        // The blank that exports to the world.
        machine.Write(Path, Machine.Text(cluster, node, Path).Replace("(", " (", StringComparison.Ordinal));
        Assert.Contains("\t*", Exported(machine), StringComparison.Ordinal);
    }

    private static string Exported(Sandbox machine)
    {
        var (_, output) = machine.Run("""
            mount -t tmpfs tmpfs /srv
            mount -t tmpfs tmpfs /opt
            mount -t tmpfs tmpfs /var/lib/nfs
            mkdir -p /srv/hive/files /opt/thp/thehive/files
            : >/etc/exports
            exportfs -ra >/dev/null 2>&1
            grep -v no_root_squash /var/lib/nfs/etab
            """);
        return string.Join(' ', output.TrimEnd('\n').Split('\n').Select(line => line[..Math.Max(0, line.IndexOf('('))]).Order(StringComparer.Ordinal));
    }
}
