using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Applies the edits that findings carry, until none is left to apply. Pure: it gives new texts and writes nothing.</summary>
internal static class Fixes
{
    // An edit may lay bare the next fault; two rules that undo each other must not turn for ever.
    private const int MostRounds = 10;

    /// <summary>Mends what can be mended.</summary>
    /// <param name="repo">The files.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="policy">What of the findings counts: what does not is not mended either.</param>
    internal static FixResult Apply(Repo repo, IReadOnlyList<Rule> rules, LintPolicy policy)
    {
        var now = repo;
        var result = Linter.Lint(now, rules, policy);
        for (var round = 0; round < MostRounds; round++)
        {
            var texts = Texts(result.Findings);
            if (texts.Count == 0)
            {
                break;
            }

            now = now.WithTexts(texts);
            result = Linter.Lint(now, rules, policy);
        }

        var before = repo.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var changes = now.Files
            .Where(file => !string.Equals(before[file.Path].Text, file.Text, StringComparison.Ordinal))
            .Select(file => new FixedFile(before[file.Path], file));
        return new FixResult(now, result, changes.ToList());
    }

    private static Dictionary<ConfigFile, string> Texts(IReadOnlyList<Finding> findings)
    {
        var accepted = new Dictionary<ConfigFile, List<(int From, int To, string Text)>>();
        foreach (var finding in findings)
        {
            var edits = finding.Violation.Edits.Select(edit => (edit.File, Place: IsAllowed(finding, edit) ? PlaceOf(edit) : null)).ToList();

            // The edits of one finding belong together.
            if (edits.TrueForAll(edit => edit.Place is { } place && !(accepted.TryGetValue(edit.File, out var others) && others.Exists(other => Overlaps(other, place)))))
            {
                foreach (var (file, place) in edits)
                {
                    if (!accepted.TryGetValue(file, out var list))
                    {
                        accepted.Add(file, list = []);
                    }

                    list.Add(place!.Value);
                }
            }
        }

        return accepted
            .Select(file => (File: file.Key, Text: file.Value.OrderByDescending(edit => edit.From).Aggregate(file.Key.Text, (text, edit) => text.Substring(0, edit.From) + edit.Text + text.Substring(edit.To))))
            .Where(file => !string.Equals(file.Text, file.File.Text, StringComparison.Ordinal) && Keeps(file.File, file.Text))
            .ToDictionary(file => file.File, file => file.Text);
    }

    /// <summary>Whether the file is a template, of which nothing is ever changed: what it is filled with decides what is right. A mark in a comment tells of one too.</summary>
    internal static bool IsOfTemplate(Edit edit)
        => Layout.IsTemplateName(edit.File.Path) || (edit.File.MayBeTemplate && Array.Exists(["{{", "{%", "<%"], mark => edit.File.Text.IndexOf(mark, StringComparison.Ordinal) >= 0));

    private static bool IsAllowed(Finding finding, Edit edit)
        => !finding.Violation.IsSecret
            && edit.File.Telling == Telling.All
            && edit.File.Expansion is null
            && !IsOfTemplate(edit)
            && !edit.File.Secrets.Touches(edit.Span);

    private static bool Overlaps((int From, int To, string Text) one, (int From, int To, string Text) other)
        => one.From < other.To && other.From < one.To || one.From == other.From;

    // Null for a place that the text has not.
    private static (int From, int To, string Text)? PlaceOf(Edit edit)
    {
        var text = edit.File.Text;
        var map = new LineMap(text);
        if (!map.Has(edit.Span.Line) || !map.Has(edit.Span.EndLine))
        {
            return null;
        }

        var (from, to) = (map.Offset(edit.Span.Line, edit.Span.Column), map.Offset(edit.Span.EndLine, edit.Span.EndColumn));
        return from < 0 || to < from || to > text.Length ? null : (from, to, text.IndexOf("\r\n", StringComparison.Ordinal) < 0 ? edit.Text : edit.Text.Replace("\r\n", "\n").Replace("\n", "\r\n"));
    }

    // Better a fault that is told than a file that nobody can read.
    private static bool Keeps(ConfigFile file, string text) => !Repo.IsReadable(file) || Repo.IsReadable(file.With(text));
}

/// <summary>What is left when everything that could be mended is.</summary>
/// <param name="Repo">The files as they would be.</param>
/// <param name="Result">What is found in them.</param>
/// <param name="Changes">The files that change.</param>
internal sealed record FixResult(Repo Repo, LintResult Result, IReadOnlyList<FixedFile> Changes);

/// <summary>A file that changes.</summary>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
internal sealed record FixedFile(ConfigFile Before, ConfigFile After);
