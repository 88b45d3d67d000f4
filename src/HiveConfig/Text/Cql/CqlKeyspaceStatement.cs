namespace HiveConfig.Text;

/// <summary>CREATE, ALTER or DROP KEYSPACE.</summary>
/// <param name="Span">From its first word to its last.</param>
/// <param name="Verb">What it does.</param>
/// <param name="Name">The keyspace.</param>
internal sealed record CqlKeyspaceStatement(Span Span, CqlVerb Verb, CqlName Name) : CqlStatement(Span)
{
    /// <summary>Whether IF NOT EXISTS or IF EXISTS is said.</summary>
    public bool IsConditional { get; init; }

    /// <summary>How copies are placed; null when the statement does not say.</summary>
    public CqlReplication? Replication { get; init; }

    /// <summary>Whether writes go to the commit log; null when the statement does not say.</summary>
    public bool? DurableWrites { get; init; }

    /// <summary>Where the value of <see cref="DurableWrites"/> stands; null when the statement does not say.</summary>
    public Span? DurableWritesSpan { get; init; }
}
