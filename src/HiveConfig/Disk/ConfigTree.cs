using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Disk;

/// <summary>Reads config repos and cluster.yaml from the disk.</summary>
public static class ConfigTree
{
    /// <summary>Reads the files of known kinds below directories. What cannot be read is a finding of the file concerned, never an exception.</summary>
    /// <param name="paths">Directories or files that exist. What git ignores below one of them is passed over, but never the path itself.</param>
    /// <param name="workingDirectory">Where the paths in reports start; null for the process's own.</param>
    /// <exception cref="DirectoryNotFoundException">A path does not exist: nothing would be found there, and nothing wrong with it.</exception>
    public static TreeReading Read(IReadOnlyList<string> paths, string? workingDirectory = null)
    {
        var start = Path.GetFullPath(workingDirectory ?? Environment.CurrentDirectory);
        return paths.FirstOrDefault(path => !Path.Exists(Path.Combine(start, path))) is { } missing
            ? throw new DirectoryNotFoundException($"'{missing}' does not exist")
            : Read(paths, new TreeOptions(start));
    }

    internal static TreeReading Read(IReadOnlyList<string> paths, TreeOptions options)
    {
        var found = FoundTree.Below(paths, options);
        var repos = found.Environments.Select(environment => environment.Read()).Where(repo => repo.Files.Count > 0).ToList();
        return new TreeReading(repos, found.UnrecognisedCount);
    }

    /// <summary>Reads the files of known kinds below a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="DirectoryNotFoundException">It does not exist.</exception>
    public static TreeReading Read(string directory) => Read([directory]);

    /// <summary>Reads a cluster.yaml.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">The path as messages show it; null for <paramref name="path"/>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ClusterFileResult ReadCluster(string path, string? shown = null)
    {
        shown ??= path;

        DecodedText read;
        try
        {
            read = DecodedText.Of(DiskFile.ReadBytes(path));
        }
        catch (Exception exception) when (exception is InvalidDataException or DiskFile.IrregularFileException)
        {
            read = new DecodedText("", [DiskFile.FaultOf(exception)]);
        }

        var refused = read.Faults.Where(fault => fault.Kind != FaultKind.Encoding).ToList();
        return refused.Count == 0
            ? ClusterFile.Read(shown, read.Text)
            : new ClusterFileResult(Cluster: null, [.. refused.Select(fault => new ClusterProblem(ProblemSeverity.Error, "HC9001", fault.Message) { Path = shown, Span = fault.Span })]);
    }
}

/// <summary>What was read below some paths.</summary>
/// <param name="Environments">The files of each environment; empty when no file was recognised.</param>
/// <param name="UnrecognisedCount">How many files were passed over: of no known kind, or links that lead elsewhere.</param>
public sealed record TreeReading(IReadOnlyList<Repo> Environments, int UnrecognisedCount);
