using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Judges storage.s3, where attachments are kept in an object store at all.</summary>
internal static class ObjectStore
{
    private const string Block = "storage.s3.";

    private static readonly string[] AccessKeys = [ApplicationConf.S3AccessKeyId.Name, Block + "accessKey"];
    private static readonly string[] SecretKeys = [ApplicationConf.S3SecretAccessKey.Name, Block + "secretKey"];

    // Once the page's own, where the static provider does not look.
    private static readonly string[] Misplaced = [Block + "access-key-id", Block + "secret-access-key"];

    // The first had another name at the top level; the second is the former name of access-style's values.
    private static readonly string[] PathStyles = ["alpakka.s3.path-style-access", "alpakka.s3.access-style", Block + "path-style-access"];

    private static readonly ProductVersion WithAccessStyle = ProductVersion.Parse("5.1");

    internal static IEnumerable<Violation> Account(Repo repo)
    {
        foreach (var (file, tree) in Trees(repo))
        {
            var misplaced = Misplaced.Select(tree.Find).OfType<Setting>().ToList();
            foreach (var setting in misplaced)
            {
                yield return At(file, setting, setting.KeySpan, $"'{setting.Key}' is not read, expected '{Block}aws.credentials.{setting.Key.Substring(Block.Length)}'") with { IsSecret = true };
            }

            foreach (var setting in IsOld(repo, ApplicationConf.S3AccessKeyId) ? [] : new[] { AccessKeys[1], SecretKeys[1] }.Select(tree.Find).OfType<Setting>())
            {
                var current = Array.IndexOf(AccessKeys, setting.Key) >= 0 ? AccessKeys[0] : SecretKeys[0];
                yield return At(file, setting, setting.KeySpan, $"'{setting.Key}' is an older name, expected '{current}'") with { Severity = Severity.Info, IsSecret = true };
            }

            if (misplaced.Count == 0
                && repo.Ask(file, ApplicationConf.S3CredentialsProvider, file.Node) is { Value: "static", Setting: { } provider }
                && repo.SeesAll(file, file.Node)
                && Missing(tree) is { } missing)
            {
                yield return At(file, provider, provider.Span, $"'{provider.Key}' is 'static' but '{missing}' is absent");
            }

            foreach (var violation in misplaced.Count == 0 ? Provider(repo, file, tree) : [])
            {
                yield return violation;
            }
        }
    }

    // Where the account comes from: a word that is none, or the environment although the file has an account.
    private static IEnumerable<Violation> Provider(Repo repo, ConfigFile file, TreeDocument tree)
    {
        var given = repo.Ask(file, ApplicationConf.S3CredentialsProvider, file.Node);
        if (given is { Setting: not null } && given.Value is not ("static" or "default" or "anon"))
        {
            yield return At(file, given.Setting, given.Span, Wording.Wrong(given.Setting.Key, given.Value, "'static', 'default' or 'anon'"));
        }
        else if (given is { Setting: null } && tree.Find(AccessKeys[0]) is { } account && tree.Find(SecretKeys[0]) is not null && !AttachmentStorage.IsAlone(repo, file, ApplicationConf.S3CredentialsProvider))
        {
            yield return At(file, account, account.KeySpan, $"'{ApplicationConf.S3CredentialsProvider.Name}' is absent, which means 'default', an account of the environment, expected 'static' as one is given here") with { Severity = Severity.Warning };
        }
    }

    internal static IEnumerable<Violation> Region(Repo repo)
        => from store in Trees(repo)
           let provider = repo.Ask(store.File, ApplicationConf.S3RegionProvider, store.File.Node)
           where provider is { Value: "static", Setting: not null }
           let region = repo.Ask(store.File, ApplicationConf.S3Region, store.File.Node)
           where region is { Setting: null }
           select At(store.File, provider.Setting!, provider.Span, $"'{provider.Setting!.Key}' is 'static' but '{ApplicationConf.S3Region.Name}' is absent");

    internal static IEnumerable<Violation> VirtualEndpoint(Repo repo) => Unnamed(repo).Concat(Styles(repo)).Concat(WithoutPlace(repo));

    // No store is asked without the name of a bucket; where one node alone lacks it, the nodes differ.
    private static IEnumerable<Violation> Unnamed(Repo repo)
    {
        var missing = Trees(repo).Where(store => repo.Ask(store.File, ApplicationConf.S3Bucket, store.File.Node) is { Setting: null } && !AttachmentStorage.IsAlone(repo, store.File, ApplicationConf.S3Bucket)
            && repo.Ask(store.File, ApplicationConf.S3EndpointUrl, store.File.Node) is { Setting: not null }).ToList();
        if (missing.Count > 0 && !JavaOptions.Mention(repo, "storage."))
        {
            var (file, _) = missing[0];
            yield return new Violation(file, CassandraLink.Near(repo, file, Block), $"'{ApplicationConf.S3Bucket.Name}' is absent, expected the name of the bucket")
            {
                Setting = ApplicationConf.S3Bucket.Name,

                // Whether TheHive has a name of its own for it is not known.
                Severity = Severity.Warning,
                Related = [.. missing.Skip(1).Select(again => new RelatedPlace(again.File, CassandraLink.Near(repo, again.File, Block), Wording.AlsoHere))],
                Fix = "Write storage.s3.bucket with the bucket that was made for the attachments.",
            };
        }
    }

