using System;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Tests;

/// <summary>Clusters for tests, and their files.</summary>
internal static class TestClusters
{
    /// <summary>The sample: three nodes, every service on each, TLS, NFS from a server that is no node.</summary>
    public static Cluster ThreeNodes() => new()
    {
        Name = ClusterName.Parse("thp"),
        Phase = Phase.Bootstrap,
        Nodes = [new("node1", "10.10.1.11"), new("node2", "10.10.1.12"), new("node3", "10.10.1.13")],
        TheHive = new() { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse("https://thehive.example.org") },
        LoadBalancer = new() { VirtualIp = Cidr.Parse("10.10.1.50/24") },
        Storage = new NfsStorage { Server = HostAddress.Parse("10.10.1.20"), Export = AbsolutePath.Parse("/srv/hive/files") },
        Memory = DataSize.Gibibytes(16),
        Tls = new(),
        Secrets = Secrets.FromFile("secrets.yaml"),
    };

    /// <summary>The sample at IPv6 addresses, with the names that TheHive's index needs.</summary>
    public static Cluster IPv6WithNames() => ThreeNodes() with
    {
        Nodes = [.. Enumerable.Range(1, 3).Select(i => new Node($"node{i}", $"fd00::1{i}") { Dns = HostAddress.Parse($"node{i}.example.org") })],
        LoadBalancer = new() { VirtualIp = Cidr.Parse("fd00::50/64") },
        Storage = new NfsStorage { Server = HostAddress.Parse("fd00::20"), Export = AbsolutePath.Parse("/srv/hive/files") },
    };

    /// <summary>What a secret is in tests: nothing that anybody could take for a real one.</summary>
    public static string MadeUp(Secret secret) => string.Equals(secret.Name, "vrrp", StringComparison.Ordinal) ? "testvrrp" : $"test-{secret.Name}-not-real-0123456789abcdef";

    /// <summary>The text of a file, with made-up secrets.</summary>
    public static string TextOf(this Cluster cluster, string node, string path) => cluster.FileOf(node, path)?.Text ?? throw new InvalidOperationException($"{node} has no {path}");

    /// <summary>The text of a file for a snapshot: a secret stands in it by name.</summary>
    public static string MaskedTextOf(this Cluster cluster, string node, string path)
        => cluster.Secrets.All.Aggregate(cluster.TextOf(node, path), (text, entry) => text.Replace(MadeUp(entry.Secret!), "«" + entry.Name + "»", StringComparison.Ordinal));

    /// <summary>A file, or null when the node has none of that path.</summary>
    public static RenderedFile? FileOf(this Cluster cluster, string node, string path, Func<Secret, string?>? resolve = null)
        => cluster.Generate(resolve ?? MadeUp).Files.SingleOrDefault(file => string.Equals(file.TreePath, node + path, StringComparison.Ordinal));
}
