using System;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Settings of TheHive that look like a fault and are none; and that a change which is offered mends what it is offered for.</summary>
public sealed class TheHiveQuietTests
{
    private const string Canonical = "pekko.remote.artery.canonical { hostname = \"10.0.0.%\", port = 2551 }\n";
    private const string Members = "pekko.actor.provider = cluster\npekko.cluster.min-nr-of-members = 2\n";
    private const string Seeds = "pekko.cluster.seed-nodes = [\"pekko://application@10.0.0.1:2551\", \"pekko://application@10.0.0.2:2551\", \"pekko://application@10.0.0.3:2551\"]\n";
    private const string Database = "db.janusgraph { storage { backend = cql, hostname = [\"10.0.0.1\", \"10.0.0.2\", \"10.0.0.3\"] }, index.search { backend = elasticsearch, hostname = [\"10.0.0.1\"] } }\n";

    // Of three nodes, each with % as its number.
    [Theory]
    [InlineData("pekko.actor.provider = org.apache.pekko.cluster.ClusterActorRefProvider\npekko.cluster.min-nr-of-members = 2\n" + Seeds + Canonical)]
    [InlineData("\"pekko\" { actor { \"provider\" : \"cluster\" }, cluster.min-nr-of-members = \"2\" }\n" + Seeds + Canonical)]
    [InlineData(Members + Canonical + "pekko.cluster.seed-nodes.0 = \"pekko://application@10.0.0.1:2551\"\npekko.cluster.seed-nodes.1 = \"pekko://application@10.0.0.2:2551\"\n")]
    [InlineData(Members + Canonical + "pekko.cluster { seed-nodes = []\nseed-nodes += \"pekko://application@10.0.0.1:2551\"\nseed-nodes += \"pekko://application@10.0.0.2:2551\"\nseed-nodes += \"pekko://application@10.0.0.3:2551\" }\n")]
    [InlineData(Members + Canonical + "pekko.cluster.seed-nodes = ${?SEED_NODES}\n")]
    [InlineData(Members + Canonical + "pekko.cluster.seed-nodes = [\"pekko://application@\"${SEED_1}\":2551\", \"pekko://application@10.0.0.2:2551\"]\n")]
    [InlineData(Members + "pekko.management.cluster.bootstrap.contact-point-discovery { service-name = thehive, discovery-method = kubernetes-api }\n")]
    [InlineData(Members + "pekko.discovery.method = pekko-dns\n")]
    [InlineData(Members + Seeds + Canonical + "akka.http.server.idle-timeout = 60s\nakka.loglevel = INFO\n")]
    [InlineData(Members + Seeds + Canonical + "# akka { cluster.seed-nodes = [\"akka://application@10.0.0.1:2551\"] }\n")]
    [InlineData(Members + Seeds + "pekko.remote.artery.canonical { hostname = \"10.0.0.%\", port = \"2551\" }\n")]
    [InlineData(Members + Seeds + "pekko.remote.artery.canonical { hostname = ${HOSTNAME}, port = 2551 }\n")]
    [InlineData(Members + Seeds + "pekko.remote.artery { canonical { hostname = \"10.0.0.%\", port = 2551 }, bind { hostname = \"0.0.0.0\", port = 2551 } }\n")]
    [InlineData(Members + Canonical + Seeds + "pekko.remote.artery { transport = tls-tcp, ssl.ssl-engine-provider = org.example.Engine }\n")]
    [InlineData(Members + Canonical + Seeds + "pekko.remote.artery.ssl.config-ssl-engine.protocol = TLSv1.3\n")]
    [InlineData(Members + Canonical + Seeds + "pekko.cluster { enable = on, shutdown-after-unsuccessful-join-seed-nodes = 40s, jmx.enabled = off, role.a.min-nr-of-members = 1 }\n")]
    [InlineData("play.pekko.actor-system = thehive\n" + Members + Canonical + "pekko.cluster.seed-nodes = [\"pekko://thehive@10.0.0.1:2551\", \"pekko://thehive@10.0.0.2:2551\"]\n")]
    [InlineData("akka { actor.provider = cluster, remote { artery.enabled = off, classic.netty.tcp { hostname = \"10.0.0.%\", port = 2551 } }, cluster { min-nr-of-members = 2, seed-nodes = [\"akka.tcp://application@10.0.0.1:2551\", \"akka.tcp://application@10.0.0.2:2551\"] } }\n")]
    [InlineData("application.baseUrl = \"https://thehive.example.org\"\nplay.http.context = /\n" + Members + Seeds + Canonical)]
    [InlineData("application.baseUrl = \"https://soc.example.org/thehive\"\nplay.http.context = \"/thehive/\"\n" + Members + Seeds + Canonical)]
    [InlineData("application.baseUrl = ${?BASE_URL}\nplay.http.context = \"/thehive\"\n" + Members + Seeds + Canonical)]
    [InlineData("application.baseUrl = \"https://203.0.113.7\"\n" + Members + Seeds + Canonical)]
    [InlineData(Members + Seeds + Canonical + Database + "include \"secret.conf\"\n")]
    [InlineData(Members + Seeds + Canonical + Database + "include required(file(\"/etc/thehive/secret.conf\"))\n")]
    [InlineData(Members + Seeds + Canonical + Database + "play.http.secret.key = ${?PLAY_SECRET}\n")]
    [InlineData(Members + Seeds + Canonical + Database + "play.http.secret { key = ${PLAY_SECRET} }\n")]
    [InlineData(Members + Seeds + Canonical + Database + "include classpath(\"extra.conf\")\n")]
    public void ThreeNodesAreQuiet(string text)
        => Assert.Equal([], Messages(TestTree.One([.. Enumerable.Range(1, 3).Select(i => ($"node{i}/etc/thehive/application.conf", text.Replace("%", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)))])));

