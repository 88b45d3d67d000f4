using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>Where elasticsearch.yml lies and what follows from it for the paths in it: a package has other directories than a container.</summary>
internal static class ConfigurationPlace
{
    private const string Directory = "/etc/elasticsearch/";
    private const string Program = "/usr/share/elasticsearch";

    // Directories of what runs beside it: whoever follows a page too closely ends there. Agents have files of that name too, of their own.
    private static readonly string[] Elsewhere = ["/etc/", "/etc/cassandra/", "/etc/cassandra/conf/", "/etc/thehive/", "/etc/cortex/", "/etc/default/", "/etc/haproxy/", "/etc/keepalived/"];

    private static readonly string[] WrongNames = ["elasticsearch.yaml", "elasticsearch.json"];

    /// <summary>Whether a file is known to be installed where the packages have it.</summary>
    internal static bool IsOfPackage(ConfigFile file) => file.IsInstalledPathKnown && file.InstalledPath?.StartsWith(Directory, StringComparison.Ordinal) == true;

    internal static IEnumerable<Violation> Paths(Repo repo)
        => from key in new[] { JudgedKeys.PathsOfData, JudgedKeys.PathsOfLogs }
           from given in repo.Each(ElasticsearchYml.Kind, key)
           where given.Setting is not null && IsOfPackage(given.File)
           from entry in Entries.Of(given.Setting!.Value, given.Value!)
           where !entry.Text.StartsWith("/", StringComparison.Ordinal) || (entry.Text.TrimEnd('/') + "/").StartsWith(Program + "/", StringComparison.Ordinal)
           select new Violation(given.File, entry.Span, Wording.Wrong(given.Setting!.Key, entry.Text, entry.Text.StartsWith("/", StringComparison.Ordinal)
               ? $"a directory outside {Program}, which is the package's own and read-only"
               : $"an absolute path: a relative one lies below {Program}"))
           {
               Setting = given.Setting.Key,
           };

    internal static IEnumerable<Violation> Files(Repo repo)
    {
        if (repo.Facts.Listing is not { } listing)
        {
            yield break;
        }

        foreach (var file in repo.Of(ElasticsearchYml.Kind))
        {
            if (file.IsInstalledPathKnown && file.Tree.Settings.Count > 0 && file.InstalledPath is { } path && Elsewhere.Contains(path.Substring(0, path.LastIndexOf('/') + 1), StringComparer.Ordinal))
            {
                yield return new Violation(file, Span.Start, $"the file lies in {path.Substring(0, path.LastIndexOf('/'))}, expected it in {Directory.TrimEnd('/')}: it is never read");
            }

            // What lies beside it under a name that Elasticsearch refuses to start with.
            var folder = file.Path.Substring(0, file.Path.LastIndexOf('/') + 1);
            foreach (var name in WrongNames.Where(name => IsOfPackage(file) && listing.Contains(folder + name, StringComparer.Ordinal)))
            {
                yield return new Violation(file, Span.Start, $"'{name}' lies beside this file, expected elasticsearch.yml alone: Elasticsearch refuses to start");
            }
        }
    }

    /// <summary>Where one node may keep snapshots, all that hold data or become master may.</summary>
    internal static IEnumerable<Violation> Repositories(Repo repo)
    {
        var given = repo.OnNodes(ElasticsearchYml.Kind, ElasticsearchYml.PathRepo).Where(paths => NodeRoles.NeedsRepository(repo, paths.File)).ToList();
        return given.All(paths => paths.Setting is null) ? []
            : Variants.Differences(isSecret: false, given.Select(paths => paths.Setting is null
                ? Variant.Absent(paths, ElasticsearchYml.PathRepo, paths.File.Tree, near: "path.")
                : Variant.Of(paths with { Value = paths.Value!.Select(path => path.Length > 1 ? path.TrimEnd('/') : path).ToList() }, ElasticsearchYml.PathRepo)).ToList());
    }

    /// <summary>TheHive and Elasticsearch are of versions that the vendor supports together.</summary>
    internal static IEnumerable<Violation> Versions(Repo repo)
    {
        if (repo.Facts.Model is not { } model || repo.Of(ElasticsearchYml.Kind).FirstOrDefault() is not { } place)
        {
            yield break;
        }

        var theHive = Stated("thehive", model.TheHive.Version);
        var version = Stated("elasticsearch", model.Elasticsearch.Version);
        if (SupportTable.For(theHive)?.Elasticsearch is { } supported && !supported.Contains(version))
        {
            var isOlder = supported.StartsAfter(version);
            yield return new Violation(place, Span.Start, $"Elasticsearch '{version}' is {(isOlder ? "older" : "newer")} than TheHive {theHive} supports, expected {supported}")
            {
                Severity = isOlder || version.Major > supported.Last.Major ? null : Severity.Warning,
            };
        }
        else if (model.TheHive.Audit.Storage == AuditStorage.Elasticsearch && !version.IsAtLeast(7, 17))
        {
            yield return new Violation(place, Span.Start, $"Elasticsearch '{version}' is older than the audit log of TheHive needs, expected 7.17 or later");
        }

        ProductVersion Stated(string product, ProductVersion ofModel)
            => repo.Targets.Of(product) is { Source: not (TargetSource.Assumed or TargetSource.Inferred) } target ? target.Version : ofModel;
    }
}
