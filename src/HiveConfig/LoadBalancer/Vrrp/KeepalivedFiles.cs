using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>A keepalived.conf, or a file that one includes, and what both make together.</summary>
/// <param name="File">The file.</param>
/// <param name="Document">What stands in it.</param>
/// <param name="Whole">What Keepalived reads: keepalived.conf with what it includes in place. An include that the repo does not settle is left in it.</param>
internal sealed record KeepalivedFile(ConfigFile File, KeepalivedDocument Document, KeepalivedDocument Whole);

/// <summary>The files that Keepalived reads, includes followed to the repo's copies for the same node.</summary>
internal static class KeepalivedFiles
{
    private const int MostParts = 100;

    private static readonly Question<IReadOnlyList<KeepalivedFile>> All = new(Find);

    // By machine and path: the same include may stand in thousands of lines.
    private static readonly Question<ConcurrentDictionary<string, IReadOnlyList<ConfigFile>>> Reached = new(_ => new ConcurrentDictionary<string, IReadOnlyList<ConfigFile>>(StringComparer.Ordinal));

    /// <summary>Every one that can be read.</summary>
    internal static IReadOnlyList<KeepalivedFile> Of(Repo repo) => All.Of(repo);

    /// <summary>The faults of included files, each of which would be one of keepalived.conf too.</summary>
    internal static IEnumerable<Violation> FaultsOfParts(Repo repo)
        => from part in repo.Of(KeepalivedConf.Kind).Where(Repo.IsReadable).SelectMany(main => Parts(repo, main)).Distinct()
           from fault in ((KeepalivedDocument)part.Document).FaultsAsWhole
           select new Violation(part, fault.Span, fault.Message) { Setting = fault.Key, Fix = fault.Fix };

    /// <summary>Includes that reach no file, where files lie in a folder of nearly that name that nothing includes: Keepalived starts without them.</summary>
    internal static IEnumerable<Violation> MisspeltIncludes(Repo repo)
        => from main in repo.Of(KeepalivedConf.Kind).Where(Repo.IsReadable)
           where main.Node is not null
           let reached = Parts(repo, main)
           from node in ((KeepalivedDocument)main.Document).Nodes
               .Where(node => VrrpInstance.IsInclude(node) && node.Condition is null && node.Argument is { IsKnown: true } && Included(repo, main, main, node).Count == 0)
               .Take(MostParts)
           let target = TargetOf(main, node)
           let meant = repo.Of(KeepalivedPart.Kind).FirstOrDefault(part => string.Equals(part.Node, main.Node, StringComparison.Ordinal) && !reached.Contains(part) && part.InstalledPath is { } place
               && (target.IndexOf('*') < 0 ? Nearest.IsSlip(target, place)
                   : KnownNames.Matches(target, FolderOf(target).Length, place.Substring(FolderOf(place).Length)) && Nearest.IsSlip(FolderOf(target), FolderOf(place))))
           where meant is not null
           select new Violation(main, node.Argument!.Span, $"{Wording.Quote(node.Argument.Text)} reaches no file; did you mean {Wording.Quote(target.IndexOf('*') < 0 ? meant.InstalledPath! : FolderOf(meant.InstalledPath!) + target.Substring(FolderOf(target).Length))}?") { Setting = "include" };

    private static IReadOnlyList<KeepalivedFile> Find(Repo repo)
    {
        var found = new List<KeepalivedFile>();
        foreach (var main in repo.Of(KeepalivedConf.Kind).Where(Repo.IsReadable))
        {
            var own = (KeepalivedDocument)main.Document;
            var parts = new List<ConfigFile>();
            var taken = new HashSet<ConfigFile> { main };
            var nodes = new List<KeepalivedNode>();
            var parameters = new List<KeepalivedParameter>();
            Take(main);
            var whole = parts.Count == 0 ? own : new KeepalivedDocument(nodes, parameters, []);
            found.Add(new KeepalivedFile(main, own, whole));
            foreach (var part in parts.Where(part => !found.Exists(other => ReferenceEquals(other.File, part))))
            {
                found.Add(new KeepalivedFile(part, (KeepalivedDocument)part.Document, whole));
            }

            void Take(ConfigFile file)
            {
                var document = (KeepalivedDocument)file.Document;
                parameters.AddRange(document.Parameters);
                foreach (var node in document.Nodes)
                {
                    var included = Included(repo, main, file, node).Where(part => !taken.Contains(part)).ToList();
                    if (included.Count == 0 || parts.Count + included.Count > MostParts || nodes.Count + included.Sum(part => ((KeepalivedDocument)part.Document).Nodes.Count) > TextBound.Blocks || included.Exists(part => ((KeepalivedDocument)part.Document).FaultsAsWhole.Count > 0))
                    {
                        nodes.Add(node);
                        continue;
                    }

                    parts.AddRange(included);
                    taken.UnionWith(included);
                    included.ForEach(Take);
                }
            }
        }

        return found;
    }

    // Also those that cannot be read.
    private static List<ConfigFile> Parts(Repo repo, ConfigFile main)
    {
        var parts = new List<ConfigFile> { main };
        for (var i = 0; i < parts.Count && parts.Count <= MostParts; i++)
        {
            parts.AddRange(((KeepalivedDocument)parts[i].Document).Nodes.Select(node => Included(repo, main, parts[i], node)).Distinct().SelectMany(included => included).Distinct().Where(part => !parts.Contains(part)).ToList());
        }

        return parts.GetRange(1, parts.Count - 1);
    }

    // A name, or a pattern in the last part of a path; a name without a folder is looked for beside the file.
    private static IReadOnlyList<ConfigFile> Included(Repo repo, ConfigFile main, ConfigFile from, KeepalivedNode node)
    {
        if (!VrrpInstance.IsInclude(node) || node.Condition is not null || node.Argument is not { IsKnown: true } || node.Words.Count != 2 || from.InstalledPath is null)
        {
            return [];
        }

        var target = TargetOf(from, node);
        return Reached.Of(repo).GetOrAdd(main.Node + "\n" + target, _ =>
        {
            var folder = FolderOf(target);
            return [.. repo.Of(KeepalivedPart.Kind).Where(part => part.InstalledPath is { } place
                && string.Equals(part.Node, main.Node, StringComparison.Ordinal)
                && place.StartsWith(folder, StringComparison.Ordinal) && place.IndexOf('/', folder.Length) < 0
                && KnownNames.Matches(target, folder.Length, place.Substring(folder.Length))
                && part.Document is KeepalivedDocument)];
        });
    }

    private static string TargetOf(ConfigFile from, KeepalivedNode include)
        => include.Argument!.Text is var text && text.StartsWith("/", StringComparison.Ordinal) ? text : FolderOf(from.InstalledPath ?? "") + text;

    private static string FolderOf(string path) => path.Substring(0, path.LastIndexOf('/') + 1);
}
