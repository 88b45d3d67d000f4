using System;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private readonly CliRun _cli = new CliRun().WithSecrets();

    public ImportCommandTests()
    {
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "tree").Code);
        File.Delete(_cli["tree/manifest.json"]);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void What_it_writes_generates_the_same_files()
    {
        var (code, output, error) = _cli.Run("import", "tree", "--out", "adopted/cluster.yaml", "--secrets", "adopted/hidden.yaml", "--target", "thehive=5.5.16");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            "secrets: wrote adopted/.gitignore\nsecrets: wrote adopted/hidden.yaml\n"
            + "versions: cassandra 4.1, elasticsearch 8.19 are guesses; state in adopted/cluster.yaml what runs, for 'plan' compares no guess, and 'generate' writes for it\n"
            + "wrote adopted/cluster.yaml: 3 nodes, cassandra 4.1 inferred, elasticsearch 8.19 assumed, thehive 5.5.16 stated; 0 settings in 'extra', 0 not expressed\n",
            output);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_cli["adopted/hidden.yaml"]));
        Assert.Equal("/hidden.yaml\n", File.ReadAllText(_cli["adopted/.gitignore"]));
        Assert.Contains("secrets: file:hidden.yaml\n", File.ReadAllText(_cli["adopted/cluster.yaml"]), StringComparison.Ordinal);
        Assert.Equal(0, _cli.Run("generate", "adopted/cluster.yaml", "--out", "again").Code);
        foreach (var path in Directory.EnumerateFiles(_cli["tree"], "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("README.md", StringComparison.Ordinal)))
        {
            Assert.Equal(File.ReadAllText(path), File.ReadAllText(path.Replace(_cli["tree"], _cli["again"], StringComparison.Ordinal)));
        }

        NoSecretWasPrinted();
    }

    [Fact]
    public void Without_being_asked_it_writes_no_secret()
    {
        var (code, output, error) = _cli.Run("import", "tree", "--out", "adopted/cluster.yaml");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal([_cli["adopted/cluster.yaml"]], Directory.GetFileSystemEntries(_cli["adopted"]));
        Assert.Contains("stand in 'tree' in clear; --secrets FILE writes them", output, StringComparison.Ordinal);
        Assert.DoesNotContain(CliRun.Secrets.Values, secret => File.ReadAllText(_cli["adopted/cluster.yaml"]).Contains(secret, StringComparison.Ordinal));
        NoSecretWasPrinted();
    }

    [Fact]
    public void It_replaces_nothing_unless_told_to()
    {
        var mine = File.ReadAllText(_cli["cluster.yaml"]);
        Assert.Equal((2, "", "error: 'cluster.yaml' is there already; --force replaces it\n"), _cli.Run("import", "tree", "--out", "cluster.yaml"));
        Assert.Equal(mine, File.ReadAllText(_cli["cluster.yaml"]));
        Assert.Equal(0, _cli.Run("import", "tree", "--out", "cluster.yaml", "--force", "--secrets", "secrets.yaml").Code);
        Assert.NotEqual(mine, File.ReadAllText(_cli["cluster.yaml"]));
        Assert.Equal(2, _cli.Run("import", "tree", "--out", "tree", "--force").Code);
    }

    [Fact]
    public void A_secret_of_another_value_is_never_replaced()
    {
        _cli.Write("adopted/secrets.yaml", "play: another-one-not-real\n");
        var (code, _, error) = _cli.Run("import", "tree", "--out", "adopted/cluster.yaml", "--secrets", "adopted/secrets.yaml", "--force");
        Assert.Equal(2, code);
        Assert.Contains("names 'play' with another value; delete the line, or name another file", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["adopted/cluster.yaml"]));
        Assert.Equal("play: another-one-not-real\n", File.ReadAllText(_cli["adopted/secrets.yaml"]));
        NoSecretWasPrinted();
    }

    [Fact]
    public void Whatever_a_secret_is_made_of_comes_back()
    {
        const string Strange = "a\"b\\c#'ä €\t:{}";
        _cli.Write("tree/node1/etc/thehive/secret.conf", "play.http.secret.key = \"a\\\"b\\\\c#'ä €\\t:{}\"\n");
        foreach (var node in new[] { "node2", "node3" })
        {
            File.Copy(_cli["tree/node1/etc/thehive/secret.conf"], _cli[$"tree/{node}/etc/thehive/secret.conf"], overwrite: true);
        }

        _cli.Run("import", "tree", "--out", "adopted/cluster.yaml", "--secrets", "adopted/secrets.yaml");
        Assert.Equal(Strange, new SecretResolver(_cli["adopted"], _ => null).Resolve(Secret.FromFile("secrets.yaml", "play")));
    }

    [Fact]
    public void What_is_not_expressed_is_listed_with_its_place()
    {
        File.AppendAllText(_cli["tree/node2/etc/cassandra/cassandra-rackdc.properties"], "prefer_local=true\n");
        var (code, output, error) = _cli.Run("import", "tree", "--out", "a.yaml");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("not expressed: tree/node2/etc/cassandra/cassandra-rackdc.properties:5:14: 'prefer_local' is 'true'; cluster.yaml has no word for it\n", output, StringComparison.Ordinal);
        Assert.Equal(1, _cli.Run("import", "tree", "--out", "b.yaml", "--strict").Code);
        Assert.True(File.Exists(_cli["b.yaml"]));
    }

    [Fact]
    public void The_same_of_several_nodes_is_listed_once()
    {
        foreach (var node in new[] { "node1", "node2", "node3" })
        {
            File.AppendAllText(_cli[$"tree/{node}/etc/cassandra/cassandra-rackdc.properties"], "prefer_local=true\n");
        }

        Assert.Contains("tree/node1/etc/cassandra/cassandra-rackdc.properties:5:14: 'prefer_local' is 'true'; cluster.yaml has no word for it (also node2, node3)\n", _cli.Run("import", "tree", "--out", "a.yaml").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Much_of_one_file_stands_below_its_name()
    {
        File.AppendAllText(_cli["tree/node2/etc/cassandra/cassandra-rackdc.properties"], "prefer_local=true\ndc_suffix=_x\n");
        Assert.Contains(
            "not expressed: tree/node2/etc/cassandra/cassandra-rackdc.properties: 2 places\n"
            + "  5:14: 'prefer_local' is 'true'; cluster.yaml has no word for it\n"
            + "  6:11: 'dc_suffix' is '_x'; cluster.yaml has no word for it\n",
            _cli.Run("import", "tree", "--out", "a.yaml").Out,
            StringComparison.Ordinal);
    }

    /// <summary>What nobody stated is no upgrade; what somebody stated is.</summary>
    [Fact]
    public void A_guessed_version_is_not_planned()
    {
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "real").Code);
        Assert.Equal(0, _cli.Run("import", "tree", "--out", "a.yaml").Code);
        var (code, output, _) = _cli.Run("plan", "a.yaml", "real");
        Assert.DoesNotContain("stop of thehive", output, StringComparison.Ordinal);
        Assert.Contains("version of thehive, which 'import' guessed: state the one that runs in cluster.yaml", output, StringComparison.Ordinal);
        Assert.Equal(0, code);

        var text = File.ReadAllText(_cli["a.yaml"]);
        Assert.Contains("version: 5.7  # guess 5.7: ", text, StringComparison.Ordinal);
        _cli.Write("b.yaml", text.Replace("version: 5.7 ", "version: 5.7.1 ", StringComparison.Ordinal));
        Assert.DoesNotContain("→ '5.7.1'", _cli.Run("plan", "a.yaml", "b.yaml").Out, StringComparison.Ordinal);
        Assert.Contains("→ '5.7.1'", _cli.Run("plan", "b.yaml", "real").Out, StringComparison.Ordinal);
        _cli.Write("c.yaml", text.Replace("version: 5.7 ", "version: 5.5 ", StringComparison.Ordinal));
        Assert.DoesNotContain("version of thehive", _cli.Run("plan", "c.yaml", "real").Out, StringComparison.Ordinal);
    }

    /// <summary>A file that holds only a secret is not compared before the secret is here.</summary>
    [Fact]
    public void Without_its_secrets_nothing_is_planned()
    {
        Assert.Equal(0, _cli.Run("import", "tree", "--out", "adopted/cluster.yaml").Code);
        var (code, output, _) = _cli.Run("plan", "adopted/cluster.yaml", "tree");
        Assert.Contains("(file) in /etc/hiveconfig/backup/cqlsh-credentials", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
        NoSecretWasPrinted();
    }

    [Fact]
    public void Of_templates_it_says_what_to_import_instead()
    {
        _cli.Write("ansible/roles/cassandra/templates/cassandra.yaml.j2", "cluster_name: {{ name }}\nlisten_address: {{ ip }}\n");
        var (code, _, error) = _cli.Run("import", "ansible", "--out", "a.yaml");
        Assert.Equal((5, "error: 'ansible' has templates, and what they become on each machine stands nowhere in it; copy the files that they wrote from the machines to <node>/etc/… and import those\n"), (code, error));
    }

    [Fact]
    public void Of_several_environments_one_has_to_be_chosen()
    {
        Directory.CreateDirectory(_cli["repo/envs"]);
        Directory.Move(_cli["tree"], _cli["repo/envs/live"]);
        _cli.Write("repo/envs/test/node9/etc/cassandra/cassandra.yaml", "cluster_name: other\nlisten_address: 10.9.9.9\n");

        var (code, _, error) = _cli.Run("import", "repo", "--out", "a.yaml");
        Assert.Equal((2, "error: 'repo' has 2 environments, live, test; choose one with --environment NAME\n"), (code, error));
        Assert.Equal((2, "error: 'none' is no environment of 'repo', expected one of live, test\n"), _cli.Run("import", "repo", "--out", "a.yaml", "--environment", "none") is var none ? (none.Code, none.Error) : default);
        Assert.False(File.Exists(_cli["a.yaml"]));
        Assert.Equal(0, _cli.Run("import", "repo", "--out", "a.yaml", "--environment", "live").Code);
        Assert.Contains("environment: live\n", File.ReadAllText(_cli["a.yaml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_tree_does_not_say_is_left_to_fill_in()
    {
        foreach (var node in new[] { "node1", "node2", "node3" })
        {
            Directory.Delete(_cli[$"tree/{node}/etc/keepalived"], recursive: true);
            Directory.EnumerateFiles(_cli[$"tree/{node}"], "*.mount", SearchOption.AllDirectories).ToList().ForEach(File.Delete);
        }

        var (code, _, error) = _cli.Run("import", "tree", "--out", "a.yaml");
        Assert.Equal(1, code);
        Assert.Equal(
            "a.yaml: error: fill in 'vip', which 'tree' does not say: expected an address with a prefix length (10.10.1.50/24, fd00::50/64)\n"
            + "a.yaml: error: fill in 'storage', which 'tree' does not say: expected nfs: an NFS server and the directory it exports (10.10.1.20:/srv/hive/files), or s3\n",
            error);
        Assert.Contains("vip:  # not found: ", File.ReadAllText(_cli["a.yaml"]), StringComparison.Ordinal);
        Assert.Equal(2, _cli.Run("generate", "a.yaml", "--out", "again").Code);
    }

    [Fact]
    public void Where_there_is_nothing_it_says_so()
    {
        _cli.Write("empty/notes.txt", "x");
        _cli.Write("shared/haproxy.cfg", "defaults\n    mode http\n");
        Assert.Equal((5, "error: 'empty' has no file that is known here\n"), _cli.Run("import", "empty", "--out", "a.yaml") is var empty ? (empty.Code, empty.Error) : default);
        Assert.Equal(5, _cli.Run("import", "shared", "--out", "a.yaml").Code);
        Assert.Equal((3, "error: 'nowhere' cannot be opened\n"), _cli.Run("import", "nowhere", "--out", "a.yaml") is var nowhere ? (nowhere.Code, nowhere.Error) : default);
        Assert.False(File.Exists(_cli["a.yaml"]));
    }

    [Fact]
    public void Help_is_one_screen_with_an_example()
    {
        var (code, output, _) = _cli.Run("import", "--help");
        Assert.Equal(0, code);
        Assert.InRange(output.Split('\n').Length, 5, 26);
        Assert.Contains("Example:\n  hiveconfig import config-repo --out cluster.yaml --secrets secrets.yaml", output, StringComparison.Ordinal);
    }

    private void NoSecretWasPrinted() => Assert.DoesNotContain(CliRun.Secrets.Values, secret => _cli.Printed.Contains(secret, StringComparison.Ordinal));
}
