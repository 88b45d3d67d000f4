using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>The replication of a keyspace, as written.</summary>
/// <param name="Entries">Class, factors and options in the order of the text.</param>
/// <param name="Span">Where the map stands, braces included.</param>
internal sealed record CqlReplication(IReadOnlyList<CqlMapEntry> Entries, Span Span)
{
    /// <summary>The class without its package: <c>NetworkTopologyStrategy</c>; null when there is none or a template decides.</summary>
    public string? Class
        => Entries.FirstOrDefault(IsClass)?.Value is { } name && !TemplateMask.IsMasked(name) ? name.Substring(name.LastIndexOf('.') + 1) : null;

    /// <summary>Every entry but the class: a datacenter, or <c>replication_factor</c>, with a number of copies.</summary>
    public IEnumerable<CqlMapEntry> Factors => Entries.Where(entry => !IsClass(entry));

    private static bool IsClass(CqlMapEntry entry) => string.Equals(entry.Key, "class", StringComparison.Ordinal);
}

/// <summary>One entry of a map in a CQL statement.</summary>
/// <param name="Key">The key without quotes.</param>
/// <param name="KeySpan">Where the key stands, quotes included.</param>
/// <param name="Value">The value without quotes.</param>
/// <param name="ValueSpan">Where the value stands, quotes included.</param>
internal sealed record CqlMapEntry(string Key, Span KeySpan, string Value, Span ValueSpan);
