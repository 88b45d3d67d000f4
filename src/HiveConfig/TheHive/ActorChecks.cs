using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>What one TheHive node says of itself and of its cluster.</summary>
internal static class ActorChecks
{
    private const string DefaultPort = "25520";

    private static readonly Key<string> DowningProvider = Actor("cluster.downing-provider-class");
    private static readonly Key<string> EngineProvider = Actor("remote.artery.ssl.ssl-engine-provider");

    private static readonly string[] Transports = ["tcp", "tls-tcp", "aeron-udp"];

    private static readonly Key<string>[] Stores =
    [
        ApplicationConf.ArteryKeyStore, ApplicationConf.ArteryKeyStorePassword, ApplicationConf.ArteryKeyPassword,
        ApplicationConf.ArteryTrustStore, ApplicationConf.ArteryTrustStorePassword,
    ];

    /// <summary>Seeds without a cluster, and a cluster without seeds.</summary>
    internal static IEnumerable<Violation> Provider(Repo repo)
    {
        if (repo.Inventory.CountOf(Role.TheHive).Number < 2)
        {
            yield break;
        }

        // Where other nodes have seeds, a node without any is a matter of the seeds.
        var files = repo.Of(ApplicationConf.Kind).ToList();
        var noneHasSeeds = files.TrueForAll(file => repo.Ask(file, ApplicationConf.SeedNodes, file.Node) is { } given && given.Value is null or { Count: 0 });
        foreach (var given in repo.Each(ApplicationConf.Kind, ApplicationConf.ActorProvider))
        {
            var seeds = repo.Ask(given.File, ApplicationConf.SeedNodes, given.File.Node);
            if (seeds is { Value.Count: > 0 } && !IsCluster(given.Value))
            {
                var near = given.Setting is null ? PekkoMembers.Absent(repo, given, ApplicationConf.ActorProvider) : null;
                yield return new Violation(
                    given.Place,
                    near?.Span ?? given.Span,
                    near is null
                        ? Wording.Wrong(given.Setting!.Key, given.Value, "'cluster' as seed nodes are listed")
                        : $"'{near.Setting}' is absent, which means 'local', expected 'cluster' as seed nodes are listed")
                {
                    Setting = given.Setting?.Key ?? near!.Setting,
                    Edits = HoconEdit.Put(given.Place, given.Setting, near?.Setting ?? "", "cluster"),
                };
            }
            else if (noneHasSeeds && given.Setting is not null && IsCluster(given.Value) && !IsDiscovered(repo, given.File))
            {
                var root = given.Setting.Key.Split('.')[0];
                yield return new Violation(given.Place, given.Span, $"'{given.Setting.Key}' is {Wording.Quote(given.Value!)} but '{root}.cluster.seed-nodes' lists nobody, expected the TheHive nodes")
                {
                    Setting = given.Setting.Key,
                };
            }
        }
    }

    /// <summary>A node that is not the one seed which it names.</summary>
    internal static IEnumerable<Violation> SelfInSeeds(Repo repo)
    {
        if (repo.Inventory.With(Role.TheHive).Count < 2)
        {
            return [];
        }

        var reported = PekkoMembers.Seeds(repo).SelectMany(violation => violation.Related.Select(related => related.File).Prepend(violation.File)).ToList();
        var alone = from given in repo.OnNodes(ApplicationConf.Kind, ApplicationConf.SeedNodes)
                    where given.Value?.Distinct(StringComparer.Ordinal).Count() == 1 && !reported.Contains(given.Place)
                    let own = repo.Ask(given.File, ApplicationConf.CanonicalHostname, given.File.Node)
                    where own?.Value is not null
                    let seed = given.Value![0]
                    where !string.Equals(HostPort.Of(seed.Substring(seed.IndexOf('@') + 1)).Host, own.Value!.Trim('[', ']'), StringComparison.Ordinal)
                    select new { Given = given, Own = own, Seed = seed };

        // One list that is copied to every node is one fault.
        return from same in alone.GroupBy(found => found.Seed, StringComparer.Ordinal)
               let first = same.First()
               select new Violation(first.Given.Place, first.Given.Span, $"'{first.Given.Setting!.Key}' lists {Wording.Quote(first.Seed)} alone, which is another node than this one, {Wording.Quote(first.Own.Value!)}; expected at least two seeds")
               {
                   Setting = first.Given.Setting.Key,
                   Related = [new RelatedPlace(first.Own.Place, first.Own.Span, "the canonical hostname of this node"), .. same.Skip(1).Select(again => new RelatedPlace(again.Given.Place, again.Given.Span, Wording.AlsoHere))],
               };
    }

