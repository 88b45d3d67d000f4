using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig;

/// <summary>What must hold between files and the cluster.yaml that they are meant for.</summary>
internal static class ModelRules
{
    internal static Rule[] All =>
    [
        SameAsModel,
    ];

    /// <summary>The files are those of the cluster.</summary>
    public static Rule SameAsModel { get; } = new(
        "HC8040", "cluster-differs-from-model", Error,
        Title: "Settings are what cluster.yaml generates",
        Why: "The machines run something else than what was decided, and the next generated tree undoes it.",
        Fix: "Generate the file anew, or change cluster.yaml.",
        ModelDifferences.Find)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "Follows from cluster.yaml",
    };
}
