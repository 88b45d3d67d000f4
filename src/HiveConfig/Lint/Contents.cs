using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// What the texts of files say that their places do not: whether a file is what it is called, and whose it is. Only texts of
/// doubtful files are asked for.
/// </summary>
internal static class Contents
{
    // Characters of texts that are looked through for the names of others.
    private const long MostComparisons = 1_000_000_000;

    /// <summary>The files that are what they seem, each with its machine as far as places and texts tell.</summary>
    /// <param name="placed">The files by their places.</param>
    /// <param name="textOf">The text of a file; null when it cannot be read.</param>
    /// <param name="fileOf">The file with its text; null makes one of the text.</param>
    internal static IReadOnlyList<Placed> Settle(IReadOnlyList<Placed> placed, Func<Placed, string?> textOf, Func<Placed, ConfigFile?>? fileOf = null)
    {
        fileOf ??= place => textOf(place) is { } text ? new ConfigFile(place.Path, place.Kind, text) : null;
        var kept = new List<Placed>(placed.Count);
        foreach (var place in placed)
        {
            if (IsWhatItSeems(place, textOf))
            {
                kept.Add(place);
            }
        }

        kept = kept.Exists(place => place.IsLooselyNamed) ? WithoutVariants(kept) : kept;
        kept = kept.Exists(IsBareInclude) ? Named(kept, textOf) : kept;
        return WithNodes(SplitClusters.Join(kept, fileOf), fileOf);
    }

    private static bool IsWhatItSeems(Placed place, Func<Placed, string?> textOf)
    {
        if (!place.IsLooselyNamed && (place.Kind.Likeness is null || IsAtHome(place)))
        {
            return true;
        }

        // What cannot be read has to be told of, under a name that leaves no doubt.
        if (textOf(place) is not { } text)
        {
            return !place.IsLooselyNamed;
        }

        if (Encryption.ToolOf(text) is not null)
        {
            return true;
        }

        var likeness = place.Kind.Likeness?.Invoke(text) ?? Likeness.Unclear;
        return place.IsLooselyNamed ? likeness == Likeness.Own : likeness != Likeness.Other;
    }

    // In a machine's own tree, and where its program looks for it.
    private static bool IsAtHome(Placed place)
        => place.IsInstalledPathKnown && (place.IsTold || place.InstalledPath.StartsWith(place.Kind.InstalledPath.Substring(0, place.Kind.InstalledPath.LastIndexOf('/') + 1), StringComparison.Ordinal));

    // Beside application.conf, application-x.conf is a part or a variant of it.
    private static List<Placed> WithoutVariants(List<Placed> all)
    {
        var plain = new HashSet<KindInFolder>(all.Where(place => !place.IsLooselyNamed).Select(place => new KindInFolder(place.Kind, FolderOf(place))));
        return all.FindAll(place => !place.IsLooselyNamed || !plain.Contains(new KindInFolder(place.Kind, FolderOf(place))));
    }

    private static bool IsBareInclude(Placed place) => place.Kind.IsOnlyWhenNamed && !place.IsInstalledPathKnown;

    // Another file of the service names it. Ten thousand of them would be looked for in ten thousand texts: so many are no config repo.
    private static List<Placed> Named(List<Placed> all, Func<Placed, string?> textOf)
    {
        var left = MostComparisons;
        var others = all.ToLookup(place => new ServiceInEnvironment(place.Kind.Service, place.Environment));
        return all.FindAll(place =>
        {
            if (!IsBareInclude(place))
            {
                return true;
            }

            var name = place.InstalledPath.Substring(place.InstalledPath.LastIndexOf('/') + 1);
            var bare = name.Substring(0, Math.Max(1, name.LastIndexOf('.')));
            foreach (var other in others[new ServiceInEnvironment(place.Kind.Service, place.Environment)])
            {
                if (ReferenceEquals(other, place) || textOf(other) is not { } text)
                {
                    continue;
                }

                left -= text.Length;
                if (left < 0)
                {
                    return false;
                }

                if (text.IndexOf(bare, StringComparison.Ordinal) >= 0)
                {
                    return true;
                }
            }

            return false;
        });
    }

    // Several files of a kind of which no path says whose they are: each may say it itself.
    private static List<Placed> WithNodes(List<Placed> placed, Func<Placed, ConfigFile?> fileOf)
    {
        var nodes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var copies in placed.Where(place => place.Node is null && !place.IsTold && place.Kind.Facts is not null && !Layout.IsTemplateName(place.Path))
            .GroupBy(place => place.Environment + "\n" + place.Kind.Name, StringComparer.Ordinal))
        {
            var files = copies.ToList();
            if (files.Count < 2)
            {
                continue;
            }

            var folders = files.ToLookup(FolderOf, StringComparer.Ordinal);
            foreach (var same in files.GroupBy(place => OwnName(place, fileOf) ?? "", StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() == 1))
            {
                var folder = FolderOf(same.First());
                if (!nodes.ContainsKey(folder) && folders[folder].Count() == 1)
                {
                    nodes.Add(folder, same.Key);
                }
            }
        }

        return nodes.Count == 0
            ? placed
            : placed.ConvertAll(place => place.Node is null && !place.Kind.IsCarrier && place.Kind.Service is not null && nodes.TryGetValue(FolderOf(place), out var node) ? place with { Node = node } : place);
    }

    private static string? OwnName(Placed place, Func<Placed, ConfigFile?> fileOf) => fileOf(place) is { } file ? OwnName(file) : null;

    /// <summary>The name or address that a file gives its machine; null when it gives none that tells it from others.</summary>
    internal static string? OwnName(ConfigFile file)
    {
        var facts = file.Kind.Facts!();
        foreach (var key in facts.Names.Concat(facts.Addresses))
        {
            if (key.Find(file.Tree) is { } setting && !Placeholder.IsIn(setting.Value) && key.Read(setting.Value) is { } name
                && !HostText.IsLocal(name) && (HostText.IsAddress(name) || HostText.IsName(name)))
            {
                return name;
            }
        }

        return null;
    }

    private static string FolderOf(Placed place) => place.Path.LastIndexOf('/') is >= 0 and var slash ? place.Path.Substring(0, slash) : "";

    private sealed record KindInFolder(FileKind Kind, string Folder);

    private sealed record ServiceInEnvironment(string? Service, string? Environment);
}
