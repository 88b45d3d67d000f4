using HiveConfig.Lint;
using Microsoft.CodeAnalysis;

namespace HiveConfig.Analyzers;

/// <summary>The rules as the compiler knows them.</summary>
internal static class CodeDescriptors
{
    internal static DiagnosticDescriptor Of(CodeRule rule)
    {
        var severity = rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
        return new DiagnosticDescriptor(rule.Id, rule.Title, "{0}", Categories.Model, severity, isEnabledByDefault: true, rule.Why + " " + rule.Fix, Pages.Of(rule.Id, rule.Name));
    }
}
