using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using HiveConfig.Lint;

namespace HiveConfig.Reports;

/// <summary>
/// What makes a finding the same one tomorrow: rule, path, setting, and the how-manieth of these it is. Never the line, which
/// moves, nor its text, which may hold a secret.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The findings, each with its fingerprint: 64 hexadecimal digits.</summary>
    internal static IEnumerable<(Finding Finding, string Text)> Of(IEnumerable<Finding> findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var key = string.Join('\n', finding.Rule.Id, finding.Path, finding.Setting ?? "");
            var ordinal = seen.GetValueOrDefault(key);
            seen[key] = ordinal + 1;
            yield return (finding, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{key}\n{ordinal}")))));
        }
    }
}
