using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using HiveConfig.Cli;
using Xunit;

namespace HiveConfig.Tests.Cli;

/// <summary>The program itself, as a process.</summary>
public sealed class RealProcessTests : IDisposable
{
    private static readonly string Assembly = typeof(Session).Assembly.Location;

    private readonly CliRun _cli = new CliRun().WithSecrets();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(0, "--version")]
    [InlineData(2, "--nonsense")]
    [InlineData(3, "lint", "absent")]
    [InlineData(0, "generate", "cluster.yaml", "--out", "out")]
    public void Exit_code(int expected, params string[] arguments)
    {
        var run = RealProcess.Run("dotnet", [Assembly, .. arguments], _cli.Directory);

        Assert.Equal(expected, run.ExitCode);
        Assert.Equal(expected == 0, run.Error.Length == 0);
        Assert.Equal(expected == 0, run.Out.Length > 0);
    }

    [RealFact("sh")]
    public void A_reader_that_goes_away_and_a_full_disk_are_no_crash()
    {
        var gone = RealProcess.Run("sh", ["-c", $"dotnet '{Assembly}' show cluster.yaml 2>err | true; cat err"], _cli.Directory);
        Assert.Equal("", gone.Out);

        var full = RealProcess.Run("sh", ["-c", $"dotnet '{Assembly}' show cluster.yaml > /dev/full"], _cli.Directory);
        Assert.Equal(3, full.ExitCode);
        Assert.StartsWith("hiveconfig: the output cannot be written", full.Error, StringComparison.Ordinal);
        Assert.Single(full.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_kill_at_any_moment_leaves_each_file_old_or_new()
    {
        // Two clusters of which every file differs, so that every run has every file to write.
        const int Rounds = 20;
        _cli.Write("1.yaml", File.ReadAllText(CliRun.Sample));
        _cli.Write("2.yaml", File.ReadAllText(CliRun.Sample).Replace("10.10.1.", "10.10.2.", StringComparison.Ordinal).Replace("node3", "third", StringComparison.Ordinal));
        Assert.Equal(0, _cli.Run("generate", "1.yaml", "--out", "ref1").Code);
        Assert.Equal(0, _cli.Run("generate", "2.yaml", "--out", "ref2").Code);
        var first = Contents("ref1");
        var second = Contents("ref2");
        Assert.Equal(0, _cli.Run("generate", "1.yaml", "--out", "out").Code);

        var watch = Stopwatch.StartNew();
        RealProcess.Run("dotnet", [Assembly, "generate", "2.yaml", "--out", "out"], _cli.Directory);
        var whole = watch.Elapsed;
        var random = new Random(1);
        var cut = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using (var process = Start("generate", round % 2 == 0 ? "1.yaml" : "2.yaml", "--out", "out"))
            {
                Thread.Sleep(whole * (0.5 + (0.6 * random.NextDouble())));
                cut += process.HasExited ? 0 : 1;
                process.Kill();
                process.WaitForExit();
            }

            foreach (var (path, text) in Contents("out"))
            {
                Assert.True(
                    (first.TryGetValue(path, out var one) && text == one) || (second.TryGetValue(path, out var two) && text == two),
                    $"{path} is neither old nor new after round {round}");
            }
        }

        Assert.True(cut > 0, "every run ended before it was killed");
        Assert.Equal(0, _cli.Run("generate", "1.yaml", "--out", "out").Code);
        Assert.Equal(first, Contents("out"));
        Assert.Empty(Temporary("out"));
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Assembly, .. arguments])
    {
        WorkingDirectory = _cli.Directory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private Dictionary<string, string> Contents(string directory)
        => Directory.EnumerateFiles(_cli[directory], "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith(".hiveconfig-", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetRelativePath(_cli[directory], path), File.ReadAllText, StringComparer.Ordinal);

    private IEnumerable<string> Temporary(string directory)
        => Directory.EnumerateFiles(_cli[directory], ".hiveconfig-*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None });
}
