using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The rules between the balancers of one virtual IP, on any number of them.</summary>
public sealed class VrrpRuleTests
{
    /// <summary>Priorities, the weight of each balancer's check (none: untracked), and whether another takes over: seen on real daemons, or computed the same way.</summary>
    [Theory]
    [InlineData("101 100", "2", "BACKUP", true)]
    [InlineData("102 100", "2", "BACKUP", false)]
    [InlineData("110 100", "2", "BACKUP", false)]
    [InlineData("100 100", "2", "BACKUP", true)]
    [InlineData("110 100", "-20", "BACKUP", true)]
    [InlineData("110 100", "-10", "BACKUP", false)]
    [InlineData("150 100", "0", "BACKUP", true)]
    [InlineData("150 100", "0", "BACKUP nopreempt", true)]
    [InlineData("101 100", "2", "BACKUP nopreempt", false)]
    [InlineData("110 100", "-20", "BACKUP nopreempt", false)]
    [InlineData("101 100", "2", "MASTER", true)]
    [InlineData("101 100", "0", "MASTER nopreempt", false)]
    [InlineData("103 102 101", "2", "BACKUP", false)]
    [InlineData("103 102 101", "3", "BACKUP", true)]
    [InlineData("101 103 102", "2", "BACKUP", false)]
    [InlineData("102 101 103", "2", "BACKUP", false)]
    [InlineData("254 253", "2", "BACKUP", false)]
    [InlineData("253 252", "2", "BACKUP", true)]
    [InlineData("250 240", "30", "BACKUP", true)]
    [InlineData("255 100", "200", "BACKUP", false)]
    [InlineData("255 100", "0", "BACKUP", false)]
    [InlineData("10 1", "-20", "BACKUP", false)]
    [InlineData("10 2", "-20", "BACKUP", true)]
    [InlineData("107 106 105 104 103 102 101", "6", "BACKUP", false)]
    [InlineData("107 106 105 104 103 102 101", "7", "BACKUP", true)]
    [InlineData("100 250", "untracked 2", "BACKUP", false)]
    [InlineData("100 99", "untracked untracked", "BACKUP", true)]
    public void WhetherAnotherTakesOver(string priorities, string weights, string state, bool takesOver)
    {
        var weight = weights.Split(' ');
        var files = priorities.Split(' ').Select((priority, i) => Balancer(i, Conf(i, priorities.Split(' ').Length)
            .Replace("priority 0", "priority " + priority, StringComparison.Ordinal)
            .Replace("state BACKUP\n  nopreempt", string.Join("\n  ", state.Split(' ').Select((word, at) => at == 0 ? "state " + word : word)), StringComparison.Ordinal)
            .Replace("weight 0", weight[i % weight.Length] is "untracked" ? "" : "weight " + weight[i % weight.Length], StringComparison.Ordinal)
            .Replace("track_script {\n    chk_haproxy\n  }", weight[i % weight.Length] is "untracked" ? "" : "track_script {\n    chk_haproxy\n  }", StringComparison.Ordinal)));
        Assert.Equal(takesOver, TestTree.Lint(TestTree.One([.. files]), BalancerClusterRules.FailoverPossible).Count == 0);
    }

    private const string OtherBind = "'frontend hive' binds '10.0.0.11', which lb1 has, expected '10.0.0.50', the virtual IP of Keepalived";

