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

    private static readonly Usual[] Marks = [new(Prefix + "low", 85), new(Prefix + "high", 90), new(Prefix + "flood_stage", 95)];

    /// <summary>Whether a setting is one of the three.</summary>
    internal static bool Owns(string name) => Marks.Any(mark => string.Equals(mark.Name, name, StringComparison.Ordinal));

    /// <summary>What is wrong with one of them, without a final stop; null when nothing is.</summary>
    internal static string? ProblemOf(FileSetting setting, string text)
    {
        if (Of(setting.Key, text) is not { } mark)
        {
            return $"'{setting.Key}' is {Wording.Quote(text)}, expected a share such as 85% or 0.85, or a size with its unit that stays free";
        }

        // It is told once, at the last of those that do not go together.
        var given = Marks.Select(usual => new { usual.Name, usual.Share, Setting = setting.File.Tree.Find(usual.Name) }).ToList();
        var last = given.Where(one => one.Setting is not null).OrderByDescending(one => one.Setting!.KeySpan.Line).First();
        if (!string.Equals(last.Name, setting.Key, StringComparison.Ordinal))
        {
            return null;
        }

        var values = given.Select(one => one.Setting is null ? new Mark(one.Name, IsShare: true, one.Share, one.Share.ToString(CultureInfo.InvariantCulture) + "% by default") : Read.Text(one.Setting.Value) is { } other ? Of(one.Name, other) : null).OfType<Mark>().ToList();
        if (values.Count < Marks.Length)
        {
            return null;
        }

        if (values.Find(one => one.IsShare != mark.IsShare) is { } unlike)
        {
            return $"'{setting.Key}' is {Wording.Quote(text)} and '{unlike.Name}' is {unlike.Text}, expected shares or sizes for all three";
        }

        for (var i = 0; i + 1 < values.Count; i++)
        {
            var (first, next) = (values[i], values[i + 1]);
            if (mark.IsShare ? first.Amount > next.Amount : first.Amount < next.Amount)
            {
                return $"'{first.Name}' is {first.Text} and '{next.Name}' is {next.Text}, expected the disk to reach the first of them first";
            }
        }

        return null;
    }

    // A share counts in hundredths, a size in bytes.
    private static Mark? Of(string name, string text)
        => text.Length > 0 && text[text.Length - 1] == '%' && Number(text.Substring(0, text.Length - 1)) is >= 0 and <= 100 and var percent ? new Mark(name, IsShare: true, percent, Wording.Quote(text))
            : Number(text) is >= 0 and <= 1 and var ratio ? new Mark(name, IsShare: true, ratio * 100, Wording.Quote(text))
            : ElasticsearchSettingCheck.BytesOf(text) is { } bytes ? new Mark(name, IsShare: false, bytes, Wording.Quote(text))
            : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A mark, and where it stands unless a file says otherwise.
    private sealed record Usual(string Name, double Share);

    // A mark as it stands, and its words for a message.
    private sealed record Mark(string Name, bool IsShare, double Amount, string Text);
}
