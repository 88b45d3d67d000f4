using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The rules across nodes of Elasticsearch on any number of nodes, wherever the odd one out stands; and what only looks like a fault.</summary>
public sealed class ElasticsearchClusterTests
{
    // A rule, what stands in a healthy file, and what the odd one has instead; {i}, {j} and {all} stand for the node, another, and all.
    private static readonly (string Rule, string Line, string Odd)[] Faults =
    [
        ("HC2010", "cluster.name: thp", "cluster.name: tph"),
        ("HC2010", "cluster.name: thp", "cluster.name: elasticsearch"),
        ("HC2011", "node.name: node{i}", "node.name: node{j}"),
        ("HC2012", "cluster.initial_master_nodes: [{all}]", "cluster.initial_master_nodes: [{all}, node{i}]"),
        ("HC2012", "cluster.initial_master_nodes: [{all}]", "cluster.initial_master_nodes: [node{i}]"),
        ("HC2016", "action.destructive_requires_name: true", "discovery.type: single-node"),
        ("HC2017", "action.destructive_requires_name: true", "node.roles: [Master]"),
        ("HC2017", "action.destructive_requires_name: true", "node.roles: [data, voting_only]"),
        ("HC2018", "network.host: 10.0.0.{i}", "network.host: 127.0.0.1"),
        ("HC2018", "network.host: 10.0.0.{i}", "network.host: _local_"),
        ("HC2018", "network.host: 10.0.0.{i}", "network.host: [\"localhost\", \"::1\"]"),
        ("HC2019", "network.host: 10.0.0.{i}", "network.host: 10.0.0.{j}"),
        ("HC2033", "xpack.security.enabled: true", "xpack.security.enabled: false"),
        ("HC2033", "xpack.security.http.ssl.enabled: true", "xpack.security.http.ssl.enabled: false"),
        ("HC2042", "path.repo: /mnt/backup", "path.repo: /mnt/backups"),
        ("HC2042", "path.repo: /mnt/backup", "# path.repo: /mnt/backup"),
    ];

