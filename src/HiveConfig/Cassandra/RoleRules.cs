using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>What must hold where CQL makes roles and grants rights.</summary>
internal static class RoleRules
{
    internal static Rule[] All =>
    [
        Order,
        DefaultSuperuser,
        GrantOnKeyspace,
    ];

    /// <summary>Things are there before they are used.</summary>
    public static Rule Order { get; } = new(
        "HC1210", "cql-order", Error,
        Title: "Scripts make a keyspace and a role before they grant rights, and an administrator before another login drops the role cassandra",
        Why: "The grant fails, or nobody is left who may make roles.",
        Fix: "Order the statements, and the scripts by name; drop the role cassandra in a script of its own, as the administrator.",
        RoleChecks.Order)
    {
        Scope = Scope.Single,
        Source = "Observed: Cassandra 4.0, 4.1 and 5.0, 'Cannot DROP primary role for current login'",
    };

    /// <summary>The password that everyone knows is gone.</summary>
    public static Rule DefaultSuperuser { get; } = new(
        "HC1211", "cql-default-superuser", Warning,
        Title: "Where scripts make roles that log in, the role cassandra is dropped or gets another password",
        Why: "Whoever reaches port 9042 is administrator with a password that everyone knows.",
        Fix: "Add DROP ROLE IF EXISTS cassandra, run as another superuser, or ALTER ROLE cassandra WITH PASSWORD = '…'.",
        RoleChecks.DefaultSuperuser)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: security, superuser cassandra",
    };

    /// <summary>Rights are on the keyspace.</summary>
    public static Rule GrantOnKeyspace { get; } = new(
        "HC1212", "cql-grant-on-table", Error,
        Title: "Rights on a keyspace are granted ON KEYSPACE",
        Why: "Without the word the name means a table: the statement fails, and TheHive has no rights.",
        Fix: "Write KEYSPACE before the name.",
        RoleChecks.Tables)
    {
        Scope = Scope.Single,
        Source = "Observed: the grammar of Cassandra 4.0, 4.1 and 5.0",
    };
}
