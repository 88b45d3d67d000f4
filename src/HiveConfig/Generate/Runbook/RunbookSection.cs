using System;

namespace HiveConfig.Generate;

/// <summary>One part of the runbook: what a component has its operator do at the first start.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Write">Its Markdown without the heading, or null when this cluster needs none. Never a secret, never a date.</param>
public sealed record RunbookSection(string Title, Func<RunbookContext, string?> Write);
