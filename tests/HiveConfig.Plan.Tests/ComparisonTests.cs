using System;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Plan;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ComparisonTests
{
    private const string Cass = "node1/etc/cassandra/cassandra.yaml";
    private const string Place = "node2/etc/cassandra/cassandra-rackdc.properties";
    private const string Elastic = "node1/etc/elasticsearch/elasticsearch.yml";
    private const string Heap = "node1/etc/elasticsearch/jvm.options.d/hiveconfig.options";
    private const string Hive = "node1/etc/thehive/application.conf";
    private const string Key = "node1/etc/thehive/secret.conf";
    private const string Options = "node1/etc/default/thehive";
    private const string Proxy = "node1/etc/haproxy/haproxy.cfg";
    private const string Vrrp = "node1/etc/keepalived/keepalived.conf";
    private const string Roles = "node1/etc/cassandra/hiveconfig/20-roles.cql";
    private const string User = "node1/etc/elasticsearch/hiveconfig/thehive-user.json";
    private const string Unit = "node1/etc/systemd/system/opt-thp-thehive-files.mount";

    public static TheoryData<string> Samples => new(PlanTrees.SampleNames);

    [Theory]
    [MemberData(nameof(Samples))]
    public void ATreeDoesNotDifferFromItself(string name)
    {
        var plan = ChangePlan.Between(PlanTrees.Sample(name).Tree(), PlanTrees.Sample(name).Tree());
        Assert.Empty(plan.Changes);
        Assert.Empty(plan.NotCompared);
        Assert.Empty(plan.Steps);
    }

    [Theory]
    [InlineData(Cass, "num_tokens: 16", "num_tokens: 32", "node1 cassandra.yaml num_tokens: '16' → '32' [Never HC8102]")]
    [InlineData(Cass, "cluster_name: thp", "cluster_name: other", "node1 cassandra.yaml cluster_name: 'thp' → 'other' [Never HC8101]")]
    [InlineData(Cass, "dht.Murmur3Partitioner", "dht.RandomPartitioner", "node1 cassandra.yaml partitioner: 'org.apache.cassandra.dht.Murmur3Partitioner' → 'org.apache.cassandra.dht.RandomPartitioner' [Never HC8103]")]
    [InlineData(Cass, "[\"/var/lib/cassandra/data\"]", "[/data]", "node1 cassandra.yaml data_file_directories: '/var/lib/cassandra/data' → '/data' [Never HC8106]")]
    [InlineData(Cass, "internode_compression: dc", "internode_compression: all", "node1 cassandra.yaml internode_compression: 'dc' → 'all' [Restart]")]
    [InlineData(Cass, "internode_compression: dc", "concurrent_reads: 64", "node1 cassandra.yaml internode_compression: 'dc' → absent [Restart]", "node1 cassandra.yaml concurrent_reads: absent → '64' [Restart]")]
    [InlineData(Cass, "native_transport_port: 9042\n", "", "node1 cassandra.yaml native_transport_port: '9042' → absent [None]")]
    [InlineData(Cass, "internode_encryption: all", "internode_encryption: none", "node1 cassandra.yaml server_encryption_options.internode_encryption: 'all' → 'none' [FullStop]")]
    [InlineData(Cass, "10.10.1.11,10.10.1.12,10.10.1.13", "10.10.1.11,10.10.1.12", "node1 cassandra.yaml seed_provider.parameters.seeds: '10.10.1.11,10.10.1.12,10.10.1.13' → '10.10.1.11,10.10.1.12' [Reload]")]
    [InlineData(Place, "rack2", "rack9", "node2 cassandra-rackdc.properties rack: 'rack2' → 'rack9' [Never HC8104]")]
    [InlineData(Place, "datacenter1", "dc2", "node2 cassandra-rackdc.properties dc: 'datacenter1' → 'dc2' [Never HC8104]")]
    [InlineData(Elastic, "cluster.name: thp", "cluster.name: other", "node1 elasticsearch.yml cluster.name: 'thp' → 'other' [Never HC8105]")]
    [InlineData(Elastic, "path.data: /var/lib/elasticsearch", "path.data: /data", "node1 elasticsearch.yml path.data: '/var/lib/elasticsearch' → '/data' [Never HC8106]")]
    [InlineData(Elastic, "transport.ssl.enabled: true", "transport.ssl.enabled: false", "node1 elasticsearch.yml xpack.security.transport.ssl.enabled: 'true' → 'false' [FullStop]")]
    [InlineData(Elastic, "script.allowed_types: inline,stored", "indices.memory.index_buffer_size: 20%", "node1 elasticsearch.yml script.allowed_types: 'inline,stored' → absent [None]", "node1 elasticsearch.yml indices.memory.index_buffer_size: absent → '20%' [Restart]")]
    [InlineData(Heap, "-Xmx3000m", "-Xmx4g", "node1 hiveconfig.options -Xmx: '3000m' → '4g' [Restart]")]
    [InlineData(Hive, "keyspace = \"thehive\"", "keyspace = \"hive\"", "node1 application.conf db.janusgraph.storage.cql.keyspace: 'thehive' → 'hive' [Never HC8107]")]
    [InlineData(Hive, "index-name = \"thehive\"", "index-name = \"hive\"", "node1 application.conf db.janusgraph.index.search.index-name: 'thehive' → 'hive' [Never HC8108]")]
    [InlineData(Hive, "maxDiskBuffer = \"1GB\"", "maxDiskBuffer = \"2GB\"", "node1 application.conf play.http.parser.maxDiskBuffer: '1GB' → '2GB' [Restart]")]
    [InlineData(Hive, "number_of_replicas = 1", "number_of_replicas = 2", "node1 application.conf db.janusgraph.index.search.elasticsearch.create.ext.number_of_replicas: '1' → '2' [Request]")]
    [InlineData(Hive, "number_of_replicas = 1", "number_of_replicas = 1, create.ext.number_of_shards = 3, scroll-keep-alive = 5m", "node1 application.conf db.janusgraph.index.search.elasticsearch.create.ext.number_of_shards: absent → '3' [Reindex]", "node1 application.conf db.janusgraph.index.search.elasticsearch.scroll-keep-alive: absent → '5m' [Stored HC3034]")]
    [InlineData(Hive, "location = \"/opt/thp/thehive/files\"", "location = \"/srv/files\"", "node1 application.conf storage.localfs.location: '/opt/thp/thehive/files' → '/srv/files' [Data]")]
    [InlineData(Key, "test-play", "test-more", "node1 secret.conf play.http.secret.key: changed (secret) [SwitchOver]")]
    [InlineData(Options, "-Xmx", "-Xss4m -Xmx", "node1 thehive JAVA_OPTS -Xss: absent → '4m' [Restart]")]
    [InlineData(Proxy, "timeout queue 30s", "timeout queue 1m", "node1 haproxy.cfg defaults > timeout queue: '30s' → '1m' [Reload]")]
    [InlineData(Proxy, "server node3 10.10.1.13:9000 check", "server node3 10.10.1.13:9000 check backup", "node1 haproxy.cfg backend thehive > server node3: '10.10.1.13:9000 check' → '10.10.1.13:9000 check backup' [Reload]")]
    [InlineData(Vrrp, "10.10.1.50/24", "10.10.1.51/24", "node1 keepalived.conf vrrp_instance thehive > virtual_ipaddress: '10.10.1.50/24' → '10.10.1.51/24' [Reload]")]
    [InlineData(Vrrp, "testvrrp", "othervrr", "node1 keepalived.conf vrrp_instance thehive > authentication > auth_pass: changed (secret) [Reload]")]
    [InlineData(Roles, "'datacenter1': 3", "'datacenter1': 2", "node1 20-roles.cql keyspace thehive > replication: 'NetworkTopologyStrategy, datacenter1: 3' → 'NetworkTopologyStrategy, datacenter1: 2' [Replication]")]
    [InlineData(Roles, "test-cassandraThehive", "test-more", "node1 20-roles.cql role thehive > password: changed (secret) [Cql]")]
    [InlineData(User, "test-elastic", "test-more", "node1 thehive-user.json password: changed (secret) [Request]")]
    [InlineData(Unit, "Options=hard", "Options=soft", "node1 opt-thp-thehive-files.mount Mount > Options: 'hard,nfsvers=4.2,_netdev,nodev,nosuid,noexec' → 'soft,nfsvers=4.2,_netdev,nodev,nosuid,noexec' [Restart]")]
    public void AnEditIsTheChangeThatItIs(string path, string from, string to, params string[] changes)
        => Assert.Equal(changes, ChangePlan.Between(PlanTrees.Running.Tree(), PlanTrees.Running.Tree().With(path, from, to)).Lines());

    [Theory]
    [InlineData(Cass, "10.10.1.11,10.10.1.12,10.10.1.13", "10.10.1.13, 10.10.1.12,10.10.1.11")]
    [InlineData(Cass, "seeds: 10.10.1.11,10.10.1.12,10.10.1.13", "seeds: '10.10.1.11,10.10.1.12,10.10.1.13'  # the same")]
    [InlineData(Cass, "require_client_auth: true", "require_client_auth: yes")]
    [InlineData(Cass, "commitlog_sync_period: 10s", "commitlog_sync_period: 10000ms")]
    [InlineData(Cass, "# As packaged; the built-in value is none.", "# Another comment.")]
    [InlineData(Cass, "  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n      - seeds:", "  class_name: org.apache.cassandra.locator.SimpleSeedProvider\n  parameters:\n    seeds:")]
    [InlineData(Elastic, "cluster.name: thp", "cluster:\n  name: \"thp\"")]
    [InlineData(Elastic, "[\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]", "10.10.1.13, 10.10.1.11,10.10.1.12")]
    [InlineData(Heap, "-Xmx3000m", "-Xmx3072000k")]
    [InlineData(Hive, "maxMemoryBuffer = \"10M\"", "maxMemoryBuffer = 10240K")]
    [InlineData(Hive, "keyspace = \"thehive\"", "keyspace = thehive")]
    [InlineData(Hive, "play.http.session.secure = true", "play { http.session { secure = yes } }")]
    [InlineData(Hive, "db.provider = \"janusgraph\"", "db.provider = x\ndb.provider = janusgraph")]
    [InlineData(Proxy, "timeout queue 30s", "timeout   queue 30000 # the same")]
    [InlineData(Vrrp, "        10.10.1.12\n        10.10.1.13", "        10.10.1.13\n        10.10.1.12")]
    [InlineData(Roles, "{'class': 'NetworkTopologyStrategy', 'datacenter1': 3}", "{'datacenter1': '3', 'class': 'NetworkTopologyStrategy'}")]
    [InlineData(User, "{", "{ ")]
    public void AnotherSpellingIsNoChange(string path, string from, string to)
        => Assert.Empty(ChangePlan.Between(PlanTrees.Running.Tree(), PlanTrees.Running.Tree().With(path, from, to)).Lines());

    /// <summary>Of options that are given more than once, each counts.</summary>
    [Fact]
    public void AnOptionBesideOthersOfItsNameIsToldToo()
    {
        static Repo With(string option) => PlanTrees.Running.Tree().With("node1/etc/elasticsearch/jvm.options.d/hiveconfig.options", "-Xms", $"--add-opens={option}=ALL-UNNAMED\n--add-opens=java.base/java.io=ALL-UNNAMED\n-Xms");
        Assert.Equal(2, ChangePlan.Between(With("java.base/java.nio"), With("java.base/java.net")).Changes.Count);
    }

    [Fact]
    public void ASecretIsNeverShown()
    {
        var plan = ChangePlan.Between(PlanTrees.Running.Tree(), PlanTrees.Running.Tree(secret => "other" + (secret.Name is "vrrp" ? "vrr" : "-not-real-" + secret.Name)));
        Assert.All(plan.Changes, change => Assert.True(change.IsSecret));
        Assert.All(plan.Changes, change => Assert.Equal(("(secret)", "(changed)"), (change.Before, change.After)));
        Assert.Contains(plan.Changes, change => change.Setting.EndsWith("auth_pass", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatNobodyKnowsIsNotCompared()
    {
        var plan = ChangePlan.Between(PlanTrees.Running.Tree(), PlanTrees.Running.Tree(_ => ChangePlan.UnknownSecret));
        Assert.Empty(plan.Lines());
        Assert.Contains("node1, node2, node3: play.http.secret.key in /etc/thehive/secret.conf", plan.NotCompared);
    }

    [Fact]
    public void AnExpressionIsComparedAsItStands()
    {
        var vault = PlanTrees.Running with { Secrets = PlanTrees.Running.Secrets with { Play = Secret.FromVault("hive_play") } };
        var other = PlanTrees.Running with { Secrets = PlanTrees.Running.Secrets with { Play = Secret.FromVault("hive_other") } };
        Assert.Empty(ChangePlan.Between(vault.Tree(), vault.Tree()).Changes);
        Assert.Equal(3, ChangePlan.Between(vault.Tree(), other.Tree()).Changes.Count);
        var unknown = ChangePlan.Between(PlanTrees.Running.Tree(), vault.Tree());
        Assert.Empty(unknown.Lines());
        Assert.Equal(["node1, node2, node3: play.http.secret.key in /etc/thehive/secret.conf"], unknown.NotCompared);
    }

    [Fact]
    public void AnotherDatacenterOfOneNodeMovesTheRacksOfOthers()
    {
        var moved = PlanTrees.Running with
        {
            Nodes = [PlanTrees.Running.Nodes[0], PlanTrees.Running.Nodes[1] with { Datacenter = DatacenterName.Parse("dc2") }, PlanTrees.Running.Nodes[2]],
        };
        var forbidden = ChangePlan.Between(PlanTrees.Running.Tree(), moved.Tree()).Forbidden.ToList();
        Assert.Equal(["node2 dc", "node2 rack", "node3 rack"], forbidden.Select(change => change.Node + " " + change.Setting));
        Assert.All(forbidden, change => Assert.Equal("HC8104", change.Rule));
        Assert.Contains("state 'rack: rack3' of node3", forbidden[2].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherSnitchThatLeavesTheNodeInItsPlaceIsARestart()
    {
        static Lint.Repo With(string snitch, string dc) => PlanTrees.Running.Tree()
            .With(Cass, "endpoint_snitch: GossipingPropertyFileSnitch", "endpoint_snitch: " + snitch)
            .With("node1/etc/cassandra/cassandra-rackdc.properties", "datacenter1", dc);
        Assert.Equal(["node1 cassandra.yaml endpoint_snitch: 'SimpleSnitch' → 'GossipingPropertyFileSnitch' [Restart]"], ChangePlan.Between(With("SimpleSnitch", "datacenter1"), PlanTrees.Running.Tree()).Lines());
        Assert.Contains("node1 cassandra.yaml endpoint_snitch: 'GossipingPropertyFileSnitch' → 'SimpleSnitch' [Never HC8104]", ChangePlan.Between(With("GossipingPropertyFileSnitch", "dc2"), With("SimpleSnitch", "dc2")).Lines());
    }

    [Fact]
    public void HalfOfTheNodesNeverLeaveAtOnce()
    {
        var three = PlanTrees.Running;
        var plan = ChangePlan.Between(three.Tree(), (three with { Nodes = [three.Nodes[0]] }).Tree());
        Assert.Equal(["node2", "node3"], plan.Forbidden.Where(change => change.Rule is "HC8109").Select(change => change.Node));
        Assert.DoesNotContain(ChangePlan.Between(three.Tree(), (three with { Nodes = [.. three.Nodes.Take(2)] }).Tree()).Changes, change => change.Rule is "HC8109");
    }

    [Fact]
    public void AnotherOwnerOrModeIsAChange()
    {
        var plan = ChangePlan.Between(PlanTrees.Running.Tree(), PlanTrees.Running.Tree().With("manifest.json", "\"mode\": \"0400\"", "\"mode\": \"0440\""));
        Assert.Equal(3, plan.Changes.Count);
        Assert.All(plan.Lines(), line => Assert.EndsWith("secret.conf (access): 'thehive:thehive 0400' → 'thehive:thehive 0440' [None]", line, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatCannotBeReadIsComparedAsAWhole()
    {
        var broken = PlanTrees.Running.Tree().With(Cass, "cluster_name: thp", "cluster_name: [thp");
        Assert.Equal(["node1 cassandra.yaml (file): 'present' → 'changed' [Restart]"], ChangePlan.Between(PlanTrees.Running.Tree(), broken).Lines());
        Assert.Empty(ChangePlan.Between(broken, broken).Changes);
    }

    [Fact]
    public void AFileThatNobodyGeneratedIsNobodysBusiness()
    {
        var tree = PlanTrees.Running.Tree();
        var more = new Lint.Repo([.. tree.Files, File("node1/etc/fstab", "/etc/fstab", Storage.Fstab.Kind, "x /y nfs hard 0 0\n", "node1")]);
        Assert.Empty(ChangePlan.Between(more, tree).Changes);

        // Without a manifest everything belongs to the tree.
        Assert.Contains("node1 fstab (file): 'present' → absent [None]", ChangePlan.Between(Bare(more), tree).Lines());
    }

    [Fact]
    public void OneFileForAllMachinesIsComparedWithThatOfEach()
    {
        var tree = Bare(PlanTrees.Running.Tree());
        var secret = tree.Files.First(file => file.Kind == TheHive.SecretConf.Kind);
        var shared = new Lint.Repo([.. tree.Files.Where(file => file.Kind != secret.Kind), File("common/secret.conf", "/etc/thehive/secret.conf", secret.Kind, secret.Text, node: null)]);
        Assert.Empty(ChangePlan.Between(shared, tree).Lines());
        Assert.Empty(ChangePlan.Between(tree, shared).Lines());
    }

    [Fact]
    public void ASettingCountsWhereverTheIncludesPutIt()
    {
        var tree = Bare(PlanTrees.Running.Tree());
        var secret = tree.Files.First(file => file.Kind == TheHive.SecretConf.Kind && file.Node is "node1");
        var inline = new Lint.Repo([.. tree.Files.Where(file => file != secret)]).With(Hive, "include required(file(\"/etc/thehive/secret.conf\"))", secret.Text);
        Assert.Equal(["node1 secret.conf (file): 'present' → absent [Restart]"], ChangePlan.Between(tree, inline).Lines());
    }

    [Fact]
    public void EveryDeclarationIsKnown()
    {
        var declaring = typeof(Key).Assembly.GetTypes()
            .Where(type => type.GetProperty("Kind", System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)?.PropertyType == typeof(FileKind))
            .SelectMany(type => type.GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static))
            .Where(property => typeof(Key).IsAssignableFrom(property.PropertyType))
            .Select(property => (Key)property.GetValue(obj: null)!);
        Assert.Empty(declaring.Select(key => key.Name).Except(DeclaredKeys.All.Select(key => key.Name), StringComparer.Ordinal));
    }

    private static Lint.Repo Bare(Lint.Repo repo) => new([.. repo.Files.Where(file => file.Kind != Generate.Manifest.Kind)]);

    private static ConfigFile File(string path, string installed, FileKind kind, string text, string? node)
        => new(path, kind, text) { Node = node, InstalledPath = installed, IsInstalledPathKnown = true };

    [Fact]
    public void EveryRuleOfAChangeIsOneThatPlanKnows()
    {
        var named = DeclaredKeys.All.Where(key => key.ChangeRule is not null).ToList();
        Assert.All(named, key => Assert.True(Rules.Find(key.ChangeRule!)!.IsPlanOnly));
        Assert.All(DeclaredKeys.All.Where(key => key.Change is Consequence.Never or Consequence.Stored), key => Assert.NotNull(key.ChangeRule));
    }
}
