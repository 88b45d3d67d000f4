using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Model;

/// <summary>
/// What the user states of a TheHive cluster, and everything that follows from it. Every default stands here, once, with
/// its reason; renderers only ask.
/// </summary>
public sealed partial record Cluster
{
    /// <summary>Path of TheHive's unauthenticated status, below the context path; the health check of HAProxy.</summary>
    /// <remarks>The vendor's API description gives it no security entry, while /api/v1/status answers 401 without a login.</remarks>
    public const string StatusPath = "/api/v1/status/public";

    private static readonly IReadOnlyList<Role> EveryRole = [Role.Cassandra, Role.Elasticsearch, Role.TheHive, Role.LoadBalancer];
    private static readonly IReadOnlyList<Role> EveryRoleButLoadBalancer = [Role.Cassandra, Role.Elasticsearch, Role.TheHive];

    /// <summary>Name of the cluster: <c>cluster_name</c> of Cassandra and <c>cluster.name</c> of Elasticsearch.</summary>
    public required ClusterName Name { get; init; }

    /// <summary>Which of several clusters of one repository it is; null when there is but one. Each has a cluster.yaml and secrets of its own.</summary>
    public EnvironmentName? Environment { get; init; }

    /// <summary>How the services were installed.</summary>
    /// <value>Default <c>deb</c>.</value>
    public PackageFormat Package { get; init; }

    /// <summary>Where the cluster stands in its life. No default: a wrong guess bootstraps a second Elasticsearch cluster, or never forms the first.</summary>
    public required Phase Phase { get; init; }

    /// <summary>The machines. Their order decides seeds, master-eligible nodes, balancers and priorities.</summary>
    public required IReadOnlyList<Node> Nodes { get; init; }

    /// <summary>TheHive itself.</summary>
    public required TheHive TheHive { get; init; }

    /// <summary>The database.</summary>
    public Cassandra Cassandra { get; init; } = new();

    /// <summary>The index.</summary>
    public Elasticsearch Elasticsearch { get; init; } = new();

    /// <summary>HAProxy, Keepalived and the virtual IP.</summary>
    public required LoadBalancer LoadBalancer { get; init; }

    /// <summary>Where attachments are kept.</summary>
    public required FileStorage Storage { get; init; }

    /// <summary>Encryption of every connection; null when none is encrypted.</summary>
    public Tls? Tls { get; init; }

    /// <summary>The secrets, by reference.</summary>
    public required Secrets Secrets { get; init; }

    /// <summary>TheHive's licence; null for unknown: nothing is then said about it.</summary>
    public License? License { get; init; }

    /// <summary>Network interface of the balancers towards the clients.</summary>
    /// <value>Default <c>eth0</c>.</value>
    public InterfaceName Interface { get; init; } = InterfaceName.Parse("eth0");

    /// <summary>Settings that no other part of the model names, by file.</summary>
    /// <value>Default none.</value>
    public Extra Extra { get; init; } = new();

    /// <summary>Memory of each machine; null when it is unknown. Heaps are then left to the services.</summary>
    public DataSize? Memory { get; init; }

    /// <summary>Whether a Cassandra node has an IPv6 address, to which a JVM that prefers IPv4 does not bind.</summary>
    internal bool IsCassandraOnIPv6 => CassandraNodes.Any(node => node.Address.IsIPv6);

    /// <summary>Whether Cassandra's jvm-server.options is written; it is then complete.</summary>
    internal bool WritesCassandraJvmOptions => Cassandra.Heap is not null || IsCassandraOnIPv6 || Extra.CassandraJvm.Count > 0;

    /// <summary>Where it stands in the file that states it.</summary>
    internal ClusterOrigin Origin { get; init; }

    /// <summary>Nodes that run Cassandra, in order.</summary>
    public IReadOnlyList<Node> CassandraNodes => NodesWith(Role.Cassandra);

    /// <summary>Nodes that run Elasticsearch, in order.</summary>
    public IReadOnlyList<Node> ElasticsearchNodes => NodesWith(Role.Elasticsearch);

    /// <summary>Nodes that run TheHive, in order.</summary>
    public IReadOnlyList<Node> TheHiveNodes => NodesWith(Role.TheHive);

    /// <summary>Nodes that run HAProxy and Keepalived, in order.</summary>
    public IReadOnlyList<Node> LoadBalancerNodes => NodesWith(Role.LoadBalancer);

    /// <summary>The node that is the NFS server; null when that is no node.</summary>
    public Node? StorageNode => Storage is NfsStorage nfs ? Nodes.FirstOrDefault(node => node.Addresses.Contains(nfs.Server)) : null;

    /// <summary>Nodes that mount the attachments: those with TheHive, but for the one that exports them.</summary>
    public IReadOnlyList<Node> StorageClients => TheHiveNodes.Where(node => !ReferenceEquals(node, StorageNode)).ToList();

