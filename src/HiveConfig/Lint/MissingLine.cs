using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Puts a setting that a file lacks in, on a line of its own: behind the last of its section, with that one's indentation, else at the end.</summary>
internal static class MissingLine
{
    /// <summary>The edit that adds a setting; none in a file of another form, or where no line of its own can be had.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The full key with dots.</param>
    /// <param name="value">The value as it has to stand in the file.</param>
    internal static IReadOnlyList<Edit> Add(ConfigFile file, string key, string value) => file.Document switch
    {
        HoconDocument { IsReadable: true } => Hocon(file, key, value),
        TreeDocument { IsReadable: true } tree when tree.Map.Entries.Count > 0 && !file.Kind.InstalledPath.EndsWith(".properties", StringComparison.Ordinal) => Yaml(file, tree, key, value),
        _ => [],
    };

    private static IReadOnlyList<Edit> Hocon(ConfigFile file, string key, string value)
    {
        var section = key.Substring(0, key.LastIndexOf('.') + 1);
        var name = key.Substring(section.Length);
        var lines = TextLine.Of(file.Text).Select(line => line.Text).ToList();
        var siblings = file.Tree.Settings.Where(setting => setting.Origin is null && section.Length > 0 && setting.Key.StartsWith(section, StringComparison.Ordinal) && setting.Key.IndexOf('.', section.Length) < 0);
        foreach (var sibling in siblings.Reverse())
        {
            // Nothing but the path of the key may stand before it, and nothing but a comment behind its value: no block begins or ends in its lines.
            var (first, last) = (sibling.KeySpan.Line, sibling.Span.EndLine);
            if (last >= lines.Count || lines[first - 1].Length < sibling.KeySpan.Column - 1 || lines[last - 1].Length < sibling.Span.EndColumn - 1)
            {
                continue;
            }

            var before = lines[first - 1].Substring(0, sibling.KeySpan.Column - 1);
            var behind = lines[last - 1].Substring(sibling.Span.EndColumn - 1).Trim().TrimStart(',');
            if (before.All(c => char.IsLetterOrDigit(c) || c is ' ' or '\t' or '.' or '-' or '_') && (behind.Trim() is "" or ['#', ..] || behind.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            {
                return [new Edit(file, new Span(last + 1, 1, last + 1, 1), before + name + " = " + value + "\n")];
            }
        }

        // The braces of a root may be closed at the end.
        return lines.Find(line => line.Trim().Length > 0 && line.TrimStart()[0] is not ('#' or '/')) is not { } opening || opening.TrimStart()[0] == '{' ? [] : AtEnd(file, key + " = " + value);
    }

    // A root in braces has no end to write behind, and another document has another.
    private static IReadOnlyList<Edit> Yaml(ConfigFile file, TreeDocument tree, string key, string value)
        => tree.Map.Entries.All(entry => entry.KeySpan.Column == 1) && !TextLine.Of(file.Text).Any(line => line.Number > 1 && line.Text.StartsWith("---", StringComparison.Ordinal) || line.Text.StartsWith("...", StringComparison.Ordinal))
            ? AtEnd(file, key + ": " + value)
            : [];

    private static IReadOnlyList<Edit> AtEnd(ConfigFile file, string line)
    {
        var last = TextLine.Of(file.Text).Last();
        return file.Text.EndsWith("\n", StringComparison.Ordinal)
            ? [new Edit(file, new Span(last.Number + 1, 1, last.Number + 1, 1), line + "\n")]
            : [new Edit(file, new Span(last.Number, last.Length + 1, last.Number, last.Length + 1), "\n" + line)];
    }
}
