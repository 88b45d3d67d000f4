using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class GenerateCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void The_quick_start_writes_a_cluster_that_lints_clean()
    {
        var generated = _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets");

        Assert.Equal((0, ""), (generated.Code, generated.Error));
        Assert.Contains("secrets: wrote .gitignore\n", generated.Out, StringComparison.Ordinal);
        Assert.Contains("secrets: wrote secrets.yaml\n", generated.Out, StringComparison.Ordinal);
        Assert.Contains("next: hiveconfig lint out, then follow out/README.md\n", generated.Out, StringComparison.Ordinal);
        var linted = _cli.Run("lint", "out", "--fail-on", "warning");
        Assert.Equal((0, ""), (linted.Code, linted.Error));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_cli["secrets.yaml"]));
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(_cli["out/node1/etc/thehive/secret.conf"]));
    }

    [Fact]
    public void A_second_run_writes_nothing_and_makes_no_secret()
    {
        _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets");
        var secrets = File.ReadAllText(_cli["secrets.yaml"]);
        var before = Stamps();

        var (code, output, _) = _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets");

        Assert.Equal(0, code);
        Assert.Contains("out: 0 files written, ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets:", output, StringComparison.Ordinal);
        Assert.Equal(secrets, File.ReadAllText(_cli["secrets.yaml"]));
        Assert.Equal(before, Stamps());
    }

    [Fact]
    public void Missing_secrets_are_all_listed_and_nothing_is_written()
    {
        var (code, output, error) = _cli.Run("generate", "cluster.yaml", "--out", "out");

        Assert.Equal((2, ""), (code, output));
        Assert.All(CliRun.Secrets.Keys, name => Assert.Contains($"'{name}'", error, StringComparison.Ordinal));
        Assert.Contains("--init-secrets", error, StringComparison.Ordinal);
        Assert.Equal([_cli["cluster.yaml"]], Directory.GetFileSystemEntries(_cli.Directory));
    }

    [Fact]
    public void What_others_give_has_to_be_typed_in_and_it_is_said_where()
    {
        _cli.Write("cluster.yaml", File.ReadAllText(Path.Combine(DocFile.Root, "samples", "s3", "cluster.yaml")));

        var (code, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets");

        const string hint = "hint: only you have been given these; write them into secrets.yaml (mode 0600), each on a line of its own: s3AccessKey: '…', s3SecretKey: '…', proxy: '…'\n";
        Assert.Equal(2, code);
        Assert.Contains(hint, error, StringComparison.Ordinal);
        Assert.Contains("hint: nothing was written", error, StringComparison.Ordinal);
        Assert.DoesNotContain("'vrrp'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("--init-secrets makes", error, StringComparison.Ordinal);

        _cli.Write("secrets.yaml", "s3AccessKey: 'Pq7Access'\ns3SecretKey: 'Pq7LeakSecretKey'\nproxy: 'Pq7LeakProxy'\n");
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets").Code);
        Assert.Equal(0, _cli.Run("lint", "out").Code);
    }

    [Fact]
    public void What_only_the_environment_can_give_is_not_made()
    {
        _cli.Write("cluster.yaml", SampleWith("file:secrets.yaml#play\n", "env:PLAY\n"));

        var (code, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets");

        Assert.Equal(2, code);
        Assert.Contains("env:PLAY", error, StringComparison.Ordinal);
        Assert.Equal([_cli["cluster.yaml"]], Directory.GetFileSystemEntries(_cli.Directory));

        _cli.Environment["PLAY"] = CliRun.Secrets["play"];
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets").Code);
        Assert.Contains(CliRun.Secrets["play"], File.ReadAllText(_cli["out/node1/etc/thehive/secret.conf"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_tells_what_differs_and_writes_nothing()
    {
        _cli.WithSecrets();
        _cli.Run("generate", "cluster.yaml", "--out", "out");
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out", "--check").Code);
        File.Delete(_cli["out/node2/etc/thehive/secret.conf"]);
        File.AppendAllText(_cli["out/node3/etc/cassandra/cassandra.yaml"], "# changed\n");
        var manifest = File.ReadAllText(_cli["out/manifest.json"]);
        File.WriteAllText(_cli["out/manifest.json"], manifest.Replace("\"files\": [\n", "\"files\": [\n    {\"path\": \"/etc/old\", \"node\": \"node1\", \"state\": \"present\"},\n", StringComparison.Ordinal));
        _cli.Write("out/node1/etc/old", "old");
        _cli.Write("out/notes.txt", "mine");
        var before = Stamps();

        var (code, output, error) = _cli.Run("generate", "cluster.yaml", "--out", "out", "--check");

        Assert.Equal((1, ""), (code, error));
        Assert.Equal(
            """
            changed: out/manifest.json
            stale: out/node1/etc/old
            missing: out/node2/etc/thehive/secret.conf
            changed: out/node3/etc/cassandra/cassandra.yaml
            foreign: out/notes.txt (not touched)
            out: 2 changed, 1 missing, 1 stale

            """,
            output);
        Assert.Equal(before, Stamps());

        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out").Code);
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out", "--check").Code);
        Assert.False(File.Exists(_cli["out/node1/etc/old"]));
        Assert.True(File.Exists(_cli["out/notes.txt"]));
    }

    [Fact]
    public void The_phase_can_be_given()
    {
        _cli.WithSecrets();
        _cli.Run("generate", "cluster.yaml", "--out", "out", "--phase", "running");
        Assert.DoesNotContain("initial_master_nodes", File.ReadAllText(_cli["out/node1/etc/elasticsearch/elasticsearch.yml"]), StringComparison.Ordinal);

        _cli.Run("generate", "cluster.yaml", "--out", "out");
        Assert.Contains("initial_master_nodes", File.ReadAllText(_cli["out/node1/etc/elasticsearch/elasticsearch.yml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_is_gone_takes_its_files_along()
    {
        _cli.WithSecrets();
        var three = File.ReadAllText(_cli["cluster.yaml"]);
        _cli.Write("cluster.yaml", three.Replace("  node3: 10.10.1.13\n", "  node3: 10.10.1.13\n  node4: 10.10.1.14\n", StringComparison.Ordinal));
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out").Code);
        Assert.True(Directory.Exists(_cli["out/node4"]));

        _cli.Write("cluster.yaml", three);
        var (code, output, _) = _cli.Run("generate", "cluster.yaml", "--out", "out");

        Assert.Equal(0, code);
        Assert.Contains("removed: out/node4/etc/cassandra/cassandra.yaml\n", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli["out/node4"]));
    }

    [Fact]
    public void In_a_work_tree_secrets_are_written_only_where_git_ignores_them()
    {
        Directory.CreateDirectory(_cli[".git"]);

        var (code, output, error) = _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(".gitignore", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["secrets.yaml"]));
        Assert.False(Directory.Exists(_cli["out"]));

        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets", "--allow-clear-secrets").Code);
        File.AppendAllText(_cli[".gitignore"], "/other/\n");
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "other").Code);
    }

    [Fact]
    public void Everything_wrong_with_the_cluster_is_told_at_once_with_its_place()
    {
        _cli.Write("cluster.yaml", SampleWith("interface: eth0", "interfce: eth0").Replace("10.10.1.50/24", "10.10.1.50", StringComparison.Ordinal));

        var (code, output, error) = _cli.Run("generate", "cluster.yaml", "--out", "out");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("cluster.yaml:9:1: error ", error, StringComparison.Ordinal);
        Assert.Contains("'interface'", error, StringComparison.Ordinal);
        Assert.Contains("cluster.yaml:10:6: error ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shape_validity_and_secrets_are_told_in_one_run_by_place()
    {
        _cli.Write("cluster.yaml", SampleWith("10.10.1.12", "10.10.1.11") + "nonsense: 1\n");

        var (code, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out");

        Assert.Equal(2, code);
        Assert.Contains("HC0002: unknown key 'nonsense'", error, StringComparison.Ordinal);
        Assert.Contains("10.10.1.11", error, StringComparison.Ordinal);
        Assert.Contains("HC0031", error, StringComparison.Ordinal);
        var lines = error.Split('\n').Where(line => line.StartsWith("cluster.yaml:", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(':')[1])).ToList();
        Assert.Equal(lines.Order(), lines);
        Assert.False(Directory.Exists(_cli["out"]));
    }

    [Fact]
    public void What_did_not_parse_has_no_echo()
    {
        _cli.WithSecrets();
        _cli.Write("cluster.yaml", SampleWith("interface: eth0", "interfce: eth0"));

        var (code, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out");

        Assert.Equal(2, code);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Two_environments_of_one_cluster_have_a_tree_each()
    {
        _cli.WithSecrets();
        _cli.Write("cluster.yaml", SampleWith("cluster: thp", "cluster: thp\nenvironment: production"));
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out").Code);
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out").Code);
        _cli.Write("cluster.yaml", SampleWith("cluster: thp", "cluster: thp\nenvironment: staging"));

        var (code, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out");

        Assert.Equal(2, code);
        Assert.Contains("holds the files of environment 'production'; choose another directory", error, StringComparison.Ordinal);
        Assert.Contains("production", File.ReadAllText(Path.Combine(_cli["out"], "manifest.json")), StringComparison.Ordinal);
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out2").Code);
    }

    [Fact]
    public void The_hint_names_what_can_be_made()
    {
        Assert.Contains("hint: --init-secrets makes", _cli.Run("generate", "cluster.yaml", "--out", "out").Error, StringComparison.Ordinal);
        _cli.WithSecrets();
        _cli.Write("cluster.yaml", SampleWith("file:secrets.yaml#play\n", "env:PLAY\n"));
        var error = _cli.Run("generate", "cluster.yaml", "--out", "out").Error;
        Assert.DoesNotContain("--init-secrets", error, StringComparison.Ordinal);
        Assert.Contains("hint: set in the environment: PLAY\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_there_without_a_value_is_the_only_one_named()
    {
        _cli.Write("secrets.yaml", "play: \"\"\n");

        var (code, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets");

        Assert.Equal(2, code);
        Assert.Contains("names 'play' without a value", error, StringComparison.Ordinal);
        Assert.DoesNotContain("vrrp", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_that_cannot_work_is_refused()
    {
        _cli.Write("cluster.yaml", SampleWith("10.10.1.12", "10.10.1.11"));

        var (code, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets");

        Assert.Equal(2, code);
        Assert.StartsWith("cluster.yaml:", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli["out"]));
        Assert.False(File.Exists(_cli["secrets.yaml"]));
    }

    [Fact]
    public void A_secrets_file_that_others_can_read_is_warned_of()
    {
        _cli.WithSecrets();
        File.SetUnixFileMode(_cli["secrets.yaml"], UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var (code, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out");

        Assert.Equal(0, code);
        Assert.StartsWith("secrets.yaml: warning: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "generate", "absent.yaml", "--out", "out")]
    [InlineData(3, "generate", ".", "--out", "out")]
    [InlineData(2, "generate", "cluster.yaml")]
    [InlineData(2, "generate", "--out", "out")]
    [InlineData(2, "generate", "cluster.yaml", "--out", "out", "--chek")]
    [InlineData(2, "generate", "cluster.yaml", "--out", "out", "--phase", "later")]
    [InlineData(2, "generate", "cluster.yaml", "--out", "out", "--check", "--init-secrets")]
    [InlineData(2, "generate", "cluster.yaml", "cluster.yaml", "--out", "out")]
    public void A_wrong_command_line_writes_nothing(int expected, params string[] arguments)
    {
        var (code, output, error) = _cli.Run(arguments);

        Assert.Equal((expected, ""), (code, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Equal([_cli["cluster.yaml"]], Directory.GetFileSystemEntries(_cli.Directory));
    }

    [Fact]
    public void A_secret_is_never_printed()
    {
        _cli.WithSecrets();
        _cli.Run("generate", "cluster.yaml", "--out", "out");
        _cli.Run("generate", "cluster.yaml", "--out", "out", "--check", "--phase", "running");
        foreach (var path in Directory.EnumerateFiles(_cli["out"], "*", SearchOption.AllDirectories).Append(_cli["secrets.yaml"]))
        {
            _cli.Run("show", path);
            _cli.Run("show", path, "--json");
        }

        // A stray quote behind each secret, a line break before it, a file that ends in it: what is reported then stands near a secret.
        foreach (var path in Directory.EnumerateFiles(_cli["out/node1"], "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            foreach (var secret in CliRun.Secrets.Values.Where(secret => text.Contains(secret, StringComparison.Ordinal)))
            {
                string[] broken =
                [
                    text.Replace(secret, secret + "\"'", StringComparison.Ordinal),
                    text.Replace(secret, "\n  " + secret, StringComparison.Ordinal),
                    text[..(text.IndexOf(secret, StringComparison.Ordinal) + secret.Length)],
                ];
                foreach (var variant in broken)
                {
                    File.Delete(path);
                    File.WriteAllText(path, variant);
                    _cli.Run("lint", "out");
                    _cli.Run("lint", "out", "--format", "json");
                    _cli.Run("show", path);
                }
            }
        }

        foreach (var (name, value) in CliRun.Secrets)
        {
            File.WriteAllText(_cli["secrets.yaml"], $"{name}: \"{value}\n");
            _cli.Run("generate", "cluster.yaml", "--out", "out");
            File.WriteAllText(_cli["secrets.yaml"], $"{name}: {value}{value}\n");
            _cli.Run("generate", "cluster.yaml", "--out", "out");
            File.WriteAllText(_cli["secrets.yaml"], $"- {value}\n");
            _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets");
            _cli.Write("cluster.yaml", SampleWith($"file:secrets.yaml#{name}\n", value + "\n"));
            _cli.Run("generate", "cluster.yaml", "--out", "out");
            _cli.Run("show", "cluster.yaml");
        }

        Assert.True(_cli.Printed.Length > 10_000);
        Assert.DoesNotContain("Pq7Leak", _cli.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("  at HiveConfig", _cli.Printed, StringComparison.Ordinal);
    }

    private static string SampleWith(string text, string other)
    {
        var sample = File.ReadAllText(CliRun.Sample) + "\n";
        Assert.Contains(text, sample, StringComparison.Ordinal);
        return sample.Replace(text, other, StringComparison.Ordinal);
    }

    private Dictionary<string, DateTime> Stamps()
        => Directory.EnumerateFiles(_cli["out"], "*", SearchOption.AllDirectories).ToDictionary(path => path, File.GetLastWriteTimeUtc, StringComparer.Ordinal);

    [Fact]
    public void A_node_that_leaves_moves_no_other_to_another_rack()
    {
        _cli.WithSecrets();
        var sample = File.ReadAllText(_cli["cluster.yaml"]);
        var four = sample.Replace("phase: bootstrap", "phase: running", StringComparison.Ordinal).Replace("  node3: 10.10.1.13\n", "  node3: 10.10.1.13\n  node4: 10.10.1.14\n", StringComparison.Ordinal);
        _cli.Write("cluster.yaml", four);
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out").Code);

        var three = four.Replace("  node2: 10.10.1.12\n", "", StringComparison.Ordinal);
        _cli.Write("cluster.yaml", three);
        var (code, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out");
        Assert.Equal(2, code);
        Assert.Contains("'node3' is in 'datacenter1/rack3' and would be in 'datacenter1/rack2'", error, StringComparison.Ordinal);
        Assert.Contains("rack=rack3", File.ReadAllText(_cli["out/node3/etc/cassandra/cassandra-rackdc.properties"]), StringComparison.Ordinal);

        // Stated they stay; and before the first start they may change.
        _cli.Write("cluster.yaml", three.Replace("node3: 10.10.1.13", "node3: { address: 10.10.1.13, rack: rack3 }", StringComparison.Ordinal).Replace("node4: 10.10.1.14", "node4: { address: 10.10.1.14, rack: rack4 }", StringComparison.Ordinal));
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out").Code);
        _cli.Write("cluster.yaml", three);
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out", "--phase", "bootstrap").Code);
    }

    [Theory]
    [InlineData("application.conf: { auth.providers: [{ name: ldap, bindPW: x1 }] }", 2)]
    [InlineData("application.conf: { cortex.servers: [{ name: a, auth: { type: bearer, key: x1 } }] }", 2)]
    [InlineData("application.conf: { auth.providers: [{ name: ldap, bindDN: x1 }] }", 0)]
    [InlineData("elasticsearch.yml: { http.cors.allow-origin: '${x}' }", 2)]
    [InlineData("elasticsearch.yml: { http.cors.allow-origin: '*' }", 0)]
    public void Extra_takes_no_secret_and_nothing_that_Elasticsearch_would_replace(string extra, int code)
    {
        _cli.WithSecrets();
        _cli.Write("cluster.yaml", File.ReadAllText(_cli["cluster.yaml"]) + "extra:\n  " + extra + "\n");
        var (actual, _, error) = _cli.Run("generate", "cluster.yaml", "--out", "out");
        Assert.Equal((code, code == 2), (actual, error.Contains("HC0066", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Made6!", 0)]
    [InlineData("Made5", 2)]
    [InlineData("Made-of-é", 2)]
    [InlineData(" Made-up-6", 2)]
    [InlineData("Made-${x}", 2)]
    public void A_store_gets_a_password_that_keytool_takes(string password, int code)
    {
        _cli.WithSecrets();
        _cli.Write("secrets.yaml", File.ReadAllText(_cli["secrets.yaml"]).Replace("keystore: " + CliRun.Secrets["keystore"], $"keystore: '{password}'", StringComparison.Ordinal));
        Assert.Equal(code, _cli.Run("generate", "cluster.yaml", "--out", "out").Code);
    }

    [Theory]
    [InlineData("HC0066", 0)]
    [InlineData("HC0999", 2)]
    public void A_rule_of_cluster_yaml_can_be_explained(string rule, int code)
        => Assert.Equal((code, code == 0), (_cli.Run("explain", rule).Code, _cli.Printed.Contains("why: ", StringComparison.Ordinal)));
}
