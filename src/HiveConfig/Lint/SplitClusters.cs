using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// Folders that each have a <c>node1</c>: two environments, or two datacenters of one? Files that list the same members and
/// give their machines other addresses are of one.
/// </summary>
internal static class SplitClusters
{
    // More folders than this are environments: nobody spreads one cluster so far.
    private const int Most = 12;

    internal static List<Placed> Join(List<Placed> placed, Func<Placed, ConfigFile?> read)
    {
        var folders = placed.Where(place => place.IsSplitOff).GroupBy(place => place.Above, StringComparer.Ordinal).ToList();
        if (folders.Count is < 2 or > Most)
        {
            return placed;
        }

        var shown = folders.ConvertAll(folder => Shown.By(folder, read));
        var joined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in shown)
        {
            if (shown.Exists(other => !ReferenceEquals(one, other) && string.Equals(one.Whole, other.Whole, StringComparison.Ordinal) && one.Members.Overlaps(other.Members) && !one.Names.Overlaps(other.Names)))
            {
                joined.Add(one.Folder);
            }
        }

        // Of a copy beside them nobody knows which it belongs to.
        return joined.Count == 0 || HasCopies(shown.FindAll(one => joined.Contains(one.Folder)))
            ? placed
            : placed.ConvertAll(place => place.IsSplitOff && joined.Contains(place.Above)
                ? place with { Environment = place.Whole, Node = place.Above.Substring(place.Above.LastIndexOf('/') + 1) + "/" + place.Node, IsSplitOff = false }
                : place);
    }

    private static bool HasCopies(List<Shown> joined)
        => joined.Exists(one => joined.Exists(other => !ReferenceEquals(one, other) && (one.Names.Overlaps(other.Names) || !one.Members.Overlaps(other.Members))));

    // What the files of a folder say: its machines, and those that they list.
    private sealed record Shown(string Folder, string? Whole, HashSet<string> Names, HashSet<string> Members)
    {
        internal static Shown By(IGrouping<string, Placed> folder, Func<Placed, ConfigFile?> read)
        {
            var result = new Shown(folder.Key, folder.First().Whole, new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            foreach (var place in folder.Where(place => place.Kind.Facts is not null))
            {
                if (read(place) is not { } file)
                {
                    continue;
                }

                if (Contents.OwnName(file) is { } name)
                {
                    result.Names.Add(place.Kind.Name + " " + HostText.Usual(name));
                }

                foreach (var list in place.Kind.Facts!().Members)
                {
                    var members = list.Key.Find(file.Tree) is { } setting && !Placeholder.IsIn(setting.Value) ? list.Key.Read(setting.Value) : null;
                    result.Members.UnionWith((members ?? []).Select(member => HostPort.Of(member).Host).Where(IsEverywhereTheSame).Select(host => list.Service + " " + HostText.Usual(host)));
                }
            }

            return result;
        }

        // A short name may be another machine in each environment.
        private static bool IsEverywhereTheSame(string host) => host.IndexOfAny(['.', ':']) >= 0 && !HostText.IsLocal(host);
    }
}
