using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>One setting that differs between two trees, with what its change needs. A secret is never in it.</summary>
public sealed record Change
{
    /// <summary>Name of the machine; null for the whole cluster, or where one file serves all machines.</summary>
    public string? Node { get; init; }

    /// <summary>The file on the machine: <c>/etc/cassandra/cassandra.yaml</c>; null for what stands in no file, such as a machine or a version.</summary>
    public string? Path { get; init; }

    /// <summary>The setting, with its full key; <c>(file)</c> for a whole file, <c>(access)</c> for its owner, group and mode, <c>(node)</c> for a machine.</summary>
    public required string Setting { get; init; }

    /// <summary>The value before; null when it was absent. Of a secret, what may be said of it.</summary>
    public string? Before { get; init; }

    /// <summary>The value after; null when it is absent. Of a secret, what may be said of it.</summary>
    public string? After { get; init; }

    /// <summary>Whether the values are secret and stand in neither <see cref="Before"/> nor <see cref="After"/>.</summary>
    /// <value>Default false.</value>
    public bool IsSecret { get; init; }

    /// <summary>What the change needs before it counts.</summary>
    public Consequence Consequence { get; init; }

    /// <summary>What to do on the machine afterwards, in this order, as in manifest.json: <c>restart cassandra</c>.</summary>
    /// <value>Empty when nothing has to be done there.</value>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Id of the rule that speaks of this change; null for none.</summary>
    public string? Rule { get; init; }

    /// <summary>What the reader must know of this change beside all that; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What it needs, in a few words: <c>restart of cassandra, one node after the other</c>.</summary>
    public string Effect => Effects.Of(this);

    /// <summary>Whether a running cluster forbids it.</summary>
    public bool IsForbidden => Consequence == Consequence.Never;
}
