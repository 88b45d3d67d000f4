using System.Collections.Generic;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Changes of single values in HOCON files.</summary>
internal static class HoconEdit
{
    /// <summary>Puts another text in the place of a scalar, in quotes where the old one stood in quotes. Of a template nothing is ever changed: that is for <see cref="Fixes"/> to see to.</summary>
    internal static IReadOnlyList<Edit> Of(ConfigFile file, ConfigValue? value, string text)
        => value is ScalarValue scalar ? Of(file, scalar.Span, scalar.IsQuoted ? Quoted(text) : text) : [];

    /// <summary>As above; a setting that is absent gets a line of its own.</summary>
    internal static IReadOnlyList<Edit> Put(ConfigFile file, Setting? setting, string key, string text)
        => setting is null ? MissingLine.Add(file, key, text) : Of(file, setting.Value, text);

    /// <summary>Puts another text, as the file has to have it, in a place.</summary>
    internal static IReadOnlyList<Edit> Of(ConfigFile file, Span span, string text) => [new Edit(file, span, text)];

    /// <summary>A text without quotes or escapes of its own, in quotes.</summary>
    internal static string Quoted(string text) => "\"" + text + "\"";
}
