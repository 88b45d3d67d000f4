using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Model;

/// <summary>Whether the virtual IP is one, and passes from one balancer to another.</summary>
internal static class BalancerChecks
{
    // 250, 240, … 160: ten steps that stay well above the usual 100 of a stranger in the same segment.
    private const int MostBalancers = 10;

    private const string WeightSetting = "loadBalancer.vrrp.weight";

    private const string Setting = "loadBalancer.vip";

    internal static IEnumerable<ClusterFault> RouterId(int number)
    {
        if (number is < 1 or > 255)
        {
            yield return ClusterFault.Error("HC5101", "loadBalancer.vrrp.routerId", $"'routerId' is {number}, expected 1-255");
        }
    }

    internal static IEnumerable<ClusterFault> Weight(int number)
    {
        if (number is < -VrrpRank.MostWeight or > VrrpRank.MostWeight)
        {
            yield return ClusterFault.Error("HC5101", WeightSetting, FormattableString.Invariant($"'weight' is {number}, expected -{VrrpRank.MostWeight} to {VrrpRank.MostWeight}"));
        }
    }

    internal static IEnumerable<ClusterFault> Priority(Cluster cluster, Node node)
    {
        if (node.VrrpPriority is not { } number)
        {
            yield break;
        }

        if (number is < VrrpRank.Lowest or > VrrpRank.Highest)
        {
            yield return ClusterFault.Error("HC5101", PriorityOf(node), FormattableString.Invariant($"'vrrpPriority' is {number}, expected {VrrpRank.Lowest}-{VrrpRank.Highest}"));
        }
        else if (!cluster.RolesOf(node).Contains(Role.LoadBalancer))
        {
            yield return ClusterFault.Error("HC5103", PriorityOf(node), $"'{node.Name}' has a 'vrrpPriority' but not the role 'loadbalancer'");
        }
    }

    /// <summary>Whether all that is stated of priorities and the weight holds.</summary>
    internal static bool AreRanked(Cluster cluster)
        => !Weight(cluster.LoadBalancer.VrrpWeight).Any() && !cluster.Nodes.Any(node => Priority(cluster, node).Any()) && !Priorities(cluster).Any();

    /// <summary>Whether each balancer is outranked by any other when its HAProxy is gone. What is out of range is another check's.</summary>
    internal static IEnumerable<ClusterFault> Priorities(Cluster cluster)
    {
        var (balancers, weight) = (cluster.LoadBalancerNodes, cluster.LoadBalancer.VrrpWeight);
        if (balancers.Count > MostBalancers || Weight(weight).Any() || balancers.Any(node => Priority(cluster, node).Any()))
        {
            yield break;
        }

        var byPriority = new Dictionary<int, Node>();
        foreach (var node in balancers.OrderBy(node => node.VrrpPriority is null))
        {
            var priority = cluster.VrrpPriorityOf(node);
            if (byPriority.TryGetValue(priority, out var first))
            {
                var stated = node.VrrpPriority is null ? first : node;
                yield return ClusterFault.Error(
                    "HC5103",
                    PriorityOf(stated),
                    $"'{stated.Name}' has the VRRP priority {priority}, which '{(stated == node ? first : node).Name}' has{(node.VrrpPriority is null ? " unless it states another" : "")}, expected one of its own",
                    node.VrrpPriority is null ? null : new ClusterPlace(PriorityOf(first), "given here"));
            }
            else
            {
                byPriority.Add(priority, node);
            }
        }

        var (top, bottom) = (balancers.OrderByDescending(cluster.VrrpPriorityOf).FirstOrDefault(), balancers.OrderBy(cluster.VrrpPriorityOf).FirstOrDefault());
        if (weight == 0 || byPriority.Count < balancers.Count || balancers.Count < 2)
        {
            yield break;
        }

        var (gone, last) = (VrrpRank.WithoutCheck(cluster.VrrpPriorityOf(top!), weight), VrrpRank.WithCheck(cluster.VrrpPriorityOf(bottom!), weight));
        if (!VrrpRank.TakesOver(last, gone))
        {
            yield return ClusterFault.Error(
                "HC5107",
                WeightSetting,
                FormattableString.Invariant($"the weight {weight} leaves '{top!.Name}' at {gone} when its HAProxy is gone and '{bottom!.Name}' at {last} with HAProxy: nobody takes over, expected 0, or more than the {cluster.VrrpPriorityOf(top) - cluster.VrrpPriorityOf(bottom!)} by which their priorities differ"));
        }
        else if (balancers.Select(node => VrrpRank.WithCheck(cluster.VrrpPriorityOf(node), weight)).Distinct().Count() < balancers.Count)
        {
            yield return ClusterFault.Error("HC5103", WeightSetting, FormattableString.Invariant($"with the weight {weight} several balancers have the priority {VrrpRank.Highest}, the highest there is, expected lower priorities or a negative weight"));
        }
    }

