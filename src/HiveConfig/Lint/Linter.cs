using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Runs rules over a repo. Pure: the same files give the same findings in the same order.</summary>
public static class Linter
{
    /// <summary>Lints one environment.</summary>
    /// <param name="repo">Its files.</param>
    /// <param name="rules">The rules.</param>
    public static LintResult Lint(Repo repo, IReadOnlyList<Rule> rules) => Lint(repo, rules, LintPolicy.Usual);

    /// <summary>Lints one environment; a policy says what of it counts.</summary>
    internal static LintResult Lint(Repo repo, IReadOnlyList<Rule> rules, LintPolicy policy) => Count(repo, Ask(repo, rules), rules, policy);

    // All rules are asked, whatever counts in the end: a fault that its own rule may not tell is not for another to tell.
    private static LintResult Ask(Repo repo, IReadOnlyList<Rule> rules)
    {
        var failures = new List<RuleFailure>();
        var findings = new List<Finding>();

        // What one file gets wrong by itself is unknown to the rules across files: one fault, one finding.
        Run(repo, Scope.Single);
        var faulty = from finding in findings
                     where finding.Severity == Severity.Error && finding.Setting is not null
                     select (finding.File, finding.Setting!);
        Run(repo.WithFaulty(faulty), Scope.Cluster);
        if (rules.Any(rule => rule.GoesLast))
        {
            var spokenOf = from finding in findings
                           where finding.Setting is not null
                           from file in finding.Violation.Related.Select(related => related.File).Prepend(finding.File)
                           select (file, finding.Setting!);
            Check(repo.WithFaulty(spokenOf), rule => rule.GoesLast);
        }

        var kept = findings.Where(finding => !findings.Any(other => Silences(other, finding))).ToList();
        kept.Sort(FindingOrder.Instance);
        return new LintResult(kept, failures);

        void Run(Repo seen, Scope scope) => Check(seen, rule => rule.Scope == scope && !rule.GoesLast);

        void Check(Repo seen, Func<Rule, bool> which)
        {
            foreach (var rule in rules.Where(which))
            {
                try
                {
                    findings.AddRange(rule.Check(seen).Select(violation => new Finding(rule, violation.Severity ?? rule.Severity, violation)).ToList());
                }
                catch (Exception exception)
                {
                    failures.Add(new RuleFailure(rule, exception));
                }
            }
        }
    }

    /// <summary>Lints the environments that were read together: each by itself, then what they must not have in common.</summary>
    /// <param name="environments">Their files.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>One result for each environment, in the same order.</returns>
    public static IReadOnlyList<LintResult> Lint(IReadOnlyList<Repo> environments, IReadOnlyList<Rule> rules)
        => Lint(environments.Select(repo => (repo, LintPolicy.Usual)).ToList(), rules);

    /// <summary>As above; a policy for each environment says what of it counts.</summary>
    internal static IReadOnlyList<LintResult> Lint(IReadOnlyList<(Repo Repo, LintPolicy Policy)> environments, IReadOnlyList<Rule> rules)
    {
        var results = environments.Select(environment => Ask(environment.Repo, rules)).ToList();
        if (environments.Count > 1)
        {
            AskAcross(environments.Select(environment => environment.Repo).ToList(), results, rules);
        }

        return results.Select((result, i) => Count(environments[i].Repo, result, rules, environments[i].Policy)).ToList();
    }

    private static void AskAcross(IReadOnlyList<Repo> environments, List<LintResult> results, IReadOnlyList<Rule> rules)
    {
        foreach (var rule in rules.Where(rule => rule.AcrossEnvironments is not null))
        {
            try
            {
                foreach (var violation in rule.AcrossEnvironments!(environments).ToList())
                {
                    var at = 0;
                    while (!environments[at].Files.Contains(violation.File))
                    {
                        at++;
                    }

                    var findings = results[at].Findings.Append(new Finding(rule, violation.Severity ?? rule.Severity, violation)).ToList();
                    findings.Sort(FindingOrder.Instance);
                    results[at] = results[at] with { Findings = findings };
                }
            }
            catch (Exception exception)
            {
                results[0] = results[0] with { Failures = [.. results[0].Failures, new RuleFailure(rule, exception)] };
            }
        }
    }

    // What of the findings counts, and how much.
    private static LintResult Count(Repo repo, LintResult asked, IReadOnlyList<Rule> rules, LintPolicy policy)
    {
        var (spoken, silenced) = policy.ObeysComments ? Suppressions.Apply(repo, asked.Findings, rules) : (asked.Findings, []);
        var judged = from finding in spoken
                     let severity = policy.Judge(finding)
                     where severity is not null
                     select finding with { Severity = severity.Value };
        var counting = judged.ToList();
        var fresh = policy.Baseline?.New(counting) ?? counting;
        return new LintResult(fresh, asked.Failures) { Suppressed = silenced.Count + counting.Count - fresh.Count };
    }

    private static bool Silences(Finding other, Finding finding)
        => other.Rule.Supersedes.Contains(finding.Rule.Id, StringComparer.Ordinal)
            && ReferenceEquals(other.File, finding.File)
            && string.Equals(other.Setting, finding.Setting, StringComparison.Ordinal);
}
