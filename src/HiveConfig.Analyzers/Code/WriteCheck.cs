using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1015: files written of a cluster that nobody has validated, or in spite of what was found.</summary>
internal sealed class WriteCheck() : CodeCheck(CodeRules.ValidatedBeforeWriting)
{
    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        if (context.Operation is IInvocationOperation { TargetMethod.Name: "WriteTo", Arguments.Length: > 0 } call && ModelTypes.Is(call.TargetMethod.ContainingType, types.FileSetWriter)
            && Faulty(call, types, types.Known) is { } message)
        {
            context.ReportDiagnostic(At(call, message));
        }
    }

    private static string? Faulty(IInvocationOperation call, ModelTypes types, Known known)
    {
        if (known.Source(call.Arguments[0].Value) is not IInvocationOperation { TargetMethod.Name: nameof(Generator.Generate), Arguments.Length: > 0 } generate
            || !(ModelTypes.Is(generate.TargetMethod.ContainingType, types.ClusterExtensions) || ModelTypes.Is(generate.TargetMethod.ContainingType, types.Generator)))
        {
            return null;
        }

        var (cluster, root) = (Known.Plain(generate.Arguments[0].Value), Known.Root(call));
        var validations = Known.Below(root).OfType<IInvocationOperation>()
            .Where(other => other is { TargetMethod.Name: nameof(ClusterValidation.Validate), Arguments.Length: 1 } && ModelTypes.Is(other.TargetMethod.ContainingType, types.ClusterValidation))
            .ToList();
        if (validations.Count == 0)
        {
            return cluster is not null && IsMadeHere(cluster, root, types, known) ? "the cluster is written without having been validated, expected a look at 'Validate' before" : null;
        }

        var last = validations.LastOrDefault(validation => validation.Syntax.SpanStart < call.Syntax.SpanStart);
        if (last is null && validations.TrueForAll(validation => IsOnce(validation) && AreSame(Known.Plain(validation.Arguments[0].Value), cluster)) && IsOnce(call))
        {
            return "the cluster is written before it is validated, expected a look at 'Validate' before";
        }

        return last is { Parent: not IExpressionStatementOperation } && AreSame(Known.Plain(last.Arguments[0].Value), cluster) && ValidationUse.LetsPass(last, call, root)
            ? "the cluster is written whatever 'Validate' has found, expected none of it to be an error"
            : null;
    }

    private static bool AreSame(IOperation? one, IOperation? other) => one is not null && other is not null && string.Equals(one.Syntax.ToString(), other.Syntax.ToString(), StringComparison.Ordinal);

    // Neither in a loop nor in a function, which may run earlier than it stands.
    private static bool IsOnce(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return true;
    }

    // Whoever got it from elsewhere, or handed it on, may know that it was validated there.
    private static bool IsMadeHere(IOperation cluster, IOperation root, ModelTypes types, Known known)
        => cluster switch
        {
            IObjectCreationOperation or IWithOperation => true,
            ILocalReferenceOperation local => known.Source(local) is IObjectCreationOperation or IWithOperation
                && References(root, local.Local).All(reference => HandedTo(reference) is not { } method || ModelTypes.Is(method.ContainingAssembly, types.Cluster.ContainingAssembly)),
            _ => false,
        };

    private static IEnumerable<ILocalReferenceOperation> References(IOperation root, ILocalSymbol local)
        => Known.Below(root).OfType<ILocalReferenceOperation>().Where(reference => ModelTypes.Is(reference.Local, local));

    private static IMethodSymbol? HandedTo(IOperation reference)
    {
        var parent = reference.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return (parent as IArgumentOperation)?.Parent switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
    }
}