    internal static IEnumerable<ClusterFault> Count(Cluster cluster)
    {
        var balancers = cluster.LoadBalancerNodes;
        if (balancers.Count > MostBalancers)
        {
            yield return ClusterFault.Error("HC5107", "nodes", $"{balancers.Count} nodes have the role 'loadbalancer', expected at most {MostBalancers}: their priorities begin at 250 and are ten apart");
        }
        else if (balancers.Count == 1)
        {
            yield return ClusterFault.Warning("HC5107", "nodes", $"only '{balancers[0].Name}' has the role 'loadbalancer': no other can take the virtual IP over, expected two or more");
        }
    }

    /// <summary>Whether a machine can have the address at all.</summary>
    internal static IEnumerable<ClusterFault> Address(Cidr vip)
    {
        if (vip.Address.IsOfNoMachine || vip.IsNetworkAddress || vip.IsBroadcastAddress)
        {
            var what = vip.IsNetworkAddress ? "the network" : vip.IsBroadcastAddress ? "the broadcast" : "a loopback, wildcard or multicast";
            yield return ClusterFault.Error("HC5111", Setting, $"the virtual IP '{vip}' is {what} address, expected one that a machine can have");
        }
    }

    internal static IEnumerable<ClusterFault> VirtualIp(Cluster cluster)
    {
        var vip = cluster.LoadBalancer.VirtualIp;
        foreach (var fault in Address(vip))
        {
            yield return fault;
        }

        foreach (var node in cluster.Nodes.Where(node => node.Addresses.Contains(vip.Address)))
        {
            yield return ClusterFault.Error("HC5111", Setting, $"the virtual IP '{vip}' is the address of '{node.Name}', expected one of its own", new ClusterPlace(node.Setting(vip.Address == node.Ip ? "ip" : "address"), "given here"));
        }

        if (cluster.Storage is NfsStorage nfs && nfs.Server == vip.Address)
        {
            yield return ClusterFault.Error("HC5111", Setting, $"the virtual IP '{vip}' is the address of the NFS server, expected one of its own", new ClusterPlace("storage.nfs.server", "given here"));
        }

        foreach (var fault in Networks(cluster))
        {
            yield return fault;
        }
    }

    /// <summary>Whether the balancers are in its network.</summary>
    internal static IEnumerable<ClusterFault> Networks(Cluster cluster)
    {
        var vip = cluster.LoadBalancer.VirtualIp;
        var family = vip.Address.IsIPv6 ? "an IPv6" : "an IPv4";
        foreach (var node in cluster.LoadBalancerNodes.Where(node => !node.Addresses.Any(address => address.IsOfNoMachine)))
        {
            if (node.NumericAddress is not { } address)
            {
                yield return ClusterFault.Error("HC5112", node.Setting("address"), $"'{node.Name}' is a balancer at '{node.Address}', expected {family} address beside it ('ip'): Keepalived's unicast peers take no names");
            }
            else if (address.Family != vip.Address.Family)
            {
                yield return ClusterFault.Error("HC5112", node.Setting(address), $"'{node.Name}' is a balancer at '{address}', expected {family} address: VRRP speaks of '{vip}' in its own family", new ClusterPlace(Setting, "given here"));
            }
            else if (!vip.Contains(address))
            {
                yield return ClusterFault.Warning("HC5111", Setting, $"the virtual IP '{vip}' is not in the network of '{node.Name}' at '{address}'", new ClusterPlace(node.Setting(address), "given here"));
            }
        }
    }

    private static string PriorityOf(Node node) => node.Setting("vrrpPriority");
}
