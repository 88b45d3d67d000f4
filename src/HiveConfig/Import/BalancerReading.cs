using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>What a tree says of HAProxy, Keepalived and the virtual IP.</summary>
internal sealed class BalancerReading(Source source)
{
    internal Model.LoadBalancer Read()
    {
        var proxy = TheHiveProxies.Of(source.Repo).FirstOrDefault();
        var binds = (proxy?.Frontends ?? []).SelectMany(frontend => frontend.Binds).SelectMany(bind => bind.Addresses.Select(address => (Address: address, IsTls: bind.Line.Has("ssl")))).ToList();
        var instances = source.Documents<KeepalivedDocument>(KeepalivedConf.Kind).SelectMany(one => one.Document.Instances).ToList();

        // Of several instances the one whose address TheHive's frontend has.
        var (instance, address) = instances.SelectMany(instance => Addresses(instance).Select(address => (instance, address)))
            .OrderByDescending(one => binds.Exists(bind => bind.Address.Host is { } host && HostText.Same(host, one.address.Address.Value)))
            .FirstOrDefault();
        var usual = new Model.LoadBalancer { VirtualIp = Cidr.Parse("192.0.2.254/24") };

        // Beside the frontend there may be another that only sends browsers to it.
        var others = proxy?.Document.Sections.Where(section => section.IsFrontend && !proxy.Frontends.Contains(section) && section.All("http-request", "redirect").Concat(section.All("redirect")).Any())
            .SelectMany(section => section.Binds).SelectMany(bind => bind.Addresses.Select(bound => (Address: bound, IsTls: bind.Line.Has("ssl")))) ?? [];
        var clear = binds.Concat(others).Where(bind => !bind.IsTls).Select(bind => bind.Address.Port).FirstOrDefault(port => port is not null);
        return new Model.LoadBalancer
        {
            VirtualIp = source.Required(address, "vip", Cidr.What, usual.VirtualIp),
            VirtualRouterId = int.TryParse(instance?.Find("virtual_router_id")?.Argument?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : usual.VirtualRouterId,
            HttpPort = ClusterReading.PortOf(clear, usual.HttpPort),
            HttpsPort = ClusterReading.PortOf(binds.Where(bind => bind.IsTls).Select(bind => bind.Address.Port).FirstOrDefault(port => port is not null), usual.HttpsPort),
            HealthPort = ClusterReading.PortOf(HealthPort(proxy?.Document), usual.HealthPort),
            Timeout = Timeout(proxy) ?? usual.Timeout,
        };
    }

    /// <summary>The cluster with the priorities of its balancers and the weight of their check; without, where with them nobody would take over.</summary>
    internal Cluster WithRanks(Cluster cluster, IReadOnlyList<string> directories)
    {
        var instances = VrrpInstance.Of(source.Repo)
            .Where(instance => instance.Addresses.Any(address => HostText.Same(address.Address, cluster.LoadBalancer.VirtualIp.Address.Value)))
            .ToList();
        var weights = instances.ConvertAll(instance => instance.StaysBackup ? 0 : instance.Tracks is { Count: 1 } tracks ? tracks[0].Weight : 0).Distinct().ToList();
        var ranked = cluster with
        {
            Nodes = [.. cluster.Nodes.Select((node, i) => node with { VrrpPriority = instances.Find(instance => string.Equals(instance.Node, directories[i], StringComparison.Ordinal))?.Priority })],
            LoadBalancer = cluster.LoadBalancer with { VrrpWeight = weights.Count == 1 ? weights[0] : 0 },
        };
        return BalancerChecks.AreRanked(ranked) ? ranked : cluster;
    }

    private static IEnumerable<Cidr> Addresses(KeepalivedNode instance)
        => instance.Values("virtual_ipaddress").Select(line => Cidr.TryParse(line.Keyword.Text, out var address, out _) ? address : null).OfType<Cidr>();

    private static int? HealthPort(HaproxyDocument? document)
        => (document?.Sections ?? []).Where(section => section.IsFrontend && (section.FindOwn("monitor-uri") ?? section.FindOwn("stats", "enable")) is not null)
            .SelectMany(section => section.Binds).SelectMany(bind => bind.Addresses).FirstOrDefault(address => address.Host is { } host && HostText.IsLocal(host))?.Port;

    private static Duration? Timeout(TheHiveProxies? proxy)
        => Duration.OfMilliseconds((proxy?.Backends ?? []).Select(section => section.Find("timeout", "server")?.At(2)).Select(word => word is { IsKnown: true } ? HaproxyTime.Milliseconds(word.Text) : null).FirstOrDefault(time => time is > 0));
}
