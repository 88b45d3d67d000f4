using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Puts another value in the place of one that stands in a file, in the quotes that it has there.</summary>
internal static class Replacement
{
    /// <summary>The edit that gives a file the value which another has; none when it is of a form that cannot be copied.</summary>
    internal static IReadOnlyList<Edit> Copy(ConfigFile file, ConfigValue? here, ConfigFile other, ConfigValue? there) => (here, there) switch
    {
        (ScalarValue, ScalarValue { IsNull: false } scalar) => With(file, here, scalar.Text),
        (ListValue, ListValue) when Raw(file, here) is { } old && Raw(other, there) is { } text && IsFlow(old) && IsFlow(text) => [new Edit(file, here.Span, text)],
        _ => [],
    };

    /// <summary>The edit that gives a file a setting which it lacks and another has; none when it is of a form that cannot be copied.</summary>
    internal static IReadOnlyList<Edit> Add(ConfigFile file, string key, ConfigFile other, ConfigValue? there)
        => there is not null && ReferenceEquals(other.Tree.Find(key)?.Value, there) && there.Span.Line == there.Span.EndLine && Raw(other, there) is { Length: > 0 } raw
            && (there is ScalarValue { IsNull: false } || IsFlow(raw))
            ? MissingLine.Add(file, key, raw)
            : [];

    /// <summary>The edit that gives a file a text for its value; none when it cannot be said in its quotes.</summary>
    internal static IReadOnlyList<Edit> With(ConfigFile file, ConfigValue? here, string text)
        => here is ScalarValue { IsNull: false } scalar && Raw(file, here) is { Length: > 0 } raw && Spelt(file, scalar, raw, text) is { } spelt ? [new Edit(file, here.Span, spelt)] : [];

    /// <summary>As above, for a value that may also be a list in brackets.</summary>
    internal static IReadOnlyList<Edit> With(ConfigFile file, ConfigValue here, IReadOnlyList<string> words)
        => here is ListValue
            ? Raw(file, here) is { } raw && IsFlow(raw) ? [new Edit(file, here.Span, "[" + string.Join(", ", words) + "]")] : []
            : With(file, here, string.Join(",", words));

    /// <summary>A file without the line of a setting; none where the line holds more, or the value runs on.</summary>
    internal static IReadOnlyList<Edit> WithoutLine(ConfigFile file, Span key, Span value)
    {
        var line = LineOf(file.Text, key.Line);
        return line is null || value.Line != key.Line || value.EndLine != key.Line || line.Substring(0, key.Column - 1).Trim().Length > 0
            ? []
            : [new Edit(file, new Span(key.Line, 1, key.Line + 1, 1), "")];
    }

    private static string? Spelt(ConfigFile file, ScalarValue scalar, string raw, string text)
    {
        if (raw.StartsWith("\"\"\"", StringComparison.Ordinal) || text.Any(char.IsControl))
        {
            return null;
        }

        var isYaml = file.Document is TreeDocument && !file.Kind.InstalledPath.EndsWith(".properties", StringComparison.Ordinal);
        if (raw.Length > 1 && raw[0] == raw[raw.Length - 1] && raw[0] is '"' or '\'')
        {
            return raw[0] == '"' ? (isYaml || file.Document is HoconDocument ? YamlText.DoubleQuote(text) : null)
                : isYaml ? "'" + text.Replace("'", "''") + "'"
                : null;
        }

        // Something else than the plain word stands there: an escape, a block, a part of something larger.
        if (!string.Equals(raw, scalar.Text, StringComparison.Ordinal))
        {
            return null;
        }

        if (isYaml)
        {
            // A comma is a part of a plain word only outside brackets.
            var isPlain = string.Equals(YamlText.Quote(text), text, StringComparison.Ordinal) || Yaml11.Resolve(text) == scalar.Type;
            return isPlain && (text.IndexOfAny([',', '[', ']', '{', '}']) < 0 || !IsInBrackets(file, scalar.Span)) ? text : YamlText.DoubleQuote(text);
        }

        return text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_') ? text
            : file.Document is HoconDocument ? YamlText.DoubleQuote(text)
            : null;
    }

    private static bool IsFlow(string raw) => raw.Length > 1 && raw[0] == '[' && raw[raw.Length - 1] == ']' && raw.IndexOfAny(['\n', '#']) < 0;

    private static bool IsInBrackets(ConfigFile file, Span span)
    {
        var map = new LineMap(file.Text);
        var (start, end) = (map.Offset(span.Line, 1), map.Offset(span.EndLine, span.EndColumn));
        return file.Text.IndexOfAny(['{', '['], start, span.Column - 1) >= 0
            || file.Text.Substring(end).TrimStart().FirstOrDefault() is ',' or ']' or '}';
    }

    private static string? Raw(ConfigFile file, ConfigValue value)
    {
        var map = new LineMap(file.Text);
        if (!map.Has(value.Span.Line) || !map.Has(value.Span.EndLine))
        {
            return null;
        }

        var (from, to) = (map.Offset(value.Span.Line, value.Span.Column), map.Offset(value.Span.EndLine, value.Span.EndColumn));
        return from >= 0 && from <= to && to <= file.Text.Length ? file.Text.Substring(from, to - from) : null;
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
