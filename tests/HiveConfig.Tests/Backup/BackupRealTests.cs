using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The files of a backup, judged by the programs that read them.</summary>
public sealed class BackupRealTests : IDisposable
{
    // Quotes, backslash, blank, comment signs, what a config parser may replace: as a password, made up.
    private const string Awkward = "a\"b\\c d#e;f%(g)s'h$i:j";

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [RealFact("curl")]
    public async Task CurlSendsThePasswordAsItIs()
    {
        var path = Write("/etc/hiveconfig/backup/elasticsearch.curl");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answer = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            var login = "";
            for (var line = await reader.ReadLineAsync(); !string.IsNullOrEmpty(line); line = await reader.ReadLineAsync())
            {
                login = line.StartsWith("Authorization: Basic ", StringComparison.Ordinal) ? line.Substring("Authorization: Basic ".Length) : login;
            }

            await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"u8.ToArray());
            return Encoding.UTF8.GetString(Convert.FromBase64String(login));
        });
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        Assert.Equal((0, "ok", ""), RealProcess.Run("curl", ["--config", path, "--max-time", "20", $"http://127.0.0.1:{port}/thehive*/_alias"], _directory.Path));
        Assert.Equal("thehive:" + Awkward, await answer);
    }

    // cqlsh reads both with Python's parser: the credentials without replacing anything, the old cqlshrc raw.
    [RealTheory("python3")]
    [InlineData("4.1", "/etc/hiveconfig/backup/cqlsh-credentials", "PlainTextAuthProvider", "configparser.ConfigParser(interpolation=None)")]
    [InlineData("4.1", "/etc/hiveconfig/backup/cqlsh-credentials", "plain_text_auth", "configparser.RawConfigParser()")]
    [InlineData("4.0", "/etc/hiveconfig/backup/cqlshrc", "authentication", "configparser.RawConfigParser()")]
    public void CqlshReadsThePasswordAsItIs(string version, string file, string section, string parser)
    {
        var path = Write(file, version);
        var script = $"import configparser, sys\nparser = {parser}\nparser.read(sys.argv[1])\nprint(parser.get('{section}', 'username') + '|' + parser.get('{section}', 'password'))";
        Assert.Equal((0, "admin|" + Awkward + "\n", ""), RealProcess.Run("python3", ["-c", script, path], _directory.Path));
    }

    [RealFact("ssh")]
    public void SshReachesTheNodesWithoutAQuestion()
    {
        var path = _directory.Write("ssh_config", BackupClusters.Separate.TextOf("hive2", "/etc/hiveconfig/backup/ssh_config"));
        var (code, output, error) = RealProcess.Run("ssh", ["-T", "-G", "-F", path, "cass3"], _directory.Path);
        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n');
        Assert.All(
            new[] { "hostname 10.10.2.13", "user root", "batchmode yes", "stricthostkeychecking true", "userknownhostsfile /etc/hiveconfig/backup/known_hosts", "identityfile /etc/hiveconfig/backup/ssh_key", "identitiesonly yes" },
            line => Assert.Contains(line, lines));
    }

    [RealFact("bash")]
    public void BashReadsTheConfOfEveryNode()
    {
        foreach (var cluster in new[] { BackupClusters.ThreeNodes, BackupClusters.Oldest, BackupClusters.Separate })
        {
            foreach (var file in cluster.Generate(TestClusters.MadeUp).Files.Where(file => string.Equals(file.InstalledPath, "/etc/hiveconfig/backup.conf", StringComparison.Ordinal)))
            {
                var path = _directory.Write("backup.conf", file.Text);
                Assert.Equal((0, file.Node + "\n", ""), RealProcess.Run("bash", ["-euo", "pipefail", "-c", ". \"$1\"; [[ ${#BACKUP_PARTS[@]} -gt 0 ]]; echo \"$BACKUP_SELF\"", "bash", path], _directory.Path));
            }
        }
    }

    private string Write(string file, string version = "4.1")
    {
        // No authority: nothing here is encrypted.
        var cluster = BackupClusters.ThreeNodes with { Cassandra = new() { Version = ProductVersion.Parse(version) } };
        var text = cluster.FileOf("node1", file, _ => Awkward)!.Text;
        return _directory.Write("file", string.Concat(text.Split('\n').Where(line => !line.StartsWith("cacert", StringComparison.Ordinal)).Select(line => line + "\n")));
    }
}
