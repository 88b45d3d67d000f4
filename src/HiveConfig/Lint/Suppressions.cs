using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Lint;

/// <summary>Takes out the findings that comments silence, and finds comments that silence nothing.</summary>
internal static class Suppressions
{
    /// <summary>Splits findings by the comments of their files.</summary>
    /// <param name="repo">The files.</param>
    /// <param name="findings">What all rules found.</param>
    /// <param name="rules">The rules that were asked.</param>
    internal static (IReadOnlyList<Finding> Spoken, IReadOnlyList<Finding> Silenced) Apply(Repo repo, IReadOnlyList<Finding> findings, IReadOnlyList<Rule> rules)
    {
        var comments = repo.Files.SelectMany(Suppression.In).ToList();
        if (comments.Count == 0)
        {
            return (findings, []);
        }

        // Each is compared with those of its own file alone.
        var byFile = comments.ToLookup(comment => comment.File);
        var (spoken, silenced) = (new List<Finding>(), new List<Finding>());
        foreach (var finding in findings)
        {
            (byFile[finding.File].Any(comment => comment.Covers(finding)) ? silenced : spoken).Add(finding);
        }

        if (rules.FirstOrDefault(rule => string.Equals(rule.Id, SuppressionRules.Unused.Id, StringComparison.Ordinal)) is { } unused)
        {
            var hushed = silenced.ToLookup(finding => finding.File);
            var named = new NamedRules(rules);
            spoken.AddRange(LintPass.Bounded(comments.SelectMany(comment => Wrong(repo, comment, hushed[comment.File], named))).Select(violation => new Finding(unused, unused.Severity, violation)));
            spoken.Sort(FindingOrder.Instance);
        }

        return (spoken, silenced);
    }

    private static IEnumerable<Violation> Wrong(Repo repo, Suppression comment, IEnumerable<Finding> silenced, NamedRules named)
    {
        if (comment.Word is not (Suppression.Ignore or Suppression.IgnoreFile))
        {
            yield return At($"{Wording.Quote(comment.Word)} is no order to hiveconfig; did you mean '{Text.Nearest.Find(comment.Word, [Suppression.Ignore, Suppression.IgnoreFile])}'?");
            yield break;
        }

        if (comment.Rules.Count == 0)
        {
            yield return At("the comment names no rule, expected an id or a name");
        }

        foreach (var pattern in comment.Rules)
        {
            var (problem, rules) = named.By(pattern);
            if (problem is not null)
            {
                yield return At(problem);
            }
            else if (CouldSpeak(repo, comment, rules) && !silenced.Any(finding => pattern.Matches(finding.Rule) && comment.Covers(finding)))
            {
                var where = comment.Line is { } line ? FormattableString.Invariant($"line {line}") : "this file";
                yield return At($"the comment ignores {Wording.Quote(pattern.Text)}, which has nothing to say about {where}");
            }
        }

        if (!comment.HasReason)
        {
            yield return At("the comment gives no reason, expected one behind ' -- '");
        }

        Violation At(string message) => new(comment.File, comment.Span, message);
    }

    // Silence is no sign where a rule cannot speak: in a file that cannot be read or is a template, about machines that were not
    // read along, and without what it needs.
    private static bool CouldSpeak(Repo repo, Suppression comment, IEnumerable<Rule> rules)
        => Repo.IsReadable(comment.File)
            && !comment.File.IsTemplate
            && rules.Any(rule => rule.AcrossEnvironments is null && !rule.IsPlanOnly && (rule.Scope == Scope.Single || repo.Inventory.Nodes.Count > 1) && rule.AllNeeds.All(need => need switch
            {
                "spec" => repo.Facts.Model is not null,
                "listing" => repo.Facts.Listing is not null,
                _ => false,
            }));

    // What patterns mean: the same few stand in thousands of comments.
    private sealed class NamedRules(IReadOnlyList<Rule> rules)
    {
        private readonly Dictionary<string, Meaning> _known = new(StringComparer.Ordinal);

        internal Meaning By(RulePattern pattern)
        {
            if (!_known.TryGetValue(pattern.Text, out var meaning))
            {
                _known.Add(pattern.Text, meaning = new Meaning(pattern.Problem(rules), [.. rules.Where(pattern.Matches)]));
            }

            return meaning;
        }
    }

    private sealed record Meaning(string? Problem, IReadOnlyList<Rule> Rules);
}
