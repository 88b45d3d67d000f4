namespace HiveConfig.Model;

/// <summary>What a check of the model finds: the validators report it, and so do the analyzers of C# that builds a cluster.</summary>
internal sealed record ClusterFault(ProblemSeverity Severity, string Rule, string Setting, string Message, ClusterPlace? Related = null)
{
    internal static ClusterFault Error(string rule, string setting, string message, ClusterPlace? related = null) => new(ProblemSeverity.Error, rule, setting, message, related);

    internal static ClusterFault Warning(string rule, string setting, string message, ClusterPlace? related = null) => new(ProblemSeverity.Warning, rule, setting, message, related);
}
