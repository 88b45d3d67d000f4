using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>GRANT or REVOKE of permissions on a resource.</summary>
/// <param name="Span">From its first word to its last.</param>
/// <param name="IsRevoke">Whether it takes away.</param>
/// <param name="Permissions">The permissions in capitals; <c>ALL</c> alone for all that the resource knows.</param>
/// <param name="Resource">What they are for.</param>
/// <param name="Grantee">Who gets or loses them.</param>
internal sealed record CqlGrantStatement(Span Span, bool IsRevoke, IReadOnlyList<string> Permissions, CqlResource Resource, CqlName Grantee) : CqlStatement(Span);

/// <summary>GRANT or REVOKE of a role.</summary>
/// <param name="Span">From its first word to its last.</param>
/// <param name="IsRevoke">Whether it takes away.</param>
/// <param name="Role">The role granted.</param>
/// <param name="Grantee">Who gets or loses it.</param>
internal sealed record CqlGrantRoleStatement(Span Span, bool IsRevoke, CqlName Role, CqlName Grantee) : CqlStatement(Span);
