using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
        // Tasks of Ansible, and others: a list has no keys of its own.
        return document.Root is ListValue root
            ? root.Items.SelectMany((item, i) => OfItem(item, "[" + i.ToString(CultureInfo.InvariantCulture) + "]"))
            : document.Settings.Select(setting => Line(setting, setting.Key));

        IEnumerable<string> OfItem(ConfigValue item, string name)
            => item is MapValue { Entries.Count: > 0 } map
                ? new TreeDocument(map, []).Settings.Select(setting => Line(setting, name + "." + setting.Key))
                : [item.Span + " " + name + " = " + Shown("", item, before: null)];

        string Line(Setting setting, string name)
            => (setting.Origin is { } origin ? origin.Path + ":" : "") + setting.KeySpan + " " + Printable.Line(name) + " = " + Shown(setting.Key, setting.Value, before: null);

        string Shown(string key, ConfigValue value, string? before) => value switch
        {
            _ when isSecret(key) => ValueJson.Hidden,
            ScalarValue { IsNull: true } => "null",
            ScalarValue scalar when RandomText.IsSum(key, scalar.Text) => scalar.Text,
            ScalarValue scalar => Printable.Line(ValueJson.Word(TemplateMask.Show(scalar.Text), before, shown)),
            ListValue list => "[" + string.Join(", ", list.Items.Select((item, i) => Shown(key, item, i > 0 ? (list.Items[i - 1] as ScalarValue)?.Text : null))) + "]",
            MapValue map => "{" + string.Join(", ", map.Entries.Select(entry => Printable.Line(entry.Key) + ": " + Shown(key + "." + entry.Key, entry.Value, before: null))) + "}",
            UnknownValue unknown => Printable.Line(shown(TemplateMask.Show(unknown.Raw))),
            _ => "",
        };
    }
}
