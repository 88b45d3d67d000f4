namespace HiveConfig.Model;

/// <summary>Metrics for Prometheus, at the address of each TheHive node. Nobody has to log in: a firewall has to keep the port to Prometheus.</summary>
public sealed record Monitoring
{
    /// <summary>The port.</summary>
    /// <value>Default 9095, as in the vendor's guide.</value>
    public Port Port { get; init; } = Port.Of(9095);
}
