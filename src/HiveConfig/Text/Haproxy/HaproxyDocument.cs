using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>An haproxy.cfg: sections of lines of words.</summary>
internal sealed class HaproxyDocument : Document
{
    private Dictionary<string, HaproxySection>? _backends;

    internal HaproxyDocument(IReadOnlyList<HaproxySection> sections, IReadOnlyList<Fault> faults)
        : base(faults) => Sections = sections;

    /// <summary>The sections in the order of the file.</summary>
    public IReadOnlyList<HaproxySection> Sections { get; }

    /// <summary>The sections of one kind: <c>frontend</c>, <c>backend</c>, …</summary>
    public IEnumerable<HaproxySection> Of(string keyword)
    {
        foreach (var section in Sections)
        {
            if (section.Keyword.Is(keyword))
            {
                yield return section;
            }
        }
    }

    /// <summary>The last line of the global sections that begins with these words; null when there is none.</summary>
    public HaproxyLine? FindGlobal(params string[] words)
    {
        for (var i = Sections.Count - 1; i >= 0; i--)
        {
            if (Sections[i].Keyword.Is("global") && Sections[i].FindOwn(words) is { } line)
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>The backend or listen section of that name; null when there is none.</summary>
    public HaproxySection? Backend(string name)
    {
        if (_backends is null)
        {
            var backends = new Dictionary<string, HaproxySection>(StringComparer.Ordinal);
            foreach (var section in Sections)
            {
                if (section.IsBackend && section.Name is { IsKnown: true } found && !backends.ContainsKey(found.Text))
                {
                    backends.Add(found.Text, section);
                }
            }

            _backends = backends;
        }

        return _backends.TryGetValue(name, out var backend) ? backend : null;
    }
}
