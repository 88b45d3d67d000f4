using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using HiveConfig.Disk;
using Xunit;

namespace HiveConfig.Tests.Disk;

public sealed class InParallelTests
{
    // Each waits until all have begun: one after the other they would wait for ever.
    [Fact]
    public void What_waits_waits_together()
    {
        using var begun = new CountdownEvent(16);
        var met = new ConcurrentQueue<bool>();
        InParallel.ForEach(Enumerable.Range(0, 16).ToList(), _ =>
        {
            begun.Signal();
            met.Enqueue(begun.Wait(TimeSpan.FromSeconds(30)));
        });
        Assert.Equal(Enumerable.Repeat(true, 16), met);
    }

    [Fact]
    public void Every_item_has_its_turn_once()
    {
        var seen = new ConcurrentQueue<int>();
        InParallel.ForEach(Enumerable.Range(0, 1000).ToList(), seen.Enqueue);
        Assert.Equal(Enumerable.Range(0, 1000), seen.Order());
        InParallel.ForEach(Array.Empty<int>(), _ => throw new InvalidOperationException("there is no item"));
    }

    [Fact]
    public void The_first_failure_comes_as_it_was_thrown_when_nothing_runs_any_more()
    {
        var running = 0;
        var failure = Assert.Throws<IOException>(() => InParallel.ForEach(Enumerable.Range(0, 1000).ToList(), i =>
        {
            Interlocked.Increment(ref running);
            Thread.Sleep(1);
            Interlocked.Decrement(ref running);
            if (i == 3)
            {
                throw new IOException("no space left");
            }
        }));
        Assert.Equal(("no space left", 0), (failure.Message, running));
    }
}
