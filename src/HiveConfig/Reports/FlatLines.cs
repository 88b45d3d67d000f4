using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>Prints files that are made of lines: HAProxy, Keepalived, sysctl, systemd.</summary>
internal static class FlatLines
{
    /// <summary>Whether a document is of such a file.</summary>
    public static bool CanPrint(Document document) => FlatSettings.Of(document) is not null;

    /// <summary>One setting per line, in reading order: <c>12:3 frontend thehive.bind = 10.0.0.1:80</c>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reveal">Whether secrets are shown.</param>
    public static IEnumerable<string> Of(ConfigFile file, bool reveal)
        => Settings(file, reveal).Select(setting => $"{setting.Span} {Printable.Line(TemplateMask.Show(string.Join('.', setting.Path)))}"
            + (setting.Value is null ? "" : $" = {Printable.Line(TemplateMask.Show(setting.Value))}"));

    /// <summary>The same as a value: sections are objects, a keyword alone is true, and one that is repeated has a list.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reveal">Whether secrets are shown.</param>
    public static ConfigValue Value(ConfigFile file, bool reveal) => Map([.. Settings(file, reveal)], depth: 0);

    // Masked before it is read: what is hidden in the text can come out nowhere.
    private static IEnumerable<FlatSetting> Settings(ConfigFile file, bool reveal)
        => FlatSettings.Of(reveal ? file.Document : file.Kind.Read!(file.MayBeTemplate ? TemplateMask.Mask(file.Secrets.MaskedText()) : file.Secrets.MaskedText())) ?? [];

    private static MapValue Map(IReadOnlyList<FlatSetting> settings, int depth)
    {
        var entries = from same in settings.GroupBy(setting => setting.Path[depth], StringComparer.Ordinal)
                      let deeper = same.Where(setting => setting.Path.Count > depth + 1).ToList()
                      let values = same.Where(setting => setting.Path.Count == depth + 1).ToList()
                      select new MapEntry(
                          TemplateMask.Show(same.Key),
                          same.First().Span,
                          deeper.Count > 0 ? Map(deeper, depth + 1)
                              : values.Count == 1 ? Scalar(values[0])
                              : new ListValue([.. values.Select(Scalar)], values[0].Span));
        return new MapValue([.. entries], settings.Count > 0 ? settings[0].Span : Span.Start);
    }

    private static ConfigValue Scalar(FlatSetting setting)
        => setting.Value is null
            ? new ScalarValue("true", setting.Span, ScalarType.Boolean)
            : new ScalarValue(TemplateMask.Show(setting.Value), setting.Span);
}
