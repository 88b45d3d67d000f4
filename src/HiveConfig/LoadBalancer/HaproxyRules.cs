using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.LoadBalancer;

/// <summary>What must hold in an haproxy.cfg for HAProxy to start and to answer.</summary>
internal static class HaproxyRules
{
    internal static Rule[] All =>
    [
        Syntax,
        BackendExists,
        ServerNamesUnique,
        PublicStats,
        CfgEqual,
        PemMode,
    ];

    /// <summary>HAProxy takes the file.</summary>
    public static Rule Syntax { get; } = new(
        "HC5001", "haproxy-syntax", Error,
        Title: "haproxy.cfg has known sections, keywords and values",
        Why: "HAProxy refuses the whole file and does not start, or goes on with the old one at a reload.",
        Fix: "Correct the line named; 'haproxy -c -f' with the file shows what is left.",
        Faults.ReportedAs("HC5001"))
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual; observed: haproxy -c, 2.6.12",
    };

    /// <summary>Every backend is there.</summary>
    public static Rule BackendExists { get; } = new(
        "HC5004", "haproxy-backend-exists", Error,
        Title: "Every backend, other section and server that is named exists, and a backend has a server",
        Why: "HAProxy does not start with a name that it cannot find, and answers 503 where nothing is behind.",
        Fix: "Name what exists in 'default_backend', 'use_backend', 'resolvers', 'table' and the like, or add it.",
        HaproxySectionChecks.Backends)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: default_backend, use_backend, use-server, resolvers, stick-table, userlist, mailers, http-errors, cache; observed: haproxy -c, 2.6.12",
    };

    /// <summary>One balancer's configuration on all of them.</summary>
    public static Rule CfgEqual { get; } = new(
        "HC5008", "haproxy-cfg-equal", Warning,
        Title: "TheHive's sections of haproxy.cfg are the same on every balancer",
        Why: "What works on one balancer stops working the moment the virtual IP moves to another.",
        Fix: "Copy one haproxy.cfg to every balancer; only node, description, localpeer and an address of the machine itself may differ.",
        BalancerAgreement.Differing)
    {
        GoesLast = true,
        Source = "Follows from the virtual IP: any balancer may have to serve",
    };

    /// <summary>No name twice.</summary>
    public static Rule ServerNamesUnique { get; } = new(
        "HC5009", "haproxy-server-names-unique", Error,
        Title: "No two servers of one backend have the same name",
        Why: "HAProxy refuses the file; and by that name neither statistics nor the admin socket could tell them apart.",
        Fix: "Give every server of the backend a name of its own, best the node's.",
        HaproxySectionChecks.ServerNames)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: server; observed: haproxy -c, 2.6.12",
    };

    /// <summary>The key is for HAProxy alone.</summary>
    public static Rule PemMode { get; } = new(
        "HC5011", "haproxy-pem-mode", Info,
        Title: "The file behind 'crt' belongs to root and is readable by nobody else",
        Why: "It holds the private key: who reads it can pose as TheHive.",
        Fix: "Install the file as root:root 0600; HAProxy reads it before it drops root.",
        BackendHabits.KeyFiles)
    {
        Scope = Scope.Single,
        Needs = "manifest",
        Source = "HAProxy configuration manual: crt, user",
    };

    /// <summary>Statistics are not for everybody.</summary>
    public static Rule PublicStats { get; } = new(
        "HC5014", "haproxy-public-stats", Warning,
        Title: "Statistics and the admin socket are open only to loopback, to a password, or to the socket's group",
        Why: "Anybody who reaches them reads the names of your machines, and with the admin level takes servers out of service.",
        Fix: "Bind the statistics page to 127.0.0.1 or give it 'stats auth', and make the admin socket a file with 'mode 660'.",
        StatsAccess.Open)
    {
        Scope = Scope.Single,
        Source = "HAProxy configuration manual: stats socket, stats enable, stats auth",
    };
}
