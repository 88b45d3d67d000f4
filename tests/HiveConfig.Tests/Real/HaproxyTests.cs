using System;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests.Real;

public sealed class HaproxyTests
{
    private const string Path = "/etc/haproxy/haproxy.cfg";

    // Not -q, which is silent about what -dW and -dD find.
    private const string Check = "haproxy -c -dW -dD -f /etc/haproxy/haproxy.cfg";

    public static TheoryData<string, string> Balancers => Machine.With(Role.LoadBalancer);

    [RealTheory("unshare", "haproxy", "openssl")]
    [MemberData(nameof(Balancers))]
    public void HaproxyHasNothingToSay(string cluster, string node)
    {
        using var machine = Machine.Of(cluster, node);
        Assert.Equal((0, "Configuration file is valid\n"), machine.Run(Machine.HaproxyPem + Machine.Hosts(OtherClusters.ByName[cluster]) + Check));
    }

    [RealFact("unshare", "haproxy")]
    public void AMissingCertificateIsSeen()
    {
        using var machine = Machine.Of("three nodes", "node1");
        var (code, output) = machine.Run(Check);
        Assert.NotEqual(0, code);
        Assert.Contains("/etc/haproxy/certs/thehive.pem", output, StringComparison.Ordinal);
    }

    [RealTheory("unshare", "haproxy", "openssl")]
    [InlineData("option redispatch 1", "option redispach 1", "unknown option 'redispach'")]
    [InlineData("default_backend thehive", "default_backend thehives", "unable to find required default_backend: 'thehives'")]
    [InlineData("    timeout server 2m\n", "", "missing timeouts for backend 'thehive'")]
    [InlineData("10.10.1.13:9000 check", "10.10.1.13:9000 check weight 0", "[DIAG]")]
    public void AMistakeIsSeen(string right, string wrong, string named)
    {
        using var machine = Machine.Of("three nodes", "node1");
        machine.Write(Path, Machine.Text("three nodes", "node1", Path).Replace(right, wrong, StringComparison.Ordinal));
        var (_, output) = machine.Run(Machine.HaproxyPem + Check);
        Assert.Contains(named, output, StringComparison.Ordinal);
    }

    /// <summary>What the file is for: the real program, with a stand-in for TheHive behind it.</summary>
    [RealFact("unshare", "ip", "haproxy", "openssl", "curl", "python3")]
    public void TheHiveSeesTheClientsAddressAndNoneThatItMadeUp()
    {
        using var machine = Machine.Of("three nodes", "node1");
        machine.Write("/server.py", """
            import http.server
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    body = ",".join(f"{k}={v}" for k, v in self.headers.items() if k.lower().startswith("x-")).lower().encode()
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                def log_message(self, *args): pass
            http.server.ThreadingHTTPServer(("10.10.1.11", 9000), Handler).serve_forever()
            """);
        var (_, output) = machine.Run(Machine.HaproxyPem + Machine.Network("three nodes", "node1") + """
            ip address add 10.10.1.50/24 dev eth0
            mount -t tmpfs tmpfs /run
            mkdir -p /run/haproxy
            python3 root/server.py 2>/dev/null &
            haproxy -f /etc/haproxy/haproxy.cfg >/dev/null 2>&1 &
            until curl --silent --fail --noproxy '*' http://127.0.0.1:8404/healthz >/dev/null; do sleep 0.1; done
            get() { curl --silent --insecure --noproxy '*' --max-time 5 --resolve thehive.example.org:443:10.10.1.50 --resolve thehive.example.org:80:10.10.1.50 "$@"; }
            until get --fail --output /dev/null https://thehive.example.org/; do sleep 0.1; done
            get -H 'X-Forwarded-For: 6.6.6.6' -H 'X-Forwarded-Proto: http' https://thehive.example.org/; echo
            get --output /dev/null --write-out '%{http_code} %{redirect_url}\n' -H 'Host: evil.example.com' 'http://thehive.example.org/a?b=c'
            curl --silent --noproxy '*' --output /dev/null --write-out '%{http_code}\n' http://127.0.0.1:8404/
            curl --silent --noproxy '*' --output /dev/null --write-out '%{http_code}\n' http://127.0.0.1:8404/stats
            """);
        Assert.Equal("x-forwarded-proto=https,x-forwarded-for=10.10.1.11\n301 https://thehive.example.org/a?b=c\n404\n200\n", output);
    }
}
