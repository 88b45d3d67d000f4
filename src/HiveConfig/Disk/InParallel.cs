using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace HiveConfig.Disk;

/// <summary>Does work that waits for the disk: what is brought there at the same time goes there in one journey.</summary>
internal static class InParallel
{
    // A journalling file system commits all that wait together; more of them wait no shorter.
    private const int Workers = 32;

    /// <summary>Acts on every item, on some at the same time; after the first failure on no further one.</summary>
    /// <exception cref="Exception">The first failure, as it was thrown, when no action runs any more.</exception>
    internal static void ForEach<T>(IReadOnlyCollection<T> items, Action<T> act)
    {
        var waiting = new ConcurrentQueue<T>(items);
        ExceptionDispatchInfo? failure = null;

        // Threads of their own: the pool has as many as there are processors, and these wait for the disk alone.
        var workers = Enumerable.Range(0, Math.Max(0, Math.Min(Workers, items.Count) - 1))
            .Select(_ => Task.Factory.StartNew(Work, default, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Work();
        Task.WaitAll(workers);
        failure?.Throw();

        void Work()
        {
            while (failure is null && waiting.TryDequeue(out var item))
            {
                try
                {
                    act(item);
                }
                catch (Exception exception)
                {
                    failure ??= ExceptionDispatchInfo.Capture(exception);
                }
            }
        }
    }
}
