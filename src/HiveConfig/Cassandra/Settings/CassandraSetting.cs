using System.Collections.Generic;
using HiveConfig.Model;

namespace HiveConfig.Cassandra;

/// <summary>What kind of value a setting of cassandra.yaml takes.</summary>
internal enum CassandraSettingType
{
    /// <summary>true or false, also yes, no, on and off.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A number.</summary>
    Float,

    /// <summary>Text; any scalar counts as one.</summary>
    Text,

    /// <summary>One of a few words, in exactly that spelling.</summary>
    Word,

    /// <summary>A list.</summary>
    List,

    /// <summary>A mapping whose keys the user chooses.</summary>
    Map,

    /// <summary>A mapping whose keys are settings themselves.</summary>
    Section,

    /// <summary>A class name with parameters, in one of two shapes.</summary>
    Class,

    /// <summary>A size with its unit: B, KiB, MiB or GiB.</summary>
    DataSize,

    /// <summary>A rate with its unit: B/s, KiB/s or MiB/s.</summary>
    DataRate,

    /// <summary>A time with its unit: ns, us, ms, s, m, h or d.</summary>
    Duration,
}

/// <summary>One name that the loader of a version takes in cassandra.yaml.</summary>
/// <param name="Name">The full key with dots.</param>
/// <param name="Type">What kind of value it takes.</param>
internal sealed record CassandraSetting(string Name, CassandraSettingType Type)
{
    /// <summary>What Cassandra takes when the setting is absent; null when that is nothing, or computed.</summary>
    internal string? Default { get; init; }

    /// <summary>Whether it may be left empty.</summary>
    internal bool IsNullAllowed { get; init; }

    /// <summary>The unit in which a number without one counts; null when such a number is plain, or refused.</summary>
    internal string? BareUnit { get; init; }

    /// <summary>The smallest unit that it may be given in; null when it has no unit.</summary>
    internal string? MinimumUnit { get; init; }

    /// <summary>The largest value in that unit; null when only the size of the number is the limit.</summary>
    internal long? Maximum { get; init; }

    /// <summary>The least that the checks at start-up allow, in that unit; null when they do not look.</summary>
    internal decimal? Least { get; init; }

    /// <summary>The most that the checks at start-up allow, in that unit; null when they do not look.</summary>
    internal decimal? Most { get; init; }

    /// <summary>Whether it is the limit of a guardrail: at least 1, or -1 for off.</summary>
    internal bool IsGuardrail { get; init; }

    /// <summary>Whether a plain number will do for this section.</summary>
    internal bool TakesNumber { get; init; }

    /// <summary>The words that it takes, or its items, or its keys; empty when any will do.</summary>
    internal IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The first patch release that knows it; null when all of the line do.</summary>
    internal ProductVersion? Since { get; init; }

    /// <summary>The setting of which this is the old name; null when it is no old name.</summary>
    internal string? NewName { get; init; }

    /// <summary>Whether Cassandra calls it deprecated, without another name for it.</summary>
    internal bool IsDeprecated { get; init; }

    /// <summary>Whether the items of a list have no order, and none may be empty.</summary>
    internal bool IsSet { get; init; }

    /// <summary>Whether a class may be given by its name alone.</summary>
    internal bool TakesClassName { get; init; }
}
