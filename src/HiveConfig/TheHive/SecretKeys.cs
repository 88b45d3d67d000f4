using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Play's secret key across nodes, wherever it is set: application.conf and what it includes, else secret.conf by itself.</summary>
internal static class SecretKeys
{
    private static readonly Key<string> Key = SecretConf.SecretKey;

    internal static IEnumerable<Violation> Differing(Repo repo) => Variants.Differences(
        Key.IsSecret,
        (from node in repo.Inventory.With(Role.TheHive)
         let file = Giving(repo, node.Name)
         where file is not null
         let given = repo.Ask(file, Key, node.Name)
         where given?.Setting is not null
         select Variant.Of(given, Key) with { Node = node.Name }).ToList());

    /// <summary>A node without any key, where the manifest or another node shows that keys are kept here.</summary>
    internal static IEnumerable<Violation> Missing(Repo repo)
    {
        var nodes = repo.Inventory.With(Role.TheHive);
        var giving = (from node in nodes
                      let file = Giving(repo, node.Name)
                      where file is not null
                      select (File: file, Setting: Key.Find(repo.Effective(file, node.Name))!)).ToList();
        if (nodes.Count < 2 || (giving.Count == 0 && !repo.Inventory.IsComplete))
        {
            return [];
        }

        // Where the other nodes have their key in application.conf, an absent secret.conf is no sign of anything.
        var isKept = repo.Inventory.IsComplete || giving.Exists(given => ReferenceEquals((given.Setting.Origin ?? given.File).Kind, SecretConf.Kind));
        var related = giving.Select(given => new RelatedPlace(given.Setting.Origin ?? given.File, given.Setting.Span, Wording.GivenHere)).ToList();
        return from node in nodes
               where Giving(repo, node.Name) is null
               let place = PlaceWithout(repo, node.Name, isKept)
               where place is not null
               select place with { Setting = Key.Name, Related = related };
    }

    // Null when the key may be set somewhere out of sight.
    private static Violation? PlaceWithout(Repo repo, string node, bool isKept)
    {
        var conf = FileOf(repo, ApplicationConf.Kind, node);
        var secret = FileOf(repo, SecretConf.Kind, node);
        if (new[] { conf, secret }.Any(file => file is not null && !(Repo.IsReadable(file) && repo.Effective(file, node).IsReadable && repo.SeesAll(file, node))))
        {
            return null;
        }

        var message = $"'{Key.Name}' is absent on {node}, expected the same key as on every TheHive node";
        if (secret is not null)
        {
            return conf is not null || isKept ? new Violation(secret, Span.Start, message) { IsSecret = true } : null;
        }

        var include = (conf?.Document as HoconDocument)?.Includes.FirstOrDefault(include => include.Target.EndsWith("secret.conf", StringComparison.Ordinal));
        return conf is not null && (isKept || include is null) ? new Violation(conf, include?.Span ?? Span.Start, message) : null;
    }

    private static ConfigFile? Giving(Repo repo, string node)
        => (from kind in new[] { ApplicationConf.Kind, SecretConf.Kind }
            let file = FileOf(repo, kind, node)
            where file is not null && Key.Find(repo.Effective(file, node)) is not null
            select file).FirstOrDefault();

    private static ConfigFile? FileOf(Repo repo, FileKind kind, string node)
        => repo.Of(kind).FirstOrDefault(file => string.Equals(file.Node, node, StringComparison.Ordinal)) ?? repo.Of(kind).FirstOrDefault(file => file.Node is null);
}
