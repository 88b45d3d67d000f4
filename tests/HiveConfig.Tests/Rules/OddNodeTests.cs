using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>
/// The rules that compare nodes, on clusters of two, three and seven that we generate: the odd one stands first, in the middle or
/// last, and is the only finding; what half of the nodes have and the other half have not is one finding without a majority.
/// </summary>
public sealed class OddNodeTests
{
    private const string Cassandra = "/etc/cassandra/cassandra.yaml";
    private const string RackDc = "/etc/cassandra/cassandra-rackdc.properties";
    private const string Elasticsearch = "/etc/elasticsearch/elasticsearch.yml";
    private const string TheHive = "/etc/thehive/application.conf";
    private const string Haproxy = "/etc/haproxy/haproxy.cfg";
    private const string Keepalived = "/etc/keepalived/keepalived.conf";
    private const string Sysctl = "/etc/sysctl.d/60-hiveconfig.conf";

    // What stands in the healthy file and what the odd one has in its place: {i} is the node's own number, {j} another's.
    private static readonly Dictionary<string, Fault> Odd = new(StringComparer.Ordinal)
    {
        ["HC1006"] = new(Cassandra, "seeds: 10.10.1.11,10.10.1.12", "seeds: 10.10.1.12,10.10.1.99"),
        ["HC1007"] = new(Cassandra, "cluster_name: thp", "cluster_name: tph") { Agrees = true },
        ["HC1013"] = new(Cassandra, "\nlisten_address: 10.10.1.1{i}", "\nlisten_address: 127.0.0.1"),
        ["HC1017"] = new(Cassandra, "\nlisten_address: 10.10.1.1{i}", "\nlisten_address: 10.10.1.1{j}"),
        ["HC1020"] = new(Cassandra, "GossipingPropertyFileSnitch", "Ec2Snitch") { Agrees = true },
        ["HC1027"] = new(Cassandra, "internode_encryption: all", "internode_encryption: none") { Agrees = true },
        ["HC1033"] = new(Cassandra, "optional: false\n  require_client_auth: false", "optional: true\n  require_client_auth: false") { Agrees = true },
        ["HC1103"] = new(RackDc, "dc=datacenter1", "dc=Datacenter1"),
        ["HC2010"] = new(Elasticsearch, "cluster.name: thp", "cluster.name: tph") { Agrees = true },
        ["HC2011"] = new(Elasticsearch, "node.name: node{i}", "node.name: node{j}"),
        ["HC2012"] = new(Elasticsearch, "cluster.initial_master_nodes: [\"node1\", \"node2\"", "cluster.initial_master_nodes: [\"node1\""),
        ["HC2014"] = new(Elasticsearch, "discovery.seed_hosts: [\"10.10.1.11\"", "discovery.seed_hosts: [\"10.10.1.99\""),
        ["HC2016"] = new(Elasticsearch, "path.logs:", "discovery.type: single-node\npath.logs:"),
        ["HC2017"] = new(Elasticsearch, "\"master\", ", "\"Master\", "),
        ["HC2018"] = new(Elasticsearch, "network.host: 10.10.1.1{i}", "network.host: 127.0.0.1"),
        ["HC2019"] = new(Elasticsearch, "network.host: 10.10.1.1{i}", "network.host: 10.10.1.1{j}"),
        ["HC2033"] = new(Elasticsearch, "xpack.security.http.ssl.enabled: true", "xpack.security.http.ssl.enabled: false") { Agrees = true },
        ["HC2042"] = new(Elasticsearch, "path.logs:", "path.repo: /mnt/repo\npath.logs:"),
        ["HC3001"] = new(TheHive, "min-nr-of-members = ", "min-nr-of-members = 1 # "),
        ["HC3003"] = new(TheHive, "\nhttp.port = 9000", "\nakka.cluster.seed-nodes = [\"akka://application@10.10.1.11:2551\"]\nhttp.port = 9000"),
        ["HC3004"] = new(TheHive, "actor.provider = \"cluster\"", "actor.provider = \"local\""),
        ["HC3007"] = new(TheHive, "canonical.hostname = \"10.10.1.1{i}\"", "canonical.hostname = \"127.0.0.1\""),
        ["HC3008"] = new(TheHive, "application@10.10.1.12", "application@10.10.1.99"),
        ["HC3009"] = new(TheHive, "[\"pekko://application@10.10.1.11:2551\", \"pekko://application@10.10.1.12:2551\"", "[\"pekko://application@10.10.1.12:2551\", \"pekko://application@10.10.1.11:2551\"") { Agrees = true },
        ["HC3012"] = new(TheHive, "    canonical.port", "    transport = aeron-udp\n    canonical.port") { Agrees = true },
        ["HC4001"] = new(TheHive, "storage.localfs.location = \"/opt/thp/thehive/files", "storage.localfs.location = \"/opt/thp/thehive/files/b") { Agrees = true },
        ["HC5008"] = new(Haproxy, "balance roundrobin", "balance leastconn") { Agrees = true },
        ["HC5102"] = new(Keepalived, "virtual_router_id 51", "virtual_router_id 52") { Agrees = true },
        ["HC5103"] = new(Keepalived, "    priority ", "    priority {p} # "),
        ["HC5112"] = new(Keepalived, "unicast_peer {", "unicast_peer {\n        10.10.1.1{i}"),
        ["HC8001"] = new("/etc/thehive/secret.conf", "not-real", "not-at-all") { Agrees = true },
        ["HC8002"] = new(TheHive, "    hostname = [\"10.10.1.11\", \"10.10.1.12\"", "    hostname = [\"10.10.1.11\", \"10.10.1.99\""),
        ["HC8003"] = new(TheHive, "keyspace = \"thehive\"", "keyspace = \"janusgraph\""),
        ["HC8005"] = new(TheHive, "stream.longPolling.refresh = \"45s\"", "stream.longPolling.refresh = \"30s\"") { Agrees = true },
        ["HC8006"] = new(TheHive, "      keyspace = ", "      local-datacenter = Datacenter1\n      keyspace = "),
        ["HC8013"] = new(TheHive, "\"10.10.1.12\"", "\"10.10.1.99\"") { After = "index.search {" },
        ["HC8018"] = new(TheHive, "number_of_replicas = ", "number_of_replicas = 0 # "),
        ["HC8019"] = new(Sysctl, "ip_nonlocal_bind = 1", "ip_nonlocal_bind = 0"),
        ["HC8021"] = new(Haproxy, "bind 10.10.1.50:80", "bind 10.10.1.51:80"),
        ["HC8022"] = new(Haproxy, "server node{j} 10.10.1.1{j}:9000", "server node{j} 10.10.1.1{j}:9001"),
    };

