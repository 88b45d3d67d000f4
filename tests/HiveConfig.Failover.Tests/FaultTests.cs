using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Failover.Tests;

/// <summary>What the balancers have to agree on.</summary>
public sealed class AgreementFaultTests
{
    private const string Conf = "lb2/etc/keepalived/keepalived.conf";

    private static readonly Dictionary<string, Fault> All = new(StringComparer.Ordinal)
    {
        ["another router id"] = new("HC5102", Severity.Error, tree => tree.Swap(Conf, "virtual_router_id 51", "virtual_router_id 52"), Fault.TwoOwn),
        ["another advert interval"] = new("HC5102", Severity.Error, tree => tree.Swap(Conf, "advert_int 1", "advert_int 2"), Fault.TwoOwn),
        ["another password"] = new("HC5102", Severity.Error, tree => tree.Swap(Conf, "madeupPW", "madeupPX"), Fault.TwoOwn),
        ["a password that differs after its eighth character"] = new("HC5102", null, tree => tree.Swap(Conf, "madeupPW", "madeupPWX"), Fault.FailsOver),
        ["itself as the peer"] = new("HC5112", Severity.Error, tree => tree.Swap(Conf, "        10.20.0.21\n", "        10.20.0.22\n"), Fault.TwoOwn),
        ["the peers in another order"] = new("HC5112", null, tree => tree.Swap(Conf, "        10.20.0.21\n        10.20.0.23\n", "        10.20.0.23\n        10.20.0.21\n"), Fault.FailsOver, Balancers: 3),
    };

    public static TheoryData<string> Names => new(All.Keys);

    [TimedTheory]
    [MemberData(nameof(Names))]
    public Task Breaks_where_it_is_reported_and_only_there(string name) => All[name].MeetAsync();
}

/// <summary>What has to hold for the virtual IP to move.</summary>
public sealed class PriorityFaultTests
{
    private const string Conf = "/etc/keepalived/keepalived.conf";

    private static readonly Dictionary<string, Fault> All = new(StringComparer.Ordinal)
    {
        ["a script by another name"] = new("HC5106", Severity.Error, tree => tree.SwapAll(Conf, "        chk_haproxy\n", "        chk_haprox\n"), Fault.StaysDown),
        ["the same other name in both places"] = new("HC5106", null, tree => tree.SwapAll(Conf, "chk_haproxy", "chk_proxy"), Fault.FailsOver),
        ["a weight as large as the difference"] = new("HC5107", Severity.Error, tree => Weigh(tree, "-10", "nopreempt"), Fault.StaysDown),
        ["a weight larger than the difference"] = new("HC5107", null, tree => Weigh(tree, "-11", "nopreempt"), Fault.FailsOver),
        ["a weight larger than the difference of neighbours only"] = new("HC5107", Severity.Error, tree => Weigh(tree, "-11", "nopreempt"), Fault.StaysDownAtTheSecond, Balancers: 3),
        ["a weight larger than the difference of all"] = new("HC5107", null, tree => Weigh(tree, "-21", "nopreempt"), Fault.FailsOverTwice, Balancers: 3),
        ["nopreempt beside a weight"] = new("HC5107", Severity.Error, tree => Weigh(tree, "-11", "none of it"), Fault.StaysDown),
    };

    public static TheoryData<string> Names => new(All.Keys);

    [TimedTheory]
    [MemberData(nameof(Names))]
    public Task Breaks_where_it_is_reported_and_only_there(string name) => All[name].MeetAsync();

    // Priorities are 250, 240 and 230.
    private static void Weigh(LabTree tree, string weight, string without) => tree.ChangeAll(Conf, text => text
        .Replace("    interval 1\n", $"    interval 1\n    weight {weight}\n", StringComparison.Ordinal)
        .Replace("    " + without + "\n", "", StringComparison.Ordinal));
}

/// <summary>What the check has to see.</summary>
public sealed class CheckFaultTests
{
    private const string Conf = "/etc/keepalived/keepalived.conf";

