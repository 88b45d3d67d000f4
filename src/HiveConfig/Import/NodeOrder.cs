using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Import;

/// <summary>Brings names into one order that several lists show, each a part of it. Where two lists disagree the first one counts.</summary>
internal sealed class NodeOrder
{
    private readonly Dictionary<string, HashSet<string>> _behind = new(StringComparer.Ordinal);

    /// <summary>Takes up a list.</summary>
    internal void Follow(IReadOnlyList<string> names)
    {
        for (var i = 0; i + 1 < names.Count; i++)
        {
            if (!Leads(names[i + 1], names[i]))
            {
                Behind(names[i]).Add(names[i + 1]);
            }
        }
    }

    /// <summary>The names in order; those of which no list says anything by their text.</summary>
    internal IReadOnlyList<string> Sort(IEnumerable<string> names)
    {
        var before = names.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        foreach (var name in before.Keys.ToList())
        {
            foreach (var next in NextOf(name).Where(before.ContainsKey))
            {
                before[next]++;
            }
        }

        var ready = new SortedSet<string>(before.Where(pair => pair.Value == 0).Select(pair => pair.Key), StringComparer.Ordinal);
        var sorted = new List<string>(before.Count);
        while (ready.Min is { } first)
        {
            ready.Remove(first);
            sorted.Add(first);
            ready.UnionWith(NextOf(first).Where(next => before.ContainsKey(next) && --before[next] == 0));
        }

        return sorted;
    }

    private IEnumerable<string> NextOf(string name) => _behind.TryGetValue(name, out var behind) ? behind : [];

    private HashSet<string> Behind(string name)
    {
        if (!_behind.TryGetValue(name, out var behind))
        {
            _behind.Add(name, behind = new HashSet<string>(StringComparer.Ordinal));
        }

        return behind;
    }

    private bool Leads(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (string.Equals(name, to, StringComparison.Ordinal))
            {
                return true;
            }

            foreach (var next in seen.Add(name) ? NextOf(name) : [])
            {
                open.Push(next);
            }
        }

        return false;
    }
}
