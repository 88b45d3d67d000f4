using System;
using System.Collections.Generic;
using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>No two services of one machine listen on the same port.</summary>
internal sealed class PortsValidator : AbstractValidator<Cluster>
{
    private static readonly Port Jmx = Port.Of(7199);

    internal PortsValidator() => RuleFor(cluster => cluster).Custom((cluster, context) =>
    {
        // Ports are stated once for all nodes, so one report for each is enough.
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in cluster.Nodes)
        {
            var seen = new Dictionary<Port, (string Name, string Setting)>();
            foreach (var (name, setting, port) in cluster.RolesOf(node).Distinct().SelectMany(role => Of(cluster, role)))
            {
                if (!seen.TryGetValue(port, out var first))
                {
                    seen.Add(port, (name, setting));
                }
                else if (reported.Add(setting))
                {
                    context.Error(
                        "HC8026",
                        setting,
                        $"{name} would listen on port {port} of '{node.Name}', where {first.Name} does",
                        new ClusterPlace(first.Setting, "given here"));
                }
            }
        }
    });

    // The balancer binds the virtual IP, but the other services bind every address: theirs too.
    private static IEnumerable<(string Name, string Setting, Port Port)> Of(Cluster cluster, Role role)
    {
        var (balancer, hive, cassandra, elastic) = (cluster.LoadBalancer, cluster.TheHive, cluster.Cassandra, cluster.Elasticsearch);
        return role switch
        {
            Role.Cassandra =>
            [
                ("Cassandra for clients", "cassandra.ports.native", cassandra.NativePort),
                ("Cassandra between nodes", "cassandra.ports.storage", cassandra.StoragePort),
                ("Cassandra's JMX", "cassandra", Jmx),
            ],
            Role.Elasticsearch =>
            [
                ("Elasticsearch for clients", "elasticsearch.port", elastic.HttpPort),
                ("Elasticsearch between nodes", "elasticsearch.transportPort", elastic.TransportPort),
            ],
            Role.TheHive =>
            [
                ("TheHive", "thehive.http.port", hive.HttpPort),
                ("TheHive's artery", "thehive.artery.port", hive.ArteryPort),
                .. hive.Monitoring is { } monitoring ? [("TheHive's metrics", "thehive.monitoring.port", monitoring.Port)] : Array.Empty<(string, string, Port)>(),
            ],
            Role.LoadBalancer when cluster.Tls is null =>
            [
                ("HAProxy", "loadBalancer.bind.http", balancer.HttpPort),
                ("HAProxy's health", "loadBalancer.statsPort", balancer.HealthPort),
            ],
            Role.LoadBalancer =>
            [
                ("HAProxy", "loadBalancer.bind.http", balancer.HttpPort),
                ("HAProxy with TLS", "loadBalancer.bind.https", balancer.HttpsPort),
                ("HAProxy's health", "loadBalancer.statsPort", balancer.HealthPort),
            ],
            _ => [],
        };
    }
}
