using System;
using System.Diagnostics;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Runs when no other test does, so that the processor time of the process is its own: the clock on the wall says more about the neighbours.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

[Collection(Alone.Name)]
public sealed class LargeClusterTests
{
    [Fact]
    public void ThreeHundredNodesAreAMatterOfSeconds()
    {
        var cluster = SizeTests.Of("everything everywhere", 300, new Tls());
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        Assert.DoesNotContain(cluster.Validate(), problem => problem.Severity == ProblemSeverity.Error);
        var validated = Elapsed();
        var files = cluster.Generate(TestClusters.MadeUp);
        var generated = Elapsed();
        Assert.Empty(TestTree.Lint(files.ToRepo()));
        var linted = Elapsed();
        Assert.True(files.Files.Count > 300 * 9, $"{files.Files.Count} files");
        Assert.True(linted < TimeSpan.FromSeconds(10), $"validated after {validated}, generated after {generated}, linted after {linted}");

        TimeSpan Elapsed() => Process.GetCurrentProcess().TotalProcessorTime - start;
    }
}
