using System;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Texts of which each part is harmless: a rule that looks at every part for every other one would not come back.</summary>
public sealed class ManyTimesManyTests
{
    private const string Keepalived = "node1/etc/keepalived/keepalived.conf";

    [Fact]
    public void UndefinedNamesAmongDefinedOnes() => ComesBack(("node1/etc/thehive/application.conf",
        Lines(6000, i => $"aaaa{i}x.bbb = 1") + Lines(6000, i => $"q{i} = ${{zzzz{i}y.bbb}}")));

    [Fact]
    public void NamesOfMegabytesThatDifferByALetter()
    {
        var name = new string('a', 400_000);
        ComesBack(("node1/etc/thehive/application.conf", $"{name} = 1\nq = ${{{name}b}}\n"));
    }

    [Fact]
    public void DatacentersOfMegabytesThatDifferByALetter()
    {
        var name = new string('d', 400_000);
        ComesBack(
            ("node1/etc/cassandra/cassandra-rackdc.properties", $"dc={name}x\nrack=r1\n"),
            ("node2/etc/cassandra/cassandra-rackdc.properties", $"dc={name}\nrack=r1\n"),
            ("node1/etc/cassandra/k.cql", $"CREATE KEYSPACE k WITH replication = {{'class': 'NetworkTopologyStrategy', '{name}': 3}};\n"));
    }

    [Fact]
    public void IncludesOfManyFilesOfWhichOneIsWrong() => ComesBack(
        [
            (Keepalived, Lines(3000, _ => $"include /etc/keepalived/conf.d/*.conf")),
            ("node1/etc/keepalived/conf.d/99.conf", "vrrp_instnce x {\n"),
            .. Enumerable.Range(0, 90).Select(i => ($"node1/etc/keepalived/conf.d/{i}.conf", Lines(50, j => $"vrrp_script s{i}_{j} {{\n  script \"/bin/true\"\n}}"))),
        ]);

    [Fact]
    public void ExpressionsOnOneLine() => ComesBack(("node1/etc/haproxy/haproxy.cfg.j2", string.Concat(Enumerable.Repeat("{{ab}}", 160_000)) + "\n    timeout conect 5s\n"));

    [Fact]
    public void BlocksWithinBlocks() => ComesBack(("node1/etc/haproxy/haproxy.cfg.j2", Lines(45_000, _ => $"{{% if %}}") + Lines(45_000, _ => $"{{% endif %}}") + "global\n    nonsense x\n"));

    [Fact]
    public void BindsAtThePortOfAnotherService() => ComesBack(
        ("node1/etc/elasticsearch/elasticsearch.yml", "cluster.name: thehive\nnetwork.host: 10.0.0.1\n"),
        ("node1/etc/haproxy/haproxy.cfg", "frontend f\n" + Lines(15_000, i => $"    bind 10.1.{i / 250}.{i % 250}:9200")));

    [Fact]
    public void FrontendsThatAskOneDefaults() => ComesBack(("node1/etc/haproxy/haproxy.cfg",
        "defaults\n    mode http\n" + Lines(8000, i => $"    http-request deny if x{i}") + Lines(6000, i => $"frontend f{i}\n    bind :{i}\n    default_backend thehive") + "backend thehive\n    server a 10.0.0.1:9000\n"));

    [Fact]
    public void ServersBehindOneDefaultServer() => ComesBack(("node1/etc/haproxy/haproxy.cfg",
        "backend thehive\n    default-server " + string.Concat(Enumerable.Repeat("check ", 20_000)) + "\n" + Lines(15_000, i => $"    server s{i} 10.1.{i / 250}.{i % 250}:9000")));

    [Fact]
    public void VirtualAddressesAndPeersOfTwoBalancers()
    {
        var text = "vrrp_instance v {\n  interface eth0\n  virtual_router_id 9\n  virtual_ipaddress {\n" + Lines(15_000, i => $"    10.1.{i / 250}.{i % 250}/24") + "  }\n  unicast_peer {\n" + Lines(15_000, i => $"    10.2.{i / 250}.{i % 250}") + "  }\n}\n";
        ComesBack((Keepalived, text), ("node2/etc/keepalived/keepalived.conf", text));
    }

