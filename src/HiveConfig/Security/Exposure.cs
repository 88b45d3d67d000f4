using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Security;

/// <summary>Settings of TheHive that let in, or trust, more than they should.</summary>
internal static class Exposure
{
    private static readonly string[] Loose = ["acceptAnyCertificate", "disableHostnameVerification", "disable-hostname-verification", "allow-self-signed-certificates"];

    internal static IEnumerable<Violation> CsrfOff(Repo repo)
        => On(repo, ["ignoreCSRFProtection"], setting => $"'{setting.Key}' is 'true', expected it absent: no request is checked for where it comes from");

    internal static IEnumerable<Violation> LooseTls(Repo repo)
        => On(repo, Loose, setting => $"'{setting.Key}' is 'true', expected it absent: certificates are not checked");

    internal static IEnumerable<Violation> OpenMetrics(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, ApplicationConf.PrometheusHostname)
           where given.Value is "0.0.0.0" or "::" or "[::]" && repo.Ask(given.File, ApplicationConf.KamonEnabled, given.File.Node)?.Value is true
           select new Violation(given.Place, given.Span, Wording.Wrong(given.Setting!.Key, given.Value, "one address of the node")) { Setting = given.Setting!.Key };

    /// <summary>
    /// One for all nodes: it is decided for the cluster. In a private network plain connections are a choice, of which nothing is
    /// said unless the stores for TLS are there and not used.
    /// </summary>
    internal static IEnumerable<Violation> PlainArtery(Repo repo)
    {
        var transports = repo.Each(ApplicationConf.Kind, ApplicationConf.ArteryTransport).ToList();
        var plain = (from given in transports
                     where given.Value is null or "tcp"
                     let seeds = repo.Ask(given.File, ApplicationConf.SeedNodes, given.File.Node)
                     where seeds?.Setting is not null && seeds.Value!.Count > 1
                     let reason = Reason(repo, given.File)
                     where reason is not null
                     select new Plain(given, seeds, reason)).ToList();

        // Nodes that differ are another rule's.
        if (plain.Count == 0 || transports.Exists(given => given.Value is "tls-tcp"))
        {
            return [];
        }

        var (first, list, why) = plain[0];
        var place = Place(plain[0]);
        var key = first.Setting?.Key ?? list.Setting!.Key.Split('.')[0] + ApplicationConf.ArteryTransport.Name.Substring(ApplicationConf.ArteryTransport.Name.IndexOf('.'));
        return
        [
            new Violation(place.File, place.Span, $"'{key}' is {(first.Setting is null ? "absent, which means 'tcp'" : "'tcp'")}, expected 'tls-tcp': {why}")
            {
                Setting = key,
                Related = plain.Skip(1).Select(Place).ToList(),
            },
        ];

        static RelatedPlace Place(Plain plain)
            => plain.Transport.Setting is null ? new RelatedPlace(plain.Seeds.Place, plain.Seeds.Setting!.KeySpan, Wording.AlsoHere) : new RelatedPlace(plain.Transport.Place, plain.Transport.Span, Wording.AlsoHere);
    }

    private static string? Reason(Repo repo, ConfigFile file)
        => repo.Effective(file, file.Node).Settings.Any(setting => setting.Key.EndsWith("remote.artery.ssl.config-ssl-engine.key-store", StringComparison.Ordinal)) ? "the stores for TLS are configured and not used"
            : repo.Ask(file, ApplicationConf.CanonicalHostname, file.Node)?.Value is { } host && IsPublic(host) ? $"the nodes talk over {Wording.Quote(host)}, which is no private address"
            : null;

    private static bool IsPublic(string host)
        => HostAddress.Find(host.Trim('[', ']')) is { IsName: false, Bytes: var bytes }
            && (bytes.Length == 4 ? !IsPrivate(bytes[0], bytes[1]) && !IsForDocumentation(bytes) : (bytes[0] & 0xE0) == 0x20 && !IsForDocumentation(bytes));

    private static bool IsPrivate(byte first, byte second)
        => first is 0 or 10 or 127 || (first == 172 && second is >= 16 and < 32) || (first == 192 && second == 168) || (first == 169 && second == 254) || (first == 100 && second is >= 64 and < 128);

    private static bool IsForDocumentation(byte[] bytes)
        => (bytes[0], bytes[1], bytes[2]) is (192, 0, 2) or (198, 51, 100) or (203, 0, 113) || (bytes.Length > 4 && (bytes[0], bytes[1], bytes[2], bytes[3]) is (0x20, 0x01, 0x0D, 0xB8));

    private static IEnumerable<Violation> On(Repo repo, string[] names, Func<Setting, string> message)
        => from file in repo.Files
           where (ReferenceEquals(file.Kind, ApplicationConf.Kind) || ReferenceEquals(file.Kind, IncludedConf.Kind)) && Repo.IsReadable(file)
           from setting in file.Tree.Settings
           where Array.IndexOf(names, setting.Key.Substring(setting.Key.LastIndexOf('.') + 1)) >= 0
               && !Placeholder.IsIn(setting.Value) && Read.Flag(setting.Value) is true
               && ReferenceEquals(file.Tree.Find(setting.Key), setting)
           select new Violation(file, setting.Span, message(setting)) { Setting = setting.Key };

    // A node that talks in plain text, and why it should not.
    private sealed record Plain(Given<string> Transport, Given<IReadOnlyList<string>> Seeds, string Reason);
}
