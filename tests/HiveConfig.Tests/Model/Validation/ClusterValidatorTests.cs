using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Each rule: what it catches, and the nearest thing that it must not catch.</summary>
public sealed class ClusterValidatorTests
{
    private const string Clear =
        "warning HC0051: 'tls' is off: passwords, sessions and cases cross the network in clear, and Elasticsearch, which refuses logins between machines without it, "
        + "lets whoever reaches its port 9200 read, change and delete the whole index; expected 'tls: true', or a network that nobody else is in";

    private static readonly Cluster Good = ThreeNodes.Cluster;

    [Fact]
    public void TheSampleIsQuiet() => Quiet(Good);

    [Fact]
    public void NodeNamesAreDistinct()
    {
        Caught("error HC0010: two nodes are called 'node1'", Good with { Nodes = [.. Good.Nodes, new("node1", "10.10.1.14")] });
        Quiet(Good with { Nodes = [.. Good.Nodes, new("node11", "10.10.1.14")] });
    }

    [Fact]
    public void AddressesAreDistinct()
    {
        Caught("error HC0011: 'node4' has the address '10.10.1.11' of 'node1'", Good with { Nodes = [.. Good.Nodes, new("node4", "10.10.1.11")] });
        Caught("error HC0011: 'node5' has the address 'fd00::1' of 'node4'", Good with { Nodes = [.. Good.Nodes, new("node4", "fd00::1") { Dns = HostAddress.Parse("node4") }, new("node5", "fd00:0::0:1") { Dns = HostAddress.Parse("node5") }] });
        Quiet(Good with { Nodes = [.. Good.Nodes, new("node4", "10.10.1.111")] });
    }

    [Fact]
    public void AddressesLeadToAMachine()
    {
        Caught("error HC0012: '127.0.1.1' is not an address by which other machines reach 'node4'", Good with { Nodes = [.. Good.Nodes, new("node4", "127.0.1.1")] });
        Caught(
            "error HC0012: 'localhost' is not an address by which the nodes reach the NFS server",
            Good with { Storage = new NfsStorage { Server = HostAddress.Parse("localhost"), Export = AbsolutePath.Parse("/srv") } });
        Quiet(Good with { Nodes = [.. Good.Nodes, new("node4", "128.0.1.1")] });
    }

    [Fact]
    public void EveryRoleHasANode()
    {
        Caught("error HC0013: there is no node, expected at least one", Good with { Nodes = [], Elasticsearch = new() { Replicas = 0 } });
        Caught(
            "error HC0013: no node has the role 'elasticsearch', expected at least one",
            Good with { Nodes = [.. Good.Nodes.Select(node => node with { Roles = [Role.Cassandra, Role.TheHive, Role.LoadBalancer] })] });
        Quiet(Good with { Nodes = [.. Good.Nodes.Select(node => node with { Roles = [Role.Cassandra, Role.Elasticsearch, Role.TheHive, Role.LoadBalancer] })] });
    }

