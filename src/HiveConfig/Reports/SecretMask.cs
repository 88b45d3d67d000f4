using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>
/// Finds what must not be shown of a line: the value of every key that sounds like a secret, as the reader found it, and,
/// because the line may be one that no reader takes, everything behind such a word. Rather too much than too little.
/// </summary>
internal static partial class SecretMask
{
    // Lines above the excerpt that may begin a secret which runs on: YAML blocks and texts in three quotes.
    private const int LinesBefore = 40;

    /// <summary>Whether a full dotted key names a secret.</summary>
    internal static bool IsSecretKey(string key) => SecretKey().IsMatch(key);

    /// <summary>One line of a file, without its end.</summary>
    internal static string LineOf(ConfigFile file, int number)
    {
        var lines = file.Text.Split('\n');
        return number <= lines.Length ? lines[number - 1].TrimEnd('\r') : "";
    }

    /// <summary>The parts of the line to hide, from 0, in order, none touching another.</summary>
    internal static IReadOnlyList<(int From, int To)> RangesOf(Finding finding, string line)
    {
        var spans = SpansOf(finding.File);
        return RangesOf(finding.File, finding.Violation.IsSecret ? spans.Append(finding.Span) : spans, finding.Span.Line, line);
    }

    /// <summary>
    /// The place as it may be reported. Where a secret ends tells its length: a place inside or behind one is told as the
    /// secret's start, and one that reaches into a secret ends there.
    /// </summary>
    internal static Span PlaceOf(ConfigFile file, Span span, bool isSecret)
    {
        var spans = SpansOf(file).ToList();
        var start = RangesOf(file, spans, span.Line, LineOf(file, span.Line)) is [var first, ..] && first.From < span.Column - 1
            ? Span.On(span.Line, first.From + 1, 0)
            : Span.On(span.Line, span.Column, 0);
        if (isSecret || start.Column < span.Column)
        {
            return start;
        }

        var end = RangesOf(file, spans, span.EndLine, LineOf(file, span.EndLine)) is [var last, ..] ? Math.Min(span.EndColumn, last.From + 1) : span.EndColumn;
        return span with { EndColumn = span.EndLine == span.Line ? Math.Max(end, span.Column) : end };
    }

    /// <summary>The text of a file, each line with its secrets hidden.</summary>
    internal static string Text(ConfigFile file)
    {
        var spans = SpansOf(file).ToList();
        return string.Join('\n', file.Text.Split('\n').Select((line, i) => Masked(line, RangesOf(file, spans, i + 1, line))));
    }

    private static string Masked(string line, IReadOnlyList<(int From, int To)> ranges)
        => ranges.Reverse().Aggregate(line, (text, range) => text[..range.From] + ValueJson.Hidden + text[range.To..]);

