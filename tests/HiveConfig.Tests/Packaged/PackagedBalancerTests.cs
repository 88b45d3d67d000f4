using System.IO;
using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What Debian's packages of HAProxy and Keepalived bring, as single files: nothing above a note.</summary>
public sealed class PackagedBalancerTests
{
    [Theory]
    [InlineData("haproxy")]
    [InlineData("keepalived")]
    public void NothingAboveANoteIsSaid(string product)
    {
        var repo = Assert.Single(TestTree.Read(Path.Combine(Snapshot.SourceDirectory(), product)));
        Assert.DoesNotContain(TestTree.Lint(repo), finding => finding.Severity > Severity.Info);
    }
}