    // What another balancer has for itself cannot be bound here; lb1 is 10.0.0.11, lb2 10.0.0.12, the virtual IP 10.0.0.50.
    [Theory]
    [InlineData("bind 10.0.0.11:443", "", OtherBind)]
    [InlineData("bind 10.0.0.11:443", "net.ipv4.ip_nonlocal_bind = 1\n", OtherBind)]
    [InlineData("bind 10.0.0.50:80\n  bind 10.0.0.11:443", "net.ipv4.ip_nonlocal_bind = 1\n", OtherBind)]
    [InlineData("bind 10.0.0.50:443\n  bind 10.0.0.11:443", "net.ipv4.ip_nonlocal_bind = 0\n", OtherBind)]
    [InlineData("bind 10.0.0.50:443\n  bind 10.0.0.11:443", "net.ipv4.ip_nonlocal_bind = 1\n", "")]
    [InlineData("bind 10.0.0.11:443,10.0.0.12:443", "net.ipv4.ip_nonlocal_bind = 1\n", "")]
    [InlineData("bind 10.0.0.50:443", "net.ipv4.ip_nonlocal_bind = 1\n", "")]
    [InlineData("bind 10.0.0.12:443", "", "")]
    [InlineData("bind *:443", "", "")]
    [InlineData("bind :443", "", "")]
    [InlineData("bind \"${VIP}:443\"", "", "")]
    [InlineData("bind ipv4@\"$VIP\":443", "", "")]
    [InlineData("bind ipv4@10.0.0.11:443", "", OtherBind)]
    [InlineData("bind /run/haproxy/hive.sock", "", "")]
    public void TheAddressOfAnotherBalancerIsNotBound(string bind, string sysctl, string message)
    {
        const string Backend = "\n  mode http\n  default_backend hive\nbackend hive\n  mode http\n  server a 10.0.0.21:9000 check\n  server b 10.0.0.22:9000 check\n";
        static string Keepalived(int i) => $"vrrp_instance hive {{\n  interface eth0\n  unicast_src_ip 10.0.0.1{i.ToString(CultureInfo.InvariantCulture)}\n  virtual_router_id 7\n  virtual_ipaddress {{\n    10.0.0.50/24\n  }}\n}}\n";
        var repo = TestTree.One(
            ("th1/etc/thehive/application.conf", "http.address = 10.0.0.21\npekko.remote.artery.canonical.hostname = 10.0.0.21\n"),
            ("th2/etc/thehive/application.conf", "http.address = 10.0.0.22\npekko.remote.artery.canonical.hostname = 10.0.0.22\n"),
            ("lb1/etc/keepalived/keepalived.conf", Keepalived(1)),
            ("lb2/etc/keepalived/keepalived.conf", Keepalived(2)),
            ("lb1/etc/haproxy/haproxy.cfg", "frontend hive\n  bind *:443" + Backend),
            ("lb2/etc/haproxy/haproxy.cfg", "frontend hive\n  " + bind + Backend),
            ("lb1/etc/sysctl.d/a.conf", sysctl),
            ("lb2/etc/sysctl.d/a.conf", sysctl));
        Assert.Equal(message.Length == 0 ? [] : ["lb2/etc/haproxy/haproxy.cfg: " + message], TestTree.Lint(repo).Where(finding => finding.Rule.Id is "HC8021").Select(finding => finding.Path + ": " + finding.Message));
    }

    [Fact]
    public void KeepalivedInAFolderOfItsOwnMayBeOfTheSameMachine()
    {
        var repo = TestTree.One(
            ("th1/etc/thehive/application.conf", "http.address = 10.0.0.21\npekko.remote.artery.canonical.hostname = 10.0.0.21\n"),
            ("vrrp1/etc/keepalived/keepalived.conf", "vrrp_instance hive {\n  interface eth0\n  unicast_src_ip 10.0.0.11\n  virtual_router_id 7\n  virtual_ipaddress {\n    10.0.0.50/24\n  }\n}\n"),
            ("lb1/etc/haproxy/haproxy.cfg", "frontend hive\n  bind 10.0.0.11:443\n  mode http\n  default_backend hive\nbackend hive\n  mode http\n  server a 10.0.0.21:9000 check\n"));
        Assert.DoesNotContain(TestTree.Lint(repo), finding => finding.Rule.Id is "HC8021");
    }

