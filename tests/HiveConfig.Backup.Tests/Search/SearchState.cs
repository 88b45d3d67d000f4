using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Backup.Tests;

/// <summary>An index: how many documents, and what it is also called.</summary>
internal sealed class SearchIndex
{
    public int Documents { get; set; }

    public int Shards { get; init; } = 1;

    public bool IsOpen { get; set; } = true;

    public bool IsWriteBlocked { get; set; }

    public SortedSet<string> Aliases { get; init; } = new(StringComparer.Ordinal);

    public string Uuid { get; } = Guid.NewGuid().ToString("N");

    public SearchIndex Copy() => new() { Documents = Documents, Shards = Shards, Aliases = new(Aliases, StringComparer.Ordinal) };
}

/// <summary>A snapshot and how far it is.</summary>
internal sealed class SearchSnapshot
{
    /// <summary>How often its state is asked for before it is final.</summary>
    public int Polls { get; set; }

    public required string Final { get; init; }

    public required IReadOnlyDictionary<string, SearchIndex> Indices { get; init; }

    public string Uuid { get; } = Guid.NewGuid().ToString("N");

    public string State => Polls > 0 ? "IN_PROGRESS" : Final;

    public int Total => Indices.Values.Sum(index => index.Shards);

    public int Failed => State is "SUCCESS" or "IN_PROGRESS" ? 0 : State is "FAILED" ? Total : 1;
}

/// <summary>A registered repository.</summary>
internal sealed record SearchRepository(string Location, bool IsReadOnly)
{
    public SortedDictionary<string, SearchSnapshot> Snapshots { get; } = new(StringComparer.Ordinal);
}
