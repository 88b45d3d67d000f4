using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>Whether the values of an elasticsearch.yml are of the type, unit and words of their settings.</summary>
internal static class SettingValues
{
    private static readonly string[] Levels = ["off", "fatal", "error", "warn", "info", "debug", "trace", "all"];

    // Rules of their own judge these.
    private static readonly string[] Others = [ElasticsearchYml.NodeRoles.Name, ElasticsearchYml.AllowedTypes.Name, ElasticsearchYml.AllowedContexts.Name];

    internal static IEnumerable<Violation> Check(Repo repo)
        => from setting in FileSetting.In(repo)
           where !Others.Contains(setting.Key, StringComparer.Ordinal) && !ThreadPools.Owns(setting.Key)
           let violation = ViolationOf(setting, repo.Targets.Elasticsearch)
           where violation is not null
           select violation;

    /// <summary>What is wrong with the value of a setting that the version has; null when nothing is, or it is unknown.</summary>
    internal static Violation? ViolationOf(FileSetting setting, ProductVersion version)
    {
        var (file, key, known, value) = (setting.File, setting.Setting.Key, setting.Known, setting.Setting.Value);
        // What no setting can hold is a matter of the syntax, and a list with a part that is unknown may become anything.
        if (!setting.StandsInFiles || Placeholder.IsIn(value) || known!.In(version) == ElasticsearchKnowledge.Refused
            || (value is ListValue list && list.Items.Any(item => item is MapValue or ListValue or ScalarValue { IsNull: true })))
        {
            return null;
        }

        if (known.Type == ElasticsearchSettingType.Boolean && JavaFlag(value) is { } flag && Read.Text(value)?.ToLowerInvariant() is "yes" or "no" or "on" or "off" or "y" or "n")
        {
            return At($"'{key}' is '{Read.Text(value)}', expected {flag}: whether that word is {flag} depends on the parser", flag) with { Severity = Severity.Warning };
        }

        if (known.ProblemOf(key, AsJavaReads(value)) is not { } problem)
        {
            return Later(setting, known) is { } later ? At(later) with { Severity = Severity.Warning }
                : Words(setting, known) is { } wrong ? At(wrong)
                : null;
        }

        // The name of a list, brackets and all, is a text that Elasticsearch takes.
        return At(problem, known.Type == ElasticsearchSettingType.Boolean && Read.Text(value)?.ToLowerInvariant() is "true" or "false" ? Read.Text(value)!.ToLowerInvariant() : null) with
        {
            Severity = (value is ListValue && known.Type == ElasticsearchSettingType.Text)
                || (string.Equals(setting.Key, ElasticsearchYml.DiscoveryType.Name, StringComparison.Ordinal) && version.Major < 9)
                ? Severity.Warning
                : null,
        };

        Violation At(string message, string? mended = null) => new(file, value.Span, message)
        {
            Setting = key,
            IsSecret = known.HidesValue,
            Edits = mended is null || known.HidesValue ? [] : [new Edit(file, value.Span, mended)],
        };
    }

    // A word without quotes that YAML 1.1 takes for true or false is that to Elasticsearch too.
    private static string? JavaFlag(ConfigValue value)
        => value is ScalarValue { Type: ScalarType.Boolean, IsQuoted: false } ? (Read.Flag(value) == true ? "true" : "false") : null;

    private static ConfigValue AsJavaReads(ConfigValue value) => JavaFlag(value) is { } flag ? new ScalarValue(flag, value.Span, ScalarType.Boolean) : value;

    // What a node reads without complaint and fails over when it opens the port.
    private static string? Later(FileSetting setting, ElasticsearchSetting known)
        => known.Name is "http.port" or "transport.port" or "transport.tcp.port" or "transport.profiles.*.port"
            && Read.Text(setting.Setting.Value) is { } text && !Placeholder.IsIn(text) && !text.Split(',').All(IsPortOrRange)
            ? $"'{setting.Setting.Key}' is {Wording.Quote(text)}, expected a port from 1 to 65535, or a range of them; the node fails when it opens it"
            : null;

    private static bool IsPortOrRange(string text)
    {
        var ends = text.Trim().Split('-');
        return ends.Length is 1 or 2
            && ends.All(end => int.TryParse(end.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535);
    }

    // What the catalogue has as text and Elasticsearch reads as more than that.
    private static string? Words(FileSetting setting, ElasticsearchSetting known)
    {
        if (Read.Text(setting.Setting.Value) is not { } text || Placeholder.IsIn(text))
        {
            return null;
        }

        return known.Name.StartsWith("logger.", StringComparison.Ordinal) && !Levels.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase)
            ? $"'{setting.Setting.Key}' is {Wording.Quote(text)}, expected off, fatal, error, warn, info, debug, trace or all"
            : DiskWatermarks.Owns(known.Name) ? DiskWatermarks.ProblemOf(setting, text)
            : string.Equals(known.Name, ElasticsearchYml.ClusterName.Name, StringComparison.Ordinal) && text.IndexOf(':') >= 0
            ? $"'{setting.Setting.Key}' is {Wording.Quote(text)}, expected a name without ':'"
            : null;
    }
}
