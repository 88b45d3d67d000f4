namespace HiveConfig.Model;

/// <summary>TheHive itself.</summary>
public sealed record TheHive
{
    /// <summary>Its version. It decides Akka or Pekko, the length of the secret key and the Elasticsearch versions it works with.</summary>
    /// <value>5.3 to 5.7, see <see cref="SupportTable"/>.</value>
    public required ProductVersion Version { get; init; }

    /// <summary>The public address, as browsers see it.</summary>
    public required PublicUrl Url { get; init; }

    /// <summary>Port of its HTTP server, behind HAProxy.</summary>
    /// <value>Default 9000.</value>
    public Port HttpPort { get; init; } = Port.Of(9000);

    /// <summary>Port of Pekko's artery between TheHive nodes.</summary>
    /// <value>Default 2551, as in the vendor's cluster guide.</value>
    public Port ArteryPort { get; init; } = Port.Of(2551);

    /// <summary>Whether the artery is encrypted with mutual authentication. Only with <see cref="Cluster.Tls"/>.</summary>
    /// <value>Default false: whoever can reach the port can otherwise join the actor system, so a firewall has to keep it to the nodes.</value>
    public bool ArteryTls { get; init; }

    /// <summary>How long a poll of the user interface is kept open without news.</summary>
    /// <value>Default 45 s: below the 50 s that Debian's stock haproxy.cfg has, should it ever stand in between.</value>
    public Duration LongPolling { get; init; } = Duration.Seconds(45);

    /// <summary>Heap of TheHive; null for 3000m of 16 GiB, and in proportion, beside other JVM services, half of the memory up to 26 GiB alone, or none where the memory is unknown, see <see cref="Heaps.TheHiveOn"/>.</summary>
    public DataSize? Heap { get; init; }

    /// <summary>Algorithm that signs the session cookie.</summary>
    /// <value>Default HS256: needs a secret key of 32 bytes.</value>
    public JwtAlgorithm SessionAlgorithm { get; init; } = JwtAlgorithm.HS256;

    /// <summary>Whether it works with Cortex.</summary>
    /// <value>Default true, as the package has it.</value>
    public bool Cortex { get; init; } = true;

    /// <summary>Whether it works with MISP.</summary>
    /// <value>Default true, as the package has it.</value>
    public bool Misp { get; init; } = true;

    /// <summary>Where the audit log is kept.</summary>
    public AuditLog Audit { get; init; } = new();

    /// <summary>The removal of old personal data; null when nothing is removed.</summary>
    public Gdpr? Gdpr { get; init; }

    /// <summary>The proxy to the world outside; null for none.</summary>
    public WebProxy? Proxy { get; init; }

    /// <summary>Metrics for Prometheus; null when there are none.</summary>
    public Monitoring? Monitoring { get; init; }

    /// <summary>How much is logged; null for what the package's logback.xml says.</summary>
    public LogLevel? LogLevel { get; init; }

    /// <summary>Path part of <see cref="Url"/>, with a leading and without a trailing slash; <c>/</c> when there is none.</summary>
    public string Context => Url.Context;

    /// <summary>Whether browsers use https.</summary>
    public bool IsHttps => Url.IsHttps;
}

/// <summary>Algorithm that signs Play's session cookie.</summary>
public enum JwtAlgorithm
{
    /// <summary>Secret key of at least 32 bytes.</summary>
    HS256,

    /// <summary>Secret key of at least 48 bytes.</summary>
    HS384,

    /// <summary>Secret key of at least 64 bytes.</summary>
    HS512,
}
