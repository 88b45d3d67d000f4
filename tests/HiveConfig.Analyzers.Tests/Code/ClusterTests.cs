using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace HiveConfig.Analyzers.Tests;

/// <summary>HCA1006 to HCA1013: what one initialiser says of a cluster.</summary>
public sealed class ClusterTests
{
    private const string Three = """new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")""";

    private static string With(string properties) => $"var made = cluster with {{ {properties} }};";

    [Theory]
    [InlineData("""[new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node1", "10.0.0.3")]""")]
    [InlineData("""new[] { new Node("node1", "10.0.0.1"), new Node("node2", "10.0.0.2"), new Node("node1", "10.0.0.3") }""")]
    [InlineData("""new List<Node> { new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node1", "10.0.0.3") }""")]
    [InlineData("""[new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new() { Address = HostAddress.Parse("10.0.0.3"), Name = NodeName.Parse("node1") }]""")]
    [InlineData("""[new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new Node("node3", "10.0.0.3") with { Name = NodeName.Parse("node1") }]""")]
    [InlineData("""[new("node1", "10.0.0.1"), new("node1", "10.0.0.2"), .. cluster.Nodes]""")]
    [InlineData("""new List<Node>(3) { new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node1", "10.0.0.3") }""")]
    [InlineData("""new[] { new Node("node1", "10.0.0.1"), new Node("node2", "10.0.0.2"), new Node("node1", "10.0.0.3") }.ToList()""")]
    [InlineData("""Array.AsReadOnly(new[] { new Node("node1", "10.0.0.1"), new Node("node2", "10.0.0.2"), new Node("node1", "10.0.0.3") })""")]
    [InlineData("""System.Collections.Immutable.ImmutableArray.Create(new Node("node1", "10.0.0.1"), new Node("node2", "10.0.0.2"), new Node("node1", "10.0.0.3"))""")]
    [InlineData("""System.Collections.Immutable.ImmutableList.Create(new Node("node1", "10.0.0.1"), new Node("node2", "10.0.0.2"), new Node("node1", "10.0.0.3"), new Node("node4", "10.0.0.4"), new Node("node5", "10.0.0.5"))""")]
    [InlineData("""[.. new Node[] { new("node1", "10.0.0.1"), new("node2", "10.0.0.2") }, new("node1", "10.0.0.3")]""")]
    public async Task Two_nodes_of_one_name(string nodes)
    {
        var found = Assert.Single(await Source.Lint(With("Nodes = " + nodes)));
        Assert.EndsWith(": two nodes are called 'node1'", found, StringComparison.Ordinal);
        Assert.StartsWith("HCA1006 ", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_of_two_is_told_too()
    {
        var found = Assert.Single(await Source.Diagnose(Source.Document(Source.Method(With($"""Nodes = [{Three}, new("node1", "10.0.0.4"), new("node5", "10.0.0.5")]""")))));
        Assert.Equal("\"node1\"", found.Location.SourceTree!.GetText().ToString(Assert.Single(found.AdditionalLocations).SourceSpan));
    }

    [Theory]
    [InlineData($"""Nodes = [{Three}]""")]
    [InlineData("""Nodes = Enumerable.Range(1, 3).Select(i => new Node($"node{i}", $"10.0.0.{i}")).ToList()""")]
    [InlineData("""Nodes = [new("node1" + directory, "10.0.0.1"), new("node1", "10.0.0.2"), new("node3", "10.0.0.3")]""")]
    [InlineData("""Nodes = [Make(1), Make(1), Make(2)]""")]
    [InlineData("""Nodes = [cluster.Nodes[0], cluster.Nodes[0] with { Name = NodeName.Parse("node9") }, cluster.Nodes[0]]""")]
    [InlineData($"""Nodes = [{Three}], LoadBalancer = new() {"{"} VirtualIp = Cidr.Parse("10.0.0.50/24") {"}"}""")]
    [InlineData($"""Nodes = [{Three}], LoadBalancer = new() {"{"} VirtualIp = Cidr.Parse(directory) {"}"}""")]
    [InlineData($"""Nodes = [{Three}], LoadBalancer = new() {"{"} VirtualIp = Cidr.Parse("10.0.0.50/24") {"}"}, Storage = new NfsStorage {"{"} Server = HostAddress.Parse("10.0.0.1"), Export = AbsolutePath.Parse("/srv") {"}"}""")]
    public async Task Nodes_that_are_distinct_or_unknown(string properties)
        => Assert.Empty(await Source.Lint("static Node Make(int i) => new($\"node{i}\", $\"10.0.0.{i}\");\n" + With(properties)));

    [Fact]
    public async Task Nodes_made_in_a_loop_are_unknown()
        => Assert.Empty(await Source.Lint("""
            var nodes = new List<Node> { new("node1", "10.0.0.1"), new("node2", "10.0.0.2") };
            for (var i = 3; i < 6; i++)
            {
                nodes.Add(new($"node{i}", $"10.0.0.{i}"));
            }

            var made = cluster with { Nodes = nodes };
            """));

    [Fact]
    public async Task Nodes_in_variables_that_are_set_once_are_known()
        => Assert.Equal("HCA1006", await Source.Ids("""
            const string Name = "node2";
            var address = "10.0.0.3";
            var one = new Node("node1", "10.0.0.1");
            IReadOnlyList<Node> nodes = [one, new(Name, "10.0.0.2"), new(Name, address)];
            var made = cluster with { Nodes = nodes };
            """));

    // A list that is only read is known, however often.
    [Theory]
    [InlineData("Console.WriteLine(nodes.Length);", true)]
    [InlineData("foreach (var node in nodes) { Console.WriteLine(node); }", true)]
    [InlineData("Console.WriteLine(nodes[0]); Console.WriteLine(string.Join(\", \", nodes.Select(node => node.Address)));", true)]
    [InlineData("nodes[2] = new(\"node3\", \"10.0.0.3\");", false)]
    [InlineData("Array.Reverse(nodes);", false)]
    [InlineData("var other = nodes; other[2] = new(\"node3\", \"10.0.0.3\");", false)]
    public async Task A_list_that_is_used_elsewhere_too(string use, bool isKnown)
        => Assert.Equal(isKnown ? "HCA1006" : "", await Source.Ids("""Node[] nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node1", "10.0.0.3")];""" + use + With("Nodes = nodes")));

    [Fact]
    public async Task Lists_in_static_members_are_known()
        => Assert.Equal(["HCA1006", "HCA1010"], (await Source.LintFile(Source.Usings + """
            internal static class Sample
            {
                private static readonly Role[] Store = [Role.Cassandra, Role.Elasticsearch];
                private static readonly Role[] Web = [Role.TheHive, Role.LoadBalancer];
                private static IReadOnlyList<Node> Nodes => [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node1", "10.0.0.3")];
                internal static Cluster One(Cluster cluster) => cluster with { Nodes = Nodes };
                internal static Cluster Two(Cluster cluster) => cluster with
                {
                    Nodes = [new("s1", "10.0.0.1") { Roles = Store }, new("s2", "10.0.0.2") { Roles = Store }, new("s3", "10.0.0.3") { Roles = Store }, new("w1", "10.0.0.4") { Roles = Web }, new("w2", "10.0.0.5") { Roles = Web }],
                };
            }
            """)).Select(finding => finding[..7]));

    // Each of these once ended the compiler.
    [Fact]
    public async Task What_is_made_of_itself_is_unknown()
        => Assert.Empty(await Source.LintFile(Source.Usings + """
            internal static class Sample
            {
                private static readonly Node One = One with { Address = HostAddress.Parse("10.0.0.2") };
                private static readonly Node Two = Three with { Memory = null };
                private static readonly Node Three = Two with { Rack = null };
                private static readonly string Text = Text ?? Text;
                private static IReadOnlyList<Node> All => [.. All, .. All];
                internal static Cluster First(Cluster cluster) => cluster with { Nodes = [One, Two, Three] };
                internal static Cluster Second(Cluster cluster) => cluster with { Nodes = All };
                internal static FileSet Files(Cluster cluster) => cluster.Generate(_ => Text);
                internal static HostAddress Address => HostAddress.Parse(Text);
            }
            """));

    [Fact]
    public async Task Variables_that_are_set_again_are_unknown()
        => Assert.Empty(await Source.Lint("""
            var one = new Node("node1", "10.0.0.1");
            if (directory.Length > 3)
            {
                one = new Node("node4", "10.0.0.4");
            }

            var made = cluster with { Nodes = [one, new("node1", "10.0.0.1"), new("node3", "10.0.0.3")] };
            """));

    [Theory]
    [InlineData("""Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.1")]""", "HCA1007 \"10.0.0.1\": 'node3' has the address '10.0.0.1' of 'node1'")]
    [InlineData("""Nodes = [new("node1", "fd00::1"), new("node2", "fd00::2"), new("node3", "FD00:0::1")]""", "HCA1007 \"FD00:0::1\": 'node3' has the address 'fd00::1' of 'node1'")]
    [InlineData("""Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "n3.example.org") { Ip = HostAddress.Parse("10.0.0.2") }]""", "HCA1007 HostAddress.Parse(\"10.0.0.2\"): 'node3' has the address '10.0.0.2' of 'node2'")]
    [InlineData($"""Nodes = [{Three}], LoadBalancer = new() {"{"} VirtualIp = Cidr.Parse("10.0.0.2/24") {"}"}""", "HCA1007 Cidr.Parse(\"10.0.0.2/24\"): the virtual IP '10.0.0.2/24' is the address of 'node2', expected one of its own")]
    [InlineData($"""Nodes = [{Three}], LoadBalancer = new() {"{"} VirtualIp = Cidr.Parse("10.0.0.50/24") {"}"}, Storage = new NfsStorage {"{"} Server = HostAddress.Parse("10.0.0.50"), Export = AbsolutePath.Parse("/srv") {"}"}""", "HCA1007 Cidr.Parse(\"10.0.0.50/24\"): the virtual IP '10.0.0.50/24' is the address of the NFS server, expected one of its own")]
    public async Task Two_machines_at_one_address(string properties, string expected) => Assert.Equal([expected], await Source.Lint(With(properties)));

    [Theory]
    [InlineData("Cassandra = new() { ReplicationFactor = 4 }", "'replication' is 4 with 3 Cassandra nodes in 'datacenter1', expected 3")]
    [InlineData("Cassandra = new() { ReplicationFactor = 2 }", "'replication' is 2 with 3 Cassandra nodes in 'datacenter1', expected 3")]
    [InlineData("Cassandra = new() { ReplicationFactors = new Dictionary<DatacenterName, int> { [DatacenterName.Parse(\"datacenter1\")] = 5 } }", "'replication' is 5 with 3 Cassandra nodes in 'datacenter1', expected 3")]
    [InlineData("Elasticsearch = new() { Replicas = 3 }", "'replicas' is 3 with 3 Elasticsearch nodes that hold data, expected 0-2")]
    [InlineData("Elasticsearch = new() { Replicas = 0 }", "'replicas' is 0 with 3 Elasticsearch nodes that hold data: each keeps a part of the index that nobody else has; expected 1-2")]
    public async Task Replicas_that_do_not_fit(string part, string message)
        => Assert.Equal(["HCA1009: " + message], (await Source.Lint(With($"Nodes = [{Three}], {part}"))).Select(finding => finding[..7] + finding[finding.IndexOf(": ", StringComparison.Ordinal)..]));

    [Theory]
    [InlineData("Cassandra = new() { ReplicationFactor = 3 }")]
    [InlineData("Cassandra = new() { ReplicationFactor = directory.Length }")]
    [InlineData("Cassandra = new()")]
    [InlineData("Elasticsearch = new() { Replicas = 1 }")]
    [InlineData("Elasticsearch = new() { Replicas = null }")]
    public async Task Replicas_that_fit(string part) => Assert.Empty(await Source.Lint(With($"Nodes = [{Three}], {part}")));

    [Fact]
    public async Task Replicas_beside_unknown_nodes() => Assert.Empty(await Source.Lint(With("Cassandra = new() { ReplicationFactor = 2 }")));

    // Names may be unknown where only their number counts; what a node does may not.
    [Fact]
    public async Task Replicas_beside_nodes_of_unknown_names_and_unknown_roles()
    {
        Assert.Equal("HCA1009", await Source.Ids(With("Nodes = [new(directory + 1, \"10.0.0.1\"), new(directory + 2, \"10.0.0.2\"), new(directory + 3, \"10.0.0.3\")], Cassandra = new() { ReplicationFactor = 4 }")));
        Assert.Empty(await Source.Lint(With("Nodes = [new(\"node1\", \"10.0.0.1\"), new(\"node2\", \"10.0.0.2\") { Roles = cluster.Nodes[0].Roles }, new(\"node3\", \"10.0.0.3\")], Cassandra = new() { ReplicationFactor = 4 }")));
    }

    [Fact]
    public async Task An_even_number_where_a_majority_decides()
    {
        Assert.Equal(["HCA1010 Nodes: there are 2 nodes of TheHive and of Cassandra and of master-eligible Elasticsearch, expected three or more: of two none may fail"], await Source.Lint(With("""Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2")]""")));
        Assert.Equal(["HCA1010 Nodes: there are 4 nodes of TheHive, expected an odd number: one less may fail as many"], await Source.Lint(With($"""Nodes = [{Three}, new("node4", "10.0.0.4")]""")));
        Assert.Empty(await Source.Lint(With($"""Nodes = [{Three}, new("node4", "10.0.0.4") {"{"} Roles = [Role.Cassandra, Role.Elasticsearch] {"}"}]""")));
        Assert.Equal("HCA1010", await Source.Ids(With("""
            Nodes =
            [
                new("node1", "10.0.0.1") { ElasticsearchRoles = [ElasticsearchRole.Master, ElasticsearchRole.Data] },
                new("node2", "10.0.0.2") { ElasticsearchRoles = [ElasticsearchRole.Master, ElasticsearchRole.Data] },
                new("node3", "10.0.0.3") { ElasticsearchRoles = [ElasticsearchRole.Data] },
            ]
            """)));
    }

    [Theory]
    [InlineData("TheHiveJvm = [JvmSetting.Parse(\"-Dpekko.cluster.min-nr-of-members=3\")]", "3")]
    [InlineData("TheHiveJvm = [JvmSetting.Parse(\"-Dpekko.cluster.min-nr-of-members=1\")]", "1")]
    [InlineData("ApplicationConf = Extra.Parse(\"pekko.cluster.min-nr-of-members: 3\")", "3")]
    public async Task A_minimum_of_members_that_is_no_majority(string extra, string marked)
    {
        var statements = With($"Nodes = [{Three}], Extra = new() {{ {extra} }}");
        Assert.Equal([$"HCA1011 {marked}: 'min-nr-of-members' is {marked} with 3 TheHive nodes, expected 2: more than half"], await Source.Lint(statements));
        var mended = statements.Replace("members=" + marked, "members=2", StringComparison.Ordinal).Replace("members: " + marked, "members: 2", StringComparison.Ordinal);
        Assert.Equal(Source.Method(mended), await Source.Fix(Source.Method(statements)));
        Assert.Empty(await Source.Lint(mended));
    }

    [Fact]
    public async Task Every_minimum_of_members_of_a_document_is_mended_at_once()
    {
        var statements = With($"Nodes = [{Three}], Extra = new() {{ TheHiveJvm = [JvmSetting.Parse(\"-Dpekko.cluster.min-nr-of-members=3\")] }}")
            + "\n" + With($"Nodes = [{Three}], Extra = new() {{ ApplicationConf = Extra.Parse(\"pekko.cluster.min-nr-of-members: 1\") }}").Replace("made", "other", StringComparison.Ordinal);
        Assert.Equal(
            Source.Method(statements.Replace("members=3", "members=2", StringComparison.Ordinal).Replace("members: 1", "members: 2", StringComparison.Ordinal)),
            await Source.FixAll(Source.Method(statements)));
    }

    [Fact]
    public async Task A_minimum_of_members_of_unknown_nodes_or_of_a_constant_elsewhere()
    {
        Assert.Empty(await Source.Lint(With("Extra = new() { TheHiveJvm = [JvmSetting.Parse(\"-Dpekko.cluster.min-nr-of-members=3\")] }")));

        // Behind a variable there is one.
        Assert.Equal(["HCA1011 1: 'min-nr-of-members' is 1 with 3 TheHive nodes, expected 2: more than half"], await Source.Lint("var option = \"-Dpekko.cluster.min-nr-of-members=1\";" + With($"Nodes = [{Three}], Extra = new() {{ TheHiveJvm = [JvmSetting.Parse(option)] }}")));

        // There is no number to mend in this literal, but the fault is one.
        var document = Source.Document(Source.Method($"const string Three = \"3\";\n" + With($"Nodes = [{Three}], Extra = new() {{ TheHiveJvm = [JvmSetting.Parse(\"-Dpekko.cluster.min-nr-of-members=\" + Three)] }}")));
        Assert.Empty(await Source.ActionsFor(document, Assert.Single(await Source.Diagnose(document))));
    }

    [Theory]
    [InlineData("CassandraYaml = Extra.Parse(\"seed_provider: [{class_name: x, parameters: [{seeds: '10.0.0.1,10.0.0.9'}]}]\")", "10.0.0.9", "a seed")]
    [InlineData("ElasticsearchYml = Extra.Parse(\"discovery.seed_hosts: [10.0.0.1, '10.0.0.9:9300']\")", "10.0.0.9:9300", "a seed")]
    [InlineData("ElasticsearchYml = Extra.Parse(\"cluster.initial_master_nodes: [node1, node9]\")", "node9", "a first master")]
    [InlineData("ApplicationConf = Extra.Parse(\"db.janusgraph.storage.hostname: [10.0.0.9]\")", "10.0.0.9", "a contact point")]
    [InlineData("ApplicationConf = Extra.Parse(\"pekko.cluster.seed-nodes: ['pekko://application@10.0.0.9:2551']\")", "pekko://application@10.0.0.9:2551", "a seed")]
    [InlineData("TheHiveJvm = [JvmSetting.Parse(\"-Dpekko.cluster.seed-nodes.0=pekko://application@10.0.0.9:2551\")]", "pekko://application@10.0.0.9:2551", "a seed")]
    [InlineData("TheHiveJvm = [JvmSetting.Parse(\"-Ddb.janusgraph.storage.hostname=10.0.0.1,10.0.0.9\")]", "10.0.0.9", "a contact point")]
    [InlineData("HaproxyDefaults = [HaproxySetting.Parse(\"server hive 10.0.0.9:9000 check\")]", "10.0.0.9:9000", "a backend")]
    public async Task A_seed_a_contact_point_or_a_backend_that_is_no_node(string extra, string entry, string what)
        => Assert.Equal(
            [$"HCA1008 {entry}: '{entry}' is {what}, but no node of this cluster; expected '10.0.0.1' or '10.0.0.2' or '10.0.0.3'"],
            await Source.Lint(With($"Nodes = [{Three}], Extra = new() {{ {extra} }}")));

    [Theory]
    [InlineData("ElasticsearchYml = Extra.Parse(\"discovery.seed_hosts: [10.0.0.1, 10.0.0.2]\")")]
    [InlineData("ElasticsearchYml = Extra.Parse(\"discovery.seed_hosts: [es1.example.org]\")")]
    [InlineData("ElasticsearchYml = Extra.Parse(\"discovery.seed_hosts: ['{{ seed }}']\")")]
    [InlineData("ElasticsearchYml = Extra.Parse(directory)")]
    [InlineData("ApplicationConf = Extra.Parse(\"kamon.prometheus.embedded-server.hostname: 10.0.0.9\")")]
    [InlineData("HaproxyGlobal = [HaproxySetting.Parse(\"log 10.0.0.9:514 local0\")]")]
    [InlineData("ElasticsearchYml = Extra.Parse(\"discovery.seed_hosts: ['10.0.0.1:9300', 10.0.0.2, node3]\")")]
    public async Task A_node_or_something_unknown(string extra) => Assert.Empty(await Source.Lint(With($"Nodes = [{Three}], Extra = new() {{ {extra} }}")));

    [Theory]
    [InlineData("Roles = [Role.Cassandra, Role.Elasticsearch, Role.TheHive]", "Nodes: only 'node1' has the role 'loadbalancer': no other can take the virtual IP over, expected two or more")]
    public async Task A_virtual_ip_that_stays_where_it_is(string others, string expected)
        => Assert.Equal(["HCA1012 " + expected], await Source.Lint(With($$"""Nodes = [new("node1", "10.0.0.1") { Roles = [Role.Cassandra, Role.Elasticsearch, Role.TheHive, Role.LoadBalancer] }, new("node2", "10.0.0.2") { {{others}} }, new("node3", "10.0.0.3") { {{others}} }]""")));

    // Priorities are ten apart from 250 down: they cannot repeat, but they can run out.
    [Fact]
    public async Task More_balancers_than_priorities()
        => Assert.Equal(
            ["HCA1012 Nodes: 11 nodes have the role 'loadbalancer', expected at most 10: their priorities begin at 250 and are ten apart"],
            await Source.Lint(With("Nodes = [" + string.Join(", ", Enumerable.Range(1, 11).Select(i => $"new(\"node{i}\", \"10.0.0.{i}\") {{ Roles = [Role.Cassandra, Role.Elasticsearch, Role.TheHive, Role.LoadBalancer] }}")) + "]")));

    // Which nodes there are does not matter, nor where the balancer is made.
    [Theory]
    [InlineData("VirtualIp = Cidr.Parse(\"10.0.0.255/24\")", "HCA1012 VirtualIp: the virtual IP '10.0.0.255/24' is the broadcast address, expected one that a machine can have")]
    [InlineData("VirtualIp = Cidr.Parse(\"127.0.0.1/8\")", "HCA1012 VirtualIp: the virtual IP '127.0.0.1/8' is a loopback, wildcard or multicast address, expected one that a machine can have")]
    [InlineData("VirtualIp = cluster.LoadBalancer.VirtualIp, VirtualRouterId = 0", "HCA1012 VirtualRouterId: 'routerId' is 0, expected 1-255")]
    [InlineData("VirtualIp = Cidr.Parse(\"10.0.0.50/24\"), VirtualRouterId = 1", null)]
    [InlineData("VirtualIp = Cidr.Parse(directory), VirtualRouterId = directory.Length", null)]
    public async Task A_balancer_by_itself(string properties, string? expected)
        => Assert.Equal(expected is null ? [] : [expected], await Source.Lint($"var balancer = new LoadBalancer {{ {properties} }}; {With($"Nodes = [{Three}], LoadBalancer = balancer")}"));

    // A node alone is its own seed; and 10.0.0.1 is no part of 10.0.0.11.
    [Fact]
    public async Task A_seed_on_loopback_and_one_that_begins_like_a_node()
    {
        const string Extra = "Extra = new() { ElasticsearchYml = Extra.Parse(\"discovery.seed_hosts: [127.0.0.1]\") }";
        Assert.Equal("HCA1012", await Source.Ids(With($"Nodes = [new(\"node1\", \"10.0.0.1\")], {Extra}")));
        Assert.Equal("HCA1008", await Source.Ids(With($"Nodes = [{Three}], {Extra}")));

        var document = Source.Document(Source.Method(With("""Nodes = [new("node1", "10.0.0.11"), new("node2", "10.0.0.12"), new("node3", "10.0.0.13")], Extra = new() { ElasticsearchYml = Extra.Parse("discovery.seed_hosts: [10.0.0.11, 10.0.0.1]") }""")));
        var place = Assert.Single(await Source.Diagnose(document)).Location;
        Assert.Equal(", 10.0.0.1]", place.SourceTree!.GetText().ToString(new(place.SourceSpan.Start - 2, place.SourceSpan.Length + 3)));
    }

    [Theory]
    [InlineData(0, "HCA1012 VirtualRouterId: 'routerId' is 0, expected 1-255")]
    [InlineData(256, "HCA1012 VirtualRouterId: 'routerId' is 256, expected 1-255")]
    [InlineData(255, null)]
    public async Task The_id_of_the_virtual_router(int number, string? expected)
        => Assert.Equal(expected is null ? [] : [expected], await Source.Lint(With($"LoadBalancer = new() {{ VirtualIp = cluster.LoadBalancer.VirtualIp, VirtualRouterId = {number} }}")));

    [Theory]
    [InlineData("100", "110", "100", "0", "HCA1012 100: 'node3' has the VRRP priority 100, which 'node1' has, expected one of its own")]
    [InlineData("0", "110", "100", "0", "HCA1012 0: 'vrrpPriority' is 0, expected 1-254")]
    [InlineData("255", "110", "100", "0", "HCA1012 255: 'vrrpPriority' is 255, expected 1-254")]
    [InlineData("240", "null", "100", "0", "HCA1012 240: 'node1' has the VRRP priority 240, which 'node2' has unless it states another, expected one of its own")]
    [InlineData("100", "110", "120", "-20", "HCA1012 VrrpWeight: the weight -20 leaves 'node3' at 100 when its HAProxy is gone and 'node1' at 100 with HAProxy: nobody takes over, expected 0, or more than the 20 by which their priorities differ")]
    [InlineData("null", "null", "null", "2", "HCA1012 VrrpWeight: the weight 2 leaves 'node1' at 250 when its HAProxy is gone and 'node3' at 232 with HAProxy: nobody takes over, expected 0, or more than the 20 by which their priorities differ")]
    [InlineData("100", "110", "120", "300", "HCA1012 VrrpWeight: 'weight' is 300, expected -253 to 253")]
    [InlineData("100", "110", "120", "-21", null)]
    [InlineData("100", "priority", "100 + 10", "priority", null)]
    [InlineData("100", "priority", "priority", "0", null)]
    public async Task Priorities_and_a_weight_that_cannot_fail_over(string first, string second, string third, string weight, string? expected)
        => Assert.Equal(
            expected is null ? [] : [expected],
            await Source.Lint("var priority = directory.Length;\n" + With($$"""Nodes = [new("node1", "10.0.0.1") { VrrpPriority = {{first}} }, new("node2", "10.0.0.2") { VrrpPriority = {{second}} }, new("node3", "10.0.0.3") { VrrpPriority = {{third}} }], LoadBalancer = new() { VirtualIp = Cidr.Parse("10.0.0.50/24"), VrrpWeight = {{weight}} }""")));

    // Who else there is is unknown; that two state the same is not.
    [Fact]
    public async Task Priorities_that_repeat_in_a_list_of_which_a_part_is_unknown()
        => Assert.Equal(
            ["HCA1012 100: 'node2' has the VRRP priority 100, which 'node1' has, expected one of its own"],
            await Source.Lint(With("""Nodes = [new("node1", "10.0.0.1") { VrrpPriority = 100 }, new("node2", "10.0.0.2") { VrrpPriority = 100 }, .. cluster.Nodes]""")));

    [Fact]
    public async Task One_node_twice()
        => Assert.Equal("HCA1006", await Source.Ids("var one = new Node(\"node1\", \"10.0.0.1\");\n" + With("Nodes = [one, one, new(\"node3\", \"10.0.0.3\")]")));

    [Theory]
    [InlineData("10.0.1.50/24", "HCA1012 HCA1012 HCA1012")]
    [InlineData("10.0.0.0/24", "HCA1012")]
    [InlineData("fd00::50/64", "HCA1012 HCA1012 HCA1012")]
    [InlineData("10.0.0.50/24", "")]
    public async Task A_virtual_ip_that_its_balancers_cannot_have(string vip, string ids)
        => Assert.Equal(ids, await Source.Ids(With($"Nodes = [{Three}], LoadBalancer = new() {{ VirtualIp = Cidr.Parse(\"{vip}\") }}")));

    [Theory]
    [InlineData("""var value = new TheHive { Version = ProductVersion.Parse("5.2"), Url = PublicUrl.Parse("https://t.example.org") };""", "HCA1013 ProductVersion.Parse(\"5.2\"): TheHive '5.2' is older than the vendor supports, expected 5.3 or later")]
    [InlineData("""var value = new Cassandra { Version = ProductVersion.Parse("3.11") };""", "HCA1013 ProductVersion.Parse(\"3.11\"): Cassandra '3.11' is older than TheHive 5.7.3 supports, expected 4.0 to 4.1")]
    [InlineData("""var value = new Elasticsearch { Version = ProductVersion.Parse("6.8") };""", "HCA1013 ProductVersion.Parse(\"6.8\"): Elasticsearch '6.8' is older than TheHive 5.7.3 supports, expected 7.11 to 9.1")]
    [InlineData("""var value = cluster.Elasticsearch with { Version = ProductVersion.Parse("6.8") };""", "HCA1013 ProductVersion.Parse(\"6.8\"): Elasticsearch '6.8' is older than TheHive 5.7.3 supports, expected 7.11 to 9.1")]
    [InlineData("""var value = cluster with { TheHive = new() { Version = ProductVersion.Parse("5.4.2"), Url = cluster.TheHive.Url }, Elasticsearch = new() { Version = ProductVersion.Parse("9.0") } };""", "HCA1013 ProductVersion.Parse(\"9.0\"): Elasticsearch '9.0' is newer than TheHive 5.4.2 supports, expected 7.10 to 8.19")]
    [InlineData("""var index = new Elasticsearch { Version = ProductVersion.Parse("9.0") }; var value = cluster with { TheHive = new() { Version = ProductVersion.Parse("5.4.2"), Url = cluster.TheHive.Url }, Elasticsearch = index };""", "HCA1013 ProductVersion.Parse(\"9.0\"): Elasticsearch '9.0' is newer than TheHive 5.4.2 supports, expected 7.10 to 8.19")]
    public async Task A_version_outside_the_support_table(string statements, string expected) => Assert.Equal([expected], await Source.Lint(statements));

    [Theory]
    [InlineData("""var value = new TheHive { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse("https://t.example.org") };""")]
    [InlineData("""var value = new Cassandra { Version = ProductVersion.Parse("4.0.17") };""")]
    [InlineData("""var value = new Cassandra { Version = ProductVersion.Parse(directory) };""")]
    [InlineData("""var value = new Elasticsearch { Version = ProductVersion.Parse("9.0") };""")]
    [InlineData("""var value = new Elasticsearch { Version = ProductVersion.Parse("7.10") };""")]
    [InlineData("""var value = cluster with { TheHive = new() { Version = ProductVersion.Parse("5.6"), Url = cluster.TheHive.Url }, Elasticsearch = new() { Version = ProductVersion.Parse("9.1") } };""")]
    [InlineData("""var version = ProductVersion.Parse("3.11");""")]
    public async Task A_version_in_the_support_table(string statements) => Assert.Empty(await Source.Lint(statements));

    // The risk is the operator's to take, and then a warning.
    [Fact]
    public async Task Cassandra_5_by_one_s_own_risk()
    {
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Error, await Severity("Version = ProductVersion.Parse(\"5.0\")"));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, await Severity("Version = ProductVersion.Parse(\"5.0\"), AllowUnsupported = true"));

        static async Task<Microsoft.CodeAnalysis.DiagnosticSeverity> Severity(string properties)
            => Assert.Single(await Source.Diagnose(Source.Document(Source.Method($"var value = new Cassandra {{ {properties} }};")))).Severity;
    }
}
