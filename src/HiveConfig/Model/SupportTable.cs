using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Model;

/// <summary>A line of versions, both ends included; an end without a patch includes all its patches.</summary>
/// <param name="First">The oldest.</param>
/// <param name="Last">The newest.</param>
public sealed record VersionRange(ProductVersion First, ProductVersion Last)
{
    /// <summary>Whether a version is older than the oldest.</summary>
    public bool StartsAfter(ProductVersion version) => !version.IsAtLeast(First);

    /// <summary>Whether a version is newer than the newest. One without a patch means whichever patch there is, so it is not.</summary>
    public bool EndsBefore(ProductVersion version)
        => version.Patch is null ? (version.Major, version.Minor).CompareTo((Last.Major, Last.Minor)) > 0 : version > Last;

    /// <summary>Whether a version is one of them.</summary>
    public bool Contains(ProductVersion version) => !StartsAfter(version) && !EndsBefore(version);

    /// <inheritdoc/>
    public override string ToString() => First + " to " + Last;

    internal static VersionRange Of(string first, string last) => new(ProductVersion.Parse(first), ProductVersion.Parse(last));
}

/// <summary>One row of the vendor's support table.</summary>
/// <param name="TheHive">The versions of TheHive.</param>
/// <param name="Cassandra">The versions of Cassandra that they work with.</param>
/// <param name="Elasticsearch">The versions of Elasticsearch that they work with.</param>
public sealed record SupportRow(VersionRange TheHive, VersionRange Cassandra, VersionRange Elasticsearch);

/// <summary>Which versions the vendor supports together; files for all of them are written.</summary>
public static class SupportTable
{
    /// <summary>The vendor's table, oldest first.</summary>
    /// <remarks>docs.strangebee.com, TheHive software requirements and supported Elasticsearch versions, as of TheHive 5.7.3; 8.19 is the last 8.x.</remarks>
    public static IReadOnlyList<SupportRow> Rows { get; } =
    [
        Row("5.3", "5.3", "4.0", "4.1", "7.10", "8.19"),
        Row("5.4.0", "5.4.11", "4.0", "4.1", "7.10", "8.19"),
        Row("5.5.0", "5.5.9", "4.0", "4.1", "7.11", "8.19"),
        Row("5.5.10", "5.7.3", "4.0", "4.1", "7.11", "9.1"),
    ];

    /// <summary>The versions of Cassandra whose settings are known here. What no row has is written only for <see cref="Cassandra.AllowUnsupported"/>.</summary>
    public static VersionRange KnownCassandra { get; } = VersionRange.Of("4.0", "5.0");

    /// <summary>The oldest TheHive of the table.</summary>
    public static ProductVersion OldestTheHive => Rows[0].TheHive.First;

    /// <summary>The newest TheHive of the table.</summary>
    public static ProductVersion NewestTheHive => Rows[Rows.Count - 1].TheHive.Last;

    /// <summary>The row of a TheHive version: the last that does not begin above it, so that a newer version has the newest row; null when it is older than all.</summary>
    public static SupportRow? For(ProductVersion theHive) => Rows.LastOrDefault(row => !row.TheHive.StartsAfter(theHive));

    private static SupportRow Row(string theHiveFirst, string theHiveLast, string cassandraFirst, string cassandraLast, string elasticFirst, string elasticLast)
        => new(VersionRange.Of(theHiveFirst, theHiveLast), VersionRange.Of(cassandraFirst, cassandraLast), VersionRange.Of(elasticFirst, elasticLast));
}
