using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Lint;

/// <summary>One machine as the repo knows it.</summary>
/// <param name="Name">Its directory, or its name in the manifest.</param>
public sealed record InventoryNode(string Name)
{
    /// <summary>What it does.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>The names it is known by, DNS names among them.</summary>
    public IReadOnlyList<Fact> Names { get; init; } = [];

    /// <summary>The numeric addresses it is known by; loopback and wildcards, which every machine has, are none.</summary>
    public IReadOnlyList<Fact> Addresses { get; init; } = [];

    /// <summary>Whether one of its lists of addresses has a word such as <c>_site_</c> too, so that it may be known by another one.</summary>
    internal bool MayHaveMore { get; init; }

    /// <summary>Whether it does that.</summary>
    internal bool Has(Role role)
    {
        for (var i = 0; i < Roles.Count; i++)
        {
            if (Roles[i] == role)
            {
                return true;
            }
        }

        return false;
    }

    internal static InventoryNode Named(string name, string source) => new InventoryNode(name).With([new Fact(name, source)]);

    internal InventoryNode Also(Role role, bool rolesAreOpen, IEnumerable<Fact> names, IEnumerable<Fact> addresses)
    {
        var node = With(names).With(addresses);
        return rolesAreOpen && !Has(role) ? node with { Roles = [.. Roles, role] } : node;
    }

    // A file gives names and addresses under the same keys: what the text is decides.
    internal InventoryNode With(IEnumerable<Fact> facts)
    {
        var names = Names.ToList();
        var addresses = Addresses.ToList();
        foreach (var fact in facts)
        {
            if (HostText.IsAddress(fact.Value))
            {
                if (!HostText.IsLocal(fact.Value))
                {
                    addresses.Add(fact);
                }
            }
            else if (HostText.IsName(fact.Value) && !HostText.IsLocal(fact.Value))
            {
                names.Add(fact);
            }
        }

        return this with { Names = names, Addresses = addresses };
    }
}

/// <summary>Something a repo says, and where.</summary>
/// <param name="Value">What.</param>
/// <param name="Source">The place: path, line and column.</param>
public sealed record Fact(string Value, string Source);

/// <summary>How many machines have a role.</summary>
/// <param name="Number">The number, or the least it can be.</param>
/// <param name="IsComplete">Whether it is the number; else there may be more.</param>
/// <param name="Source">What it was taken from.</param>
public sealed record NodeCount(int Number, bool IsComplete, string Source);
