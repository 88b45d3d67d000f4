namespace HiveConfig.Model;

/// <summary>What an Elasticsearch node does, in Elasticsearch's own words.</summary>
public enum ElasticsearchRole
{
    /// <summary>May be elected master; a node of this role alone is a dedicated master.</summary>
    Master,

    /// <summary>Holds shards.</summary>
    Data,

    /// <summary>Runs ingest pipelines.</summary>
    Ingest,

    /// <summary>Votes for a master and never becomes one: the third site of two. Only beside <see cref="Master"/>.</summary>
    VotingOnly,

    /// <summary>Only hands requests on, <c>node.roles: []</c>. Stands alone.</summary>
    Coordinating,
}