    private static IEnumerable<Violation> Styles(Repo repo)
        => from store in Trees(repo)
           let style = repo.Ask(store.File, ApplicationConf.S3AccessStyle, store.File.Node)
           where style is { Setting: not null, Value: not ("virtual" or "path" or "force") }
           select At(store.File, style.Setting!, style.Span, Wording.Wrong(style.Setting!.Key, style.Value, "'path' or 'virtual'")) with { Severity = Severity.Error };

    private static IEnumerable<Violation> WithoutPlace(Repo repo)
        => from store in Trees(repo)
           let style = repo.Ask(store.File, ApplicationConf.S3AccessStyle, store.File.Node)
           where style is { Value: null or "virtual" } && !PathStyles.Any(key => store.Tree.Find(key) is not null)
           let endpoint = repo.Ask(store.File, ApplicationConf.S3EndpointUrl, store.File.Node)
           where endpoint?.Setting is not null && endpoint.Value!.IndexOf("{bucket}", StringComparison.Ordinal) < 0
           let at = style.Setting ?? endpoint.Setting!
           select At(store.File, at, at.Span, $"'{ApplicationConf.S3AccessStyle.Name}' is {(style.Setting is null ? "absent, which means 'virtual'," : "'virtual'")} but '{endpoint.Setting!.Key}' has no '{{bucket}}' in it") with
           {
               Related = style.Setting is null ? [] : [new RelatedPlace(endpoint.Place, endpoint.Span, Wording.GivenHere)],
           };

    internal static IEnumerable<Violation> Encrypted(Repo repo) => Schemes(repo).Concat(InClear(repo));

    // Another word before the host, or none, is no address of a store at all.
    private static IEnumerable<Violation> Schemes(Repo repo)
        => from store in Trees(repo)
           let endpoint = repo.Ask(store.File, ApplicationConf.S3EndpointUrl, store.File.Node)
           where endpoint?.Setting is not null && endpoint.Value!.Length > 0 && string.Equals(endpoint.Setting.Key, ApplicationConf.S3EndpointUrl.Name, StringComparison.Ordinal)
           where !endpoint.Value!.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !endpoint.Value!.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
           select At(store.File, endpoint.Setting!, endpoint.Span, Wording.Wrong(endpoint.Setting!.Key, endpoint.Value, "it to begin with 'https://'")) with { Severity = Severity.Error };

    private static IEnumerable<Violation> InClear(Repo repo)
        => from store in Trees(repo)
           let endpoint = repo.Ask(store.File, ApplicationConf.S3EndpointUrl, store.File.Node)
           where endpoint?.Setting is not null && endpoint.Value!.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !HostText.IsLocal(HostPort.OfUrl(endpoint.Value).Host)
           select At(store.File, endpoint.Setting!, endpoint.Span, $"'{endpoint.Setting!.Key}' begins with 'http://', expected 'https://'");

    internal static IEnumerable<Violation> SingleEndpoint(Repo repo)
        => from cluster in repo.Facts.Model is { } model ? new[] { model } : []
           from store in Trees(repo)
           let endpoint = repo.Ask(store.File, ApplicationConf.S3EndpointUrl, store.File.Node)
           where endpoint?.Setting is not null
           let host = HostPort.OfUrl(endpoint.Value!).Host
           let node = cluster.Nodes.FirstOrDefault(node => node.Addresses.Any(address => string.Equals(address.Value, HostText.Usual(host), StringComparison.Ordinal)) || string.Equals(node.Name.Value, host, StringComparison.Ordinal))
           where node is not null && cluster.Nodes.Count > 1
           select At(store.File, endpoint.Setting!, endpoint.Span, $"'{endpoint.Setting!.Key}' is {node.Name} alone, expected an address that outlives one node");

    internal static IEnumerable<Violation> Obsolete(Repo repo)
        => from store in Trees(repo)
           from setting in store.Tree.Settings
           let current = Current(repo, setting.Key)
           where current is not null
           select At(store.File, setting, setting.KeySpan, $"'{setting.Key}' is an older name, expected '{current}'");

    private static string? Current(Repo repo, string key)
        => string.Equals(key, ApplicationConf.S3EndpointUrl.Former!.Name, StringComparison.Ordinal) ? IsOld(repo, ApplicationConf.S3EndpointUrl) ? null : ApplicationConf.S3EndpointUrl.Name
            : Array.IndexOf(PathStyles, key) >= 0 ? repo.Targets.TheHive.CompareTo(WithAccessStyle) < 0 ? null : ApplicationConf.S3AccessStyle.Name
            : null;

    // Whether the target version has the former name only.
    private static bool IsOld(Repo repo, Key key) => repo.Targets.TheHive.CompareTo(ProductVersion.Parse(key.Former!.Until)) < 0;

    private static string? Missing(TreeDocument tree)
        => !AccessKeys.Any(key => tree.Find(key) is not null) ? AccessKeys[0]
            : !SecretKeys.Any(key => tree.Find(key) is not null) ? SecretKeys[0]
            : null;

    private static IEnumerable<StoreTree> Trees(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, ApplicationConf.StorageProvider)
           where given.Value is "s3"
           select new StoreTree(given.File, repo.Effective(given.File));

    private static Violation At(ConfigFile file, Setting setting, Span span, string message) => new(setting.Origin ?? file, span, message) { Setting = setting.Key };

    private sealed record StoreTree(ConfigFile File, TreeDocument Tree);
}
