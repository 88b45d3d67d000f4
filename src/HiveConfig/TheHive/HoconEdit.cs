using System;
using System.Collections.Generic;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Changes of single values in HOCON files.</summary>
internal static class HoconEdit
{
    /// <summary>Puts another text in the place of a scalar, in quotes where the old one stood in quotes; nothing in a template.</summary>
    internal static IReadOnlyList<Edit> Of(ConfigFile file, ConfigValue? value, string text)
        => value is ScalarValue scalar ? Of(file, scalar.Span, scalar.IsQuoted ? Quoted(text) : text) : [];

    /// <summary>Puts another text, as the file has to have it, in a place; nothing in a template.</summary>
    internal static IReadOnlyList<Edit> Of(ConfigFile file, Span span, string text)
        => Layout.IsTemplateName(file.Path) || Array.Exists(["{{", "{%", "<%"], mark => file.Text.IndexOf(mark, StringComparison.Ordinal) >= 0) ? [] : [new Edit(file, span, text)];

    /// <summary>A text without quotes or escapes of its own, in quotes.</summary>
    internal static string Quoted(string text) => "\"" + text + "\"";
}