    public static TheoryData<int, int> Cases
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (var fault = 0; fault < Faults.Length; fault++)
            {
                foreach (var nodes in new[] { 2, 3, 7 })
                {
                    data.Add(fault, nodes);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheOddOneOutIsReported(int fault, int nodes)
    {
        var (rule, line, odd) = Faults[fault];
        foreach (var at in new[] { 0, nodes / 2, nodes - 1 }.Distinct())
        {
            var other = (at + 1) % nodes;
            var files = Enumerable.Range(0, nodes).Select(i => File(i, nodes, line, i == at ? odd : line, other)).ToArray();
            var findings = Lint(files);
            Assert.All(findings, finding => Assert.Equal(rule, finding.Rule.Id));
            var finding = Assert.Single(findings);

            // Of two nodes neither is the odd one: the second differs, or repeats.
            var pair = new[] { finding.Path }.Concat(finding.Related.Select(related => related.File.Path));
            Assert.Contains(files[at].Path, pair);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void AHealthyClusterIsQuiet(int nodes)
        => Assert.Empty(Lint([.. Enumerable.Range(0, nodes).Select(i => File(i, nodes, "", "", 0))]));

    [Theory]
    [InlineData("HC2010", "cluster.name: thp", "cluster.name: thp{i}")]
    [InlineData("HC2042", "path.repo: /mnt/backup", "path.repo: /mnt/backup{i}")]
    public void WithoutAMajorityTheFirstDifferingFileIsReported(string rule, string line, string odd)
    {
        var finding = Assert.Single(Lint([.. Enumerable.Range(0, 7).Select(i => File(i, 7, line, odd.Replace("{i}", (i / 3).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), 0))]));
        Assert.Equal((rule, "node4/elasticsearch.yml"), (finding.Rule.Id, finding.Path));
        Assert.EndsWith("no majority", finding.Message, StringComparison.Ordinal);
        Assert.Equal(2, finding.Related.Count);
        Assert.Empty(finding.Violation.Edits);
    }

    [Fact]
    public void TheNameOfARunningClusterIsNotMended()
    {
        var finding = Assert.Single(Lint([.. Enumerable.Range(0, 3).Select(i => File(i, 3, "cluster.name: thp", i == 1 ? "cluster.name: tph  # here" : "cluster.name: \"thp\"", 0))]));
        Assert.Equal(("HC2010", "node2/elasticsearch.yml"), (finding.Rule.Id, finding.Path));
        Assert.Empty(finding.Violation.Edits);
    }

    [Fact]
    public void EachNodeNamingOnlyItselfIsOneFinding()
    {
        var finding = Assert.Single(Lint([.. Enumerable.Range(0, 3).Select(i => File(i, 3, "cluster.initial_master_nodes: [{all}]", "cluster.initial_master_nodes: [node{i}]", 0))]));
        Assert.Equal(("HC2012", "'cluster.initial_master_nodes' names only 'node1' here and only 'node2' on node2, only 'node3' on node3: each founds a cluster of its own, expected the same list on all"), (finding.Rule.Id, finding.Message));
    }

    // What a healthy line becomes on one node, on every node, or on a node that is added.
    [Theory]
    [InlineData("discovery.seed_hosts", "discovery.seed_hosts: node1, node2,node3", "one")]
    [InlineData("discovery.seed_hosts", "discovery:\n  seed_hosts:\n    - 10.0.0.3:9300\n    - 10.0.0.1\n    - \"10.0.0.2:9300\"", "one")]
    [InlineData("cluster.initial_master_nodes", "cluster.initial_master_nodes: node3,node1, node2", "one")]
    [InlineData("cluster.initial_master_nodes", "cluster:\n  initial_master_nodes:\n    - node1\n    - node2\n    - node3", "one")]
    [InlineData("cluster.initial_master_nodes", "cluster.initial_master_nodes: [10.0.0.1, \"10.0.0.2:9300\", 10.0.0.3]", "every")]
    [InlineData("cluster.initial_master_nodes", "cluster.initial_master_nodes: [node1]", "every")]
    [InlineData("cluster.initial_master_nodes", "# formed", "every")]
    [InlineData("cluster.initial_master_nodes", "cluster.initial_master_nodes: \"${MASTERS}\"", "one")]
    [InlineData("cluster.initial_master_nodes", "cluster.initial_master_nodes: [{{ masters }}]", "one")]
    [InlineData("node.name", "node.name: ${HOSTNAME}", "every")]
    [InlineData("cluster.name", "cluster.name: \"thp\"", "one")]
    [InlineData("cluster.name", "cluster: {name: thp}", "one")]
    [InlineData("cluster.name", "cluster.name: ${CLUSTER}", "one")]
    [InlineData("network.host", "network.host: [_local_, _site_]", "one")]
    [InlineData("network.host", "network.host: [\"127.0.0.1\", \"10.0.0.{i}\"]", "every")]
    [InlineData("network.host", "network.host: 0.0.0.0\nnetwork.publish_host: 10.0.0.{i}", "every")]
    [InlineData("network.host", "http.host: 127.0.0.1\ntransport.host: 10.0.0.{i}", "every")]
    [InlineData("network.host", "network.host: _site_", "every")]
    [InlineData("network.host", "network.host: node{i}", "every")]
    [InlineData("path.repo", "path.repo: [\"/mnt/backup/\"]", "one")]
    [InlineData("path.repo", "# none", "every")]
    [InlineData("xpack.security.enabled", "xpack:\n  security.enabled: true", "one")]
    [InlineData("xpack.security.enabled", "xpack.security.enabled: True", "one")]
    [InlineData("xpack.security.http.ssl.enabled", "xpack.security.http.ssl.enabled: false", "every")]
    [InlineData("action", "node.roles: [master, voting_only]", "one")]
    [InlineData("action", "node.roles: master,data,ingest", "one")]
    [InlineData("action", "node.roles: [data_content, data_hot, master]", "every")]
    [InlineData("action", "transport.port: 9300", "one")]
    [InlineData("node", "node.roles: []", "added")]
    [InlineData("node", "node.roles: [data]\npath.repo: /mnt/backup", "added")]
    [InlineData("node", "node.master: false\nnode.data: false\nnode.ingest: false", "added")]
    public void WhatOnlyLooksLikeAFaultIsQuiet(string key, string line, string where)
    {
        var files = Enumerable.Range(0, 3).Select(i => File(i, 3, where is "every" || (where is "one" && i == 1) ? LineOf(key) : "", line, 0)).ToList();
        if (where is "added")
        {
            files.Add(("node4/elasticsearch.yml", "cluster.name: thp\nnode.name: node4\nnetwork.host: 10.0.0.4\ndiscovery.seed_hosts: [10.0.0.1, 10.0.0.2, 10.0.0.3]\nxpack.security.enabled: true\nxpack.security.http.ssl: {enabled: true, keystore.path: certs/http.p12}\nxpack.security.transport.ssl: {enabled: true, keystore.path: certs/transport.p12}\n" + line + "\n"));
        }

        Assert.Empty(Lint([.. files]));
    }

    [Fact]
    public void ANodeOnOneMachineMayHaveAnotherPort()
        => Assert.DoesNotContain(
            Lint([.. Enumerable.Range(0, 3).Select(i => File(i, 3, "network.host: 10.0.0.{i}", $"network.host: 10.0.0.9\ntransport.port: {9301 + i}", 0))]),
            finding => finding.Rule.Id is "HC2019");

    // Settings that people have, and that are in order in every version.
    [Theory]
    [InlineData("node.attr.rack: r1")]
    [InlineData("http.port: 9200-9300")]
    [InlineData("cluster.routing.allocation.disk.watermark.low: 85%")]
    [InlineData("cluster.routing.allocation.disk.watermark: {low: 20gb, high: 10gb, flood_stage: 5gb}")]
    [InlineData("cluster.routing.allocation.awareness.attributes: zone\ncluster.routing.allocation.awareness.force.zone.values: a,b")]
    [InlineData("cluster.max_shards_per_node: 3000")]
    [InlineData("xpack.security.authc.realms.native.native1.order: 0")]
    [InlineData("xpack.security.authc.realms.ldap.ldap1:\n  order: 1\n  url: \"ldaps://ldap.example.org:636\"\n  user_search.base_dn: \"dc=example,dc=org\"")]
    [InlineData("xpack.security.authc.anonymous:\n  username: anonymous\n  roles: monitor\n  authz_exception: true")]
    [InlineData("xpack.security.authc.api_key.enabled: true")]
    [InlineData("xpack.security.audit.enabled: true")]
    [InlineData("xpack.license.self_generated.type: basic")]
    [InlineData("xpack.ml.enabled: false")]
    [InlineData("xpack.monitoring.collection.enabled: true")]
    [InlineData("s3.client.default.endpoint: https://minio.example.org:9000")]
    [InlineData("thread_pool.write.queue_size: 2000\nthread_pool.get.size: 4")]
    [InlineData("action.auto_create_index: \"+thehive*,-other*\"")]
    [InlineData("action.destructive_requires_name: true")]
    [InlineData("logger.org.elasticsearch.transport: TRACE")]
    [InlineData("logger: {level: warn}")]
    [InlineData("ingest.geoip.downloader.enabled: false")]
    [InlineData("reindex.remote.whitelist: \"other.example.org:9200, 10.0.0.9:9200\"")]
    [InlineData("indices.query.bool.max_clause_count: 4096")]
    [InlineData("indices.breaker.total.limit: 70%")]
    [InlineData("indices.fielddata.cache.size: 20%\nindices.memory.index_buffer_size: 512mb")]
    [InlineData("indices.recovery.max_bytes_per_sec: 100mb")]
    [InlineData("search.max_buckets: 100000")]
    [InlineData("discovery.seed_providers: file")]
    [InlineData("discovery.seed_hosts: [\"[fd00::1]:9300\", \"fd00::2\", \"es3.example.org:9301\"]")]
    [InlineData("http.cors: {enabled: true, allow-origin: \"*\", allow-headers: \"X-Requested-With, Content-Type\"}")]
    [InlineData("http.max_content_length: 200MB")]
    [InlineData("bootstrap.memory_lock: true")]
    [InlineData("gateway.recover_after_data_nodes: 2")]
    [InlineData("repositories.url.allowed_urls: [\"http://example.org/*\"]")]
    [InlineData("network.host: \"_eth0:ipv4_\"")]
    [InlineData("transport.profiles.default.port: 9300")]
    [InlineData("script.max_compilations_rate: 1000/1m")]
    [InlineData("script.allowed_contexts: [score, update, ingest, aggs, field, filter]")]
    [InlineData("discovery.type: single-node")]
    [InlineData("xpack.security.transport.ssl.enabled: false")]
    public void AUsualSettingIsQuiet(string text)
    {
        foreach (var version in new[] { "7.17", "8.19", "9.1" })
        {
            Assert.Empty(TestTree.Lint(TestTree.With(new RepoFacts { Stated = [new Target("elasticsearch", ProductVersion.Parse(version), TargetSource.CommandLine)] }, ("es1/elasticsearch.yml", "cluster.name: thp\n" + text + "\n"))));
        }
    }

    // Nobody else reaches a node that listens to its own machine alone.
    [Theory]
    [InlineData("network.host: 127.0.0.1", true)]
    [InlineData("network.host: [_local_, \"::1\"]", true)]
    [InlineData("network.host: 10.0.0.1\nhttp.host: _local_", true)]
    [InlineData("network.host: 127.0.0.1\nhttp.host: 0.0.0.0", false)]
    [InlineData("network.host: [_local_, 10.0.0.1]", false)]
    [InlineData("network.host: ${HOST}", false)]
    [InlineData("http.port: 9200", false)]
    public void WithoutSecurityANodeListensToItselfAlone(string text, bool isQuiet)
    {
        var found = TestTree.Lint(TestTree.One(("es1/elasticsearch.yml", "cluster.name: thp\ndiscovery.type: single-node\nxpack.security.enabled: false\n" + text + "\n")));
        Assert.Equal(isQuiet ? [] : ["HC2034"], found.Select(finding => finding.Rule.Id));
    }

    // What files show of their version, and what they leave open.
    [Theory]
    [InlineData("node.roles: [master]", "8.19", TargetSource.Assumed)]
    [InlineData("node.master: true", "7.17", TargetSource.Inferred)]
    [InlineData("discovery.zen.minimum_master_nodes: 2", "7.17", TargetSource.Inferred)]
    [InlineData("gateway: {expected_nodes: 3}", "7.17", TargetSource.Inferred)]
    [InlineData("xpack.security.enrollment.enabled: true", "8.19", TargetSource.Inferred)]
    [InlineData("xpack.security.enrollment.enabled: true\nnode.master: true", "8.19", TargetSource.Inferred)]
    [InlineData("xpack.security.enabled: true", "8.19", TargetSource.Assumed)]
    public void AFileShowsItsVersionOrLeavesItOpen(string text, string version, TargetSource source)
    {
        var target = TestTree.One(("es1/elasticsearch.yml", text + "\n")).Targets.Of("elasticsearch");
        Assert.Equal((version, source), (target.Version.ToString(), target.Source));
    }

    private static IReadOnlyList<Finding> Lint((string Path, string Text)[] files)
        => [.. TestTree.Lint(TestTree.One([("files/fstab", "10.0.0.99:/srv/backup /mnt nfs4 hard,_netdev,x-systemd.automount 0 0\n"), .. files])).Where(finding => files.Length != 2 || finding.Rule.Id is not "HC2015")];

    private static (string Path, string Text) File(int i, int nodes, string line, string instead, int other)
    {
        var all = Lines.Select(usual => string.Equals(usual, line, StringComparison.Ordinal) ? instead : usual);
        return ($"node{i + 1}/elasticsearch.yml", string.Join('\n', all)
            .Replace("{i}", Number(i), StringComparison.Ordinal)
            .Replace("{j}", Number(other), StringComparison.Ordinal)
            .Replace("{all}", string.Join(", ", Enumerable.Range(0, nodes).Select(n => "node" + Number(n))), StringComparison.Ordinal)
            .Replace("{addresses}", string.Join(", ", Enumerable.Range(0, nodes).Select(n => "10.0.0." + Number(n))), StringComparison.Ordinal) + "\n");
    }

    private static string[] Lines { get; } =
    [
        "cluster.name: thp",
        "node.name: node{i}",
        "action.destructive_requires_name: true",
        "network.host: 10.0.0.{i}",
        "discovery.seed_hosts: [{addresses}]",
        "cluster.initial_master_nodes: [{all}]",
        "path.repo: /mnt/backup",
        "xpack.security.enabled: true",
        "xpack.security.http.ssl.enabled: true",
        "xpack.security.http.ssl.keystore.path: certs/http.p12",
        "xpack.security.transport.ssl.enabled: true",
        "xpack.security.transport.ssl.keystore.path: certs/transport.p12",
    ];

    private static string LineOf(string key) => Lines.First(line => line.StartsWith(key, StringComparison.Ordinal));

    private static string Number(int i) => (i + 1).ToString(CultureInfo.InvariantCulture);
}
