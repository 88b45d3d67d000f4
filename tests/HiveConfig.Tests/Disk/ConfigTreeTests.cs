using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using HiveConfig.Disk;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests.Disk;

public sealed class ConfigTreeTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Reads_files_of_known_kinds_by_path_and_counts_the_others()
    {
        _temp.Write("conf/node2/etc/cassandra/cassandra.yaml", "cluster_name: b\r\n");
        _temp.Write("conf/node1/etc/cassandra/cassandra.yaml", "cluster_name: a\n");
        _temp.Write("conf/notes.txt", "");

        var reading = ConfigTree.Read(["conf"], _temp.Path);

        var repo = Assert.Single(reading.Environments);
        Assert.Equal(["conf/node1/etc/cassandra/cassandra.yaml", "conf/node2/etc/cassandra/cassandra.yaml"], repo.Files.Select(file => file.Path));
        Assert.Equal(["node1", "node2"], repo.Files.Select(file => file.Node));
        Assert.Equal("cluster_name: b\r\n", repo.Files[1].Text);
        Assert.Equal(1, reading.UnrecognisedCount);
    }

    // A slip in the path is no clean repo.
    [Fact]
    public void What_does_not_exist_is_refused()
    {
        _temp.Write("conf/node1/etc/cassandra/cassandra.yaml", "cluster_name: a\n");
        Assert.Equal("'config' does not exist", Assert.Throws<DirectoryNotFoundException>(() => ConfigTree.Read(["conf", "config"], _temp.Path)).Message);
        Assert.Throws<DirectoryNotFoundException>(() => ConfigTree.Read(_temp["config"]));
        Assert.Single(ConfigTree.Read(_temp["conf"]).Environments);
    }

    [Fact]
    public void Nodes_given_one_by_one_are_one_repo()
    {
        _temp.Write("conf/node1/etc/cassandra/cassandra.yaml", "a: 1\n");
        _temp.Write("conf/node2/etc/cassandra/cassandra.yaml", "a: 1\n");

        var repo = Assert.Single(ConfigTree.Read(["conf/node1", "conf/node2", "conf/node2/etc/cassandra/cassandra.yaml"], _temp.Path).Environments);

        Assert.Equal(["node1", "node2"], repo.Files.Select(file => file.Node));
    }

    [Theory]
    [InlineData("prod/n1/etc/default/thehive", ".")]
    [InlineData("prod/n1/etc/default/thehive", "prod/n1/etc/default")]
    [InlineData("prod/n1/etc/thehive/conf.d/pekko.conf", ".")]
    [InlineData("roles/es/tasks/main.yml", ".")]
    [InlineData("cassandra-n1.yaml", ".")]
    public void A_file_named_by_itself_is_known_by_the_folders_above_it(string path, string workingDirectory)
    {
        _temp.Write(path, "JAVA_OPTS=-Xms4g\n# cqlsh\ncluster_name: a\n");

        var reading = ConfigTree.Read([_temp[path]], _temp[workingDirectory]);

        Assert.EndsWith("/" + Path.GetFileName(path), "/" + Assert.Single(Assert.Single(reading.Environments).Files).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n1/etc/thehive")]
    [InlineData("n1/etc")]
    [InlineData("n1")]
    public void A_directory_of_a_machine_is_known_by_the_folders_above_it(string path)
    {
        _temp.Write("n1/etc/thehive/application.conf", "include \"conf.d/pekko.conf\"\n");
        _temp.Write("n1/etc/thehive/conf.d/pekko.conf", "pekko.cluster.min-nr-of-members = 2\n");

        var repo = Assert.Single(ConfigTree.Read([path], _temp.Path).Environments);

        Assert.Equal(["/etc/thehive/application.conf", "/etc/thehive/conf.d/pekko.conf"], repo.Files.Select(file => file.InstalledPath));
        Assert.Equal(repo.Files.Select(file => file.Path), repo.Facts.Listing!);
    }

    [Fact]
    public void What_git_ignores_is_passed_over_below_a_path_and_never_the_path_itself()
    {
        Directory.CreateDirectory(_temp[".git"]);
        _temp.Write(".gitignore", "/out/\n*.tmp/\n");
        _temp.Write("out/node1/etc/cassandra/cassandra.yaml", "a: 1\n");
        _temp.Write("x.tmp/node1/etc/cassandra/cassandra.yaml", "a: 1\n");
        _temp.Write("node1/etc/cassandra/cassandra.yaml", "a: 1\n");

        Assert.Equal(["out/node1/etc/cassandra/cassandra.yaml"], Paths("out"));
        Assert.Equal(["node1/etc/cassandra/cassandra.yaml"], Paths("."));
    }

    [Fact]
    public void Links_inside_the_tree_are_followed_and_links_out_of_it_never()
    {
        var text = "a: 1\n# longer than the path that a link to it holds is\n";
        _temp.Write("conf/common/etc/cassandra/cassandra.yaml", text);
        _temp.Write("outside/cassandra.yaml", "a: 1\n");
        Directory.CreateSymbolicLink(_temp["conf/node1"], "common");
        Directory.CreateSymbolicLink(_temp["conf/loop"], ".");
        Directory.CreateSymbolicLink(_temp["conf/common/up"], "../../conf");
        Directory.CreateSymbolicLink(_temp["conf/out"], _temp["outside"]);
        File.CreateSymbolicLink(_temp["conf/elasticsearch.yml"], "../outside/cassandra.yaml");
        File.CreateSymbolicLink(_temp["conf/a"], "b");
        File.CreateSymbolicLink(_temp["conf/b"], "a");

        File.CreateSymbolicLink(_temp["conf/cassandra.yaml"], "common/etc/cassandra/cassandra.yaml");

        Assert.Equal(["conf/cassandra.yaml", "conf/common/etc/cassandra/cassandra.yaml", "conf/node1/etc/cassandra/cassandra.yaml"], Paths("conf"));
        Assert.Equal(text, ConfigTree.Read(["conf"], _temp.Path).Environments[0].Files[0].Text);
    }

    [RealFact("mkfifo")]
    public void A_pipe_is_not_waited_for()
    {
        Directory.CreateDirectory(_temp["conf/node1"]);
        Assert.Equal(0, RealProcess.Run("mkfifo", ["conf/node1/cassandra.yaml", "conf/.gitignore", "conf/manifest.json"], _temp.Path).ExitCode);
        var watch = Stopwatch.StartNew();

        var file = Assert.Single(ConfigTree.Read(["conf"], _temp.Path).Environments).Files[0];

        Assert.Equal("", file.Text);
        Assert.Equal("this is a pipe, a socket or a device, expected a regular file", Assert.Single(file.ByteFaults).Message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_socket_and_a_device_are_no_files_and_an_empty_file_is_one()
    {
        Directory.CreateDirectory(_temp["conf"]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_temp["conf/cassandra.yaml"]));
        _temp.Write("conf/elasticsearch.yml", "");

        var files = Assert.Single(ConfigTree.Read(["conf"], _temp.Path).Environments).Files.ToDictionary(file => Path.GetFileName(file.Path));

        Assert.Single(files["cassandra.yaml"].ByteFaults);
        Assert.Empty(files["elasticsearch.yml"].ByteFaults);
        Assert.Single(DiskFile.ReadText("/dev/null").Faults);
    }

    [Fact]
    public void A_link_that_leads_nowhere_or_in_a_circle_cannot_be_opened()
    {
        _temp.Write("conf/node1/cassandra.yaml", "a: 1\n");
        File.CreateSymbolicLink(_temp["conf/node1/application.conf"], "/nonexistent");
        File.CreateSymbolicLink(_temp["conf/node1/elasticsearch.yml"], "elasticsearch.yml");
        File.CreateSymbolicLink(_temp["conf/node1/.#cassandra.yaml"], "user@host.1");

        var reading = ConfigTree.Read(["conf"], _temp.Path);

        var repo = Assert.Single(reading.Environments);
        Assert.Equal(
            ["conf/node1/application.conf the file cannot be opened", "conf/node1/elasticsearch.yml the file cannot be opened"],
            repo.Files.SelectMany(file => file.ByteFaults.Select(fault => file.Path + " " + fault.Message)));
        Assert.Equal(3, repo.Files.Count);
        Assert.Equal(1, reading.UnrecognisedCount);
    }

    [Fact]
    public void What_only_bytes_show_is_attached()
    {
        Directory.CreateDirectory(_temp["node1"]);
        File.WriteAllBytes(_temp["node1/cassandra.yaml"], [(byte)'a', (byte)':', 0xFF, (byte)'\n']);
        File.WriteAllBytes(_temp["node1/elasticsearch.yml"], [0xEF, 0xBB, 0xBF, (byte)'a', (byte)':', (byte)' ', (byte)'1', (byte)'\n']);
        File.WriteAllBytes(_temp["node1/application.conf"], new byte[DiskFile.MaximumLength + 1]);

        var files = Assert.Single(ConfigTree.Read([""], _temp.Path + "/node1").Environments).Files.ToDictionary(file => Path.GetFileName(file.Path));

        Assert.Equal(FaultKind.Bound, Assert.Single(files["cassandra.yaml"].ByteFaults).Kind);
        Assert.Equal("a: 1\n", files["elasticsearch.yml"].Text);
        Assert.Equal(FaultKind.Encoding, Assert.Single(files["elasticsearch.yml"].ByteFaults).Kind);
        Assert.Equal(FaultKind.Bound, Assert.Single(files["application.conf"].ByteFaults).Kind);
    }

    [Fact]
    public void A_manifest_tells_node_path_and_template()
    {
        _temp.Write("out/manifest.json", """
            {"version":1,"nodes":[{"name":"etc"}],"files":[
              {"path":"/etc/cassandra/cassandra.yaml","node":"opt","state":"present","template":true},
              {"path":"/etc/cassandra/gone.yaml","node":"opt","state":"absent"}]}
            """);
        _temp.Write("out/opt/etc/cassandra/cassandra.yaml", "a: {{ x | to_json }}\n");

        var repo = Assert.Single(ConfigTree.Read(["out"], _temp.Path).Environments);

        Assert.Equal(["out/manifest.json", "out/opt/etc/cassandra/cassandra.yaml"], repo.Files.Select(file => file.Path));
        var file = repo.Files[1];
        Assert.Equal("opt", file.Node);
        Assert.Equal("/etc/cassandra/cassandra.yaml", file.InstalledPath);
        Assert.True(file.Document.IsReadable);
    }

    [Fact]
    public void A_cluster_file_that_is_no_text_is_a_problem_with_its_place()
    {
        Directory.CreateDirectory(_temp["x"]);
        File.WriteAllBytes(_temp["cluster.yaml"], [(byte)'\n', 0xFF]);

        var read = ConfigTree.ReadCluster(_temp["cluster.yaml"], "cluster.yaml");

        Assert.Null(read.Cluster);
        Assert.StartsWith("cluster.yaml:2:1: error HC9001: ", Assert.Single(read.Problems).ToString(), StringComparison.Ordinal);
    }

    private string[] Paths(string path)
        => ConfigTree.Read([path], _temp.Path).Environments.SelectMany(repo => repo.Files).Select(file => file.Path).ToArray();
}
