using HiveConfig.Lint;

namespace HiveConfig;

/// <summary>One invariant of C# that builds a cluster: HCA1xxx, found by an analyzer.</summary>
/// <param name="Id">For machines: <c>HCA1002</c>.</param>
/// <param name="Name">For people: <c>code-secret-literal</c>.</param>
/// <param name="Severity">Severity unless the fault or the settings of the compiler say otherwise.</param>
/// <param name="Title">The invariant as a fact, in one line.</param>
/// <param name="Why">What happens when it is violated.</param>
/// <param name="Fix">What to do, as an order.</param>
/// <param name="Bad">A statement that violates it; <c>cluster</c>, <c>secrets</c> and <c>directory</c> are a cluster, a resolver of secrets and a path.</param>
/// <param name="Good">The same without the fault.</param>
internal sealed record CodeRule(string Id, string Name, Severity Severity, string Title, string Why, string Fix, string Bad, string Good)
{
    /// <summary>Whether an editor can mend it, for there is but one right answer.</summary>
    /// <value>Default false.</value>
    internal bool HasCodeFix { get; init; }
}
