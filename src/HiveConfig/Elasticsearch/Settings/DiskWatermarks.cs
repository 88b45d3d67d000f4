using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>
/// The three marks of a filling disk. Each is a share of it or a size that stays free, all three the same kind, and the disk
/// reaches them in the order of their names; one that is not given is a share.
/// </summary>
internal static class DiskWatermarks
{
    private const string Prefix = "cluster.routing.allocation.disk.watermark.";

    private static readonly (string Name, double Share)[] Marks = [(Prefix + "low", 85), (Prefix + "high", 90), (Prefix + "flood_stage", 95)];

    /// <summary>Whether a setting is one of the three.</summary>
    internal static bool Owns(string name) => Marks.Any(mark => string.Equals(mark.Name, name, StringComparison.Ordinal));

    /// <summary>What is wrong with one of them, without a final stop; null when nothing is.</summary>
    internal static string? ProblemOf(FileSetting setting, string text)
    {
        if (Of(text) is not { } mark)
        {
            return $"'{setting.Key}' is {Wording.Quote(text)}, expected a share such as 85% or 0.85, or a size with its unit that stays free";
        }

        // It is told once, at the last of those that do not go together.
        var given = Marks.Select(one => (one.Name, Setting: setting.File.Tree.Find(one.Name), one.Share)).ToList();
        var last = given.Where(one => one.Setting is not null).OrderByDescending(one => one.Setting!.KeySpan.Line).First();
        if (!string.Equals(last.Name, setting.Key, StringComparison.Ordinal))
        {
            return null;
        }

        var values = given.Select(one => (one.Name, Mark: one.Setting is null ? (IsShare: true, Amount: one.Share, Text: one.Share.ToString(CultureInfo.InvariantCulture) + "% by default") : Read.Text(one.Setting.Value) is { } other ? Of(other) : null)).ToList();
        if (values.Exists(one => one.Mark is null))
        {
            return null;
        }

        if (values.Find(one => one.Mark!.Value.IsShare != mark.IsShare) is { Mark: not null } unlike)
        {
            return $"'{setting.Key}' is {Wording.Quote(text)} and '{unlike.Name}' is {unlike.Mark.Value.Text}, expected shares or sizes for all three";
        }

        var low = Enumerable.Range(0, 2).Where(i => mark.IsShare ? values[i].Mark!.Value.Amount > values[i + 1].Mark!.Value.Amount : values[i].Mark!.Value.Amount < values[i + 1].Mark!.Value.Amount).ToList();
        return low.Count == 0 ? null
            : $"'{values[low[0]].Name}' is {values[low[0]].Mark!.Value.Text} and '{values[low[0] + 1].Name}' is {values[low[0] + 1].Mark!.Value.Text}, expected the disk to reach the first of them first";
    }

    // A share counts in hundredths, a size in bytes.
    private static (bool IsShare, double Amount, string Text)? Of(string text)
        => text.Length > 0 && text[text.Length - 1] == '%' && Number(text.Substring(0, text.Length - 1)) is >= 0 and <= 100 and var percent ? (true, percent, Wording.Quote(text))
            : Number(text) is >= 0 and <= 1 and var ratio ? (true, ratio * 100, Wording.Quote(text))
            : ElasticsearchSettingCheck.BytesOf(text) is { } bytes ? (false, bytes, Wording.Quote(text))
            : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
