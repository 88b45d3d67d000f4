using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A tree that differs from a good one only inside a comment, in the spelling of a value or by another right value has nothing more to report.</summary>
public sealed class MetamorphicTests
{
    // What no comment can mean, whatever the syntax of the file is.
    private static readonly string[] Remarks =
    [
        "", " ", " was: \"10.0.0.1,10.0.0.2", " it's", " {", " }}", " [", " )", " ${x}", " $(reboot)", " `id`", " */ /*", " <<EOF", " a = b", " cluster_name: other", " password: old, see the wiki", " seeds: \"10.9.9.9\"", " \\", " 'x' \"\"\"",
        " -Xmx64g", " server x 1.2.3.4:9000", " include \"other.conf\"", " DROP ROLE cassandra;", " virtual_ipaddress {", " TODO", "#####", " é 漢 😀", " changeme", " \t tab",
    ];

    public static TheoryData<string> Samples => new(FuzzCorpus.Generated.Select(sample => sample.Name));

    [Fact]
    public void A_comment_more_says_nothing_in_any_good_tree()
    {
        var random = new SeededRandom(11);
        foreach (var repo in FuzzCorpus.Clusters.Concat(FuzzCorpus.GoodCases))
        {
            Same(repo, (file, form) => WithRemarks(file.Text, form, random));
        }
    }

    [Fact]
    public void Other_words_in_a_comment_say_nothing_in_any_good_tree()
    {
        var random = new SeededRandom(12);
        foreach (var repo in FuzzCorpus.Clusters.Concat(FuzzCorpus.GoodCases))
        {
            Same(repo, (file, form) => file.Kind.IsCarrier ? null : Reworded(file.Text, form, random));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Quotes_round_a_word_and_a_comment_behind_it_say_nothing(string sample)
        => Same(FuzzCorpus.Generated.Single(one => string.Equals(one.Name, sample, StringComparison.Ordinal)).Repo, (file, _) =>
            file.Kind.Name is "cassandra.yaml" or "elasticsearch.yml" ? string.Join('\n', file.Text.Split('\n').Select(Requoted)) : null);

    [Fact]
    public void Every_right_value_of_every_setting_of_a_cluster_says_nothing()
    {
        var taken = 0;
        // What stands under 'extra' is the user's own text, and one secret for two accounts is wrong wherever it lies.
        foreach (var field in HostileField.All.Where(field => !field.Name.StartsWith("extra", StringComparison.Ordinal) && !field.Name.StartsWith("secrets", StringComparison.Ordinal)))
        {
            foreach (var word in field.Words)
            {
                if (HostileCluster.Of(field, word, bare: true).Cluster is not { } cluster)
                {
                    continue;
                }

                taken++;
                var findings = TestTree.Lint(cluster.Generate(Long).ToRepo()).Where(finding => finding.Severity > Severity.Info).Select(finding => $"{finding.Path}: {finding.Rule.Id}: {finding.Message}").ToList();
                Assert.True(findings.Count == 0, $"{field.Name}: {word}\n{string.Join('\n', findings)}");
            }
        }

        Assert.True(taken > 100, $"only {taken} values were right");
    }

    // Some right values ask for a longer key of sessions.
    private static string Long(Secret secret) => HostileCluster.Secret(secret) is var text && string.Equals(secret.Name, "vrrp", StringComparison.Ordinal) ? text : text + text;

    private static void Same(Repo repo, Func<ConfigFile, CommentForm, string?> change)
    {
        var texts = new Dictionary<ConfigFile, string>();
        foreach (var file in repo.Files)
        {
            // XML, JSON and certificates have no such comments.
            if (file.ByteFaults.Count == 0 && file.EncryptedBy is null && !file.Path.EndsWith(".json", StringComparison.Ordinal) && !file.Path.EndsWith(".xml", StringComparison.Ordinal) && file.Document is not CertificateDocument
                && change(file, CommentForm.Of(file)) is { } text)
            {
                texts.Add(file, text);
            }
        }

        var changed = repo.WithTexts(texts);
        var before = Told(repo);
        var after = Told(changed);
        var more = after.Except(before, StringComparer.Ordinal).ToList();
        Assert.True(more.Count == 0, $"{string.Join('\n', more)}\n{string.Join('\n', texts.Where(pair => more.Exists(line => line.StartsWith(pair.Key.Path + ":", StringComparison.Ordinal))).Select(pair => pair.Value).Take(1))}");
    }

    private static List<string> Told(Repo repo) => TestTree.Lint(repo).Select(finding => $"{finding.Path}: {finding.Rule.Id}: {finding.Message}").ToList();

    // Before the first line and behind the last, where no text and no block can be open.
    private static string WithRemarks(string text, CommentForm form, SeededRandom random)
    {
        var first = text.StartsWith("#!", StringComparison.Ordinal) || text.StartsWith("#cloud", StringComparison.Ordinal) ? text.IndexOf('\n', StringComparison.Ordinal) + 1 : 0;
        var result = new StringBuilder(text).Insert(first, Remark(form, random) + "\n");
        return text.EndsWith('\n') ? result.Append(Remark(form, random)).Append('\n').ToString() : result.ToString();
    }

    private static string? Reworded(string text, CommentForm form, SeededRandom random)
    {
        var lines = text.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var end = lines[i].EndsWith('\r') ? "\r" : "";
            if (form.IsComment(lines[i]) && !lines[i].Contains("hiveconfig:", StringComparison.Ordinal) && !lines[i - 1].TrimEnd('\r').EndsWith('\\'))
            {
                lines[i] = lines[i][..(lines[i].Length - lines[i].TrimStart().Length)] + Remark(form, random) + end;
            }
        }

        return string.Join('\n', lines);
    }

    // A backslash joins the next line to a comment in some syntaxes, and so changes more than the comment.
    private static string Remark(CommentForm form, SeededRandom random)
    {
        var remark = random.Of(Remarks);
        return form.Marks[0] + (remark.EndsWith('\\') ? remark + "." : remark);
    }

    private static string Requoted(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0 || line[0] is ' ' or '#' or '-')
        {
            return line;
        }

        var value = line[(colon + 2)..];
        var isWord = value.Length > 0 && char.IsAsciiLetter(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') && value is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off");
        return isWord ? $"{line[..colon]}:   '{value}'   # {value}" : line;
    }
}
