using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Clusters of every usual size and layout: valid, written, and nothing to report of what was written.</summary>
public sealed class SizeTests
{
    private static readonly Dictionary<string, Func<int, IEnumerable<Node>>> Layouts = new(StringComparer.Ordinal)
    {
        ["everything everywhere"] = count => Machines("node", 1, count),
        ["separate machines"] = count => Machines("cass", 1, count, Role.Cassandra)
            .Concat(Machines("es", 2, count, Role.Elasticsearch))
            .Concat(Machines("hive", 3, count, Role.TheHive))
            .Concat(Machines("lb", 0, Math.Min(count, 10), Role.LoadBalancer)),
        ["stores apart"] = count => Machines("store", 1, count, Role.Cassandra, Role.Elasticsearch).Concat(Machines("hive", 0, Math.Min(count, 10), Role.TheHive, Role.LoadBalancer)),
        ["two datacenters"] = count => Machines("near", 0, count).Select(node => node with { Datacenter = DatacenterName.Parse("near") })
            .Concat(Machines("far", 2, (count + 1) / 2).Select(node => node with { Datacenter = DatacenterName.Parse("far") })),
        ["dedicated masters"] = count => Machines("node", 0, count).Select(node => node with { ElasticsearchRoles = [ElasticsearchRole.Data] })
            .Concat(Machines("master", 2, 3, Role.Elasticsearch).Select(node => node with { ElasticsearchRoles = [ElasticsearchRole.Master] })),
        ["names"] = count => Machines("node", 0, count).Select(node => node with { Address = HostAddress.Parse(node.Name + ".example.org"), Ip = node.Address }),
        ["IPv6"] = count => Machines("node", 0, count).Select((node, i) => node with
        {
            Address = HostAddress.Parse("fd00::1:" + (i + 1).ToString("x", CultureInfo.InvariantCulture)),
            Dns = HostAddress.Parse(node.Name + ".example.org"),
        }),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var layout in Layouts.Keys)
            {
                foreach (var count in Enumerable.Range(1, 12))
                {
                    data.Add(layout, count);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EverySizeOfEveryLayoutIsValidAndQuiet(string layout, int count)
    {
        foreach (var tls in new[] { new Tls(), null })
        {
            var cluster = Of(layout, count, tls);
            Assert.DoesNotContain(cluster.Validate(), problem => problem.Severity == ProblemSeverity.Error);
            Assert.Empty(TestTree.Lint(cluster.Generate(TestClusters.MadeUp).ToRepo()));
        }
    }

    internal static Cluster Of(string layout, int count, Tls? tls) => TestClusters.ThreeNodes() with
    {
        Nodes = [.. Layouts[layout](count)],
        LoadBalancer = new() { VirtualIp = Cidr.Parse(layout is "IPv6" ? "fd00::50/64" : "10.10.0.50/16") },
        Storage = new NfsStorage { Server = HostAddress.Parse("nfs.example.org"), Export = AbsolutePath.Parse("/srv/hive/files") },
        TheHive = new() { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse(tls is null ? "http://hive" : "https://hive") },
        Tls = tls,
    };

    private static IEnumerable<Node> Machines(string name, int network, int count, params Role[] roles)
        => Enumerable.Range(1, count).Select(i => new Node(name + i.ToString(CultureInfo.InvariantCulture), $"10.10.{network + (10 * (i / 200))}.{51 + (i % 200)}")
        {
            Roles = roles.Length == 0 ? null : roles,
        });
}
