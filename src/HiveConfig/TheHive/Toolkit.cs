using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>The actor toolkit that a file is written for: Pekko from TheHive 5.4 on, Akka before.</summary>
internal static class Toolkit
{
    internal const string Pekko = "pekko";
    internal const string Akka = "akka";

    // What makes a node a member; a line of logging under the other root is no sign of anything.
    private static readonly string[] Sections = [".actor.", ".remote.", ".cluster."];

    /// <summary>Signs of the version of TheHive, in the order of belief.</summary>
    internal static VersionSign[] Signs { get; } =
    [
        new("thehive", "5.7", document => First(document, Pekko) is not null) { Shows = "5.4 or later" },
        new("thehive", "5.3", document => First(document, Akka) is not null) { Shows = "5.3 or older" },
    ];

    /// <summary>A root of one file is not the one that its version reads, or its seeds name the other toolkit.</summary>
    internal static IEnumerable<Violation> Wrong(Repo repo)
    {
        if (repo.Inventory.CountOf(Role.TheHive).Number < 2)
        {
            yield break;
        }

        var stated = Stated(repo);
        foreach (var file in repo.Of(ApplicationConf.Kind).Where(Repo.IsReadable))
        {
            var document = repo.Effective(file);
            var roots = new[] { Pekko, Akka }.Where(root => First(document, root) is not null).ToList();
            var right = stated ?? (roots.Count == 2 ? Pekko : null);
            foreach (var root in roots.Where(root => right is not null && !Is(root, right)))
            {
                var first = First(document, root)!;
                yield return new Violation(
                    first.Origin ?? file,
                    first.KeySpan,
                    roots.Count == 2
                        ? $"both 'pekko' and 'akka' have settings here, expected '{right}' alone"
                        : $"the actor toolkit is '{root}' here, expected '{right}' as TheHive {repo.Targets.TheHive} reads it") { Setting = SettingOf(document, root) };
            }

            if (SeedForm.OfOtherToolkit(repo, file) is { } seeds)
            {
                yield return seeds;
            }
        }
    }

    /// <summary>Nodes that use another toolkit than the others, or than the version that is stated.</summary>
    internal static IEnumerable<Violation> Differing(Repo repo)
    {
        var variants = (from file in repo.Of(ApplicationConf.Kind)
                        where file.Node is not null && Repo.IsReadable(file)
                        let document = repo.Effective(file)
                        let root = Only(document)
                        where root is not null
                        let first = First(document, root)!
                        select new Variant(SettingOf(document, root), file.Node!, first.Origin ?? file, first.KeySpan, root, root)).ToList();
        var right = Stated(repo) ?? variants.GroupBy(variant => variant.Canonical, StringComparer.Ordinal).Where(same => same.Count() * 2 > variants.Count).Select(same => same.Key).FirstOrDefault();
        var other = variants.Find(variant => !Is(variant.Canonical, variants[0].Canonical));
        if (other is null)
        {
            return [];
        }

        return right is null
            ? [At(other, variants.Find(variant => !Is(variant.Canonical, other.Canonical))!, ": no majority")]
            : variants.Where(variant => !Is(variant.Canonical, right)).Select(variant => At(variant, variants.Find(known => Is(known.Canonical, right))!, ""));

        Violation At(Variant here, Variant there, string more)
            => new(here.File, here.Span, $"the actor toolkit is '{here.Canonical}' here but '{there.Canonical}' on {Wording.Count(variants.Count(variant => Is(variant.Canonical, there.Canonical)), "other node")}{more}")
            {
                Setting = here.Setting,
                Related = [new RelatedPlace(there.File, there.Span, Wording.GivenHere)],
            };
    }

    /// <summary>The root under which a file has its members; Pekko when neither is there.</summary>
    internal static string RootOf(TreeDocument document) => First(document, Pekko) is null && First(document, Akka) is not null ? Akka : Pekko;

    private static string? Only(TreeDocument document)
        => (First(document, Pekko), First(document, Akka)) switch
        {
            (not null, null) => Pekko,
            (null, not null) => Akka,
            _ => null,
        };

    // What the files themselves show cannot be held against them.
    private static string? Stated(Repo repo) => repo.Targets.Of("thehive") is { Source: > TargetSource.Inferred } target ? ApplicationConf.ToolkitOf(target.Version) : null;

    private static Setting? First(TreeDocument document, string root)
        => document.Settings.FirstOrDefault(setting => setting.Key.StartsWith(root, StringComparison.Ordinal) && Array.Exists(Sections, section => string.CompareOrdinal(setting.Key, root.Length, section, 0, section.Length) == 0));

    // The seeds where there are any: what else is wrong with them is the same fault.
    private static string SettingOf(TreeDocument document, string root)
        => root + ".cluster.seed-nodes" is var seeds && document.Find(seeds) is not null ? seeds : First(document, root)!.Key;

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