    private static List<(int From, int To)> RangesOf(ConfigFile file, IEnumerable<Span> spans, int number, string line)
    {
        var ranges = spans
            .Where(span => span.Line <= number && number <= span.EndLine)
            .Select(span => (From: span.Line < number ? 0 : span.Column - 1, To: span.EndLine > number ? line.Length : span.EndColumn - 1))
            .Concat(BehindWords(file, line))
            .Concat(RunsOn(file, number) ? [(From: 0, To: line.Length)] : [])
            .Select(range => (From: Math.Clamp(range.From, 0, line.Length), To: Math.Clamp(range.To, 0, line.Length)))
            .Where(range => range.To > range.From)
            .OrderBy(range => range.From);
        var merged = new List<(int From, int To)>();
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.From <= merged[^1].To)
            {
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, range.To));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private static IEnumerable<Span> SpansOf(ConfigFile file)
    {
        var root = file.Document switch
        {
            TreeDocument tree => tree.Root,
            HoconDocument { IsReadable: true } hocon => hocon.Resolve(_ => null).Root,
            _ => null,
        };
        return root is null ? [] : Walk(root, path: "", isSecret: false);
    }

    // Depth is bounded by the readers.
    private static IEnumerable<Span> Walk(ConfigValue value, string path, bool isSecret) => value switch
    {
        MapValue map => map.Entries.Where(entry => entry.Origin is null).SelectMany(entry =>
        {
            var key = path.Length == 0 ? entry.Key : path + "." + entry.Key;
            return Walk(entry.Value, key, isSecret || IsSecretKey(key));
        }),
        ListValue list => list.Items.SelectMany(item => Walk(item, path, isSecret)),
        _ => isSecret ? [value.Span] : [],
    };

    private static IEnumerable<(int From, int To)> BehindWords(ConfigFile file, string line)
    {
        if (SecretWord().Match(line) is { Success: true } word)
        {
            var rest = word.Index + word.Length;

            // In CQL further words may stand between PASSWORD and the text, when the statement is wrong.
            var quote = file.Document is CqlDocument ? line.IndexOfAny(['\'', '"', '$'], rest) : -1;
            yield return (quote >= 0 ? quote : rest, line.Length);
        }

        // cqlsh takes its password behind -p.
        if (file.Kind.IsCarrier)
        {
            foreach (Match option in PasswordOption().Matches(line))
            {
                yield return (option.Groups[1].Index, option.Groups[1].Index + option.Groups[1].Length);
            }
        }

        // curl takes name and password behind -u.
        foreach (Match login in LoginOption().Matches(line))
        {
            yield return (login.Groups[1].Index, login.Groups[1].Index + login.Groups[1].Length);
        }

        foreach (Match url in UserInfo().Matches(line))
        {
            yield return (url.Groups[1].Index, url.Groups[1].Index + url.Groups[1].Length);
        }
    }

    // Whether the line belongs to a value that a secret's line above left open.
    private static bool RunsOn(ConfigFile file, int number)
    {
        // Where every line is a statement, none runs on.
        if (file.Document is HaproxyDocument or SysctlDocument)
        {
            return false;
        }

        var lines = file.Text.Split('\n');
        for (var i = Math.Min(number, lines.Length) - 2; i >= 0 && i >= number - 2 - LinesBefore; i--)
        {
            var line = lines[i].TrimEnd();
            if (SecretWord().Match(line) is { Success: true } word && !line.TrimStart().StartsWith("auth_type", StringComparison.Ordinal))
            {
                // A word at the very end, behind a key of another name, is that key's value: 'authenticator: PasswordAuthenticator'.
                var rest = line[(word.Index + word.Length)..].Trim();
                if (rest.Length == 0 && char.IsLetterOrDigit(word.Value[^1]) && KeyAndValue().Match(line) is { Success: true } key && key.Length <= word.Index)
                {
                    return false;
                }

                return rest is "" or "|" or ">" or "|-" or ">-" or "|+" or ">+" || rest.Count(c => c == '"') % 2 == 1 || rest.Count(c => c == '\'') % 2 == 1;
            }

            if (line.Length > 0 && KeyAndValue().IsMatch(line))
            {
                return false;
            }
        }

        return false;
    }

    [GeneratedRegex(@"passw(or)?d|passphrase|secret|api[-_]?key|access[-_]?key|private[-_]?key|auth[-_]pass|(^|[._-])(pwd|token|pass)$|(auth|bearer)\.key$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretKey();

    // The word, what is left of the key, and the separator: a colon, an equals sign or a blank.
    [GeneratedRegex(@"(passw(or)?d|passphrase|secret|api[-_]?key|access[-_]?key|private[-_]?key|auth[-_]pass|\bstats\s+auth\b|\bauthorization\b|\b(pwd|token|pass)\b)[\w.\-\]]*[""']?(\s*[+:=]+\s*|\s+|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretWord();

    [GeneratedRegex("""(?<=[\s"'])-p["']?,?=?\s*("[^"]*"|'[^']*'|[^\s,\]]+)""", RegexOptions.None, 1000)]
    private static partial Regex PasswordOption();

    [GeneratedRegex("""(?:^|[\s"'])(?:-u|--user)[\s=]+["']?([^\s"':]+:[^\s"']+)""", RegexOptions.None, 1000)]
    private static partial Regex LoginOption();

    [GeneratedRegex(@"://([^/@\s:]*:[^/@\s]+)@", RegexOptions.None, 1000)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"^\s*-?\s*[""']?[\w.\-]+[""']?\s*[:={]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyAndValue();
}
