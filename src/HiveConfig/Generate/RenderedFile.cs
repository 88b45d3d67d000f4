using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary>One file as it is to stand on one machine.</summary>
/// <param name="Node">Name of the machine; null for a file of the tree itself (manifest, runbook).</param>
/// <param name="Kind">What kind of file it is.</param>
/// <param name="InstalledPath">The absolute path on the machine; for a file of the tree, its name.</param>
/// <param name="Text">The whole text: UTF-8 without byte order mark, LF, final newline.</param>
public sealed record RenderedFile(string? Node, FileKind Kind, string InstalledPath, string Text)
{
    /// <summary>Owner, group and mode on the machine.</summary>
    public FileAccess Access { get; init; } = Kind.Access;

    /// <summary>Whether the text holds a secret in clear.</summary>
    /// <value>Default false.</value>
    public bool HasSecret { get; init; }

    /// <summary>Whether the text is a template that Ansible has to expand.</summary>
    /// <value>Default false.</value>
    public bool IsTemplate { get; init; }

    /// <summary>What has to be done on the machine after the file changed, in this order.</summary>
    public IReadOnlyList<string> AfterChange { get; init; } = Kind.AfterChange;

    /// <summary>The path below the output directory, with forward slashes: <c>node1/etc/…</c>.</summary>
    public string TreePath => Node is null ? InstalledPath : Node + InstalledPath;

    // A record's own ToString would print the text, and with it a secret.
    /// <inheritdoc/>
    public override string ToString() => TreePath;
}
