using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.LoadBalancer;

/// <summary>What must hold in each keepalived.conf by itself.</summary>
internal static class KeepalivedRules
{
    internal static Rule[] All =>
    [
        Syntax,
        ScriptSecurity,
        ScriptTracked,
        CheckBinary,
        DefaultVrid,
        Preempt,
        VipSubnet,
        AuthPassLength,
        Script,
    ];

    /// <summary>Keepalived takes the file as it stands.</summary>
    public static Rule Syntax { get; } = new(
        "HC5101", "keepalived-syntax", Error,
        Title: "keepalived.conf has balanced braces and quotes, known keywords, values within their range, and names and addresses that fit their block",
        Why: "Keepalived does not start, silently takes a default in place of the value, or leaves out what does not fit: an address of the other family, a group of instances that do not exist.",
        Fix: "Correct the line named; 'keepalived -t' on the machine shows what is left.",
        repo => [.. Faults.ReportedAs("HC5101")(repo), .. KeepalivedFiles.FaultsOfParts(repo), .. KeepalivedFiles.MisspeltIncludes(repo), .. InstanceForms.LeftOut(repo)])
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5); observed: keepalived -t, 2.2.7",
    };

    /// <summary>Scripts run as somebody in particular.</summary>
    public static Rule ScriptSecurity { get; } = new(
        "HC5104", "keepalived-script-security", Warning,
        Title: "Check scripts come with enable_script_security and a script_user",
        Why: "Without the first Keepalived runs them as root whoever may write to them, and its own test fails; without the second it leaves the script out, and nothing is checked.",
        Fix: "Put 'enable_script_security' and 'script_user root' into 'global_defs', and let the command give root up by itself.",
        CheckCommands.Users)
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5); observed: keepalived -t, 2.2.7, ends with 6: SECURITY VIOLATION",
    };

    /// <summary>Scripts and those who track them go together.</summary>
    public static Rule ScriptTracked { get; } = new(
        "HC5106", "keepalived-script-tracked", Error,
        Title: "Every tracked script exists, and every script is tracked",
        Why: "A check that nobody tracks, or that does not exist, changes nothing: HAProxy dies and the virtual IP stays.",
        Fix: "Name the 'vrrp_script' in 'track_script' of the 'vrrp_instance', spelt the same.",
        CheckCommands.Tracked)
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5): track_script",
    };

    /// <summary>The check can run.</summary>
    public static Rule CheckBinary { get; } = new(
        "HC5108", "keepalived-check-binary", Warning,
        Title: "The check is an absolute path without shell syntax, run by a user who may, and asks the HAProxy of its own machine",
        Why: "Keepalived starts programs without a shell: what only a shell understands makes the check fail always, or succeed always. A check that asks the virtual IP or another balancer says how that one is.",
        Fix: "Ask HAProxy by HTTP: '/usr/bin/curl --silent --fail --max-time 0.5' with the address of a 'monitor-uri' on loopback.",
        repo => [.. CheckCommands.Commands(repo), .. CheckTargets.Missed(repo), .. CheckedElsewhere.Of(repo)])
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5): vrrp_script; observed: killall -0 fails as nobody and passes for a stopped HAProxy",
    };

    /// <summary>An id of one's own.</summary>
    public static Rule DefaultVrid { get; } = new(
        "HC5109", "keepalived-default-vrid", Warning,
        Title: "Multicast adverts without a password have another router id than 51",
        Why: "51 stands in every example: another pair on the network with the same id takes the virtual IP away.",
        Fix: "Take an id from 1 to 255 that nobody on the network uses, or send to 'unicast_peer' only.",
        InstanceChecks.UsualId)
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5): virtual_router_id; the example files of Keepalived",
    };

    /// <summary>No second move.</summary>
    public static Rule Preempt { get; } = new(
        "HC5110", "keepalived-preempt", Info,
        Title: "A balancer that returns takes nothing back: nopreempt",
        Why: "Every return of a balancer cuts all connections once more.",
        Fix: "Set 'state BACKUP' and 'nopreempt' on every balancer, together with a check without weight; with a weight 'nopreempt' keeps the virtual IP from moving at all.",
        InstanceChecks.Preempts)
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5): nopreempt; observed: no failed request on return with it",
    };

    /// <summary>The virtual IP is free, and one of the network.</summary>
    public static Rule VipSubnet { get; } = new(
        "HC5111", "keepalived-vip-subnet", Error,
        Title: "The virtual IP is an address that no machine has, within the balancers' network, listed once",
        Why: "Two machines answer for one address, or nobody can reach it.",
        Fix: "Take a free address of the balancers' network, with the prefix length of that network.",
        InstanceChecks.Addresses)
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5): virtual_ipaddress; observed: an address without prefix length becomes /32",
    };

    /// <summary>The password is read whole.</summary>
    public static Rule AuthPassLength { get; } = new(
        "HC5113", "keepalived-auth-pass-length", Warning,
        Title: "auth_pass has at most 8 characters, and neither VRRP version 3 nor strict mode has one",
        Why: "Keepalived cuts the rest off, so two that differ only there are equal; version 3 and strict mode ignore the block.",
        Fix: "Take a password of 8 characters; with IPv6 or version 3 leave 'authentication' out and use 'unicast_peer'.",
        InstanceChecks.Passwords)
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5): auth_pass; observed: keepalived -t, 2.2.7",
    };

    /// <summary>The check can say no.</summary>
    public static Rule Script { get; } = new(
        "HC5115", "keepalived-check-script", Error,
        Title: "A check script can be executed, and ends with another code than 0 when HAProxy does not work",
        Why: "Keepalived looks at the exit code alone: a script that only prints, or that it does not run for its permissions, keeps the virtual IP where it is.",
        Fix: "End the script with 'exit 1' where it finds a fault.",
        ScriptEnds.Useless)
    {
        Scope = Scope.Single,
        Source = "keepalived.conf(5): vrrp_script; a known case: echo 5 in place of exit 5",
    };
}