    // What is wrong of all nodes together, or of the one file that sets all of them up.
    private static readonly Dictionary<string, Fault> Common = new(StringComparer.Ordinal)
    {
        ["HC1011"] = new(Cassandra, "seeds: 10.10.1.11,", "seeds: 10.10.1.99,"),
        ["HC1012"] = new(Cassandra, "seeds: 10.10.1.11", "seeds: 10.10.1.11 #"),
        ["HC1022"] = new(Cassandra, "authenticator: PasswordAuthenticator\nauthorizer: CassandraAuthorizer", "authenticator: AllowAllAuthenticator\nauthorizer: AllowAllAuthorizer"),
        ["HC1104"] = new(Cassandra, "GossipingPropertyFileSnitch", "SimpleSnitch"),
        ["HC1202"] = new("/etc/cassandra/hiveconfig/10-replication.cql", "KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': ", "KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}; -- "),
        ["HC1203"] = new("/etc/cassandra/hiveconfig/20-roles.cql", "'class': 'NetworkTopologyStrategy', 'datacenter1'", "'class': 'SimpleStrategy', 'replication_factor'"),
        ["HC1205"] = new("/etc/cassandra/hiveconfig/20-roles.cql", "thehive WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': ", "thehive WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}; -- "),
        ["HC1214"] = new("/etc/cassandra/hiveconfig/10-replication.cql", "ALTER KEYSPACE system_auth", "-- "),
        ["HC2032"] = new(Elasticsearch, "xpack.security.transport.ssl.enabled: true", "xpack.security.transport.ssl.enabled: false"),
        ["HC3006"] = new(TheHive, "\"pekko://application@10.10.1.11:2551\", ", "\"pekko://application@10.10.1.11:2551\"] # "),
        ["HC5105"] = new(Keepalived, "state BACKUP\n    nopreempt", "state MASTER") { Also = "HC5110" },
    };

    public static TheoryData<string, int> OddCases => Cases(Odd.Keys);

    public static TheoryData<string, int> CommonCases => Cases(Common.Keys);

    public static TheoryData<string> Agreements => new(Odd.Where(fault => fault.Value.Agrees).Select(fault => fault.Key));

    [Theory]
    [MemberData(nameof(OddCases))]
    public void TheOddOneOutIsTheOnlyFinding(string rule, int nodes)
    {
        var healthy = Of(nodes).Generate(TestClusters.MadeUp).ToRepo();
        var having = Enumerable.Range(0, nodes).Where(i => Odd[rule].IsIn(healthy, i)).ToList();
        foreach (var at in new[] { having[0], having[having.Count / 2], having[^1] }.Distinct())
        {
            var repo = Injected(nodes, Odd[rule], i => i == at);
            var found = Found(repo, rule, Odd[rule]);

            // Of two nodes neither is the odd one: the second differs, or repeats.
            var places = found.SelectMany(finding => finding.Related.Select(related => related.File.Node).Append(finding.Node));
            Assert.Contains("node" + Number(at + 1), places);
        }
    }

