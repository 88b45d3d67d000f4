using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Cli;
using HiveConfig.Reports;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>RULES.md and the samples of <c>explain</c> follow from the rules and their cases.</summary>
public sealed class RulesPageTests
{
    private static readonly string Cases = Path.Combine(DocFile.Root, "tests", "HiveConfig.Tests", "Rules");

    [Fact]
    public void The_samples_IsCurrent() => DocFile.IsCurrent("src/HiveConfig.Cli/Explain/samples.txt", Samples());

    [Fact]
    public void The_page_IsCurrent()
    {
        // With the samples as they are now, which the program may not be built with yet.
        var samples = RuleSamples.Read(Samples().Split('\n'));
        DocFile.IsCurrent("RULES.md", RuleText.Markdown(rule => samples.GetValueOrDefault(rule)));
    }

    [Fact]
    public void Every_rule_has_a_chapter()
        => Assert.Empty(Rules.All.Where(rule => !RuleText.Markdown().Contains($"\n### {rule.Id} {rule.Name}\n", StringComparison.Ordinal)).Select(rule => rule.Id));

    private static string Samples()
    {
        var text = new StringBuilder();
        foreach (var rule in Rules.All)
        {
            // The plain case of a rule if it has one, else the first variant.
            var folder = Directory.GetDirectories(Cases, rule.Id + "*").Order(StringComparer.Ordinal).FirstOrDefault();
            if (folder is not null)
            {
                text.Append("= ").Append(rule.Id).Append('\n').Append(Sample(folder));
            }
        }

        return text.ToString();
    }

    private static string Sample(string folder)
    {
        var text = new StringBuilder();
        var (bad, good) = (Path.Combine(folder, "bad"), Path.Combine(folder, "good"));
        var paths = new[] { bad, good }.SelectMany(side => Directory.EnumerateFiles(side, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(side, path)));
        foreach (var path in paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            // A case may be about the name of a file.
            if (!File.Exists(Path.Combine(bad, path)) || !File.Exists(Path.Combine(good, path)))
            {
                text.Append("@ ").Append(path).Append('\n').Append(File.Exists(Path.Combine(bad, path)) ? "- " : "+ ").Append("a file named ").Append(Path.GetFileName(path)).Append('\n');
                continue;
            }

            Append(text, path.Replace('\\', '/'), Path.Combine(bad, path), Path.Combine(good, path));
        }

        // Or about the cluster that the files are for.
        if (Path.Combine(folder, "bad.cluster.yaml") is var cluster && File.Exists(cluster))
        {
            Append(text, "cluster.yaml", cluster, Path.Combine(folder, "cluster.yaml"));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, string wrong, string right)
    {
        var lines = UnifiedDiff.Write("", "", Read(wrong), Read(right)).Split('\n').Skip(2).Where(line => line.Length > 0 && line[0] is '-' or '+').ToList();
        if (lines.Count > 0)
        {
            text.Append("@ ").Append(name).Append('\n');
            lines.ForEach(line => text.Append(line[0]).Append(' ').Append(Printable(line[1..])).Append('\n'));
        }
    }

    // Each byte a character: a case may be about bytes that are no text. A last line without its line feed says so.
    private static string Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(bytes);
        }

        return text.Length == 0 || text[^1] == '\n' ? text : text + " (no line feed)\n";
    }

    private static string Printable(string line)
        => string.Concat(line.Select(c => char.IsControl(c) || c is '\uFEFF' or (>= '\u0080' and <= '\u00FF') ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()));
}
