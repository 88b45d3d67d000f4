namespace HiveConfig.Model;

/// <summary>HAProxy, Keepalived and the virtual IP.</summary>
public sealed record LoadBalancer
{
    /// <summary>The virtual IP with the prefix length of its network.</summary>
    public required Cidr VirtualIp { get; init; }

    /// <summary>VRRP virtual router id; unique in the network segment.</summary>
    /// <value>1-255, default 51.</value>
    public int VirtualRouterId { get; init; } = 51;

    /// <summary>
    /// VRRP weight of the check of HAProxy: what a good check adds to the priority of a balancer (positive), or a failed one takes
    /// from it (negative). With 0 a failed check gives the virtual IP up at once, in half the time, and a balancer that comes back
    /// leaves it where it is.
    /// </summary>
    /// <value>-253 to 253, default 0; else more than the highest and the lowest priority differ by.</value>
    public int VrrpWeight { get; init; }

    /// <summary>Port that only redirects to https (without TLS: the port itself).</summary>
    /// <value>Default 80.</value>
    public Port HttpPort { get; init; } = Port.Of(80);

    /// <summary>Port with TLS.</summary>
    /// <value>Default 443.</value>
    public Port HttpsPort { get; init; } = Port.Of(443);

    /// <summary>Port of HAProxy's own health and statistics, on loopback only.</summary>
    /// <value>Default 8404.</value>
    public Port HealthPort { get; init; } = Port.Of(8404);

    /// <summary>How long HAProxy waits for a client or a server.</summary>
    /// <value>Default 120 s: twice TheHive's own longest poll, so that no poll is cut.</value>
    public Duration Timeout { get; init; } = Duration.Seconds(120);
}
