using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class GenerateDiffTests : IDisposable
{
    private readonly CliRun _cli = new CliRun().WithSecrets();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void It_shows_what_would_change_and_writes_nothing()
    {
        Generate();
        _cli.Write("cluster.yaml", File.ReadAllText(_cli["cluster.yaml"]).Replace("ramGb: 16 ", "ramGb: 16\nloadBalancer: { statsPort: 8405 }", StringComparison.Ordinal));
        var before = File.GetLastWriteTimeUtc(_cli["out/manifest.json"]);

        var (code, output, error) = Generate("--diff");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            """
            --- out/node2/etc/haproxy/haproxy.cfg
            +++ out/node2/etc/haproxy/haproxy.cfg
            @@ -33,7 +33,7 @@
             
             # Whether this HAProxy works, for Keepalived; statistics. Loopback only.
             frontend lb-health
            -    bind 127.0.0.1:8404
            +    bind 127.0.0.1:8405
                 monitor-uri /healthz
                 stats enable
                 stats uri /stats

            """,
            output,
            StringComparison.Ordinal);
        Assert.Contains("\nout/manifest.json: follows from the above (-3 +3 lines)\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("--- out/manifest.json", output, StringComparison.Ordinal);
        Assert.EndsWith("out: 7 changed, 0 missing, 0 stale\n", output, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(_cli["out/manifest.json"]));
        Assert.Equal(1, Generate("--diff", "--check").Code);
    }

    // Then nothing stands above it that it could follow from.
    [Fact]
    public void The_manifest_is_shown_when_it_changes_alone()
    {
        Generate();
        File.WriteAllText(_cli["out/manifest.json"], File.ReadAllText(_cli["out/manifest.json"]).Replace("\"phase\": \"bootstrap\"", "\"phase\": \"running\"", StringComparison.Ordinal));
        Assert.Contains("-  \"phase\": \"running\",\n+  \"phase\": \"bootstrap\",\n", Generate("--diff").Out, StringComparison.Ordinal);
    }

    // A line that says the same is none that changes, secret or not.
    [Fact]
    public void A_secret_brings_no_noise()
    {
        Generate();
        _cli.Write("cluster.yaml", File.ReadAllText(_cli["cluster.yaml"]).Replace("10.10.1.20:", "10.10.1.21:", StringComparison.Ordinal).Replace("ramGb: 16", "ramGb: 32", StringComparison.Ordinal));
        Assert.DoesNotContain("***", string.Join("\n", Generate("--diff").Out.Split('\n').Where(line => line.StartsWith('+') || line.StartsWith('-'))), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_difference_it_says_so()
    {
        Generate();
        var (code, output, _) = Generate("--diff", "--check");
        Assert.Equal(0, code);
        Assert.Matches("^out: all [0-9]+ files are up to date\n$", output);
    }

    [Fact]
    public void No_secret_stands_in_it_on_either_side()
    {
        // All of it is new, then each secret is another, then all of it goes.
        Assert.Contains("+++ out/node1/etc/thehive/secret.conf\n", Generate("--diff").Out, StringComparison.Ordinal);
        Generate();
        _cli.Write("secrets.yaml", File.ReadAllText(_cli["secrets.yaml"]).Replace("Leak", "Lea2", StringComparison.Ordinal));
        var changed = Generate("--diff").Out;
        Assert.Contains("-play.http.secret.key = ***\n+play.http.secret.key = ***\n", changed, StringComparison.Ordinal);
        Assert.Contains("    auth_pass", changed, StringComparison.Ordinal);
        Assert.Contains("PASSWORD", changed, StringComparison.Ordinal);
        _cli.Write("cluster.yaml", File.ReadAllText(_cli["cluster.yaml"]).Replace("  node3: 10.10.1.13\n", "", StringComparison.Ordinal).Replace("cluster: thp", "cluster: other", StringComparison.Ordinal));
        Assert.Contains("--- out/node3/etc/thehive/secret.conf\n+++ /dev/null\n", Generate("--diff").Out, StringComparison.Ordinal);

        Assert.DoesNotContain("Pq7", _cli.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void It_makes_no_secrets()
    {
        File.Delete(_cli["secrets.yaml"]);
        Assert.Equal(2, Generate("--diff", "--init-secrets").Code);
        Assert.False(File.Exists(_cli["secrets.yaml"]));
    }

    [Fact]
    public void One_node_can_be_written_alone()
    {
        var (code, output, error) = Generate("--node", "node2");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["README.md", "manifest.json", "node2"], Directory.GetFileSystemEntries(_cli["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Matches("^out: [0-9]+ files written, 0 unchanged, 0 removed\nonly node2 was written: manifest.json and README.md describe the whole cluster, and 'generate' without --node writes the rest\n", output);
        Assert.Contains("\"node\": \"node1\"", File.ReadAllText(_cli["out/manifest.json"]), StringComparison.Ordinal);
        Assert.Equal(0, Generate("--node", "node2", "--check").Code);
        Assert.Equal(1, Generate("--node", "node1", "--check").Code);
        Assert.Equal(0, Generate().Code);
        Assert.Equal(0, Generate("--check").Code);
    }

    [Fact]
    public void The_other_nodes_keep_their_files()
    {
        Generate();
        _cli.Write("cluster.yaml", File.ReadAllText(_cli["cluster.yaml"]).Replace("cluster: thp", "cluster: other", StringComparison.Ordinal));

        Assert.Equal(0, Generate("--node", "node2").Code);

        Assert.Contains("cluster_name: other", File.ReadAllText(_cli["out/node2/etc/cassandra/cassandra.yaml"]), StringComparison.Ordinal);
        Assert.Contains("cluster_name: thp", File.ReadAllText(_cli["out/node3/etc/cassandra/cassandra.yaml"]), StringComparison.Ordinal);
        Assert.Contains("changed: out/node3/etc/cassandra/cassandra.yaml\n", Generate("--check").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_node_no_longer_has_is_not_forgotten()
    {
        Generate();
        _cli.Write("cluster.yaml", File.ReadAllText(_cli["cluster.yaml"]).Replace("  node3: 10.10.1.13\n", "", StringComparison.Ordinal));

        var (code, _, error) = Generate("--node", "node2");

        Assert.Equal(2, code);
        Assert.Contains("'node3/", error, StringComparison.Ordinal);
        Assert.Equal(0, Generate().Code);
        Assert.Equal(0, Generate("--node", "node2").Code);
    }

    [Fact]
    public void A_node_that_is_none_is_said_so()
        => Assert.Equal((2, "", "error: 'nod2' is no node of this cluster; did you mean 'node2'?\n"), Generate("--node", "nod2"));

    private (int Code, string Out, string Error) Generate(params string[] more) => _cli.Run(["generate", "cluster.yaml", "--out", "out", .. more]);
}
