using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>When a write counts as logged, and the time that belongs to it.</summary>
internal static class CassandraCommitlog
{
    private const string Sync = "commitlog_sync";
    private const string Batch = "commitlog_sync_batch_window_in_ms";

    private static readonly string[] Periods = ["commitlog_sync_period", "commitlog_sync_period_in_ms"];
    private static readonly string[] Windows = ["commitlog_sync_group_window", "commitlog_sync_group_window_in_ms"];

    internal static IEnumerable<Violation> Check(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind)
           let sync = repo.Ask(file, CassandraYaml.CommitlogSync, file.Node)
           where sync?.Value is not null
           from violation in OfFile(file, sync, repo.Targets.Cassandra)
           select violation;

    private static IEnumerable<Violation> OfFile(ConfigFile file, Given<string> sync, ProductVersion version)
    {
        var period = Periods.Select(file.Tree.Find).FirstOrDefault(setting => setting is not null && IsTime(setting.Value));
        var window = Windows.Select(file.Tree.Find).FirstOrDefault(setting => setting is not null && IsTime(setting.Value));
        var usual = version.IsAtLeast(4, 1) ? "'commitlog_sync_period: 10000ms'" : "'commitlog_sync_period_in_ms: 10000'";
        switch (sync.Value)
        {
            // What is wrong with a time that is given is said of its type.
            case "periodic" when period is null && !MayHaveMore(file):
                yield return At(sync.Span, $"'{Sync}' is 'periodic' without a period, expected {usual}", Sync) with { Missed = version.IsAtLeast(4, 1) ? "commitlog_sync_period" : "commitlog_sync_period_in_ms" };
                break;
            case "periodic" when file.Tree.Find(Batch) is { Value: not ScalarValue { IsNull: true } } batch && !version.IsAtLeast(5, 0):
                yield return At(batch.KeySpan, $"'{Batch}' is given, but '{Sync}' is 'periodic'; expected no such line", Batch);
                break;
            case "batch" when period is not null:
                yield return At(period.KeySpan, $"'{period.Key}' is given, but '{Sync}' is 'batch', which has no period", period.Key);
                break;
            case "group" when period is not null:
                yield return At(period.KeySpan, $"'{period.Key}' is given, but '{Sync}' is 'group', which has a window", period.Key);
                break;
            case "group" when window is null && !MayHaveMore(file):
                yield return At(sync.Span, $"'{Sync}' is 'group' without a window, expected '{Windows[version.IsAtLeast(4, 1) ? 0 : 1]}'", Sync);
                break;
        }

        Violation At(Span span, string message, string setting) => new(file, span, message)
        {
            Setting = setting,
            Related = string.Equals(setting, Sync, StringComparison.Ordinal) ? [] : [new RelatedPlace(file, sync.Span, Wording.GivenHere)],
        };
    }

    // Nothing and zero are the same to Cassandra. What is no time at all is a wrong value, and said so elsewhere.
    private static bool IsTime(ConfigValue value)
        => value is not ScalarValue scalar || !(scalar.IsNull || scalar.Text.Trim('0') is "" or "ms" or "s" or "m" or "h" or "d" or "us" or "µs" or "ns");

    private static bool MayHaveMore(ConfigFile file) => file.IsTemplate && file.Text.IndexOf("{%", StringComparison.Ordinal) >= 0;
}
