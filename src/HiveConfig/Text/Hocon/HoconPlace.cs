namespace HiveConfig.Text;

/// <summary>One reading of a text: the file at hand, or one of its includes.</summary>
/// <param name="Text">The text.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="File">The included file; null for the file at hand.</param>
/// <param name="IncludedAt">Where the file at hand includes it, or the file through which it comes in.</param>
internal sealed record HoconOrigin(string Text, LineMap Lines, ConfigFile? File, Span? IncludedAt)
{
    internal HoconPlace Place(int start, int end) => new(this, start, end);
}

/// <summary>A place in one of the texts that make up a configuration.</summary>
internal sealed record HoconPlace(HoconOrigin Origin, int Start, int End)
{
    internal Span Span => Origin.Lines.Span(Start, End);

    internal string Raw => Origin.Text.Substring(Start, End - Start);

    /// <summary>The place as a fault of the file at hand can name it: the include that brings it in, if one does.</summary>
    internal Span SpanAtHand => Origin.IncludedAt ?? Span;
}
