using System.Collections.Generic;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.TheHive;

namespace HiveConfig;

/// <summary>Every rule, in order.</summary>
public static class Rules
{
    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        CassandraRules.Syntax,
        CassandraRules.SeedProviderShape,
        CassandraRules.NullSection,
        CassandraRules.SeedsAgree,
        CqlRules.Syntax,
        CqlRules.CreateRoleSyntax,
        CqlRules.AuthReplicated,
        CqlRules.AuthReplicationStated,
        ElasticsearchRules.ScriptTypes,
        ElasticsearchRules.Syntax,
        ElasticsearchRules.DuplicateKey,
        ElasticsearchRules.SeedHostsEqual,
        TheHiveRules.MinNrOfMembers,
        TheHiveRules.Syntax,
        TheHiveRules.SeedNodesAgree,
        ClusterRules.SecretEqual,
        FileRules.Unreadable,
        FileRules.DuplicateKey,
        FileRules.Encoding,
    ];
}
