using System;
using System.Threading;
using System.Threading.Tasks;

namespace HiveConfig.Cli;

/// <summary>Pieces of work of which the long part is done side by side and the short one in their order.</summary>
internal static class InTurn
{
    // So many wait for a slow one before them, and no more: each is held in memory.
    private const int Waiting = 2;

    /// <param name="count">How many pieces there are.</param>
    /// <param name="atOnce">How many are worked on side by side.</param>
    /// <param name="ahead">The long part of the piece with a number.</param>
    /// <param name="inTurn">The short part: of each when those of all before it are done, never of two at a time.</param>
    internal static void For<T>(int count, int atOnce, Func<int, T> ahead, Action<T> inTurn)
        where T : class
    {
        var done = new T?[atOnce + Waiting];
        var begun = 0;
        var ended = 0;
        var hasFailed = false;
        var turn = new object();
        if (atOnce == 1)
        {
            Work(0);
        }
        else
        {
            Parallel.For(0, atOnce, Work);
        }

        void Work(int worker)
        {
            try
            {
                while (Next() is >= 0 and var i)
                {
                    End(i, ahead(i));
                }
            }
            catch
            {
                lock (turn)
                {
                    hasFailed = true;
                    Monitor.PulseAll(turn);
                }

                throw;
            }
        }

        int Next()
        {
            lock (turn)
            {
                while (!hasFailed && begun < count && begun - ended >= done.Length)
                {
                    Monitor.Wait(turn);
                }

                return hasFailed || begun == count ? -1 : begun++;
            }
        }

        void End(int i, T piece)
        {
            lock (turn)
            {
                done[i % done.Length] = piece;
                while (!hasFailed && done[ended % done.Length] is { } next)
                {
                    // Failed unless it comes back: nobody is to try it again.
                    hasFailed = true;
                    inTurn(next);
                    hasFailed = false;
                    done[ended++ % done.Length] = null;
                }

                Monitor.PulseAll(turn);
            }
        }
    }
}
