using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>The virtual IP, and the balancers that hand it to each other.</summary>
internal sealed class BalancersValidator : AbstractValidator<Cluster>
{
    // 250, 240, … 160: ten steps that stay well above the usual 100 of a stranger in the same segment.
    private const int MostBalancers = 10;

    internal BalancersValidator()
    {
        RuleFor(cluster => cluster.LoadBalancer.VirtualRouterId)
            .InclusiveBetween(1, 255)
            .OverridePropertyName("loadBalancer.vrrp.routerId")
            .WithErrorCode("HC5101")
            .WithMessage("'routerId' is {PropertyValue}, expected 1-255");
        RuleFor(cluster => cluster).Custom(Count);
        RuleFor(cluster => cluster).Custom(VirtualIp);
        RuleFor(cluster => cluster).Custom(Timeouts);
    }

    private static void Count(Cluster cluster, ValidationContext<Cluster> context)
    {
        var balancers = cluster.LoadBalancerNodes;
        if (balancers.Count > MostBalancers)
        {
            context.Error("HC5107", "nodes", $"{balancers.Count} nodes have the role 'loadbalancer', expected at most {MostBalancers}: their priorities begin at 250 and are ten apart");
        }
        else if (balancers.Count == 1)
        {
            context.Warning("HC5107", "nodes", $"only '{balancers[0].Name}' has the role 'loadbalancer': no other can take the virtual IP over, expected two or more");
        }
    }

    private static void VirtualIp(Cluster cluster, ValidationContext<Cluster> context)
    {
        const string Setting = "loadBalancer.vip";
        var vip = cluster.LoadBalancer.VirtualIp;
        if (vip.Address.IsOfNoMachine || vip.IsNetworkAddress || vip.IsBroadcastAddress)
        {
            var what = vip.IsNetworkAddress ? "the network" : vip.IsBroadcastAddress ? "the broadcast" : "a loopback, wildcard or multicast";
            context.Error("HC5111", Setting, $"the virtual IP '{vip}' is {what} address, expected one that a machine can have");
        }

        foreach (var node in cluster.Nodes.Where(node => node.Addresses.Contains(vip.Address)))
        {
            context.Error("HC5111", Setting, $"the virtual IP '{vip}' is the address of '{node.Name}', expected one of its own", new ClusterPlace(node.Setting(vip.Address == node.Ip ? "ip" : "address"), "given here"));
        }

        if (cluster.Storage is NfsStorage nfs && nfs.Server == vip.Address)
        {
            context.Error("HC5111", Setting, $"the virtual IP '{vip}' is the address of the NFS server, expected one of its own", new ClusterPlace("storage.nfs.server", "given here"));
        }

        var family = vip.Address.IsIPv6 ? "an IPv6" : "an IPv4";
        foreach (var node in cluster.LoadBalancerNodes.Where(node => !node.Addresses.Any(address => address.IsOfNoMachine)))
        {
            if (node.NumericAddress is not { } address)
            {
                context.Error("HC5112", node.Setting("address"), $"'{node.Name}' is a balancer at '{node.Address}', expected {family} address beside it ('ip'): Keepalived's unicast peers take no names");
            }
            else if (address.Family != vip.Address.Family)
            {
                context.Error("HC5112", node.Setting(address), $"'{node.Name}' is a balancer at '{address}', expected {family} address: VRRP speaks of '{vip}' in its own family", new ClusterPlace(Setting, "given here"));
            }
            else if (!vip.Contains(address))
            {
                context.Warning("HC5111", Setting, $"the virtual IP '{vip}' is not in the network of '{node.Name}' at '{address}'", new ClusterPlace(node.Setting(address), "given here"));
            }
        }
    }

    private static void Timeouts(Cluster cluster, ValidationContext<Cluster> context)
    {
        const string Setting = "loadBalancer.timeout";
        var timeout = cluster.LoadBalancer.Timeout;
        if (timeout <= cluster.TheHive.LongPolling)
        {
            context.Error(
                "HC8020",
                Setting,
                $"HAProxy's 'timeout' is '{timeout}', expected more than TheHive's 'longPolling' of '{cluster.TheHive.LongPolling}': else every quiet poll is cut",
                new ClusterPlace("thehive.longPolling", "given here"));
        }
        else if (timeout > Duration.Parse("24d"))
        {
            context.Error("HC5012", Setting, $"HAProxy's 'timeout' is '{timeout}', expected at most 24d: its timers end there");
        }
    }
}
