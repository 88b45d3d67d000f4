using System.Collections.Generic;

namespace HiveConfig.Model;

/// <summary>Versions against the vendor's support table.</summary>
internal static class VersionChecks
{
    private const string CassandraSetting = "cassandra.version";

    internal static IEnumerable<ClusterFault> TheHive(ProductVersion version)
    {
        const string Setting = "thehive.version";
        var newest = SupportTable.Rows[SupportTable.Rows.Count - 1].TheHive;
        if (SupportTable.For(version) is null)
        {
            yield return ClusterFault.Error("HC0021", Setting, $"TheHive '{version}' is older than the vendor supports, expected {SupportTable.OldestTheHive} or later");
        }
        else if (newest.EndsBefore(version))
        {
            yield return ClusterFault.Warning("HC0021", Setting, $"TheHive '{version}' is newer than {newest.Last}, the newest that is known here");
        }
    }

    /// <summary>Cassandra beside a TheHive; nothing where that is outside the table, for there is no row to compare with.</summary>
    internal static IEnumerable<ClusterFault> Cassandra(ProductVersion version, ProductVersion theHive, bool allowUnsupported)
    {
        if (SupportTable.For(theHive) is not { } row)
        {
            yield break;
        }

        if (row.Cassandra.StartsAfter(version))
        {
            yield return ClusterFault.Error("HC1106", CassandraSetting, $"Cassandra '{version}' is older than TheHive {theHive} supports, expected {row.Cassandra}");
        }
        else if (row.Cassandra.EndsBefore(version))
        {
            yield return Unsupported(version, theHive, row, allowUnsupported);
        }
    }

    private static ClusterFault Unsupported(ProductVersion version, ProductVersion theHive, SupportRow row, bool allowUnsupported)
        => SupportTable.KnownCassandra.EndsBefore(version)
            ? ClusterFault.Error("HC0020", CassandraSetting, $"Cassandra '{version}' is newer than {SupportTable.KnownCassandra.Last}, the newest that is known here; TheHive {theHive} supports {row.Cassandra}")
            : !allowUnsupported
                ? ClusterFault.Error("HC1106", CassandraSetting, $"Cassandra '{version}' is newer than TheHive {theHive} supports, expected {row.Cassandra}, or 'unsupported: true' beside it if you take the risk")
                : ClusterFault.Warning("HC1106", CassandraSetting, $"Cassandra '{version}' is newer than TheHive {theHive} supports, expected {row.Cassandra}; written because of 'unsupported: true'");

    /// <summary>Elasticsearch beside a TheHive; nothing where that is outside the table.</summary>
    internal static IEnumerable<ClusterFault> Elasticsearch(ProductVersion version, ProductVersion theHive)
    {
        const string Setting = "elasticsearch.version";
        if (SupportTable.For(theHive) is not { } row)
        {
            yield break;
        }

        if (row.Elasticsearch.StartsAfter(version))
        {
            yield return ClusterFault.Error("HC2022", Setting, $"Elasticsearch '{version}' is older than TheHive {theHive} supports, expected {row.Elasticsearch}");
        }
        else if (version.Major > row.Elasticsearch.Last.Major)
        {
            // A major version takes settings and requests away, and TheHive's client refuses it.
            yield return ClusterFault.Error("HC2022", Setting, $"Elasticsearch '{version}' is newer than TheHive {theHive} supports, expected {row.Elasticsearch}");
        }
        else if (row.Elasticsearch.EndsBefore(version))
        {
            yield return ClusterFault.Warning("HC2022", Setting, $"Elasticsearch '{version}' is newer than TheHive {theHive} supports, expected {row.Elasticsearch}");
        }
    }
}
