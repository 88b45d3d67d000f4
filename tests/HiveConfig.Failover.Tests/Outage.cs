using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace HiveConfig.Failover.Tests;

/// <summary>What the clients of a cluster saw of a fault.</summary>
internal static class Outage
{
    private static readonly object Writing = new();

    /// <summary>From the first failed request to the first that was answered after the last failed one; zero when none failed.</summary>
    public static TimeSpan Of(IReadOnlyList<Answer> answers)
    {
        var failed = answers.Where(answer => !answer.Good).ToList();
        if (failed.Count == 0)
        {
            return TimeSpan.Zero;
        }

        var after = answers.FirstOrDefault(answer => answer.Sent > failed[^1].Sent)?.Sent ?? failed[^1].Done;
        return after - failed[0].Sent;
    }

    /// <summary>Adds a line to the table of what was measured, in the file that HIVECONFIG_TIMED_REPORT names.</summary>
    public static void Report(string what, int balancers, string unit, double limit, IReadOnlyList<double> values)
    {
        if (Environment.GetEnvironmentVariable("HIVECONFIG_TIMED_REPORT") is not { Length: > 0 } path)
        {
            return;
        }

        var sorted = values.Order().ToList();
        var number = unit.Length > 0 ? "0.00" : "0";
        string Text(double value) => value.ToString(number, CultureInfo.InvariantCulture) + unit;
        lock (Writing)
        {
            File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"| {what} | {balancers} | {sorted.Count} | {Text(sorted[0])} | {Text(sorted[sorted.Count / 2])} | {Text(sorted[^1])} | {limit}{unit} |\n"));
        }
    }
}
