using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// Findings that were there when somebody drew a line: only later ones count. A finding is known by rule, file and setting,
/// never by its line, which moves, nor by its text, which may hold a secret.
/// </summary>
internal sealed class Baseline
{
    private readonly Dictionary<(string Rule, string Path, string Setting), int> _counts;

    private Baseline(Dictionary<(string Rule, string Path, string Setting), int> counts) => _counts = counts;

    /// <summary>The path of a file from the baseline's directory, by its path as reports show it.</summary>
    internal Func<string, string> PathOf { get; init; } = path => path;

    /// <summary>How many findings it holds.</summary>
    internal int Count => _counts.Values.Sum();

    /// <summary>Reads a baseline; its faults are what keeps it from being one.</summary>
    internal static (Baseline? Baseline, IReadOnlyList<Fault> Problems) Read(string text, Func<string, string> pathOf)
    {
        // JSON without tabs is YAML; what we write has none.
        var document = YamlReader.Read(text);
        if (!document.IsReadable)
        {
            return (null, document.Faults);
        }

        if (document.Root?.Member("version") is not ScalarValue { Text: "1" } || document.Root?.Member("findings") is not ListValue list)
        {
            return (null, [new Fault(FaultKind.Syntax, Span.Start, "this is no baseline, expected what '--write-baseline' writes")]);
        }

        var counts = new Dictionary<(string, string, string), int>();
        foreach (var item in list.Items)
        {
            if (item.TextOf("rule") is not { } rule || item.TextOf("path") is not { } path)
            {
                return (null, [new Fault(FaultKind.Syntax, item.Span, "this entry has no 'rule' or no 'path'")]);
            }

            var count = int.TryParse(item.TextOf("count") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
            var key = (rule, path, item.TextOf("setting") ?? "");
            counts[key] = (counts.TryGetValue(key, out var before) ? before : 0) + count;
        }

        return (new Baseline(counts) { PathOf = pathOf }, []);
    }

    /// <summary>Writes findings as a baseline.</summary>
    internal static string Write(IEnumerable<Finding> findings, Func<string, string> pathOf)
    {
        var lines = findings
            .GroupBy(finding => (Rule: finding.Rule.Id, Path: pathOf(finding.Path), Setting: finding.Setting ?? ""))
            .OrderBy(same => same.Key.Path, StringComparer.Ordinal).ThenBy(same => same.Key.Rule, StringComparer.Ordinal).ThenBy(same => same.Key.Setting, StringComparer.Ordinal)
            .Select(same => new StringBuilder("    {\"rule\": ").Append(Quote(same.Key.Rule))
                .Append(", \"path\": ").Append(Quote(same.Key.Path))
                .Append(same.Key.Setting.Length > 0 ? ", \"setting\": " + Quote(same.Key.Setting) : "")
                .Append(same.Count() > 1 ? ", \"count\": " + same.Count().ToString(CultureInfo.InvariantCulture) : "")
                .Append('}').ToString())
            .ToList();
        return "{\n  \"version\": 1,\n  \"findings\": [" + (lines.Count == 0 ? "" : "\n" + string.Join(",\n", lines) + "\n  ") + "]\n}\n";
    }

    /// <summary>The findings that are new; of several alike, as many as there were before are known.</summary>
    internal IReadOnlyList<Finding> New(IReadOnlyList<Finding> findings)
    {
        var left = new Dictionary<(string, string, string), int>(_counts);
        return findings.Where(finding =>
        {
            var key = (finding.Rule.Id, PathOf(finding.Path), finding.Setting ?? "");
            if (!left.TryGetValue(key, out var count) || count == 0)
            {
                return true;
            }

            left[key] = count - 1;
            return false;
        }).ToList();
    }

    private static string Quote(string text) => YamlText.DoubleQuote(text);
}
