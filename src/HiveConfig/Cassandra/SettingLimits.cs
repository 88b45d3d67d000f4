using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Numbers of cassandra.yaml that the checks at start-up hold against each other.</summary>
internal static class SettingLimits
{
    private const string Warn = "_warn_threshold";
    private const string Fail = "_fail_threshold";

    // Warned of and refused in other code, which does not compare them.
    private static readonly HashSet<string> Free = new(["batch_size", "replica_filtering_protection.cached_rows"], StringComparer.Ordinal);

    internal static IEnumerable<Violation> Check(ConfigFile file, ProductVersion version)
    {
        var settings = LoadedSetting.Of(file, version).Where(setting => setting.Known is not null).ToList();
        return OfThresholds().Concat(OfPercentages()).Concat(OfMutations()).Concat(OfCompactions()).Concat(OfFunctions()).Concat(OfMessages());

        IEnumerable<Violation> OfThresholds()
            => from warn in settings
               where warn.Key.EndsWith(Warn, StringComparison.Ordinal)
               let stem = warn.Key.Substring(0, warn.Key.Length - Warn.Length)
               where !Free.Contains(stem)
               let fail = Find(stem + Fail)
               where fail is not null
               let isLeast = stem.StartsWith("minimum_", StringComparison.Ordinal)
               let low = AmountOf(isLeast ? fail : warn)
               let high = AmountOf(isLeast ? warn : fail)
               where low > high && low > 0 && high > 0
               select At(warn, $"{Says(warn)} and {Says(fail)}, expected {(isLeast ? "a warning above the failure" : "a warning below the failure")}", fail);

        IEnumerable<Violation> OfPercentages()
            => from setting in settings
               where setting.Key.StartsWith("data_disk_usage_percentage_", StringComparison.Ordinal) && AmountOf(setting) > 100
               select At(setting, $"{Says(setting)}, expected 1 to 100, or -1 for off");

        // Half a segment is the most that one mutation may take.
        IEnumerable<Violation> OfMutations()
            => Either("max_mutation_size", "max_mutation_size_in_kb") is { } mutation
                && (Either("commitlog_segment_size", "commitlog_segment_size_in_mb") is { } segment ? AmountOf(segment) : 32m * 1024 * 1024) is { } size
                && AmountOf(mutation) > size / 2
                    ? [At(mutation, $"{Says(mutation)}, expected at most half a commit log segment")]
                    : [];

        IEnumerable<Violation> OfCompactions()
            => Find("concurrent_validations") is { } validations && Find("concurrent_compactors") is { } compactors && AmountOf(validations) > AmountOf(compactors)
                ? [At(validations, $"{Says(validations)} and {Says(compactors)}, expected at most as many validations as compactors", compactors)]
                : [];

        IEnumerable<Violation> OfFunctions()
        {
            var warn = Either("user_defined_functions_warn_timeout", "user_defined_function_warn_timeout");
            var fail = Either("user_defined_functions_fail_timeout", "user_defined_function_fail_timeout");
            if (warn is not null && fail is not null && AmountOf(warn) > AmountOf(fail))
            {
                yield return At(warn, $"{Says(warn)} and {Says(fail)}, expected a warning before the failure", fail);
            }

            var scripted = Either("scripted_user_defined_functions_enabled", "enable_scripted_user_defined_functions");
            if (version.IsAtLeast(5, 0) && scripted is not null && Read.Flag(scripted.Entry.Value) == true)
            {
                yield return At(scripted, $"{Says(scripted)}, which Cassandra {version} refuses; expected false");
            }
        }

        // A message has to fit into each of the queues that it passes through.
        IEnumerable<Violation> OfMessages()
            => Either("internode_max_message_size", "internode_max_message_size_in_bytes") is not { } message ? []
                : from queue in new[] { "send_queue_reserve_endpoint", "send_queue_reserve_global", "receive_queue_reserve_endpoint", "receive_queue_reserve_global" }
                  let name = "internode_application_" + queue + "_capacity"
                  let capacity = Either(name, name + "_in_bytes")
                  where capacity is not null && AmountOf(message) > AmountOf(capacity)
                  select At(message, $"{Says(message)} and {Says(capacity)}, expected no message larger than the queue", capacity);

        LoadedSetting? Find(string key) => settings.FindLast(setting => string.Equals(setting.Key, key, StringComparison.Ordinal));

        LoadedSetting? Either(string current, string old) => Find(current) ?? Find(old);

        Violation At(LoadedSetting setting, string message, LoadedSetting? other = null) => new(file, setting.Entry.Value.Span, message)
        {
            Setting = setting.Key,
            Related = other is null ? [] : [new RelatedPlace(file, other.Entry.Value.Span, Wording.GivenHere)],
        };
    }

    private static string Says(LoadedSetting setting) => $"'{setting.Key}' is {Wording.Quote(setting.Entry.Value is ScalarValue scalar ? scalar.Text : "")}";

    // Bytes, nanoseconds or the plain number; null when it is none.
    private static decimal? AmountOf(LoadedSetting setting)
        => setting.Entry.Value is not ScalarValue { IsNull: false } scalar || Placeholder.IsIn(scalar) || setting.Known!.ProblemOf(scalar) is not null ? null
            : setting.Known!.AmountOf(scalar);
}