    /// <summary>Canonical hosts that lead to no single node.</summary>
    internal static IEnumerable<Violation> CanonicalHosts(Repo repo)
    {
        if (repo.Inventory.CountOf(Role.TheHive).Number < 2)
        {
            return [];
        }

        var given = repo.Each(ApplicationConf.Kind, ApplicationConf.CanonicalHostname).Where(host => host.Setting is not null).ToList();
        var virtualIps = VirtualIps(repo);
        var wrong = (from host in given
                     let name = host.Value!.Trim('[', ']')
                     let what = HostText.IsLocal(name) ? "which every machine has" : virtualIps.Exists(ip => HostText.Same(ip, name)) ? "the virtual IP" : null
                     where what is not null
                     select new Violation(host.Place, host.Span, $"'{host.Setting!.Key}' is {Wording.Quote(host.Value!)}, {what}, expected the address of this node alone") { Setting = host.Setting.Key }).ToList();
        return [.. wrong, .. repo.Distinct(ApplicationConf.Kind, ApplicationConf.CanonicalHostname).Where(violation => !wrong.Exists(other => ReferenceEquals(other.File, violation.File))), .. Unstated(repo)];
    }

    // The machine then goes by what its own name resolves to, which on Debian is 127.0.1.1; where the command line says it the others need not either.
    private static IEnumerable<Violation> Unstated(Repo repo)
    {
        var given = repo.OnNodes(ApplicationConf.Kind, ApplicationConf.CanonicalHostname);
        var stated = given.Where(host => host.Setting is not null).ToList();
        return stated.Count == given.Count || stated.Count * 2 <= given.Count || JavaOptions.Mention(repo, "artery") ? []
            : from host in given
              where host.Setting is null && repo.Ask(host.File, ApplicationConf.SeedNodes, host.File.Node) is { Value.Count: > 0 }
              let near = PekkoMembers.Absent(repo, host, ApplicationConf.CanonicalHostname)
              select new Violation(host.File, near.Span, $"'{near.Setting}' is absent, which means whatever this machine's name resolves to, expected its address as in the seeds")
              {
                  Setting = near.Setting,
                  Severity = Severity.Warning,
                  Related = [new RelatedPlace(stated[0].Place, stated[0].Span, "given on another node")],
              };
    }

    /// <summary>Lists of the same seeds that begin with different ones.</summary>
    internal static IEnumerable<Violation> SeedOrder(Repo repo)
    {
        if (repo.Inventory.With(Role.TheHive).Count < 2 || PekkoMembers.Seeds(repo).Any())
        {
            return [];
        }

        return Variants.Differences(
                isSecret: false,
                (from given in repo.OnNodes(ApplicationConf.Kind, ApplicationConf.SeedNodes)
                 where given.Value is { Count: > 1 }
                 let first = given.Value![0]
                 select new Variant(given.Setting!.Key + "[0]", given.File.Node!, given.Place, Entries.Of(given.Setting!.Value, given.Value!)[0].Span, first, first.Substring(first.IndexOf('@') + 1))).ToList())
            .Select(violation => violation with { Setting = violation.Setting!.Substring(0, violation.Setting.Length - "[0]".Length) });
    }

