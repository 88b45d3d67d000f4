using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>One mistake in the second of three machines is told once, where it is; a second mistake beside it is told too.</summary>
public sealed class OneFaultTests
{
    private const string TheHive = "/etc/thehive/application.conf";
    private const string Keepalived = "/etc/keepalived/keepalived.conf";
    private const string Haproxy = "/etc/haproxy/haproxy.cfg";
    private const string Cassandra = "/etc/cassandra/cassandra.yaml";
    private const string RackDc = "/etc/cassandra/cassandra-rackdc.properties";
    private const string Elasticsearch = "/etc/elasticsearch/elasticsearch.yml";

    [Theory]
    [InlineData(Keepalived, "10.10.1.50/24", "10.10.1.55/24", "HC5102 node2/etc/keepalived/keepalived.conf")]
    [InlineData(Keepalived, "10.10.1.50/24", "10.10.1.13/24", "HC5111 node2/etc/keepalived/keepalived.conf")]
    [InlineData(Keepalived, "unicast_src_ip 10.10.1.12", "unicast_src_ip 10.10.1.17", "HC5112 node2/etc/keepalived/keepalived.conf")]
    [InlineData(Keepalived, "unicast_src_ip 10.10.1.12", "unicast_src_ip 10.10.1.13", "HC5112 node2/etc/keepalived/keepalived.conf")]
    [InlineData(Keepalived, "        chk_haproxy\n", "", "HC5107 node2/etc/keepalived/keepalived.conf")]
    [InlineData(Keepalived, "    script \"", "    sript \"", "HC5101 node2/etc/keepalived/keepalived.conf")]
    [InlineData(Haproxy, "global\n", "gobal\n", "HC5001 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "\ndefaults\n", "\ndfaults\n", "HC5001 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "\nbackend thehive\n", "\nbckend thehive\n", "HC5001 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "\nbackend thehive\n", "\n", "HC5001 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "\nbackend thehive\n", "\nbackend tehive\n", "HC5004 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "\nfrontend thehive\n", "\nfrontend tehive\n", "HC5008 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "    mode http\n", "", "HC5003 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "    option redispatch 1\n", "", "HC5016 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "    timeout server 2m\n", "", "HC5002 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "    option forwardfor\n", "", "HC5006 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "    default_backend thehive\n", "", "HC5004 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "    option httpchk\n", "", "HC5005 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "    http-check expect status 200\n", "    http-check expect status 205\n", "HC5005 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Haproxy, "    server node3 10.10.1.13:9000 check\n", "", "HC8022 node2/etc/haproxy/haproxy.cfg")]
    [InlineData(Elasticsearch, "xpack.security.http.ssl.key:", "xack.security.http.ssl.key:", "HC2004 node2/etc/elasticsearch/elasticsearch.yml")]
    [InlineData(Elasticsearch, "xpack.security.http.ssl.enabled:", "xack.security.http.ssl.enabled:", "HC2004 node2/etc/elasticsearch/elasticsearch.yml")]
    [InlineData(Elasticsearch, "xpack.security.http.ssl.enabled: true\n", "", "HC2033 node2/etc/elasticsearch/elasticsearch.yml")]
    [InlineData(TheHive, "canonical.hostname = \"10.10.1.12\"", "canonical.hostname = \"10.10.1.50\"", "HC3007 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "http.port = 9000", "http.port = 9005", "HC8022 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "pekko {", "pkko {", "HC3001 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "  cluster {", "  custer {", "HC3001 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "  remote.artery {", "  remote.atery {", "HC8005 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "seed-nodes =", "sed-nodes =", "HC3008 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "min-nr-of-members =", "mn-nr-of-members =", "HC3001 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "actor.provider", "ator.provider", "HC3004 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "username = \"thehive\"", "username = \"tehive\"", "HC8004 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "username = \"thehive\"", "uername = \"thehive\"", "HC8004 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "index-name = \"thehive\"", "index-name = \"tehive\"", "HC8005 node2/etc/thehive/application.conf")]
    [InlineData(TheHive, "trustedProxies", "tustedProxies", "HC8005 node2/etc/thehive/application.conf")]
    [InlineData(Cassandra, "cluster_name:", "custer_name:", "HC1004 node2/etc/cassandra/cassandra.yaml")]
    [InlineData(Cassandra, "seed_provider:", "sed_provider:", "HC1004 node2/etc/cassandra/cassandra.yaml")]
    [InlineData(Cassandra, "authenticator:", "athenticator:", "HC1004 node2/etc/cassandra/cassandra.yaml")]
    [InlineData(Cassandra, "commitlog_sync_period:", "cmmitlog_sync_period:", "HC1004 node2/etc/cassandra/cassandra.yaml")]
    [InlineData(Elasticsearch, "cluster.name:", "custer.name:", "HC2004 node2/etc/elasticsearch/elasticsearch.yml")]
    [InlineData(Elasticsearch, "network.host:", "network.hst:", "HC2004 node2/etc/elasticsearch/elasticsearch.yml")]
    [InlineData(Elasticsearch, "discovery.seed_hosts:", "discovery.seed_hsts:", "HC2004 node2/etc/elasticsearch/elasticsearch.yml")]
    [InlineData(Elasticsearch, "cluster.initial_master_nodes:", "custer.initial_master_nodes:", "HC2004 node2/etc/elasticsearch/elasticsearch.yml")]
    [InlineData(Cassandra, "\nlisten_address: 10.10.1.12", "\nlisten_address: 10.10.1.50", "HC5111 node2/etc/cassandra/cassandra.yaml")]
    [InlineData(Cassandra, "native_transport_port: 9042", "native_transport_port: 022000", "HC1018 node2/etc/cassandra/cassandra.yaml")]
    [InlineData(Elasticsearch, "network.host: 10.10.1.12", "network.host: 0.0.0.0\nnetwork.publish_host: 10.10.1.50", "HC5111 node2/etc/elasticsearch/elasticsearch.yml")]
    [InlineData(RackDc, "dc=datacenter1", "dc=datacenter1 # main", "HC1103 node2/etc/cassandra/cassandra-rackdc.properties")]
    [InlineData(RackDc, "dc=datacenter1", "dc=elsewhere", "HC1103 node2/etc/cassandra/cassandra-rackdc.properties")]
    public void OneMistakeIsOneFinding(string path, string old, string wrong, string expected)
        => Assert.Equal([expected], Lint(["node2"], path, (old, wrong)));

    // What a program reads as the others' is no difference.
    [Theory]
    [InlineData(RackDc, "dc=datacenter1\n", "dc=datacenter1 \t\n")]
    [InlineData(RackDc, "rack=", "rack = ")]
    [InlineData(Cassandra, "native_transport_port: 9042", "native_transport_port: 021522")]
    [InlineData(Cassandra, "storage_port: 7000", "storage_port: 0x1B58")]
    public void AnotherSpellingIsNoMistake(string path, string old, string other) => Assert.Empty(Lint(["node2"], path, (old, other)));

    // Nothing but Keepalived's files: no other file says who has which address.
    [Theory]
    [InlineData("unicast_src_ip 10.10.1.12", "unicast_src_ip 10.10.1.21", "HC5112 node2")]
    [InlineData("        10.10.1.13\n", "        10.10.1.13\n        10.10.1.14\n", "")]
    public void TheOthersKnowWhereABalancerSendsFrom(string old, string wrong, string expected)
    {
        var repo = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).ToRepo();
        var files = repo.Files.Where(file => file.Path.EndsWith(Keepalived, StringComparison.Ordinal))
            .Select(file => expected.Length == 0 ? file.Node is "node3" ? Changed(file, [("        10.10.1.12\n", "        10.10.1.12\n        10.10.1.14\n")]) : Changed(file, [(old, wrong)]) : file.Node is "node2" ? Changed(file, [(old, wrong)]) : file);
        Assert.Equal(expected, string.Join(", ", TestTree.Lint(new Repo([.. files])).Where(finding => finding.Severity > Severity.Info).Select(finding => $"{finding.Rule.Id} {finding.Node}")));
    }

    // A time that lets no answer through is no matter of taste.
    [Theory]
    [InlineData("timeout server 2m", "timeout server 120", Severity.Error)]
    [InlineData("timeout queue 30s", "timeout queue 30", Severity.Warning)]
    public void MillisecondsForAnAnswerAreAnError(string old, string wrong, Severity severity)
    {
        var found = Findings(["node1", "node2", "node3"], Haproxy, (old, wrong));
        Assert.Equal(3, found.Count);
        Assert.All(found, finding => Assert.Equal(("HC5012", severity), (finding.Rule.Id, finding.Severity)));
    }

    // Where a truststore is nobody can guess: without one the change would hide the fault, and mend nothing.
    [Theory]
    [InlineData("enabled = true", "enabled = false", 1)]
    [InlineData("", "", 0)]
    public void EncryptionIsSwitchedOnOnlyWhereATruststoreIsGiven(string old, string wrong, int edits)
    {
        var text = TestClusters.ThreeNodes().TextOf("node2", TheHive);
        var at = text.IndexOf("ssl {", StringComparison.Ordinal);
        var section = text.Substring(at, text.IndexOf('}', at) - at);
        var found = Assert.Single(Findings(["node2"], TheHive, edits == 0 ? ("ssl {", "ssi {") : (section, section.Replace(old, wrong, StringComparison.Ordinal))), finding => finding.Rule.Id is "HC8010");
        Assert.Equal(edits, found.Violation.Edits.Count);
    }

    // A mistake that all machines share.
    [Theory]
    [InlineData(Keepalived, "10.10.1.50/24", "10.10.1.12/24", "HC5111 node1/etc/keepalived/keepalived.conf")]
    [InlineData(Keepalived, "10.10.1.50/24", "10.10.1.55/24", "HC8021 node1/etc/haproxy/haproxy.cfg")]
    public void SoIsOneThatStandsOnAllMachines(string path, string old, string wrong, string expected)
        => Assert.Equal([expected], Lint(["node1", "node2", "node3"], path, (old, wrong)));

    [Theory]
    [InlineData(Keepalived, "10.10.1.50/24", "10.10.1.13/24", "advert_int 1", "advert_int 2", "HC5102 HC5111")]
    [InlineData(TheHive, "seed-nodes =", "sed-nodes =", "min-nr-of-members = 2", "min-nr-of-members = 1", "HC3001 HC3008")]
    [InlineData(TheHive, "seed-nodes =", "sed-nodes =", "keyspace = \"thehive\"", "keyspace = \"other\"", "HC3008 HC8003")]
    [InlineData(TheHive, "trustedProxies", "tustedProxies", "longPolling.refresh = \"45s\"", "longPolling.refresh = \"46s\"", "HC8005 HC8005")]
    [InlineData(Haproxy, "    timeout server 2m\n", "", "    option httplog\n", "", "HC5002 HC5008")]
    [InlineData(Haproxy, "\nbackend thehive\n", "\nbckend thehive\n", "balance roundrobin", "balanc roundrobin", "HC5001 HC5001")]
    [InlineData(Cassandra, "authenticator:", "athenticator:", "num_tokens: 16", "num_tokens: 8", "HC1004 HC1019")]
    public void ASecondMistakeIsNotSilenced(string path, string old, string wrong, string second, string secondWrong, string expected)
        => Assert.Equal(expected.Split(' '), Lint(["node2"], path, (old, wrong), (second, secondWrong)).Select(found => found.Split(' ')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void TheMisspeltNameStandsBesideWhatIsMissed()
    {
        var found = Assert.Single(Findings(["node2"], TheHive, ("seed-nodes =", "sed-nodes =")));
        Assert.Equal(Severity.Error, found.Severity);
        Assert.Contains(found.Related, related => related.Message == "misspelt here, expected 'pekko.cluster.seed-nodes'" && related.File.Node == "node2");
    }

    private static List<string> Lint(string[] nodes, string path, params (string Old, string New)[] changes) => [.. Findings(nodes, path, changes).Select(finding => finding.Rule.Id + " " + finding.Path)];

    // Without the manifest: it would tell more than most repos do.
    private static IReadOnlyList<Finding> Findings(string[] nodes, string path, params (string Old, string New)[] changes)
    {
        var tree = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).ToRepo();
        var files = tree.Files.Where(file => !file.Path.EndsWith("manifest.json", StringComparison.Ordinal)).Select(file => nodes.Any(node => string.Equals(file.Path, node + path, StringComparison.Ordinal)) ? Changed(file, changes) : file).ToList();
        return TestTree.Lint(new Repo(files));
    }

    private static ConfigFile Changed(ConfigFile file, (string Old, string New)[] changes)
    {
        var text = file.Text;
        foreach (var (old, changed) in changes)
        {
            var at = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0, old);
            text = string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + old.Length));
        }

        return new ConfigFile(file.Path, file.Kind, text) { Node = file.Node, InstalledPath = file.InstalledPath };
    }
}
