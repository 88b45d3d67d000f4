using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Cli;

/// <summary>For each rule the lines by which a wrong file and a right one differ: taken from its test case, so that they are known to be so.</summary>
internal static class RuleSamples
{
    private static readonly Lazy<Dictionary<string, RuleSample>> All = new(() => Read(Resource.Lines("Explain.samples.txt")));

    /// <summary>The sample of a rule; null when its case differs in nothing that can be shown.</summary>
    internal static RuleSample? Of(string rule) => All.Value.GetValueOrDefault(rule);

    // As RulesPageTests writes them: '= HC1006', then '@ path', '- line' of the wrong file and '+ line' of the right one.
    internal static Dictionary<string, RuleSample> Read(string[] lines)
    {
        var samples = new Dictionary<string, RuleSample>(StringComparer.Ordinal);
        var rule = "";
        foreach (var line in lines.Where(line => line.Length > 1))
        {
            var text = line[2..];
            if (line[0] == '=')
            {
                rule = text;
                samples.Add(rule, new RuleSample([], []));
            }
            else if (samples.TryGetValue(rule, out var sample))
            {
                (line[0] == '-' ? sample.Bad : sample.Good).AddRange(line[0] is '-' or '+' ? [text] : []);
                if (line[0] == '@')
                {
                    sample.Paths.Add(text);
                }
            }
        }

        return samples;
    }
}

/// <summary>The lines by which a wrong file and a right one differ.</summary>
/// <param name="Bad">Lines of the wrong one; none when it lacks something.</param>
/// <param name="Good">Lines of the right one; none when it has nothing there.</param>
internal sealed record RuleSample(List<string> Bad, List<string> Good)
{
    /// <summary>The files they stand in.</summary>
    internal List<string> Paths { get; } = [];
}
