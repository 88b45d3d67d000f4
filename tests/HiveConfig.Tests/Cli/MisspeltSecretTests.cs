using System;
using System.IO;
using System.Linq;
using HiveConfig.Reports;
using Xunit;

namespace HiveConfig.Tests.Cli;

/// <summary>A secret under a name that is misspelt comes out nowhere: no command, no format.</summary>
public sealed class MisspeltSecretTests : IDisposable
{
    private const string Leak = "hunter2Leak";

    private readonly CliRun _cli = new CliRun().WithSecrets();

    public MisspeltSecretTests()
    {
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "tree").Code);
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "before").Code);
        File.Delete(_cli["tree/manifest.json"]);
    }

    public void Dispose()
    {
        Assert.DoesNotContain(Leak, _cli.Printed, StringComparison.Ordinal);
        Assert.All(CliRun.Secrets.Values, secret => Assert.DoesNotContain(secret, _cli.Printed, StringComparison.Ordinal));
        _cli.Dispose();
    }

    public static TheoryData<string, string> Lines => new()
    {
        { "node2/etc/thehive/secret.conf", "play.http.sercet.key = \"hunter2Leak\"" },
        { "node2/etc/thehive/secret.conf", "nobody.knows.this = hunter2Leak" },
        { "node2/etc/thehive/application.conf", "play.http.sercet.key = \"hunter2Leak\"" },
        { "node2/etc/thehive/application.conf", "db.janusgraph.storage.passowrd = hunter2Leak" },
        { "node2/etc/thehive/application.conf", "cortex.servers = [{name: c, url: \"https://u:hunter2Leak@cortex\", auth {type: bearer, kye: \"hunter2Leak\"}}]" },
        { "node2/etc/thehive/application.conf", "notification.webhook.endpoints = [{name: w, url: \"https://hooks.example.org/services/Xq7Lk2hunter2Leak9Zr4Tb6\"}]" },
        { "node2/etc/thehive/application.conf", "db.janusgraph.storage.hostname = [\"thehive:hunter2Leak@10.10.1.11\"]" },
        { "node2/etc/thehive/application.conf", "x.credential = hunter2Leak" },
        { "node2/etc/haproxy/haproxy.cfg", "listen stats2\n    bind *:9998\n    stats auht admin:hunter2Leak" },
        { "node2/etc/haproxy/haproxy.cfg", "userlist u\n    user b insecure-passwrod hunter2Leak" },
        { "node2/etc/keepalived/keepalived.conf", "vrrp_instance b {\n    authentication {\n        auht_pass hunter2Leak\n    }\n}" },
        { "node2/etc/cassandra/cassandra.yaml", "keystore_passwrod: hunter2Leak" },
        { "node2/etc/elasticsearch/elasticsearch.yml", "xpack.security.http.ssl.keystore.passwrd: hunter2Leak" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Comes_out_nowhere(string file, string line)
    {
        File.AppendAllText(_cli["tree/" + file], line + "\n");

        foreach (var format in ReportFormats.All.Keys)
        {
            _cli.Run("lint", "tree", "--format", format);
        }

        _cli.Run("lint", "tree", "--fix", "--diff");
        _cli.Run("show", "tree/" + file);
        _cli.Run("show", "tree/" + file, "--json");
        _cli.Run("plan", "before", "tree");
        _cli.Run("plan", "tree", "before");
        _cli.Run("plan", "before", "tree", "--format", "json");
        _cli.Run("plan", "before", "tree", "--format", "markdown");
        _cli.Run("import", "tree", "--out", "adopted/cluster.yaml");
        if (File.Exists(_cli["adopted/cluster.yaml"]))
        {
            Assert.DoesNotContain(Leak, File.ReadAllText(_cli["adopted/cluster.yaml"]), StringComparison.Ordinal);
        }

        Assert.Contains("tree/" + file, _cli.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_key_misspelt_in_place_comes_out_nowhere()
    {
        const string File2 = "tree/node2/etc/thehive/secret.conf";
        File.WriteAllText(_cli[File2], File.ReadAllText(_cli[File2]).Replace("play.http.secret.key", "play.http.sercet.key", StringComparison.Ordinal));
        foreach (var format in ReportFormats.All.Keys)
        {
            Assert.Equal(1, _cli.Run("lint", "tree", "--format", format).Code);
        }

        Assert.Contains("play.http.sercet.key = ***", _cli.Run("show", File2).Out, StringComparison.Ordinal);
        _cli.Run("show", File2, "--json");
        _cli.Run("plan", "before", "tree");
        _cli.Run("import", "tree", "--out", "adopted/cluster.yaml");
    }

    [Fact]
    public void A_machines_directory_has_one_verdict_wherever_it_is_called_from()
    {
        var file = _cli["tree/node2/etc/cassandra/cassandra.yaml"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("cluster_name: ", "cluster_name: x", StringComparison.Ordinal));
        var above = Verdict(_cli.Directory, "tree/node2");

        Assert.Contains(above, word => word.StartsWith("HC", StringComparison.Ordinal));
        Assert.Contains("1 node", above[^1], StringComparison.Ordinal);
        Assert.Equal(above, Verdict(_cli["tree"], "node2"));
        Assert.Equal(above, Verdict(_cli["tree/node2"], "."));
        Assert.Equal(above, Verdict(_cli["tree/node2"], "../node2"));
        Assert.Equal(above, Verdict(_cli["tree/node1"], "../node2"));
        Assert.Equal(above, Verdict(_cli["tree/node2/etc"], ".."));
        Assert.Equal(above, Verdict("/", _cli["tree/node2"]));

        static string[] Verdict(string directory, string path)
        {
            var output = new StringWriter { NewLine = "\n" };
            HiveConfig.Cli.Cli.Run(["lint", path], new HiveConfig.Cli.Session(output, TextWriter.Null, directory));
            var lines = output.ToString().TrimEnd().Split('\n');
            return [.. lines.Where(line => line.Contains(": error HC", StringComparison.Ordinal) || line.Contains(": warning HC", StringComparison.Ordinal)).Select(line => line[line.IndexOf("HC", StringComparison.Ordinal)..]), lines[^1]];
        }
    }

    [Fact]
    public void A_directory_beside_which_anything_may_stand_is_still_a_machine()
    {
        Directory.Move(_cli["tree/node2"], _cli["alone"]);
        _cli.Write("other/etc-of-nobody/cassandra.yaml", "a: b: c\n");
        var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, HiveConfig.Cli.Cli.Run(["lint", "."], new HiveConfig.Cli.Session(output, TextWriter.Null, _cli["alone"])));
        Assert.Contains(", 1 node, ", output.ToString(), StringComparison.Ordinal);
    }
}
