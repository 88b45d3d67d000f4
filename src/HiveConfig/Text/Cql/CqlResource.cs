namespace HiveConfig.Text;

/// <summary>What permissions are granted on.</summary>
/// <param name="Kind">What kind of thing, and whether all or one.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record CqlResource(CqlResourceKind Kind, Span Span)
{
    /// <summary>The keyspace, or that of the table or functions; null when none is named.</summary>
    public CqlName? Keyspace { get; init; }

    /// <summary>The table, role, function or MBean; null when none is named.</summary>
    public CqlName? Name { get; init; }

    /// <summary>Whether the word TABLE was left out: <c>ON thehive</c> means a table, where often a keyspace is meant.</summary>
    public bool IsImplicitTable { get; init; }
}

/// <summary>Kinds of resources.</summary>
internal enum CqlResourceKind
{
    /// <summary>ALL KEYSPACES.</summary>
    AllKeyspaces,

    /// <summary>KEYSPACE name.</summary>
    Keyspace,

    /// <summary>ALL TABLES IN KEYSPACE name, from Cassandra 4.1.</summary>
    AllTables,

    /// <summary>[TABLE] name.</summary>
    Table,

    /// <summary>ALL ROLES.</summary>
    AllRoles,

    /// <summary>ROLE name.</summary>
    Role,

    /// <summary>ALL FUNCTIONS [IN KEYSPACE name].</summary>
    AllFunctions,

    /// <summary>FUNCTION name (types).</summary>
    Function,

    /// <summary>ALL MBEANS.</summary>
    AllMBeans,

    /// <summary>MBEAN or MBEANS 'name or pattern'.</summary>
    MBean,
}
