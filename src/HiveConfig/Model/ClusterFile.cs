using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>Reads and writes cluster.yaml.</summary>
public static class ClusterFile
{
    /// <summary>
    /// Writes the text of a cluster.yaml that states a cluster: in the order of the starter file, and only what differs from the
    /// defaults. To read it gives the same cluster; what the file has no word for, such as memory that is no whole number of
    /// GiB, is rounded down.
    /// </summary>
    public static string Write(Cluster cluster) => ClusterFileText.Of(cluster);

    /// <summary>
    /// Reads the text of a cluster.yaml. Everything that is wrong with the text is reported at once, and nothing is thrown;
    /// whether the cluster can work is for <see cref="ClusterValidation.Validate"/> to say.
    /// </summary>
    /// <param name="path">The path as messages show it.</param>
    /// <param name="text">The decoded text without a byte order mark.</param>
    public static ClusterFileResult Read(string path, string text)
    {
        var document = YamlReader.ReadBounded(text);
        var reading = new ClusterFileReading(path);
        foreach (var fault in document.Faults)
        {
            reading.Add(fault, isSecret: MayShowSecret(text, fault.Span));
        }

        // What stands behind a fault of syntax is a guess: better no word about it than a wrong one.
        var cluster = document.IsReadable ? ClusterFileKeys.Read(reading, document) : null;
        var problems = reading.Problems.OrderBy(problem => problem.Span).ToList();
        return new ClusterFileResult(problems.Exists(problem => problem.Severity == ProblemSeverity.Error) ? null : cluster, problems)
        {
            Partial = cluster is not null && CanBeJudged(cluster, reading.Broken) ? cluster : null,
            Broken = reading.Broken,
        };
    }

    // Most of what is said of a cluster depends on its nodes, its versions and its storage: with one of them unknown it would be guesses.
    private static bool CanBeJudged(Cluster cluster, IReadOnlyList<string> broken)
        => cluster is { Name: not null, Nodes.Count: > 0, TheHive: { Version: not null, Url: not null }, LoadBalancer.VirtualIp: not null, Storage: not null }
            && cluster.TheHive.Proxy is null or { Host: not null, Port: not null }
            && cluster.Nodes.All(node => node.Address is not null)
            && !broken.Any(setting => setting.Length == 0 || Judged.Contains(setting.Split('.')[0], System.StringComparer.Ordinal) || setting.EndsWith("version", System.StringComparison.Ordinal));

    private static readonly string[] Judged = ["nodes", "storage", "backup", "package", "phase", "tls"];

    // A secret written in clear where a reference belongs must not come out of a message about a missing quote.
    private static bool MayShowSecret(string text, Span span)
    {
        var end = 0;
        for (var line = 0; line < span.Line && end >= 0; line++)
        {
            end = text.IndexOf('\n', end) + 1;
            end = end == 0 ? -1 : end;
        }

        return text.IndexOf("secrets", 0, end < 0 ? text.Length : end, System.StringComparison.Ordinal) >= 0;
    }
}

/// <summary>What was read of a cluster.yaml.</summary>
/// <param name="Cluster">The cluster; null when a problem is an error.</param>
/// <param name="Problems">What is wrong with the text, in reading order.</param>
public sealed record ClusterFileResult(Cluster? Cluster, IReadOnlyList<ClusterProblem> Problems)
{
    /// <summary>What could be read in spite of errors, so that more of them can be told at once; null when too little could.</summary>
    internal Cluster? Partial { get; init; }

    /// <summary>See <see cref="ClusterFileReading.Broken"/>.</summary>
    internal IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>Further problems without those that only follow from what was not read.</summary>
    internal IEnumerable<ClusterProblem> WithoutEchoes(IEnumerable<ClusterProblem> further)
        => further.Where(problem => !Broken.Any(broken => Concerns(problem.Setting, broken) || problem.Related.Any(place => Concerns(place.Setting, broken))));

    // One setting may stand at several places: the interface of a node and that of all.
    private static bool Concerns(string setting, string broken)
        => setting.Length == 0
            || (setting + ".").StartsWith(broken + ".", System.StringComparison.Ordinal)
            || (broken + ".").StartsWith(setting + ".", System.StringComparison.Ordinal)
            || string.Equals(Last(setting), Last(broken), System.StringComparison.Ordinal);

    private static string Last(string setting) => setting.Substring(setting.LastIndexOf('.') + 1);
}
