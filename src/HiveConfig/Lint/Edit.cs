using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>A change of one place in one file that mends a violation: only the value changes, the rest of the line stays.</summary>
/// <param name="File">The file; never a template.</param>
/// <param name="Span">What is replaced; empty to put something in.</param>
/// <param name="Text">What stands there afterwards, in the syntax of the file; never a secret.</param>
public sealed record Edit(ConfigFile File, Span Span, string Text);
