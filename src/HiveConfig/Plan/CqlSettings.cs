using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>What a CQL script leaves behind, as settings: of each keyspace and role, whatever statement it comes from.</summary>
internal static class CqlSettings
{
    internal static IReadOnlyList<Stated> Of(ConfigFile file, CqlDocument document)
        => document.Statements.SelectMany(statement => Of(file, statement)).GroupBy(setting => setting.Key, StringComparer.Ordinal).Select(same => same.Last()).ToList();

    /// <summary>The replication of a keyspace, as one text.</summary>
    internal static string ReplicationKey(string keyspace) => $"keyspace {keyspace} > replication";

    private static IEnumerable<Stated> Of(ConfigFile file, CqlStatement statement)
    {
        switch (statement)
        {
            case CqlKeyspaceStatement { Verb: CqlVerb.Drop } drop:
                yield return Setting($"keyspace {drop.Name}", "dropped", drop.Span, Consequence.Cql);
                break;
            case CqlKeyspaceStatement keyspace:
                if (keyspace.Replication is { } replication)
                {
                    var entries = new[] { replication.Class ?? "" }.Concat(replication.Factors.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Key + ": " + entry.Value));
                    yield return Setting(ReplicationKey(keyspace.Name.Text), string.Join(", ", entries), replication.Span, Consequence.Replication);
                }

                if (keyspace.DurableWrites is { } durable)
                {
                    yield return Setting($"keyspace {keyspace.Name} > durable_writes", durable ? "true" : "false", keyspace.DurableWritesSpan ?? keyspace.Span, Consequence.Cql);
                }

                break;
            case CqlRoleStatement { Verb: CqlVerb.Drop } drop:
                yield return Setting($"role {drop.Name}", "dropped", drop.Span, Consequence.Cql);
                break;
            case CqlRoleStatement role:
                if (role.Password is { } password)
                {
                    yield return Setting($"role {role.Name} > password", password.Value, password.Span, Consequence.Cql) with { IsSecret = true };
                }

                if (role.Login is { } login)
                {
                    yield return Setting($"role {role.Name} > login", login ? "true" : "false", role.Span, Consequence.Cql);
                }

                if (role.Superuser is { } superuser)
                {
                    yield return Setting($"role {role.Name} > superuser", superuser ? "true" : "false", role.Span, Consequence.Cql);
                }

                break;
            case CqlGrantStatement grant:
                yield return Setting($"role {grant.Grantee} > {string.Join(", ", grant.Permissions)} on {Name(grant.Resource)}", grant.IsRevoke ? "revoked" : "granted", grant.Span, Consequence.Cql);
                break;
            case CqlGrantRoleStatement grant:
                yield return Setting($"role {grant.Grantee} > role {grant.Role}", grant.IsRevoke ? "revoked" : "granted", grant.Span, Consequence.Cql);
                break;
        }

        static string Name(CqlResource resource) => resource.Keyspace is { } keyspace ? $"{resource.Kind} {keyspace}".ToLowerInvariant() : resource.Kind.ToString().ToLowerInvariant();

        Stated Setting(string key, string value, Span span, Consequence consequence) => new(key, new ScalarValue(value, span), file) { Consequence = consequence };
    }
}
