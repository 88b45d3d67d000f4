using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>One text read by the reader of simple YAML and by the parser: what differs, and texts to try.</summary>
internal static class YamlTwins
{
    private static readonly string Tests = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), "..", ".."));

    private static readonly string[] Pieces =
    [
        ":", "#", "-", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", ",", "?", "`", "\\", "~", "=", "/", " ", "  ", "   ", "\n", "\n\n", "\t", "\r\n", "\r", "\0", "\uE000", "\u00A0", "\u0085", "\u2028", "\uFEFF", "é", "😀", "\uD83D",
        ": ", " #", "- ", "? ", ", ", "---", "...", "--- ", "''", "\"\"", "# c\n", "  # c\n", "# \t\n", "a: ", "a:\n", "a:b", "a: b", "a b", "::1", "- a: b\n", "- - a\n", "\"a\": ", "'a': ", "\"a b\"", "'it''s'", "\"a\\n\"", "[]", "{}", "[a, b]", "{a: b}", "{a: 1, b: [c]}", "[a, [b]]", "[-]", ",\n", "[\n", "{\n", " *a: ",
        "!!str ", "&a ", "*a", "|\n", ">-\n", "<<", "<<: ", "null", "0x1F", "1e3", "010", "1_000", ".5", "-0", "-1", "-x", ".inf", "1:30", "08", "1e400", "2001-01-01", "yes", "No", "2147483648", "99999999999999999999",
    ];

    /// <summary>Every text of YAML and JSON that the samples and the tests have, in the three ways to end a line and with its template markup masked.</summary>
    public static IReadOnlyList<string> Texts { get; } = All().Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Those that mutate in reasonable time, and more often those that the simple reader reads.</summary>
    private static IReadOnlyList<string> Seeds { get; } = Texts.Where(text => text.Length is > 0 and < 4000).ToList();

    private static IReadOnlyList<string> SimpleSeeds { get; } = Seeds.Where(text => SimpleYaml.Read(text) is not null).ToList();

    /// <summary>What differs; null when nothing does, or when the text is left to the parser.</summary>
    public static string? Difference(string text) => SimpleYaml.Read(text) is { } simple ? Difference(simple, YamlReader.Parse(text)) : null;

    /// <summary>The text of a number, always the same.</summary>
    public static string Mutated(int number)
    {
        var random = new SeededRandom((ulong)number);
        var text = random.Of(random.Next(8) == 0 ? Seeds : SimpleSeeds);
        if (text.Length > 600 && random.Next(3) > 0)
        {
            var from = text.IndexOf('\n', random.Next(text.Length - 400)) + 1;
            text = text[from..Math.Min(from + 400, text.Length)];
        }

        for (var changes = random.Between(1, 4); changes > 0; changes--)
        {
            text = random.Next(4) == 0 ? Mutator.Mutate(text, random, Seeds) : Change(text, random);
        }

        return text;
    }

    private static IEnumerable<string> All()
    {
        string[] ends = [".yml", ".yaml", ".json", ".j2"];
        var texts = new[] { Path.Combine(Tests, "Rules"), Path.Combine(Tests, "Healthy"), Path.Combine(Tests, "Reports"), Path.Combine(Tests, "..", "..", "samples") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => ends.Contains(Path.GetExtension(path), StringComparer.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Concat(FuzzCorpus.Clusters.SelectMany(repo => repo.Files).Where(file => ends.Contains(Path.GetExtension(file.Path), StringComparer.Ordinal)).Select(file => file.Text))
            .Concat(YamlCase.All.Select(one => one.Yaml));
        foreach (var text in texts)
        {
            yield return text;
            yield return text.TrimEnd('\n');
            yield return text.TrimEnd('\n') + "\n";
            yield return text.Replace("\n", "\r\n", StringComparison.Ordinal);
            yield return TemplateMask.Mask(text);
        }
    }

    private static string Change(string text, SeededRandom random)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(10))
        {
            case 0 or 1 or 2 or 3:
                return text.Insert(at, random.Of(Pieces));
            case 4 when text.Length > 0:
                return text.Remove(Math.Min(at, text.Length - 1), 1);
            case 5:
                // A word in quotes.
                var quote = random.Of(["'", "\""]);
                var end = at;
                while (end < text.Length && text[end] is not (' ' or '\n' or ':'))
                {
                    end++;
                }

                return text[..at] + quote + text[at..end] + quote + text[end..];
            case 6:
                // A word in a line of its own.
                var blank = text.IndexOf(' ', at);
                return blank < 0 ? text : text[..blank] + "\n" + new string(' ', random.Next(5)) + text[(blank + 1)..];
            default:
                return Lines(text, random);
        }
    }

    // A line goes to the left or right, changes places with another, or gets a new one before it.
    private static string Lines(string text, SeededRandom random)
    {
        var lines = text.Split('\n').ToList();
        var (one, two) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(5))
        {
            case 0:
                lines[one] = new string(' ', random.Between(1, 5)) + lines[one];
                break;
            case 1:
                lines[one] = lines[one].StartsWith(' ') ? lines[one][1..] : lines[one];
                break;
            case 2:
                (lines[one], lines[two]) = (lines[two], lines[one]);
                break;
            case 3:
                lines.Insert(one, lines[two]);
                break;
            default:
                lines.Insert(one, new string(' ', random.Next(5)) + random.Of(Pieces));
                break;
        }

        return string.Join('\n', lines);
    }

    private static string? Difference(TreeDocument simple, TreeDocument parsed)
        => parsed.Faults.Count > 0 ? $"is read, but the parser says: {parsed.Faults[0].Message} at {parsed.Faults[0].Span}"
            : parsed.Aliases.Count > 0 ? "aliases are read as words"
            : Difference(simple.Root, parsed.Root);

    private static string? Difference(ConfigValue? one, ConfigValue? other) => (one, other) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => "one of them is nothing",
        _ when one.Span != other.Span => $"{Whole(one.Span)} is {Whole(other.Span)}",
        (ScalarValue left, ScalarValue right) => left.Text == right.Text && left.Type == right.Type && left.IsQuoted == right.IsQuoted ? null : $"{left.Type} '{left.Text}' at {left.Span} is {right.Type} '{right.Text}'",
        (UnknownValue left, UnknownValue right) => left.Raw == right.Raw ? null : $"'{left.Raw}' at {left.Span} is '{right.Raw}'",
        (ListValue left, ListValue right) => left.Items.Count != right.Items.Count ? $"{left.Items.Count} items at {left.Span} are {right.Items.Count}" : left.Items.Zip(right.Items, Difference).FirstOrDefault(difference => difference is not null),
        (MapValue left, MapValue right) => left.Entries.Count != right.Entries.Count ? $"{left.Entries.Count} entries at {left.Span} are {right.Entries.Count}" : left.Entries.Zip(right.Entries, Difference).FirstOrDefault(difference => difference is not null),
        _ => $"{one.GetType().Name} at {one.Span} is {other.GetType().Name}",
    };

    private static string? Difference(MapEntry one, MapEntry other)
        => one.Key != other.Key ? $"key '{one.Key}' at {one.KeySpan} is '{other.Key}'"
            : one.KeySpan != other.KeySpan ? $"key {Whole(one.KeySpan)} is {Whole(other.KeySpan)}"
            : Difference(one.Value, other.Value);

    private static string Whole(Span span) => $"{span.Line}:{span.Column}-{span.EndLine}:{span.EndColumn}";
}
