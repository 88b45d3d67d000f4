using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Reports;
using HiveConfig.Text;

namespace HiveConfig.Cli;

/// <summary>What a run would change in an output directory, as a unified diff without secrets.</summary>
internal static class TreeDiff
{
    private const string Nothing = "/dev/null";

    // Where nobody knows any more what a file was.
    private static readonly FileKind Unknown = new("file", service: null, "", read: null);

    /// <param name="files">What was rendered.</param>
    /// <param name="hidden">The same with every secret hidden, line for line.</param>
    /// <param name="changes">What differs.</param>
    /// <param name="directory">The output directory, absolute.</param>
    /// <param name="shown">A path of the tree as the user knows it.</param>
    internal static string Write(FileSet files, FileSet hidden, TreeChanges changes, string directory, Func<string, string> shown)
    {
        var text = new StringBuilder();
        var isMore = changes.Files.Any(change => change.State is FileState.Changed or FileState.Missing or FileState.Stale && change.Path.Contains('/', StringComparison.Ordinal));

        // The manifest and the runbook follow from the rest, and so come last.
        foreach (var change in changes.Files
            .Where(change => change.State is FileState.Changed or FileState.Missing or FileState.Stale)
            .OrderBy(change => !change.Path.Contains('/', StringComparison.Ordinal)))
        {
            var index = Enumerable.Range(0, files.Files.Count).FirstOrDefault(i => string.Equals(files.Files[i].TreePath, change.Path, StringComparison.Ordinal), -1);
            var rendered = index < 0 ? null : files.Files[index];
            var old = change.State == FileState.Missing ? "" : DiskFile.TryReadText(Path.Combine(directory, change.Path)) ?? "";
            var name = shown(change.Path);

            // Checksums of what stands above; alone it says what no file does.
            if (change is { Path: ManifestFiles.Name, State: FileState.Changed } && isMore)
            {
                var (removed, added) = UnifiedDiff.Count(old, rendered?.Text ?? "");
                text.Append(CultureInfo.InvariantCulture, $"{name}: follows from the above (-{removed} +{added} lines)\n");
                continue;
            }

            // The runbook and the manifest speak of secrets and hold none.
            var shownOld = rendered is { Node: null } ? old : new ConfigFile(change.Path, rendered?.Kind ?? Unknown, old).Secrets.MaskedText();
            var diff = UnifiedDiff.Write(
                change.State == FileState.Missing ? Nothing : name,
                rendered is null ? Nothing : name,
                old,
                rendered?.Text ?? "",
                shownOld,
                rendered is null ? "" : rendered.Node is null ? hidden.Files[index].Text : new ConfigFile(change.Path, rendered.Kind, hidden.Files[index].Text).Secrets.MaskedText());
            text.Append(diff.Length > 0 ? diff : $"{name}: others may read it, expected mode {rendered?.Access.Mode}\n");
        }

        return text.ToString();
    }
}
