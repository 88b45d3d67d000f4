using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Reads exports as exportfs of nfs-utils does.</summary>
internal static class ExportsReader
{
    private static readonly string[] Options =
    [
        "acl", "all_squash", "anongid", "anonuid", "async", "auth_nlm", "crossmnt", "fsid", "hide", "insecure", "insecure_locks", "mountpoint", "mp",
        "no_acl", "no_all_squash", "no_auth_nlm", "no_pnfs", "no_root_squash", "no_subtree_check", "no_wdelay", "nocrossmnt", "nohide", "pnfs", "refer",
        "reexport", "replicas", "ro", "root_squash", "rw", "sec", "secure", "secure_locks", "security_label", "subtree_check", "sync", "wdelay", "xprtsec",
    ];

    // Each is a client of its own to some rules.
    private const int MostWords = 20_000;

    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static ExportsDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new ExportsDocument([], [tooLong]);
        }

        var faults = new FaultList();
        var entries = new List<ExportsEntry>();
        var words = new List<Word>();
        var count = 0;
        foreach (var line in TextLine.Of(text))
        {
            var goesOn = Words(line, words, faults);
            if (goesOn)
            {
                continue;
            }

            count += words.Count;
            if (count > MostWords)
            {
                faults.Add(TextBound.TooMany(line.Span, "words", MostWords));
                return new ExportsDocument(entries, faults.Faults);
            }

            Entry(words, entries, faults);
            words.Clear();
            if (entries.Count > TextBound.Blocks)
            {
                return new ExportsDocument([], [TextBound.TooMany(line.Span, "exports", TextBound.Blocks)]);
            }
        }

        Entry(words, entries, faults);
        return new ExportsDocument(entries, faults.Faults);
    }

    // Whether the line goes on in the next one. A comment ends at the end of its line whatever stands there.
    private static bool Words(TextLine line, List<Word> words, FaultList faults)
    {
        for (var i = line.SkipBlanks(line.Start); i < line.End; i = line.SkipBlanks(i))
        {
            if (line.Source[i] == '#')
            {
                return false;
            }

            if (line.Source[i] == '\\' && i + 1 == line.End)
            {
                return words.Count < TextBound.Words;
            }

            words.Add(Word(line, ref i, faults));
        }

        return false;
    }

    private static Word Word(TextLine line, ref int i, FaultList faults)
    {
        var start = i;
        var text = new StringBuilder();
        var opened = -1;
        var isQuoted = false;
        for (; i < line.End; i++)
        {
            var c = line.Source[i];
            if (c == '"')
            {
                opened = opened < 0 ? i : -1;
                isQuoted = true;
            }
            else if (opened < 0 && (TextLine.IsBlankCharacter(c) || (c == '\\' && i + 1 == line.End)))
            {
                break;
            }
            else
            {
                text.Append(c);
            }
        }

        if (opened >= 0)
        {
            faults.Syntax(line.SpanOf(opened, line.End), "a quote that is not closed on this line");
        }

        var raw = text.ToString();
        return new Word(Octal.Decode(raw), line.SpanOf(start, i)) { IsQuoted = isQuoted, IsKnown = !TemplateMask.IsMasked(raw) };
    }

    private static void Entry(List<Word> words, List<ExportsEntry> entries, FaultList faults)
    {
        if (words.Count == 0)
        {
            return;
        }

        var clients = new List<ExportsClient>();
        IReadOnlyList<MountOption> shared = [];
        foreach (var word in words.Skip(1))
        {
            if (word.Text.StartsWith("-", StringComparison.Ordinal))
            {
                shared = List(Part(word, 1, word.Text.Length), faults);
            }
            else if (Client(word, shared, faults) is { } client)
            {
                clients.Add(client);
            }
        }

        entries.Add(new ExportsEntry(words[0], clients));
    }

    private static ExportsClient? Client(Word word, IReadOnlyList<MountOption> shared, FaultList faults)
    {
        var open = word.Text.IndexOf('(');
        if (open < 0)
        {
            return new ExportsClient(word, shared, word.Span);
        }

        if (word.Text.IndexOf(')') != word.Text.Length - 1)
        {
            if (word.IsKnown)
            {
                faults.Syntax(word.Span, $"'{word.Text}' is no client with options in parentheses; no blanks stand in them and nothing behind them");
            }

            return null;
        }

        var host = open == 0 ? null : Part(word, 0, open);
        return new ExportsClient(host, [.. shared, .. List(Part(word, open + 1, word.Text.Length - 1), faults)], word.Span);
    }

    private static IReadOnlyList<MountOption> List(Word word, FaultList faults)
    {
        var options = MountOption.List(word);
        foreach (var option in options.Where(option => option.IsKnown))
        {
            if (Array.IndexOf(Options, option.Name) < 0)
            {
                faults.Unknown(option.Span, $"unknown option '{option.Name}'", option.Name, Options);
            }
            else if (option.Name is "anonuid" or "anongid" && !(option.Value is { Length: > 0 } id && id.All(c => c is '-' or (>= '0' and <= '9'))))
            {
                faults.Syntax(option.Span, $"'{option}' is no {option.Name.Substring(4)}; expected a number");
            }
        }

        return options;
    }

    // A part of a word; its place is exact where the word has neither quotes nor escapes.
    private static Word Part(Word word, int from, int to)
    {
        var isExact = word.Span.EndColumn - word.Span.Column == word.Text.Length;
        var text = word.Text.Substring(from, to - from);
        return new Word(text, isExact ? Span.On(word.Span.Line, word.Span.Column + from, to - from) : word.Span)
        {
            IsQuoted = word.IsQuoted,
            IsKnown = word.IsKnown || !TemplateMask.IsMasked(text),
        };
    }
}
