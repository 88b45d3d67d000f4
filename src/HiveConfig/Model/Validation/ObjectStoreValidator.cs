using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>The bucket that holds the attachments, and the way to it.</summary>
internal sealed class ObjectStoreValidator : AbstractValidator<Cluster>
{
    private const string Endpoint = "storage.s3.endpoint";

    internal ObjectStoreValidator()
        => RuleFor(cluster => cluster).Custom((cluster, context) => Check(cluster, (S3Storage)cluster.Storage, context)).When(cluster => cluster.Storage is S3Storage);

    private static void Check(Cluster cluster, S3Storage s3, ValidationContext<Cluster> context)
    {
        if (!s3.Endpoint.IsHttps)
        {
            context.Warning("HC4013", Endpoint, $"'{s3.Endpoint}' is http: attachments go over the network in clear, expected https");
        }

        if (s3.Endpoint.Host.IsOfNoMachine)
        {
            context.Error("HC0012", Endpoint, $"'{s3.Endpoint}' is not an address by which the nodes reach the object store");
        }

        foreach (var node in cluster.Nodes.Where(node => node.Address == s3.Endpoint.Host))
        {
            context.Warning(
                "HC4014",
                Endpoint,
                $"'{s3.Endpoint}' is '{node.Name}' alone: without it no attachment can be read, expected an address that outlives one machine",
                new ClusterPlace(node.Setting("address"), "given here"));
        }

        Style(s3, context);
    }

    private static void Style(S3Storage s3, ValidationContext<Cluster> context)
    {
        var isVirtual = s3.AccessStyle == S3AccessStyle.Virtual;
        if (isVirtual != s3.Endpoint.HasBucket)
        {
            var place = new ClusterPlace("storage.s3.accessStyle", "given here");
            context.Error(
                "HC4012",
                Endpoint,
                isVirtual
                    ? $"'{s3.Endpoint}' has no place for the bucket, expected {{bucket}} before the host as 'accessStyle' is 'virtual'"
                    : $"'{s3.Endpoint}' has a place for the bucket, expected none as 'accessStyle' is 'path'",
                place);
        }
        else if (isVirtual && s3.Endpoint.IsHttps && s3.Bucket.Value.IndexOf('.') >= 0)
        {
            context.Warning("HC0040", "storage.s3.bucket", $"the bucket '{s3.Bucket}' has a dot: the store's certificate for *.{s3.Endpoint.Host} does not cover '{s3.Bucket}.{s3.Endpoint.Host}', expected 'accessStyle: path' or another name");
        }
    }
}