    // Without Keepalived whatever moves the address may be elsewhere; what another node has does not move.
    [Theory]
    [InlineData("10.0.0.1:443", "n2/etc/haproxy/haproxy.cfg: 'frontend hive' binds '10.0.0.1', which n1 has, expected one of its own or '*'")]
    [InlineData("10.0.0.2:443", "")]
    [InlineData("10.0.0.50:443", "")]
    [InlineData("*:443", "")]
    [InlineData("10.0.0.2:443,10.0.0.1:443", "")]
    public void NeitherIsTheAddressOfAnotherNode(string address, string message)
    {
        const string Backend = "\n  mode http\n  default_backend hive\nbackend hive\n  mode http\n  server a 10.0.0.1:9000 check\n  server b 10.0.0.2:9000 check\n";
        var repo = TestTree.One(
            ("n1/etc/thehive/application.conf", "http.address = 10.0.0.1\npekko.remote.artery.canonical.hostname = 10.0.0.1\n"),
            ("n2/etc/thehive/application.conf", "http.address = 10.0.0.2\npekko.remote.artery.canonical.hostname = 10.0.0.2\n"),
            ("n1/etc/haproxy/haproxy.cfg", "frontend hive\n  bind 10.0.0.1:443" + Backend),
            ("n2/etc/haproxy/haproxy.cfg", "frontend hive\n  bind " + address + Backend));
        Assert.Equal(message.Length == 0 ? [] : [message], TestTree.Lint(repo).Where(finding => finding.Rule.Id is "HC8021").Select(finding => finding.Path + ": " + finding.Message));
    }

    [Theory]
    [InlineData("weight 0", "weight $WEIGHT")]
    [InlineData("weight 0", "weight 2 reverse")]
    [InlineData("priority 0", "priority {{ priority }}")]
    [InlineData("priority 0", "@lb1 priority 1")]
    [InlineData("priority 0", "priority 100\n  include more.conf")]
    [InlineData("chk_haproxy\n  }", "chk_haproxy\n  }\n  track_process {\n    p weight 1\n  }")]
    public void WhatIsUnknownIsNotJudged(string old, string changed)
        => Assert.Empty(TestTree.Lint(TestTree.One([.. Enumerable.Range(0, 2).Select(i => Balancer(i, Conf(i, 2).Replace("weight 0", "weight 2", StringComparison.Ordinal).Replace(old is "weight 0" ? "weight 2" : old, changed, StringComparison.Ordinal).Replace("priority 0", i == 0 ? "priority 150" : "priority 100", StringComparison.Ordinal)))]), BalancerClusterRules.FailoverPossible));