    [Fact]
    public void InstancesOfOneId() => ComesBack((Keepalived, Lines(1500, i => $"vrrp_instance v{i} {{\n  virtual_router_id 5\n  virtual_ipaddress {{\n    10.{i / 250}.{i % 250}.1/24\n    10.{i / 250}.{i % 250}.2/24\n  }}\n}}")));

    [Fact]
    public void MoreInstancesThanAreRead() => AssertBound((Keepalived, Lines(3000, i => $"vrrp_instance v{i} {{\n}}")));

    [Fact]
    public void RightsOfRolesThatNobodyMakes() => ComesBack(("node1/etc/cassandra/roles.cql",
        Lines(4000, i => $"CREATE ROLE analyst{i};") + Lines(5000, i => $"GRANT ALL ON KEYSPACE k{i} TO operator{i};")));

    [Fact]
    public void KeyspacesOfManyNames() => ComesBack(
        ("node1/etc/cassandra/cassandra.yaml", "cluster_name: thehive\nlisten_address: 10.0.0.1\n"),
        ("node2/etc/cassandra/cassandra.yaml", "cluster_name: thehive\nlisten_address: 10.0.0.2\n"),
        ("node1/etc/cassandra/k.cql", Lines(5000, i => $"CREATE KEYSPACE k{i} WITH replication = {{'class': 'SimpleStrategy', 'replication_factor': 1}} AND durable_writes = false;")));

    [Fact]
    public void MoreStatementsThanAreRead() => AssertBound(("node1/etc/cassandra/k.cql", Lines(20_000, i => $"DROP ROLE r{i};")));

    [Theory]
    [InlineData("10.9.{0}.{1}")]
    [InlineData("name{0}x{1}")]
    public void ListsOfHostsThatNobodyIs(string host)
    {
        var hosts = string.Join(", ", Enumerable.Range(0, 9000).Select(i => string.Format(CultureInfo.InvariantCulture, host, i / 250, i % 250)));
        ComesBack([.. Enumerable.Range(1, 3).SelectMany(node => new[]
        {
            ($"node{node}/etc/elasticsearch/elasticsearch.yml", $"cluster.name: thehive\nnode.name: node{node}\nnetwork.host: 10.0.0.{node}\ncluster.initial_master_nodes: [{hosts}]\ndiscovery.seed_hosts: [{hosts}]\n"),
            ($"node{node}/etc/cassandra/cassandra.yaml", $"cluster_name: thehive\nlisten_address: 10.0.0.{node}\nseed_provider:\n  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n      - seeds: \"{hosts}\"\n"),
        })]);
    }

    [Theory]
    [InlineData("node1/etc/elasticsearch/elasticsearch.yml", "discovery.seed_hosts: [", "a, ", "]\n")]
    [InlineData("node1/etc/cassandra/cassandra.yaml", "x: \"", "a,", "\"\n")]
    [InlineData("node1/etc/thehive/application.conf", "x = [", "1, ", "]\n")]
    public void MoreItemsThanAreRead(string path, string head, string item, string tail) => AssertBound((path, head + string.Concat(Enumerable.Repeat(item, 25_000)) + tail));

    [Fact]
    public void AliasesOfALongText() => AssertBound(("node1/etc/elasticsearch/elasticsearch.yml", "x: &a \"" + new string('y', 200_000) + "\"\n" + Lines(5000, i => $"k{i}: *a")));

    [Fact]
    public void SubstitutionsOfALargeSection() => ComesBack(("node1/etc/thehive/application.conf", "b {\n" + Lines(3000, i => $"  k{i} = 1") + "}\n" + Lines(60, i => $"c{i} = ${{b}}")));

