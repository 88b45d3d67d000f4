using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>A file of options for a Java machine: Elasticsearch's jvm.options, Cassandra's jvm*-server.options.</summary>
internal sealed class JvmOptionsDocument : Document
{
    internal JvmOptionsDocument(IReadOnlyList<JvmOption> options, IReadOnlyList<Fault> faults)
        : base(faults) => Options = options;

    /// <summary>The options in the order of the file.</summary>
    public IReadOnlyList<JvmOption> Options { get; }

    /// <summary>The last option that begins with a text and holds for every version of Java: <c>Find("-Xms")</c>; null when there is none.</summary>
    public JvmOption? Find(string prefix) => Options.LastOrDefault(option => option.FirstVersion is null && option.Option.Text.StartsWith(prefix, StringComparison.Ordinal));
}

/// <summary>One option of a Java machine.</summary>
/// <param name="Option">The option: <c>-Xms3g</c>.</param>
/// <param name="FirstVersion">First version of Java it is for; null for all.</param>
/// <param name="LastVersion">Last version of Java it is for; null for all from the first on.</param>
internal sealed record JvmOption(Word Option, int? FirstVersion = null, int? LastVersion = null);
