using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>One address that Keepalived moves between balancers.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Address">The address without its prefix length.</param>
/// <param name="PrefixLength">The prefix length; null when none is given.</param>
internal sealed record VirtualAddress(ConfigFile File, Span Span, string Address, int? PrefixLength)
{
    private static readonly Question<IReadOnlyList<VirtualAddress>> All = new(repo
        => [.. from read in KeepalivedFiles.Of(repo)
               from instance in read.Document.Instances
               from address in In(read.File, instance)
               where VirtualIps.Of(repo).OwnerOf(address.Address) is null
               select address]);

    // A balancer may have thousands of them, and of binds.
    private static readonly Question<ILookup<string, VirtualAddress>> ByHost = new(repo => Of(repo).ToLookup(address => HostText.Usual(address.Address), StringComparer.Ordinal));

    /// <summary>Every one that the repo's Keepalived files give, but for a machine's own address, which is none.</summary>
    internal static IReadOnlyList<VirtualAddress> Of(Repo repo) => All.Of(repo);

    /// <summary>The first that is a host in some spelling; null when none is.</summary>
    internal static VirtualAddress? Find(Repo repo, string host) => ByHost.Of(repo)[HostText.Usual(host)].FirstOrDefault();

    /// <summary>Those of one instance, the excluded ones (which adverts do not name) with them.</summary>
    internal static IEnumerable<VirtualAddress> In(ConfigFile file, KeepalivedNode instance, bool withExcluded = true)
        => instance.Values("virtual_ipaddress")
            .Concat(withExcluded ? instance.Values("virtual_ipaddress_excluded") : [])
            .Where(entry => entry.Keyword.IsKnown)
            .Select(entry => Of(file, entry.Keyword))
            .OfType<VirtualAddress>();

    /// <summary>Whether the network of one, as its prefix length gives it, holds the other.</summary>
    internal bool SharesNetwork(VirtualAddress other) => Network() is { } mine && other.Network() is { } its && (Holds(mine, other) || Holds(its, this));

    /// <summary>Address and prefix length as a network; null when there is no prefix length of a network.</summary>
    internal Model.Cidr? Network()
        => PrefixLength is { } length && Model.Cidr.TryParse(Address + "/" + length.ToString(CultureInfo.InvariantCulture), out var network, out _) ? network : null;

    private static bool Holds(Model.Cidr network, VirtualAddress other)
        => Model.HostAddress.TryParse(other.Address, out var address, out _) && !address.IsName && network.PrefixLength < (address.IsIPv6 ? 128 : 32) && address.IsIPv6 == network.Address.IsIPv6 && network.Contains(address);

    private static VirtualAddress? Of(ConfigFile file, Word word)
    {
        var slash = word.Text.IndexOf('/');
        var address = slash < 0 ? word.Text : word.Text.Substring(0, slash);
        return !HostText.IsAddress(address) ? null
            : new VirtualAddress(file, word.Span, address, slash >= 0 && int.TryParse(word.Text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null);
    }
}
