using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>One setting of a file of any syntax, in the form in which two files are compared.</summary>
/// <param name="Key">What it sets, the same for every spelling.</param>
/// <param name="Value">What to, in one spelling; null when the file alone does not settle it.</param>
/// <param name="File">The file that it stands in.</param>
/// <param name="Span">Where.</param>
internal sealed record FoundSetting(string Key, string? Value, ConfigFile File, Span Span)
{
    /// <summary>The key as the file has it.</summary>
    internal string Name { get; init; } = Key;

    /// <summary>The value in a tree of keys and values; null in other syntaxes.</summary>
    internal ConfigValue? Raw { get; init; }

    /// <summary>What could carry it in <see cref="Model.Extra"/>: a line or an option; null for none.</summary>
    internal string? Line { get; init; }

    /// <summary>The section or block of somebody else's that it stands in; null for the file itself.</summary>
    internal string? Part { get; init; }

    /// <summary>Whether it is told as a line: the keyword and what stands behind it.</summary>
    internal bool IsLine { get; init; }

    /// <summary>Whether its name says all of it.</summary>
    internal bool IsOption { get; init; }

    /// <summary>Whether its value must not be shown.</summary>
    internal bool IsSecret { get; init; }
}
