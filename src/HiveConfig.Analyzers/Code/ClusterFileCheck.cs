using System;
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
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "path")?.Value is { ConstantValue: { HasValue: true, Value: string path } } place
            && !context.Options.AdditionalFiles.Any(file => Names(path, file.Path)) && !ConstantCheck.IsExpected(call))
        {
            context.ReportDiagnostic(At(place, $"'{path}' is no file of the project, expected one of its AdditionalFiles"));
        }
    }

    // A path starts from a directory that nobody knows while compiling: the file has to end like it.
    private static bool Names(string path, string file)
    {
        var steps = path.Replace('\\', '/').Split('/').Where(step => step is not ("" or ".")).SkipWhile(step => step is "..").ToList();
        return ("/" + file.Replace('\\', '/')).EndsWith("/" + string.Join("/", steps), StringComparison.OrdinalIgnoreCase);
    }
}
