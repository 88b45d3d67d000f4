using System;
using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What looks like a fault of haproxy.cfg and is none, and which sections are TheHive's.</summary>
public sealed class HaproxyRuleTests
{
    private const string Good = """
        global
          stats socket /run/haproxy/admin.sock mode 660 level admin
        defaults
          mode http
          timeout connect 5s
          timeout client 2m
          timeout server 2m
          option redispatch
        frontend www
          bind 10.0.0.100:443 ssl crt /etc/haproxy/site.pem
          bind 10.0.0.100:80
          http-request redirect scheme https unless { ssl_fc }
          option forwardfor
          http-request set-header X-Forwarded-Proto https
          default_backend thehive
        backend thehive
          option httpchk GET /api/v1/status/public
          server hive1 10.0.0.1:9000 check
          server hive2 10.0.0.2:9000 check

        """;

    [Theory]
    [InlineData("", "")]
    [InlineData("bind 10.0.0.100:80\n", "bind :80\n")]
    [InlineData("http-request redirect scheme https unless { ssl_fc }", "redirect scheme https code 301 if !{ ssl_fc }")]
    [InlineData("http-request redirect scheme https unless { ssl_fc }", "http-request redirect prefix https://hive.example.org code 301 unless { ssl_fc }")]
    [InlineData("  option forwardfor\n", "  http-request set-header X-Forwarded-For %[src]\n")]
    [InlineData("timeout client 2m", "timeout client 120000")]
    [InlineData("option httpchk GET /api/v1/status/public", "option httpchk\n  http-check send meth GET uri /api/status ver HTTP/1.1 hdr host hive.example.org\n  http-check expect status 200-299")]
    [InlineData("option httpchk GET /api/v1/status/public", "option httpchk GET /api/v1/status/public HTTP/1.1\\r\\nHost:\\ hive.example.org")]
    [InlineData("server hive1 10.0.0.1:9000 check\n  server hive2 10.0.0.2:9000 check", "default-server check inter 2s\n  server hive1 10.0.0.1:9000\n  server hive2 10.0.0.2:9000")]
    [InlineData("check\n  server hive2 10.0.0.2:9000 check", "check\n  server hive2 10.0.0.2:9000 check disabled")]
    [InlineData("\nbackend thehive\n", "\nbackend thehive\n  stick-table type ip size 1k store http_req_rate(10s)\n")]
    [InlineData("\nbackend thehive\n", "\nlisten stats\n  bind *:8404\n  stats enable\n  stats auth me:made-up\nbackend thehive\n")]
    [InlineData("\nbackend thehive\n", "\nlisten stats\n  bind *:8404\n  stats enable\n  acl inside src 10.0.0.0/8\n  http-request deny unless inside\nbackend thehive\n")]
    [InlineData("\nbackend thehive\n", "\nlisten pg\n  mode tcp\n  bind *:5432\n  timeout server 50\n  server a 10.0.0.1:5432\n  server b 10.0.0.1:5432 backup\nbackend thehive\n")]
    [InlineData("\nbackend thehive\n", "\nbackend minio\n  cookie A insert\n  server a 10.0.0.1:9000\nbackend thehive-elasticsearch\n  server a 10.0.0.1:9200\nbackend thehive\n")]
    [InlineData("default_backend thehive", "use_backend %[path,map(/etc/haproxy/map)]\n  default_backend thehive")]
    public void WhatIsHealthyIsQuiet(string old, string changed)
        => Assert.Empty(TestTree.Lint(TestTree.One(("lb1/etc/haproxy/haproxy.cfg", old.Length == 0 ? Good : Good.Replace(old, changed, StringComparison.Ordinal)))).Select(finding => $"{finding.Rule.Id} {finding.Violation.Message}"));

    [Theory]
    [InlineData("curl -sf http://127.0.0.1:8404/alive", "")]
    [InlineData("curl -sf http://localhost:8404/stats", "")]
    [InlineData("curl -sf http://localhost:8404/metrics", "")]
    [InlineData("curl -sf http://127.0.0.1:8405/other", "")]
    [InlineData("curl -s http://127.0.0.1:8404/health", "")]
    [InlineData("curl -sf http://10.0.0.9:8405/alive", "")]
    [InlineData("curl -sf http://127.0.0.1:80/health", "")]
    [InlineData("curl -sf http://127.0.0.1:8405/alive", "the check asks port 8405, where HAProxy does not listen, expected 8404, where '/alive' is its 'monitor-uri'")]
    [InlineData("curl -sf http://127.0.0.1:8404/health", "the check asks for '/health', which HAProxy does not serve at port 8404, expected '/alive', its 'monitor-uri'")]
    [InlineData("wget -qO /dev/null http://127.0.0.1:8404/health", "the check asks for '/health', which HAProxy does not serve at port 8404, expected '/alive', its 'monitor-uri'")]
    public void AKeepalivedCheckAsksForWhatHaproxyServes(string command, string message)
    {
        var found = TestTree.Lint(TestTree.One(
            ("lb1/etc/haproxy/haproxy.cfg", Good + "frontend health\n  bind 127.0.0.1:8404\n  monitor-uri /alive\n  stats enable\n  stats uri /stats\n  http-request use-service prometheus-exporter if { path /metrics }\n"),
            ("lb1/etc/keepalived/keepalived.conf", $"vrrp_script check {{\n  script \"/usr/bin/{command}\"\n}}\n"))).Where(finding => finding.Rule.Id is "HC5108").Select(finding => finding.Message);
        Assert.Equal(message.Length == 0 ? [] : [message], found);
    }

