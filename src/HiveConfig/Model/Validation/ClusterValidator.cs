using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Refuses a cluster that cannot work. Error codes are the ids of rules.</summary>
internal sealed class ClusterValidator : AbstractValidator<Cluster>
{
    // What is written is tried up to here; more cannot be meant, and the checks across nodes would take their time.
    private const int MostNodes = 300;

    internal ClusterValidator()
    {
        RuleFor(cluster => cluster.Nodes.Count)
            .LessThanOrEqualTo(MostNodes)
            .OverridePropertyName("nodes")
            .WithErrorCode("HC0014")
            .WithMessage($"there are {{PropertyValue}} nodes, expected 1 to {MostNodes}");
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
            Include(new BackupValidator());
            Include(new OptionsValidator());
            Include(new MemoryValidator());
            Include(new PortsValidator());
            Include(new AccountsValidator());
        });
    }
}