    [Theory]
    [MemberData(nameof(Agreements))]
    public void WithoutAMajorityThereIsOneFinding(string rule)
    {
        var finding = Assert.Single(TestTree.Lint(Injected(4, Odd[rule], i => i > 1)));
        Assert.Equal((rule, "node3"), (finding.Rule.Id, finding.Node));
        Assert.NotEmpty(finding.Related);
        Assert.Empty(finding.Violation.Edits);
    }

    [Theory]
    [MemberData(nameof(CommonCases))]
    public void WhatAllHaveInCommonIsFound(string rule, int nodes)
    {
        Found(Injected(nodes, Common[rule], _ => true), rule, Common[rule]);
    }

    [Fact]
    public void EveryRuleThatComparesNodesIsHere()
    {
        // A word on each that is not: what it is about does not depend on how many nodes there are, and has tests of its own.
        string[] elsewhere =
        [
            "HC1102", // racks against replicas: NodesTogetherTests
            "HC2015", // two masters, whatever their number of nodes
            "HC2043", // the mount below path.repo: NodesTogetherTests
            "HC3011", "HC3016", // ports and toolkits without seeds that name them: TheHiveNodesTests
            "HC4002", // mounts: StorageTests
            "HC3014", // a note that only asks for a setting
            "HC5107", "HC5114", // weights and groups: VrrpRuleTests
            "HC6019", // BackupTests
            "HC9007", "HC9008", // which files there are: NodesTogetherTests
        ];
        Assert.Equal(Rules.All.Where(rule => rule.Scope == Scope.Cluster && rule.Needs is not "spec").Select(rule => rule.Id), Odd.Keys.Concat(Common.Keys).Concat(elsewhere).Order(StringComparer.Ordinal));
    }

    private static List<Finding> Found(Repo repo, string rule, Fault fault)
    {
        var found = TestTree.Lint(repo).Where(finding => !string.Equals(finding.Rule.Id, fault.Also, StringComparison.Ordinal)).ToList();
        Assert.True(found.Count > 0 && found.TrueForAll(finding => string.Equals(finding.Rule.Id, rule, StringComparison.Ordinal)), TestTree.Report([repo]));
        return found;
    }

    private static TheoryData<string, int> Cases(IEnumerable<string> rules)
    {
        var data = new TheoryData<string, int>();
        foreach (var rule in rules)
        {
            foreach (var nodes in new[] { 2, 3, 7 })
            {
                data.Add(rule, nodes);
            }
        }

        return data;
    }

    internal static Repo Injected(int nodes, Fault fault, Func<int, bool> isAt)
    {
        var repo = Of(nodes).Generate(TestClusters.MadeUp).ToRepo();
        var changed = 0;
        var files = repo.Files.Select(file =>
        {
            var i = Enumerable.Range(0, nodes).FirstOrDefault(i => string.Equals(file.Path, fault.PathOn(i), StringComparison.Ordinal), -1);
            if (i < 0 || !isAt(i))
            {
                return file;
            }

            changed++;
            return new ConfigFile(file.Path, file.Kind, fault.In(file.Text, i, nodes)) { Node = file.Node, InstalledPath = file.InstalledPath };
        }).ToList();
        Assert.True(changed > 0);
        return new Repo(files);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static Cluster Of(int nodes) => TestClusters.ThreeNodes() with
    {
        Nodes = [.. Enumerable.Range(1, nodes).Select(i => new Node("node" + Number(i), "10.10.1.1" + Number(i)) { Roles = [Role.Cassandra, Role.Elasticsearch, Role.TheHive, Role.LoadBalancer] })],
    };

    internal sealed record Fault(string Path, string Good, string Bad)
    {
        /// <summary>Whether all nodes have to have the same.</summary>
        public bool Agrees { get; init; }

        /// <summary>Behind what the good text is looked for.</summary>
        public string After { get; init; } = "";

        /// <summary>A rule that has to say something of the same line.</summary>
        public string Also { get; init; } = "";

        public string PathOn(int i) => "node" + Number(i + 1) + Path;

        public bool IsIn(Repo repo, int i) => repo.Files.Any(file => string.Equals(file.Path, PathOn(i), StringComparison.Ordinal) && file.Text.Contains(Filled(Good, i, repo.Inventory.Nodes.Count), StringComparison.Ordinal));

        public string In(string text, int i, int nodes)
        {
            var good = Filled(Good, i, nodes);
            var at = text.IndexOf(good, text.IndexOf(After, StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.True(at >= 0, good);
            return text[..at] + Filled(Bad, i, nodes) + text[(at + good.Length)..];
        }

        private static string Filled(string text, int i, int nodes)
        {
            var other = (i + 1) % nodes;
            return text.Replace("{i}", Number(i + 1), StringComparison.Ordinal).Replace("{j}", Number(other + 1), StringComparison.Ordinal).Replace("{p}", Number(250 - 10 * other), StringComparison.Ordinal);
        }
    }
}