    /// <summary>Ports of nodes that differ, as far as no seed says that they do.</summary>
    internal static IEnumerable<Violation> Ports(Repo repo)
    {
        var variants = (from given in repo.OnNodes(ApplicationConf.Kind, ApplicationConf.CanonicalPort)
                        where given.Setting is not null || repo.Ask(given.File, ApplicationConf.CanonicalHostname, given.File.Node)?.Setting is not null
                        select given.Setting is null
                            ? PekkoMembers.Absent(repo, given, ApplicationConf.CanonicalPort) with { Canonical = DefaultPort }
                            : Variant.Of(given, ApplicationConf.CanonicalPort)).ToList();
        var seeds = repo.Each(ApplicationConf.Kind, ApplicationConf.SeedNodes)
            .SelectMany(given => given.Value ?? [])
            .Select(seed => HostPort.Of(seed.Substring(seed.IndexOf('@') + 1)))
            .ToList();
        return from violation in Variants.Differences(isSecret: false, variants)
               let file = repo.Of(ApplicationConf.Kind).First(file => variants.Exists(variant => ReferenceEquals(variant.File, violation.File) && string.Equals(variant.Node, file.Node, StringComparison.Ordinal)))
               let host = repo.Ask(file, ApplicationConf.CanonicalHostname, file.Node)?.Value

               // A seed with the node's host says by itself which port is meant.
               where host is null || !seeds.Exists(seed => string.Equals(seed.Host, host!.Trim('[', ']'), StringComparison.Ordinal))
               select violation with { Edits = Majority(variants) is { } port && repo.Ask(file, ApplicationConf.CanonicalPort, file.Node)?.Setting is { } setting ? HoconEdit.Of(violation.File, setting.Value, port) : [] };
    }

    /// <summary>Nodes of which some encrypt and some do not, and encryption without its stores.</summary>
    internal static IEnumerable<Violation> Transport(Repo repo)
    {
        if (repo.Inventory.CountOf(Role.TheHive).Number < 2)
        {
            return [];
        }

        var given = repo.Each(ApplicationConf.Kind, ApplicationConf.ArteryTransport).ToList();
        var variants = (from transport in given
                        where transport.File.Node is not null
                        select transport.Setting is null
                            ? PekkoMembers.Absent(repo, transport, ApplicationConf.ArteryTransport) with { Canonical = "tcp" }
                            : Variant.Of(transport, ApplicationConf.ArteryTransport)).ToList();
        var differing = Variants.Differences(isSecret: false, variants).Select(violation => violation with
        {
            Edits = Majority(variants) is { } value && given.Find(transport => ReferenceEquals(transport.Place, violation.File))?.Setting is { } setting ? HoconEdit.Of(violation.File, setting.Value, value) : [],
        });
        var differ = differing.ToList();
        return [.. differ, .. Unheard(given).Where(violation => !differ.Exists(other => ReferenceEquals(other.File, violation.File))), .. given.Where(UsesTls).Select(transport => WithoutStores(repo, transport)).OfType<Violation>()];
    }

    // Pekko ends at a word that it does not know, in whatever case.
    private static IEnumerable<Violation> Unheard(IReadOnlyList<Given<string>> transports)
        => from same in transports.Where(transport => transport.Value is { } word && Array.IndexOf(Transports, word) < 0).GroupBy(transport => transport.Value, StringComparer.Ordinal)
           let first = same.First()
           select new Violation(first.Place, first.Span, Wording.Wrong(first.Setting!.Key, same.Key, "'tcp', 'tls-tcp' or 'aeron-udp'"))
           {
               Setting = first.Setting.Key,
               Related = [.. same.Skip(1).Select(again => new RelatedPlace(again.Place, again.Span, Wording.AlsoHere))],
           };

