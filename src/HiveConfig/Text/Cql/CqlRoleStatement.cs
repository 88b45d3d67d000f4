namespace HiveConfig.Text;

/// <summary>CREATE, ALTER or DROP of a ROLE, or of a USER, which is a role that may log in.</summary>
/// <param name="Span">From its first word to its last.</param>
/// <param name="Verb">What it does.</param>
/// <param name="Name">The role.</param>
internal sealed record CqlRoleStatement(Span Span, CqlVerb Verb, CqlName Name) : CqlStatement(Span)
{
    /// <summary>Whether it says USER, the older form.</summary>
    public bool IsUser { get; init; }

    /// <summary>Whether IF NOT EXISTS or IF EXISTS is said.</summary>
    public bool IsConditional { get; init; }

    /// <summary>The password; null when the statement gives none.</summary>
    public CqlPassword? Password { get; init; }

    /// <summary>Whether the role may log in; null when the statement does not say, which for CREATE ROLE means no.</summary>
    public bool? Login { get; init; }

    /// <summary>Whether the role may do anything; null when the statement does not say, which for CREATE means no.</summary>
    public bool? Superuser { get; init; }
}
