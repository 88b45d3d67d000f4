namespace HiveConfig.Text;

internal enum CqlTokenKind
{
    End,

    /// <summary>A bare word: a name, a keyword, true or false.</summary>
    Word,

    /// <summary>A name in double quotes.</summary>
    QuotedName,

    /// <summary>A text in single quotes or between <c>$$</c>.</summary>
    String,

    Number,

    /// <summary>Any other single character.</summary>
    Symbol,

    /// <summary>A masked template expression: it may become anything.</summary>
    Masked,
}

/// <summary>One token of a CQL script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last character.</param>
/// <param name="Text">The text with quotes taken off.</param>
internal sealed record CqlToken(CqlTokenKind Kind, int Start, int End, string Text)
{
    internal bool Is(string word)
        => Kind is CqlTokenKind.Word or CqlTokenKind.Symbol && string.Equals(Text, word, System.StringComparison.OrdinalIgnoreCase);

    /// <summary>How a message may call it. A bare word that is no keyword may be a password whose quotes were forgotten.</summary>
    internal string Show() => Kind switch
    {
        CqlTokenKind.End => "the end of the file",
        CqlTokenKind.Word => CqlWords.IsKeyword(Text) ? Text.ToUpperInvariant() : "a bare word",
        CqlTokenKind.QuotedName => "a name in double quotes",
        CqlTokenKind.String => "a string",
        CqlTokenKind.Number => "a number",
        _ => "'" + Text + "'",
    };
}
