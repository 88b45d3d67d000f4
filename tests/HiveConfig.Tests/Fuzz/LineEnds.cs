using System;
using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>Where the lines of a text end, so that places in it can be told from places outside.</summary>
internal sealed class LineEnds
{
    private readonly List<int> _lengths = [];

    public LineEnds(string text)
    {
        foreach (var line in text.AsSpan().Split('\n'))
        {
            _lengths.Add(line.End.Value - line.Start.Value);
        }
    }

    /// <summary>Whether a place lies inside: at most its last line's line feed beyond the last character.</summary>
    public bool Holds(Span span)
        => span.Line >= 1 && span.Column >= 1 && span.EndLine >= span.Line && span.EndLine <= _lengths.Count
            && span.Column <= _lengths[span.Line - 1] + 2 && span.EndColumn <= _lengths[span.EndLine - 1] + 2
            && (span.Line < span.EndLine || span.Column <= span.EndColumn);
}
