using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Storage;

/// <summary>What the object store has to grant, and how to see from a TheHive node that it does.</summary>
internal static class ObjectStoreSection
{
    internal static RunbookSection Section { get; } = new(
        "The object store",
        context => context.Cluster.Storage is S3Storage s3 ? Write(context.Cluster, s3) : null);

    // The account goes to curl by its standard input: on the command line every user of the machine could read it.
    private static string Write(Cluster cluster, S3Storage s3) => new MarkdownText()
        .Say(
            $"The bucket `{s3.Bucket}` has to exist, private, before TheHive starts, with an account that may list it and read, write and",
            $"delete in it: {RunbookContext.Reference(cluster.Secrets.S3AccessKey)} is its name and {RunbookContext.Reference(cluster.Secrets.S3SecretKey)} its key. TheHive",
            "checks the store's certificate with the authorities that its Java trusts.")
        .Say($"{MarkdownText.On(cluster.TheHiveNodes)}, with these two typed in (curl 7.75 or later), the first line must end in `200`; `404` is no bucket, `403` no right:")
        .Bash(
            "{",
            "  read -rp 'access key: ' access",
            "  read -rsp 'secret key: ' secret",
            "  printf 'user = \"%s:%s\"\\n' \"$access\" \"$secret\" |",
            $"    curl --config - --silent --show-error --head --aws-sigv4 'aws:amz:{s3.Region}:s3' '{s3.Endpoint.Of(s3.Bucket)}'",
            "  unset access secret",
            "}")
        .ToString();
}
