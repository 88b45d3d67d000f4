using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>Writes what was read in a file, one setting per line: <c>12:3 cluster_name = thp</c>.</summary>
internal static class SettingLines
{
    /// <summary>The lines, in reading order. A setting from an included file has that file's path before the line.</summary>
    /// <param name="document">What was read.</param>
    /// <param name="isSecret">Whether the value of a full dotted key must be hidden; lists do not count as a part of the key.</param>
    public static IEnumerable<string> Of(TreeDocument document, Func<string, bool> isSecret) => Of(document, isSecret, words => words);

    /// <summary>As above; what a text may show is for <paramref name="shown"/> to say.</summary>
    internal static IEnumerable<string> Of(TreeDocument document, Func<string, bool> isSecret, Func<string, string> shown)
    {
        return document.Settings.Select(setting =>
            (setting.Origin is { } origin ? origin.Path + ":" : "") + setting.KeySpan + " " + Printable(setting.Key) + " = " + Shown(setting.Key, setting.Value, before: null));

        string Shown(string key, ConfigValue value, string? before) => value switch
        {
            _ when isSecret(key) => ValueJson.Hidden,
            ScalarValue { IsNull: true } => "null",
            ScalarValue scalar => Printable(ValueJson.Word(TemplateMask.Show(scalar.Text), before, shown)),
            ListValue list => "[" + string.Join(", ", list.Items.Select((item, i) => Shown(key, item, i > 0 ? (list.Items[i - 1] as ScalarValue)?.Text : null))) + "]",
            MapValue map => "{" + string.Join(", ", map.Entries.Select(entry => Printable(entry.Key) + ": " + Shown(key + "." + entry.Key, entry.Value, before: null))) + "}",
            UnknownValue unknown => Printable(shown(TemplateMask.Show(unknown.Raw))),
            _ => "",
        };
    }

    // A line stays a line, and nothing in a file steers the terminal.
    internal static string Printable(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var result = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => result.Append("\\n"),
                '\t' => result.Append("\\t"),
                _ when char.IsControl(c) => result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }
}
