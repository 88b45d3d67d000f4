using System;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace HiveConfig.Failover.Tests;

/// <summary>
/// Makes sockets in a machine's network: a socket stays in the namespace of the thread that made it, whoever uses it.
/// So clients and backends need no process of their own.
/// </summary>
internal sealed class NamespaceSockets : IDisposable
{
    private readonly BlockingCollection<TaskCompletionSource<Socket>> _wanted = [];

    public NamespaceSockets(Machine machine)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Make(machine.Pid, entered)) { IsBackground = true }.Start();
        entered.Task.GetAwaiter().GetResult();
    }

    public Task<Socket> TcpAsync()
    {
        var made = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        _wanted.Add(made);
        return made.Task;
    }

    public void Dispose() => _wanted.CompleteAdding();

    private void Make(int pid, TaskCompletionSource entered)
    {
        try
        {
            Native.EnterNetworkOf(pid);
            entered.SetResult();
        }
        catch (System.IO.IOException problem)
        {
            entered.SetException(problem);
            return;
        }

        foreach (var made in _wanted.GetConsumingEnumerable())
        {
            made.SetResult(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
        }
    }
}
