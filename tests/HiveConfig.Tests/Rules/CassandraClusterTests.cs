using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What Cassandra's nodes have in common, on clusters of several sizes; what looks like a fault and is none; and what the names show.</summary>
public sealed class CassandraClusterTests
{
    // Rule, the line of all nodes, the line of the odd one.
    private static readonly (string Rule, string Usual, string Odd)[] Agreements =
    [
        ("HC1007", "cluster_name: thehive", "cluster_name: the-hive"),
        ("HC1018", "storage_port: 7000", "storage_port: 7010"),
        ("HC1020", "endpoint_snitch: GossipingPropertyFileSnitch", "endpoint_snitch: Ec2Snitch"),
        ("HC1021", "authorizer: CassandraAuthorizer", "authorizer: org.example.Authorizer"),
        ("HC1027", "server_encryption_options: {internode_encryption: all, keystore: /k, truststore: /t}", "server_encryption_options: {internode_encryption: none, keystore: /k, truststore: /t, optional: false}"),
        ("HC1033", "client_encryption_options: {enabled: true, keystore: /k, optional: false}", "client_encryption_options: {enabled: true, keystore: /k, optional: true}"),
    ];

    public static TheoryData<int, int> Places
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var nodes in new[] { 2, 3, 7 })
            {
                foreach (var at in new[] { 0, nodes / 2, nodes - 1 }.Distinct())
                {
                    data.Add(nodes, at);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void TheOddOneOutIsTheOnlyFinding(int nodes, int at)
    {
        foreach (var (rule, usual, odd) in Agreements)
        {
            Assert.Empty(Lint(nodes, _ => usual));
            var finding = Assert.Single(Lint(nodes, i => i == at ? odd : usual));
            Assert.Equal((rule, nodes == 2 ? "n2" : Node(at)), (finding.Rule.Id, finding.Node));
            Assert.Contains(nodes == 2 ? "no majority" : $"on {nodes - 1} other nodes", finding.Message, StringComparison.Ordinal);

            // The name of a ring and where its nodes stand never change on a node that has run.
            Assert.Equal(nodes == 2 || rule is "HC1007" or "HC1020" ? 0 : 1, finding.Violation.Edits.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void AnAddressThatTwoStateIsOneFinding(int nodes, int at)
    {
        var other = (at + 1) % nodes;
        var finding = Assert.Single(Lint(nodes, i => "listen_address: " + Address(i == at ? other : i)));
        Assert.Equal(("HC1017", Node(Math.Max(at, other))), (finding.Rule.Id, finding.Node));
    }

    // The line that was copied is wrong, not the one that it was copied from.
    [Theory]
    [MemberData(nameof(Places))]
    public void WhoseAddressItIsFollowsFromTheOthers(int nodes, int at)
    {
        var other = (at + 1) % nodes;
        foreach (var key in new[] { "listen_address", "broadcast_address", "rpc_address", "broadcast_rpc_address" })
        {
            var finding = Assert.Single(Lint(nodes, i => string.Join("\n", new[] { "listen_address", "broadcast_address", "rpc_address", "broadcast_rpc_address" }.Select(name => $"{name}: {Address(i == at && name == key ? other : i)}"))));
            Assert.Equal(("HC1017", Node(at)), (finding.Rule.Id, finding.Node));
        }
    }

    // A node is put into the datacenter that CQL means; a number more is another datacenter.
    [Theory]
    [InlineData("pariss", "rack", true)]
    [InlineData("paris2", "rack", false)]
    [InlineData("lyon", "rack", false)]
    public void ADatacenterThatNoKeyspaceNamesIsASlip(string odd, string rack, bool isSlip)
    {
        var repo = TestTree.One([
            ("schema.cql", "ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'paris1': 3, 'paris': 3};\n"),
            .. Enumerable.Range(1, 7).Select(i => ($"n{i}/cassandra.yaml", "endpoint_snitch: GossipingPropertyFileSnitch\n")),
            .. Enumerable.Range(1, 7).Select(i => ($"n{i}/cassandra-rackdc.properties", $"dc={(i == 7 ? odd : i > 3 ? "paris" : "paris1")}\nrack={rack}\n")),
        ]);
        Assert.Equal(isSlip ? ["HC1103 n7"] : [], TestTree.Lint(repo).Where(finding => finding.Rule.Id is "HC1103").Select(finding => $"{finding.Rule.Id} {finding.Node}"));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void TokensAreComparedWithinADatacenter(int nodes, int at)
    {
        (string, string)[] Files(Func<int, string> datacenter) => [.. Enumerable.Range(0, nodes).SelectMany(i => new[]
        {
            (Node(i) + "/cassandra.yaml", CassandraTexts.With($"num_tokens: {(i == at ? 8 : 16)}\nlisten_address: {Address(i)}\n")),
            (Node(i) + "/cassandra-rackdc.properties", $"dc={datacenter(i)}\nrack=rack1\n"),
        })];
        Assert.Equal(("HC1019", Severity.Warning), Assert.Single(TestTree.Lint(TestTree.One(Files(_ => "dc1"))).Select(finding => (finding.Rule.Id, finding.Severity))));
        Assert.Empty(TestTree.Lint(TestTree.One(Files(i => i == at ? "paris" : "berlin"))));
    }

    [Fact]
    public void TheChangeIsTheValueOfTheOthers()
    {
        var edit = Assert.Single(Assert.Single(Lint(3, i => i == 1 ? "storage_port: 7010" : "storage_port: 7000")).Violation.Edits);
        Assert.Equal(("n2", "7000", Span.On(1, 15, 4)), (edit.File.Node, edit.Text, edit.Span));
        var renamed = Assert.Single(Lint(1, _ => "read_request_timeout: 5s\nrange_request_timeout_in_ms: 10000")).Violation.Edits;
        Assert.Equal(["range_request_timeout", "10000ms"], renamed.Select(one => one.Text));
        Assert.Equal(new Span(2, 1, 3, 1), Assert.Single(Assert.Single(Lint(1, _ => "read_request_timeout: 5000ms\nread_request_timeout_in_ms: 5000")).Violation.Edits).Span);
        Assert.Empty(Assert.Single(Lint(1, _ => "read_request_timeout: 6s\nread_request_timeout_in_ms: 5000")).Violation.Edits);
    }

    // On two nodes: what looks like a fault and is none.
    [Theory]
    [InlineData("endpoint_snitch: org.apache.cassandra.locator.GossipingPropertyFileSnitch")]
    [InlineData("authenticator: com.example.LdapAuthenticator")]
    [InlineData("authenticator: org.apache.cassandra.auth.PasswordAuthenticator")]
    [InlineData("broadcast_address:\nlisten_interface:")]
    [InlineData("rpc_address: 0.0.0.0\nbroadcast_rpc_address: 10.9.0.{i}")]
    [InlineData("listen_interface: eth0\nlisten_address:")]
    [InlineData("commitlog_directory: /ssd/commitlog\ndata_file_directories: [/var/lib/cassandra/data]")]
    [InlineData("commitlog_directory: /ssd/commitlog")]
    [InlineData("commitlog_sync: batch")]
    [InlineData("commitlog_sync: group\ncommitlog_sync_group_window: 100ms")]
    [InlineData("auto_bootstrap: true")]
    [InlineData("client_encryption_options: {enabled: false, keystore: conf/.keystore}")]
    [InlineData("client_encryption_options: {enabled: true, optional: false, keystore: /etc/cassandra/node.keystore}")]
    [InlineData("server_encryption_options: {internode_encryption: all, keystore: /k, truststore: /t, require_client_auth: true, store_type: pkcs12}")]
    [InlineData("server_encryption_options: {internode_encryption: dc, keystore: /k, truststore: /t}")]
    [InlineData("native_transport_port: 9142\nstorage_port: 7500")]
    [InlineData("cluster_name: '{{ name }}'")]
    [InlineData("storage_port: '{{ port }}'")]
    [InlineData("'{{ more }}': 1")]
    [InlineData("num_tokens: 1\ninitial_token: -922337203685477580{i}")]
    [InlineData("tables_warn_threshold: 100\ntables_fail_threshold: -1")]
    public void AHealthyFileIsQuiet(string lines) => Assert.Empty(Lint(2, i => lines.Replace("{i}", (i + 7).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    [Theory]
    [InlineData("10.0.0.1,10.0.0.2", null)]
    [InlineData("10.0.0.1:7000,10.0.0.2", null)]
    [InlineData("10.0.0.1,10.0.0.2,10.20.0.1,10.20.0.2", null)]
    [InlineData("cass1.example.org,cass2.example.org", null)]
    [InlineData("10.0.0.1,10.0.0.77", "HC1011")]
    [InlineData("10.0.0.1,localhost", "HC1011")]
    [InlineData("10.0.0.2", "HC1012")]
    [InlineData("10.0.0.1:9042,10.0.0.2:9042", "HC1035")]
    [InlineData("<ip_node_1>,<ip_node_2>", "HC7001")]
    [InlineData("", "HC1002")]
    public void SeedsAreJudgedOnce(string seeds, string? rule)
        => Assert.Equal(rule, TestTree.Lint(TestTree.One([.. Enumerable.Range(0, 3).Select(i => (Node(i) + "/cassandra.yaml", CassandraTexts.With($"seed_provider: [{{class_name: org.apache.cassandra.locator.SimpleSeedProvider, parameters: [{{seeds: '{seeds}'}}]}}]\nlisten_address: {Address(i)}\n")))])).Select(finding => finding.Rule.Id).Distinct().SingleOrDefault());

    [Theory]
    [InlineData("dc=dc1\nrack=rack1\nprefer_local=true\n", null)]
    [InlineData("# nothing\ndc = dc1\nrack: rack1\n", null)]
    [InlineData("dc={{ dc }}\nrack={{ rack }}\n", null)]
    [InlineData("dc=dc1\n", "'rack' is absent, expected the name of the node's rack")]
    [InlineData("dc=dc1\nrack=\n", "'rack' is empty, expected the name of the node's rack")]
    [InlineData("dc=dc1\nRack=rack1\n", "'Rack' is no key of this file, expected 'rack'")]
    [InlineData("dc=dc1\nrack=rack1\ndc=dc1\nrack=rack2\ndc=dc1\nrack=rack3\n", "'dc' stands 3 times, 'rack' stands 3 times; the last line counts")]
    public void RackDcIsComplete(string text, string? message) => Assert.Equal(message, TestTree.Lint(TestTree.One(("n1/cassandra-rackdc.properties", text))).SingleOrDefault()?.Message);

    [Fact]
    public void OtherSnitchesNeedNoRackDc()
        => Assert.Empty(TestTree.Lint(TestTree.One(("n1/cassandra.yaml", CassandraTexts.With("endpoint_snitch: Ec2Snitch\n")), ("n1/cassandra-rackdc.properties", "dc_suffix=_1_cassandra\n"))));

    [Theory]
    [InlineData("num_tokens: 16", "4.1")]
    [InlineData("read_request_timeout: 5s", "4.1")]
    [InlineData("read_request_timeout_in_ms: 5000", "4.0")]
    [InlineData("read_request_timeout_in_ms: 5000\nrange_request_timeout: 10s", "4.1")]
    [InlineData("storage_compatibility_mode: NONE", "5.0")]
    [InlineData("storage_compatibility_mode: NONE\nconcurrent_replicates: 2\nread_request_timeout: 5s", "4.1")]
    [InlineData("read_request_timeout_im_ms: 5000", "4.1")]
    public void NamesShowTheVersion(string lines, string version)
        => Assert.Equal(version, TestTree.One(("n1/cassandra.yaml", lines + "\n"), ("n2/cassandra.yaml", "num_tokens: 16\n")).Targets.Cassandra.ToString());

    [Fact]
    public void AFileOf40IsJudgedAsOne()
        => Assert.Empty(TestTree.Lint(TestTree.One(("n1/cassandra.yaml", CassandraTexts.With("commitlog_sync: periodic\ncommitlog_sync_period_in_ms: 10000\nread_request_timeout_in_ms: 5000\n")))));

    [Theory]
    [InlineData("4.0")]
    [InlineData("4.1")]
    public void WhatThePackageShipsIsQuiet(string version)
    {
        var folder = Path.Combine(Snapshot.SourceDirectory(), "..", "Healthy", "packaged", "cassandra-" + version);
        foreach (var repo in TestTree.Read(folder).Append(TestTree.One(("cassandra.yaml", File.ReadAllText(Path.Combine(folder, "cassandra.yaml"))))))
        {
            Assert.Empty(TestTree.Lint(repo));
            Assert.Equal(version, repo.Targets.Cassandra.ToString());
        }
    }

    private static IReadOnlyList<Finding> Lint(int nodes, Func<int, string> lines)
        => TestTree.Lint(TestTree.One([.. Enumerable.Range(0, nodes).Select(i => (Node(i) + "/cassandra.yaml", CassandraTexts.With(lines(i) + "\n")))]));

    private static string Node(int i) => "n" + (i + 1).ToString(CultureInfo.InvariantCulture);

    private static string Address(int i) => "10.0.0." + (i + 1).ToString(CultureInfo.InvariantCulture);
}
