namespace HiveConfig.Text;

/// <summary>One word of a file that consists of words: an HAProxy or Keepalived line, a shell command, a field of a table.</summary>
/// <param name="Text">The word as its reader sees it: quotes and escapes taken off. What is unknown stands as it was written.</param>
/// <param name="Span">Where it stands, quotes included.</param>
internal sealed record Word(string Text, Span Span)
{
    /// <summary>Whether any part of it stood in quotes.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Whether the file alone settles it: false when it holds a variable or a template expression.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>The word in the form that every syntax shares.</summary>
    public ConfigValue Value => IsKnown ? new ScalarValue(Text, Span, ScalarType.Text, IsQuoted) : new UnknownValue(Text, Span);

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal bool Is(string text) => string.Equals(Text, text, System.StringComparison.Ordinal);
}
