using System.Collections.Immutable;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1003: the value of a secret as a constant.</summary>
internal sealed class SecretValueCheck() : CodeCheck(CodeRules.SecretInCode)
{
    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.DelegateCreation, OperationKind.Invocation];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        if (context.Operation is IDelegateCreationOperation creation)
        {
            foreach (var value in ResolvedValue.In(creation, types).Where(value => SecretReferences.WeaknessOf(value.Name, value.Text) is null))
            {
                context.ReportDiagnostic(At(value.Place, "the value of a secret stands in the code, expected one that is read when the program runs"));
            }
        }
        else if (context.Operation is IInvocationOperation { TargetMethod: { Name: "Parse", ContainingType: { } type }, Arguments: { Length: 1 } arguments } && types.IsOfModel(type)
            && arguments[0].Value.ConstantValue is { HasValue: true, Value: string text } && KeyOfSecret(type.Name, text) is { } key)
        {
            context.ReportDiagnostic(At(arguments[0].Value, $"'{key}' is a secret, and its value stands in the code; expected one of the secrets of the model, or a setting without it"));
        }
    }

    private static string? KeyOfSecret(string type, string text) => type switch
    {
        nameof(JvmSetting) => JvmSetting.TryParse(text, out var option, out _) && ExtraLineChecks.IsSecret(option) && !Placeholder.IsIn(text) && text.Length > option.Name.Length + 1 ? option.Name : null,
        nameof(Extra) when YamlReader.Read(text) is { Faults.Count: 0, Root: MapValue map } => new TreeDocument(map, []).Settings
            .Where(setting => ExtraChecks.NamesSecret(setting.Key) && setting.Value is ScalarValue { IsNull: false, Type: ScalarType.Text, Text.Length: > 0 } && !Placeholder.IsIn(setting.Value))
            .Select(setting => setting.Key)
            .FirstOrDefault(),
        _ => null,
    };
}
