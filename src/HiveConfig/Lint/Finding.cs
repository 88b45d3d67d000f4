using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>One violation of one rule, as reported.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">The severity that counts.</param>
/// <param name="Violation">What was found.</param>
public sealed record Finding(Rule Rule, Severity Severity, Violation Violation)
{
    /// <summary>The file.</summary>
    public ConfigFile File => Violation.File;

    /// <summary>The path of the file.</summary>
    public string Path => Violation.File.Path;

    /// <summary>Name of the machine; null when the file serves several or it is unknown.</summary>
    public string? Node => Violation.File.Node;

    /// <summary>The place in the file.</summary>
    public Span Span => Violation.Span;

    /// <summary>Full key of the setting concerned; null when the whole file is.</summary>
    public string? Setting => Violation.Setting;

    /// <summary>What is and what was expected.</summary>
    public string Message => Violation.Message;

    /// <summary>Places in this or other files that belong to it.</summary>
    public IReadOnlyList<RelatedPlace> Related => Violation.Related;

    /// <summary>The advice.</summary>
    public string Fix => Violation.Fix ?? Rule.Fix;
}
