namespace HiveConfig.Text;

/// <summary>One include statement.</summary>
/// <param name="Target">What it names: a path or a URL.</param>
/// <param name="Form">How: heuristic (a bare string), file, url or classpath.</param>
/// <param name="IsRequired">Whether a missing target is an error.</param>
/// <param name="Span">Where the target stands.</param>
internal sealed record HoconInclude(string Target, HoconIncludeForm Form, bool IsRequired, Span Span);

/// <summary>How an include names its target.</summary>
internal enum HoconIncludeForm
{
    /// <summary><c>include "x"</c>.</summary>
    Heuristic,

    /// <summary><c>include file("x")</c>.</summary>
    File,

    /// <summary><c>include url("x")</c>.</summary>
    Url,

    /// <summary><c>include classpath("x")</c>.</summary>
    Classpath,
}
