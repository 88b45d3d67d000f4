namespace HiveConfig.Text;

/// <summary>What kind of fault a reader met.</summary>
public enum FaultKind
{
    /// <summary>The program that owns this file refuses it here.</summary>
    Syntax,

    /// <summary>A key that stands twice in one map. The text can still be read.</summary>
    DuplicateKey,

    /// <summary>A byte order mark, NUL, or missing final newline that the program which owns this file refuses.</summary>
    Encoding,

    /// <summary>The text goes past a bound (depth, size, aliases) that keeps hostile input from harm.</summary>
    Bound,
}

/// <summary>One thing a reader could not read. Readers return faults; they never throw for what stands in a text.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is and what was expected, without a final stop and without any secret.</param>
/// <param name="Related">An earlier place that belongs to it: the first of two equal keys.</param>
/// <param name="Key">The full key of the setting concerned, when there is one.</param>
/// <param name="Rule">Id of a rule more exact than the one its kind is reported under; null for that one.</param>
public sealed record Fault(FaultKind Kind, Span Span, string Message, Span? Related = null, string? Key = null, string? Rule = null)
{
    /// <summary>A more exact advice than the rule's; null for the rule's own.</summary>
    internal string? Fix { get; init; }

    /// <summary>Whether another line of the file could cure it: in a template nobody knows.</summary>
    internal bool RestsOnOthers { get; init; }
}
