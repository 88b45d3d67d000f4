using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Play's secret key across nodes, wherever it is set: application.conf and what it includes, else secret.conf by itself.</summary>
internal static class SecretKeys
{
    private const int OldNeeded = 16;
    private const int OldRefused = 9;

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
                      select new { File = file, Setting = Key.Find(repo.Effective(file, node.Name))! }).ToList();
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

    /// <summary>No key where there has to be one, a blank one, or Play's default. What is amiss between nodes is left to the comparison of nodes.</summary>
    internal static IEnumerable<Violation> Unusable(Repo repo)
    {
        // Not through Ask, to which the default is a placeholder.
        var unusable = from file in repo.Of(ApplicationConf.Kind).Concat(repo.Of(SecretConf.Kind))
                       where Repo.IsReadable(file)
                       let setting = Key.Find(repo.Effective(file))
                       where setting?.Value is ScalarValue scalar && IsUnusable(scalar.Text)
                       group setting by new { File = setting.Origin ?? file, setting.Span.Line, setting.Span.Column } into same
                       select new { same.Key.File, Setting = same.First() };
        foreach (var found in unusable)
        {
            yield return new Violation(found.File, found.Setting.Span, $"'{Key.Name}' is {(string.IsNullOrWhiteSpace(Read.Text(found.Setting.Value)) ? "blank" : "Play's default 'changeme'")}, expected a random key")
            {
                Setting = found.Setting.Key,
                IsSecret = true,
            };
        }

        var compared = Missing(repo).Select(violation => violation.File).ToList();
        foreach (var file in repo.Of(ApplicationConf.Kind).Where(file => !compared.Contains(file)))
        {
            var secret = FileOf(repo, SecretConf.Kind, file.Node ?? "");
            if (IsWhole(repo, file)
                && repo.Ask(file, Key, file.Node) is { Setting: null }
                && !((HoconDocument)file.Document).Includes.Any(include => include.Form is HoconIncludeForm.Url or HoconIncludeForm.Classpath || repo.Included(file, file.Node, include) is null)
                && (secret is null || !compared.Contains(secret)))
            {
                yield return new Violation(file, Span.Start, $"'{Key.Name}' is set neither here nor in a file included here, expected include \"{SecretConf.Kind.InstalledPath}\"") { Setting = Key.Name };
            }
        }
    }

    /// <summary>A key that is too short for the algorithm that signs with it.</summary>
    internal static IEnumerable<Violation> Short(Repo repo)
    {
        var isRefused = repo.Targets.TheHive.IsAtLeast(5, 4);
        foreach (var given in Settings(repo).Where(given => !IsUnusable(given.Value!)))
        {
            var (algorithm, needed) = isRefused ? Needed(repo, given) : new Signing("TheHive 5.3 and older", OldNeeded);
            var bytes = Encoding.UTF8.GetByteCount(given.Value!);
            if (bytes < needed)
            {
                yield return new Violation(given.Place, given.Span, $"'{Key.Name}' is too short, expected at least {needed.ToString(CultureInfo.InvariantCulture)} bytes for {algorithm}")
                {
                    Setting = given.Setting!.Key,
                    IsSecret = true,
                    Severity = isRefused || bytes < OldRefused ? null : Severity.Warning,
                };
            }
        }
    }

    /// <summary>A key that stands in application.conf itself.</summary>
    internal static IEnumerable<Violation> InMainFile(Repo repo)
        => from file in repo.Of(ApplicationConf.Kind)
           where Repo.IsReadable(file)
           let own = Key.Find(file.Tree)
           where own?.Value is ScalarValue scalar && !Placeholder.IsAll(scalar.Text) && !TemplateMask.IsMasked(scalar.Text) && !IsUnusable(scalar.Text)
           let secret = ((HoconDocument)file.Document).Includes.Select(include => repo.Included(file, file.Node, include)).FirstOrDefault(included => included is not null && Key.Find(repo.Effective(included, file.Node)) is not null)
           select new Violation(
               file,
               own.Span,
               secret is null
                   ? $"'{Key.Name}' stands in application.conf, expected it in secret.conf"
                   : $"'{Key.Name}' stands here and in {Wording.Quote(secret.Path)}, of which the later one counts; expected it in secret.conf alone")
           {
               Setting = Key.Name,
               IsSecret = true,
               Related = secret is null ? [] : [new RelatedPlace(secret, Key.Find(repo.Effective(secret, file.Node))!.Span, Wording.AlsoHere)],
           };

    // Every key that is set, each place once: application.conf as TheHive reads it, and secret.conf where that is all there is.
    private static IEnumerable<Given<string>> Settings(Repo repo)
        => repo.Each(ApplicationConf.Kind, Key).Concat(repo.Each(SecretConf.Kind, Key))
            .Where(given => given.Setting is not null)
            .GroupBy(given => new { given.Place, given.Span.Line, given.Span.Column })
            .Select(same => same.First());

    // As Play compares it.
    private static bool IsUnusable(string key) => string.IsNullOrWhiteSpace(key) || string.Equals(key, "changeme", StringComparison.Ordinal);

    // A snippet is no whole file: what configures the database and its index is.
    private static bool IsWhole(Repo repo, ConfigFile file)
        => Repo.IsReadable(file)
            && !Layout.IsTemplateName(file.Path)
            && !file.IsTemplate
            && Array.TrueForAll(["db.janusgraph.storage.", "db.janusgraph.index."], section => repo.Effective(file).Settings.Any(setting => setting.Key.StartsWith(section, StringComparison.Ordinal)));

    private static Signing Needed(Repo repo, Given<string> given)
        => new[] { ApplicationConf.SessionAlgorithm, ApplicationConf.FlashAlgorithm }
            .Select(key => repo.Ask(given.File, key, given.File.Node)?.Value?.ToUpperInvariant() switch
            {
                "HS512" => new Signing("HS512", 64),
                "HS384" => new Signing("HS384", 48),
                _ => new Signing("HS256", 32),
            })
            .OrderByDescending(algorithm => algorithm.Bytes)
            .First();

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

    private sealed record Signing(string Algorithm, int Bytes);
}