    [Theory]
    [InlineData("application.baseUrl = \"http://localhost:9000\"")]
    [InlineData("application.baseUrl = \"http://10.0.0.1:9000\"\npekko.remote.artery.canonical.hostname = 10.0.0.1")]
    [InlineData("pekko.actor.provider = cluster")]
    [InlineData("pekko { actor.provider = cluster, remote.artery.canonical { hostname = 127.0.0.1, port = 2551 }, cluster.seed-nodes = [\"pekko://application@127.0.0.1:2551\"] }")]
    [InlineData("pekko.cluster.seed-nodes = [\"pekko://application@[fd00::1]:2551\", \"pekko://application@thehive-1.example.org:2551\"]\npekko { actor.provider = cluster, cluster.min-nr-of-members = 2 }")]
    [InlineData("db.janusgraph.storage { backend = CQL }")]
    [InlineData("db.janusgraph.storage { backend = \"org.janusgraph.diskstorage.cql.CQLStoreManager\" }")]
    [InlineData("db.janusgraph.storage.cql { read-consistency-level = LOCAL_QUORUM, write-consistency-level = ALL }")]
    [InlineData("db.janusgraph.storage.cql { read-consistency-level = ${?LEVEL} }")]
    [InlineData("db.janusgraph.forceDropAndRebuildIndex = false")]
    [InlineData("db.janusgraph.index.search.elasticsearch { scroll-keep-alive = 5m, http.auth.basic.username = thehive, ssl.truststore.password = \"made-up\" }")]
    [InlineData("storage { provider = s3, s3.bucket = thehive }")]
    [InlineData("play.modules.enabled += org.example.OwnModule")]
    [InlineData("scalligraph { modules = [a.B], disabledModules = [c.D] }")]
    [InlineData("play.http.parser { maxDiskBuffer = 1GB, maxMemoryBuffer = 1024M }")]
    [InlineData("play.http.parser { maxDiskBuffer = 10 MiB, maxMemoryBuffer = \"10240 K\" }")]
    [InlineData("play.http.parser.maxDiskBuffer = 5M")]
    [InlineData("play.http.parser { maxDiskBuffer = ${?MAX}, maxMemoryBuffer = 10M }")]
    [InlineData("audit.elasticsearch.index-name = thehive\ndb.janusgraph.index.search.index-name = thehive")]
    [InlineData("audit { storage = elasticsearch }\ndb.janusgraph.index.search.index-name = thehive")]
    [InlineData("include \"{{ extra }}\"")]
    public void OneFileIsQuiet(string text) => Assert.Equal([], Messages(TestTree.One(("application.conf", text + "\n"))));

    [Theory]
    [InlineData("JAVA_OPTS=-Xms3g -Xmx3g -Dfile.encoding=UTF-8")]
    [InlineData("JAVA_OPTS='-Xms3072m -Xmx3g'")]
    [InlineData("JAVA_OPTS=\"-Xms3g \\\n -Xmx3g\"")]
    [InlineData("#JAVA_OPTS=\"-Xmx1G\"\nLC_ALL=C.UTF-8")]
    [InlineData("JAVA_OPTS=\"-XX:MaxRAMPercentage=60\"")]
    [InlineData("JAVA_OPTS=\"{{ thehive_java_opts }}\"")]
    [InlineData("JAVA_OPTS=\"${HEAP} -Xlog:gc\"")]
    [InlineData("JAVA_OPTS=\"-Xmx1g\"\nJAVA_OPTS=\"-Xms2g -Xmx2g\"")]
    [InlineData("JAVA_HOME=/usr/lib/jvm/java-11-openjdk-amd64")]
    [InlineData("JAVA_HOME=/opt/java")]
    [InlineData("JAVA_HOME=/usr/lib/jvm/java-1.11.0-amazon-corretto")]
    public void OptionsOfJavaAreQuiet(string text) => Assert.Equal([], Messages(TestTree.One(("node1/etc/default/thehive", text + "\n"))));

