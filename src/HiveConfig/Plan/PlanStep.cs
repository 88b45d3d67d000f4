using System.Collections.Generic;

namespace HiveConfig.Plan;

/// <summary>One step of the order of work.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Parts">Its parts, in order.</param>
public sealed record PlanStep(string Title, IReadOnlyList<PlanPart> Parts);

/// <summary>A sentence, and the commands that it announces.</summary>
/// <param name="Text">The sentence, which says where the commands are run.</param>
/// <param name="Commands">Commands for bash, as root; empty for none.</param>
public sealed record PlanPart(string Text, IReadOnlyList<string> Commands);
