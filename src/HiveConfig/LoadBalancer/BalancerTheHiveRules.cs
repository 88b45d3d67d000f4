using System.Linq;
using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.LoadBalancer;

/// <summary>What must hold between the balancers and TheHive, and between HAProxy, Keepalived and the kernel.</summary>
internal static class BalancerTheHiveRules
{
    internal static Rule[] All =>
    [
        VipBind,
        LongPollTimeout,
        VipEqual,
        BackendEqual,
        HttpAddress,
        SchemeEqual,
        ContextInCheck,
    ];

    /// <summary>HAProxy starts on every balancer.</summary>
    public static Rule VipBind { get; } = new(
        "HC8019", "cluster-vip-bind", Error,
        Title: "Where HAProxy binds the virtual IP, the kernel lets it: ip_nonlocal_bind is 1 on every balancer",
        Why: "On a balancer that does not hold the address HAProxy cannot bind it and exits: there is nobody to take over. IPv4 and IPv6 have a key each.",
        Fix: "Put 'net.ipv4.ip_nonlocal_bind = 1' (IPv6: 'net.ipv6.…') into a file of /etc/sysctl.d on every balancer.",
        VirtualBinds.Refused)
    {
        Source = "Observed: haproxy 2.6.12, cannot bind socket (Cannot assign requested address); Linux: ip-sysctl",
    };

    /// <summary>A poll outlives no timeout.</summary>
    public static Rule LongPollTimeout { get; } = new(
        "HC8020", "cluster-longpoll-timeout", Error,
        Title: "timeout server of TheHive's backend is longer than TheHive's long poll, which is a time with its unit",
        Why: "TheHive answers a poll without news only after stream.longPolling.refresh: HAProxy has given up by then and answers 504.",
        Fix: "Set 'timeout server' to twice stream.longPolling.refresh; that is 1 minute unless application.conf says otherwise.",
        repo => LongPolls.Forms(repo).Concat(LongPolls.Cut(repo)))
    {
        Scope = Scope.Single,
        Source = "TheHive: stream.longPolling.refresh, default 1 minute; observed: haproxy 2.6.12 answers 504",
    };

    /// <summary>One virtual IP in both files.</summary>
    public static Rule VipEqual { get; } = new(
        "HC8021", "cluster-vip-equal", Error,
        Title: "The address that TheHive's frontends bind is a virtual IP of Keepalived",
        Why: "HAProxy listens where no client comes, and nothing listens at the virtual IP.",
        Fix: "Bind the address that keepalived.conf has in 'virtual_ipaddress'.",
        VirtualBinds.Strangers)
    {
        Source = "Follows from bind of HAProxy and virtual_ipaddress of Keepalived",
    };

    /// <summary>The servers are the TheHive nodes.</summary>
    public static Rule BackendEqual { get; } = new(
        "HC8022", "cluster-backend-equal", Error,
        Title: "The servers of TheHive's backend are the TheHive nodes, each at its http.port",
        Why: "A server that is no TheHive node is always down; a node that is no server serves nobody.",
        Fix: "Give every TheHive node a 'server' line with its address and http.port.",
        BackendMembers.Differing)
    {
        Source = "Follows from server of HAProxy and http.address, http.port of TheHive",
    };

    /// <summary>TheHive listens where the balancers ask.</summary>
    public static Rule HttpAddress { get; } = new(
        "HC8023", "cluster-http-address", Error,
        Title: "TheHive listens at the address that the balancers use",
        Why: "A TheHive that listens on loopback, or on another address, is down for every balancer.",
        Fix: "Set http.address to the address in HAProxy's server line, or to 0.0.0.0.",
        BackendMembers.Unreachable)
    {
        Scope = Scope.Single,
        Source = "TheHive: http.address, default 0.0.0.0",
    };

    /// <summary>One scheme.</summary>
    public static Rule SchemeEqual { get; } = new(
        "HC8024", "cluster-scheme-equal", Warning,
        Title: "application.baseUrl begins with https exactly when the balancers speak TLS, and the session cookie is then secure",
        Why: "Links in mails and redirects lead to the other scheme, and browsers refuse one of the two.",
        Fix: "Make application.baseUrl begin as the balancers answer; with https set play.http.session.secure = true.",
        TlsLines.Schemes)
    {
        Scope = Scope.Single,
        Source = "TheHive: application.baseUrl; Play: play.http.session.secure, default false",
    };

    /// <summary>The check asks below the context.</summary>
    public static Rule ContextInCheck { get; } = new(
        "HC8025", "cluster-context-in-check", Warning,
        Title: "HAProxy's check asks for a path below TheHive's play.http.context",
        Why: "Elsewhere TheHive answers 404, and HAProxy takes every server out of service.",
        Fix: "Put play.http.context before the path of the check.",
        HealthCheckLines.BelowContext)
    {
        Scope = Scope.Single,
        Source = "Play: play.http.context",
    };
}
