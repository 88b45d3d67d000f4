using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Cassandra;

/// <summary>Writes the three CQL scripts, for the first Cassandra node only. Each may run any number of times.</summary>
internal static class CqlScriptRenderer
{
    internal static string? Replication(RenderContext context) => OnFirst(context, cluster =>
    {
        // Three copies survive the loss of a node; more than there are nodes would only fail.
        var replication = ReplicationMap(cluster, datacenter => Math.Min(3, cluster.CassandraNodesOf(datacenter).Count));
        return $"""
            -- Step 1, as the built-in role cassandra; once that is dropped, as {cluster.Cassandra.AdminRole}.
            -- Logins, repairs and traces survive the loss of a node. The datacenters are named: 'replication_factor' alone
            -- would change nothing in a keyspace that has NetworkTopologyStrategy already.
            -- Afterwards, on every node: nodetool repair -full system_auth
            ALTER KEYSPACE system_auth WITH replication = {replication};
            ALTER KEYSPACE system_distributed WITH replication = {replication};
            ALTER KEYSPACE system_traces WITH replication = {replication};

            """;
    });

    internal static string? Roles(RenderContext context) => OnFirst(context, cluster =>
    {
        var (admin, thehive, keyspace) = (cluster.Cassandra.AdminRole, cluster.Cassandra.TheHiveRole, cluster.Cassandra.Keyspace);
        var adminPassword = context.Secret(cluster.Secrets.CassandraAdmin, SecretSyntax.Cql);
        var thehivePassword = context.Secret(cluster.Secrets.CassandraTheHive, SecretSyntax.Cql);
        return $"""
            -- Step 2, after the repair of step 1, as the built-in role cassandra; once that is dropped, as {admin}.
            -- CREATE leaves a role that is there as it is: only ALTER brings it a new password.
            CREATE ROLE IF NOT EXISTS {admin} WITH SUPERUSER = true AND LOGIN = true AND PASSWORD = {adminPassword};
            ALTER ROLE {admin} WITH PASSWORD = {adminPassword};

            CREATE KEYSPACE IF NOT EXISTS {keyspace} WITH replication = {ReplicationMap(cluster, cluster.ReplicationFactorOf)} AND durable_writes = true;

            CREATE ROLE IF NOT EXISTS {thehive} WITH LOGIN = true AND PASSWORD = {thehivePassword};
            ALTER ROLE {thehive} WITH PASSWORD = {thehivePassword};
            GRANT ALL PERMISSIONS ON KEYSPACE {keyspace} TO {thehive};

            """;
    });

    internal static string? DropDefault(RenderContext context) => OnFirst(context, cluster =>
        $"""
        -- Step 3, as {cluster.Cassandra.AdminRole}: a role cannot drop itself. The built-in role has a password that everyone knows.
        DROP ROLE IF EXISTS cassandra;

        """);

    private static string? OnFirst(RenderContext context, Func<Cluster, string> write)
        => ReferenceEquals(context.Node, context.Cluster.CassandraNodes[0]) ? "-- " + Banner.Text + "\n" + write(context.Cluster) : null;

    private static string ReplicationMap(Cluster cluster, Func<DatacenterName, int> factor)
    {
        IEnumerable<string> entries = cluster.Datacenters.Select(datacenter => $"'{datacenter}': {factor(datacenter).ToString(CultureInfo.InvariantCulture)}");
        return "{'class': 'NetworkTopologyStrategy', " + string.Join(", ", entries) + "}";
    }
}
