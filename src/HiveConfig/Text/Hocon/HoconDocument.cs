using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>What <see cref="HoconReader"/> made of a text: includes not opened, substitutions not resolved.</summary>
public sealed class HoconDocument : Document
{
    internal HoconDocument(IReadOnlyList<HoconInclude> includes, IReadOnlyList<Fault> faults)
        : base(faults) => Includes = includes;

    /// <summary>The includes in reading order.</summary>
    public IReadOnlyList<HoconInclude> Includes { get; }

    /// <summary>
    /// The value as the service sees it: keys merged, substitutions resolved. A substitution that only the environment could
    /// settle is an <see cref="UnknownValue"/>.
    /// </summary>
    /// <param name="open">The file that an include names, or null when it is not at hand: as the real reader, an include of a missing file is then empty.</param>
    public TreeDocument Resolve(Func<HoconInclude, ConfigFile?> open) => throw new NotSupportedException("not written yet");
}

/// <summary>One include statement.</summary>
/// <param name="Target">What it names: a path or a URL.</param>
/// <param name="Form">How: heuristic (a bare string), file, url or classpath.</param>
/// <param name="IsRequired">Whether a missing target is an error.</param>
/// <param name="Span">Where the target stands.</param>
public sealed record HoconInclude(string Target, HoconIncludeForm Form, bool IsRequired, Span Span);

/// <summary>How an include names its target.</summary>
public enum HoconIncludeForm
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
