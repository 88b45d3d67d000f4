using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HiveConfig.Cli;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The program itself on a tree, and what it cost.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">What it printed.</param>
/// <param name="Error">What it printed on standard error.</param>
/// <param name="Processor">The processor time it used, its start included.</param>
/// <param name="Megabytes">The most memory it held at a time, as the kernel counts it.</param>
internal sealed record MeasuredRun(int ExitCode, string Out, string Error, TimeSpan Processor, int Megabytes)
{
    // Of the machine's time, not the clock's: tests run beside each other.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private const int Most = 300;

    /// <summary>Runs it to its end, or fails when that does not come.</summary>
    public static MeasuredRun Of(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Session).Assembly.Location, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1", ["GITHUB_ACTIONS"] = "" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var (processor, peak) = (TimeSpan.Zero, 0);
        var watch = Stopwatch.StartNew();
        while (!process.WaitForExit(5))
        {
            (processor, peak) = (TimeOf(process, processor), Math.Max(peak, Peak(process.Id)));
            if (watch.Elapsed > TimeSpan.FromSeconds(60))
            {
                process.Kill();
                Assert.Fail("the program does not come back");
            }
        }

        process.WaitForExit();
        Task.WaitAll(output, error);
        return new MeasuredRun(process.ExitCode, output.Result, error.Result, processor, peak);
    }

    /// <summary>The findings as printed, by the path of their file.</summary>
    public ILookup<string, string> Findings()
        => Out.Split('\n')
            .Where(line => line.Contains(": error HC", StringComparison.Ordinal) || line.Contains(": warning HC", StringComparison.Ordinal) || line.Contains(": info HC", StringComparison.Ordinal))
            .ToLookup(line => line[..line.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal);

    /// <summary>Asserts that it ended as a lint with findings ends, within its bounds, and that nothing broke inside.</summary>
    public void EndedWell(int exitCode = 1)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\n{Error}\n{Out[..Math.Min(Out.Length, 3000)]}");
        Assert.DoesNotContain("internal error", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.True(Processor <= Longest, $"{Processor.TotalSeconds} s, at most {Longest.TotalSeconds} s expected");
        Assert.True(Megabytes <= Most, $"{Megabytes} MB, at most {Most} MB expected");
    }

    private static TimeSpan TimeOf(Process process, TimeSpan before)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return before;
        }
    }

    // The kernel's own high-water mark; it only grows, so the last look is nearly the whole truth.
    private static int Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : int.Parse(line["VmHWM:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
