using System;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ElasticsearchSettingsTests
{
    [Fact]
    public void EverySettingIsThere()
    {
        Assert.Equal(
            [(ElasticsearchScope.Static, 973), (ElasticsearchScope.Dynamic, 320), (ElasticsearchScope.Keystore, 69), (ElasticsearchScope.Index, 146)],
            ElasticsearchSettings.All.Where(setting => setting.Type != ElasticsearchSettingType.Open && setting.Versions is not "nnn").GroupBy(setting => setting.Scope).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())));
        Assert.Equal(13, ElasticsearchSettings.All.Count(setting => setting.Type == ElasticsearchSettingType.Open && setting.Versions is not "nnn"));
        Assert.Equal(92, ElasticsearchSettings.All.Count(setting => setting.Removed is not null && setting.Versions is not "nnn"));

        // What was gone before 7.17.
        Assert.Equal(16, ElasticsearchSettings.All.Count(setting => setting.Versions is "nnn"));
        Assert.All(ElasticsearchSettings.All.Where(setting => setting.Versions is "nnn"), setting => Assert.False(setting.Removed!.IsAtLeast(7, 1)));
        Assert.All(ElasticsearchSettings.All, setting => Assert.Equal(3, setting.Versions.Length));

        // What took the place of a setting is one itself.
        Assert.All(ElasticsearchSettings.All.Where(setting => setting.NewName is not null), setting => Assert.NotNull(ElasticsearchSettings.Find(setting.NewName!)));
    }

    [Theory]
    [InlineData("cluster.name", "cluster.name")]
    [InlineData("node.attr.rack", "node.attr.**")]
    [InlineData("node.attr.rack.row", "node.attr.**")]
    [InlineData("node.attr.", null)]
    [InlineData("s3.client.default.endpoint", "s3.client.*.endpoint")]
    [InlineData("s3.client.a.b.endpoint", null)]
    [InlineData("s3.client..endpoint", null)]
    [InlineData("thread_pool.search.queue_size", "thread_pool.search.queue_size")]
    [InlineData("logger.level", "logger.level")]
    [InlineData("logger.org.elasticsearch", "logger.**")]
    [InlineData("esql.something", "esql.**")]
    [InlineData("Cluster.name", null)]
    public void AKeyLeadsToItsSetting(string key, string? name) => Assert.Equal(name, ElasticsearchSettings.Find(key)?.Name);

    [Theory]
    [InlineData("node.master", "7.17", "Known")]
    [InlineData("node.master", "8.19", "Refused")]
    [InlineData("node.roles", "7.10", "Known")]
    [InlineData("client.type", "8.19", "Known")]
    [InlineData("client.type", "9.1", "Refused")]
    [InlineData("async_search.index_cleanup_interval", "8.19", "Unverified")]
    [InlineData("cluster.name", "10.0", "Known")]
    public void AVersionTakesASettingOrNot(string key, string version, string expected)
        => Assert.Equal(expected, ElasticsearchSettings.Find(key)!.In(ProductVersion.Parse(version)).ToString());

    [Fact]
    public void WhatTookThePlaceIsNamed()
    {
        var master = ElasticsearchSettings.Find("node.master")!;
        Assert.Equal(("8.0", "node.roles"), (master.Removed?.ToString(), master.NewName));
        Assert.Equal("discovery.seed_hosts", ElasticsearchSettings.Find("discovery.zen.ping.unicast.hosts")!.NewName);
        Assert.Equal(ElasticsearchScope.Keystore, ElasticsearchSettings.Find("s3.client.default.secret_key")!.Scope);
        Assert.Equal(ElasticsearchScope.Index, ElasticsearchSettings.Find("index.codec")!.Scope);
    }

    [Theory]
    [InlineData("discovery.seed_host", "discovery.seed_hosts")]
    [InlineData("cluster.inital_master_nodes", "cluster.initial_master_nodes")]
    [InlineData("processor", null)]
    [InlineData("zzzzzzzzzzz", null)]
    [InlineData("s3.client.default.endpont", "s3.client.default.endpoint")]
    [InlineData("s3.client.default.whatever", null)]
    [InlineData("xpack.security.authc.realms.native.native1.ordr", "xpack.security.authc.realms.native.native1.order")]
    public void WhatWasMeantIsFound(string key, string? nearest) => Assert.Equal(nearest, ElasticsearchSettings.NearestTo(key, ProductVersion.Parse("8.19")));

    // What a product ships must come out quiet.
    [Fact]
    public void EveryDefaultIsTaken()
        => Assert.All(ElasticsearchSettings.All
            .Where(setting => setting.Default is not null && setting.Type != ElasticsearchSettingType.List)
            .Select(setting => setting.ProblemOf(setting.Name, Value(YamlText.Quote(setting.Default!)))),
            Assert.Null);

    [Theory]
    [InlineData("bootstrap.memory_lock", "true")]
    [InlineData("bootstrap.memory_lock", "'false'")]
    [InlineData("bootstrap.memory_lock", "${LOCK}")]
    [InlineData("discovery.find_peers_interval", "2s")]
    [InlineData("indices.memory.index_buffer_size", "10%")]
    [InlineData("indices.recovery.max_bytes_per_sec", "40mb")]
    [InlineData("thread_pool.search.queue_size", "-1")]
    [InlineData("thread_pool.search.size", "4")]
    [InlineData("node.roles", "[master, data]")]
    [InlineData("node.roles", "master, data")]
    [InlineData("node.roles", "[]")]
    [InlineData("path.repo", "/mnt/backup")]
    [InlineData("cluster.routing.allocation.enable", "Primaries")]
    [InlineData("cluster.name", "''")]
    [InlineData("indices.fielddata.cache.size", "-1b")]
    [InlineData("license.key", "[1]")]
    [InlineData("http.max_content_length", "2047mb")]
    [InlineData("http.max_content_length", "+200mb")]
    [InlineData("http.max_content_length", "0")]
    [InlineData("indices.recovery.max_concurrent_file_chunks", "8")]
    [InlineData("cluster.remote.one.transport.ping_schedule", "-1")]
    [InlineData("gateway.recover_after_time", "0s")]
    public void AValueThatItTakesIsTaken(string key, string yaml) => Assert.Null(ProblemOf(key, yaml));

    [Theory]
    [InlineData("bootstrap.memory_lock", "1", "'bootstrap.memory_lock' is '1', expected true or false")]
    [InlineData("bootstrap.memory_lock", "'yes'", "'bootstrap.memory_lock' is 'yes', expected true or false")]
    [InlineData("bootstrap.memory_lock", "", "'bootstrap.memory_lock' has no value, which stops the node")]
    [InlineData("discovery.find_peers_interval", "2", "'discovery.find_peers_interval' is '2', expected a whole number with its unit (ms, s, m, h or d)")]
    [InlineData("discovery.find_peers_interval", "2.5s", "'discovery.find_peers_interval' is '2.5s', expected a whole number with its unit (ms, s, m, h or d)")]
    [InlineData("indices.memory.index_buffer_size", "10", "'indices.memory.index_buffer_size' is '10', expected a number with its unit (b, kb, mb, gb, tb or %)")]
    [InlineData("indices.recovery.max_bytes_per_sec", "40mib", "'indices.recovery.max_bytes_per_sec' is '40mib', expected a number with its unit (b, kb, mb, gb or tb)")]
    [InlineData("thread_pool.search.size", "0", "'thread_pool.search.size' is '0', expected a whole number of 1 or more")]
    [InlineData("thread_pool.search.size", "4000000000", "'thread_pool.search.size' is '4000000000', expected a whole number from 1 to 2147483647")]
    [InlineData("thread_pool.search.size", "[4]", "'thread_pool.search.size' is a list, expected a whole number of 1 or more")]
    [InlineData("node.roles", "[master, dat]", "'node.roles' has 'dat', expected master, data, data_content, data_hot, data_warm, data_cold, data_frozen, ingest, ml, remote_cluster_client, transform or voting_only")]
    [InlineData("http.max_content_length", "2gb", "'http.max_content_length' is '2gb', expected at most 2147483647 bytes")]
    [InlineData("http.max_content_length", "-1", "'http.max_content_length' is '-1', expected a larger size")]
    [InlineData("http.max_content_length", "1.5b", "'http.max_content_length' is '1.5b', expected a number with its unit (b, kb, mb, gb or tb)")]
    [InlineData("indices.recovery.max_concurrent_file_chunks", "9", "'indices.recovery.max_concurrent_file_chunks' is '9', expected a whole number from 1 to 8")]
    [InlineData("cluster.publish.timeout", "0s", "'cluster.publish.timeout' is '0s', expected a longer time")]
    [InlineData("gateway.recover_after_time", "-1", "'gateway.recover_after_time' is '-1', expected a longer time")]
    [InlineData("indices.breaker.fielddata.overhead", "-1", "'indices.breaker.fielddata.overhead' is '-1', expected a number of 0 or more")]
    [InlineData("cluster.max_shards_per_node", "' 5'", "'cluster.max_shards_per_node' is ' 5', expected a whole number of 1 or more")]
    [InlineData("node.roles", "[{a: b}]", "'node.roles' is not a list of words")]
    [InlineData("cluster.routing.allocation.enable", "some", "'cluster.routing.allocation.enable' is 'some', expected none, new_primaries, primaries or all")]
    public void AValueThatItRefusesIsSeen(string key, string yaml, string problem) => Assert.Equal(problem, ProblemOf(key, yaml));

    private static string? ProblemOf(string key, string yaml) => ElasticsearchSettings.Find(key)!.ProblemOf(key, Value(yaml));

    private static ConfigValue Value(string yaml) => ((MapValue)YamlReader.Read("a: " + yaml).Root!).Entries[0].Value;
}
