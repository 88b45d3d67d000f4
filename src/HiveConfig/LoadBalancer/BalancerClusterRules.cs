using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.LoadBalancer;

/// <summary>What must hold between the keepalived.conf files of the balancers of one virtual IP.</summary>
internal static class BalancerClusterRules
{
    internal static Rule[] All =>
    [
        VridEqual,
        PriorityUnique,
        OneMaster,
        FailoverPossible,
        UnicastPeerLists,
        VridUnique,
    ];

    /// <summary>They hear each other.</summary>
    public static Rule VridEqual { get; } = new(
        "HC5102", "keepalived-vrid-equal", Error,
        Title: "Router id, authentication, advert interval, version and virtual IPs are the same on every balancer",
        Why: "A balancer that does not take the other's adverts for its own becomes master too: two machines hold the virtual IP.",
        Fix: "Copy the vrrp_instance from one balancer to the others; only state, priority, unicast_src_ip and unicast_peer differ.",
        VrrpAgreement.Adverts)
    {
        Source = "Observed with keepalived 2.2.7: two masters for each of them",
    };

    /// <summary>One of them is first.</summary>
    public static Rule PriorityUnique { get; } = new(
        "HC5103", "keepalived-priority-unique", Warning,
        Title: "Every balancer has a priority of its own, below 255",
        Why: "Which of two equals holds the virtual IP is not fixed, and it does not return to the first after a failure.",
        Fix: "Give the balancers different priorities from 1 to 254.",
        VrrpAgreement.Priorities)
    {
        Source = "keepalived.conf(5): priority; observed: with 2.2.7 either of two equals became master",
    };

    /// <summary>One starts as master at most.</summary>
    public static Rule OneMaster { get; } = new(
        "HC5105", "keepalived-one-master", Warning,
        Title: "At most one balancer has state MASTER",
        Why: "Each takes the virtual IP at its start before it hears of the other: requests fail until they have settled.",
        Fix: "Set 'state BACKUP' on all but one, best on all.",
        VrrpAgreement.Masters)
    {
        Source = "Observed with keepalived 2.2.7: both held the virtual IP in the first seconds",
    };

    /// <summary>The virtual IP moves.</summary>
    public static Rule FailoverPossible { get; } = new(
        "HC5107", "keepalived-failover-possible", Error,
        Title: "When HAProxy is gone on a balancer, another one outranks it",
        Why: "The virtual IP stays on a machine without HAProxy, and every request fails until somebody comes.",
        Fix: "Leave out the weight of the check, so that a failed one gives the virtual IP up at once; or make it larger than the difference between the highest and the lowest priority, without 'nopreempt'.",
        VrrpPriorities.Stuck)
    {
        Supersedes = ["HC5106"],
        Source = "keepalived.conf(5): weight, nopreempt; observed with keepalived 2.2.7: difference equal to or above the weight, or nopreempt beside one, and nobody takes over",
    };

    /// <summary>They speak to each other.</summary>
    public static Rule UnicastPeerLists { get; } = new(
        "HC5112", "keepalived-unicast-peers", Error,
        Title: "unicast_peer lists exactly the other balancers, by the address that each sends from",
        Why: "A balancer that gets no adverts becomes master too: two machines hold the virtual IP.",
        Fix: "List the 'unicast_src_ip' of every other balancer once, and not the machine itself.",
        UnicastPeers.Wrong)
    {
        Source = "keepalived.conf(5): unicast_peer, unicast_src_ip; observed: keepalived -t is silent about all of these",
    };

    /// <summary>One id, one virtual IP.</summary>
    public static Rule VridUnique { get; } = new(
        "HC5114", "keepalived-vrid-unique", Error,
        Title: "Two virtual IPs of one network have two router ids",
        Why: "Each pair takes the other's adverts for its own: virtual IPs vanish, or two machines hold one.",
        Fix: "Give one of the two another virtual_router_id, on all its balancers.",
        RouterIds.Shared)
    {
        Source = "keepalived.conf(5): virtual_router_id",
    };
}
