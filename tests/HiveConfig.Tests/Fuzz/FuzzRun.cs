using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Does one thing for many numbered inputs, on every processor, and says which number failed or never came back.</summary>
internal static class FuzzRun
{
    /// <summary>What this thread works on: for the case that it takes too long.</summary>
    [ThreadStatic]
    private static string? s_subject;

    // The machine may be busy elsewhere; what hangs, hangs for good.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(120);

    /// <summary>Says what this thread works on.</summary>
    public static void Is(string subject) => s_subject = subject;

    /// <summary>Runs.</summary>
    /// <param name="count">How many inputs.</param>
    /// <param name="perInput">The processor time that one may use.</param>
    /// <param name="one">Takes the number of an input, and returns what is wrong with it; null when all is well. A text before it says what it works on.</param>
    public static void All(int count, TimeSpan perInput, Func<int, string?> one)
    {
        var workers = Math.Clamp(Environment.ProcessorCount, 1, 8);
        var problems = new ConcurrentQueue<string>();
        var at = Enumerable.Repeat(-1, workers).ToArray();
        var since = Enumerable.Repeat(Environment.TickCount64, workers).ToArray();
        var threads = Enumerable.Range(0, workers).Select(worker => new Thread(() =>
        {
            for (var i = worker; i < count && problems.Count < 5; i += workers)
            {
                Volatile.Write(ref since[worker], Environment.TickCount64);
                Volatile.Write(ref at[worker], i);
                try
                {
                    if (Timed(i, perInput, one) is { } problem)
                    {
                        problems.Enqueue($"input {i}: {problem}");
                    }
                }
                catch (Exception exception)
                {
                    problems.Enqueue($"input {i}: {exception}");
                }
            }

            Volatile.Write(ref at[worker], int.MaxValue);
        })
        {
            // One that hangs must not keep the run of tests from ending.
            IsBackground = true,
        }).ToList();
        threads.ForEach(thread => thread.Start());
        for (var worker = 0; worker < workers; worker++)
        {
            while (!threads[worker].Join(TimeSpan.FromSeconds(1)))
            {
                if (Environment.TickCount64 - Volatile.Read(ref since[worker]) > Hang.TotalMilliseconds)
                {
                    Assert.Fail($"input {Volatile.Read(ref at[worker])} does not come back");
                }
            }
        }

        Assert.True(problems.IsEmpty, string.Join("\n\n", problems));
    }

    // The first of its kind pays for the compiler, so only what is slow twice is slow.
    private static string? Timed(int i, TimeSpan perInput, Func<int, string?> one)
    {
        var before = ThreadTime.Now;
        var problem = one(i);
        if (problem is not null || ThreadTime.Now - before <= perInput)
        {
            return problem;
        }

        before = ThreadTime.Now;
        problem = one(i);
        var time = ThreadTime.Now - before;
        return problem ?? (time > perInput ? $"takes {time}: {s_subject}" : null);
    }
}
