using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>What a VRRP instance shows by itself.</summary>
internal static class InstanceChecks
{
    private const int EverybodysId = 51;
    private const int ReadOfPassword = 8;

    /// <summary>Nobody else's adverts are taken for the cluster's own.</summary>
    internal static IEnumerable<Violation> UsualId(Repo repo)
        => from instance in VrrpInstance.Of(repo)
           where !IsOnlyBalancer(repo) && instance.IsWhole && !instance.IsUnicast && instance.Block.Find("authentication") is null
           let id = instance.Block.Find("virtual_router_id")?.Argument
           where VrrpInstance.Number(id) == EverybodysId
           select new Violation(instance.File, id!.Span, "'virtual_router_id' is '51', the id of every example, without 'unicast_peer' and without 'authentication'") { Setting = instance.Key("virtual_router_id") };

    /// <summary>The address stays where it is when a balancer returns.</summary>
    internal static IEnumerable<Violation> Preempts(Repo repo)
        => from instance in VrrpInstance.Of(repo)
           where !IsOnlyBalancer(repo) && instance.IsWhole && instance.Block.Find("nopreempt") is null

               // Beside a weight it would keep the address from moving at all.
               && instance.Tracks is { } tracks && tracks.All(track => track.Weight == 0)
           select new Violation(instance.File, instance.Place("priority"), "there is no 'nopreempt': the virtual IP moves a second time when this balancer returns") { Setting = instance.Key("nopreempt") };

    /// <summary>The virtual IP can be one.</summary>
    internal static IEnumerable<Violation> Addresses(Repo repo) => Taken(repo).Concat(OfMachines(repo)).Concat(Forms(repo));

    // The balancers are of one mind: it is the service that has the wrong address.
    private static IEnumerable<Violation> Taken(Repo repo)
        => from fact in VirtualIps.Of(repo).Taken
           let file = repo.Files.First(file => fact.Source.StartsWith(file.Path + ":", StringComparison.Ordinal))
           let setting = file.Tree.Settings.FirstOrDefault(setting => fact.Source.EndsWith(":" + setting.Span, StringComparison.Ordinal))
           where setting is not null
           select new Violation(file, setting.Span, $"'{setting.Key}' is '{fact.Value}', the virtual IP, expected an address of {file.Node ?? "this node"} alone")
           {
               Setting = setting.Key,
               Related = [.. VirtualAddress.Of(repo).Where(address => HostText.Same(address.Address, fact.Value)).Take(1).Select(address => new RelatedPlace(address.File, address.Span, "moved here"))],
               Fix = "Give the service an address of its own machine.",
           };

    // One address is one mistake, however many balancers have it.
    private static IEnumerable<Violation> OfMachines(Repo repo)
        => from same in (from read in KeepalivedFiles.Of(repo)
                         from block in read.Document.Instances
                         where block.Condition is null
                         from address in VirtualAddress.In(read.File, block)
                         let owner = OwnerOf(repo, read.File, block, address)
                         where owner is not null
                         select new { Block = block, Address = address, Owner = owner }).GroupBy(claim => HostText.Usual(claim.Address.Address) + " " + claim.Owner, StringComparer.Ordinal)
           let first = same.First()
           select new Violation(first.Address.File, first.Address.Span, $"'{first.Address.Address}' is the address of {first.Owner}, expected one that no machine has")
           {
               Setting = Key(first.Block),
               Related = [.. same.Skip(1).Where(again => !ReferenceEquals(again.Address.File, first.Address.File)).Select(again => new RelatedPlace(again.Address.File, again.Address.Span, Wording.AlsoHere))],
           };

    private static IEnumerable<Violation> Forms(Repo repo)
    {
        foreach (var read in KeepalivedFiles.Of(repo))
        {
            var file = read.File;
            var seen = new Dictionary<string, VirtualAddress>(StringComparer.Ordinal);
            foreach (var block in read.Document.Instances.Where(block => block.Condition is null))
            {
                var key = Key(block);
                foreach (var address in VirtualAddress.In(file, block))
                {
                    var usual = HostText.Usual(address.Address);
                    if (seen.TryGetValue(usual, out var first) && !file.HasBranches())
                    {
                        yield return new Violation(file, address.Span, $"'{address.Address}' is listed twice") { Setting = key, Related = [new RelatedPlace(file, first.Span, Wording.GivenBefore)] };
                    }
                    else
                    {
                        seen[usual] = address;
                        if (Judge(repo, file, block, address) is { } found)
                        {
                            yield return new Violation(file, address.Span, found.Message) { Setting = key, Severity = found.Severity };
                        }
                    }
                }
            }
        }
    }

