using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Lint;
using HiveConfig.Reports;

namespace HiveConfig.Cli;

/// <summary>The catalogue of rules, as a list and as the page RULES.md.</summary>
internal static class RuleText
{
    private static readonly (string Prefix, string Title)[] Chapters =
    [
        ("HC0", "cluster.yaml"),
        ("HC10", "Cassandra"),
        ("HC11", "Cassandra: beside cassandra.yaml"),
        ("HC12", "CQL"),
        ("HC2", "Elasticsearch"),
        ("HC3", "TheHive"),
        ("HC4", "Storage"),
        ("HC50", "HAProxy"),
        ("HC51", "Keepalived"),
        ("HC6", "Backup"),
        ("HC7", "Secrets and security"),
        ("HC8", "Across services"),
        ("HC9", "Any file"),
    ];

    /// <summary>What a rule needs that not every run has.</summary>
    internal static string? Need(Rule rule)
        => rule.IsPlanOnly ? "two trees to compare, by 'plan'"
            : rule.AcrossEnvironments is not null ? "several environments"
            : rule.Needs is null ? null
            : string.Join(" and ", rule.AllNeeds.Select(need => need switch
            {
                "spec" => "a model, by --cluster",
                "listing" => "whole directories, not single files",
                "bytes" => "the bytes of the file",
                "mode" => "the modes of the files",
                "git" => "a git work tree",
                _ => need,
            }));

    /// <summary>One line for each rule.</summary>
    internal static string List()
    {
        var all = Rules.All.Select(rule => (rule.Id, rule.Severity, rule.Name, rule.Title)).Concat(CodeRules.All.Select(rule => (rule.Id, rule.Severity, rule.Name, rule.Title))).ToList();
        var (ids, names) = (all.Max(rule => rule.Id.Length), all.Max(rule => rule.Name.Length));
        return string.Concat(all.Select(rule => $"{rule.Id.PadRight(ids)} {TextReport.Word(rule.Severity).PadRight(7)} {rule.Name.PadRight(names)} {rule.Title}\n"));
    }

    /// <summary>The page RULES.md.</summary>
    internal static string Markdown() => Markdown(RuleSamples.Of);

    /// <summary>The page with these samples.</summary>
    internal static string Markdown(Func<string, RuleSample?> sampleOf)
    {
        var page = new StringBuilder("# Rules\n\n")
            .Append(CultureInfo.InvariantCulture, $"What `hiveconfig lint` checks: {Rules.All.Count} rules. This page is printed by `hiveconfig rules --format markdown`; `hiveconfig explain RULE` shows one of them with the severity that your settings give it. The samples are the lines by which the good and the bad side of the rule's test case differ.\n");
        foreach (var (prefix, title) in Chapters)
        {
            var rules = Rules.All.Where(rule => rule.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            if (rules.Count > 0)
            {
                page.Append("\n## ").Append(title).Append('\n');
                rules.ForEach(rule => Write(page, rule, sampleOf(rule.Id)));
            }
        }

        page.Append("\n## C# that builds a cluster\n\n")
            .Append(CultureInfo.InvariantCulture, $"What the compiler checks in a project that refers to the package HiveConfig: {CodeRules.All.Count} rules. Where something is made by a loop, a method or a parameter it is unknown, and nothing is said of it. In the samples `cluster` is a `Cluster`, `secrets` a `SecretResolver` and `directory` a path.\n");
        foreach (var rule in CodeRules.All)
        {
            Write(page, rule);
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, CodeRule rule)
    {
        page.Append("\n### ").Append(rule.Id).Append(' ').Append(rule.Name).Append("\n\n")
            .Append(rule.Title).Append(". *").Append(TextReport.Word(rule.Severity)).Append("*\n\n")
            .Append("**Why:** ").Append(rule.Why).Append("\n\n**Bad:**\n\n```csharp\n").Append(rule.Bad).Append("\n```\n\n**Good:**\n\n```csharp\n").Append(rule.Good).Append("\n```\n\n")
            .Append("**Fix:** ").Append(rule.Fix).Append(rule.HasCodeFix ? " An editor offers to do it.\n" : "\n");
    }

    private static void Write(StringBuilder page, Rule rule, RuleSample? sample)
    {
        page.Append("\n### ").Append(rule.Id).Append(' ').Append(rule.Name).Append("\n\n")
            .Append(rule.Title).Append(". *").Append(TextReport.Word(rule.Severity)).Append("*\n\n")
            .Append("**Why:** ").Append(rule.Why).Append("\n\n");
        if (sample is not null)
        {
            page.Append("**Bad**, in ").Append(string.Join(", ", sample.Paths.Select(path => "`" + path + "`"))).Append(":\n\n");
            Fence(page, sample.Bad);
            page.Append("**Good:**\n\n");
            Fence(page, sample.Good);
        }

        page.Append("**Fix:** ").Append(rule.Fix).Append('\n');
        if (rule.Versions is { } versions)
        {
            page.Append("\n**Holds for:** ").Append(versions).Append(".\n");
        }

        if (Need(rule) is { } needs)
        {
            page.Append("\n**Needs:** ").Append(needs).Append(".\n");
        }
    }

    private static void Fence(StringBuilder page, List<string> lines)
    {
        page.Append("```text\n");
        foreach (var line in lines.Count > 0 ? lines : ["(nothing)"])
        {
            page.Append(line).Append('\n');
        }

        page.Append("```\n\n");
    }
}
