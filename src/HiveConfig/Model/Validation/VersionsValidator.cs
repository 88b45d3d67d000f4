using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Versions against the vendor's support table.</summary>
internal sealed class VersionsValidator : AbstractValidator<Cluster>
{
    internal VersionsValidator()
    {
        RuleFor(cluster => cluster).Custom(TheHive);
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            // A TheHive outside the table has no row to compare its neighbours with.
            if (SupportTable.For(cluster.TheHive.Version) is { } row)
            {
                Cassandra(cluster, row, context);
                Elasticsearch(cluster, row, context);
            }
        });
    }

    private static void TheHive(Cluster cluster, ValidationContext<Cluster> context)
    {
        const string Setting = "thehive.version";
        var version = cluster.TheHive.Version;
        var newest = SupportTable.Rows[SupportTable.Rows.Count - 1].TheHive;
        if (SupportTable.For(version) is null)
        {
            context.Error("HC0021", Setting, $"TheHive '{version}' is older than the vendor supports, expected {SupportTable.OldestTheHive} or later");
        }
        else if (newest.EndsBefore(version))
        {
            context.Warning("HC0021", Setting, $"TheHive '{version}' is newer than {newest.Last}, the newest that is known here");
        }
    }

    private static void Cassandra(Cluster cluster, SupportRow row, ValidationContext<Cluster> context)
    {
        const string Setting = "cassandra.version";
        var version = cluster.Cassandra.Version;
        if (row.Cassandra.StartsAfter(version))
        {
            context.Error("HC1106", Setting, $"Cassandra '{version}' is older than TheHive {cluster.TheHive.Version} supports, expected {row.Cassandra}");
        }
        else if (row.Cassandra.EndsBefore(version))
        {
            Unsupported(cluster, row, context);
        }
    }

    private static void Unsupported(Cluster cluster, SupportRow row, ValidationContext<Cluster> context)
    {
        const string Setting = "cassandra.version";
        var version = cluster.Cassandra.Version;
        if (SupportTable.KnownCassandra.EndsBefore(version))
        {
            context.Error("HC0020", Setting, $"Cassandra '{version}' is newer than {SupportTable.KnownCassandra.Last}, the newest that is known here; TheHive {cluster.TheHive.Version} supports {row.Cassandra}");
        }
        else if (!cluster.Cassandra.AllowUnsupported)
        {
            context.Error("HC1106", Setting, $"Cassandra '{version}' is newer than TheHive {cluster.TheHive.Version} supports, expected {row.Cassandra}, or 'unsupported: true' beside it if you take the risk");
        }
        else
        {
            context.Warning("HC1106", Setting, $"Cassandra '{version}' is newer than TheHive {cluster.TheHive.Version} supports, expected {row.Cassandra}; written because of 'unsupported: true'");
        }
    }

    private static void Elasticsearch(Cluster cluster, SupportRow row, ValidationContext<Cluster> context)
    {
        const string Setting = "elasticsearch.version";
        var version = cluster.Elasticsearch.Version;
        if (row.Elasticsearch.StartsAfter(version))
        {
            context.Error("HC2022", Setting, $"Elasticsearch '{version}' is older than TheHive {cluster.TheHive.Version} supports, expected {row.Elasticsearch}");
        }
        else if (version.Major > row.Elasticsearch.Last.Major)
        {
            // A major version takes settings and requests away, and TheHive's client refuses it.
            context.Error("HC2022", Setting, $"Elasticsearch '{version}' is newer than TheHive {cluster.TheHive.Version} supports, expected {row.Elasticsearch}");
        }
        else if (row.Elasticsearch.EndsBefore(version))
        {
            context.Warning("HC2022", Setting, $"Elasticsearch '{version}' is newer than TheHive {cluster.TheHive.Version} supports, expected {row.Elasticsearch}");
        }
    }
}
