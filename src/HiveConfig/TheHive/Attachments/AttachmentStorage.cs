using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Whether the TheHive nodes of a cluster share their attachments.</summary>
internal static class AttachmentStorage
{
    private static readonly Key<string>[] Keys =
    [
        ApplicationConf.LocalFsLocation, ApplicationConf.S3Bucket, ApplicationConf.S3EndpointUrl, ApplicationConf.S3AccessStyle, ApplicationConf.S3CredentialsProvider,
        ApplicationConf.S3AccessKeyId, ApplicationConf.S3SecretAccessKey, ApplicationConf.S3RegionProvider, ApplicationConf.S3Region,

        // Older names of these.
        Older("storage.s3.secretKey", isSecret: true), Older("storage.s3.aws.access-key", isSecret: true), Older("storage.s3.region", isSecret: false),
        Older("storage.s3.path-style-access", isSecret: false), Older("alpakka.s3.path-style-access", isSecret: false), Older("alpakka.s3.access-style", isSecret: false),
    ];

    /// <summary>Nodes whose storage block differs from that of most.</summary>
    internal static IEnumerable<Violation> Differences(Repo repo)
    {
        // Of nodes with different providers nothing else can be the same.
        var providers = repo.Agree(ApplicationConf.Kind, ApplicationConf.StorageProvider).ToList();
        if (providers.Count > 0)
        {
            return providers;
        }

        var unstated = Unstated(repo, ApplicationConf.StorageProvider).ToList();
        return unstated.Count > 0 ? unstated : Keys.SelectMany(key => repo.Agree(ApplicationConf.Kind, key)).Concat(Required(repo).SelectMany(key => Unstated(repo, key)));
    }

    // Without these a store is not reached, or is another one. Only the object store's name for itself has a known default.
    private static IEnumerable<Key<string>> Required(Repo repo)
        => repo.OnNodes(ApplicationConf.Kind, ApplicationConf.StorageProvider).Any(given => given.Value is "s3")
            ? [ApplicationConf.S3Bucket, ApplicationConf.S3EndpointUrl, ApplicationConf.S3AccessStyle, ApplicationConf.S3CredentialsProvider]
            : [];

    // Nodes without what most others state alike. The directory of the packages is the default that one of them may rely on.
    private static IEnumerable<Violation> Unstated(Repo repo, Key<string> key)
    {
        var given = repo.OnNodes(ApplicationConf.Kind, key);
        var stated = given.Where(one => one.Setting is not null).ToList();
        return stated.Count == given.Count || stated.Count * 2 <= given.Count || JavaOptions.Mention(repo, "storage.") ? []
            : from violation in Variants.Differences(isSecret: false, given.Select(one => one.Setting is null ? Variant.Absent(one, key, repo.Effective(one.File, one.File.Node), "storage.") : Variant.Of(one, key)).ToList()).ByHand()
              select violation with { Severity = string.Equals(stated[0].Value, "localfs", StringComparison.Ordinal) ? Severity.Warning : null };
    }

    /// <summary>Nodes that keep attachments on a disk of their own, as far as the repo says how file systems are mounted.</summary>
    internal static IEnumerable<Violation> Local(Repo repo)
    {
        var count = repo.Inventory.CountOf(Role.TheHive).Number;
        if (count < 2)
        {
            return [];
        }

        // One node alone does not show what the others have.
        var places = Locations(repo).Select(given => new { Given = given, IsShared = IsShared(repo, given) }).ToList();
        var open = places.Where(place => place.IsShared == false).Select(place => place.Given).ToList();
        if (open.Count == 0 || (places.Count == 1 && places[0].Given.File.Node is not null))
        {
            return [];
        }

        if (repo.Inventory.IsComplete || places.Exists(place => place.IsShared == true))
        {
            return open.Select(given => At(given, OwnDisk(repo, given) ?? "which no file of the node mounts from a network or cluster file system", Severity.Error));
        }

        // Where no node says how it mounts, all do it elsewhere: by hand, or with another repo.
        return
        [
            At(open[0], OwnDisk(repo, open[0]) ?? $"which nothing here mounts from a network or cluster file system on {Wording.Count(count, "node")}", Severity.Info) with
            {
                Related = open.Skip(1).Select(given => new RelatedPlace(given.Place, given.Span, Wording.AlsoHere)).ToList(),
            },
        ];

        static Violation At(Given<string> given, string what, Severity severity)
            => new(given.Place, given.Span, $"'{given.Setting!.Key}' is {Wording.Quote(given.Value!)}, {what}") { Setting = given.Setting.Key, Severity = severity };
    }

    /// <summary>The directories of attachments, where the files say that they are directories.</summary>
    internal static IEnumerable<Given<string>> Locations(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, ApplicationConf.LocalFsLocation)
           where given.Setting is not null && given.Value!.Length > 0
           let provider = repo.Ask(given.File, ApplicationConf.StorageProvider, given.File.Node)
           where provider is not null && provider.Value is null or "localfs"
           select given;

    /// <summary>Whether a file lacks what most other nodes state: that the nodes differ is told then.</summary>
    internal static bool IsAlone(Repo repo, ConfigFile file, Key<string> key)
        => file.Node is not null && repo.OnNodes(ApplicationConf.Kind, key) is var given && given.Count(one => one.Setting is not null) * 2 > given.Count;

    private static Key<string> Older(string name, bool isSecret) => new(name, "", Read.Text) { IsSecret = isSecret };

    private static string? OwnDisk(Repo repo, Given<string> given)
        => MountList.Below(MountList.On(repo, given.File.Node), given.Value!) is { IsLocal: true } mount
            ? $"which lies on {Wording.Quote(mount.Target.Text)}, a file system of the node alone ({Wording.Quote(mount.Type!.Text)}), expected a network or cluster file system"
            : null;

    // True or false; null when a mount cannot be read.
    private static bool? IsShared(Repo repo, Given<string> given)
    {
        var mount = MountList.Below(MountList.On(repo, given.File.Node), given.Value!);
        return mount is not null ? !mount.IsLocal
            : repo.Of(NfsExports.Kind).Any(file => IsExported(file, given)) ? true
            : MountList.MayHaveMore(repo, given.File.Node) ? null
            : false;
    }

    // The machine that exports the directory has it at the same path.
    private static bool IsExported(ConfigFile file, Given<string> given)
        => (file.Node is null || given.File.Node is null || string.Equals(file.Node, given.File.Node, StringComparison.Ordinal))
            && file.Document is ExportsDocument exports
            && exports.Entries.Any(entry => entry.Directory.IsKnown && PathText.IsIn(given.Value!, entry.Directory.Text));
}
