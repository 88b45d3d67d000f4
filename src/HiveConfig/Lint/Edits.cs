using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Makes the changes that mend a violation. A template is never changed: what it is filled with is elsewhere.</summary>
internal static class Edits
{
    /// <summary>Whether a file is filled in before it is installed.</summary>
    internal static bool IsTemplate(ConfigFile file) => Layout.IsTemplateName(file.Path) || Placeholder.IsTemplate(file.Text);

    /// <summary>A file without the line of a setting; none where the line holds more, or the value runs on.</summary>
    internal static IReadOnlyList<Edit> WithoutLine(ConfigFile file, Span key, Span value)
    {
        var line = LineOf(file.Text, key.Line);
        return IsTemplate(file) || line is null || value.Line != key.Line || value.EndLine != key.Line || line.Substring(0, key.Column - 1).Trim().Length > 0
            ? []
            : [new Edit(file, new Span(key.Line, 1, key.Line + 1, 1), "")];
    }

    private static string? LineOf(string text, int line)
    {
        var start = 0;
        for (var i = 1; i < line; i++)
        {
            start = text.IndexOf('\n', start) + 1;
            if (start == 0)
            {
                return null;
            }
        }

        var end = text.IndexOf('\n', start);
        return text.Substring(start, (end < 0 ? text.Length : end) - start);
    }
}
