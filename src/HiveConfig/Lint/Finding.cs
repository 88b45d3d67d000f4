namespace HiveConfig.Lint;

/// <summary>One violation of one rule, as reported.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">The severity that counts.</param>
/// <param name="Violation">What was found.</param>
public sealed record Finding(Rule Rule, Severity Severity, Violation Violation)
{
    /// <summary>The path of the file.</summary>
    public string Path => Violation.File.Path;

    /// <summary>The advice.</summary>
    public string Fix => Violation.Fix ?? Rule.Fix;
}
