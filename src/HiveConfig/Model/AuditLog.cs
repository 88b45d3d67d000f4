namespace HiveConfig.Model;

/// <summary>Where TheHive keeps its audit log.</summary>
public sealed record AuditLog
{
    /// <summary>The store. To go over to Elasticsearch is for ever: TheHive brings nothing back.</summary>
    /// <value>Default <c>cassandra</c>, as TheHive has it.</value>
    public AuditStorage Storage { get; init; }

    /// <summary>After what time Elasticsearch deletes an entry; null for never.</summary>
    public Duration? DeleteAfter { get; init; }
}

/// <summary>A store of the audit log.</summary>
public enum AuditStorage
{
    /// <summary>With everything else.</summary>
    Cassandra,

    /// <summary>An index of its own; TheHive 5.5 and later, Elasticsearch 7.17 and later.</summary>
    Elasticsearch,
}