    [Fact]
    public void IncludesThatAreNowhere() => ComesBack(
        [
            ("node1/etc/thehive/application.conf", Lines(900, i => $"include \"/etc/thehive/application.conf.d/x{i}y.conf\"")),
            .. Enumerable.Range(0, 300).Select(i => ($"node1/etc/thehive/application.conf.d/x{i}.conf", "a = 1\n")),
        ]);

    [Fact]
    public void MoreIncludesThanAreRead() => AssertBound(("node1/etc/thehive/application.conf", Lines(1100, i => $"include \"x{i}.conf\"")));

    /// <summary>What a shell does with these is nobody's business here, as long as we come back: from the first there was no way.</summary>
    [Theory]
    [InlineData("read A <<< \"$A\"\ncqlsh -e \"$A\"\n")]
    [InlineData("read A <<< \"$B\"\nread B <<< \"$A\"\ncqlsh -e \"$A\"\ncqlsh <<< \"$B\"\n")]
    [InlineData("A=$(cat <<< \"$A\")\ncqlsh -e \"$A\"\n")]
    public void VariablesOfThemselves(string script) => ComesBack(("scripts/a.sh", script));

    [Fact]
    public void VariablesOfVariables() => ComesBack(("scripts/a.sh",
        Lines(6, i => $"A{i}=\"{string.Concat(Enumerable.Repeat($"$A{i + 1}", 60))}\"") + $"A6=\"{new string('x', 20_000)}\"\n" + Lines(20, _ => $"cp -r \"$A0\" /thehive/files")));

    [Fact]
    public void OneLongVariableOnEachLine() => ComesBack(("scripts/a.sh", $"A=\"{new string('x', 100_000)}$Q\"\n" + Lines(4000, _ => $"cp $A b")));

    [Fact]
    public void OneScriptOfCqlForManyCalls() => ComesBack(("scripts/a.sh", "X=\"" + Lines(1500, i => $"CREATE KEYSPACE k{i};") + "\"\n" + Lines(4000, _ => $"cqlsh -e \"$X\"")));

    [Fact]
    public void CommandsPipedIntoCqlsh() => ComesBack(("scripts/a.sh", Lines(2400, i => $"$(a{i})|cqlsh")));

    [Fact]
    public void MoreCommandsThanAreRead() => AssertBound(("scripts/a.sh", "nodetool snapshot\n" + Lines(6000, i => $"a{i}")));

    [Fact]
    public void VariablesThatAreSetNowhere() => ComesBack(("scripts/a.sh", "nodetool snapshot\n" + Lines(2400, i => $"ARCHIVE_{i}=x") + Lines(2400, i => $"[ -z \"$ARCHIV_{i}\" ]")));

    [Fact]
    public void BeginningsOfCertificates() => ComesBack(("node1/etc/elasticsearch/certs/node1.crt", Lines(30_000, _ => $"-----BEGIN CERTIFICATE-----") + "-----END CERTIFICATE-----\n"));

    [Fact]
    public void SecretsAndFaultsOnOneLine() => ComesBack(("node1/etc/elasticsearch/elasticsearch.yml", "{" + string.Join(", ", Enumerable.Range(0, 9000).Select(i => $"xpack.a{i}.password: made-up{i}")) + "}\n"), report: true);

    [Fact]
    public void WordsInCommentsThatNameNoRule() => ComesBack([.. Enumerable.Range(0, 30).Select(i => ($"node{i}/etc/cassandra/cassandra.yaml", "cluster_name: thehive\n" + Lines(500, j => $"k{j}: 1 # hiveconfig: ignore HC10{j % 90 + 10} -- made up")))]);

    [Fact]
    public void OneLongValueForManyExpressions()
    {
        var variables = new System.Collections.Generic.Dictionary<string, string> { ["v"] = new string('x', 500_000) };
        Assert.InRange(TemplateVariables.Expand(Lines(20_000, _ => $"{{{{ v }}}}"), variables)!.Text.Length, 1, 3_000_000);
    }