    private static readonly Dictionary<string, Fault> All = new(StringComparer.Ordinal)
    {
        ["a signal as a user who may not"] = new("HC5108", Severity.Warning, tree => Ask(tree, "/usr/bin/killall -0 haproxy", "nobody"), Fault.NobodyOwns),
        ["the list of processes as the same user"] = new("HC5108", Severity.Info, tree => Ask(tree, "/usr/bin/pgrep -x haproxy", "nobody"), Fault.FailsOver),
        ["the list of processes, and HAProxy hangs"] = new("HC5108", Severity.Info, tree => Ask(tree, "/usr/bin/pgrep -x haproxy", "nobody"), Fault.StaysHung),
        ["a shell's sign"] = new("HC5108", Severity.Warning, tree => Ask(tree, "/usr/bin/pgrep -x haproxy > /dev/null", "root"), Fault.NobodyOwns),
        ["a script that prints its code"] = new("HC5115", Severity.Error, tree => Script(tree, "echo 1"), Fault.StaysDown),
        ["a script that ends with its code"] = new("HC5115", null, tree => Script(tree, "exit 1"), Fault.FailsOver),
    };

    public static TheoryData<string> Names => new(All.Keys);

    [TimedTheory]
    [MemberData(nameof(Names))]
    public Task Breaks_where_it_is_reported_and_only_there(string name) => All[name].MeetAsync();

    private static void Ask(LabTree tree, string command, string user) => tree.ChangeAll(Conf, text =>
    {
        var start = text.IndexOf("script \"", StringComparison.Ordinal) + 8;
        return string.Concat(text.AsSpan(0, start), command, text.AsSpan(text.IndexOf('"', start))).Replace("script_user root", "script_user " + user, StringComparison.Ordinal);
    });

    private static void Script(LabTree tree, string end)
    {
        Ask(tree, "/etc/keepalived/check_haproxy.sh", "root");
        foreach (var node in tree.Cluster.LoadBalancerNodes)
        {
            tree.Add(
                node.Name + "/etc/keepalived/check_haproxy.sh",
                $"#!/bin/sh\nif ! /usr/bin/curl --silent --fail --max-time 0.5 --output /dev/null http://127.0.0.1:8404/healthz; then\n    {end}\nfi\n",
                (UnixFileMode)0b111_101_101);
        }
    }
}

/// <summary>What HAProxy has to agree on with the kernel and with TheHive.</summary>
public sealed class ProxyFaultTests
{
    private const string Cfg = "/etc/haproxy/haproxy.cfg";
    private const string Sysctl = "/etc/sysctl.d/60-hiveconfig.conf";

    private static readonly Dictionary<string, Fault> All = new(StringComparer.Ordinal)
    {
        ["no right to bind on one balancer"] = new("HC8019", Severity.Error, tree => tree.Swap("lb2" + Sysctl, "bind = 1", "bind = 0"), Fault.StaysDown),
        ["no right to bind, and no need of it"] = new("HC8019", null, Transparent, Fault.FailsOver),
        ["a timeout below the long poll"] = new("HC8020", Severity.Error, tree => tree.SwapAll(Cfg, "timeout server 12s", "timeout server 5s"), Fault.PollIsCut),
        ["a timeout just above the long poll"] = new("HC8020", null, tree => tree.SwapAll(Cfg, "timeout server 12s", "timeout server 7s"), Fault.PollArrives),
        ["a server with another port"] = new("HC8022", Severity.Error, tree => tree.SwapAll(Cfg, "10.20.0.13:9000", "10.20.0.13:9001"), Fault.OneBackendIsLost),
        ["a server by another name"] = new("HC8022", null, tree => tree.SwapAll(Cfg, "server hive3", "server third"), Fault.AllBackendsServe),
        ["TheHive on loopback"] = new("HC8023", Severity.Error, tree => tree.Swap("hive2/etc/thehive/application.conf", "http.address = \"10.20.0.12\"", "http.address = \"127.0.0.1\""), Fault.OneBackendIsLost),
        ["TheHive on every address"] = new("HC8023", null, tree => tree.Swap("hive2/etc/thehive/application.conf", "http.address = \"10.20.0.12\"", "http.address = \"0.0.0.0\""), Fault.AllBackendsServe),
    };

    public static TheoryData<string> Names => new(All.Keys);

    [TimedTheory]
    [MemberData(nameof(Names))]
    public Task Breaks_where_it_is_reported_and_only_there(string name) => All[name].MeetAsync();

    private static void Transparent(LabTree tree)
    {
        tree.SwapAll(Sysctl, "bind = 1", "bind = 0");
        tree.ChangeAll(Cfg, text => text
            .Replace("bind 10.20.0.50:443", "bind 10.20.0.50:443 transparent", StringComparison.Ordinal)
            .Replace("bind 10.20.0.50:80", "bind 10.20.0.50:80 transparent", StringComparison.Ordinal));
    }
}
