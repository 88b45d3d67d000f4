using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Versions against the vendor's support table.</summary>
internal sealed class VersionsValidator : AbstractValidator<Cluster>
{
    internal VersionsValidator()
    {
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            var theHive = cluster.TheHive.Version;
            context.Report(VersionChecks.TheHive(theHive));
            context.Report(VersionChecks.Cassandra(cluster.Cassandra.Version, theHive, cluster.Cassandra.AllowUnsupported));
            context.Report(VersionChecks.Elasticsearch(cluster.Elasticsearch.Version, theHive));
        });
    }
}
