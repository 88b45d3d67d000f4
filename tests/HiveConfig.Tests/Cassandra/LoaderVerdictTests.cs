using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Linting one cassandra.yaml finds an error exactly where Cassandra's own loader refuses it.</summary>
public sealed class LoaderVerdictTests
{
    private static readonly string[] Versions = ["4.0", "4.1", "5.0"];

    // What is judged otherwise than by the loader, and why.
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["duplicate-key"] = "stricter: the loader silently takes the last",
        ["env-var"] = "stricter: the loader takes the reference for the name",
        ["port-70000"] = "stricter: no such port can be bound",
        ["storage_port-eq-native"] = "stricter: the second listener cannot bind",
        ["client-enc-enabled-no-keystore"] = "the machine decides: whether the file is there",
        ["seed-params-missing"] = "stricter: 5.0 makes a ring of the node alone",
    };

    public static TheoryData<string> Names => new(LoaderCase.All.Select(one => one.Name).Distinct(StringComparer.Ordinal));

    [Fact]
    public void AllCasesAreThere() => Assert.Equal((75, 225), (Names.Count, LoaderCase.All.Sum(one => one.Verdicts.Count(verdict => verdict != '.'))));

    [Theory]
    [MemberData(nameof(Names))]
    public void TheVerdictIsTheLoaders(string name)
    {
        foreach (var (version, text, isTaken) in LoaderCase.Of(name))
        {
            Assert.True(Errors(text, version).Count == 0 == isTaken || Exceptions.ContainsKey(name), Told(name, version, text));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatDoesNotMatterChangesNoVerdict(string name)
    {
        foreach (var (version, text, _) in LoaderCase.Of(name))
        {
            var expected = Errors(text, version).Select(finding => finding.Rule.Id).ToList();
            foreach (var mutated in Mutations(text))
            {
                Assert.True(expected.SequenceEqual(Errors(mutated, version).Select(finding => finding.Rule.Id), StringComparer.Ordinal), Told(name, version, mutated));
            }
        }
    }

    [Fact]
    public void EveryExceptionIsOne()
    {
        Assert.InRange(Exceptions.Count, 0, 10);
        Assert.All(Exceptions.Keys, name => Assert.Contains(LoaderCase.Of(name), one => Errors(one.Text, one.Version).Count == 0 != one.IsTaken));
    }

    // Other texts, by the same rules of the loader.
    [Theory]
    [InlineData("4.1", "num_tokens: 0x10", true)]
    [InlineData("4.1", "num_tokens: '0x10'", true)]
    [InlineData("4.1", "num_tokens: 010", true)]
    [InlineData("4.1", "num_tokens: 08", false)]
    [InlineData("4.1", "num_tokens: 1_6", true)]
    [InlineData("4.1", "num_tokens: +16", true)]
    [InlineData("4.1", "num_tokens: 16.0", false)]
    [InlineData("4.1", "num_tokens: 1e1", false)]
    [InlineData("4.1", "num_tokens: ' 16'", false)]
    [InlineData("4.1", "phi_convict_threshold: 8", true)]
    [InlineData("4.1", "phi_convict_threshold: 16.1", false)]
    [InlineData("4.1", "phi_convict_threshold: eight", false)]
    [InlineData("4.1", "auto_snapshot: 'On'", true)]
    [InlineData("4.1", "auto_snapshot: y", false)]
    [InlineData("4.1", "read_request_timeout: 1h", true)]
    [InlineData("4.1", "read_request_timeout: '5s'", true)]
    [InlineData("4.1", "read_request_timeout: 5 s", false)]
    [InlineData("4.1", "read_request_timeout: -5s", false)]
    [InlineData("4.1", "read_request_timeout: 5.5s", false)]
    [InlineData("4.1", "read_request_timeout: 5sec", false)]
    [InlineData("4.1", "read_request_timeout_in_ms: 5s", false)]
    [InlineData("4.1", "read_request_timeout_in_ms: -1", false)]
    [InlineData("4.0", "read_request_timeout_in_ms: -1", true)]
    [InlineData("4.1", "roles_update_interval_in_ms: -1", true)]
    [InlineData("4.1", "read_request_timeout: 5s\nread_request_timeout_in_ms: 5000", false)]
    [InlineData("4.1", "trace_type_query_ttl: 500ms", false)]
    [InlineData("4.1", "key_cache_save_period: 4h", true)]
    [InlineData("4.0", "key_cache_save_period: 4h", false)]
    [InlineData("4.1", "key_cache_size: auto", false)]
    [InlineData("4.1", "commitlog_segment_size: 32MB", false)]
    [InlineData("4.1", "commitlog_segment_size: 2048MiB", false)]
    [InlineData("4.1", "commitlog_segment_size: 0MiB", false)]
    [InlineData("4.1", "max_mutation_size: 20MiB", false)]
    [InlineData("4.1", "commitlog_segment_size: 64MiB\nmax_mutation_size: 20MiB", true)]
    [InlineData("4.1", "compaction_throughput: 64MB/s", false)]
    [InlineData("4.1", "compaction_throughput: 64MiB", false)]
    [InlineData("4.1", "disk_failure_policy: Stop", false)]
    [InlineData("4.1", "internode_compression: \"dc\"", true)]
    [InlineData("4.1", "client_encryption_options.enabled: false", true)]
    [InlineData("4.0", "client_encryption_options.enabled: false", false)]
    [InlineData("4.1", "client_encryption_options: {enabled: false, foo: 1}", false)]
    [InlineData("4.1", "client_encryption_options: true", false)]
    [InlineData("4.1", "server_encryption_options: {internode_encryption: None}", false)]
    [InlineData("4.1", "hints_compression: [{class_name: LZ4Compressor}]", true)]
    [InlineData("4.1", "hints_compression: [{class_name: LZ4Compressor, parameters: {a: b}}]", false)]
    [InlineData("4.1", "hints_compression: LZ4Compressor", false)]
    [InlineData("4.1", "hints_compression: {class: LZ4Compressor}", false)]
    [InlineData("4.1", "hinted_handoff_disabled_datacenters: dc1", false)]
    [InlineData("4.1", "hinted_handoff_disabled_datacenters: [{a: b}]", false)]
    [InlineData("4.1", "read_consistency_levels_warned: [QUORUM, ALL]", true)]
    [InlineData("4.1", "read_consistency_levels_warned: [quorum]", false)]
    [InlineData("4.1", "tables_warn_threshold: 0", false)]
    [InlineData("4.1", "tables_fail_threshold: -2", false)]
    [InlineData("4.1", "tables_warn_threshold: 50\ntables_fail_threshold: -1", true)]
    [InlineData("4.1", "minimum_replication_factor_warn_threshold: 3\nminimum_replication_factor_fail_threshold: 2", true)]
    [InlineData("4.1", "minimum_replication_factor_warn_threshold: 2\nminimum_replication_factor_fail_threshold: 3", false)]
    [InlineData("4.1", "concurrent_writes: 1", false)]
    [InlineData("4.1", "concurrent_compactors: 0", false)]
    [InlineData("4.1", "initial_token: '1,2'", false)]
    [InlineData("4.1", "initial_token: '1,2,3,4'", true)]
    [InlineData("4.1", "initial_token: '1,2,3,x'", false)]
    [InlineData("4.1", "native_transport_port_ssl: 9142", false)]
    [InlineData("4.1", "native_transport_port_ssl: 9042", true)]
    [InlineData("4.1", "broadcast_address: '::'", false)]
    [InlineData("4.1", "request_scheduler: x", false)]
    [InlineData("5.0", "concurrent_replicates: 2", false)]
    [InlineData("4.1", "concurrent_replicates: 2", true)]
    [InlineData("5.0", "scripted_user_defined_functions_enabled: true", false)]
    [InlineData("4.1", "scripted_user_defined_functions_enabled: true", true)]
    [InlineData("5.0", "disk_access_mode: direct", false)]
    [InlineData("5.0", "repair: {retries: {max_attempts: 3}}", true)]
    [InlineData("4.1", "legacy_ssl_storage_port_enabled: true", false)]
    [InlineData("4.1", "memtable: {configurations: {default: {inherits: skiplist}}}", true)]
    [InlineData("4.1", "startup_checks: {check_filesystem_ownership: {enabled: false}}", true)]
    [InlineData("4.1", "startup_checks: {check_everything: {enabled: false}}", false)]
    public void MoreLinesHaveTheirVerdict(string version, string lines, bool isTaken)
    {
        var name = lines[..lines.IndexOf(':', StringComparison.Ordinal)];
        var (_, text, _) = LoaderCase.Of("base").Single(one => string.Equals(one.Version, version, StringComparison.Ordinal));
        var changed = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith(name + ":", StringComparison.Ordinal))) + lines + "\n";
        Assert.True(Errors(changed, version).Count == 0 == isTaken, Told(name, version, changed));
    }

    [Theory]
    [InlineData("4.0")]
    [InlineData("4.1")]
    [InlineData("5.0")]
    public void ManyLinesHaveTheirVerdict(string version)
    {
        var whole = LoaderCase.Of("base").Single(one => string.Equals(one.Version, version, StringComparison.Ordinal)).Text;
        var sign = Array.IndexOf(Versions, version);
        Assert.Empty(from row in LoaderLines.Of("loader-lines.txt")
                     let text = row.In(whole)
                     where Errors(text, version).Count == 0 != (row.Signs[sign] == '+')
                     select Told(row.Signs, version, text));
    }

    private static IEnumerable<string> Mutations(string text)
    {
        var renamed = text.Replace("'thp'", "'Other Name'", StringComparison.Ordinal).Replace("10.1.2.", "192.168.77.", StringComparison.Ordinal);
        yield return renamed;
        yield return "# First of all\n\n" + Regex.Replace(renamed, "^(?=[a-z])", "# said: of it\n", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        yield return Regex.Replace(renamed, "^([a-z_]+: [\\w./-]+)$", "$1   # remark", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        yield return Regex.Replace(renamed, "^([ -]*[a-z_]+: )([\\w./-]+)$", "$1\"$2\"", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        yield return Regex.Replace(renamed, "^([ -]*[a-z_]+: )([\\w./-]+)$", "$1'$2'", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        yield return renamed.Replace("\"", "'", StringComparison.Ordinal);
        yield return renamed.Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static string Told(string name, string version, string text)
        => $"{name} {version}: {string.Join("; ", Lint(text, version).Select(finding => $"{finding.Severity} {finding.Rule.Id} {finding.Message}"))}\n{text}";

    private static List<Finding> Errors(string text, string version) => Lint(text, version).Where(finding => finding.Severity == Severity.Error).ToList();

    private static IReadOnlyList<Finding> Lint(string text, string version)
        => TestTree.Lint(new Repo(
            [new ConfigFile("cassandra.yaml", CassandraYaml.Kind, text)],
            environment: null,
            new RepoFacts { Stated = [new Target("cassandra", ProductVersion.Parse(version), TargetSource.CommandLine)] }));

    /// <summary>A text, and for each version whether the loader takes it.</summary>
    private sealed record LoaderCase(string Name, string Verdicts, IReadOnlyList<string> Lines)
    {
        private static readonly string[] File = System.IO.File.ReadAllLines(Path.Combine(Snapshot.SourceDirectory(), "loader-cases.txt"));

        private static readonly string[] Base = [.. File.SkipWhile(line => line is not "base").Skip(1).TakeWhile(line => line[0] is '|').Select(line => line[1..])];

        public static IReadOnlyList<LoaderCase> All { get; } = [.. Read()];

        public static List<(string Version, string Text, bool IsTaken)> Of(string name)
            => (from one in All
                where string.Equals(one.Name, name, StringComparison.Ordinal)
                from version in Versions
                let verdict = one.Verdicts[Array.IndexOf(Versions, version)]
                where verdict != '.'
                select (version, one.Text(version), verdict == '+')).ToList();

        private static IEnumerable<LoaderCase> Read()
        {
            List<string>? lines = null;
            foreach (var line in File.Where(line => line[0] is not '#' && line is not "base"))
            {
                if (line[0] is '|')
                {
                    lines?.Add(line[1..]);
                }
                else if (line[0] is '=')
                {
                    var ends = line[1..].Split('-').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToList();
                    lines!.AddRange(Base[(ends[0] - 1)..ends[1]]);
                }
                else
                {
                    lines = [];
                    yield return new LoaderCase(line.Split(' ')[0], line.Split(' ')[1], lines);
                }
            }
        }

        private string Text(string version)
            => string.Concat(Lines.Select(line => (line is "@period" ? version is "4.0" ? "commitlog_sync_period_in_ms: 10000" : "commitlog_sync_period: 10000ms" : line) + "\n"));
    }
}
