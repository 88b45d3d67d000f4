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

        var rules = Corpus.WriteEnvironments(Path.Combine(work, "environments"), Environments);

        var table = new StringBuilder("| run | median | beside | median | ratio | goal | memory |\n|---|---|---|---|---|---|---|\n");
        Row("`--version`", [cli, "--version"], "an empty .NET program", [empty], runs: 15, "");
        Row("lint, 3 nodes", [cli, "lint", Name(3)], "an empty .NET program", [empty], runs: 15, "3");
        Row("lint, 30 nodes", [cli, "lint", Name(30)], "sha256sum", Sums(Name(30)), runs: 9, "");
        Row("lint, 300 nodes", [cli, "lint", Name(300)], "sha256sum", Sums(Name(300)), runs: 5, "1.7");
        Row($"lint, {Environments} environments", [cli, "lint", "environments", "--fail-on", "never"], "sha256sum", Sums("environments"), runs: 3, "1.0, 120 MB");
        Row("generate, 3 nodes", [cli, "generate", Name(3) + ".yaml", "--out", "written", "--allow-clear-secrets"], "an empty .NET program", [empty], runs: 9, "", clear: "written");
        Row("generate, 300 nodes", [cli, "generate", Name(300) + ".yaml", "--out", "written", "--allow-clear-secrets"], "reads and writes the same files", [copy, Name(300), "copied"], runs: 3, "2", clear: "written");
        Console.Write(table);

        // The last run's report says what was seeded, and nothing else above info.
        var found = Output([cli, "lint", "environments", "--fail-on", "never"], work).Split('\n')
            .Select(line => line.Split(": error ", 2)).Where(parts => parts.Length == 2).Select(parts => parts[1][..6]).Order(StringComparer.Ordinal).ToList();
        var expected = rules.Order(StringComparer.Ordinal).ToList();
        if (!found.SequenceEqual(expected, StringComparer.Ordinal))
        {
            Console.Error.WriteLine($"expected {expected.Count} errors, found {found.Count}: {string.Join(' ', found.GroupBy(rule => rule, StringComparer.Ordinal).Select(rule => rule.Key + "x" + rule.Count().ToString(CultureInfo.InvariantCulture)))}");
            return 1;
        }

        return 0;

        void Row(string what, string[] command, string beside, string[] yardstick, int runs, string goal, string? clear = null)
        {
            var ours = new List<double>();
            var theirs = new List<double>();
            var memory = 0L;
            for (var i = -1; i < runs; i++)
            {
                foreach (var directory in new[] { clear, clear is null ? null : "copied" }.OfType<string>().Select(name => Path.Combine(work, name)).Where(Directory.Exists))
                {
                    Directory.Delete(directory, recursive: true);
                }

                var (time, peak) = Time(command, work);
                var (other, _) = Time(yardstick, work);
                if (i >= 0)
                {
                    ours.Add(time);
                    theirs.Add(other);
                    memory = Math.Max(memory, peak);
                }
            }

            table.Append(CultureInfo.InvariantCulture, $"| {what} | {Median(ours):0} ms | {beside} | {Median(theirs):0} ms | {Median(ours) / Median(theirs):0.0} | {goal} | {memory / 1024 / 1024} MB |\n");
        }
    }

    private static string Name(int nodes) => FormattableString.Invariant($"nodes{nodes}");

    // Every file of a directory, as few processes as possible.
    private static string[] Sums(string directory) => ["/bin/sh", "-c", $"find {directory} -type f -print0 | xargs -0 sha256sum"];

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

    private static (double Milliseconds, long Peak) Time(string[] command, string work)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(command, work);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var peak = 0L;
        while (!process.WaitForExit(5))
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }

        var time = clock.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0 ? (time, peak) : throw new InvalidOperationException(string.Join(' ', command) + " exits with " + process.ExitCode.ToString(CultureInfo.InvariantCulture));
    }

    private static string Output(string[] command, string work)
    {
        using var process = Start(command, work);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
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
}
