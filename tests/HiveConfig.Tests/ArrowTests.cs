using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The engine's folders may know each other only along the arrows of the design.</summary>
public sealed class ArrowTests
{
    // Folder → the folders whose types it may name. The root (Rules.cs, FileKinds.cs, extensions) may name all but Disk and Reports.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Model"] = ["Text"],
        ["Lint"] = ["Text", "Model"],
        ["Generate"] = ["Text", "Model"],
        ["Cassandra"] = ["Text", "Model", "Lint", "Generate"],
        ["Elasticsearch"] = ["Text", "Model", "Lint", "Generate"],
        ["Storage"] = ["Text", "Model", "Lint", "Generate"],
        ["TheHive"] = ["Text", "Model", "Lint", "Generate", "Cassandra", "Elasticsearch", "Storage"],
        ["LoadBalancer"] = ["Text", "Model", "Lint", "Generate", "Cassandra", "Elasticsearch", "Storage", "TheHive"],
        ["Backup"] = ["Text", "Model", "Lint", "Generate", "Cassandra", "Elasticsearch", "Storage", "TheHive", "LoadBalancer"],
        ["Security"] = ["Text", "Model", "Lint", "Generate", "Cassandra", "Elasticsearch", "Storage", "TheHive", "LoadBalancer", "Backup"],
        ["Machines"] = ["Text", "Model", "Lint", "Generate", "Cassandra", "Elasticsearch", "Storage", "TheHive", "LoadBalancer", "Backup"],
        ["Plan"] = ["Text", "Model", "Lint", "Generate", "Cassandra", "Elasticsearch", "Storage", "TheHive", "LoadBalancer", "Backup"],
        ["Reports"] = ["Text", "Lint", "Plan"],
        ["Import"] = ["Text", "Model", "Lint", "Generate", "Cassandra", "Elasticsearch", "Storage", "TheHive", "LoadBalancer", "Backup"],
        ["Disk"] = ["Text", "Model", "Lint", "Generate", "Cassandra", "Elasticsearch", "Storage", "TheHive", "LoadBalancer", "Backup"],
    };

    [Fact]
    public void FoldersKnowEachOtherOnlyAlongTheArrows()
        => Assert.Empty(Sources().SelectMany(source => Wrong(source.Folder, File.ReadAllText(source.Path)).Select(wrong => source.Path + ": " + wrong)));

    [Fact]
    public void AWrongArrowIsSeen()
    {
        Assert.Equal(["Cassandra -> TheHive"], Wrong("Cassandra", "using HiveConfig.TheHive;\nusing HiveConfig.Text;\n"));
        Assert.Equal(["Text -> Model"], Wrong("Text", "var x = HiveConfig.Model.Port.Of(1);"));
        Assert.Equal(["Lint -> Reports"], Wrong("Lint", "using HiveConfig.Reports;"));
        Assert.Empty(Wrong("LoadBalancer", "using HiveConfig.TheHive;"));
    }

    [Fact]
    public void EveryFolderHasItsArrows()
        => Assert.Empty(Sources().Select(source => source.Folder).Where(folder => folder.Length > 0 && !Allowed.ContainsKey(folder)).Distinct(StringComparer.Ordinal));

    [Fact]
    public void AFilesNamespaceIsItsFolders()
        => Assert.Empty(Sources()
            .Where(source => source.Folder.Length > 0 && !source.Path.EndsWith("Polyfill.cs", StringComparison.Ordinal))
            .Where(source => !Regex.IsMatch(File.ReadAllText(source.Path), @"^namespace HiveConfig\." + source.Folder + @"(\.\w+)?;", RegexOptions.Multiline, TimeSpan.FromSeconds(1)))
            .Select(source => source.Path));

    private static IEnumerable<string> Wrong(string folder, string text)
        => Regex.Matches(text, @"\bHiveConfig\.(\w+)\b", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Select(match => match.Groups[1].Value)
            .Where(target => Allowed.ContainsKey(target) && !string.Equals(target, folder, StringComparison.Ordinal))
            .Where(target => folder.Length == 0 ? target is "Disk" or "Reports" : !Allowed[folder].Contains(target, StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Select(target => (folder.Length == 0 ? "(root)" : folder) + " -> " + target);

    private static IEnumerable<(string Folder, string Path)> Sources()
    {
        var root = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), "..", "..", "src", "HiveConfig"));
        foreach (var path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var parts = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar);
            if (parts[0] is not ("bin" or "obj"))
            {
                yield return (parts.Length == 1 ? "" : parts[0], path);
            }
        }
    }
}
