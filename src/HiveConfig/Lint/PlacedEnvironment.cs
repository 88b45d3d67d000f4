using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>The files of known kinds of one environment, placed and not yet read.</summary>
/// <param name="Name">The name of the environment; null for the only one.</param>
/// <param name="Files">Its files.</param>
internal sealed record PlacedEnvironment(string? Name, IReadOnlyList<Placed> Files)
{
    /// <summary>The environments that files form, by name.</summary>
    internal static IReadOnlyList<PlacedEnvironment> Of(IReadOnlyList<Placed> placed)
        => WithTheirManifests(placed)
            .GroupBy(place => place.Environment ?? "", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PlacedEnvironment(group.Key.Length == 0 ? null : group.Key, group.ToList()))
            .ToList();

    /// <summary>Reads its files: manifests first, for they say what the others are.</summary>
    /// <param name="read">Reads one file, of which a manifest may say more than its place.</param>
    internal EnvironmentFiles Read(Func<Placed, ManifestFile?, ConfigFile> read)
    {
        var files = new List<ConfigFile>(Files.Count);
        var trees = new List<string>();
        var named = new Dictionary<string, ManifestFile>(StringComparer.Ordinal);
        foreach (var manifest in Files.Where(IsManifest))
        {
            var file = read(manifest, null);
            files.Add(file);
            if (ManifestFiles.Read(file.Document) is not { } listed)
            {
                continue;
            }

            var folder = FolderOf(manifest.Path);
            trees.Add(folder);
            foreach (var entry in listed)
            {
                named[folder + entry.Key] = entry.Value;
            }
        }

        var passedOver = 0;
        foreach (var place in Files.Where(place => !IsManifest(place)))
        {
            var file = read(place, named.TryGetValue(place.Path, out var entry) ? entry : null);
            if (file.Kind.Takes(file.Text))
            {
                files.Add(file);
            }
            else if (file.Telling == Telling.All)
            {
                passedOver++;
            }
        }

        return new EnvironmentFiles(files, named.Keys, trees, passedOver);
    }

    // A manifest belongs to the files below it, whatever environment its own place speaks of.
    private static IReadOnlyList<Placed> WithTheirManifests(IReadOnlyList<Placed> placed)
    {
        var manifests = placed.Where(IsManifest).ToList();
        if (manifests.Count == 0)
        {
            return placed;
        }

        var below = manifests.Select(manifest => FolderOf(manifest.Path)).Distinct(StringComparer.Ordinal).ToDictionary(folder => folder, _ => (Placed?)null, StringComparer.Ordinal);
        var before = "";
        foreach (var place in placed.Where(place => !IsManifest(place)))
        {
            // Of a folder the first file counts.
            var end = place.Path.LastIndexOf('/') + 1;
            if (before.Length > 0 && before.LastIndexOf('/') + 1 == end && string.CompareOrdinal(before, 0, place.Path, 0, end) == 0)
            {
                continue;
            }

            before = place.Path;
            for (var slash = place.Path.LastIndexOf('/'); slash >= 0; slash = slash == 0 ? -1 : place.Path.LastIndexOf('/', slash - 1))
            {
                Note(place.Path.Substring(0, slash + 1), place);
            }

            Note("", place);
        }

        return placed.Select(place => IsManifest(place) && below[FolderOf(place.Path)] is { } first ? place with { Environment = first.Environment } : place).ToList();

        void Note(string folder, Placed place)
        {
            if (below.TryGetValue(folder, out var first) && first is null)
            {
                below[folder] = place;
            }
        }
    }

    private static bool IsManifest(Placed place) => string.Equals(place.Kind.Name, ManifestFiles.Name, StringComparison.Ordinal);

    private static string FolderOf(string manifest) => manifest.Substring(0, manifest.Length - ManifestFiles.Name.Length);
}

/// <summary>What was read of one environment.</summary>
/// <param name="Files">Its files; manifests first.</param>
/// <param name="Written">Paths of everything that its manifests say was written, of known kind or not.</param>
/// <param name="Trees">Folders of the generated trees, each empty or with a final slash.</param>
/// <param name="PassedOver">How many files of which all is told were not what their names say.</param>
internal sealed record EnvironmentFiles(IReadOnlyList<ConfigFile> Files, IReadOnlyCollection<string> Written, IReadOnlyList<string> Trees, int PassedOver);