    /// <summary>TLS 1.3 with suites of TLS 1.2, which the default ones are.</summary>
    internal static IEnumerable<Violation> Suites(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, ApplicationConf.ArteryProtocol)
           where string.Equals(given.Value, "TLSv1.3", StringComparison.OrdinalIgnoreCase)
           where repo.Ask(given.File, ApplicationConf.ArteryTransport, given.File.Node) is { } transport && UsesTls(transport)
           where repo.Ask(given.File, EngineProvider, given.File.Node) is { Setting: null }
           let suites = repo.Ask(given.File, ApplicationConf.ArteryAlgorithms, given.File.Node)
           where suites is not null && !(suites.Value ?? []).Any(suite => suite.StartsWith("TLS_AES_", StringComparison.Ordinal) || suite.StartsWith("TLS_CHACHA20_", StringComparison.Ordinal))
           let key = given.Setting!.Key.Substring(0, given.Setting.Key.LastIndexOf('.')) + ".enabled-algorithms"
           select new Violation(given.Place, given.Span, $"'{given.Setting!.Key}' is 'TLSv1.3' but '{key}' {(suites!.Setting is null ? "is absent, which means suites of TLS 1.2" : "names no suite of TLS 1.3")}, expected 'TLS_AES_256_GCM_SHA384' or another")
           {
               Setting = given.Setting.Key,
           };

    /// <summary>How a split is to be resolved, but nobody to do it.</summary>
    internal static IEnumerable<Violation> Downing(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, DowningProvider)
           where string.IsNullOrWhiteSpace(given.Value) && repo.Inventory.CountOf(Role.TheHive).Number >= 2
           let document = repo.Effective(given.File)
           let root = Toolkit.RootOf(document)
           let rule = document.Settings.FirstOrDefault(setting => setting.Key.StartsWith(root + ".cluster.split-brain-resolver.", StringComparison.Ordinal))
           where given.Setting is not null || rule is not null
           let key = root + ".cluster.downing-provider-class"
           select new Violation(given.Setting is null ? rule!.Origin ?? given.File : given.Place, given.Setting is null ? rule!.KeySpan : given.Span, $"'{key}' is {(given.Setting is null ? "absent" : "empty")}: nobody takes a crashed node out of the cluster")
           {
               Setting = given.Setting?.Key ?? key,
           };

    /// <summary>The virtual IPs that the repo or the model shows.</summary>
    internal static List<string> VirtualIps(Repo repo)
        => (repo.Facts.Model?.LoadBalancer.VirtualIp is { } virtualIp ? [virtualIp.Address.Value] : Array.Empty<string>())
            .Concat(Lint.VirtualIps.Of(repo).Free)
            .Distinct(StringComparer.Ordinal)
            .ToList();

    private static bool IsCluster(string? provider)
        => provider is not null && (string.Equals(provider, "cluster", StringComparison.Ordinal) || provider.EndsWith(".ClusterActorRefProvider", StringComparison.Ordinal));

    // Kubernetes, DNS or Consul name the members, or the command line does.
    private static bool IsDiscovered(Repo repo, ConfigFile file)
    {
        var document = repo.Effective(file);
        var root = Toolkit.RootOf(document);
        return document.Settings.Any(setting => Array.Exists([".management.", ".discovery.", ".cluster.bootstrap."], section => setting.Key.StartsWith(root + section, StringComparison.Ordinal)))
            || JavaOptions.Mention(repo, "seed-nodes");
    }

    private static bool UsesTls(Given<string> transport) => string.Equals(transport.Value, "tls-tcp", StringComparison.Ordinal);

    private static Violation? WithoutStores(Repo repo, Given<string> transport)
    {
        if (repo.Ask(transport.File, EngineProvider, transport.File.Node) is not { Setting: null })
        {
            return null;
        }

        var missing = Stores.Where(key => repo.Ask(transport.File, key, transport.File.Node) is { Setting: null }).Select(key => Wording.Quote(key.Name.Substring(key.Name.LastIndexOf('.') + 1))).ToList();
        return missing.Count == 0
            ? null
            : new Violation(transport.Place, transport.Span, $"'{transport.Setting!.Key}' is 'tls-tcp' but 'ssl.config-ssl-engine' lacks {string.Join(", ", missing)}") { Setting = transport.Setting.Key };
    }

    private static string? Majority(IReadOnlyList<Variant> variants)
        => variants.GroupBy(variant => variant.Canonical, StringComparer.Ordinal).Where(same => same.Count() * 2 > variants.Count).Select(same => same.Key).FirstOrDefault();

    private static Key<string> Actor(string name) => new("pekko." + name, "", Read.Text) { Former = new("akka." + name, Until: "5.4") };
}
