namespace HiveConfig.Text;

/// <summary>A name in a CQL statement.</summary>
/// <param name="Text">The name as Cassandra stores it: lower-cased when it was bare, except in CREATE, ALTER and DROP USER.</param>
/// <param name="Span">Where it stands, quotes included.</param>
/// <param name="IsQuoted">Whether it stood in quotes, or is a template expression.</param>
internal sealed record CqlName(string Text, Span Span, bool IsQuoted)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
