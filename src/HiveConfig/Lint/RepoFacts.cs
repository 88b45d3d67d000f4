using System.Collections.Generic;
using HiveConfig.Model;

namespace HiveConfig.Lint;

/// <summary>What the files of an environment do not say themselves; attached by whoever read them. A rule that needs one is silent without it.</summary>
public sealed record RepoFacts
{
    /// <summary>The versions that were stated, in the order of belief.</summary>
    public IReadOnlyList<Target> Stated { get; init; } = [];

    /// <summary>The cluster that the files are meant for, from <c>--cluster</c>; null when none was given. What a rule needs it for is called <c>spec</c>.</summary>
    public Cluster? Model { get; init; }

    /// <summary>Paths of everything in the directories that were read, of known kind or not; null when nobody listed them. What a rule needs it for is called <c>listing</c>.</summary>
    public IReadOnlyList<string>? Listing { get; init; }

    /// <summary>Paths of some of what is there, for whoever cannot list it all: what is not among them may be there all the same.</summary>
    internal IReadOnlyList<string> Sighted { get; init; } = [];

    /// <summary>Paths of what is certainly there. That something is missing only <see cref="Listing"/> shows.</summary>
    internal IReadOnlyList<string> Seen => Listing ?? Sighted;
}
