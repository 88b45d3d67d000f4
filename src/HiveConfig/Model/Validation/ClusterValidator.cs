using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Refuses a cluster that cannot work. Error codes are the ids of rules.</summary>
internal sealed class ClusterValidator : AbstractValidator<Cluster>
{
    // More cannot be meant, and the checks across nodes would take their time.
    private const int MostNodes = 1000;

    internal ClusterValidator()
    {
        RuleFor(cluster => cluster.Nodes.Count)
            .LessThanOrEqualTo(MostNodes)
            .OverridePropertyName("nodes")
            .WithErrorCode("HC0014")
            .WithMessage($"{{PropertyValue}} nodes, expected at most {MostNodes}");
        When(cluster => cluster.Nodes.Count <= MostNodes, () =>
        {
            Include(new NodesValidator());
            Include(new VersionsValidator());
            Include(new ReplicationValidator());
            Include(new DatacentersValidator());
            Include(new ElasticsearchNodesValidator());
            Include(new BalancersValidator());
            Include(new EncryptionValidator());
            Include(new StorageValidator());
            Include(new ObjectStoreValidator());
            Include(new OptionsValidator());
            Include(new MemoryValidator());
            Include(new PortsValidator());
            Include(new AccountsValidator());
        });
    }
}
