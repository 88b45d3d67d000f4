using System.Collections.Generic;
using FluentValidation;
using FluentValidation.Results;

namespace HiveConfig.Model;

/// <summary>How the validators report: a rule, the setting of cluster.yaml, what is and what was expected.</summary>
internal static class Failures
{
    internal static void Error(this ValidationContext<Cluster> context, string rule, string setting, string message, ClusterPlace? related = null)
        => context.Add(Severity.Error, rule, setting, message, related);

    internal static void Warning(this ValidationContext<Cluster> context, string rule, string setting, string message, ClusterPlace? related = null)
        => context.Add(Severity.Warning, rule, setting, message, related);

    internal static void Report(this ValidationContext<Cluster> context, IEnumerable<ClusterFault> faults)
    {
        foreach (var fault in faults)
        {
            context.Add(fault.Severity == ProblemSeverity.Error ? Severity.Error : Severity.Warning, fault.Rule, fault.Setting, fault.Message, fault.Related);
        }
    }

    /// <summary>The setting of a node: <c>nodes.node1.address</c>.</summary>
    internal static string Setting(this Node node, string key) => "nodes." + node.Name + "." + key;

    /// <summary>The setting that states one of a node's addresses.</summary>
    internal static string Setting(this Node node, HostAddress address)
        => node.Setting(ReferenceEquals(address, node.Ip) ? "ip" : ReferenceEquals(address, node.Dns) ? "dns" : "address");

    private static void Add(this ValidationContext<Cluster> context, Severity severity, string rule, string setting, string message, ClusterPlace? related)
        => context.AddFailure(new ValidationFailure(setting, message) { ErrorCode = rule, Severity = severity, CustomState = related });
}
