namespace HiveConfig.Text;

/// <summary>A text in another syntax that stands inside a file: a here-document, a quoted argument, a block of a task.</summary>
/// <param name="Text">The text, to be read by the reader of its own syntax.</param>
/// <param name="Span">Where it stands in the file.</param>
internal sealed record EmbeddedText(string Text, Span Span)
{
    /// <summary>Blanks that the file has before each line of the text but the first.</summary>
    internal int Indent { get; init; }

    /// <summary>Whether the file has the text character by character. If not, every place in it is its whole place in the file.</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>Whether it may be but a part of the text that is meant: one argument of several.</summary>
    internal bool IsPart { get; init; }

    /// <summary>The place in the file of a place in the text.</summary>
    public Span Place(Span inner)
    {
        if (!IsExact)
        {
            return Span;
        }

        // A block ends with a line feed that the file need not have.
        var isBehind = Line(inner.Line) > Span.EndLine;
        var endsBehind = Line(inner.EndLine) > Span.EndLine;
        return new Span(
            isBehind ? Span.EndLine : Line(inner.Line),
            isBehind ? Span.EndColumn : Column(inner.Line, inner.Column),
            endsBehind ? Span.EndLine : Line(inner.EndLine),
            endsBehind ? Span.EndColumn : Column(inner.EndLine, inner.EndColumn));
    }

    /// <summary>A text inside this one, seen from the file.</summary>
    public EmbeddedText Inner(EmbeddedText inner)
        => new(inner.Text, Place(inner.Span)) { Indent = Indent + inner.Indent, IsExact = IsExact && inner.IsExact, IsPart = inner.IsPart };

    private int Line(int line) => Span.Line + line - 1;

    private int Column(int line, int column) => column + (line == 1 ? Span.Column - 1 : Indent);
}
