namespace HiveConfig.Analyzers.CodeFixes;

/// <summary>The rules that an editor can mend.</summary>
internal static class CodeIds
{
    internal static string SecretLiteral => CodeRules.SecretLiteral.Id;

    internal static string SecretWeak => CodeRules.SecretWeak.Id;

    internal static string SecretShown => CodeRules.SecretShown.Id;

    internal static string MinimumMembers => CodeRules.MinimumMembers.Id;
}
