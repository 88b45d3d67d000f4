using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Kernel settings: /etc/sysctl.conf or a file of /etc/sysctl.d.</summary>
internal sealed class SysctlDocument : Document
{
    internal SysctlDocument(IReadOnlyList<SysctlEntry> entries, IReadOnlyList<Fault> faults)
        : base(faults) => Entries = entries;

    /// <summary>The assignments in the order of the file.</summary>
    public IReadOnlyList<SysctlEntry> Entries { get; }

    /// <summary>The assignment that counts for a key: the last one; null when there is none.</summary>
    /// <param name="name">The key with dots: <c>net.ipv4.ip_nonlocal_bind</c>.</param>
    public SysctlEntry? Find(string name) => Entries.LastOrDefault(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));
}

/// <summary>One kernel setting.</summary>
/// <param name="Name">The key with dots between its parts, however the file writes it.</param>
/// <param name="Key">The key as written.</param>
/// <param name="Value">The value.</param>
/// <param name="IgnoresFailure">Whether a dash before the key says that a failure does not matter.</param>
internal sealed record SysctlEntry(string Name, Word Key, Word Value, bool IgnoresFailure);
