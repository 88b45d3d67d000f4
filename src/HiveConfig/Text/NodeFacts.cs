using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>The keys by which a kind of file says which machines there are.</summary>
public sealed record NodeFacts
{
    /// <summary>Keys that give the machine's own name.</summary>
    public Key<string>[] Names { get; init; } = [];

    /// <summary>Keys that give the address or DNS name under which the other machines reach it.</summary>
    public Key<string>[] Addresses { get; init; } = [];

    /// <summary>Keys that list machines, each a lower bound for how many run a service.</summary>
    public MemberList[] Members { get; init; } = [];

    /// <summary>The key that names the cluster, where a repo may hold several of the same program; null for a program of which it has one.</summary>
    internal Key<string>? Cluster { get; init; }

    /// <summary>Whether such a file says that its machine is a cluster by itself. Given where <see cref="Cluster"/> is.</summary>
    internal Func<TreeDocument, bool>? IsAlone { get; init; }

    /// <summary>What in such a file shows the version of a product, in the order of belief.</summary>
    public VersionSign[] Signs { get; init; } = [];
}

/// <summary>A key that lists machines.</summary>
/// <param name="Service">The service these machines run, as <see cref="FileKind.Service"/> spells it.</param>
/// <param name="Key">The list.</param>
public sealed record MemberList(string Service, Key<IReadOnlyList<string>> Key);

/// <summary>Something in a file that shows which version of a product it was written for.</summary>
/// <param name="Product"><c>cassandra</c>, <c>elasticsearch</c> or <c>thehive</c>.</param>
/// <param name="Version">The version to judge by: <c>4.1</c>.</param>
/// <param name="IsIn">Whether a file shows it.</param>
public sealed record VersionSign(string Product, string Version, Func<TreeDocument, bool> IsIn)
{
    /// <summary>What it shows of the version: <c>5.4 or later</c>. Null where it shows the version itself.</summary>
    internal string? Shows { get; init; }
}
