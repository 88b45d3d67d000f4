using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;

namespace HiveConfig.Cli;

/// <summary>Shows on a terminal that long work goes on.</summary>
internal static class Progress
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Does the work; after a second a spinner turns on standard error until it is done.</summary>
    internal static T While<T>(Session session, string doing, Func<T> work)
    {
        if (!session.ErrorIsTerminal)
        {
            return work();
        }

        // A thread of its own: the work may want all of the pool's.
        var running = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Task.WaitAny([running], Patience) < 0)
        {
            Spin(session, doing, running);
        }

        return running.GetAwaiter().GetResult();
    }

    // A method of its own: what never waits never loads the library.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Spin(Session session, string doing, Task running)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(session.Error) });
        console.Status().Start(doing, _ => Task.WaitAny(running));
    }
}