    [Theory]
    [InlineData("haproxy", 0)]
    [InlineData("/usr/sbin/haproxy", 0)]
    [InlineData("nginx", 0)]
    [InlineData("haproxy-2", 0)]
    [InlineData("haprox", 1)]
    [InlineData("hapoxy", 1)]
    public void AProcessThatIsNearlyHaproxyIsMisspelt(string name, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One(("lb1/etc/keepalived/keepalived.conf", $"vrrp_track_process check {{\n  process {name}\n}}\n"))).Count(finding => finding.Rule.Id is "HC5108"));

    [Theory]
    [InlineData("default_backend thehive", "default_backend nowhere", "HC5004")]
    [InlineData("GET /api/v1/status/public", "/api/v1/status/public", "HC5005")]
    [InlineData("GET /api/v1/status/public", "GET /", "HC5005")]
    [InlineData("GET /api/v1/status/public", "GET /api/status HTTP/1.1", "HC5005")]
    [InlineData("timeout client 2m", "timeout client 120", "HC5012")]
    [InlineData("timeout server 2m", "timeout server 50000", "HC8020")]
    [InlineData("443 ssl crt /etc/haproxy/site.pem", "8443 crt /etc/haproxy/site.pem", "HC5013")]
    [InlineData("10.0.0.2:9000 check", "10.0.0.2:9000 check\n  cookie A insert", "HC5010")]
    [InlineData("check\n  server hive2 10.0.0.2:9000 check", "check backup\n  server hive2 10.0.0.2:9000 check disabled", "HC5015")]
    [InlineData("bind 10.0.0.100:80\n", "bind 10.0.0.100:80\n  bind 10.0.0.100:443 ssl crt /etc/haproxy/site.pem\n", "HC5015")]
    [InlineData("server hive2 10.0.0.2:9000", "server hive2 10.0.0.2:2551", "HC5015")]
    [InlineData("mode 660", "mode 666", "HC5014")]
    [InlineData("\nbackend thehive\n", "\nlisten stats\n  bind *:8404\n  stats enable\nbackend thehive\n", "HC5014")]
    [InlineData("default_backend thehive\nbackend thehive", "default_backend app\nbackend app", "HC5005", "GET /api/v1/status/public", "/")]
    public void WhatIsNotIsReported(string old, string changed, string rule, string? alsoOld = null, string? alsoChanged = null)
    {
        var text = Good.Replace(old, changed, StringComparison.Ordinal);
        text = alsoOld is null ? text : text.Replace(alsoOld, alsoChanged, StringComparison.Ordinal);
        Assert.Equal([rule], TestTree.Lint(TestTree.One(("lb1/etc/haproxy/haproxy.cfg", text))).Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal));
    }

    /// <summary>What these lines are to HAProxy itself is asked where the reader's snippets are.</summary>
    [Fact]
    public void ANameThatStandsForNothingIsReported()
    {
        Assert.All(HaproxySnippets.Dangling, line => Assert.Equal((line, "HC5004"), (line, Assert.Single(Named(line)))));
        Assert.All(HaproxySnippets.Found, line => Assert.Equal((line, ""), (line, string.Concat(Named(line)))));
        Assert.All(
            [
                "server a 10.0.0.9:9000 check resolvers default", "use-server %[req.hdr(x)] if TRUE", "server-template s 3 a.example:9000\n  use-server s2 if { src 1.1.1.1 }", "server a 10.0.0.9:9000 resolvers {{ dns }}",
                "http-request track-sc0 src table others/t", "stick-table type ip size 1m expire 1h", "http-request track-sc0 src if { src -f /etc/haproxy/table nope }", "no email-alert mailers nope",
            ],
            line => Assert.Empty(Named(line)));

        static string[] Named(string line)
            => [.. TestTree.Lint(TestTree.One(("lb1/etc/haproxy/haproxy.cfg" + (line.Contains("{{", StringComparison.Ordinal) ? ".j2" : ""), Good + "  " + line + "\n"))).Where(finding => finding.Rule.Id is "HC5004").Select(finding => finding.Rule.Id)];
    }

    [Theory]
    [InlineData("killall -0 haproxy", "root", "info")]
    [InlineData("/usr/bin/killall -0 haproxy", "nobody", "warning")]
    [InlineData("/usr/bin/pgrep -x haproxy", "nobody", "info")]
    [InlineData("./check.sh", "root", "warning")]
    [InlineData("/usr/bin/pidof haproxy | grep 1", "root", "warning")]
    [InlineData("/usr/bin/pidof haproxy 2>/dev/null", "root", "warning")]
    [InlineData("/bin/sh -c 'pidof haproxy || exit 1'", "root", "")]
    [InlineData("/usr/bin/curl --fail http://127.0.0.1/a?b=1&c=2", "nobody", "")]
    [InlineData("/etc/keepalived/check.sh", "nobody", "")]
    public void ACheckCommand(string command, string user, string severity)
    {
        var text = $"global_defs {{\n  enable_script_security\n  script_user {user}\n}}\nvrrp_script c {{\n  script \"{command}\"\n}}\n";
        var findings = TestTree.Lint(TestTree.One(("lb1/etc/keepalived/keepalived.conf", text)), Rules.Find("HC5108")!);
        Assert.Equal(severity, string.Join(' ', findings.Select(finding => finding.Severity.ToString().ToLowerInvariant())));
    }

    [Theory]
    [InlineData("killall -0 haproxy || exit 1\n", false)]
    [InlineData("killall -0 haproxy\n", false)]
    [InlineData("curl -f http://127.0.0.1/ && echo well\n", false)]
    [InlineData("set -e\nkillall -0 haproxy\necho well\n", false)]
    [InlineData("if ! pidof haproxy; then systemctl stop keepalived; fi\nexit 0\n", false)]
    [InlineData("pidof haproxy\nexit $?\n", false)]
    [InlineData("pidof haproxy\nexit\n", false)]
    [InlineData("pidof haproxy || echo dead\n", true)]
    [InlineData("if pidof haproxy; then\n  echo 0\nelse\n  echo 5\nfi\n", true)]
    [InlineData("pidof haproxy\nexit 0\n", true)]
    [InlineData("exit 256\n", true)]
    public void ACheckScript(string script, bool isFound)
    {
        var conf = "vrrp_script c {\n  script \"/etc/keepalived/chk.sh\"\n}\n";
        Assert.Equal(isFound, TestTree.Lint(TestTree.One(("lb1/etc/keepalived/keepalived.conf", conf), ("lb1/etc/keepalived/chk.sh", "#!/bin/sh\n" + script)), Rules.Find("HC5115")!).Count == 1);
        Assert.Empty(TestTree.Lint(TestTree.One(("lb1/etc/keepalived/keepalived.conf", conf.Replace("chk", "other", StringComparison.Ordinal)), ("lb1/etc/keepalived/chk.sh", "#!/bin/sh\n" + script)), Rules.Find("HC5115")!));
    }

    [Theory]
    [InlineData("/etc/keepalived/chk.sh", "/etc/keepalived/chk.sh", "'0644'", true)]
    [InlineData("/etc/keepalived/chk.sh", "/etc/keepalived/chk.sh", "'0757'", true)]
    [InlineData("/etc/keepalived/chk.sh", "/etc/keepalived/chk.sh", "'0755'", false)]
    [InlineData("/etc/keepalived/chk.sh", "/etc/keepalived/chk.sh", "'0700'", false)]
    [InlineData("/etc/keepalived/chk.sh", "/etc/keepalived/chk.sh", "0755", false)]
    [InlineData("/etc/keepalived/chk.sh", "/etc/keepalived/chk.sh", "'u=rwx,g=rx'", false)]
    [InlineData("/etc/keepalived/chk.sh", "/etc/keepalived/chk.sh", "'{{ mode }}'", false)]
    [InlineData("/etc/keepalived/chk.sh", "/etc/keepalived/keepalived.conf", "'0644'", false)]
    [InlineData("/bin/sh /etc/keepalived/chk.sh", "/etc/keepalived/chk.sh", "'0644'", false)]
    [InlineData("/usr/bin/pidof haproxy", "/etc/keepalived/chk.sh", "'0644'", false)]
    public void ACheckScriptThatIsNotRun(string command, string dest, string mode, bool isFound)
    {
        var conf = $"vrrp_script c {{\n  script \"{command}\"\n}}\n";
        var tasks = $"- name: Install\n  ansible.builtin.copy:\n    src: chk.sh\n    dest: {dest}\n    mode: {mode}\n";
        Assert.Equal(isFound, TestTree.Lint(TestTree.One(("lb1/etc/keepalived/keepalived.conf", conf), ("roles/keepalived/tasks/main.yml", tasks)), Rules.Find("HC5115")!).Count == 1);
    }
}