    [Fact]
    public void AClusterHasAnEnd()
    {
        Caught("error HC0014: there are 301 nodes, expected 1 to 300", Good with { Nodes = Nodes(301) });
        var clock = Stopwatch.StartNew();
        Quiet(Good with { Nodes = Nodes(300) });
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"three hundred nodes took {clock.Elapsed}");
    }

    [Fact]
    public void ElasticsearchHasANodeForEachCopy()
    {
        Caught("error HC0015: 'replicas' is 3 with 3 Elasticsearch nodes that hold data, expected 0-2", Good with { Elasticsearch = new() { Replicas = 3 } });
        Caught("error HC0015: 'replicas' is -1 with 3 Elasticsearch nodes that hold data, expected 0-2", Good with { Elasticsearch = new() { Replicas = -1 } });
        Caught("warning HC0018: 'replicas' is 0 with 3 Elasticsearch nodes that hold data: each keeps a part of the index that nobody else has; expected 1-2", Good with { Elasticsearch = new() { Replicas = 0 } });
        Quiet(Good with { Elasticsearch = new() { Replicas = 1 } });
        Quiet(Good with { Elasticsearch = new() { Replicas = 2 } });
        Caught(
            """
            error HC0015: 'replicas' is 1 with one Elasticsearch node that holds data, expected 0
            warning HC5107: only 'node1' has the role 'loadbalancer': no other can take the virtual IP over, expected two or more
            """,
            Good with { Nodes = [Good.Nodes[0]], Elasticsearch = new() { Replicas = 1 } });
    }

    [Fact]
    public void CassandraHasANodeForEachReplica()
    {
        Caught("error HC1205: 'replication' is 4 with 3 Cassandra nodes in 'datacenter1', expected 3", Good with { Cassandra = new() { ReplicationFactor = 4 } });
        Caught("error HC1205: 'replication' is 2 with 3 Cassandra nodes in 'datacenter1', expected 3", Good with { Cassandra = new() { ReplicationFactor = 2 } });
        Caught("error HC1205: 'replication' is 6 with 5 Cassandra nodes in 'datacenter1', expected 3-5", Good with { Nodes = Nodes(5), Cassandra = new() { ReplicationFactor = 6 } });
        Quiet(Good with { Nodes = Nodes(5), Cassandra = new() { ReplicationFactor = 5 } });
        Quiet(Good with { Cassandra = new() { ReplicationFactor = 3 } });
    }

    [Fact]
    public void ADatacenterMayHaveFewerReplicasThanAnother()
    {
        var two = Good with { Nodes = [.. Sites(3, 3)] };
        Quiet(two);
        Quiet(two with { Cassandra = Replicas(("dc1", 3), ("dc2", 3)) });
        Caught("warning HC1205: 'replication' is 1 with 3 Cassandra nodes in 'dc2', expected 3", two with { Cassandra = Replicas(("dc1", 3), ("dc2", 1)) });
        Caught("error HC1205: 'replication' is 0 with 3 Cassandra nodes in 'dc2', expected 3", two with { Cassandra = Replicas(("dc1", 3), ("dc2", 0)) });
        Caught("error HC1205: 'replication' is 4 with 3 Cassandra nodes in 'dc2', expected 3", two with { Cassandra = Replicas(("dc1", 3), ("dc2", 4)) });
        Caught(
            """
            error HC1205: 'replication' is 2 with 3 Cassandra nodes in 'dc1', expected 3
            error HC1205: 'replication' is 2 with 3 Cassandra nodes in 'dc2', expected 3
            """,
            two with { Cassandra = new() { ReplicationFactor = 2 } });
        Caught("error HC1204: 'replication' does not name 'dc2', expected a number for every datacenter", two with { Cassandra = Replicas(("dc1", 3)) });
        Caught(
            "error HC1204: 'replication' names 'DC2', where no node runs Cassandra; expected dc1, dc2",
            two with { Cassandra = Replicas(("dc1", 3), ("dc2", 3), ("DC2", 3)) });
    }

    [Fact]
    public void CassandraNodesAllStateTheirDatacenterOrNoneDoes()
    {
        Caught(
            "error HC0050: 'node2' runs Cassandra and states no 'dc' but 'node1' does, expected one on all or on none",
            Good with { Nodes = [Good.Nodes[0] with { Datacenter = DatacenterName.Parse("datacenter1") }, Good.Nodes[1], Good.Nodes[2] with { Datacenter = DatacenterName.Parse("datacenter1") }] });
        Quiet(Good with { Nodes = [.. Good.Nodes.Select(node => node with { Datacenter = DatacenterName.Parse("paris") })] });
    }

    [Fact]
    public void ElasticsearchRolesAreThoseOfOneElasticsearchNode()
    {
        Caught("error HC2017: 'node1' is 'coordinating', which means no other role; expected that word alone", Elastic([ElasticsearchRole.Coordinating, ElasticsearchRole.Data], null, null, null));
        Caught("error HC2017: 'node1' is 'voting_only', expected 'master' beside it", Elastic([ElasticsearchRole.VotingOnly, ElasticsearchRole.Data], null, null, null));
        Caught(
            "error HC2017: 'node4' has 'elasticsearchRoles' but not the role 'elasticsearch'",
            Good with { Nodes = [.. Good.Nodes, new("node4", "10.10.1.14") { Roles = [Role.TheHive], ElasticsearchRoles = [ElasticsearchRole.Data] }] });
        Caught("error HC2017: no Elasticsearch node can become master, expected 'master' in the 'elasticsearchRoles' of one", Elastic([ElasticsearchRole.Data], [ElasticsearchRole.Data]));
        Caught(
            "error HC2017: no Elasticsearch node can become master, expected 'master' in the 'elasticsearchRoles' of one",
            Elastic([ElasticsearchRole.Data, ElasticsearchRole.Master, ElasticsearchRole.VotingOnly], [ElasticsearchRole.Data]));
        Caught("error HC2017: no Elasticsearch node holds data, expected 'data' in the 'elasticsearchRoles' of one", Elastic([ElasticsearchRole.Master], [ElasticsearchRole.Coordinating]));
        Caught(
            "warning HC2015: two Elasticsearch nodes are master-eligible (node1 and node2): the loss of either stops both; expected three, or one",
            Elastic([ElasticsearchRole.Master, ElasticsearchRole.Data], [ElasticsearchRole.Master, ElasticsearchRole.Data], null));
        Quiet(Elastic([ElasticsearchRole.Master], [ElasticsearchRole.Master], [ElasticsearchRole.Master, ElasticsearchRole.VotingOnly], [ElasticsearchRole.Data], null, [ElasticsearchRole.Coordinating]));
    }

    [Fact]
    public void TheIndexIsReachedByANameOrIPv4()
    {
        var nodes = TestClusters.IPv6WithNames().Nodes;
        Caught(
            "error HC0052: 'node2' runs Elasticsearch at 'fd00::12', which TheHive would cut at the first colon; expected a name beside it ('dns: node2.example.org') or in its place",
            TestClusters.IPv6WithNames() with { Nodes = [nodes[0], nodes[1] with { Dns = null }, nodes[2]] });
        Quiet(TestClusters.IPv6WithNames() with { Nodes = [nodes[0], nodes[1] with { Address = HostAddress.Parse("node2"), Dns = null, Ip = HostAddress.Parse("fd00::12") }, nodes[2]] });

        // TheHive talks to no dedicated master.
        Quiet(TestClusters.IPv6WithNames() with { Nodes = [.. nodes, new("node4", "fd00::14") { Roles = [Role.Elasticsearch], ElasticsearchRoles = [ElasticsearchRole.Master] }] });
    }

    [Fact]
    public void DirectoriesAreApart()
    {
        Caught(
            "error HC1023: Cassandra's 'commitlog' '/var/lib/cassandra/data/log' and Cassandra's 'data' '/var/lib/cassandra/data' contain each other, expected directories apart",
            Good with { Cassandra = new() { CommitlogDirectory = AbsolutePath.Parse("/var/lib/cassandra/data/log") } });
        Caught(
            "error HC1023: Elasticsearch's 'directory' '/data' and Cassandra's 'data' '/data' contain each other, expected directories apart",
            Good with { Cassandra = new() { DataDirectory = AbsolutePath.Parse("/data") }, Elasticsearch = new() { Directory = AbsolutePath.Parse("/data") } });
        Caught("error HC0016: Cassandra's 'hints' is '/', expected one of its own", Good with { Cassandra = new() { HintsDirectory = AbsolutePath.Parse("/") } });
        Quiet(Good with { Cassandra = new() { CommitlogDirectory = AbsolutePath.Parse("/var/lib/cassandra/data2") }, Elasticsearch = new() { Directory = AbsolutePath.Parse("/data") } });
    }

    [Fact]
    public void TokensAreInRange()
    {
        Caught("error HC1019: 'numTokens' is 0, expected 1-1536", Good with { Cassandra = new() { NumTokens = 0 } });
        Caught("error HC1019: 'numTokens' is 1537, expected 1-1536", Good with { Cassandra = new() { NumTokens = 1537 } });
        Quiet(Good with { Cassandra = new() { NumTokens = 1536 } });
    }

    [Fact]
    public void RacksShareTheReplicasEvenly()
    {
        Caught(
            "warning HC1102: 'datacenter1' has 2 racks for 3 replicas, expected one rack or at least 3: else one rack keeps more than its share",
            Good with { Nodes = Racks("a", "a", "b") });
        Quiet(Good with { Nodes = Racks("a", "a", "a") });
        Quiet(Good with { Nodes = Racks("a", "b", "c") });
    }

    [Fact]
    public void TheHiveFindsItsDatacenter()
    {
        var stray = new Node("node4", "10.10.1.14") { Roles = [Role.TheHive], Datacenter = DatacenterName.Parse("dc2") };
        Caught(
            "error HC8006: 'node4' runs TheHive in 'dc2', where no node runs Cassandra; expected datacenter1",
            Good with { Nodes = [.. Good.Nodes, stray] });
        Quiet(Good with { Nodes = [.. Good.Nodes, stray with { Datacenter = DatacenterName.Parse("datacenter1") }] });
    }

    [Theory]
    [InlineData("5.2.16", "error HC0021: TheHive '5.2.16' is older than the vendor supports, expected 5.3 or later")]
    [InlineData("5.3", "")]
    [InlineData("5.3.9", "")]
    [InlineData("5.4.0", "")]
    [InlineData("5.4.99", "")]
    [InlineData("5.7", "")]
    [InlineData("5.7.3", "")]
    [InlineData("5.7.4", "warning HC0021: TheHive '5.7.4' is newer than 5.7.3, the newest that is known here")]
    [InlineData("5.8", "warning HC0021: TheHive '5.8' is newer than 5.7.3, the newest that is known here")]
    public void TheHiveVersions(string version, string expected)
        => Found(expected, Good with { TheHive = Good.TheHive with { Version = ProductVersion.Parse(version) } });

    [Theory]
    [InlineData("3.11.4", "error HC1106: Cassandra '3.11.4' is older than TheHive 5.5.16 supports, expected 4.0 to 4.1")]
    [InlineData("4.0.11", "")]
    [InlineData("4.1", "")]
    [InlineData("4.1.12", "")]
    [InlineData("5.0", "error HC1106: Cassandra '5.0' is newer than TheHive 5.5.16 supports, expected 4.0 to 4.1, or 'unsupported: true' beside it if you take the risk")]
    [InlineData("5.1", "error HC0020: Cassandra '5.1' is newer than 5.0, the newest that is known here; TheHive 5.5.16 supports 4.0 to 4.1")]
    public void CassandraVersions(string version, string expected)
        => Found(expected, Good with { Cassandra = new() { Version = ProductVersion.Parse(version) } });

    [Theory]
    [InlineData("3.11.4", "error HC1106: Cassandra '3.11.4' is older than TheHive 5.5.16 supports, expected 4.0 to 4.1")]
    [InlineData("4.1", "")]
    [InlineData("5.0", "warning HC1106: Cassandra '5.0' is newer than TheHive 5.5.16 supports, expected 4.0 to 4.1; written because of 'unsupported: true'")]
    [InlineData("5.0.2", "warning HC1106: Cassandra '5.0.2' is newer than TheHive 5.5.16 supports, expected 4.0 to 4.1; written because of 'unsupported: true'")]
    [InlineData("5.1", "error HC0020: Cassandra '5.1' is newer than 5.0, the newest that is known here; TheHive 5.5.16 supports 4.0 to 4.1")]
    public void CassandraVersionsByOverride(string version, string expected)
        => Found(expected, Good with { Cassandra = new() { Version = ProductVersion.Parse(version), AllowUnsupported = true } });

    [Theory]
    [InlineData("5.5.16", "7.10", "error HC2022: Elasticsearch '7.10' is older than TheHive 5.5.16 supports, expected 7.11 to 9.1")]
    [InlineData("5.5.16", "7.11", "")]
    [InlineData("5.5.16", "7.17.6", "")]
    [InlineData("5.5.16", "8.0", "")]
    [InlineData("5.5.16", "8.19.3", "")]
    [InlineData("5.5.16", "9.1.4", "")]
    [InlineData("5.5.16", "10.0", "error HC2022: Elasticsearch '10.0' is newer than TheHive 5.5.16 supports, expected 7.11 to 9.1")]
    [InlineData("5.5.16", "9.2", "warning HC2022: Elasticsearch '9.2' is newer than TheHive 5.5.16 supports, expected 7.11 to 9.1")]
    [InlineData("5.5.9", "9.0", "error HC2022: Elasticsearch '9.0' is newer than TheHive 5.5.9 supports, expected 7.11 to 8.19")]
    [InlineData("5.4.11", "7.10", "")]
    [InlineData("5.4.11", "8.20", "warning HC2022: Elasticsearch '8.20' is newer than TheHive 5.4.11 supports, expected 7.10 to 8.19")]
    public void ElasticsearchVersions(string hive, string version, string expected) => Found(expected, Good with
    {
        TheHive = Good.TheHive with { Version = ProductVersion.Parse(hive) },
        Elasticsearch = new() { Version = ProductVersion.Parse(version) },
    });

    [Fact]
    public void PrioritiesHaveRoomForTen()
    {
        Caught("error HC5107: 11 nodes have the role 'loadbalancer', expected at most 10: their priorities begin at 250 and are ten apart", Good with { Nodes = Balancers(11) });
        Quiet(Good with { Nodes = Balancers(10) });
        Caught("warning HC5107: only 'node1' has the role 'loadbalancer': no other can take the virtual IP over, expected two or more", Good with { Nodes = Balancers(1) });
        Quiet(Good with { Nodes = Balancers(2) });
    }

    [Theory]
    [InlineData("10.10.1.12/24", "error HC5111: the virtual IP '10.10.1.12/24' is the address of 'node2', expected one of its own")]
    [InlineData("10.10.1.20/24", "error HC5111: the virtual IP '10.10.1.20/24' is the address of the NFS server, expected one of its own")]
    [InlineData("10.10.1.0/24", "error HC5111: the virtual IP '10.10.1.0/24' is the network address, expected one that a machine can have")]
    [InlineData("10.10.1.255/24", "error HC5111: the virtual IP '10.10.1.255/24' is the broadcast address, expected one that a machine can have")]
    [InlineData("10.10.1.255/23", "error HC5111: the virtual IP '10.10.1.255/23' is the broadcast address, expected one that a machine can have")]
    [InlineData("10.10.1.0/23", "")]
    [InlineData("10.10.1.14/24", "")]
    [InlineData(
        "fd00::50/64",
        """
        error HC5112: 'node1' is a balancer at '10.10.1.11', expected an IPv6 address: VRRP speaks of 'fd00::50/64' in its own family
        error HC5112: 'node2' is a balancer at '10.10.1.12', expected an IPv6 address: VRRP speaks of 'fd00::50/64' in its own family
        error HC5112: 'node3' is a balancer at '10.10.1.13', expected an IPv6 address: VRRP speaks of 'fd00::50/64' in its own family
        """)]
    [InlineData(
        "10.10.2.50/24",
        """
        warning HC5111: the virtual IP '10.10.2.50/24' is not in the network of 'node1' at '10.10.1.11'
        warning HC5111: the virtual IP '10.10.2.50/24' is not in the network of 'node2' at '10.10.1.12'
        warning HC5111: the virtual IP '10.10.2.50/24' is not in the network of 'node3' at '10.10.1.13'
        """)]
    [InlineData("10.10.2.50/22", "")]
    public void VirtualIps(string vip, string expected) => Found(expected, Good with { LoadBalancer = new() { VirtualIp = Cidr.Parse(vip) } });

    [Fact]
    public void BalancersHaveNumericAddresses()
    {
        Caught(
            "error HC5112: 'node1' is a balancer at 'node1.example.org', expected an IPv4 address beside it ('ip'): Keepalived's unicast peers take no names",
            Good with { Nodes = [new("node1", "node1.example.org"), Good.Nodes[1], Good.Nodes[2]] });
        Quiet(Good with { Nodes = [new("node1", "node1.example.org") { Ip = HostAddress.Parse("10.10.1.11") }, Good.Nodes[1], Good.Nodes[2]] });
        Caught(
            "warning HC5111: the virtual IP '10.10.1.50/24' is not in the network of 'node1' at '10.10.2.11'",
            Good with { Nodes = [new("node1", "node1.example.org") { Ip = HostAddress.Parse("10.10.2.11") }, Good.Nodes[1], Good.Nodes[2]] });
        Quiet(TestClusters.IPv6WithNames());
        Quiet(Good with { Nodes = [.. Good.Nodes, new("node4", "node4.example.org")] });
    }

    [Fact]
    public void RouterIdsAreInRange()
    {
        Caught("error HC5101: 'routerId' is 256, expected 1-255", Good with { LoadBalancer = Good.LoadBalancer with { VirtualRouterId = 256 } });
        Caught("error HC5101: 'routerId' is 0, expected 1-255", Good with { LoadBalancer = Good.LoadBalancer with { VirtualRouterId = 0 } });
        Quiet(Good with { LoadBalancer = Good.LoadBalancer with { VirtualRouterId = 255 } });
    }

    [Fact]
    public void PrioritiesAreInRangeAndNoTwoAlike()
    {
        Caught("error HC5101: 'vrrpPriority' is 0, expected 1-254", Ranked(0, 110, 105));
        Caught("error HC5101: 'vrrpPriority' is 255, expected 1-254", Ranked(255, 110, 105));
        Caught("error HC5103: 'node3' has the VRRP priority 110, which 'node2' has, expected one of its own", Ranked(100, 110, 110));
        Caught("error HC5103: 'node3' has the VRRP priority 240, which 'node2' has unless it states another, expected one of its own", Ranked(null, null, 240));
        Caught(
            "error HC5103: 'node3' has a 'vrrpPriority' but not the role 'loadbalancer'",
            Ranked(2, 1, 3) with { Nodes = [Good.Nodes[0] with { VrrpPriority = 2 }, Good.Nodes[1] with { VrrpPriority = 1 }, Good.Nodes[2] with { VrrpPriority = 3, Roles = [Role.Cassandra, Role.Elasticsearch, Role.TheHive] }] });
        Quiet(Ranked(1, 254, 100));
        Quiet(Ranked(null, 100, null));
    }

    // Keepalived keeps every priority within 1 and 254.
    [Theory]
    [InlineData(254, "error HC5101: 'weight' is 254, expected -253 to 253")]
    [InlineData(-254, "error HC5101: 'weight' is -254, expected -253 to 253")]
    [InlineData(-20, "error HC5107: the weight -20 leaves 'node2' at 100 when its HAProxy is gone and 'node1' at 100 with HAProxy: nobody takes over, expected 0, or more than the 20 by which their priorities differ")]
    [InlineData(20, "error HC5107: the weight 20 leaves 'node2' at 120 when its HAProxy is gone and 'node1' at 120 with HAProxy: nobody takes over, expected 0, or more than the 20 by which their priorities differ")]
    [InlineData(200, "error HC5103: with the weight 200 several balancers have the priority 254, the highest there is, expected lower priorities or a negative weight")]
    [InlineData(-21, null)]
    [InlineData(21, null)]
    [InlineData(-253, null)]
    [InlineData(0, null)]
    public void AWeightLetsAnotherTakeOver(int weight, string? expected)
    {
        var cluster = Ranked(100, 120, 110) with { LoadBalancer = Good.LoadBalancer with { VrrpWeight = weight } };
        if (expected is null)
        {
            Quiet(cluster);
        }
        else
        {
            Caught(expected, cluster);
        }
    }

    private static Cluster Ranked(int? first, int? second, int? third)
        => Good with { Nodes = [Good.Nodes[0] with { VrrpPriority = first }, Good.Nodes[1] with { VrrpPriority = second }, Good.Nodes[2] with { VrrpPriority = third }] };

    [Fact]
    public void BalancersWaitLongerThanAPoll()
    {
        var balancer = Good.LoadBalancer with { Timeout = Duration.Seconds(45) };
        Caught("error HC8020: HAProxy's 'timeout' is '45s', expected more than TheHive's 'longPolling' of '45s': else every quiet poll is cut", Good with { LoadBalancer = balancer });
        Quiet(Good with { LoadBalancer = balancer with { Timeout = Duration.Seconds(46) } });
        Caught("error HC5012: HAProxy's 'timeout' is '25d', expected at most 24d: its timers end there", Good with { LoadBalancer = balancer with { Timeout = Duration.Parse("25d") } });
        Quiet(Good with { LoadBalancer = balancer with { Timeout = Duration.Parse("24d") } });
    }

    [Fact]
    public void EncryptionGoesTogether()
    {
        Caught(
            Clear + "\nerror HC8024: 'https://thehive.example.org' is https, but 'tls' is off and nothing would answer; expected 'tls: true' or an http address",
            Good with { Tls = null });
        var clear = Good with { Tls = null, TheHive = Good.TheHive with { Url = PublicUrl.Parse("http://thehive.example.org") } };
        Caught(Clear, clear);
        Caught(Clear + "\nerror HC3012: the artery is encrypted, but 'tls' is off and there are no keys; expected 'tls: true'", clear with { TheHive = clear.TheHive with { ArteryTls = true } });
        Quiet(Good with { TheHive = Good.TheHive with { ArteryTls = true } });
        Caught("warning HC8024: 'http://thehive.example.org' is http, but 'tls' is on and every request is redirected to https", clear with { Tls = new() });
    }

    [Fact]
    public void KeysLieWhereTheyAreRead()
    {
        Caught(
            "error HC2030: '/etc/pki/es' is not below '/etc/elasticsearch', where alone Elasticsearch may read",
            Good with { Tls = new() { ElasticsearchDirectory = AbsolutePath.Parse("/etc/pki/es") } });
        Quiet(Good with { Tls = new() { ElasticsearchDirectory = AbsolutePath.Parse("/etc/elasticsearch/pki") } });
        Caught("error HC0070: '/' is a directory, expected a file", Good with { Tls = new() { HaproxyPem = AbsolutePath.Parse("/") } });
        Caught("error HC0070: '/' is a directory, expected a file", Good with { Tls = new() { CassandraTruststore = AbsolutePath.Parse("/") } });
        Quiet(Good with { Tls = new() { HaproxyPem = AbsolutePath.Parse("/thehive.pem") } });
        Caught(
            "warning HC1031: '/etc/thehive/tls/keystore.JKS' is called a JKS store, but is read as PKCS12; expected a name that ends in .p12",
            Good with { Tls = new() { TheHiveKeystore = AbsolutePath.Parse("/etc/thehive/tls/keystore.JKS") } });
        Quiet(Good with { Tls = new() { TheHiveKeystore = AbsolutePath.Parse("/etc/thehive/tls/keystore.pfx") } });
    }

    [Theory]
    [InlineData("/srv/a_b.c:d", "")]
    [InlineData("/", "error HC4017: the mount point is '/', expected a directory of its own")]
    [InlineData("/var/lib/cassandra/files", "error HC0016: the mount point '/var/lib/cassandra/files' and Cassandra's 'directory' '/var/lib/cassandra' contain each other")]
    [InlineData("/var/lib", "error HC0016: the mount point '/var/lib' and Cassandra's 'directory' '/var/lib/cassandra' contain each other")]
    [InlineData("/var/lib/cassandra2", "")]
    public void MountPoints(string path, string expected) => Found(expected, Good with { Storage = Mounted(path) });

    [Theory]
    [InlineData("/srv/a-b")]
    [InlineData("/srv/a@b")]
    [InlineData("/.srv/a")]
    public void MountPointsNeedNoEscape(string path)
    {
        Assert.False(SystemdPath.TryMountUnit(path, out _, out var problem));
        Caught("error HC4017: " + problem, Good with { Storage = Mounted(path) });
    }

    [Fact]
    public void CassandraHasADirectory()
    {
        Caught(
            "error HC0016: Cassandra's 'directory' is '/', expected one of its own",
            Good with { Cassandra = new() { Directory = AbsolutePath.Parse("/") } });
        Quiet(Good with { Cassandra = new() { Directory = AbsolutePath.Parse("/cassandra") } });
    }

    [Fact]
    public void TheNfsServerIsNoTheHiveNode()
    {
        var storage = new NfsStorage { Server = HostAddress.Parse("10.10.1.14"), Export = AbsolutePath.Parse("/srv") };
        Caught(
            "error HC0062: the NFS server 'node4' runs TheHive, which reads what it exports: 'export' is '/srv', expected the 'mount' '/opt/thp/thehive/files'",
            Good with { Storage = storage, Nodes = [.. Good.Nodes, new("node4", "10.10.1.14")] });
        Quiet(Good with { Storage = storage with { MountPoint = storage.Export }, Nodes = [.. Good.Nodes, new("node4", "10.10.1.14")] });
        Caught(
            "error HC0061: the NFS server '10.10.1.14' is 'node4', which has neither the role 'storage' nor 'thehive'",
            Good with { Storage = storage, Nodes = [.. Good.Nodes, new("node4", "10.10.1.14") { Roles = [Role.Cassandra] }] });
        Quiet(Good with { Storage = storage, Nodes = [.. Good.Nodes, new("node4", "10.10.1.14") { Roles = [Role.Cassandra, Role.Storage] }] });
        Caught(
            "error HC0061: 'node4' has the role 'storage', but the attachments are kept elsewhere; expected 'storage: { nfs: { node: node4 } }'",
            Good with { Nodes = [.. Good.Nodes, new("node4", "10.10.1.14") { Roles = [Role.Storage] }] });
        Caught(
            "error HC0016: the exported directory '/var/lib/cassandra/hive' and Cassandra's 'directory' '/var/lib/cassandra' contain each other",
            Good with { Storage = storage with { Export = AbsolutePath.Parse("/var/lib/cassandra/hive") }, Nodes = [.. Good.Nodes, new("node4", "10.10.1.14") { Roles = [Role.Cassandra, Role.Storage] }] });
        Quiet(Good with { Storage = storage with { Export = AbsolutePath.Parse("/var/lib/cassandra/hive") }, Nodes = [.. Good.Nodes, new("node4", "10.10.1.14") { Roles = [Role.Storage] }] });
        Caught(
            "error HC4017: the exported directory is '/', expected one of its own",
            Good with { Storage = storage with { Export = AbsolutePath.Parse("/") }, Nodes = [.. Good.Nodes, new("node4", "10.10.1.14") { Roles = [Role.Storage] }] });
    }

    [Fact]
    public void CassandrasHeapIsStatedWithCare()
    {
        Quiet(Good with { Cassandra = new() { Heap = DataSize.Gibibytes(4) } });
        Caught("error HC8028: Cassandra's heap is '9g' on 'node1' with '16g' of memory, expected at most 50 %", Good with { Cassandra = new() { Heap = DataSize.Gibibytes(9) } });
        Caught("warning HC8028: Cassandra's 'heap' is '1g', expected at least 2g", Good with { Cassandra = new() { Heap = DataSize.Gibibytes(1) } });
    }

    [Fact]
    public void HeapsFitTheMachine()
    {
        Caught("error HC8028: Elasticsearch's heap is '8200m' on 'node1' with '16g' of memory, expected at most 50 %", Heap("8200m", null));
        Caught("error HC8028: TheHive's heap is '10g' on 'node1' with '16g' of memory, expected at most 60 %", Heap(null, "10g"));
        Caught("error HC8027: the heaps on 'node1' (Cassandra 4g, Elasticsearch 8g, TheHive 3000m) take more than 75 % of its '16g' of memory", Heap("8g", null));
        Quiet(Heap("4g", "4g"));
        Caught("error HC8027: the heaps on 'node1' (Cassandra 4g, Elasticsearch 4g, TheHive 4097m) take more than 75 % of its '16g' of memory", Heap("4g", "4097m"));
        Quiet(Heap("20g", "20g") with { Memory = null });
        Quiet(Heap("8g", null) with { Nodes = Split() });
    }

    [Fact]
    public void TheSmallestMachineDecides()
    {
        var small = Good with { Nodes = [Good.Nodes[0], Good.Nodes[1] with { Memory = DataSize.Gibibytes(8) }, Good.Nodes[2]] };
        Quiet(small);
        Caught(
            "error HC8028: Elasticsearch's heap is '6g' on 'node2' with '8g' of memory, expected at most 50 %",
            small with { Elasticsearch = new() { Heap = DataSize.Gibibytes(6) }, TheHive = small.TheHive with { Heap = DataSize.Gibibytes(1) } });
        Caught(
            "error HC8028: Elasticsearch's heap is '9g' on 'node2' with '8g' of memory, expected at most 50 %",
            small with { Elasticsearch = new() { Heap = DataSize.Gibibytes(9) }, TheHive = small.TheHive with { Heap = DataSize.Gibibytes(1) } });
    }

    [Fact]
    public void CassandraHasEnough()
    {
        Caught("warning HC8028: Cassandra gives itself a heap of '1792m' on 'node1' with '7g' of memory, expected at least 2g", Good with { Memory = DataSize.Gibibytes(7) });
        Quiet(Good with { Memory = DataSize.Gibibytes(8) });
    }

    [Fact]
    public void PointersStayShort()
    {
        var large = Good with { Memory = DataSize.Gibibytes(128), TheHive = Good.TheHive with { Heap = DataSize.Gibibytes(8) } };
        Caught(
            "warning HC2052: Elasticsearch's 'heap' is '32g', expected less than 32g: from there on every pointer is twice as long",
            large with { Elasticsearch = new() { Heap = DataSize.Gibibytes(32) } });
        Quiet(large with { Elasticsearch = new() { Heap = DataSize.Gibibytes(31) } });
    }

    [Fact]
    public void PortsDoNotCollide()
    {
        var hive = Good.TheHive with { HttpPort = Port.Of(9200) };
        Caught("error HC8026: TheHive would listen on port 9200 of 'node1', where Elasticsearch for clients does", Good with { TheHive = hive });
        Quiet(Good with { TheHive = hive, Nodes = Split() });
        Caught("error HC8026: HAProxy would listen on port 9000 of 'node1', where TheHive does", Good with { LoadBalancer = Good.LoadBalancer with { HttpPort = Port.Of(9000) } });
        Caught("error HC8026: Cassandra's JMX would listen on port 7199 of 'node1', where Cassandra for clients does", Good with { Cassandra = new() { NativePort = Port.Of(7199) } });
        var clear = Good with { Tls = null, TheHive = Good.TheHive with { Url = PublicUrl.Parse("http://hive") }, LoadBalancer = Good.LoadBalancer with { HttpsPort = Port.Of(80) } };
        Caught(Clear, clear);
    }

    [Fact]
    public void AccountsAreTheirOwn()
    {
        Caught(
            "error HC0017: the role 'cassandra' is the built-in one, which is dropped; expected another name",
            Good with { Cassandra = new() { AdminRole = Identifier.Parse("cassandra") } });
        Caught(
            "error HC0017: TheHive's role 'admin' is the administrator's, expected one of its own",
            Good with { Cassandra = new() { TheHiveRole = Identifier.Parse("admin") } });
        Caught(
            "error HC0017: the user 'elastic' is built into Elasticsearch, expected one of TheHive's own",
            Good with { Elasticsearch = new() { User = UserName.Parse("elastic") } });
        Quiet(Good with { Cassandra = new() { AdminRole = Identifier.Parse("cassandra2") }, Elasticsearch = new() { User = UserName.Parse("elastic2") } });
    }

    [Fact]
    public void SecretsAreStated()
    {
        Caught(
            """
            error HC3020: the secret 'play' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME
            error HC0030: the secret 'cassandraAdmin' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME
            error HC0030: the secret 'cassandraThehive' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME
            error HC0030: the secret 'elasticsearchThehive' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME
            error HC0030: the secret 'keystore' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME
            error HC0030: the secret 'truststore' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME
            error HC0030: the secret 'vrrp' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME
            """,
            Good with { Secrets = new() });
        var clear = Good with { Tls = null, TheHive = Good.TheHive with { Url = PublicUrl.Parse("http://hive") } };
        Caught(Clear, clear with { Secrets = Good.Secrets with { Keystore = null, Truststore = null, ElasticsearchTheHive = null } });
        Quiet(TestClusters.IPv6WithNames() with { Secrets = Good.Secrets with { Vrrp = null } });
    }

    [Fact]
    public void ProblemsPointIntoTheFile()
    {
        var result = ClusterFile.Read("cluster.yaml", """
            cluster: thp
            phase: bootstrap
            nodes:
              node1: 10.10.1.11
              node2: 10.10.1.11
              node3: { address: localhost, rack: r1 }
            vip: 10.10.1.11/24
            thehive: { version: 5.2.0, url: https://thehive.example.org }
            elasticsearch: { replicas: 9 }
            storage: { nfs: "10.10.1.20:/srv/hive/files" }
            tls: false
            secrets: { play: env:PLAY }
            """);
        Snapshot.Match(string.Join("\n", result.Cluster!.Validate()) + "\n");
        Assert.Contains("nodes.node2.address", result.Cluster!.Validate().Select(problem => problem.Setting));
    }

    [Theory]
    [InlineData("ramGb: 2", "HC8027", "ramGb", "12:8")]
    [InlineData("ramGb: 2\nelasticsearch: { heap: 1g }", "HC8027", "elasticsearch.heap", "13:24")]
    [InlineData("loadBalancer: { timeout: 40s }", "HC8020", "loadBalancer.timeout", "12:46")]
    [InlineData("ramGb: 2\nthehive: { version: 5.5.16, url: https://thehive.example.org, longPolling: 5m }", "HC8020", "thehive.longPolling", "13:76")]
    public void AProblemStandsAtWhatIsStated(string lines, string rule, string setting, string place)
    {
        var thehive = lines.Contains("thehive:", StringComparison.Ordinal) ? "license: trial" : "thehive: { version: 5.5.16, url: https://thehive.example.org }";
        var vip = lines.Contains("loadBalancer:", StringComparison.Ordinal) ? "license: trial" : "vip: 10.10.1.50/24";
        lines = lines.Replace("loadBalancer: {", "loadBalancer: { vip: 10.10.1.50/24,", StringComparison.Ordinal);
        var result = ClusterFile.Read("cluster.yaml", $$"""
            cluster: thp
            phase: bootstrap
            nodes:
              node1: 10.10.1.11
              node2: 10.10.1.12
              node3: 10.10.1.13
            {{vip}}
            {{thehive}}
            storage: { nfs: "10.10.1.20:/srv/hive/files" }
            tls: true
            secrets: file:secrets.yaml
            {{lines}}
            """);
        Assert.Empty(result.Problems);
        var problem = result.Cluster!.Validate().Single(problem => problem.Rule == rule);
        Assert.Equal((setting, place), (problem.Setting, problem.Span.ToString()));
    }

    [Fact]
    public void EveryRuleOfTheModelIsToldInFull()
    {
        Assert.Equal(ClusterRules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), ClusterRules.All.Select(rule => rule.Id));
        Assert.Equal(ClusterRules.All.Count, ClusterRules.All.Select(rule => rule.Id).Concat(ClusterRules.All.Select(rule => rule.Name)).Distinct(StringComparer.Ordinal).Count() / 2);
        Assert.All(ClusterRules.All, rule => Assert.All([rule.Why, rule.Fix], text => Assert.EndsWith(".", text, StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryCodeOfTheModelIsDeclaredAndUsed()
    {
        var model = Path.Combine(Snapshot.SourceDirectory(), "..", "..", "..", "..", "src", "HiveConfig");
        var used = Directory.EnumerateFiles(model, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not "ClusterRules.cs")
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\"(HC0\\d{3})\"", default, TimeSpan.FromSeconds(1)))
            .Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(ClusterRules.All.Select(rule => rule.Id), used);
    }

    [Fact]
    public void OnlyTheValidatorKnowsFluentValidation()
    {
        var root = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), "..", "..", "..", "..", "src"));
        var users = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(file).Contains("using FluentValidation", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Distinct(StringComparer.Ordinal);
        Assert.Equal(["Validation"], users);
    }

    // Each machine runs everything.
    private static IEnumerable<Node> Sites(params int[] sizes) => sizes.SelectMany((size, site) => Enumerable.Range(1, size)
        .Select(i => new Node($"node{site + 1}-{i}", $"10.10.{site + 1}.1{i}") { Datacenter = DatacenterName.Parse($"dc{site + 1}") }));

    private static Model.Cassandra Replicas(params (string Datacenter, int Factor)[] factors)
        => new() { ReplicationFactors = factors.ToDictionary(one => DatacenterName.Parse(one.Datacenter), one => one.Factor) };

    private static Cluster Elastic(params ElasticsearchRole[]?[] roles) => Good with
    {
        Nodes = [.. roles.Select((one, i) => new Node($"node{i + 1}", $"10.10.1.1{i + 1}") { ElasticsearchRoles = one })],
    };

    private static void Caught(string expected, Cluster cluster) => Assert.Equal(expected, string.Join("\n", cluster.Validate()));

    private static void Quiet(Cluster cluster) => Caught("", cluster);

    private static void Found(string expected, Cluster cluster) => Caught(expected, cluster);

    private static List<Node> Nodes(int number)
        => [.. Enumerable.Range(1, number).Select(i => new Node($"node{i}", $"10.10.{1 + (i / 200)}.{10 + (i % 200)}")).Select(node => node.Address == HostAddress.Parse("10.10.1.50") || node.Address == HostAddress.Parse("10.10.1.20") ? node with { Address = HostAddress.Parse(node.Name.Value) } : node)];

    private static List<Node> Balancers(int number)
        => [.. Nodes(11).Select((node, i) => node with { Roles = i < number ? [Role.Cassandra, Role.Elasticsearch, Role.TheHive, Role.LoadBalancer] : [Role.Cassandra, Role.Elasticsearch, Role.TheHive], Address = HostAddress.Parse($"10.10.1.{100 + i}") })];

    private static List<Node> Racks(params string[] racks) => [.. Good.Nodes.Zip(racks, (node, rack) => node with { Rack = DatacenterName.Parse(rack) })];

    // Elasticsearch on machines of its own.
    private static List<Node> Split() =>
    [
        .. Good.Nodes.Select(node => node with { Roles = [Role.Cassandra, Role.TheHive, Role.LoadBalancer] }),
        .. Enumerable.Range(4, 3).Select(i => new Node($"node{i}", $"10.10.1.1{i}") { Roles = [Role.Elasticsearch] }),
    ];

    private static NfsStorage Mounted(string path) => (NfsStorage)Good.Storage with { MountPoint = AbsolutePath.Parse(path) };

    private static Cluster Heap(string? elastic, string? hive) => Good with
    {
        Elasticsearch = new() { Heap = elastic is null ? null : DataSize.Parse(elastic) },
        TheHive = Good.TheHive with { Heap = hive is null ? null : DataSize.Parse(hive) },
    };
}
