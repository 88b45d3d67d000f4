using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Backup;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Machines;
using HiveConfig.Plan;
using HiveConfig.Security;
using HiveConfig.Storage;
using HiveConfig.TheHive;

namespace HiveConfig;

/// <summary>Every rule, in order.</summary>
public static class Rules
{
    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } = InOrder(
        CassandraRules.All,
        CassandraRingRules.All,
        CassandraAddressRules.All,
        CassandraAccessRules.All,
        CassandraDiskRules.All,
        CassandraEncryptionRules.All,
        RackDcRules.All,
        CassandraNodeRules.All,
        CqlRules.All,
        KeyspaceRules.All,
        RoleRules.All,
        ElasticsearchRules.All,
        ElasticsearchSettingRules.All,
        DiscoveryRules.All,
        ElasticsearchTlsRules.All,
        ElasticsearchMachineRules.All,
        SnapshotMountRules.All,
        NfsRules.All,
        TheHiveRules.All,
        HaproxyRules.All,
        KeepalivedRules.All,
        HaproxyTheHiveRules.All,
        BalancerClusterRules.All,
        BalancerTheHiveRules.All,
        ProxyRules.All,
        AttachmentRules.All,
        ObjectStoreRules.All,
        RoleNameRules.All,
        ClusterRules.All,
        IndexLinkRules.All,
        IndexBackupRules.All,
        MachineRules.All,
        ModelRules.All,
        PlanRules.All,
        SecretRules.All,
        ExposureRules.All,
        SnapshotRules.All,
        CassandraBackupRules.All,
        BackupScriptRules.All,
        FileRules.All,
        ListingRules.All,
        SuppressionRules.All);

    /// <summary>The rule of that id or name, whatever its case; null when there is none.</summary>
    public static Rule? Find(string idOrName)
        => All.FirstOrDefault(rule => string.Equals(rule.Id, idOrName, StringComparison.OrdinalIgnoreCase) || string.Equals(rule.Name, idOrName, StringComparison.OrdinalIgnoreCase));

    private static List<Rule> InOrder(params Rule[][] tables) => tables.SelectMany(table => table).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
}
