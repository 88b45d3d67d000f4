using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>The files of an environment, and how one is found among thousands.</summary>
internal sealed class RepoFiles
{
    private readonly Dictionary<FileKind, List<ConfigFile>> _byKind = new();
    private readonly Dictionary<string, List<ConfigFile>> _byInstalledPath = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ConfigFile, TreeDocument> _effective = new();
    private readonly ConcurrentDictionary<FileOnNode, TreeDocument> _effectiveElsewhere = new();
    private readonly ConcurrentDictionary<ConfigFile, bool> _wholes = new();

    internal RepoFiles(IReadOnlyList<ConfigFile> files)
    {
        var sorted = new List<ConfigFile>(files);
        sorted.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        All = sorted;
        foreach (var file in sorted)
        {
            Add(_byKind, file.Kind, file);
            if (file.InstalledPath is { } path)
            {
                Add(_byInstalledPath, path, file);
            }
        }
    }

    /// <summary>All of them, by path.</summary>
    internal IReadOnlyList<ConfigFile> All { get; }

    /// <summary>The files of one kind, by path.</summary>
    internal IReadOnlyList<ConfigFile> Of(FileKind kind) => _byKind.TryGetValue(kind, out var files) ? files : [];

    /// <summary>The copy of an included file; null when there is none.</summary>
    internal ConfigFile? Included(ConfigFile file, string? node, HoconInclude include)
    {
        if (include.Form is HoconIncludeForm.Url or HoconIncludeForm.Classpath || file.InstalledPath is not { } from)
        {
            return null;
        }

        var target = include.Target.StartsWith("/", StringComparison.Ordinal)
            ? include.Target
            : from.Substring(0, from.LastIndexOf('/') + 1) + include.Target;
        return CopyOf(target, node) ?? (include.Form == HoconIncludeForm.Heuristic ? CopyOf(target + ".conf", node) : null);
    }

    /// <summary>The values of a file with what it includes for a node, put together when they are first asked for.</summary>
    internal TreeDocument Effective(ConfigFile file, HoconDocument document, string? node)
    {
        // Nearly always asked for the file's own node.
        if (string.Equals(node, file.Node, StringComparison.Ordinal))
        {
            return _effective.TryGetValue(file, out var own) ? own : _effective.GetOrAdd(file, Resolve(file, document, node));
        }

        var key = new FileOnNode(file, node);
        return _effectiveElsewhere.TryGetValue(key, out var known) ? known : _effectiveElsewhere.GetOrAdd(key, Resolve(file, document, node));
    }

    /// <summary>What a test says of a file for its own node, done when it is first asked for.</summary>
    internal bool IsWhole(ConfigFile file, Func<ConfigFile, bool> test) => _wholes.TryGetValue(file, out var known) ? known : _wholes.GetOrAdd(file, test(file));

    private TreeDocument Resolve(ConfigFile file, HoconDocument document, string? node) => document.Resolve(include => Included(file, node, include));

    // The node's own, else the one for all nodes.
    private ConfigFile? CopyOf(string installedPath, string? node)
    {
        ConfigFile? shared = null;
        foreach (var file in _byInstalledPath.TryGetValue(installedPath, out var copies) ? copies : [])
        {
            if (file.Node is not null && string.Equals(file.Node, node, StringComparison.Ordinal))
            {
                return file;
            }

            shared ??= file.Node is null ? file : null;
        }

        return shared;
    }

    private static void Add<TKey>(Dictionary<TKey, List<ConfigFile>> files, TKey key, ConfigFile file)
        where TKey : notnull
    {
        if (!files.TryGetValue(key, out var same))
        {
            files.Add(key, same = []);
        }

        same.Add(file);
    }

    private sealed record FileOnNode(ConfigFile File, string? Node);
}