    public static TheoryData<string, string, string, int> Outliers
    {
        get
        {
            var data = new TheoryData<string, string, string, int>();
            foreach (var nodes in new[] { 2, 3, 7 })
            {
                data.Add("HC5102", "virtual_router_id 7", "virtual_router_id 8", nodes);
                data.Add("HC5102", "auth_type PASS", "auth_type AH", nodes);
                data.Add("HC5102", "auth_pass made-up1", "auth_pass made-up2", nodes);
                data.Add("HC5102", "advert_int 1", "advert_int 2", nodes);
                data.Add("HC5102", "10.0.0.100/24", "10.0.0.101/24", nodes);
                data.Add("HC5112", "unicast_peer {\n", "unicast_peer {\n    10.0.0.99\n", nodes);
                data.Add("HC5112", "unicast_peer {\n", "unicast_peer {\n    10.0.0.100\n", nodes);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Outliers))]
    public void TheOddOneOutIsReported(string rule, string old, string changed, int nodes)
    {
        foreach (var odd in new[] { 0, nodes / 2, nodes - 1 }.Distinct())
        {
            var files = Enumerable.Range(0, nodes).Select(i => Balancer(i, i == odd ? Settled(i, nodes).Replace(old, changed, StringComparison.Ordinal) : Settled(i, nodes))).ToList();

            // A peer that is nobody here may be a balancer that the repo does not hold.
            if (changed.Contains("10.0.0.99", StringComparison.Ordinal))
            {
                Assert.Empty(TestTree.Lint(TestTree.One([.. files]), Rules.Find(rule)!));
                continue;
            }

            var finding = Assert.Single(TestTree.Lint(TestTree.One([.. files]), Rules.Find(rule)!));
            Assert.StartsWith(Name(nodes == 2 && rule is "HC5102" ? 1 : odd), finding.Path, StringComparison.Ordinal);
            Assert.DoesNotContain("made-up", finding.Violation.Message, StringComparison.Ordinal);
            Assert.Equal(nodes > 2 && changed.Split(' ')[0] is "virtual_router_id" or "auth_type" or "advert_int" && nodes > 2 ? 1 : 0, finding.Violation.Edits.Count);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void WithoutAMajorityOneIsReported(int nodes)
    {
        var files = Enumerable.Range(0, nodes).Select(i => Balancer(i, Settled(i, nodes).Replace("virtual_router_id 7", "virtual_router_id " + (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var finding = Assert.Single(TestTree.Lint(TestTree.One([.. files]), BalancerClusterRules.VridEqual));
        Assert.EndsWith("no majority", finding.Violation.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Violation.Edits);
    }

    [Theory]
    [InlineData("advert_int 1", "")]
    [InlineData("auth_pass made-up1", "auth_pass \"made-up1\"")]
    [InlineData("auth_pass made-up1", "auth_pass made-up1butmore")]
    [InlineData("10.0.0.100/24", "10.0.0.100/24 dev eth0 label eth0:v")]
    [InlineData("virtual_router_id 7", "virtual_router_id 007")]
    [InlineData("auth_pass made-up1", "auth_pass {{ vrrp_password }}")]
    [InlineData("state BACKUP", "state MASTER")]
    [InlineData("interface eth0", "interface ens18")]
    public void TwoSpellingsOfOneValueAreQuiet(string old, string changed)
        => Assert.Empty(TestTree.Lint(TestTree.One([.. Enumerable.Range(0, 3).Select(i => Balancer(i, i == 1 ? Settled(i, 3).Replace(old, changed, StringComparison.Ordinal) : Settled(i, 3)))]), BalancerClusterRules.VridEqual, BalancerClusterRules.UnicastPeerLists, BalancerClusterRules.OneMaster, BalancerClusterRules.PriorityUnique, BalancerClusterRules.VridUnique));

    // The instance, or the script, stands in a file that keepalived.conf includes; what the first balancer has differs.
    [Theory]
    [InlineData("include /etc/keepalived/conf.d/*.conf", "", "")]
    [InlineData("include conf.d/10-vrrp.conf", "", "")]
    [InlineData("include /etc/keepalived/conf.d/*.conf", "virtual_router_id 8", "conf.d/10-vrrp.conf HC5102")]
    [InlineData("include /etc/keepalived/conf.d/*.conf", "10.0.0.101/24", "conf.d/10-vrrp.conf HC5102")]
    [InlineData("include /etc/keepalived/conf.d/*.conf", "chk_haprox", "conf.d/10-vrrp.conf HC5106")]
    [InlineData("include /etc/keepalived/conf.d/*.conf", "vrrp_instnce VI_1", "conf.d/10-vrrp.conf HC5101")]
    [InlineData("include /etc/keepalived/confd/*.conf", "", "keepalived.conf HC5101")]
    [InlineData("include /etc/keepalived/other/*.conf", "virtual_router_id 8", "")]
    [InlineData("# include /etc/keepalived/conf.d/*.conf", "vrrp_instnce VI_1", "")]
    public void IncludedFilesAreJudgedWithTheFileThatIncludesThem(string include, string wrong, string expected)
    {
        var found = TestTree.Lint(TestTree.One([.. Enumerable.Range(0, 2).SelectMany(i => Split(i, i == 0 ? include : "include /etc/keepalived/conf.d/*.conf", i == 0 ? wrong : ""))]))
            .Where(finding => finding.Severity >= Severity.Warning && finding.Rule.Id is not "HC5106" || finding.Rule.Id is "HC5106" && finding.Message.StartsWith("there is no", StringComparison.Ordinal));
        Assert.Equal(expected.Length == 0 ? [] : [expected], found.Select(finding => $"{finding.Path.Substring(finding.Path.IndexOf("keepalived/", StringComparison.Ordinal) + "keepalived/".Length)} {finding.Rule.Id}"));
    }

    // Within a block an include has lines that no file may have by itself.
    [Fact]
    public void AnIncludeWithinABlockIsNotJudged()
        => Assert.DoesNotContain(
            TestTree.Lint(TestTree.One([.. Enumerable.Range(0, 2).SelectMany(i => new[]
            {
                Balancer(i, Settled(i, 2).Replace("    10.0.0.100/24", "    include /etc/keepalived/vips.conf", StringComparison.Ordinal)),
                ($"{Name(i)}/etc/keepalived/vips.conf", "10.0.0.100/24\n"),
            })])),
            finding => finding.Severity >= Severity.Warning);

    [Fact]
    public void AnIncludeThatIncludesItselfEnds()
        => Assert.DoesNotContain(
            TestTree.Lint(TestTree.One([.. Enumerable.Range(0, 2).SelectMany(i => Split(i, "include /etc/keepalived/conf.d/*.conf", "virtual_router_id 7").Select(file => (file.Path, file.Text + "include /etc/keepalived/conf.d/*.conf\ninclude /etc/keepalived/keepalived.conf\n")))])),
            finding => finding.Severity >= Severity.Error);

    private static IEnumerable<(string Path, string Text)> Split(int i, string include, string wrong)
    {
        var text = Settled(i, 2);
        var at = text.IndexOf("vrrp_instance", StringComparison.Ordinal);
        var instance = text.Substring(at);
        instance = wrong.StartsWith("virtual_router_id", StringComparison.Ordinal) ? instance.Replace("virtual_router_id 7", wrong, StringComparison.Ordinal)
            : wrong.StartsWith("10.", StringComparison.Ordinal) ? instance.Replace("10.0.0.100/24", wrong, StringComparison.Ordinal)
            : wrong.StartsWith("chk", StringComparison.Ordinal) ? instance.Replace("chk_haproxy", wrong, StringComparison.Ordinal)
            : wrong.Length > 0 ? instance.Replace("vrrp_instance VI_1", wrong, StringComparison.Ordinal) : instance;
        return [Balancer(i, text.Substring(0, at) + include + "\n"), ($"{Name(i)}/etc/keepalived/conf.d/10-vrrp.conf", instance)];
    }

    private static (string Path, string Text) Balancer(int i, string text) => ($"{Name(i)}/etc/keepalived/keepalived.conf", text);

    private static string Name(int i) => "lb" + (i + 1).ToString(CultureInfo.InvariantCulture);

    private static string Settled(int i, int nodes) => Conf(i, nodes).Replace("priority 0", "priority " + (250 - (10 * i)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Conf(int i, int nodes) => $$"""
        global_defs {
          enable_script_security
          script_user root
        }
        vrrp_script chk_haproxy {
          script "/usr/bin/curl --fail http://127.0.0.1:8404/"
          interval 1
          weight 0
        }
        vrrp_instance VI_1 {
          state BACKUP
          nopreempt
          interface eth0
          virtual_router_id 7
          priority 0
          advert_int 1
          unicast_src_ip 10.0.0.{{i + 1}}
          unicast_peer {
        {{string.Concat(Enumerable.Range(0, nodes).Where(j => j != i).Select(j => $"    10.0.0.{j + 1}\n"))}}  }
          authentication {
            auth_type PASS
            auth_pass made-up1
          }
          track_script {
            chk_haproxy
          }
          virtual_ipaddress {
            10.0.0.100/24
          }
        }

        """;
}
