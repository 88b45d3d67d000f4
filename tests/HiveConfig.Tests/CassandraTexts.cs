using System;
using System.Linq;

namespace HiveConfig.Tests;

/// <summary>Texts of cassandra.yaml for tests.</summary>
internal static class CassandraTexts
{
    private static readonly (string Key, string Line)[] Needed =
    [
        ("cluster_name", "cluster_name: thehive"),
        ("partitioner", "partitioner: org.apache.cassandra.dht.Murmur3Partitioner"),
        ("endpoint_snitch", "endpoint_snitch: GossipingPropertyFileSnitch"),
        ("commitlog_sync", "commitlog_sync: periodic\ncommitlog_sync_period: 10000ms"),
        ("authenticator", "authenticator: PasswordAuthenticator"),
        ("authorizer", "authorizer: CassandraAuthorizer"),
        ("seed_provider", "seed_provider: {class_name: org.apache.cassandra.locator.SimpleSeedProvider, parameters: {seeds: '10.0.0.1,10.0.0.2'}}"),
    ];

    /// <summary>A whole file with these lines in it: what Cassandra or a cluster needs besides follows.</summary>
    public static string With(string lines)
        => lines + (lines.Length > 0 && !lines.EndsWith('\n') ? "\n" : "")
            + string.Concat(Needed.Where(needed => !lines.Split('\n').Any(line => line.StartsWith(needed.Key + ":", StringComparison.Ordinal))).Select(needed => needed.Line + "\n"));
}
