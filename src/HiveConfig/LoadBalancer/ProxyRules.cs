using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.LoadBalancer;

/// <summary>What TheHive must know of its balancers.</summary>
internal static class ProxyRules
{
    internal static Rule[] All =>
    [
        Trusted,
    ];

    /// <summary>Believed by TheHive.</summary>
    public static Rule Trusted { get; } = new(
        "HC3044", "thehive-trusted-proxies", Warning,
        Title: "play.http.forwarded.trustedProxies lists every balancer on another machine",
        Why: "Forwarded headers of others are ignored: the audit log shows the balancer in place of the user, and TheHive takes https for http.",
        Fix: "Add the address of every balancer, or their network, to play.http.forwarded.trustedProxies.",
        TrustedProxies.Missing)
    {
        Scope = Scope.Single,
        Source = "Play: play.http.forwarded.trustedProxies",
    };
}
