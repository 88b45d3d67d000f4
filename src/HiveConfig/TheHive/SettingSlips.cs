using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Settings that one node has under a slightly other name than all the others.</summary>
internal static class SettingSlips
{
    /// <summary>Every one, in the order of the nodes.</summary>
    /// <param name="nodes">The settings of each node.</param>
    internal static List<SettingSlip> Of(IReadOnlyList<Dictionary<string, Setting>> nodes)
    {
        var slips = new List<SettingSlip>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var others = nodes.Where((_, j) => j != i).ToList();
            var extra = nodes[i].Where(setting => !others.Exists(other => other.ContainsKey(setting.Key))).ToList();
            var missed = extra.Count == 0 ? [] : others[0].Keys.Where(key => !nodes[i].ContainsKey(key) && others.TrueForAll(other => other.ContainsKey(key))).Select(key => key.Split('.')).ToList();
            foreach (var setting in extra)
            {
                var parts = setting.Key.Split('.');
                if (missed.Select(meant => SlipIn(i, setting.Value, parts, meant)).FirstOrDefault(slip => slip is not null) is { } found && (others.Count > 1 || IsPlain(found)))
                {
                    slips.Add(found);
                }
            }
        }

        return slips;
    }

    /// <summary>Whether the other nodes all have the right name of what one has under another: of that <see cref="Of"/> tells.</summary>
    internal static bool IsOddOne(Repo repo, ConfigFile file, string level, string meant)
    {
        var others = file.Node is null ? [] : repo.Of(ApplicationConf.Kind).Where(other => other.Node is not null && !ReferenceEquals(other, file)).ToList();
        return others.Count > 0 && others.TrueForAll(other => Repo.IsReadable(other) && repo.Effective(other, other.Node) is var document && IsBelow(document, meant) && !IsBelow(document, level));
    }

    /// <summary>Whether a file has a setting, or some setting of a section.</summary>
    internal static bool IsBelow(TreeDocument document, string level)
        => document.Settings.Any(setting => setting.Key.StartsWith(level, StringComparison.Ordinal) && (setting.Key.Length == level.Length || setting.Key[level.Length] == '.'));

    // Of two that differ either may be wrong, unless only one of them is known.
    private static bool IsPlain(SettingSlip slip) => TheHiveSettings.IsKnown(AsPekko(slip.Meant)) && !TheHiveSettings.IsKnown(AsPekko(slip.Key));

    private static string AsPekko(string key) => key.StartsWith("toolkit.", StringComparison.Ordinal) ? "pekko" + key.Substring("toolkit".Length) : key;

    // In one of its parts: what differs in two is another setting.
    private static SettingSlip? SlipIn(int node, Setting setting, string[] parts, string[] meant)
    {
        if (parts.Length != meant.Length)
        {
            return null;
        }

        var at = -1;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!string.Equals(parts[i], meant[i], StringComparison.Ordinal))
            {
                if (at >= 0 || !Nearest.IsSlip(parts[i], meant[i] is "toolkit" ? "pekko" : meant[i]))
                {
                    return null;
                }

                at = i;
            }
        }

        return new SettingSlip(node, setting, string.Join(".", parts), string.Join(".", meant), string.Join(".", parts.Take(at + 1)), string.Join(".", meant.Take(at + 1)));
    }
}

/// <summary>A setting of one node under a slightly other name than that of the others.</summary>
/// <param name="Node">The number of the node.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Key">Its name.</param>
/// <param name="Meant">The name on the others.</param>
/// <param name="Level">Its name up to the part that differs.</param>
/// <param name="LevelMeant">The same of the name on the others.</param>
internal sealed record SettingSlip(int Node, Setting Setting, string Key, string Meant, string Level, string LevelMeant);
