using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cli;

/// <summary>Reads what the options of <c>lint</c> name beside the trees themselves, and tells everything that is wrong with it at once.</summary>
internal sealed class LintInput(Session session, LintOptions options)
{
    private readonly SettingsFiles _settings = new(session);

    /// <summary>Whether the command line, the settings or a file they name is wrong.</summary>
    internal bool IsWrong { get; private set; }

    /// <summary>Whether a path that was named cannot be opened.</summary>
    internal bool IsUnreadable { get; private set; }

    /// <summary>What was named and can be opened, absolute.</summary>
    internal IReadOnlyList<string> Paths { get; private set; } = [];

    internal IReadOnlyList<RulePattern> Select { get; private set; } = [];

    internal IReadOnlyList<RulePattern> Ignore { get; private set; } = [];

    internal IReadOnlyList<(string Format, string File)> Reports { get; private set; } = [];

    internal Baseline? Baseline { get; private set; }

    private IReadOnlyList<Target> Targets { get; set; } = [];

    private Cluster? Cluster { get; set; }

    private IReadOnlyDictionary<string, string> Variables { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    private (string Path, byte[] Bytes)? Standin { get; set; }

    /// <summary>Reads all of it.</summary>
    internal static LintInput Read(Session session, LintOptions options)
    {
        var input = new LintInput(session, options);
        List<string> paths = [.. options.Paths.Where(path => path is not LintCommand.Stdin)];
        input.Select = input.RulesOf(options.Select, paths);
        input.Ignore = input.RulesOf(options.Ignore, paths);
        input.ReadPaths(paths);
        input.ReadTargets();
        input.ReadReports();
        input.ReadCluster();
        input.ReadBaseline();
        input.ReadVariables();
        return input;
    }

    /// <summary>The paths by the settings that count for them: each path has its own nearest hiveconfig.yaml.</summary>
    internal IReadOnlyList<LintGroup> Groups()
    {
        var stated = options.Config is { } config ? Named(config, "--config") : null;
        if (options.Config is not null && stated is null)
        {
            return [];
        }

        return [.. Paths.GroupBy(path => stated ?? SettingsFiles.Nearest(path), StringComparer.Ordinal).Select(group => Group([.. group], group.Key)).OfType<LintGroup>()];
    }

    private LintGroup? Group(IReadOnlyList<string> paths, string? file)
    {
        var settings = file is null ? LintSettings.None : _settings.Read(file);
        if (settings is null)
        {
            IsWrong = true;
            return null;
        }

        var tree = new TreeOptions(session.WorkingDirectory)
        {
            Settings = settings,
            SettingsDirectory = file is null ? null : Path.GetDirectoryName(file),
            Variables = Variables,
            SeesBeside = true,
            Standin = Standin is { } standin && paths.Any(path => RealPath.IsIn(standin.Path, path)) ? standin : null,

            // Who asks knows best; then the cluster that is meant, then the repo's own word.
            Facts = new RepoFacts { Stated = [.. Targets, .. Cluster is null ? [] : Lint.Targets.StatedBy(Cluster), .. settings.Targets], Model = Cluster },
        };
        return new LintGroup(paths, tree, new LintPolicy
        {
            Settings = settings,
            BelowSettings = path => tree.BelowSettings(session.FullPath(path)),
            ObeysComments = options.ObeysComments,
            Select = Select,
            Ignore = Ignore,
            Baseline = Baseline,
        });
    }

    // '--select HC1006 out': the parser gives both words to the option. No path is called like a rule, so the one that is there is meant as one.
    private List<RulePattern> RulesOf(string[] words, List<string> paths)
    {
        var rules = new List<RulePattern>();
        foreach (var word in words.SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            var pattern = new RulePattern(word);
            if (pattern.Problem(Rules.All) is not { } problem)
            {
                rules.Add(pattern);
            }
            else if (Path.Exists(session.FullPath(word)))
            {
                paths.Add(word);
            }
            else
            {
                Wrong(problem);
            }
        }

        return rules;
    }

    private void ReadPaths(List<string> paths)
    {
        if (options.StdinFile is { } file)
        {
            Standin = (session.FullPath(file), ReadInput(session.In()));
            if (paths.Count == 0)
            {
                Paths = [Standin.Value.Path];
                return;
            }
        }

        if (paths.Count == 0)
        {
            paths.Add(".");
        }

        foreach (var path in paths.FindAll(path => !CanOpen(session.FullPath(path))))
        {
            Unreadable($"'{path}' cannot be opened");
            paths.Remove(path);
        }

        Paths = paths.ConvertAll(session.FullPath);
    }

    // One byte more than is read of any file: what is longer is told of like such a file, and may have no end.
    private static byte[] ReadInput(Stream input)
    {
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        while (bytes.Length <= DiskFile.MaximumLength && input.Read(part, 0, (int)Math.Min(part.Length, DiskFile.MaximumLength + 1 - bytes.Length)) is > 0 and var count)
        {
            bytes.Write(part, 0, count);
        }

        return bytes.ToArray();
    }

    private void ReadTargets()
    {
        var targets = new List<Target>();
        foreach (var word in options.Targets)
        {
            var (product, version) = Pair(word);
            if (!LintSettingsFile.Products.Contains(product, StringComparer.Ordinal))
            {
                var nearest = Nearest.Find(product, LintSettingsFile.Products);
                Wrong($"'{word}' names no product, expected {(nearest is null ? "cassandra, elasticsearch or thehive" : $"'{nearest}=…'")}");
            }
            else if (ProductVersion.TryParse(version, out var value, out var problem))
            {
                targets.Add(new Target(product, value, TargetSource.CommandLine));
            }
            else
            {
                Wrong($"'--target {word}': {problem}");
            }
        }

        Targets = targets;
    }

    private void ReadReports()
    {
        var reports = new List<(string, string)>();
        foreach (var word in options.Reports)
        {
            var (format, file) = Pair(word);
            if (!HiveConfig.Reports.ReportFormats.All.ContainsKey(format) || string.IsNullOrEmpty(file))
            {
                Wrong($"'--report {word}': expected FORMAT=FILE with one of the formats {string.Join(", ", HiveConfig.Reports.ReportFormats.All.Keys)}");
            }
            else
            {
                reports.Add((format, session.FullPath(file)));
            }
        }

        Reports = reports;
    }

    private void ReadCluster()
    {
        if (options.Cluster is not { } path || Named(path, "--cluster") is not { } file)
        {
            return;
        }

        var read = ConfigTree.ReadCluster(file, session.Shown(file));
        foreach (var problem in read.Problems)
        {
            session.Error.WriteLine(problem);
        }

        Cluster = read.Cluster;
        IsWrong |= Cluster is null;
    }

    private void ReadBaseline()
    {
        if (options.Baseline is not { } path || Named(path, "--baseline") is not { } file)
        {
            return;
        }

        var (text, faults) = DiskFile.ReadText(file);
        var (baseline, problems) = faults.Count > 0 ? (null, faults) : Lint.Baseline.Read(text, PathFrom(file));
        Tell(file, problems);
        Baseline = baseline;
    }

    private void ReadVariables()
    {
        if (options.Vars is not { } path || Named(path, "--vars") is not { } file)
        {
            return;
        }

        var (text, faults) = DiskFile.ReadText(file);
        var (variables, problems) = faults.Count > 0 ? (Variables, faults) : TemplateVariables.Read(text);
        Tell(file, problems);
        Variables = variables;
    }

    /// <summary>Turns a path as reports show it into one from the directory of a file, so that it means the same wherever one stands.</summary>
    internal Func<string, string> PathFrom(string file)
    {
        var directory = Path.GetDirectoryName(file)!;
        return path => TreePath.Slashes(Path.GetRelativePath(directory, session.FullPath(path)));
    }

    private void Tell(string file, IReadOnlyList<Fault> problems)
    {
        foreach (var problem in problems)
        {
            session.Error.WriteLine($"{session.Shown(file)}:{problem.Span}: error: {problem.Message}");
            IsWrong = true;
        }
    }

    private string? Named(string path, string option)
    {
        var file = session.FullPath(path);
        if (File.Exists(file) && DiskFile.CanOpen(file))
        {
            return file;
        }

        Unreadable($"'{path}' of '{option}' cannot be opened");
        return null;
    }

    private void Wrong(string problem)
    {
        session.Error.WriteLine("error: " + problem);
        IsWrong = true;
    }

    private void Unreadable(string problem)
    {
        session.Error.WriteLine("error: " + problem);
        IsUnreadable = true;
    }

    private static (string Name, string Value) Pair(string word)
        => word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (word[..at], word[(at + 1)..]) : (word, "");

    private static bool CanOpen(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                using var entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
                return true;
            }

            return DiskFile.CanOpen(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

/// <summary>Paths that one hiveconfig.yaml counts for.</summary>
/// <param name="Paths">The paths, absolute.</param>
/// <param name="Options">How they are read.</param>
/// <param name="Policy">What of the findings counts there.</param>
internal sealed record LintGroup(IReadOnlyList<string> Paths, TreeOptions Options, LintPolicy Policy);
