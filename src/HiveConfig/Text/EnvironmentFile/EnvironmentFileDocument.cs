using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>A file of environment variables that systemd reads for a service.</summary>
internal sealed class EnvironmentFileDocument : Document
{
    internal EnvironmentFileDocument(IReadOnlyList<EnvironmentEntry> entries, IReadOnlyList<Fault> faults)
        : base(faults) => Entries = entries;

    /// <summary>The assignments in the order of the file.</summary>
    public IReadOnlyList<EnvironmentEntry> Entries { get; }

    /// <summary>The assignment that counts for a variable: the last one; null when there is none.</summary>
    public EnvironmentEntry? Find(string name) => Entries.LastOrDefault(entry => entry.Name.Is(name));
}

/// <summary>One assignment.</summary>
/// <param name="Name">The variable, or what stands in its place.</param>
/// <param name="Value">The value without its quotes. systemd replaces no variables in it; a shell would.</param>
internal sealed record EnvironmentEntry(Word Name, Word Value)
{
    /// <summary>Whether the name is one: systemd passes over any other, such as <c>export NAME</c>.</summary>
    public bool IsValid => IsName(Name.Text);

    /// <summary>Whether the value reaches over several lines.</summary>
    public bool IsMultiline => Value.Span.Line != Value.Span.EndLine;

    private static bool IsName(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!(name[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (i > 0 && name[i] is >= '0' and <= '9')))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
