using Xunit;

namespace HiveConfig.Tests;

/// <summary>Changes to a healthy cluster that look like a fault and are none: no rule says anything, not even a note.</summary>
public sealed class NearMissTests
{
    private const string Cassandra = "/etc/cassandra/cassandra.yaml";
    private const string Elasticsearch = "/etc/elasticsearch/elasticsearch.yml";
    private const string TheHive = "/etc/thehive/application.conf";
    private const string Haproxy = "/etc/haproxy/haproxy.cfg";
    private const string Keepalived = "/etc/keepalived/keepalived.conf";

    // {i} is the node's own number. The rule is the one that it looks like.
    [Theory]
    [InlineData("HC1004", Cassandra, "num_tokens: 16", "num_tokens: 16\nconcurrent_reads: 32")]
    [InlineData("HC1005", Cassandra, "commitlog_sync_period: 10s", "commitlog_sync_period: 10000ms")]
    [InlineData("HC1005", Cassandra, "\ndisk_failure_policy: stop", "\ndisk_failure_policy: die")]
    [InlineData("HC1005", Cassandra, "require_client_auth: true", "require_client_auth: 'true'")]
    [InlineData("HC1007", Cassandra, "cluster_name: thp", "cluster_name: 'thp'")]
    [InlineData("HC1010", Cassandra, "commitlog_sync: periodic\ncommitlog_sync_period: 10s", "commitlog_sync: batch")]
    [InlineData("HC1016", Cassandra, "rpc_address: 10.10.1.1{i}", "rpc_address: 0.0.0.0\nbroadcast_rpc_address: 10.10.1.1{i}")]
    [InlineData("HC1023", Cassandra, "[\"/var/lib/cassandra/data\"]", "[\"/srv/a/cassandra\", \"/srv/b/cassandra\"]")]
    [InlineData("HC1032", Cassandra, "storage_port: 7000", "storage_port: 7000\nssl_storage_port: 7001")]
    [InlineData("HC1101", "/etc/cassandra/cassandra-rackdc.properties", "dc=datacenter1", "dc = datacenter1")]
    [InlineData("HC1204", "/etc/cassandra/hiveconfig/20-roles.cql", "'datacenter1': 3", "'datacenter1': '3'")]
    [InlineData("HC2004", Elasticsearch, "path.logs:", "node.attr.rack: a\npath.logs:")]
    [InlineData("HC2006", Elasticsearch, "http.port: 9200", "http.port: \"9200\"")]
    [InlineData("HC2006", Elasticsearch, "path.logs:", "indices.breaker.total.limit: 95%\npath.logs:")]
    [InlineData("HC2007", Elasticsearch, "path.logs:", "cluster.routing.allocation.disk.watermark.low: 85%\npath.logs:")]
    [InlineData("HC2009", Elasticsearch, "path.logs:", "action.destructive_requires_name: true\npath.logs:")]
    [InlineData("HC2012", Elasticsearch, "cluster.initial_master_nodes: [\"node1\", \"node2\", \"node3\"]", "cluster.initial_master_nodes:\n  - node3\n  - node1\n  - node2")]
    [InlineData("HC2021", Elasticsearch, "path.data: /var/lib/elasticsearch", "path.data: /srv/elasticsearch")]
    [InlineData("HC2023", Elasticsearch, "\"10.10.1.11\", \"10.10.1.12\"", "\"10.10.1.11:9300\", \"10.10.1.12:9300\"")]
    [InlineData("HC2041", Elasticsearch, "path.logs:", "thread_pool.write.queue_size: 2000\npath.logs:")]
    [InlineData("HC2051", "/etc/elasticsearch/jvm.options.d/hiveconfig.options", "-Xmx", "8-13:-XX:+UseConcMarkSweepGC\n14-:-XX:+UseG1GC\n-Xmx")]
    [InlineData("HC3004", TheHive, "\"cluster\"", "cluster")]
    [InlineData("HC3001", TheHive, "min-nr-of-members = 2", "min-nr-of-members = \"2\"")]
    [InlineData("HC3023", TheHive, "include required(file(\"/etc/thehive/secret.conf\"))", "include file(\"/etc/thehive/secret.conf\")")]
    [InlineData("HC3032", TheHive, "backend = \"cql\"", "backend: cql")]
    [InlineData("HC3043", TheHive, "http.port = 9000", "http.port = 9000\naudit.storage = \"elasticsearch\"\naudit.elasticsearch.index-name = \"thehive-audits\"")]
    [InlineData("HC8002", TheHive, "    hostname = [\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]\n    port = 9042", "    hostname = [\"10.10.1.1{i}\", \"10.10.1.1{j}\"]\n    port = 9042")]
    [InlineData("HC8003", TheHive, "keyspace = \"thehive\"", "keyspace = thehive")]
    [InlineData("HC8006", TheHive, "      keyspace =", "      local-datacenter = datacenter1\n      keyspace =")]
    [InlineData("HC8007", TheHive, "    port = 9042\n", "")]
    [InlineData("HC8032", TheHive, "    port = 9200\n", "")]
    [InlineData("HC8013", TheHive, "    hostname = [\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]\n    port = 9200", "    hostname = [\"10.10.1.1{j}\", \"10.10.1.1{i}\"]\n    port = 9200")]
    [InlineData("HC8023", TheHive, "http.address = \"10.10.1.1{i}\"", "http.address = \"0.0.0.0\"")]
    [InlineData("HC8018", TheHive, "number_of_replicas = 1", "number_of_replicas = 2")]
    [InlineData("HC8025", Haproxy, "uri /api/v1/status/public", "uri /api/status")]
    [InlineData("HC8022", Haproxy, "server node2 10.10.1.12:9000 check", "server node2 10.10.1.12:9000 check weight 100 maxconn 500")]
    [InlineData("HC5008", Haproxy, "timeout queue 30s", "timeout queue 30000ms")]
    [InlineData("HC5001", Haproxy, "frontend lb-health", "frontend other\n    bind 10.10.1.1{i}:8443\n    default_backend other\n\nbackend other\n    server a 10.99.0.1:80 check\n\nfrontend lb-health")]
    [InlineData("HC8021", Haproxy, "bind 10.10.1.50:80", "bind :80")]
    [InlineData("HC5101", Keepalived, "    advert_int 1", "    ! once a second\n    advert_int 1")]
    [InlineData("HC5111", Keepalived, "10.10.1.50/24", "10.10.1.50/24 dev eth0")]
    [InlineData("HC5102", Keepalived, "virtual_router_id 51", "virtual_router_id 151")]
    [InlineData("HC5112", Keepalived, "unicast_peer {", "unicast_peer { # the others")]
    [InlineData("HC8019", "/etc/sysctl.d/60-hiveconfig.conf", "net.ipv4.ip_nonlocal_bind = 1", "net/ipv4/ip_nonlocal_bind=1")]
    [InlineData("HC4017", "/etc/systemd/system/opt-thp-thehive-files.mount", "hard,", "hard,noatime,")]
    public void NothingIsSaid(string rule, string path, string good, string other)
    {
        var repo = OddNodeTests.Injected(3, new OddNodeTests.Fault(path, good, other), _ => true);
        var found = TestTree.Lint(repo);
        Assert.True(found.Count == 0, rule + "\n" + TestTree.Report([repo]));
    }
}
