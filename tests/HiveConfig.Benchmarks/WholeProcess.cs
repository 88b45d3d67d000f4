using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace HiveConfig.Benchmarks;

/// <summary>Whole processes, as a user starts them, beside a yardstick; what counts is the ratio of the medians of one run.</summary>
internal static class WholeProcess
{
    private const int Environments = 1000;

    internal static int Run(string cli, string empty, string copy, string work)
    {
        foreach (var nodes in new[] { 3, 30, 300 })
        {
            Corpus.WriteOne(Path.Combine(work, Name(nodes)), nodes);
            File.WriteAllText(Path.Combine(work, Name(nodes) + ".yaml"), ClusterYaml(nodes));
        }

        // Asserted in every timed run: what was seeded, and nothing else above info.
        var seeded = Corpus.WriteEnvironments(Path.Combine(work, "environments"), Environments).Order(StringComparer.Ordinal).ToList();
        Yardstick emptyProgram = new("empty program", [empty]);

        var table = new StringBuilder("| run | median | beside | median | ratio | goal | memory | goal |\n|---|---|---|---|---|---|---|---|\n");
        Row("`--version`", [cli, "--version"], [emptyProgram], runs: 15);
        Row("lint, 3 nodes", [cli, "lint", Name(3)], [emptyProgram, Sums(Name(3))], runs: 15, goal: "3");
        Row("lint, 30 nodes", [cli, "lint", Name(30)], [Sums(Name(30)), emptyProgram], runs: 9);
        Row("lint, 300 nodes", [cli, "lint", Name(300)], [Sums(Name(300)), emptyProgram], runs: 7, goal: "1.7");
        Row($"lint, {Environments} environments", [cli, "lint", "environments", "--fail-on", "never"], [Sums("environments"), emptyProgram], runs: 5, goal: "1.0", mostMemory: "120 MB", expected: seeded);
        foreach (var nodes in new[] { 3, 30, 300 })
        {
            Row($"generate, {nodes} nodes", [cli, "generate", Name(nodes) + ".yaml", "--out", "written", "--allow-clear-secrets"], [new("reads and writes the same files", [copy, Name(nodes), "copied"]), emptyProgram], runs: nodes == 300 ? 5 : 9, goal: nodes == 300 ? "2" : "");
        }

        Console.Write(table);
        return 0;

        void Row(string what, string[] command, Yardstick[] beside, int runs, string goal = "", string mostMemory = "", List<string>? expected = null)
        {
            var ours = new List<double>();
            var theirs = beside.Select(_ => new List<double>()).ToArray();
            var memory = 0L;
            for (var i = -1; i < runs; i++)
            {
                foreach (var directory in new[] { "written", "copied" }.Select(name => Path.Combine(work, name)).Where(Directory.Exists))
                {
                    Directory.Delete(directory, recursive: true);
                }

                var run = Time(command, work);
                if (expected is not null && !Errors(run.Output).SequenceEqual(expected, StringComparer.Ordinal))
                {
                    throw new InvalidOperationException($"expected {expected.Count} errors, found {string.Join(' ', Errors(run.Output))}");
                }

                // The first run of each warms the cache of the disk.
                var others = beside.Select(other => Time(other.Command, work).Milliseconds).ToList();
                if (i >= 0)
                {
                    ours.Add(run.Milliseconds);
                    memory = Math.Max(memory, run.Peak);
                    for (var j = 0; j < others.Count; j++)
                    {
                        theirs[j].Add(others[j]);
                    }
                }
            }

            for (var j = 0; j < beside.Length; j++)
            {
                var isFirst = j == 0;
                table.Append(CultureInfo.InvariantCulture, $"| {(isFirst ? what : "")} | {(isFirst ? $"{Median(ours):0} ms" : "")} | {beside[j].Name} | {Median(theirs[j]):0} ms | {Median(ours) / Median(theirs[j]):0.0} | {(isFirst ? goal : "")} | {(isFirst ? $"{memory / 1024 / 1024} MB" : "")} | {(isFirst ? mostMemory : "")} |\n");
            }
        }
    }

    // The rule of each error in a report for people, in order.
    private static List<string> Errors(string report)
        => report.Split('\n').Select(line => line.Split(": error ", 2)).Where(parts => parts.Length == 2).Select(parts => parts[1][..6]).Order(StringComparer.Ordinal).ToList();

    private static string Name(int nodes) => FormattableString.Invariant($"nodes{nodes}");

    // Every file of a directory, as few processes as possible.
    private static Yardstick Sums(string directory) => new("sha256sum", ["/bin/sh", "-c", $"find {directory} -type f -print0 | xargs -0 sha256sum"]);

    private static string ClusterYaml(int nodes) => string.Join('\n',
    [
        "cluster: hive0",
        "phase: running",
        "nodes:",
        .. Enumerable.Range(1, nodes).Select(i => FormattableString.Invariant($"  e0n{i}: {Corpus.Of(nodes).Nodes[i - 1].Address}")),
        "ramGb: 16",
        "vip: 10.0.1.250/16",
        "thehive: { version: 5.5.16, url: https://hive0.example.org }",
        "storage: { nfs: \"10.200.0.1:/srv/hive0/files\" }",
        "tls: true",
        "secrets:",
        .. Corpus.Of(nodes).Secrets.All.Select(secret => $"  {secret.Name}: env:MADE_UP_{secret.Name.ToUpperInvariant()}"),
        "",
    ]);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Measured Time(string[] command, string work)
    {
        var output = new StringBuilder();
        var clock = Stopwatch.StartNew();
        using var process = Start(command, work);
        process.OutputDataReceived += (_, line) => output.Append(line.Data).Append('\n');
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var peak = 0L;
        while (!process.WaitForExit(5))
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }

        var time = clock.Elapsed.TotalMilliseconds;
        process.WaitForExit();
        return process.ExitCode == 0 ? new Measured(time, peak, output.ToString()) : throw new InvalidOperationException(string.Join(' ', command) + " exits with " + process.ExitCode.ToString(CultureInfo.InvariantCulture));
    }

    private static Process Start(string[] command, string work)
    {
        var start = new ProcessStartInfo(command[0]) { WorkingDirectory = work, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, _) in Corpus.Of(3).Secrets.All)
        {
            start.Environment["MADE_UP_" + name.ToUpperInvariant()] = string.Equals(name, "vrrp", StringComparison.Ordinal) ? "mk-u-p-1" : $"made-up-{name}-0123456789abcdefghij0123456789abcdefghij0123456789";
        }

        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    // The kernel keeps the highest mark while the process lives.
    private static long PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines(FormattableString.Invariant($"/proc/{id}/status")).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private sealed record Yardstick(string Name, string[] Command);

    private sealed record Measured(double Milliseconds, long Peak, string Output);
}
