using System;

namespace HiveConfig.Text;

/// <summary>A place in a text: from its first character to just behind its last.</summary>
/// <param name="Line">First line, from 1.</param>
/// <param name="Column">First column, from 1, in UTF-16 units.</param>
/// <param name="EndLine">Line of the end, from 1.</param>
/// <param name="EndColumn">Column just behind the last character, from 1, in UTF-16 units.</param>
public readonly record struct Span(int Line, int Column, int EndLine, int EndColumn) : IComparable<Span>
{
    /// <summary>The first character of a text: where a fact about the whole file stands.</summary>
    public static Span Start { get; } = new(1, 1, 1, 1);

    /// <summary>A place inside one line.</summary>
    public static Span On(int line, int column, int length) => new(line, column, line, column + length);

    /// <summary>From the start of this place to the end of <paramref name="last"/>.</summary>
    public Span To(Span last) => new(Line, Column, last.EndLine, last.EndColumn);

    /// <inheritdoc/>
    public int CompareTo(Span other)
    {
        var byLine = Line.CompareTo(other.Line);
        return byLine != 0 ? byLine : Column.CompareTo(other.Column);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";

    /// <summary>Reading order.</summary>
    public static bool operator <(Span left, Span right) => left.CompareTo(right) < 0;

    /// <summary>Reading order.</summary>
    public static bool operator >(Span left, Span right) => left.CompareTo(right) > 0;

    /// <summary>Reading order.</summary>
    public static bool operator <=(Span left, Span right) => left.CompareTo(right) <= 0;

    /// <summary>Reading order.</summary>
    public static bool operator >=(Span left, Span right) => left.CompareTo(right) >= 0;
}
