using System.Collections.Generic;

namespace HiveConfig.Model;

/// <summary>The proxy by which TheHive reaches Cortex, MISP and other web services; the services of the cluster are reached without it.</summary>
public sealed record WebProxy
{
    /// <summary>The proxy.</summary>
    public required HostAddress Host { get; init; }

    /// <summary>Its port.</summary>
    public required Port Port { get; init; }

    /// <summary>Whether the connection to the proxy itself is encrypted.</summary>
    /// <value>Default <c>http</c>, as TheHive has it.</value>
    public ProxyProtocol Protocol { get; init; }

    /// <summary>Who TheHive logs in as, with the password <see cref="Secrets.Proxy"/>; null for nobody: the proxy does not ask.</summary>
    public UserName? User { get; init; }

    /// <summary>Hosts that are reached without it, beside the nodes of the cluster.</summary>
    public IReadOnlyList<HostPattern> Except { get; init; } = [];
}

/// <summary>How TheHive speaks to a proxy.</summary>
public enum ProxyProtocol
{
    /// <summary>In clear.</summary>
    Http,

    /// <summary>With TLS.</summary>
    Https,
}