    /// <summary>Pekko's min-nr-of-members: more than half of the TheHive nodes, so that two halves never form two clusters.</summary>
    public int MinimumMembers => Quorum.Of(TheHiveNodes.Count);

    /// <summary>What each HAProxy asks of each TheHive node.</summary>
    public string HealthCheckPath => TheHive.Context.TrimEnd('/') + StatusPath;

    /// <summary>Cassandra's configuration directory.</summary>
    /// <remarks>The rpm's cassandra.in.sh has CASSANDRA_CONF=/etc/cassandra/conf, the deb's /etc/cassandra. TheHive and Elasticsearch have the same directories in both; TheHive's unit reads /etc/default/thehive in the rpm too.</remarks>
    public AbsolutePath CassandraConfiguration => AbsolutePath.Parse(Package == PackageFormat.Rpm ? "/etc/cassandra/conf" : "/etc/cassandra");

    /// <summary>
    /// What a node does: what it states, else Cassandra, Elasticsearch and TheHive on every node, and the balancer on the first
    /// three of the first node's datacenter, for a virtual IP does not leave its network.
    /// </summary>
    /// <exception cref="ArgumentException">The node states no roles and is none of this cluster's.</exception>
    public IReadOnlyList<Role> RolesOf(Node node) => node.Roles ?? DefaultRoles(IndexOf(Nodes, node));

    /// <summary>Nodes with a role, in order.</summary>
    public IReadOnlyList<Node> NodesWith(Role role)
        => Nodes.Where((node, index) => (node.Roles ?? DefaultRoles(index)).Contains(role)).ToList();

    /// <summary>
    /// When a Cassandra node repairs its part of the ring: the first node at <see cref="Cassandra.Repair"/>, each other a day
    /// after the one before, or less where a week has fewer days than the ring has nodes, so that no two begin together; null
    /// for never, as for a node alone, which has nobody to compare with.
    /// </summary>
    /// <exception cref="ArgumentException">The node is none of this cluster's Cassandra nodes.</exception>
    public WeeklyTime? RepairTimeOf(Node node)
    {
        var nodes = CassandraNodes;
        var step = Math.Min(WeeklyTime.MinutesOfDay, WeeklyTime.MinutesOfWeek / Math.Max(1, nodes.Count));
        return nodes.Count < 2 ? null : Cassandra.Repair?.Plus(step * IndexOf(nodes, node));
    }

    /// <summary>A balancer's VRRP priority: what it states, else 250, 240, 230, … in order.</summary>
    /// <remarks>
    /// High, because a backup waits (256 - priority)/256 of an advertisement before it takes over: 0.02-0.1 s here, 0.6 s
    /// with the usual 100 (measured). Ten apart, so that one can be put between.
    /// </remarks>
    /// <exception cref="ArgumentException">The node states no priority and is none of this cluster's balancers.</exception>
    public int VrrpPriorityOf(Node balancer) => balancer.VrrpPriority ?? 250 - (10 * IndexOf(LoadBalancerNodes, balancer));

    /// <summary>A node's network interface for the virtual IP.</summary>
    public InterfaceName InterfaceOf(Node balancer) => balancer.Interface ?? Interface;

    /// <summary>
    /// Whether the cluster needs a secret, by the name cluster.yaml has for it: each only where what it opens is used. VRRP for
    /// IPv6 is version 3, which knows no password.
    /// </summary>
    internal bool Needs(string secret) => secret switch
    {
        "keystore" or "truststore" => Tls is not null,
        "elasticsearchThehive" => HasElasticsearchLogins,
        "vrrp" => !LoadBalancer.VirtualIp.Address.IsIPv6,
        "s3AccessKey" or "s3SecretKey" => Storage is S3Storage,
        "proxy" => TheHive.Proxy?.User is not null,
        _ => true,
    };

    /// <summary>A node's memory; null when it is unknown.</summary>
    public DataSize? MemoryOf(Node node) => node.Memory ?? Memory;

    // Three balancers survive the loss of two; more only make the file longer.
    private IReadOnlyList<Role> DefaultRoles(int index)
    {
        var balancers = 0;
        for (var i = 0; i < index && balancers < 3; i++)
        {
            balancers += Nodes[i].Datacenter == Nodes[0].Datacenter ? 1 : 0;
        }

        return balancers < 3 && Nodes[index].Datacenter == Nodes[0].Datacenter ? EveryRole : EveryRoleButLoadBalancer;
    }

    // By reference: two nodes that are equal in value are a fault for the validator, not for a look-up.
    private static int IndexOf(IReadOnlyList<Node> nodes, Node node)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (ReferenceEquals(nodes[i], node))
            {
                return i;
            }
        }

        throw new ArgumentException($"node '{node}' is not one of this cluster's", nameof(node));
    }
}
