using System;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class SysctlReaderTests
{
    private const string Sample = "# bind the VIP\nnet.ipv4.ip_nonlocal_bind = 1\n; old\n  net/ipv4/conf/eth0.1/rp_filter=0  \n-vm.max_map_count=262144\nvm.swappiness=1\nvm.swappiness = 10\nkernel.core_pattern=a=b\n";

    [Fact]
    public void SettingsHaveNamesAndPlaces()
    {
        var document = SysctlReader.Read(Sample);

        Assert.Empty(document.Faults);
        var bind = document.Find("net.ipv4.ip_nonlocal_bind")!;
        Assert.Equal(("1", Span.On(2, 29, 1), Span.On(2, 1, 25)), (bind.Value.Text, bind.Value.Span, bind.Key.Span));
        Assert.Equal(("0", "net/ipv4/conf/eth0.1/rp_filter"), (document.Find("net.ipv4.conf.eth0/1.rp_filter")!.Value.Text, document.Find("net.ipv4.conf.eth0/1.rp_filter")!.Key.Text));
        Assert.True(document.Find("vm.max_map_count")!.IgnoresFailure);
        Assert.Equal("10", document.Find("vm.swappiness")!.Value.Text);
        Assert.Equal("a=b", document.Find("kernel.core_pattern")!.Value.Text);
        Assert.Null(document.Find("vm.overcommit_memory"));
    }

    [Fact]
    public void ALineThatIsNoAssignmentIsAFault()
        => Assert.Equal(["1:1 a line without '='", "2:1 '=' without a key before it"], SysctlReader.Read("net.ipv4.ip_forward 1\n= 1\n-net.*\n\uE000\n").Faults.Select(fault => fault.Span + " " + fault.Message));

    [RealFact("sysctl")]
    public void SettingsAreThoseOfSysctlHere()
    {
        using var folder = new TempDirectory();
        const string text = "# c\n; d\nkernel.hostname = a b \nkernel/hostname=c\n  -kernel.domainname=d # e\nnet.ipv4.ip_forward=1\r\nkernel.hostname=x=y\n";
        folder.Write("a.conf", text);

        var run = RealProcess.Run("sysctl", ["--dry-run", "-p", "a.conf"], folder.Path);

        Assert.Equal(run.Out, string.Concat(SysctlReader.Read(text).Entries.Select(entry => $"{entry.Name} = {entry.Value}\n")));
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(SysctlReader.Read, [Sample, "a = \n"]);
        HostileText.Exhaust(SysctlReader.Read, "a.b=1\n", "=\n");
    }
}
