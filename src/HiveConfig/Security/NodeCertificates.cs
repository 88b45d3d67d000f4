using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Security;

/// <summary>The certificates of machines, where the repo has them.</summary>
internal static class NodeCertificates
{
    internal static IEnumerable<Violation> Find(Repo repo)
        => from file in repo.Of(Carriers.Certificates)
           where file.Document is CertificateDocument { Certificates.Count: > 0 }
           let certificate = ((CertificateDocument)file.Document).Certificates[0]
           where !certificate.IsAuthority
           let node = NodeOf(repo, file)
           where node is not null
           let problem = Problem(certificate, node)
           where problem is not null
           select new Violation(file, certificate.Span, problem);

    // In the machine's own tree, or named after it: certs/node1.crt.
    private static InventoryNode? NodeOf(Repo repo, ConfigFile file)
    {
        var name = file.Path.Substring(file.Path.LastIndexOf('/') + 1);
        var stem = name.Substring(0, name.LastIndexOf('.') is > 0 and var dot ? dot : name.Length);
        return repo.Inventory.Nodes.FirstOrDefault(node => string.Equals(node.Name, stem, StringComparison.OrdinalIgnoreCase))
            ?? (file.Node is { } machine && !IsPublic(stem) ? repo.Inventory.Nodes.FirstOrDefault(node => string.Equals(node.Name, machine, StringComparison.Ordinal)) : null);
    }

    // What a balancer shows to browsers is no node's, and a bundle of authorities neither.
    private static bool IsPublic(string stem)
        => Array.Exists(["ca", "chain", "bundle", "root", "thehive", "haproxy", "public", "web"], word => stem.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static string? Problem(Certificate certificate, InventoryNode node)
    {
        var missing = new List<string>();
        if (!certificate.IsForServers)
        {
            missing.Add("the purpose serverAuth");
        }

        if (!certificate.IsForClients)
        {
            missing.Add("the purpose clientAuth");
        }

        if (!node.Names.Any(name => certificate.Names.Any(covered => HostText.Covers(covered, name.Value) || HostText.SameShort(covered, name.Value))))
        {
            missing.Add($"the name {Wording.Quote(node.Name)}");
        }

        if (node.Addresses.Select(address => address.Value).Distinct(StringComparer.Ordinal).ToList() is { Count: 1 } own && !certificate.Addresses.Any(covered => HostText.Same(covered, own[0])))
        {
            missing.Add($"the address {Wording.Quote(own[0])}");
        }

        return missing.Count == 0 ? null : $"the certificate of {Wording.Quote(node.Name)} lacks {string.Join(" and ", missing)}";
    }
}
