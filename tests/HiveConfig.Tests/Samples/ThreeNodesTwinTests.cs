using System;
using System.IO;
using System.Linq;
using HiveConfig.Tests.Cli;
using Xunit;

namespace HiveConfig.Tests.Samples;

/// <summary>samples/three-nodes says one thing twice: in YAML and in C#.</summary>
public sealed class ThreeNodesTwinTests : IDisposable
{
    private readonly CliRun _cli = new CliRun().WithSecrets();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void BothGiveTheSameBytes()
    {
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "yaml").Code);
        var twin = RealProcess.Run("dotnet", [typeof(ThreeNodes).Assembly.Location, _cli.Directory, _cli["csharp"]], _cli.Directory);
        Assert.Equal((0, ""), (twin.ExitCode, twin.Error));

        var paths = Paths("yaml");
        Assert.Contains("node3/etc/thehive/secret.conf", paths);
        Assert.Equal(paths, Paths("csharp"));
        Assert.All(paths, path => Assert.Equal(File.ReadAllBytes(Path.Combine(_cli["yaml"], path)), File.ReadAllBytes(Path.Combine(_cli["csharp"], path))));
    }

    [Fact]
    public void WithoutASecretTheTwinWritesNothing()
    {
        File.Delete(_cli["secrets.yaml"]);
        var twin = RealProcess.Run("dotnet", [typeof(ThreeNodes).Assembly.Location, _cli.Directory, _cli["csharp"]], _cli.Directory);

        Assert.Equal(2, twin.ExitCode);
        Assert.Contains("HC0031", twin.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli["csharp"]));
    }

    private string[] Paths(string directory)
        => [.. Directory.EnumerateFiles(_cli[directory], "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_cli[directory], path))
            .Order(StringComparer.Ordinal)];
}
