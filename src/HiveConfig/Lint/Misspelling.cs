using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>A setting under a misspelt name is missed under its right one: one mistake, told where it weighs most.</summary>
internal static class Misspelling
{
    /// <summary>The findings, with those that one misspelt name causes made one, and without those that only say what follows of a setting that is missed.</summary>
    internal static List<Finding> Merge(Repo repo, List<Finding> findings)
        => findings.Exists(finding => finding.Violation.Missed is not null || finding.Violation.Meant is not null)
            ? [.. findings.GroupBy(finding => finding.File).SelectMany(same => OfOneFile(repo, [.. same]))]
            : findings;

    /// <summary>Whether what rules across files find may make this finding one with theirs.</summary>
    internal static bool MayMerge(Repo repo, Finding finding)
        => finding.Violation.Missed is not null || finding.Violation.Meant is not null || (finding.Setting is { } key && IsMissed(repo, finding, key));

    private static List<Finding> OfOneFile(Repo repo, List<Finding> findings)
    {
        findings.RemoveAll(finding => finding.Violation.Missed is { } missed && findings.Exists(other => !ReferenceEquals(other, finding)
            && other.Severity >= finding.Severity && string.Equals(other.Setting, missed, StringComparison.Ordinal) && other.Violation.Missed is null && IsMissed(repo, other, missed)));
        foreach (var misspelt in findings.Where(finding => finding.Violation.Meant is not null).ToList())
        {
            var meant = misspelt.Violation.Meant!;
            var same = findings.Where(finding => ReferenceEquals(finding, misspelt) || string.Equals(finding.Violation.Meant, meant, StringComparison.Ordinal) || IsMissed(repo, finding, meant)).ToList();
            if (!findings.Contains(misspelt) || same.Count < 2)
            {
                continue;
            }

            // Of equals the name, for it is what has to be changed.
            var told = same.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Violation.Meant is null ? 1 : 0).ThenBy(finding => finding, FindingOrder.Instance).First();
            findings = [.. from finding in findings
                           where ReferenceEquals(finding, told) || !same.Contains(finding)
                           select !ReferenceEquals(finding, told) || told.Violation.Meant is not null ? finding
                               : told.Also(new RelatedPlace(misspelt.File, misspelt.Span, $"misspelt here, expected '{meant}'"))];
        }

        return findings;
    }

    private static bool IsMissed(Repo repo, Finding finding, string meant)
        => (finding.Violation.Missed ?? finding.Setting) is { } key && IsAtOrBelow(key, meant) && !repo.Effective(finding.File, finding.File.Node).Settings.Any(setting => IsAtOrBelow(setting.Key, key));

    private static bool IsAtOrBelow(string key, string level) => key.StartsWith(level, StringComparison.Ordinal) && (key.Length == level.Length || key[level.Length] == '.');
}
