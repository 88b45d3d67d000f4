using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>application.conf across nodes: the odd one out is reported wherever it stands, and no majority is one finding.</summary>
public sealed class TheHiveNodesTests
{
    private static readonly string[] Wrongs = ["HC3007", "HC3011", "HC3012", "HC3016", "HC8005"];

    public static TheoryData<string, int> Clusters
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var wrong in Wrongs)
            {
                foreach (var nodes in new[] { 2, 3, 7 })
                {
                    data.Add(wrong, nodes);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void TheOddOneOutIsReported(string rule, int nodes)
    {
        foreach (var odd in new[] { 0, nodes / 2, nodes - 1 }.Distinct())
        {
            var finding = Assert.Single(Lint(nodes, i => File(i, nodes, i == odd ? rule : "")));
            Assert.Equal(rule, finding.Rule.Id);

            // Of two nodes no more than half agree, and the second is where they differ.
            Assert.StartsWith($"node{(nodes == 2 && rule is not "HC3007" ? 2 : odd + 1)}/", finding.Path, StringComparison.Ordinal);
        }

        Assert.Empty(Lint(nodes, i => File(i, nodes, "")));
    }

    [Theory]
    [InlineData("HC3011")]
    [InlineData("HC3012")]
    [InlineData("HC3016")]
    public void NoMajorityIsOneFinding(string rule)
    {
        var finding = Assert.Single(Lint(4, i => File(i, 4, i < 2 ? rule : "")));
        Assert.Equal(rule, finding.Rule.Id);
        Assert.EndsWith("no majority", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public void AToolkitThatTheStatedVersionDoesNotReadIsTheWrongOne(int nodes)
    {
        var repo = TestTree.One([.. Files(nodes, i => File(i, nodes, i > 0 ? "HC3016" : ""))]);
        var stated = new Repo(repo.Files, facts: new RepoFacts { Stated = [new Target("thehive", Model.ProductVersion.Parse("5.5"), TargetSource.CommandLine)] });
        var found = TestTree.Lint(stated);
        Assert.Equal(nodes - 1, found.Count);
        Assert.All(found, finding => Assert.Equal("HC3016", finding.Rule.Id));
        Assert.DoesNotContain("node1/etc/thehive/application.conf", found.Select(finding => finding.Path));
    }

    [Fact]
    public void WhatDiffersIsNamedOnceForEachNode()
    {
        string[] more = ["session.inactivity = 2h", "session.warning = 1m", "gdpr.enabled = true", "stream.get.maxAttempts = 9"];
        var finding = Assert.Single(Lint(3, i => File(i, 3, "") + (i == 1 ? string.Join("\n", more) + "\n" : "")));
        Assert.Equal("'session.inactivity', 'session.warning', 'gdpr.enabled' and 1 more setting are not what they are on the other TheHive nodes", finding.Message);
    }

    [Fact]
    public void ASecretThatDiffersIsNotShown()
    {
        var found = Lint(3, i => File(i, 3, "") + $"db.janusgraph.index.search.elasticsearch.http.auth.basic.password = \"made-up-{(i == 1 ? "two" : "one")}\"\n");
        Assert.True(Assert.Single(found).Violation.IsSecret);
        Assert.DoesNotContain("made-up-", found[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http.address = 10.0.0.{0}")]
    [InlineData("pekko.remote.artery.bind.hostname = 10.0.0.{0}")]
    [InlineData("kamon.prometheus.embedded-server.hostname = 10.0.0.{0}")]
    [InlineData("kamon.environment.tags.host = node{0}")]
    [InlineData("db.janusgraph.storage.cql.local-datacenter = dc{0}")]
    [InlineData("db.janusgraph.storage.cql.ssl.keystore.location = /etc/thehive/node{0}.p12")]
    [InlineData("db.janusgraph.storage.cql.ssl.keystore.storepassword = made-up-{0}")]
    [InlineData("wsConfig.ssl.keyManager.stores = [{{ path = /etc/thehive/node{0}.p12 }}]")]
    [InlineData("stream.longPolling.refresh = ${{?REFRESH_{0}}}")]
    [InlineData("# node {0}")]
    [InlineData("play.server.http.address = 10.0.0.{0}")]
    [InlineData("pekko.cluster.roles = [node{0}]")]
    [InlineData("db.janusgraph.storage.cql.session-name = thehive-{0}")]
    [InlineData("db.janusgraph.graph.unique-instance-id = node{0}")]
    [InlineData("me = \"10.0.0.{0}\"\nhttp.address = ${{me}}")]
    [InlineData("node {{ name = node{0}, ip = 10.0.0.{0} }}")]
    public void WhatIsTheNodesOwnIsQuiet(string line)
        => Assert.Empty(Lint(3, i => File(i, 3, "") + string.Format(CultureInfo.InvariantCulture, line, i + 1) + "\n"));

    [Theory]
    [InlineData("stream.longPolling.refresh = 45s", "stream { longPolling.refresh: \"45s\" }")]
    [InlineData("scalligraph.disabledModules = [a.B, c.D]", "scalligraph.disabledModules += a.B\nscalligraph.disabledModules += \"c.D\"")]
    [InlineData("session.inactivity = 1h", "session.inactivity = 2h\nsession.inactivity = 1h")]
    public void OneValueInTwoSpellingsIsQuiet(string one, string other)
        => Assert.DoesNotContain(Lint(3, i => File(i, 3, "") + (i == 1 ? other : one) + "\n"), finding => finding.Rule.Id is "HC8005");

    [Theory]
    [InlineData("rack = a{0}", "")]
    [InlineData("size = 5{0}M\nplay.http.parser.maxMemoryBuffer = ${{size}}", "'play.http.parser.maxMemoryBuffer' is not what it is on the other TheHive nodes")]
    [InlineData("gdpr.jobTimeout = 1{0} minutes", "'gdpr.jobTimeout' is not what it is on the other TheHive nodes")]
    public void WhatIsReadIsComparedAsItIsRead(string line, string message)
    {
        var found = Lint(3, i => File(i, 3, "") + string.Format(CultureInfo.InvariantCulture, line, i + 1) + "\n");
        Assert.Equal(message.Length == 0 ? [] : [message], found.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("me = 10.0.0.9\nhttp.address = ${mee}", "'${mee}' is defined nowhere; did you mean '${me}'?")]
    [InlineData("node { address = 10.0.0.9 }\nhttp.address = ${node.adress}", "'${node.adress}' is defined nowhere; did you mean '${node.address}'?")]
    [InlineData("me = 10.0.0.9\nhttp.address = ${?mee}", "")]
    [InlineData("me = 10.0.0.9\nhttp.address = ${me}", "")]
    [InlineData("ME_1 = 10.0.0.9\nhttp.address = ${ME_2}", "")]
    [InlineData("me = 10.0.0.9\nhttp.address = ${index}", "")]
    [InlineData("me = 10.0.0.9\nhttp.address = ${node.ip}", "")]
    [InlineData("include \"other.conf\"\nme = 10.0.0.9\nhttp.address = ${mee}", "")]
    public void ANameThatIsNearlyDefinedIsMisspelt(string text, string message)
        => Assert.Equal(message.Length == 0 ? [] : [message], TestTree.Lint(TestTree.One(("node1/etc/thehive/application.conf", text + "\n"))).Where(finding => finding.Rule.Id is "HC3002").Select(finding => finding.Message));

    [Fact]
    public void ASystemPropertyIsDefined()
        => Assert.DoesNotContain(TestTree.Lint(TestTree.One(("node1/etc/thehive/application.conf", "me = 10.0.0.9\nhttp.address = ${mee}\n"), ("node1/etc/default/thehive", "JAVA_OPTS=\"-Xms2g -Xmx2g -Dmee=10.0.0.1\"\n"))), finding => finding.Rule.Id is "HC3002");

    // Cassandra on 10.0.0.1 to .3, Elasticsearch on .21 to .23, a balancer on .40.
    [Theory]
    [InlineData("[10.0.0.21, 10.0.0.22, 10.0.0.23]", "[10.0.0.21, 10.0.0.22, 10.0.0.23]", "HC8002 'db.janusgraph.storage.hostname' lists no Cassandra node: '10.0.0.21' is es1, which has no Cassandra")]
    [InlineData("[10.0.0.1, 10.0.0.2, 10.0.0.3]", "[10.0.0.1, 10.0.0.2]", "HC8013 'db.janusgraph.index.search.hostname' lists no Elasticsearch node: '10.0.0.1' is cas1, which has no Elasticsearch")]
    [InlineData("[10.0.0.1, 10.0.0.2, 10.0.0.3]", "[\"http://10.0.0.21:9200\", 10.0.0.22, 10.0.0.23]", "HC8013 'db.janusgraph.index.search.hostname' lists 'http://10.0.0.21:9200', which is a URL, expected a host")]
    [InlineData("\"10.0.0.1 10.0.0.2\"", "[10.0.0.21, 10.0.0.22, 10.0.0.23]", "HC8002 'db.janusgraph.storage.hostname' lists '10.0.0.1 10.0.0.2', which is one text, expected a list or commas between the hosts")]
    [InlineData("\"10.0.0.1;10.0.0.2\"", "[10.0.0.21, 10.0.0.22, 10.0.0.23]", "HC8002 'db.janusgraph.storage.hostname' lists '10.0.0.1;10.0.0.2', which is one text, expected a list or commas between the hosts")]
    [InlineData("\"10.0.0.1, 10.0.0.2\"", "[10.0.0.21, 10.0.0.22, 10.0.0.23]", "")]
    [InlineData("[10.0.0.1, 10.0.0.2, 10.0.0.3]", "[\"10.0.0.21:9200\", 10.0.0.22, es3.example.org]", "")]
    [InlineData("[10.0.0.1, 10.0.0.2, 10.0.0.3]", "[10.0.0.40, 10.0.0.41]", "")]
    [InlineData("[192.0.2.1, 192.0.2.2]", "[es1.example.org, es2.example.org]", "")]
    public void ContactPointsThatLeadElsewhereAreNamed(string storage, string index, string message)
    {
        var repo = TestTree.One(
        [
            .. Enumerable.Range(1, 3).Select(i => ($"cas{i}/etc/cassandra/cassandra.yaml", $"listen_address: 10.0.0.{i}\nrpc_address: 10.0.0.{i}\n")),
            .. Enumerable.Range(1, 3).Select(i => ($"es{i}/etc/elasticsearch/elasticsearch.yml", $"network.host: 10.0.0.2{i}\n")),
            .. Enumerable.Range(0, 2).Select(i => ($"lb{i}/etc/keepalived/keepalived.conf", $"vrrp_instance a {{\n  interface eth0\n  unicast_src_ip 10.0.0.4{i}\n  virtual_router_id 7\n}}\n")),
            .. Enumerable.Range(1, 2).Select(i => ($"th{i}/etc/thehive/application.conf", $"db.janusgraph {{ storage {{ backend = cql, hostname = {storage} }}, index.search {{ backend = elasticsearch, hostname = {index} }} }}\n")),
        ]);
        var found = TestTree.Lint(repo).Where(finding => finding.Rule.Id is "HC8002" or "HC8013").Select(finding => $"{finding.Rule.Id} {finding.Message}");
        Assert.Equal(message.Length == 0 ? [] : [message], found);
    }

    [Theory]
    [InlineData("start_native_transport: false\n", "[10.0.0.1, 10.0.0.2]", "n2/etc/cassandra/cassandra.yaml: 'start_native_transport' is 'false', but TheHive asks n2 by CQL, expected 'true'")]
    [InlineData("start_native_transport: false\n", "[10.0.0.1, 10.0.0.3]", "")]
    [InlineData("start_native_transport: true\n", "[10.0.0.1, 10.0.0.2]", "")]
    [InlineData("start_native_transport: \"{{ clients }}\"\n", "[10.0.0.1, 10.0.0.2]", "")]
    [InlineData("start_native_transport: false\n", "[cassandra.example.org, 10.0.0.1]", "")]
    public void ANodeThatIsAskedListens(string odd, string hosts, string message)
    {
        var repo = TestTree.One(
        [
            .. Enumerable.Range(1, 3).Select(i => ($"n{i}/etc/cassandra/cassandra.yaml", $"listen_address: 10.0.0.{i}\nrpc_address: 10.0.0.{i}\n" + (i == 2 ? odd : ""))),
            ("th/etc/thehive/application.conf", $"db.janusgraph.storage {{ backend = cql, hostname = {hosts} }}\n"),
        ]);
        Assert.Equal(message.Length == 0 ? [] : [message], TestTree.Lint(repo).Where(finding => finding.Rule.Id is "HC8002").Select(finding => finding.Path + ": " + finding.Message));
    }

    // What the second node is called is not known while its file cannot be read, or says loopback.
    [Theory]
    [InlineData("http.port = \"9000\npekko {", 0)]
    [InlineData("pekko.remote.artery.canonical.hostname = 127.0.0.1", 0)]
    [InlineData("pekko.remote.artery.canonical.hostname = ${ME}", 0)]
    [InlineData("pekko.remote.artery.canonical.hostname = 10.0.0.9", 1)]
    public void AServerIsAStrangerOnlyWhereEveryNodeIsKnown(string second, int findings)
    {
        var found = TestTree.Lint(TestTree.One(
            ("th1/etc/thehive/application.conf", "pekko.remote.artery.canonical.hostname = 10.0.0.1\n"),
            ("th2/etc/thehive/application.conf", second + "\n"),
            ("lb1/etc/haproxy/haproxy.cfg", "backend thehive\n  server th1 10.0.0.1:9000 check\n  server th2 10.0.0.2:9000 check\n")));
        Assert.Equal(findings, found.Count(finding => finding.Rule.Id is "HC8022" && finding.Message.StartsWith("server", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("tls_tcp", "'pekko.remote.artery.transport' is 'tls_tcp', expected 'tcp', 'tls-tcp' or 'aeron-udp'")]
    [InlineData("TCP", "'pekko.remote.artery.transport' is 'TCP', expected 'tcp', 'tls-tcp' or 'aeron-udp'")]
    [InlineData("aeron-udp", "")]
    [InlineData("tcp", "")]
    [InlineData("${?TRANSPORT}", "")]
    public void AnUnknownTransportIsOneFinding(string transport, string message)
    {
        var found = Lint(3, i => File(i, 3, "").Replace("transport = tcp", "transport = " + transport, StringComparison.Ordinal));
        Assert.Equal(message.Length == 0 ? [] : ["HC3012 " + message], found.Select(finding => $"{finding.Rule.Id} {finding.Message}"));
    }

    [Theory]
    [InlineData("storage.s3.secretKey", "HC4001")]
    [InlineData("storage.s3.aws.access-key", "HC4001")]
    [InlineData("alpakka.s3.path-style-access", "HC4001")]
    [InlineData("storage.s3.unknown", "")]
    public void AStoreUnderItsOlderNamesIsComparedToo(string key, string rule)
    {
        var found = Lint(3, i => File(i, 3, "") + $"storage {{ provider = s3, s3.bucket = thehive }}\n{key} = \"made-up-{(i == 1 ? "two" : "one")}\"\n").Where(finding => finding.Rule.Id is "HC4001").ToList();
        Assert.Equal(rule.Length == 0 ? [] : [rule], found.Select(finding => finding.Rule.Id));
        Assert.All(found, finding => Assert.Equal(key.StartsWith("alpakka", StringComparison.Ordinal), finding.Message.Contains("made-up", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("clusters.conf", "cluster.conf", "'conf.d/clusters.conf' is included but not in this repo; did you mean 'conf.d/cluster.conf'?")]
    [InlineData("cluster", "clusters.conf", "'conf.d/cluster' is included but not in this repo; did you mean 'conf.d/clusters.conf'?")]
    [InlineData("extra.conf", "cluster.conf", "")]
    [InlineData("cluster2.conf", "cluster.conf\"\ninclude \"conf.d/cluster.conf", "")]
    public void AnIncludeThatIsNearlyAFileIsMisspelt(string included, string present, string message)
    {
        var names = present.Split('"');
        var more = names.Length > 1 ? "include \"conf.d/" + names[0] + "\"\n" : "";
        var found = TestTree.Lint(TestTree.One(("node1/etc/thehive/application.conf", $"include \"conf.d/{included}\"\n{more}"), ($"node1/etc/thehive/conf.d/{names[0]}", "session.inactivity = 1h\n")))
            .Where(finding => finding.Rule.Id is "HC3023" && finding.Severity == Severity.Error);
        Assert.Equal(message.Length == 0 ? [] : [message], found.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("TheHive", 3)]
    [InlineData("thehive-5_prod", 0)]
    [InlineData("${?INDEX}", 0)]
    public void AnIndexHasNoCapitals(string name, int findings)
        => Assert.Equal(findings, Lint(3, i => File(i, 3, "") + $"db.janusgraph.index.search {{ backend = elasticsearch, index-name = {name} }}\n").Count(finding => finding.Rule.Id is "HC3032"));

    // TheHive at 9443 with TLS, or at 9000 without.
    [Theory]
    [InlineData("https", "mode tcp", "10.0.0.%:9443 check", "", "is checked in plain HTTP, but th1 speaks TLS at its 'https.port'")]
    [InlineData("https", "mode tcp", "10.0.0.%:9443 check", "http-check connect", "is checked in plain HTTP, but th1 speaks TLS at its 'https.port'")]
    [InlineData("https", "mode tcp", "10.0.0.%:9443 check check-ssl verify none", "", "")]
    [InlineData("https", "mode tcp", "10.0.0.%:9443 check", "http-check connect ssl", "")]
    [InlineData("https", "mode tcp", "10.0.0.%:9443 check check-ssl verify none", "http-check connect default", "")]
    [InlineData("https", "mode tcp", "10.0.0.%:9443 check port 9000", "", "")]
    [InlineData("https", "mode http", "10.0.0.%:9443 check", "http-check connect ssl", "is asked in plain HTTP, but th1 speaks TLS at its 'https.port'")]
    [InlineData("https", "mode http", "10.0.0.%:9443 check ssl verify none", "", "")]
    [InlineData("https", "mode tcp", "10.0.0.%:9000 check", "http-check connect ssl", "has port '9000', expected '9443', the 'https.port' of th1")]
    [InlineData("http", "mode http", "10.0.0.%:9000 check ssl verify none", "", "is asked with TLS, but th1 speaks plain HTTP at its 'http.port'")]
    [InlineData("http", "mode http", "10.0.0.%:9000 check check-ssl verify none", "", "is checked with TLS, but th1 speaks plain HTTP at its 'http.port'")]
    [InlineData("http", "mode http", "10.0.0.%:9000 check", "", "")]
    [InlineData("both", "mode http", "10.0.0.%:9443 check ssl verify none", "", "")]
    [InlineData("both", "mode http", "10.0.0.%:9000 check", "", "")]
    public void ABalancerSpeaksTlsWhereTheHiveDoes(string open, string mode, string server, string check, string message)
    {
        var ports = open is "https" ? "http.port = disabled\nhttps.port = 9443" : open is "both" ? "http.port = 9000\nhttps.port = 9443" : "";
        var servers = string.Concat(Enumerable.Range(1, 2).Select(i => $"  server th{i} {server.Replace("%", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}\n"));
        var found = TestTree.Lint(TestTree.One(
        [
            .. Enumerable.Range(1, 2).Select(i => ($"th{i}/etc/thehive/application.conf", $"http.address = 10.0.0.{i}\npekko.remote.artery.canonical.hostname = 10.0.0.{i}\n{ports}\n")),
            ("lb1/etc/haproxy/haproxy.cfg", $"frontend www\n  {mode}\n  bind :8443\n  default_backend hive\nbackend hive\n  {mode}\n  option httpchk\n  {check}\n  http-check send meth GET uri /api/v1/status/public\n{servers}"),
        ])).Where(finding => finding.Rule.Id is "HC8022").Select(finding => finding.Message).ToList();
        Assert.Equal(message.Length == 0 ? [] : ["server 'th1' " + message], found.Take(1));
    }

    private static IReadOnlyList<Finding> Lint(int nodes, Func<int, string> text) => TestTree.Lint(TestTree.One([.. Files(nodes, text)]));

    private static IEnumerable<(string, string)> Files(int nodes, Func<int, string> text) => Enumerable.Range(0, nodes).Select(i => ($"node{i + 1}/etc/thehive/application.conf", text(i)));

    // The seeds are the environment's, so that a port that differs is not contradicted by a list.
    private static string File(int i, int nodes, string wrong)
    {
        var root = wrong is "HC3016" ? "akka" : "pekko";
        return $$"""
            {{root}} {
              actor.provider = cluster
              remote.artery.canonical.hostname = {{(wrong is "HC3007" ? "localhost" : "10.0.0." + (i + 1).ToString(CultureInfo.InvariantCulture))}}
              remote.artery.canonical.port = {{(wrong is "HC3011" ? 7355 : 2551)}}
              remote.artery.transport = {{(wrong is "HC3012" ? "aeron-udp" : "tcp")}}
              cluster.seed-nodes = [${SEED_1}, ${SEED_2}]
              cluster.min-nr-of-members = {{nodes / 2 + 1}}
            }
            play.http.parser.maxDiskBuffer = {{(wrong is "HC8005" ? "2GB" : "1GB")}}

            """;
    }

    // One Elasticsearch node that answers elsewhere is one fault, however many nodes ask it.
    [Theory]
    [InlineData("9200", "9200", "9201", "10.0.0.1, 10.0.0.2, 10.0.0.3", 1)]
    [InlineData("9201", "9200", "9200", "es1, es2, es3", 1)]
    [InlineData("9200", "9200", "9201", "10.0.0.1, 10.0.0.2, 10.0.0.3:9201", 0)]
    [InlineData("9200", "9200", "9201", "10.0.0.1, 10.0.0.2", 0)]
    [InlineData("9200", "9200", "${PORT}", "10.0.0.1, 10.0.0.2, 10.0.0.3", 0)]
    public void AnOutlyingPortOfElasticsearchIsOneFinding(string first, string second, string third, string hosts, int findings)
    {
        string[] ports = [first, second, third];
        var list = string.Join(", ", hosts.Split(", ").Select(host => $"\"{host}\""));
        var found = TestTree.Lint(TestTree.One(
        [
            .. ports.Select((port, i) => ($"es{i + 1}/elasticsearch.yml", $"node.name: es{i + 1}\nnetwork.host: 10.0.0.{i + 1}\nhttp.port: {port}\ndiscovery.seed_hosts: [10.0.0.1, 10.0.0.2, 10.0.0.3]\n")),
            .. Enumerable.Range(1, 2).Select(i => ($"th{i}/application.conf", $"db.janusgraph.index.search {{ backend = elasticsearch, hostname = [{list}] }}\n")),
        ])).Where(finding => finding.Rule.Id is "HC8032").ToList();
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.EndsWith("elasticsearch.yml", finding.Path, StringComparison.Ordinal));
    }
}
