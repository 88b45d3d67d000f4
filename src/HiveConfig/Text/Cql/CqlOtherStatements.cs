namespace HiveConfig.Text;

/// <summary>USE: the keyspace of what follows.</summary>
/// <param name="Span">From its first word to its last.</param>
/// <param name="Keyspace">The keyspace.</param>
internal sealed record CqlUseStatement(Span Span, CqlName Keyspace) : CqlStatement(Span);

/// <summary>LIST ROLES, LIST USERS or LIST of permissions; it changes nothing.</summary>
/// <param name="Span">From its first word to its last.</param>
internal sealed record CqlListStatement(Span Span) : CqlStatement(Span);

/// <summary>DESCRIBE; it changes nothing.</summary>
/// <param name="Span">From its first word to its last.</param>
internal sealed record CqlDescribeStatement(Span Span) : CqlStatement(Span);
