using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>A systemd unit file or drop-in.</summary>
internal sealed class SystemdDocument : Document
{
    internal SystemdDocument(IReadOnlyList<SystemdEntry> entries, IReadOnlyList<Fault> faults)
        : base(faults) => Entries = entries;

    /// <summary>Every assignment in the order of the file, repeated keys repeated.</summary>
    public IReadOnlyList<SystemdEntry> Entries { get; }

    /// <summary>The assignment that counts for a key that takes one value: the last one; null when there is none.</summary>
    public SystemdEntry? Find(string section, string key) => Entries.LastOrDefault(entry => entry.Is(section, key));

    /// <summary>The assignments that count for a key that takes a list: an empty one takes back those before it.</summary>
    public IReadOnlyList<SystemdEntry> List(string section, string key)
    {
        var list = new List<SystemdEntry>();
        foreach (var entry in Entries.Where(entry => entry.Is(section, key)))
        {
            if (entry.Value.Text.Length == 0)
            {
                list.Clear();
            }
            else
            {
                list.Add(entry);
            }
        }

        return list;
    }
}

/// <summary>One assignment of a unit file.</summary>
/// <param name="Section">The section it stands in: <c>Unit</c>, <c>Service</c>, <c>Mount</c>.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; one that goes on in the next line has a blank in place of the line end.</param>
internal sealed record SystemdEntry(Word Section, Word Key, Word Value)
{
    internal bool Is(string section, string key) => string.Equals(Section.Text, section, StringComparison.Ordinal) && Key.Is(key);
}
