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

    /// <summary>As above. JSON without tabs is YAML; what we write has none.</summary>
    internal static IReadOnlyDictionary<string, ManifestFile>? Read(Document read)
    {
        if (read is not TreeDocument { IsReadable: true } document || Member(document.Root, "version") is not ScalarValue { Text: "1" } || Member(document.Root, "files") is not ListValue files)
        {
            return null;
        }

        var result = new Dictionary<string, ManifestFile>(StringComparer.Ordinal);
        foreach (var file in files.Items)
        {
            if (Text(file, "state") is "present" && Text(file, "node") is { } node && Text(file, "path") is { } path
                && path.StartsWith("/", StringComparison.Ordinal) && node.IndexOf('/') < 0)
            {
                result[node + path] = new ManifestFile(node, path, IsTemplate: Text(file, "template") is not "false");
            }
        }

        return result;
    }

    /// <summary>The environment that an older manifest is of and a newer one is not; null when one of them names none.</summary>
    internal static string? OtherEnvironmentThan(string next, string old)
        => EnvironmentOf(old) is { } before && EnvironmentOf(next) is { } after && !string.Equals(before, after, StringComparison.Ordinal) ? before : null;

    // Few clusters name one, and a manifest of many nodes is long to parse.
    private static string? EnvironmentOf(string manifest)
        => manifest.IndexOf("\"environment\"", StringComparison.Ordinal) >= 0 && YamlReader.Read(manifest).Root is { } root ? Text(root, "environment") : null;

    private static string? Text(ConfigValue value, string name) => (Member(value, name) as ScalarValue)?.Text;

    private static ConfigValue? Member(ConfigValue? value, string name)
        => (value as MapValue)?.Entries.LastOrDefault(entry => string.Equals(entry.Key, name, StringComparison.Ordinal))?.Value;
}

/// <summary>One file of a generated tree.</summary>
/// <param name="Node">Name of the machine.</param>
/// <param name="InstalledPath">The absolute path on the machine.</param>
/// <param name="IsTemplate">Whether Ansible has to expand it.</param>
internal sealed record ManifestFile(string Node, string InstalledPath, bool IsTemplate);