    [Theory]
    [InlineData("JAVA_OPTS=\"-Xms3g\"\n-Xmx3g\n", "HC3050")]
    [InlineData("JAVA_OPTS=\"$JAVA_OPTS -Xms3g -Xmx3g\"\n", "HC3050")]
    [InlineData("JAVA_OPTS=\"-Xms3g\n-Xmx3g\"\n", "HC3050")]
    [InlineData("JAVA_OPTS=\"-Xms3g -Xmx3g -Djavax.net.ssl.trustStorePassword=made-up\nx\"\n", "HC3050")]
    [InlineData("JAVA_HOME=/usr/lib/jvm/java-1.8.0-openjdk\n", "HC3051")]
    [InlineData("JAVA_HOME=/usr/lib/jvm/zulu17\n", "HC3051")]
    public void OptionsOfJavaAreReported(string text, string rule)
    {
        var repo = TestTree.One(("node1/etc/default/thehive", text));
        Assert.Contains(rule, TestTree.Lint(repo).Select(finding => finding.Rule.Id));
        Assert.DoesNotContain("made-up", TestTree.Report([repo]), StringComparison.Ordinal);
    }

    // The text after all changes that are offered has nothing to report.
    [Theory]
    [InlineData(Members + Seeds + Canonical, "min-nr-of-members = 2", "min-nr-of-members = 3")]
    [InlineData(Members + Seeds + Canonical, "provider = cluster", "provider = \"local\"")]
    [InlineData(Members + Seeds + Canonical, "\"pekko://application@10.0.0.1:2551\", \"pekko:", "\"akka://application@10.0.0.1:2551\", \"akka:")]
    [InlineData(Members + Seeds + Canonical, "pekko://application@10.0.0.2", "pekko://thehive@10.0.0.2")]
    [InlineData(Members + Canonical + "pekko.cluster.seed-nodes = ${?SEEDS}\n", "2551", "7355")]
    [InlineData("application.baseUrl = \"https://thehive.example.org\"\n" + Members + Seeds + Canonical, "org\"", "org/\"")]
    [InlineData("application.baseUrl = \"https://a.example.org/thehive\"\nplay.http.context = \"/thehive\"\n" + Members + Seeds + Canonical, "= \"/thehive\"", "= thehive")]
    [InlineData("db.janusgraph.forceDropAndRebuildIndex = false\n" + Members + Seeds + Canonical, "= false", "= \"true\"")]
    public void AChangeMends(string good, string old, string wrong)
    {
        var files = Enumerable.Range(1, 3).Select(i => (Path: $"node{i}/etc/thehive/application.conf", Text: good.Replace("%", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))).ToArray();
        Assert.Contains(old, files[1].Text, StringComparison.Ordinal);
        files[1].Text = files[1].Text.Replace(old, wrong, StringComparison.Ordinal);
        var found = TestTree.Lint(TestTree.One(files));
        Assert.NotEmpty(found);
        foreach (var edit in found.SelectMany(finding => finding.Violation.Edits).OrderByDescending(edit => edit.Span))
        {
            var at = Array.FindIndex(files, file => string.Equals(file.Path, edit.File.Path, StringComparison.Ordinal));
            files[at].Text = Changed(files[at].Text, edit);
        }

        Assert.Equal([], Messages(TestTree.One(files)));
        Assert.DoesNotContain(found, finding => finding.Violation.Edits.Any(edit => edit.Text.Contains("secret", StringComparison.Ordinal)));
    }

    [Fact]
    public void ATemplateIsNotChanged()
    {
        var text = "# {{ ansible_managed }}\n" + Members.Replace("2", "3", StringComparison.Ordinal) + Seeds;
        var finding = Assert.Single(TestTree.Lint(TestTree.One([.. Enumerable.Range(1, 3).Select(i => ($"node{i}/etc/thehive/application.conf", i == 2 ? text : Members + Seeds))])));
        Assert.Equal("HC3001", finding.Rule.Id);
        Assert.Empty(finding.Violation.Edits);
    }

    private static string Changed(string text, Edit edit)
    {
        var lines = text.Split('\n');
        var line = lines[edit.Span.Line - 1];
        Assert.Equal(edit.Span.Line, edit.Span.EndLine);
        lines[edit.Span.Line - 1] = line[..(edit.Span.Column - 1)] + edit.Text + line[(edit.Span.EndColumn - 1)..];
        return string.Join('\n', lines);
    }

    // The rules of TheHive and of what lies between the services: the others have tests of their own.
    private static string[] Messages(Repo repo) => [.. TestTree.Lint(repo).Where(finding => finding.Rule.Id[2] is '3' or '8' && finding.Rule.Id is not "HC8024").Select(finding => $"{finding.Path}:{finding.Span} {finding.Rule.Id} {finding.Message}")];
}
