using System;
using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Collects the lines <c>$NAME=value</c>; one that ends in a backslash goes on in the next line.</summary>
internal sealed class KeepalivedDefinitions
{
    private readonly List<KeepalivedParameter> _all = [];
    private StringBuilder? _open;
    private string _name = "";
    private Span _start;

    internal IReadOnlyList<KeepalivedParameter> All => _all;

    /// <summary>Whether a line belongs to a definition.</summary>
    internal bool Take(TextLine line, int start)
    {
        if (_open is not null)
        {
            Append(line, start);
            return true;
        }

        var name = start + 1;
        if (line.Source[start] != '$' || KeepalivedTokens.Name(line, name) is var end && (end == name || end == line.End || line.Source[end] != '='))
        {
            return false;
        }

        _name = line.Slice(name, end);
        _start = line.SpanOf(start, end);
        _open = new StringBuilder();
        Append(line, end + 1);
        return true;
    }

    private void Append(TextLine line, int from)
    {
        var end = KeepalivedTokens.Comment(line, from);
        while (end > from && TextLine.IsBlankCharacter(line.Source[end - 1]))
        {
            end--;
        }

        var goesOn = end > from && line.Source[end - 1] == '\\';
        _open!.Append(line.Source, from, end - from - (goesOn ? 1 : 0));
        if (goesOn)
        {
            _open.Append('\n');
            return;
        }

        _all.Add(new KeepalivedParameter(_name, _open.ToString().Trim(), _start.To(line.SpanOf(from, end))));
        _open = null;
    }
}
