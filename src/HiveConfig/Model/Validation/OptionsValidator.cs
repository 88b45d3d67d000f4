using FluentValidation;

namespace HiveConfig.Model;

/// <summary>What TheHive can do in this version, with this licence.</summary>
internal sealed class OptionsValidator : AbstractValidator<Cluster>
{
    // docs.strangebee.com, configure audit log storage in Elasticsearch.
    private static readonly ProductVersion AuditsInElasticsearch = ProductVersion.Parse("5.5");
    private static readonly ProductVersion ElasticsearchForAudits = ProductVersion.Parse("7.17");

    internal OptionsValidator()
    {
        RuleFor(cluster => cluster).Custom(Audit);
        RuleFor(cluster => cluster).Custom(Gdpr).When(cluster => cluster.TheHive.Gdpr is not null);
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            if (cluster.License == License.Community && cluster.TheHiveNodes.Count > 1)
            {
                context.Error("HC3052", "license", $"the community licence is for one TheHive node, and {cluster.TheHiveNodes.Count} nodes run TheHive");
            }
        });
    }

    private static void Audit(Cluster cluster, ValidationContext<Cluster> context)
    {
        const string Storage = "thehive.audit.storage";
        var (thehive, elastic) = (cluster.TheHive, cluster.Elasticsearch);
        if (thehive.Audit.Storage == AuditStorage.Cassandra)
        {
            if (thehive.Audit.DeleteAfter is not null)
            {
                context.Error("HC0042", "thehive.audit.deleteAfter", "'deleteAfter' has no effect, for only Elasticsearch deletes audit entries; expected 'storage: elasticsearch' beside it", new ClusterPlace(Storage, "given here"));
            }

            return;
        }

        if (!thehive.Version.IsAtLeast(AuditsInElasticsearch))
        {
            context.Error("HC0041", Storage, $"TheHive '{thehive.Version}' keeps its audit log in Cassandra, expected {AuditsInElasticsearch} or later for 'elasticsearch'", new ClusterPlace("thehive.version", "given here"));
        }

        if (!elastic.Version.IsAtLeast(ElasticsearchForAudits))
        {
            context.Error("HC2022", Storage, $"Elasticsearch '{elastic.Version}' cannot keep the audit log, expected {ElasticsearchForAudits} or later", new ClusterPlace("elasticsearch.version", "given here"));
        }
    }

    private static void Gdpr(Cluster cluster, ValidationContext<Cluster> context)
    {
        var gdpr = cluster.TheHive.Gdpr!;
        if (gdpr.Strategy == GdprStrategy.Delete && gdpr.DataTypesToDelete.Count > 0)
        {
            context.Error("HC0042", "thehive.gdpr.dataTypesToDelete", "'dataTypesToDelete' has no effect, for 'delete' deletes all types; expected 'strategy: redact' beside it", new ClusterPlace("thehive.gdpr.strategy", "given here"));
        }

        if (cluster.License is License.Community or License.Gold)
        {
            context.Warning("HC0043", "thehive.gdpr", $"the licence is '{cluster.License.ToString()!.ToLowerInvariant()}', and the vendor names the platinum licence for 'gdpr'", new ClusterPlace("license", "given here"));
        }
    }
}
