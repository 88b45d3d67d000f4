using System;
using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Who logs in, and with which secret.</summary>
internal sealed class AccountsValidator : AbstractValidator<Cluster>
{
    // Elasticsearch's own users: their passwords are set, they are never made.
    private static readonly string[] BuiltIn =
        ["elastic", "kibana", "kibana_system", "logstash_system", "beats_system", "apm_system", "remote_monitoring_user"];

    internal AccountsValidator()
    {
        RuleFor(cluster => cluster).Custom(Names);
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            foreach (var (name, _) in cluster.Secrets.All.Where(secret => secret.Secret is null && cluster.Needs(secret.Name)))
            {
                context.Error(string.Equals(name, "play", StringComparison.Ordinal) ? "HC3020" : "HC0030", "secrets." + name, $"the secret '{name}' is missing, expected {Secret.What}");
            }
        });
    }

    private static void Names(Cluster cluster, ValidationContext<Cluster> context)
    {
        var cassandra = cluster.Cassandra;
        (string Setting, Identifier Role)[] roles = [("cassandra.auth.admin", cassandra.AdminRole), ("cassandra.auth.thehiveUser", cassandra.TheHiveRole)];
        foreach (var (setting, role) in roles.Where(role => string.Equals(role.Role.Value, "cassandra", StringComparison.Ordinal)))
        {
            context.Error("HC0017", setting, $"the role '{role}' is the built-in one, which is dropped; expected another name");
        }

        if (cassandra.AdminRole == cassandra.TheHiveRole)
        {
            context.Error("HC0017", "cassandra.auth.thehiveUser", $"TheHive's role '{cassandra.TheHiveRole}' is the administrator's, expected one of its own", new ClusterPlace("cassandra.auth.admin", "given here"));
        }

        if (BuiltIn.Contains(cluster.Elasticsearch.User.Value, StringComparer.Ordinal))
        {
            context.Error("HC0017", "elasticsearch.user", $"the user '{cluster.Elasticsearch.User}' is built into Elasticsearch, expected one of TheHive's own");
        }
    }
}
