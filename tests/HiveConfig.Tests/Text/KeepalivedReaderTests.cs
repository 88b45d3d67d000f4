using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class KeepalivedReaderTests
{
    private const string Sample = """
        ! one of three
        global_defs {
            router_id lb1
            enable_script_security   # else no check runs
            script_user root
        }

        $PRIORITY=250

        vrrp_script chk_haproxy {
            script "/usr/bin/curl --silent http://127.0.0.1:8404/healthz"
            interval 1
        }

        vrrp_instance VI_1
        {
            state BACKUP
            interface eth0
            virtual_router_id 51
            priority $PRIORITY
            @lb1 unicast_src_ip 10.0.0.11
            unicast_peer {
                10.0.0.12
                10.0.0.13
            }
            virtual_ipaddress { 10.0.0.100/24 dev eth0 }
            track_script { chk_haproxy }
        }
        include /etc/keepalived/conf.d/*.conf

        """;

    [Fact]
    public void TheTreeHasWordsAndPlaces()
    {
        var document = KeepalivedReader.Read(Sample);

        Assert.Empty(document.Faults);
        Assert.Equal(["global_defs", "vrrp_script", "vrrp_instance", "include"], document.Nodes.Select(node => node.Keyword.Text));
        var instance = document.Instances.Single();
        Assert.Equal(("VI_1", new Span(15, 1, 28, 2)), (instance.Argument!.Text, instance.Span));
        Assert.Equal(("51", Span.On(19, 23, 2)), (instance.Find("virtual_router_id")!.Argument!.Text, instance.Find("virtual_router_id")!.Argument!.Span));
        Assert.Equal(["10.0.0.12", "10.0.0.13"], instance.Values("unicast_peer").Select(peer => peer.ToString()));
        Assert.Equal(["10.0.0.100/24 dev eth0"], instance.Values("virtual_ipaddress").Select(address => address.ToString()));
        Assert.Equal("/usr/bin/curl --silent http://127.0.0.1:8404/healthz", document.Scripts.Single().Find("script")!.ArgumentText);
        Assert.Equal("root", document.FindGlobal("script_user")!.Argument!.Text);
        Assert.Null(document.FindGlobal("smtp_server"));
        Assert.Equal("/etc/keepalived/conf.d/*.conf", document.Nodes[3].Argument!.Text);
    }

    [Fact]
    public void ParametersAndConditionsAreNotSettled()
    {
        var document = KeepalivedReader.Read(Sample);
        var instance = document.Instances.Single();

        Assert.Equal(new KeepalivedParameter("PRIORITY", "250", Span.On(8, 1, 13)), document.Parameters.Single());
        Assert.False(instance.Find("priority")!.Argument!.IsKnown);
        Assert.Equal("@lb1", instance.Find("unicast_src_ip")!.Condition!.Text);
        Assert.Null(instance.Find("interface")!.Condition);
    }

    [Fact]
    public void AParameterMayHaveSeveralLines()
    {
        var document = KeepalivedReader.Read("$I=\\\nvrrp_instance V { \\\n state BACKUP \\\n}\n$I\n~SEQ(n, 1, 3) vrrp_script s$n {\n}\n");

        Assert.Empty(document.Faults);
        Assert.Equal("vrrp_instance V { \nstate BACKUP \n}", document.Parameters.Single().Text);
        Assert.Equal("~SEQ(n, 1, 3)", document.Nodes[1].Condition!.Text);
    }

    [Theory]
    [InlineData("vrrp_instanse V {\n}\n", "1:1", "unknown keyword 'vrrp_instanse'; did you mean 'vrrp_instance'?")]
    [InlineData("global_defs {\n scriptuser root\n}\n", "2:2", "unknown keyword 'scriptuser' in a 'global_defs' block; did you mean 'script_user'?")]
    [InlineData("vrrp_script s {\n interval 0\n script x\n}\n", "2:11", "'interval' is '0', expected a whole number from 1 to 4294")]
    [InlineData("global_defs {\n", "1:13", "'{' without its '}'")]
    [InlineData("global_defs {\n}\n}\n", "3:1", "'}' without its '{'")]
    [InlineData("global_defs {\n router_id \"a\n}\n", "2:12", "a quote that is not closed on this line")]
    [InlineData("global_defs\n", "1:1", "'global_defs' without its block in braces")]
    [InlineData("vrrp_script s {\n rise\n script x\n}\n", "2:2", "'rise' without a value")]
    public void AFaultSaysWhatIsAndWhatWasMeant(string text, string place, string message)
    {
        var fault = Assert.Single(KeepalivedReader.Read(text).Faults);

        Assert.Equal((FaultKind.Syntax, place, message), (fault.Kind, fault.Span.ToString(), fault.Message));
    }

    [Theory]
    [InlineData("state Master", "'state' is 'Master', expected 'MASTER' or 'BACKUP'; did you mean 'MASTER'?")]
    [InlineData("priority 256", "'priority' is '256', expected a whole number from 1 to 255")]
    [InlineData("advert_int 0.5", "'advert_int' is '0.5', expected whole seconds: only VRRP version 3 takes fractions")]
    public void ASettingOutsideItsRangeIsAFault(string line, string message)
        => Assert.Equal(message, Assert.Single(KeepalivedReader.Read(KeepalivedSnippets.With(" " + line)).Faults).Message);

    [Fact]
    public void VerdictsAreThoseOfKeepalived()
    {
        var all = KeepalivedSnippets.All.ToList();

        Assert.True(all.Count > 120, $"{all.Count} snippets");
        Differences.None(all.Where(snippet => KeepalivedReader.Read(snippet.Text).Faults.Count == 0 != snippet.Accepted)
            .Select(snippet => $"{(snippet.Accepted ? "accepted" : "refused")}: {snippet.Text} {string.Join("; ", KeepalivedReader.Read(snippet.Text).Faults)}"));
        Differences.None(KeepalivedSnippets.NotForTheReader.Where(snippet => KeepalivedReader.Read(snippet.Text).Faults.Count > 0).Select(snippet => snippet.Text));
    }

    [RealFact("keepalived", "unshare", "ip")]
    public void TheRecordedVerdictsAreThoseOfKeepalivedHere()
    {
        var snippets = KeepalivedSnippets.All.Concat(KeepalivedSnippets.NotForTheReader.Select(snippet => (snippet.Text, false))).ToList();

        var silent = Keepalived(snippets.Select(snippet => snippet.Item1));

        Differences.None(snippets.Zip(silent).Where(pair => pair.First.Item2 != pair.Second).Select(pair => $"silent {pair.Second}: {pair.First.Item1}"));
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(KeepalivedReader.Read, [Sample, .. KeepalivedSnippets.All.Select(snippet => snippet.Text)]);
        HostileText.Exhaust(KeepalivedReader.Read, "vrrp_instance V {\n", "$X=\\\n", "@a b\n", "~SEQ(a,1,2) ", "vrrp_instance V {\n}\n", "include x\n", "\"\n");
    }

    // Whether keepalived -t is silent about each text, asked in a network of its own that has an interface eth0.
    private static IReadOnlyList<bool> Keepalived(IEnumerable<string> texts)
    {
        using var folder = new TempDirectory();
        var count = 0;
        foreach (var text in texts)
        {
            folder.Write($"{count++}.conf", text);
        }

        // A veth: not every kernel has the dummy device.
        var script = $$"""
            ip link set lo up
            ip link add eth0 type veth peer name eth0p && ip link set eth0 up && ip addr add 10.0.0.11/24 dev eth0 || exit 1
            i=0
            while [ $i -lt {{count}} ]; do
              if timeout 10 keepalived -t -f $i.conf >out.txt 2>&1; then echo silent; else echo loud; fi
              i=$((i+1))
            done
            """;
        var run = RealProcess.Run("unshare", ["-mn", "bash", "-c", script], folder.Path);
        var answers = run.Out.Split('\n', System.StringSplitOptions.RemoveEmptyEntries);
        Assert.True(run.ExitCode == 0 && answers.Length == count, run.Error);
        return [.. answers.Select(answer => answer == "silent")];
    }

    // One brace too many or too few is one fault, however often it is met.
    [Theory]
    [InlineData("vrrp_instance X {\n}\n", "}\n")]
    [InlineData("", "vrrp_instance X {\n")]
    public void BracesThatDoNotMatchAreOneFault(string start, string again)
        => Assert.Single(KeepalivedReader.Read(start + string.Concat(System.Linq.Enumerable.Repeat(again, 50))).Faults, fault => fault.Message.Contains("without its", System.StringComparison.Ordinal));
}
