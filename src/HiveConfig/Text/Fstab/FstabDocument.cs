using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>A table of file systems as /etc/fstab has it.</summary>
internal sealed class FstabDocument : Document
{
    internal FstabDocument(IReadOnlyList<FstabEntry> entries, IReadOnlyList<Fault> faults)
        : base(faults) => Entries = entries;

    /// <summary>The lines that mount something, in the order of the file.</summary>
    public IReadOnlyList<FstabEntry> Entries { get; }
}

/// <summary>One line of an fstab.</summary>
internal sealed class FstabEntry
{
    internal FstabEntry(IReadOnlyList<Word> fields) => Fields = fields;

    /// <summary>The fields: at least three, six when the line is complete. A comment behind them is none.</summary>
    public IReadOnlyList<Word> Fields { get; }

    /// <summary>What is mounted: a device, <c>UUID=…</c>, <c>host:/path</c>.</summary>
    public Word Source => Fields[0];

    /// <summary>Where.</summary>
    public Word Target => Fields[1];

    /// <summary>The type of the file system.</summary>
    public Word Type => Fields[2];

    /// <summary>The options; empty when the field is missing.</summary>
    public IReadOnlyList<MountOption> Options => Fields.Count > 3 ? MountOption.List(Fields[3]) : [];

    /// <summary>From its first field to its last.</summary>
    public Span Span => Fields[0].Span.To(Fields[Fields.Count - 1].Span);

    /// <summary>The last option of a name; null when there is none.</summary>
    public MountOption? Find(string option) => MountOption.Last(Options, option);
}
