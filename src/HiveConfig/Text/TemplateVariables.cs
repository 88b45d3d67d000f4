using System;
using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Values of simple expressions of a template: <c>{{ name }}</c> and nothing more.</summary>
internal static class TemplateVariables
{
    /// <summary>Reads a flat map of names and values.</summary>
    internal static (IReadOnlyDictionary<string, string> Variables, IReadOnlyList<Fault> Problems) Read(string text)
    {
        var document = YamlReader.ReadBounded(text);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<Fault>(document.Faults);
        if (document.IsReadable && document.Root is not (null or MapValue))
        {
            problems.Add(new Fault(FaultKind.Syntax, document.Root.Span, "this is no map, expected one of names and values"));
        }

        foreach (var entry in document.IsReadable ? document.Map.Entries : [])
        {
            // The file may be the one Ansible has, with lists for other uses: what is no plain value stays unknown.
            if (entry.Value is ScalarValue { IsNull: false } scalar && !Placeholder.IsIn(scalar.Text))
            {
                variables[entry.Key] = scalar.Text;
            }
        }

        return (variables, problems);
    }

    /// <summary>The text with the values put in; null when there is nothing to put in. A value of several lines is left out: lines stay lines.</summary>
    internal static TemplateExpansion? Expand(string text, IReadOnlyDictionary<string, string> variables)
    {
        if (variables.Count == 0 || text.IndexOf("{{", StringComparison.Ordinal) < 0)
        {
            return null;
        }

        var result = new StringBuilder();
        var parts = new List<(int From, int Length, int OldLength)>();
        var at = 0;

        // A long value may be asked for thousands of times: what is too long to be read need not be made.
        while (result.Length <= TextBound.Characters && text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open && text.IndexOf("}}", open, StringComparison.Ordinal) is >= 0 and var close)
        {
            result.Append(text, at, open - at);
            at = close + 2;
            if (variables.TryGetValue(text.Substring(open + 2, close - open - 2).Trim(), out var value) && value.IndexOf('\n') < 0)
            {
                parts.Add((result.Length, value.Length, at - open));
                result.Append(value);
            }
            else
            {
                result.Append(text, open, at - open);
            }
        }

        return parts.Count == 0 ? null : new TemplateExpansion(result.Append(text, at, text.Length - at).ToString(), parts);
    }
}

/// <summary>A template with values put in, which still knows where everything stood.</summary>
internal sealed class TemplateExpansion
{
    private readonly List<(int From, int Length, int OldLength)> _parts;
    private readonly LineMap _map;

    internal TemplateExpansion(string text, List<(int From, int Length, int OldLength)> parts)
    {
        Text = text;
        _parts = parts;
        _map = new LineMap(text);
    }

    /// <summary>The text with the values.</summary>
    internal string Text { get; }

    /// <summary>The place in the template of a place in the text. A place inside a value is its whole expression.</summary>
    internal Span Place(Span span) => new(span.Line, Column(span.Line, span.Column, isEnd: false), span.EndLine, Column(span.EndLine, span.EndColumn, isEnd: true));

    private int Column(int line, int column, bool isEnd)
    {
        if (!_map.Has(line))
        {
            return column;
        }

        var start = _map.Offset(line, 1);
        var at = start + column - 1;
        var moved = 0;
        for (var i = FirstFrom(start); i < _parts.Count; i++)
        {
            var (from, length, old) = _parts[i];
            if (from + (isEnd ? 1 : 0) > at)
            {
                break;
            }

            if (at < from + length)
            {
                return from - start + 1 + moved + (isEnd ? old : 0);
            }

            moved += old - length;
        }

        return column + moved;
    }

    // The first that begins at an offset or behind it.
    private int FirstFrom(int offset)
    {
        var (from, to) = (0, _parts.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _parts[middle].From < offset ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
