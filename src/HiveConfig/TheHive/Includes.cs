using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Files that application.conf includes, and files that it should.</summary>
internal static class Includes
{
    private const string Split = "/application.conf.d/";
    private const int MostGuesses = 100;

    private static readonly FileKind[] Kinds = [ApplicationConf.Kind, SecretConf.Kind, IncludedConf.Kind];

    /// <summary>Includes of files that the repo lacks. secret.conf is rightly not in it; where another node has it, the key itself is missed.</summary>
    internal static IEnumerable<Violation> Missing(Repo repo) => Elsewhere(repo).Concat(Absent(repo));

    // No file of any repo, and never opened: what stands there may settle or unsettle anything.
    private static IEnumerable<Violation> Elsewhere(Repo repo)
        => from file in Kinds.SelectMany(repo.Of)
           where Repo.IsReadable(file)
           from include in ((HoconDocument)file.Document).Includes
           where include.Form is HoconIncludeForm.Url
           select new Violation(file, include.Span, "a URL is included, which this program never opens: what it adds is unknown") { Severity = Severity.Info };

    private static IEnumerable<Violation> Absent(Repo repo)
        => from file in Kinds.SelectMany(repo.Of)
           where Repo.IsReadable(file) && file.InstalledPath is not null
           let guesses = new Dictionary<string, string?>(StringComparer.Ordinal)
           from include in ((HoconDocument)file.Document).Includes
           where include.Form is HoconIncludeForm.Heuristic or HoconIncludeForm.File
           where !Placeholder.IsIn(include.Target) && !include.Target.EndsWith("secret.conf", StringComparison.Ordinal)
           where repo.Included(file, file.Node, include) is null && !IsListed(repo, file, include)
           let sibling = file.Node is null ? null : repo.Files.FirstOrDefault(other => other.Node is not null && Is(other.InstalledPath, include.Target))
           let isKept = sibling is not null || repo.Inventory.IsComplete
           let meant = sibling is null ? Guess(repo, file, include.Target, guesses) : null
           select new Violation(file, include.Span, $"{Wording.Quote(include.Target)} is included but not {(sibling is not null ? $"here on {file.Node}, expected it as on {sibling.Node}" : "in this repo")}{(meant is null ? "" : $"; did you mean {Wording.Quote(meant)}?")}")
           {
               Severity = isKept || meant is not null || include.IsRequired ? null : Severity.Info,
               Related = sibling is null ? [] : [new RelatedPlace(sibling, Span.Start, "the file of that node")],
           };

    // Where so many are nowhere, the files are elsewhere; and what was meant takes time to find.
    private static string? Guess(Repo repo, ConfigFile file, string target, Dictionary<string, string?> guesses)
    {
        if (!guesses.TryGetValue(target, out var meant) && guesses.Count < MostGuesses)
        {
            guesses.Add(target, meant = Meant(repo, file, target));
        }

        return meant;
    }

    // A file of the same machine that has nearly the name, and that nothing includes.
    private static string? Meant(Repo repo, ConfigFile file, string target)
    {
        var slash = target.LastIndexOf('/') + 1;
        var folder = target.StartsWith("/", StringComparison.Ordinal) ? target.Substring(0, slash) : file.InstalledPath!.Substring(0, file.InstalledPath.LastIndexOf('/') + 1) + target.Substring(0, slash);
        var name = target.Substring(slash);
        var included = new HashSet<ConfigFile>(Kinds.SelectMany(repo.Of).Where(other => Is(other.Node, file.Node ?? "") && Repo.IsReadable(other))
            .SelectMany(other => ((HoconDocument)other.Document).Includes.Select(include => repo.Included(other, other.Node, include)))
            .OfType<ConfigFile>());
        return (from other in repo.Of(IncludedConf.Kind)
                where file.Node is not null && Is(other.Node, file.Node) && other.InstalledPath is { } path && path.StartsWith(folder, StringComparison.Ordinal)
                let rest = other.InstalledPath!.Substring(folder.Length)
                where rest.IndexOf('/') < 0 && (Nearest.IsSlip(name, rest) || Nearest.IsSlip(name + ".conf", rest)) && !included.Contains(other)
                select target.Substring(0, slash) + rest).FirstOrDefault();
    }

    /// <summary>Files of application.conf.d that no include reaches.</summary>
    internal static IEnumerable<Violation> NotNamed(Repo repo)
    {
        if (repo.Facts.Listing is null)
        {
            yield break;
        }

        foreach (var file in repo.Of(IncludedConf.Kind).Where(file => file.InstalledPath?.IndexOf(Split, StringComparison.Ordinal) >= 0))
        {
            var mains = repo.Of(ApplicationConf.Kind).Where(main => file.Node is null || main.Node is null || Is(main.Node, file.Node)).ToList();
            if (mains.Count > 0 && mains.TrueForAll(main => Reaches(repo, main, file) == false))
            {
                yield return new Violation(file, Span.Start, $"'{file.InstalledPath}' is not included by {Wording.Quote(mains[0].Path)}");
            }
        }
    }

    // Null when an include is not settled: it may be that one.
    private static bool? Reaches(Repo repo, ConfigFile main, ConfigFile file)
    {
        var seen = new HashSet<ConfigFile>();
        return From(main);

        bool? From(ConfigFile at)
        {
            if (!seen.Add(at))
            {
                return false;
            }

            if (!Repo.IsReadable(at) || at.Document is not HoconDocument document || document.Includes.Any(include => Placeholder.IsIn(include.Target) || include.Form is HoconIncludeForm.Url))
            {
                return null;
            }

            bool? found = false;
            foreach (var include in document.Includes)
            {
                if (repo.Included(at, file.Node ?? main.Node, include) is { } next)
                {
                    var reached = ReferenceEquals(next, file) || Is(next.InstalledPath, file.InstalledPath!) ? true : From(next);
                    found = reached is true ? true : reached is null ? null : found;
                    if (found is true)
                    {
                        return true;
                    }
                }
            }

            return found;
        }
    }

    // A file of another kind, or outside the directories of machines.
    private static bool IsListed(Repo repo, ConfigFile file, HoconInclude include)
    {
        var name = include.Target.Substring(include.Target.LastIndexOf('/') + 1);
        return repo.Files.Any(other => !ReferenceEquals(other, file) && other.Node is null && HasName(other.Path, name))
            || repo.Facts.Seen.Any(path => HasName(path, name) && (file.Node is null || path.IndexOf(file.Node, StringComparison.Ordinal) >= 0));
    }

    // An include without an ending takes .conf, .json or .properties; a template has one more.
    private static bool HasName(string path, string name)
    {
        var last = path.Substring(path.LastIndexOf('/') + 1);
        return last.StartsWith(name, StringComparison.Ordinal) && (last.Length == name.Length || last[name.Length] == '.');
    }

    private static bool Is(string? left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
