using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Storage;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests.Real;

/// <summary>What our readers make of files with hostile texts in them, the real readers make of them too; one start of each serves all.</summary>
public sealed class HostileRealTests
{
    /// <summary>Every file that a hostile text or secret changed, once.</summary>
    private static readonly Lazy<IReadOnlyList<RenderedFile>> Files = new(() => HostileCluster.Taken.SelectMany(one => HostileCluster.Changed(one.Cluster))
        .Concat(HostileSecret.All.Where(secret => secret.Takers.Count > 0).SelectMany(secret => HostileSecret.Cluster.Generate(secret.Resolve).Files.Where(file => file.Node is "node1")))
        .DistinctBy(file => (file.Kind, file.Text))
        .ToList());

    [RealFact("java", SnakeYaml.Jar)]
    public void SnakeYamlReadsTheSame()
    {
        var texts = Files.Value.Where(file => file.Kind == CassandraYaml.Kind || file.Kind == ElasticsearchYml.Kind || file.Kind.Read == YamlReader.Read || file.Kind == TheHiveUser.Kind).Select(file => file.Text).ToList();
        Assert.True(texts.Count > 300);
        Assert.All(texts.Zip(SnakeYaml.Read(texts)), pair => Assert.Equal(pair.Second.Value ?? pair.Second.Error, TypedJson.Of(YamlReader.Read(pair.First).Root)));
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void LightbendsLibraryReadsTheSame()
    {
        // secret.conf is among the texts itself.
        var texts = TextsOf(HoconReader.Read).Select(text => text.Replace("include required(file(\"/etc/thehive/secret.conf\"))\n", "", StringComparison.Ordinal)).ToList();
        Assert.True(texts.Count > 300);
        Assert.All(texts.Zip(TypesafeConfig.Read(texts)), pair =>
        {
            Assert.Null(pair.Second.Error);
            Assert.Null(HoconComparison.Difference(HoconComparison.Read(pair.First)!.Root!, pair.Second.Value!.Value));
        });
    }

    [RealFact("java")]
    public void JavasPropertiesReadTheSame()
    {
        var texts = TextsOf(PropertiesReader.Read).ToList();
        Assert.True(texts.Count > 3);
        Assert.All(texts.Zip(JavaOracle.Ask("PropertiesOracle.java", classPath: null, texts)), pair => Assert.Equal(pair.Second["value"]!.ToJsonString(TypedJson.Options), TypedJson.Of(PropertiesReader.Read(pair.First).Root)));
    }

    [RealFact("unshare", "haproxy", "openssl")]
    public void HaproxyTakesThemAll()
    {
        using var machine = Machine.Of("three nodes", "node1");
        var count = Write(machine, HaproxyCfg.Kind, "haproxy");
        Assert.InRange(count, 5, 200);
        AssertQuiet(machine.Run(Machine.HaproxyPem + """
            mkdir -p /etc/haproxy/certs
            for f in root/haproxy-*; do
              for pem in $(grep -o 'crt /[^ ]*' "$f" | cut -c5-); do mkdir -p "$(dirname "$pem")" 2>/dev/null; cp /etc/haproxy/certs/thehive.pem "$pem" 2>/dev/null; done
              said=$(haproxy -c -dW -dD -f "$f" 2>&1) || { echo "$f: $said"; cat "$f"; }
            done
            """));
    }

    [RealFact("unshare", "ip", "keepalived", "curl", "setpriv")]
    public void KeepalivedTakesThemAll()
    {
        using var machine = Machine.Of("three nodes", "node1");
        Assert.InRange(Write(machine, KeepalivedConf.Kind, "keepalived"), 10, 400);
        AssertQuiet(machine.Run(Machine.Network("three nodes", "node1") + """
            ip address add 10.10.1.12/24 dev eth0
            ip address add 10.10.1.13/24 dev eth0
            for f in root/keepalived-*; do
              link=$(sed -n 's/^    interface //p' "$f")
              source=$(sed -n 's/^    unicast_src_ip //p' "$f")
              [ "$link" = eth0 ] || { ip link add name "$link" type veth peer name peer1; ip address add "$source/24" dev "$link"; ip link set dev "$link" up; }
              said=$(keepalived -t -f "$PWD/$f" 2>&1) && [ -z "$said" ] || { echo "$f: $said"; cat "$f"; }
              [ "$link" = eth0 ] || ip link delete dev "$link"
            done
            """));
    }

    /// <summary>Keepalived says what it read: one instance for each password in one file.</summary>
    [RealFact("unshare", "ip", "keepalived", "curl", "setpriv")]
    public void KeepalivedReadsThePasswordsAsTheyAre()
    {
        var passwords = HostileSecret.All.Where(secret => secret.Takers.Contains("vrrp", StringComparer.Ordinal)).Select(secret => secret.Value).ToList();
        Assert.InRange(passwords.Count, 10, 200);
        var text = new StringBuilder();
        for (var i = 0; i < passwords.Count; i++)
        {
            var file = HostileSecret.Cluster.Generate(secret => secret.Name is "vrrp" ? passwords[i] : HostileSecret.Usual(secret.Name)).Files
                .Single(file => file.Kind == KeepalivedConf.Kind && file.Node is "node1").Text;
            var instance = file.IndexOf("vrrp_instance ", StringComparison.Ordinal);
            text.Append(i == 0 ? file[..instance] : "").Append(file[instance..]
                .Replace("vrrp_instance thehive", string.Create(CultureInfo.InvariantCulture, $"vrrp_instance i{i}"), StringComparison.Ordinal)
                .Replace("virtual_router_id 51", string.Create(CultureInfo.InvariantCulture, $"virtual_router_id {i + 1}"), StringComparison.Ordinal)
                .Replace("10.10.1.50/24", string.Create(CultureInfo.InvariantCulture, $"10.10.1.{i + 50}/24"), StringComparison.Ordinal));
        }

        using var machine = Machine.Of("three nodes", "node1");
        machine.Write("/etc/keepalived/keepalived.conf", text.ToString());
        var (_, output) = machine.Run(Machine.Network("three nodes", "node1") + """
            mount -t tmpfs tmpfs /run
            timeout 3 keepalived --vrrp --dont-fork --log-console --dump-conf 2>&1 | sed -n 's/.*Password = //p'
            """);
        Assert.Equal(passwords, output.TrimEnd('\n').Split('\n'));
    }

    [RealFact("systemd-analyze", "unshare")]
    public void SystemdTakesTheMountUnits()
    {
        var units = Files.Value.Where(file => file.Kind == MountUnit.Kind).ToList();
        Assert.NotEmpty(units);
        using var machine = Machine.Of("three nodes", "node1");
        foreach (var unit in units)
        {
            machine.Write(unit.InstalledPath, unit.Text);
        }

        AssertQuiet(machine.Run(Machine.Units + "systemd-analyze verify " + string.Join(' ', units.Select(unit => $"'{unit.InstalledPath}'").Distinct(StringComparer.Ordinal))));
    }

    private static void AssertQuiet((int Code, string Output) run) => Assert.True(run is (0, ""), run.Output);

    private static int Write(Sandbox machine, FileKind kind, string name)
    {
        var texts = Files.Value.Where(file => file.Kind == kind).Select(file => file.Text).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            machine.Write(string.Create(CultureInfo.InvariantCulture, $"/{name}-{i:000}"), texts[i]);
        }

        return texts.Count;
    }

    private static IEnumerable<string> TextsOf(Func<string, Document> reader) => Files.Value.Where(file => file.Kind.Read == reader).Select(file => file.Text);
}
