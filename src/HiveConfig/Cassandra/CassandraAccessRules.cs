using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>Who gets into Cassandra.</summary>
internal static class CassandraAccessRules
{
    internal static Rule[] All =>
    [
        AuthPair,
        NoAuthentication,
    ];

    /// <summary>Login and permissions fit.</summary>
    public static Rule AuthPair { get; } = new(
        "HC1021", "cassandra-auth-pair", Error,
        Title: "authenticator, authorizer and role_manager fit each other, and are the same on every node",
        Why: "Cassandra refuses to start where permissions are checked and logins are not; nodes of two minds let a client in at one door and not at the next.",
        Fix: "Set PasswordAuthenticator, CassandraAuthorizer and CassandraRoleManager on every node.",
        CassandraAccess.Pair)
    {
        Scope = Scope.Single,
        Source = "Observed: 'AllowAllAuthenticator can't be used with CassandraAuthorizer'; Cassandra AuthConfig",
    };

    /// <summary>Nobody gets in without a password.</summary>
    public static Rule NoAuthentication { get; } = new(
        "HC1022", "cassandra-no-authentication", Warning,
        Title: "In a cluster Cassandra asks for a login",
        Why: "Whoever reaches the port reads and changes every case.",
        Fix: "Set 'authenticator: PasswordAuthenticator' and 'authorizer: CassandraAuthorizer' on every node, and give TheHive a role of its own.",
        CassandraAccess.Open)
    {
        Source = "StrangeBee: TheHive installation guide, Cassandra; Apache Cassandra: security",
    };
}
