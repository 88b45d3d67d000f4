using HiveConfig.Generate;

namespace HiveConfig.Elasticsearch;

/// <summary>
/// Writes the two requests without which TheHive's first start ends in 401: for the first Elasticsearch node only, and only
/// where Elasticsearch asks for logins, which it does with TLS. JSON has no comments, so these files say nothing of their origin.
/// </summary>
internal static class TheHiveAccessRenderer
{
    internal static string? Role(RenderContext context) => IsHere(context)
        ? $$"""
            {
              "cluster": ["manage"],
              "indices": [{"names": [{{JsonText.String(context.Cluster.Elasticsearch.IndexName + "*")}}], "privileges": ["all"]}]
            }

            """
        : null;

    internal static string? User(RenderContext context) => IsHere(context)
        ? $$"""
            {
              "password": {{context.Secret(context.Cluster.Secrets.ElasticsearchTheHive, SecretSyntax.Quoted)}},
              "roles": [{{JsonText.String(TheHiveRole.Name)}}]
            }

            """
        : null;

    private static bool IsHere(RenderContext context)
        => context.Cluster.HasElasticsearchLogins && ReferenceEquals(context.Node, context.Cluster.ElasticsearchNodes[0]);
}
