using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1016: a constant path to a cluster.yaml that is no file of the project.</summary>
internal sealed class ClusterFileCheck() : CodeCheck(CodeRules.ClusterFileKnown)
{
    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        if (context.Operation is IInvocationOperation { TargetMethod.Name: "ReadCluster" } call && ModelTypes.Is(call.TargetMethod.ContainingType, types.ConfigTree)
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "path")?.Value is { } place && PathIn(place, types.Known) is { } path
            && !context.Options.AdditionalFiles.Any(file => Names(path, file.Path)) && !IntendedFault.Holds(call))
        {
            context.ReportDiagnostic(At(place, $"'{path}' is no file of the project, expected one of its AdditionalFiles"));
        }
    }

    private static string? PathIn(IOperation place, Known known)
    {
        if (known.Text(place) is { } path)
        {
            return path;
        }

        return known.Source(place) is IInvocationOperation { TargetMethod: { Name: "Combine" or "Join", ContainingType: { Name: "Path", ContainingNamespace.Name: "IO" } } } combined
            && combined.Arguments.Select(argument => known.Text(argument.Value)).ToList() is var parts && parts.TrueForAll(part => part is not null)
                ? string.Join("/", parts)
                : null;
    }

    // A path starts from a directory that nobody knows while compiling: the file has to end like it.
    private static bool Names(string path, string file)
    {
        var steps = new List<string>();
        foreach (var step in path.Replace('\\', '/').Split('/').Where(step => step is not ("" or ".")))
        {
            if (step is not "..")
            {
                steps.Add(step);
            }
            else if (steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
        }

        return ("/" + file.Replace('\\', '/')).EndsWith("/" + string.Join("/", steps), StringComparison.OrdinalIgnoreCase);
    }
}
