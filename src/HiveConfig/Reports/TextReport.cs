using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>The report for people: each finding with the line it is about, and one last line that says how much was read.</summary>
public static class TextReport
{
    private const string Reset = "\u001b[0m";
    private const string Bold = "\u001b[1m";
    private const string Dim = "\u001b[2m";
    private const string Red = "\u001b[31m";
    private const string Yellow = "\u001b[33m";
    private const string Blue = "\u001b[34m";

    /// <summary>The whole text.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="color">Whether to colour it for a terminal; nothing else differs.</param>
    /// <param name="explain">The command that explains a rule, named in the last line when there are findings; null for none.</param>
    public static string Write(LintReport report, bool color = false, string? explain = "hiveconfig explain")
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            Write(text, finding, color);
        }

        text.Append(Summary(report));
        if (explain is not null && report.Findings.Count > 0)
        {
            text.Append(". ").Append(explain).Append(' ').Append(report.Findings[0].Rule.Id);
        }

        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, Finding finding, bool color)
    {
        var excerpt = Excerpt.Of(finding);
        var number = finding.Span.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        text.Append(Paint(Printable.Line($"{finding.Path}:{finding.Span}:"), Bold, color)).Append(' ')
            .Append(Paint(Word(finding.Severity), ColorOf(finding.Severity), color)).Append(' ')
            .Append(finding.Rule.Id).Append(": ").Append(Printable.Line(finding.Message)).Append('\n')
            .Append(Paint(number + " | ", Dim, color)).Append(excerpt.Text).Append('\n')
            .Append(Paint("      | ", Dim, color)).Append(' ', excerpt.Column - 1)
            .Append(Paint(new string('^', excerpt.Length), ColorOf(finding.Severity), color)).Append('\n');
        foreach (var related in finding.Related)
        {
            text.Append("  ").Append(Printable.Line($"{related.File.Path}:{related.Span}: note: {related.Message}")).Append('\n');
        }

        text.Append("  fix: ").Append(Printable.Line(finding.Fix)).Append("\n\n");
    }

    private static string Summary(LintReport report)
    {
        var infos = report.Count(Severity.Info);
        var summary = $"{Count(report.Count(Severity.Error), "error")}, {Count(report.Count(Severity.Warning), "warning")}{(infos > 0 ? ", " + Count(infos, "info") : "")}"
            + $" in {Count(report.Files, "file")}, {Count(report.Nodes, "node")}, {Count(report.Environments, "environment")}";
        List<string> remarks = [];
        if (report.Targets.Count > 0)
        {
            remarks.Add(string.Join(", ", report.Targets
                .GroupBy(target => Word(target.Source), StringComparer.Ordinal)
                .Select(same => Listed([.. same.Select(target => $"{target.Product} {target.Shown ?? target.Version.ToString()}")]) + " " + same.Key)));
        }

        if (report.NotRecognised > 0)
        {
            remarks.Add(Count(report.NotRecognised, "file") + " not recognised");
        }

        return remarks.Count > 0 ? $"{summary} ({string.Join("; ", remarks)})" : summary;
    }

    private static string Word(TargetSource source) => source switch
    {
        TargetSource.CommandLine => "from the command line",
        TargetSource.Cluster => "from cluster.yaml",
        TargetSource.Settings => "from settings",
        TargetSource.Manifest => "from manifest.json",
        TargetSource.Inferred => "inferred",
        _ => "assumed",
    };

    internal static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static string ColorOf(Severity severity) => severity switch
    {
        Severity.Error => Red,
        Severity.Warning => Yellow,
        _ => Blue,
    };

    private static string Paint(string text, string paint, bool color) => color ? paint + text + Reset : text;

    private static string Listed(string[] items)
        => items.Length == 1 ? items[0] : string.Join(", ", items[..^1]) + " and " + items[^1];

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{number} {noun}s");
}
