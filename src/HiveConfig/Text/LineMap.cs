using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Turns offsets of a text into places. A line ends with LF; a CR before it belongs to the line.</summary>
internal sealed class LineMap
{
    private readonly List<int> _starts = [0];

    internal LineMap(string text)
    {
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _starts.Add(i + 1);
        }
    }

    /// <summary>The place from one offset to just before another.</summary>
    internal Span Span(int start, int end)
    {
        var (line, column) = Position(start);
        var (endLine, endColumn) = Position(end);
        return new Span(line, column, endLine, endColumn);
    }

    /// <summary>Whether the text has a line of that number.</summary>
    internal bool Has(int line) => line >= 1 && line <= _starts.Count;

    /// <summary>The offset of a place that lies inside the text.</summary>
    internal int Offset(int line, int column) => _starts[line - 1] + column - 1;

    private (int Line, int Column) Position(int offset)
    {
        var index = _starts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - _starts[line] + 1);
    }
}
