using System;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Finds the characters of a scalar in the text of a YAML file, so that a text inside it keeps its places.</summary>
internal sealed class AnsibleText
{
    private readonly string _text;
    private readonly LineMap _lines;

    internal AnsibleText(string text)
    {
        _text = text;
        _lines = new LineMap(text);
    }

    internal EmbeddedText? Embedded(ConfigValue value)
    {
        var span = value.Span;
        var start = _lines.Offset(span.Line, span.Column);
        var raw = _text.Substring(start, _lines.Offset(span.EndLine, span.EndColumn) - start);
        return value is not (ScalarValue or UnknownValue) || raw.Length == 0 ? null
            : raw[0] == '|' ? Literal(raw, span, value as ScalarValue)
            : Flow(raw, span, value as ScalarValue);
    }

    // A block with '|': its lines less the indent of the first that is not empty.
    private static EmbeddedText Literal(string raw, Span span, ScalarValue? scalar)
    {
        var lines = raw.Split('\n');
        var first = 1;
        while (first < lines.Length - 1 && lines[first].Trim().Length == 0)
        {
            first++;
        }

        var indent = first < lines.Length ? lines[first].Length - lines[first].TrimStart(' ').Length : 0;
        var text = new StringBuilder();
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            text.Append(line.Length > indent ? line.Substring(indent) : "").Append('\n');
        }

        var result = text.ToString();
        var isExact = lines.Length > 1 && (scalar is null || string.Equals(result.TrimEnd('\n'), scalar.Text.TrimEnd('\n'), StringComparison.Ordinal));
        return isExact
            ? new EmbeddedText(result, new Span(span.Line + 1, Math.Min(indent, lines[1].TrimEnd('\r').Length) + 1, span.EndLine, Math.Max(span.EndColumn, indent + 1))) { Indent = indent }
            : new EmbeddedText(scalar?.Text ?? raw, span) { IsExact = false };
    }

    // A plain or quoted scalar: exact when it stands in one line without escapes.
    private static EmbeddedText Flow(string raw, Span span, ScalarValue? scalar)
    {
        var isQuoted = raw.Length > 1 && raw[0] is '"' or '\'' && raw[raw.Length - 1] == raw[0];
        var inner = isQuoted ? raw.Substring(1, raw.Length - 2) : raw;
        var isExact = span.Line == span.EndLine
            && (scalar is null ? !isQuoted || (inner.IndexOf('\\') < 0 && inner.IndexOf("''", StringComparison.Ordinal) < 0) : string.Equals(inner, scalar.Text, StringComparison.Ordinal));
        var offset = isQuoted ? 1 : 0;
        return isExact
            ? new EmbeddedText(inner, Span.On(span.Line, span.Column + offset, inner.Length))
            : new EmbeddedText(scalar?.Text ?? inner, span) { IsExact = false };
    }
}
