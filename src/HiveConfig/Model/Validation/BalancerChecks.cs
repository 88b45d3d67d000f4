using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Model;

/// <summary>Whether the virtual IP is one, and passes from one balancer to another.</summary>
internal static class BalancerChecks
{
    // 250, 240, … 160: ten steps that stay well above the usual 100 of a stranger in the same segment.
    private const int MostBalancers = 10;

    internal static IEnumerable<ClusterFault> RouterId(int number)
    {
        if (number is < 1 or > 255)
        {
            yield return ClusterFault.Error("HC5101", "loadBalancer.vrrp.routerId", $"'routerId' is {number}, expected 1-255");
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

    internal static IEnumerable<ClusterFault> VirtualIp(Cluster cluster)
    {
        const string Setting = "loadBalancer.vip";
        var vip = cluster.LoadBalancer.VirtualIp;
        if (vip.Address.IsOfNoMachine || vip.IsNetworkAddress || vip.IsBroadcastAddress)
        {
            var what = vip.IsNetworkAddress ? "the network" : vip.IsBroadcastAddress ? "the broadcast" : "a loopback, wildcard or multicast";
            yield return ClusterFault.Error("HC5111", Setting, $"the virtual IP '{vip}' is {what} address, expected one that a machine can have");
        }

        foreach (var node in cluster.Nodes.Where(node => node.Addresses.Contains(vip.Address)))
        {
            yield return ClusterFault.Error("HC5111", Setting, $"the virtual IP '{vip}' is the address of '{node.Name}', expected one of its own", new ClusterPlace(node.Setting(vip.Address == node.Ip ? "ip" : "address"), "given here"));
        }

        if (cluster.Storage is NfsStorage nfs && nfs.Server == vip.Address)
        {
            yield return ClusterFault.Error("HC5111", Setting, $"the virtual IP '{vip}' is the address of the NFS server, expected one of its own", new ClusterPlace("storage.nfs.server", "given here"));
        }

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
}
