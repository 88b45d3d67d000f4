using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.LoadBalancer;

/// <summary>The balancers whose forwarded headers TheHive believes.</summary>
internal static class TrustedProxies
{
    // What Play trusts unless it is told otherwise.
    private static readonly string[] Usual = ["127.0.0.1", "::1"];

    /// <summary>Balancers on other machines that send forwarded headers and are not believed.</summary>
    internal static IEnumerable<Violation> Missing(Repo repo)
    {
        var balancers = repo.Of(HaproxyCfg.Kind)
            .Where(file => file.Node is not null && Forwards(repo, file))
            .Select(file => new { File = file, Node = repo.Inventory.Nodes.FirstOrDefault(node => string.Equals(node.Name, file.Node, StringComparison.Ordinal)) })
            .Where(balancer => balancer.Node is { Addresses.Count: > 0 })
            .ToList();
        foreach (var given in repo.Each(ApplicationConf.Kind, ApplicationConf.TrustedProxies).Where(given => given.File.Node is not null))
        {
            var trusted = given.Value ?? Usual;
            var missing = balancers.Where(balancer => !string.Equals(balancer.File.Node, given.File.Node, StringComparison.Ordinal) && !balancer.Node!.Addresses.Any(address => IsTrusted(trusted, address.Value))).ToList();

            // A name, which Play does not take, is a fault of its own.
            if (missing.Count > 0 && trusted.All(entry => HostText.IsAddress(entry) || Cidr.TryParse(entry, out _, out _)))
            {
                var expected = string.Join(", ", missing.Select(balancer => $"{Wording.Quote(balancer.Node!.Addresses[0].Value)} of {balancer.Node.Name}"));
                yield return new Violation(given.Place, given.Span, $"'{ApplicationConf.TrustedProxies.Name}' {(given.Setting is null ? "is absent, which means this machine alone" : "lacks a balancer")}, expected also {expected}")
                {
                    Setting = ApplicationConf.TrustedProxies.Name,
                    Related = missing.Select(balancer => new RelatedPlace(balancer.File, Span.Start, "the balancer")).ToList(),
                };
            }
        }
    }

    // Whether it has TheHive behind it and tells who asked.
    private static bool Forwards(Repo repo, ConfigFile file)
        => (file.Text.IndexOf("forwardfor", StringComparison.OrdinalIgnoreCase) >= 0 || file.Text.IndexOf("X-Forwarded-", StringComparison.OrdinalIgnoreCase) >= 0)
            && file.Document is HaproxyDocument document
            && document.Sections.Where(section => section.IsBackend).SelectMany(section => section.Servers).Any(server => server.Address.Host is { Length: > 0 } host && repo.Inventory.Find(host) is { } node && node.Has(Role.TheHive));

    private static bool IsTrusted(IEnumerable<string> trusted, string address)
        => trusted.Any(entry => HostText.Same(entry, address)
            || (HostAddress.TryParse(address, out var host, out _) && Cidr.TryParse(entry, out var network, out _) && network.Contains(host)));
}
