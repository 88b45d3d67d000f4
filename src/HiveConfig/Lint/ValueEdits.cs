using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Edits of one value. None is made in a template, nor of a value that goes over several lines: what belongs to it is then for a person to see.</summary>
internal static class ValueEdits
{
    /// <summary>Puts a text, in the syntax of the file, in the place of a value.</summary>
    internal static IReadOnlyList<Edit> Replace(ConfigFile file, Span span, string text)
        => span.Line == span.EndLine && span.EndColumn > span.Column && !Layout.IsTemplateName(file.Path) && !Placeholder.IsTemplate(file.Text)
            ? [new Edit(file, span, text)]
            : [];

    /// <summary>Puts the value of another file of the same kind in the place of this one's, as it is spelt there.</summary>
    internal static IReadOnlyList<Edit> Copy(ConfigFile file, Span span, ConfigFile from, Span there)
        => ReferenceEquals(file.Kind, from.Kind) && there.Line == there.EndLine && there.EndColumn > there.Column
            ? Replace(file, span, SourceOf(from.Text, there))
            : [];

    private static string SourceOf(string text, Span span)
    {
        var map = new LineMap(text);
        return text.Substring(map.Offset(span.Line, span.Column), span.EndColumn - span.Column);
    }
}