    [Fact]
    public void ExportsAndMountsOfManyDirectories() => ComesBack(
        ("node1/etc/exports", Lines(1900, i => $"/e{i} 10.1.{i / 250}.{i % 250}(rw,async) *(ro)")),
        ("node2/etc/fstab", Lines(1900, i => $"10.0.0.1:/e{i}/x /m{i} nfs soft 0 0")),
        ("node3/etc/fstab", Lines(1900, i => $"nas:/e{i} /m{i} nfs soft 0 0")));

    [Fact]
    public void FaultsInEachStatement() => ComesBack(("node1/etc/cassandra/k.cql", Lines(30_000, i => $"CREATE KEYSPACE a{i} WIT x;")));

    [Fact]
    public void ReferencesThatAreNotClosed() => ComesBack((Keepalived, string.Concat(Enumerable.Repeat("${a ", 90_000)) + "\n"));

    [Fact]
    public void HelpersOfSettingsThatDiffer() => ComesBack([.. Enumerable.Range(1, 2).Select(node => ($"node{node}/etc/thehive/application.conf", Lines(3000, i => $"xx{i}.y = {node}") + Lines(3000, i => $"z{i} = ${{xx{i}.y}}")))]);

    [Fact]
    public void SettingsThatNoVersionKnowsOnManyNodes() => ComesBack([.. Enumerable.Range(1, 20).Select(node => ($"node{node}/etc/elasticsearch/elasticsearch.yml", $"cluster.name: thehive\nnetwork.host: 10.0.0.{node}\n" + Lines(1000, i => $"node.roles{i}: [master]")))]);

    [Fact]
    public void FindingsThatOthersSilence()
    {
        var repo = TestTree.One([.. Enumerable.Range(0, 200).Select(i => ($"node{i}/etc/cassandra/cassandra.yaml", "a: 1\n"))]);
        Rule Everywhere(string id, params string[] supersedes) => new(id, id, Severity.Error, "", "", "", all => from file in all.Files from i in Enumerable.Range(0, 200) select new Violation(file, Span.Start, "") { Setting = $"k{i}" }) { Supersedes = supersedes };
        var before = ThreadTime.Now;
        Assert.Equal(40_000, TestTree.Lint(repo, Everywhere("HC1"), Everywhere("HC2", "HC1")).Count);
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("**/a/**/a/**/a/**/b", true)]
    [InlineData("**/**/**/**/**/**/**/**/b", true)]
    [InlineData("**/**/**/**/**/**/**/**/**/b", false)]
    [InlineData("*a*a*a*a*a*a*a*b", true)]
    [InlineData("*a*a*a*a*a*a*a*a*b", false)]
    public void PatternsOfManyWildcards(string text, bool isTaken)
    {
        Assert.Equal(isTaken, PathPattern.TryParse(text, isGlob: true, out var pattern, out _));
        Assert.Null(pattern?.Match(string.Join('/', Enumerable.Repeat("a", 1000))));
        Assert.Null(pattern?.Match(new string('a', 250)));
    }

    private static string Lines(int count, Func<int, FormattableString> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i).ToString(CultureInfo.InvariantCulture) + "\n"));

    private static void ComesBack(params (string Path, string Text)[] files) => ComesBack(files, report: false);

    private static void ComesBack((string Path, string Text) file, bool report) => ComesBack([file], report);

    private static void ComesBack((string Path, string Text)[] files, bool report)
    {
        var repo = TestTree.One(files);
        var before = ThreadTime.Now;
        if (report)
        {
            TestTree.Report([repo], Rules.All);
        }
        else
        {
            TestTree.Lint(repo, [.. Rules.All]);
        }

        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    // What is more than is read is told, and nothing else of the file.
    private static void AssertBound((string Path, string Text) file)
    {
        var finding = Assert.Single(TestTree.Lint(TestTree.One(file), [.. Rules.All]), finding => finding.Path == file.Path);
        Assert.Equal("HC9001", finding.Rule.Id);
    }
}
