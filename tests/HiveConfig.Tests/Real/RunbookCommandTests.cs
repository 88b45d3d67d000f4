using System;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Xunit;

namespace HiveConfig.Tests.Real;

public sealed class RunbookCommandTests
{
    [RealTheory("shellcheck")]
    [InlineData("three nodes")]
    [InlineData("spread")]
    [InlineData("ipv6")]
    [InlineData("elsewhere")]
    [InlineData("oldest")]
    [InlineData("everything")]
    [InlineData("vault")]
    [InlineData("a node exports")]
    [InlineData("a storage node")]
    public void ShellcheckHasNothingToSay(string cluster)
    {
        using var directory = new TempDirectory();
        var names = RunbookTests.Commands(RunbookTests.Text(OtherClusters.ByName[cluster]))
            .Select((commands, i) => directory.Write($"{i}.sh", commands))
            .ToList();
        Assert.NotEmpty(names);
        Assert.Equal((0, "", ""), RealProcess.Run("shellcheck", ["--shell=bash", "--norc", .. names], directory.Path));
    }

    [RealFact("shellcheck")]
    public void ShellcheckSeesAMistake()
    {
        using var directory = new TempDirectory();
        Assert.Contains("SC2086", RealProcess.Run("shellcheck", ["--shell=bash", directory.Write("0.sh", "rm -rf $HOME/x\n")], directory.Path).Out, StringComparison.Ordinal);
    }

    [RealFact("bash", "openssl", "keytool")]
    public void TheCertificatesAreWhatTheServicesNeed()
    {
        using var home = new TempDirectory();
        var commands = RunbookTests.Commands(RunbookTests.Text(TestClusters.ThreeNodes()), "Certificates");
        home.Write("commands.sh", "set -euo pipefail\n" + string.Concat(commands));
        var (code, output, error) = Run("printf 'key-store\\ntrust-store\\n' | bash commands.sh");
        Assert.True(code == 0, error);
        Assert.Equal(4, Regex.Count(output, ": OK\n", RegexOptions.None, TimeSpan.FromSeconds(1)));

        using var node = X509CertificateLoader.LoadCertificateFromFile(home["thp-tls/nodes/node2/node.crt"]);
        Assert.True(node.MatchesHostname("node2") && node.MatchesHostname("10.10.1.12"));
        Assert.False(node.MatchesHostname("node1") || node.MatchesHostname("10.10.1.11"));
        Assert.Equal(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"], node.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Select(usage => usage.Value!));
        using var haproxy = X509CertificateLoader.LoadCertificateFromFile(home["thp-tls/nodes/node3/haproxy.pem"]);
        Assert.True(haproxy.MatchesHostname("thehive.example.org") && haproxy.MatchesHostname("10.10.1.50"));

        Assert.Contains("PrivateKeyEntry", List("nodes/node1/keystore.p12", "keystore.pass"), StringComparison.Ordinal);
        Assert.Contains("trustedCertEntry", List("nodes/node1/truststore.p12", "truststore.pass"), StringComparison.Ordinal);
        Assert.Contains("password was incorrect", List("nodes/node1/truststore.p12", "keystore.pass"), StringComparison.Ordinal);
        Assert.Empty(Run("find thp-tls -type f -perm /077").Out);

        string List(string store, string password) => Run($"keytool -list -storetype PKCS12 -keystore thp-tls/{store} -storepass:file thp-tls/{password}").Out;

        (int ExitCode, string Out, string Error) Run(string script) => RealProcess.Run("bash", ["-c", "export HOME=$PWD; " + script], home.Path);
    }

    [RealFact("unshare", "exportfs")]
    public void TheServerExportsToTheHiveNodesAlone()
    {
        Assert.Equal(["/srv/hive/files\t10.10.1.11", "/srv/hive/files\t10.10.1.12", "/srv/hive/files\t10.10.1.13"], Exported(commands => commands));

        // The blank that exports to the world.
        Assert.Contains("/srv/hive/files\t*", Exported(commands => commands.Replace("10.10.1.12(", "10.10.1.12 (", StringComparison.Ordinal)));
    }

    private static string[] Exported(Func<string, string> change)
    {
        using var server = Machine.Of("three nodes", "node1");
        server.Write("/commands.sh", change(RunbookTests.Commands(RunbookTests.Text(TestClusters.ThreeNodes()), "The NFS server")[1]));
        var (_, output) = server.Run("""
            mount -t tmpfs tmpfs /srv
            mount -t tmpfs tmpfs /var/lib/nfs
            : >/etc/exports
            printf '0\n0\n' | bash root/commands.sh >/dev/null 2>&1
            grep -v no_root_squash /var/lib/nfs/etab
            """);
        return output.TrimEnd('\n').Split('\n').Select(line => line[..Math.Max(0, line.IndexOf('('))]).Order(StringComparer.Ordinal).ToArray();
    }

    [RealFact("ansible-playbook")]
    public void AnsibleFillsInWhatWouldStandThereInClear()
    {
        using var home = new TempDirectory();
        var one = OtherClusters.Vault with { Nodes = [OtherClusters.Vault.Nodes[0]] };
        var tree = one.Generate(_ => null).Files;
        foreach (var file in tree)
        {
            home.Write("tree/" + file.TreePath, file.Text);
        }

        home.Write("tree/vault.yml", string.Concat(one.Secrets.All.Where(entry => entry.Secret is not null).Select(entry => $"{entry.Secret!.Name}: '{Value(entry.Secret).Replace("'", "''", StringComparison.Ordinal)}'\n")));
        var commands = RunbookTests.Commands(tree[^1].Text, "The files")[0].Replace(" --ask-vault-pass", "", StringComparison.Ordinal);
        var (code, output, error) = RealProcess.Run("bash", ["-euc", "export HOME=$PWD ANSIBLE_LOCALHOST_WARNING=false; cd tree; " + commands], home.Path);
        Assert.True(code == 0, output + error);

        var clear = one with { Secrets = Model.Secrets.FromFile("secrets.yaml") };
        foreach (var file in clear.Generate(secret => Value(one.Secrets.All.Single(entry => string.Equals(entry.Name, secret.Name, StringComparison.Ordinal)).Secret!)).Files.Where(file => file.Node is not null))
        {
            Assert.Equal(file.Text, System.IO.File.ReadAllText(home["thp-filled/" + file.TreePath]));
        }

        static string Value(Model.Secret secret) => secret.Name.Contains("vrrp", StringComparison.Ordinal) ? "v#! r'p" : $"it's \"{secret.Name}\" \\ $HOME ${{x}} #";
    }
}
