using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class HaproxyReaderTests
{
    private const string Sample = """
        # balancers of the cluster
        global
            log /dev/log local0
            stats socket /run/haproxy/admin.sock mode 660 level admin

        defaults
            mode http
            timeout connect 5s
            timeout client 50s
            timeout server 50s
            default-server inter 1s check

        frontend thehive
            bind 10.0.0.100:443 ssl crt "/etc/haproxy/the hive.pem" alpn h2,http/1.1
            bind "${VIP}:80",[::1]:81 transparent
            acl api path_beg /api   # not used
            http-request set-header X-Forwarded-Proto https if { ssl_fc }
            default_backend thehive

        backend thehive
            balance roundrobin
            option httpchk
            http-check send meth GET uri /api/v1/status/public ver HTTP/1.1 hdr Host thehive
            no option redispatch
            server thehive1 10.0.0.11:9000
            default-server fall 2
            server thehive2 node-2:9000 no-check weight 10
            server-template t 1-3 10.0.0.13:9000

        """;

    [Fact]
    public void LinesHaveWordsAndPlaces()
    {
        var document = HaproxyReader.Read(Sample);

        Assert.Empty(document.Faults);
        Assert.Equal(["global", "defaults", "frontend thehive", "backend thehive"], document.Sections.Select(section => section.Header.ToString()));
        var frontend = document.Of("frontend").Single();
        Assert.Equal("thehive", frontend.Name!.Text);
        Assert.Equal(["api", "path_beg", "/api"], frontend.Find("acl")!.Words.Skip(1).Select(word => word.Text));
        var pem = frontend.Lines[0].After("crt")!;
        Assert.Equal(("/etc/haproxy/the hive.pem", Span.On(14, 33, 27), true), (pem.Text, pem.Span, pem.IsQuoted));
        Assert.Equal("/dev/log", document.FindGlobal("log")!.Words[1].Text);
        Assert.Equal("/api/v1/status/public", document.Backend("thehive")!.Find("http-check", "send")!.After("uri")!.Text);
        Assert.True(document.Backend("thehive")!.Find("option", "redispatch")!.IsNegated);
        Assert.Null(document.Backend("nope"));
    }

    [Fact]
    public void DefaultsCount()
    {
        var backend = HaproxyReader.Read(Sample).Backend("thehive")!;

        Assert.Equal("50s", backend.Find("timeout", "server")!.Words[2].Text);
        Assert.Null(backend.FindOwn("timeout", "server"));
        Assert.Null(backend.Find("timeout", "tunnel"));
    }

    [Fact]
    public void ANamedDefaultsSectionCountsWhereItIsNamed()
    {
        var document = HaproxyReader.Read("defaults a\n mode tcp\ndefaults b from a\n timeout server 1s\ndefaults\n mode http\nbackend x from b\nbackend y\n");

        Assert.Equal("tcp", document.Backend("x")!.Find("mode")!.Words[1].Text);
        Assert.Equal("http", document.Backend("y")!.Find("mode")!.Words[1].Text);
        Assert.Null(document.Backend("y")!.Find("timeout", "server"));
    }

    [Fact]
    public void BindsAreAddresses()
    {
        var binds = HaproxyReader.Read(Sample).Of("frontend").Single().Binds;

        var vip = binds[0].Addresses.Single();
        Assert.Equal(("10.0.0.100", 443, Span.On(14, 21, 3)), (vip.Host, vip.Port, vip.PortSpan));
        Assert.Equal("h2,http/1.1", binds[0].Find("alpn")!.Value!.Text);
        Assert.Null(binds[0].Find("transparent"));
        Assert.Equal([(null, 80), ("::1", 81)], binds[1].Addresses.Select(address => (address.Host, address.Port!.Value)));
        Assert.NotNull(binds[1].Find("transparent"));
    }

    [Theory]
    [InlineData("*:80", "*", 80, true)]
    [InlineData(":80", "", 80, true)]
    [InlineData(":::80", "::", 80, true)]
    [InlineData("ipv4@10.0.0.1:80", "10.0.0.1", 80, false)]
    [InlineData("10.0.0.1:80-90", "10.0.0.1", null, false)]
    [InlineData("thehive.example", "thehive.example", null, false)]
    [InlineData("/run/x.sock", null, null, false)]
    [InlineData("unix@/run/x.sock", null, null, false)]
    public void AddressesHaveHostAndPort(string text, string? host, int? port, bool isWildcard)
    {
        var address = HaproxyAddress.Of(new Word(text, Span.On(1, 1, text.Length)));

        Assert.Equal((host, port, isWildcard, host is null), (address.Host, address.Port, address.IsWildcard, address.IsSocket));
    }

    [Fact]
    public void ServersHaveWhatDefaultServerGaveThem()
    {
        var servers = HaproxyReader.Read(Sample).Backend("thehive")!.Servers;

        Assert.Equal(["thehive1", "thehive2", "t"], servers.Select(server => server.Name.Text));
        Assert.Equal(["10.0.0.11", "node-2", "10.0.0.13"], servers.Select(server => server.Address.Host));
        Assert.Equal([true, false, true], servers.Select(server => server.Has("check")));
        Assert.Equal([null, "2", "2"], servers.Select(server => server.Find("fall")?.Value?.Text));
        Assert.Equal("1s", servers[1].Find("inter")!.Value!.Text);
        Assert.Equal("10", servers[1].Find("weight")!.Value!.Text);
    }

    [Fact]
    public void ReferencesAndTemplatesAreUnknown()
    {
        var line = HaproxyReader.Read("global\n node \"$NAME\"\n description ${PLAIN}\n localpeer \uE000\uE000\uE000\n").Sections[0].Lines;

        Assert.Equal([false, true, false], line.Select(l => l.Words[1].IsKnown));
        Assert.IsType<UnknownValue>(line[0].Words[1].Value);
        Assert.Equal("${PLAIN}", line[1].Words[1].Text);
    }

    [Fact]
    public void LinesThatMayNotCountAreMarked()
    {
        var lines = HaproxyReader.Read("global\n.if defined(X)\n daemon\n.else\n quiet\n.endif\n.if 0\n nonsense\n.endif\n maxconn 5\n").Sections[0].Lines;

        Assert.Equal([("daemon", true), ("quiet", true), ("maxconn", false)], lines.Select(line => (line.Keyword.Text, line.IsConditional)));
    }

    [Theory]
    [InlineData("global\n maxcon 5\n", "2:2", "unknown keyword 'maxcon' in a 'global' section; did you mean 'maxconn'?")]
    [InlineData("backend b\n contimeout 5s\n", "2:2", "HAProxy no longer knows 'contimeout'; 'timeout connect' replaces it")]
    [InlineData("fronted f\n", "1:1", "'fronted' is no section, and a line must stand in one; did you mean 'frontend'?")]
    [InlineData("backend b\n mode htp\n", "2:7", "'mode' does not know 'htp'; did you mean 'http'?")]
    [InlineData("backend b\n server s 10.0.0.1:90000\n", "2:20", "port '90000' is not within 1 and 65535")]
    [InlineData("backend b\n server s 10.0.0.1:80 chek\n", "2:23", "'server' does not know 'chek'; did you mean 'check'?")]
    [InlineData("backend b\n retries 3 4\n", "2:12", "'retries' has 2 words behind it, expected 1 word")]
    [InlineData("backend b\n timeout server 5x\n", "2:17", "'timeout server' is '5x', expected a time such as 30s, with the unit us, ms, s, m, h or d")]
    [InlineData("backend b\n description \"x\n", "2:14", "a quote that is not closed on this line")]
    [InlineData("backend b\n option httpchek\n", "2:9", "unknown option 'httpchek'; did you mean 'httpchk'?")]
    [InlineData("backend b\nbackend b\n", "2:9", "there is already a 'backend b'")]
    public void AFaultSaysWhatIsAndWhatWasMeant(string text, string place, string message)
    {
        var fault = Assert.Single(HaproxyReader.Read(text).Faults);

        Assert.Equal((FaultKind.Syntax, place, message), (fault.Kind, fault.Span.ToString(), fault.Message));
    }

    [Fact]
    public void AMissingFinalLineFeedIsAFactAboutTheBytes()
    {
        var fault = Assert.Single(HaproxyReader.Read("global\n daemon").Faults);

        Assert.Equal((FaultKind.Encoding, Span.On(2, 8, 0)), (fault.Kind, fault.Span));
        Assert.Empty(HaproxyReader.Read("").Faults);
    }

    [Fact]
    public void VerdictsAreThoseOfHaproxy()
    {
        var all = HaproxySnippets.All.ToList();

        Assert.True(all.Count > 300, $"{all.Count} snippets");
        Differences.None(all.Where(snippet => HaproxyReader.Read(snippet.Text).Faults.Count == 0 != snippet.Accepted)
            .Select(snippet => $"{(snippet.Accepted ? "accepted" : "refused")}: {snippet.Text} {string.Join("; ", HaproxyReader.Read(snippet.Text).Faults)}"));
        Differences.None(HaproxySnippets.NotForTheReader.Where(snippet => HaproxyReader.Read(snippet.Text).Faults.Count > 0).Select(snippet => $"{snippet.Reason}: {snippet.Text}"));
    }

    [RealFact("haproxy")]
    public void TheRecordedVerdictsAreThoseOfHaproxyHere()
    {
        using var folder = new TempDirectory();
        var wrong = new List<string>();
        var path = Path.Combine(folder.Path, "haproxy.cfg");
        foreach (var (text, accepted) in HaproxySnippets.All.Concat(HaproxySnippets.NotForTheReader.Select(snippet => (snippet.Text, false))))
        {
            File.WriteAllText(path, text);
            var run = RealProcess.Run("haproxy", ["-c", "-q", "-f", path], folder.Path);
            if (run.ExitCode == 0 != accepted)
            {
                wrong.Add($"{run.ExitCode}: {text.Replace("\n", "\\n")} {run.Error}");
            }
        }

        Differences.None(wrong);
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(HaproxyReader.Read, [Sample, .. HaproxySnippets.All.Select(snippet => snippet.Text)]);
        HostileText.Exhaust(
            HaproxyReader.Read, "backend b\n", "defaults d from d\n", "backend\n", ".if 1\n", " default-server ssl\n", "listen l\n server s 1.1.1.1:80 ssl\n", "a\\\n", "global\n tune.x\n");
    }
}
