using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>What a generated tree's manifest.json says of its files.</summary>
internal static class ManifestFiles
{
    internal const string Name = "manifest.json";

    /// <summary>The files that were written, by path below the tree; null when the text is no manifest of ours.</summary>
    /// <remarks>Whoever wrote the text may have meant harm: a path may lead anywhere, so look up what was found on the disk, never open what stands here.</remarks>
    internal static IReadOnlyDictionary<string, ManifestFile>? Read(string text) => Read(YamlReader.Read(text));

    /// <summary>As above.</summary>
    internal static IReadOnlyDictionary<string, ManifestFile>? Read(Document read)
        => Of(read)?.Where(file => file.IsPresent).GroupBy(file => file.Node + file.InstalledPath, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);

    /// <summary>All that it lists, the files that must not be there too. JSON without tabs is YAML; what we write has none.</summary>
    internal static IReadOnlyList<ManifestFile>? Of(Document read)
        => read is TreeDocument { IsReadable: true, Root: { } root } && root.TextOf("version") is "1" && root.Member("files") is ListValue files ? [.. files.Items.Select(File).OfType<ManifestFile>()] : null;

    /// <summary>The environment that an older manifest is of and a newer one is not; null when one of them names none.</summary>
    internal static string? OtherEnvironmentThan(string next, string old)
        => EnvironmentOf(old) is { } before && EnvironmentOf(next) is { } after && !string.Equals(before, after, StringComparison.Ordinal) ? before : null;

    // Few clusters name one, and a manifest of many nodes is long to parse.
    private static string? EnvironmentOf(string manifest)
        => manifest.IndexOf("\"environment\"", StringComparison.Ordinal) >= 0 && YamlReader.Read(manifest).Root is { } root ? root.TextOf("environment") : null;

    private static ManifestFile? File(ConfigValue value)
        => value.TextOf("state") is ("present" or "absent") and var state && value.TextOf("node") is { Length: > 0 } node && value.TextOf("path") is { } path
            && path.StartsWith("/", StringComparison.Ordinal) && node.IndexOf('/') < 0 && !(node + path).Split('/').Contains("..", StringComparer.Ordinal)
            ? new ManifestFile(node, path)
            {
                IsPresent = state is "present",
                IsTemplate = state is "present" && value.TextOf("template") is not "false",
                Access = value.TextOf("owner") is { } owner && value.TextOf("group") is { } group && value.TextOf("mode") is { } mode ? new FileAccess(owner, group, mode) : null,
                AfterChange = [.. (value.Member("after") as ListValue)?.Items.OfType<ScalarValue>().Select(item => item.Text) ?? []],
            }
            : null;
}

/// <summary>One file of a generated tree.</summary>
/// <param name="Node">Name of the machine.</param>
/// <param name="InstalledPath">The absolute path on the machine.</param>
internal sealed record ManifestFile(string Node, string InstalledPath)
{
    /// <summary>Whether it is to be there; else it must not.</summary>
    internal bool IsPresent { get; init; }

    /// <summary>Whether Ansible has to expand it.</summary>
    internal bool IsTemplate { get; init; }

    /// <summary>Whose it is; null where it does not say.</summary>
    internal FileAccess? Access { get; init; }

    /// <summary>What has to be done after it changed, as it says.</summary>
    internal IReadOnlyList<string> AfterChange { get; init; } = [];
}
