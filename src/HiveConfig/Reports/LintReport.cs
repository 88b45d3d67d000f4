using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>What a run over one or more environments found, and how much it saw.</summary>
/// <param name="Findings">The findings, by path, line, column and id.</param>
/// <param name="Files">How many files were read.</param>
/// <param name="Nodes">How many machines they show.</param>
/// <param name="Environments">How many environments they form.</param>
public sealed record LintReport(IReadOnlyList<Finding> Findings, int Files, int Nodes, int Environments)
{
    /// <summary>How many files were passed over because their kind is unknown.</summary>
    /// <value>Default 0.</value>
    public int NotRecognised { get; init; }

    /// <summary>The version of this program, which some formats name.</summary>
    public string ToolVersion { get; init; } = typeof(LintReport).Assembly.GetName().Version!.ToString(3);

    /// <summary>How many findings comments and a baseline took out.</summary>
    /// <value>Default 0.</value>
    public int Suppressed { get; init; }

    /// <summary>The versions that the files were judged by.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>The report of a run.</summary>
    public static LintReport Of(IReadOnlyList<(Repo Repo, LintResult Result)> environments)
        => Of([.. environments.Select(environment => Of(environment.Repo, environment.Result))]);

    /// <summary>The report of one environment.</summary>
    internal static LintReport Of(Repo repo, LintResult result)
        => new(result.Findings, repo.Files.Count(file => file.Telling == Telling.All), NodesOf(repo), Environments: 1)
        {
            Suppressed = result.Suppressed,
            Targets = repo.Targets.All.Where(target => target.Source != TargetSource.Assumed).ToList(),
        };

    /// <summary>The report of several runs together.</summary>
    internal static LintReport Of(IReadOnlyList<LintReport> reports) => new(
        reports.SelectMany(report => report.Findings).Order(FindingOrder.Instance).ToList(),
        reports.Sum(report => report.Files),
        reports.Sum(report => report.Nodes),
        reports.Sum(report => report.Environments))
    {
        Suppressed = reports.Sum(report => report.Suppressed),
        Targets = reports.SelectMany(report => report.Targets).Distinct().ToList(),
    };

    // Of files that were named one by one, only their own.
    private static int NodesOf(Repo repo)
        => repo.Files.All(file => file.Telling == Telling.All)
            ? repo.Inventory.Nodes.Count
            : repo.Files.Where(file => file.Telling == Telling.All).Select(file => file.Node).OfType<string>().Distinct(System.StringComparer.Ordinal).Count(name => repo.Inventory.Nodes.Any(node => string.Equals(node.Name, name, System.StringComparison.Ordinal)));

    /// <summary>How many findings have a severity.</summary>
    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);
}
