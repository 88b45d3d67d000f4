using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Tests.Real;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Every samples/*/cluster.yaml: what is written for it, judged by all the programs that would read it, and by our own rules.</summary>
public sealed class SampleTests
{
    // What a sample says on purpose.
    private static readonly Dictionary<string, string[]> Warnings = new(StringComparer.Ordinal)
    {
        ["separate-machines"] = ["HC0051"],
    };

    private static readonly string Folder = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), "..", "..", "..", "samples"));

    private static readonly IReadOnlyDictionary<string, Cluster> All = Names.ToDictionary(name => name, name => Filled(Read(name).Cluster!), StringComparer.Ordinal);

    private static IEnumerable<string> Names
        => Directory.EnumerateFiles(Folder, "cluster.yaml", SearchOption.AllDirectories).Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Samples => new(Names);

    [Theory]
    [MemberData(nameof(Samples))]
    public void ItIsAClusterThatCanWork(string name)
    {
        var result = Read(name);
        Assert.Empty(result.Problems);
        Assert.Equal(Warnings.GetValueOrDefault(name, []), result.Cluster!.Validate().Select(problem => problem.Rule));
        Assert.Empty(SecretChecks.Check(result.Cluster!, Secret));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void OurOwnRulesHaveNothingToSay(string name)
        => Assert.DoesNotContain(TestTree.Lint(All[name].Generate(Secret).ToRepo()), finding => finding.Severity > Severity.Info);

    [Fact]
    public void TheMinimalOneIsShort()
        => Assert.InRange(File.ReadLines(Path.Combine(Folder, "minimal", "cluster.yaml")).Count(), 1, 15);

    [RealFact("java", SnakeYaml.Jar)]
    public void SnakeYamlReadsWhatWeRead()
    {
        var texts = All.Keys.SelectMany(Files).Where(file => file.InstalledPath.EndsWith(".yaml", StringComparison.Ordinal) || file.InstalledPath.EndsWith(".yml", StringComparison.Ordinal)).ToList();
        Assert.True(texts.Count >= 2 * All.Count);
        Assert.All(texts.Zip(SnakeYaml.Read(texts.Select(file => file.Text))), pair => Assert.Equal(TypedJson.Of(YamlReader.Read(pair.First.Text).Root), pair.Second.Error ?? pair.Second.Value));
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void LightbendsLibraryReadsTheHivesFiles()
    {
        using var directory = new TempDirectory();
        var asked = new List<(Cluster Cluster, Node Node, string Path)>();
        foreach (var (name, cluster) in All)
        {
            foreach (var file in Files(name).Where(file => file.InstalledPath.StartsWith("/etc/thehive/", StringComparison.Ordinal)))
            {
                // Includes name absolute paths, which are places of their own here.
                var root = directory[name + "/" + file.Node];
                var path = directory.Write(name + "/" + file.TreePath, file.Text.Replace("\"/etc/thehive/", "\"" + root + "/etc/thehive/", StringComparison.Ordinal));
                if (file.InstalledPath.EndsWith("/application.conf", StringComparison.Ordinal))
                {
                    asked.Add((cluster, cluster.TheHiveNodes.Single(node => node.Name.Value == file.Node), path));
                }
            }
        }

        Assert.NotEmpty(asked);
        Assert.All(asked.Zip(TypesafeConfig.ReadFiles(asked.Select(one => one.Path))), pair =>
        {
            var ((cluster, node, _), answer) = pair;
            Assert.Null(answer.Error);
            var value = answer.Value!.Value;
            Assert.Equal(cluster.DatacenterOf(node).Value, At(value, "db.janusgraph.storage.cql.local-datacenter")?.GetString() ?? "datacenter1");
            Assert.Equal(cluster.CassandraNodes.Count, At(value, "db.janusgraph.storage.hostname")!.Value.GetArrayLength());
            Assert.Equal(cluster.TheHive.Url.Value, At(value, "application.baseUrl")!.Value.GetString());
            Assert.Equal(Secret(cluster.Secrets.Play!), At(value, "play.http.secret.key")!.Value.GetString());
            Assert.Equal(cluster.Tls is not null, At(value, "db.janusgraph.index.search.elasticsearch.ssl.enabled")?.GetBoolean() ?? false);
        });
    }

    [RealTheory("unshare", "ip", "haproxy", "keepalived", "curl", "setpriv", "openssl", "sysctl", "systemd-analyze", "/lib/systemd/system/keepalived.service")]
    [MemberData(nameof(Samples))]
    public void TheProgramsHaveNothingToSay(string name) => Assert.Equal("", Said(All[name], Files(name)));

    [RealFact("unshare", "ip", "haproxy", "keepalived", "curl", "setpriv", "openssl", "sysctl", "systemd-analyze", "/lib/systemd/system/keepalived.service")]
    public void TheProgramsSeeMistakes()
    {
        var files = Files("minimal").Select(file => file with
        {
            Text = file.Text
                .Replace("default_backend thehive", "default_backend thehives", StringComparison.Ordinal)
                .Replace("advert_int 1", "advert_int x", StringComparison.Ordinal)
                .Replace("ip_nonlocal_bind", "ip_non_local_bind", StringComparison.Ordinal)
                .Replace("RequiresMountsFor", "RequireMountsFor", StringComparison.Ordinal),
        });
        var said = Said(All["minimal"], [.. files]);
        Assert.All(["thehives", "/etc/balancers/node1: ", "/etc/balancers/node3: ", "ip_non_local_bind", "RequireMountsFor"], mistake => Assert.Contains(mistake, said, StringComparison.Ordinal));
    }

    // What the programs say on one machine that has every balancer's and one TheHive node's files; nothing when all is well.
    private static string Said(Cluster cluster, IReadOnlyList<RenderedFile> files)
    {
        var balancer = cluster.LoadBalancerNodes[0];
        using var machine = new Sandbox(new FileSet(files, []), balancer.Name.Value);
        foreach (var file in files.Where(file => file.Node is not null))
        {
            if (file.InstalledPath.StartsWith("/etc/keepalived/", StringComparison.Ordinal))
            {
                machine.Write("/etc/balancers/" + file.Node, file.Text);
            }
            else if (file.InstalledPath.StartsWith("/etc/exports.d/", StringComparison.Ordinal)
                || (file.Node == cluster.TheHiveNodes[^1].Name.Value && file.InstalledPath.StartsWith("/etc/systemd/", StringComparison.Ordinal)))
            {
                machine.Write(file.InstalledPath, file.Text);
            }
        }

        return machine.Run(Machine.HaproxyPem + Machine.Units + Machine.Hosts(cluster) + Machine.Network(cluster, balancer) + """
            haproxy -c -dW -f /etc/haproxy/haproxy.cfg 2>&1 | grep -v '^Configuration file is valid$'
            for file in /etc/balancers/*; do keepalived -t -f "$file" || echo "$file: $?"; done
            sysctl --quiet --dry-run -p /etc/sysctl.d/60-hiveconfig.conf >/dev/null || echo "sysctl: $?"
            units=thehive.service
            for unit in /etc/systemd/system/*.mount /etc/systemd/system/*.timer; do if [ -e "$unit" ]; then units="$units $unit"; fi; done
            systemd-analyze verify --man=no keepalived.service $units || echo "systemd-analyze: $?"
            if [ -n "$(ls /etc/exports.d 2>/dev/null)" ]; then
              mount -t tmpfs tmpfs /var/lib/nfs
              : >/etc/exports
              exportfs -ra || echo "exportfs: $?"
            fi
            """).Output;
    }

    private static ClusterFileResult Read(string name)
        => ClusterFile.Read("samples/" + name + "/cluster.yaml", File.ReadAllText(Path.Combine(Folder, name, "cluster.yaml")));

    // What Ansible would fill in; AnsibleRoleTests let it.
    private static Cluster Filled(Cluster cluster)
        => cluster.Secrets.All.Any(secret => secret.Secret?.Source == SecretSource.Vault) ? cluster with { Secrets = Secrets.FromFile("secrets.yaml") } : cluster;

    private static IReadOnlyList<RenderedFile> Files(string name) => All[name].Generate(Secret).Files;

    // Keepalived cuts what is longer than eight characters.
    private static string Secret(Secret secret) => string.Equals(secret.Name, "vrrp", StringComparison.Ordinal) ? "not-real" : TestClusters.MadeUp(secret);

    private static JsonElement? At(JsonElement value, string path)
    {
        foreach (var key in path.Split('.'))
        {
            if (!value.TryGetProperty(key, out var child))
            {
                return null;
            }

            value = child;
        }

        return value;
    }
}