    /// <summary>Keepalived reads the whole password, and some version of VRRP knows it.</summary>
    internal static IEnumerable<Violation> Passwords(Repo repo)
    {
        foreach (var instance in VrrpInstance.Of(repo).Where(instance => instance.Block.Find("authentication") is not null))
        {
            var block = instance.Block.Find("authentication")!;
            if (instance.Version == 3)
            {
                yield return new Violation(instance.File, block.Keyword.Span, instance.IsIPv6 ? "'authentication' for IPv6, whose VRRP version 3 knows none" : "'authentication' with VRRP version 3, which knows none") { Setting = instance.Key("authentication") };
            }
            else if (IsStrict(instance))
            {
                yield return new Violation(instance.File, block.Keyword.Span, "'authentication' in strict mode, which ignores it") { Setting = instance.Key("authentication") };
            }
            else if (block.Find("auth_pass")?.Argument is { IsKnown: true } password && password.Text.Length > ReadOfPassword && !Placeholder.IsAll(password.Text))
            {
                yield return new Violation(instance.File, password.Span, "'auth_pass' is longer than the 8 characters that Keepalived reads of it") { Setting = instance.Key("auth_pass"), IsSecret = true };
            }
        }
    }

    private static bool IsStrict(VrrpInstance instance)
        => instance.IsWhole && (instance.Block.Find("strict_mode") is { } own
            ? own.Argument is { Text: "on" or "true" or "yes" }
            : instance.Document.FindGlobal("vrrp_strict") is { Condition: null });

    private static (string Message, Severity? Severity)? Judge(Repo repo, ConfigFile file, KeepalivedNode block, VirtualAddress address)
    {
        if (OwnerOf(repo, file, block, address) is not null)
        {
            return null;
        }

        if (address.PrefixLength is null)
        {
            return ($"'{address.Address}' has no prefix length, which means '/{(HostText.IsIPv6(address.Address) ? "128" : "32")}'", Severity.Info);
        }

        if (address.Network() is { } network && (network.IsNetworkAddress || network.IsBroadcastAddress))
        {
            return ($"'{network}' is the {(network.IsNetworkAddress ? "address of the network itself" : "broadcast address")}, expected one of a machine", null);
        }

        return repo.Facts.Model is { } cluster && HostAddress.TryParse(address.Address, out var host, out _) && cluster.LoadBalancer.VirtualIp.Address.IsIPv6 == host.IsIPv6
            && IsOfThisCluster(cluster, file) && !cluster.LoadBalancer.VirtualIp.Contains(host)
            ? ($"'{address.Address}' lies outside '{cluster.LoadBalancer.VirtualIp}', the network that cluster.yaml states", Severity.Warning)
            : null;
    }

    private static string? OwnerOf(Repo repo, ConfigFile file, KeepalivedNode block, VirtualAddress address)
        => VirtualIps.Of(repo).OwnerOf(address.Address)?.Name
            ?? (block.Find("unicast_src_ip")?.Argument is { } source && HostText.Same(source.Text, address.Address) ? file.Node ?? "this balancer" : null);

    private static string Key(KeepalivedNode block) => $"vrrp_instance {block.Argument?.Text}.virtual_ipaddress";

    private static bool IsOfThisCluster(Cluster cluster, ConfigFile file) => file.Node is null || cluster.LoadBalancerNodes.Any(node => string.Equals(node.Name.ToString(), file.Node, StringComparison.Ordinal));

    // With a manifest that names no second one.
    private static bool IsOnlyBalancer(Repo repo) => repo.Inventory.CountOf(Role.LoadBalancer) is { Number: <= 1, IsComplete: true };
}
