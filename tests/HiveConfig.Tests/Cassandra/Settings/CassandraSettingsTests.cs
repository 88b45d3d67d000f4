using System;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class CassandraSettingsTests
{
    // Names, old names and refused ones, as counted in the configuration classes of 4.0.14, 4.1.7 and 5.0.1.
    [Theory]
    [InlineData("4.0", 295, 2, 17)]
    [InlineData("4.1", 418, 90, 0)]
    [InlineData("5.0", 480, 94, 4)]
    public void EveryNameIsThere(string version, int current, int old, int removed)
    {
        var settings = For(version);
        Assert.Equal((current, old, removed), (settings.All.Count(setting => setting.NewName is null), settings.All.Count(setting => setting.NewName is not null), settings.Removed.Count));
        Assert.Equal(settings.All.Select(setting => setting.Name).Order(StringComparer.Ordinal), settings.All.Select(setting => setting.Name));
        Assert.All(settings.All.Where(setting => setting.NewName is not null), setting => Assert.NotNull(settings.Find(setting.NewName!)));
    }

    [Theory]
    [InlineData("3.11", "4.0")]
    [InlineData("4.0.19", "4.0")]
    [InlineData("4.1", "4.1")]
    [InlineData("4.2", "4.1")]
    [InlineData("6.0", "5.0")]
    public void AVersionHasTheSettingsOfItsLine(string version, string line) => Assert.Same(For(line), For(version));

    [Fact]
    public void ASettingIsAsTheLoaderHasIt()
    {
        var timeout = For("4.1").Find("read_request_timeout")!;
        Assert.Equal((CassandraSettingType.Duration, "ms", "5000ms"), (timeout.Type, timeout.MinimumUnit, timeout.Default));
        var old = For("4.1").Find("read_request_timeout_in_ms")!;
        Assert.Equal((CassandraSettingType.Long, "ms", "read_request_timeout"), (old.Type, old.BareUnit, old.NewName));
        var four = For("4.0").Find("read_request_timeout_in_ms")!;
        Assert.Equal((CassandraSettingType.Long, "ms", null), (four.Type, four.BareUnit, four.NewName));
        Assert.Null(For("4.0").Find("read_request_timeout"));
        Assert.Equal(["all", "none", "dc", "rack"], For("4.1").Find("server_encryption_options.internode_encryption")!.Values);
        Assert.True(For("4.1").Find("key_cache_size")!.IsNullAllowed);
        Assert.False(For("4.1").Find("num_tokens")!.Type is CassandraSettingType.Text);
    }

    // What a product ships must come out quiet.
    [Theory]
    [InlineData("4.0")]
    [InlineData("4.1")]
    [InlineData("5.0")]
    public void EveryDefaultIsTaken(string version)
        => Assert.All(For(version).All
            .Where(setting => setting.Default is not null && setting.Type is not (CassandraSettingType.Class or CassandraSettingType.List))
            .Select(setting => setting.ProblemOf(Value(setting.Default!))),
            Assert.Null);

    [Theory]
    [InlineData("4.1", "num_tokens", null)]
    [InlineData("4.1", "read_request_timeout_in_ms", null)]
    [InlineData("4.1", "num_token", "unknown setting 'num_token'; did you mean 'num_tokens'?")]
    [InlineData("4.1", "zzzzzzzz", "unknown setting 'zzzzzzzz'")]
    [InlineData("4.1", "native_transport_timeout", null)]
    [InlineData("4.1.6", "native_transport_timeout", null)]
    [InlineData("4.1.5", "native_transport_timeout", "'native_transport_timeout' is known from Cassandra 4.1.6 on, not to 4.1.5")]
    [InlineData("4.0", "start_rpc", "'start_rpc' is a setting of an older Cassandra, which 4.0 refuses")]
    [InlineData("4.0", "read_request_timeout", "'read_request_timeout' is a name of Cassandra 4.1, which 4.0 refuses; there it is 'read_request_timeout_in_ms'")]
    [InlineData("5.0", "concurrent_replicates", "'concurrent_replicates' is a setting of an older Cassandra, which 5.0 refuses")]
    [InlineData("4.1", "require_client_auth", "'require_client_auth' belongs below 'client_encryption_options' or 'server_encryption_options'")]
    [InlineData("4.1", "client_encryption_options.enabled", null)]
    [InlineData("4.1", "client_encryption_options.enable", "unknown setting 'client_encryption_options.enable'; did you mean 'client_encryption_options.enabled'?")]
    [InlineData("4.1", "commitlog_compression.parameters", null)]
    public void ANameIsTakenOrNot(string version, string name, string? problem) => Assert.Equal(problem, CassandraSettings.ProblemOf(name, ProductVersion.Parse(version)));

    [Theory]
    [InlineData("read_request_timeout: 5s")]
    [InlineData("read_request_timeout_in_ms: 5000")]
    [InlineData("key_cache_save_period: 14400")]
    [InlineData("key_cache_save_period: 4h")]
    [InlineData("key_cache_size:")]
    [InlineData("num_tokens: '16'")]
    [InlineData("commitlog_segment_size: 1GiB")]
    [InlineData("compaction_throughput: 64MiB/s")]
    [InlineData("auto_snapshot: 'Yes'")]
    [InlineData("disk_failure_policy: best_effort")]
    [InlineData("cluster_name: 12")]
    [InlineData("phi_convict_threshold: 8")]
    [InlineData("data_file_directories: [/a]")]
    [InlineData("hints_compression: [{class_name: LZ4Compressor, parameters: [{}]}]")]
    [InlineData("hints_compression: {class_name: LZ4Compressor, parameters: {}}")]
    public void AValueThatTheLoaderTakesIsTaken(string yaml) => Assert.Null(ProblemOf(yaml));

    [Theory]
    [InlineData("read_request_timeout: 5000", "'read_request_timeout' is '5000', expected a whole number with its unit, ms, s, m, h or d")]
    [InlineData("read_request_timeout: 5us", "'read_request_timeout' is '5us', expected a whole number with its unit, ms, s, m, h or d")]
    [InlineData("read_request_timeout: 5 s", "'read_request_timeout' is '5 s', expected a whole number with its unit, ms, s, m, h or d")]
    [InlineData("read_request_timeout: 5S", "'read_request_timeout' is '5S', expected a whole number with its unit, ms, s, m, h or d")]
    [InlineData("read_request_timeout:", "'read_request_timeout' has no value, expected a whole number with its unit, ms, s, m, h or d")]
    [InlineData("read_request_timeout_in_ms: 5s", "'read_request_timeout_in_ms' is '5s', expected a whole number of ms without the unit, 0 or more")]
    [InlineData("commitlog_segment_size: 32MB", "'commitlog_segment_size' is '32MB', expected a whole number with its unit, MiB or GiB, from 1MiB to 2047MiB")]
    [InlineData("commitlog_segment_size: 1024KiB", "'commitlog_segment_size' is '1024KiB', expected a whole number with its unit, MiB or GiB, from 1MiB to 2047MiB")]
    [InlineData("commitlog_segment_size: 99999999999999999999999999GiB", "'commitlog_segment_size' is '99999999999999999999999999GiB', expected a whole number with its unit, MiB or GiB, from 1MiB to 2047MiB")]
    [InlineData("commitlog_segment_size: 9999999GiB", "'commitlog_segment_size' is '9999999GiB', expected a whole number with its unit, MiB or GiB, from 1MiB to 2047MiB")]
    [InlineData("num_tokens: 16.5", "'num_tokens' is '16.5', expected a whole number from 1 to 1536")]
    [InlineData("num_tokens: 4000000000", "'num_tokens' is '4000000000', expected a whole number from 1 to 1536")]
    [InlineData("auto_snapshot: 1", "'auto_snapshot' is '1', expected true or false")]
    [InlineData("disk_failure_policy: Stop", "'disk_failure_policy' is 'Stop', expected best_effort, stop, ignore, stop_paranoid or die")]
    [InlineData("data_file_directories: /a", "'data_file_directories' is '/a', expected a list of texts")]
    [InlineData("cluster_name: [a, b]", "'cluster_name' is a list, expected text")]
    [InlineData("hinted_handoff_disabled_datacenters: [a, ~]", "'hinted_handoff_disabled_datacenters' is a list, expected a list of texts")]
    [InlineData("hints_compression: [{class_name: a, parameters: {}}]", "'hints_compression' is a list, expected a list of one mapping with 'class_name' and a list of parameters, or a mapping with 'class_name' and a mapping of parameters")]
    [InlineData("hints_compression: {class_name: a, parameters: []}", "'hints_compression' is a map, expected a list of one mapping with 'class_name' and a list of parameters, or a mapping with 'class_name' and a mapping of parameters")]
    [InlineData("hints_compression: LZ4Compressor", "'hints_compression' is 'LZ4Compressor', expected a list of one mapping with 'class_name' and a list of parameters, or a mapping with 'class_name' and a mapping of parameters")]
    public void AValueThatItRefusesIsSeen(string yaml, string problem) => Assert.Equal(problem, ProblemOf(yaml));

    // Java makes of them what nobody meant: no error of its loader, and a warning of ours.
    [Theory]
    [InlineData("cluster_name: [a]", "'cluster_name' is a list, which Cassandra takes for its only item; expected text")]
    [InlineData("cluster_name: []", "'cluster_name' is empty, which Cassandra takes for an empty text; expected text")]
    [InlineData("num_tokens: [16]", "'num_tokens' is a list, which Cassandra takes for its only item; expected a whole number from 1 to 1536")]
    [InlineData("read_request_timeout: [5s]", "'read_request_timeout' is a list, which Cassandra takes for its only item; expected a whole number with its unit, ms, s, m, h or d")]
    [InlineData("file_cache_round_up: maybe", "'file_cache_round_up' is 'maybe', which Cassandra takes for no value at all; expected true or false")]
    [InlineData("hinted_handoff_disabled_datacenters: {dc1, dc2}", "'hinted_handoff_disabled_datacenters' is a map, whose keys Cassandra takes for the items; expected a list of texts")]
    public void WhatIsTakenOtherwiseThanMeantIsSeen(string yaml, string oddity)
    {
        Assert.Null(ProblemOf(yaml));
        Assert.Equal(oddity, OddityOf(yaml));
    }

    [Theory]
    [InlineData("cluster_name: a")]
    [InlineData("cluster_name: [a, b]")]
    [InlineData("num_tokens: [many]")]
    [InlineData("auto_snapshot: maybe")]
    [InlineData("file_cache_round_up: yes")]
    [InlineData("client_encryption_options: {}")]
    public void WhatIsTakenAsItReadsOrRefusedIsNotOdd(string yaml) => Assert.Null(OddityOf(yaml));

    [Fact]
    public void FromFiveOnAClassNameIsEnough()
        => Assert.Null(For("5.0").Find("authenticator")!.ProblemOf(Value("PasswordAuthenticator")));

    private static string? ProblemOf(string yaml)
    {
        var entry = ((MapValue)YamlReader.Read(yaml).Root!).Entries[0];
        return For("4.1").Find(entry.Key)!.ProblemOf(entry.Value);
    }

    private static string? OddityOf(string yaml)
    {
        var entry = ((MapValue)YamlReader.Read(yaml).Root!).Entries[0];
        return For("4.1").Find(entry.Key)!.OddityOf(entry.Value);
    }

    private static ConfigValue Value(string text) => ((MapValue)YamlReader.Read("a: " + YamlText.Quote(text)).Root!).Entries[0].Value;

    private static CassandraSettings For(string version) => CassandraSettings.For(ProductVersion.Parse(version));
}
