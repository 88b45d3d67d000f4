namespace HiveConfig.Model;

/// <summary>What a machine does in the cluster.</summary>
public enum Role
{
    /// <summary>Stores the graph.</summary>
    Cassandra,

    /// <summary>Indexes it.</summary>
    Elasticsearch,

    /// <summary>Runs TheHive itself.</summary>
    TheHive,

    /// <summary>Runs HAProxy and Keepalived in front of TheHive.</summary>
    LoadBalancer,

    /// <summary>Keeps the attachments and exports them over NFS to the nodes that run TheHive.</summary>
    Storage,
}

/// <summary>Where the cluster stands in its life.</summary>
public enum Phase
{
    /// <summary>First start: Elasticsearch files carry <c>cluster.initial_master_nodes</c>.</summary>
    Bootstrap,

    /// <summary>The cluster has formed: that setting would now risk a second cluster and is left out.</summary>
    Running,
}
