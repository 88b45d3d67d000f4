using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.LoadBalancer;

/// <summary>What must hold in the sections of an haproxy.cfg that serve TheHive; those of other services are not judged.</summary>
internal static class HaproxyTheHiveRules
{
    internal static Rule[] All =>
    [
        Timeouts,
        ModeHttp,
        HttpCheck,
        Forwarded,
        Tls,
        StickyNotNeeded,
        TimeoutUnit,
        TlsOn443,
        AllDownByConfig,
        Redispatch,
    ];

    /// <summary>No connection lives for ever.</summary>
    public static Rule Timeouts { get; } = new(
        "HC5002", "haproxy-timeouts", Warning,
        Title: "TheHive's sections have timeouts for connect, client and server",
        Why: "Without them connections of clients and servers that are gone are never closed, until HAProxy takes no new ones.",
        Fix: "Add 'timeout connect', 'timeout client' and 'timeout server' to 'defaults', the last two above TheHive's long poll.",
        HaproxyTimeouts.Missing)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: timeout client; observed: a warning of haproxy -c, 2.6.12",
    };

    /// <summary>Requests, not connections.</summary>
    public static Rule ModeHttp { get; } = new(
        "HC5003", "haproxy-mode-http", Error,
        Title: "TheHive's frontends and backends are in mode http",
        Why: "In mode tcp, the default, HAProxy sees no requests: no headers, no redirect, no retry; and it refuses two modes on one way.",
        Fix: "Put 'mode http' into 'defaults'.",
        HaproxySectionChecks.Modes)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: mode; observed: haproxy -c, 2.6.12",
    };

    /// <summary>Health is what TheHive says, not an open port.</summary>
    public static Rule HttpCheck { get; } = new(
        "HC5005", "haproxy-http-check", Warning,
        Title: "HAProxy asks every TheHive server for its status by HTTP",
        Why: "A TheHive that hangs or still starts has its port open and gets requests; a check that TheHive answers otherwise takes every server out.",
        Fix: "Use 'option httpchk' with 'http-check send meth GET uri /api/v1/status/public ver HTTP/1.1 hdr Host …' and 'http-check expect status 200', and put 'check' on every server.",
        HealthCheckLines.Asked)
    {
        Scope = Scope.Single,
        Source = "TheHive API: GET /api/v1/status/public needs no login; HAProxy configuration manual: option httpchk",
    };

    /// <summary>TheHive learns who asks.</summary>
    public static Rule Forwarded { get; } = new(
        "HC5006", "haproxy-forwarded", Warning,
        Title: "TheHive's frontends pass on the client's address and scheme",
        Why: "TheHive's audit log and login limits see the balancer's address for everybody, and links may begin with http.",
        Fix: "Add 'option forwardfor' and 'http-request set-header X-Forwarded-Proto https' to the frontend.",
        ForwardedHeaders.Missing)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: option forwardfor; Play: play.http.forwarded",
    };

    /// <summary>Browsers speak TLS.</summary>
    public static Rule Tls { get; } = new(
        "HC5007", "haproxy-tls", Warning,
        Title: "TheHive is reached by TLS, and port 80 only redirects to it",
        Why: "Passwords, session cookies and cases cross the network in the clear.",
        Fix: "Bind port 443 with 'ssl crt …' and redirect from port 80 with 'http-request redirect scheme https unless { ssl_fc }'.",
        TlsLines.Missing)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: bind ssl, http-request redirect",
    };

    /// <summary>Any node can answer.</summary>
    public static Rule StickyNotNeeded { get; } = new(
        "HC5010", "haproxy-sticky-not-needed", Info,
        Title: "TheHive's backend keeps no client on one server",
        Why: "With one secret key every node takes every session; stickiness only hides that the keys differ, until a node fails.",
        Fix: "Remove the 'cookie' or 'stick' line.",
        BackendHabits.Sticky)
    {
        Scope = Scope.Single,
        Source = "Play keeps the session in a signed cookie; the vendor's cluster page balances round robin",
    };

    /// <summary>Times are what they seem.</summary>
    public static Rule TimeoutUnit { get; } = new(
        "HC5012", "haproxy-timeout-unit", Warning,
        Title: "Timeouts carry a unit and are long enough for a request",
        Why: "A number without a unit is milliseconds: 'timeout server 50' cuts every request after 50 ms.",
        Fix: "Write the unit: '50s', '2m'.",
        HaproxyTimeouts.Units)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: time format; observed: haproxy 2.6.12 takes it without a word",
    };

    /// <summary>443 is TLS.</summary>
    public static Rule TlsOn443 { get; } = new(
        "HC5013", "haproxy-tls-on-443", Error,
        Title: "Port 443 and every bind with a certificate speak TLS, version 1.2 or later",
        Why: "Without 'ssl' the port answers in plain text and browsers get an error; old versions of TLS are broken.",
        Fix: "Put 'ssl' before 'crt …' on the bind line and leave out what lowers the version.",
        TlsLines.Weak)
    {
        Scope = Scope.Single,
        Supersedes = ["HC5007"],
        Source = "HAProxy configuration manual: bind ssl, crt, ssl-min-ver, verify",
    };

    /// <summary>Some server serves.</summary>
    public static Rule AllDownByConfig { get; } = new(
        "HC5015", "haproxy-all-down-by-config", Error,
        Title: "TheHive's backend has servers in service, each address once, none of them a balancer, all asked in a protocol that TheHive speaks",
        Why: "With all servers disabled, of weight 0 or backups, or one that leads back to HAProxy, requests end in 503 or go round in circles; behind 'send-proxy' TheHive answers none.",
        Fix: "Give every TheHive node one server line with its own address and http.port, without 'disabled', 'backup' or 'weight 0'.",
        BackendServers.CannotServe)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: server, backup, disabled, weight",
    };

    /// <summary>Another server is tried.</summary>
    public static Rule Redispatch { get; } = new(
        "HC5016", "haproxy-redispatch", Info,
        Title: "A request that a dead server did not take goes to another",
        Why: "Without 'option redispatch' every retry goes to the same server, and requests fail until the check has seen that it is dead.",
        Fix: "Add 'option redispatch 1' and 'retries 3' to 'defaults'.",
        BackendHabits.Redispatch)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: option redispatch; observed: 38 of 130 requests failed without, none with it",
    };
}
