using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace HiveConfig.Failover.Tests;

/// <summary>
/// Stands for TheHive: answers the status endpoint and all else with its name, and /poll after a while. What its peers see when it
/// is killed or hangs is what the kernel does for a process: sockets are closed, or taken in and never answered.
/// </summary>
internal sealed class Backend(NamespaceSockets sockets, string name, IPEndPoint address, TimeSpan poll) : IDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private Socket? _listener;
    private volatile TaskCompletionSource _runs = Running();

    public string Name => name;

    public async Task StartAsync()
    {
        var listener = await sockets.TcpAsync();
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, 1);
        listener.Bind(address);
        listener.Listen(128);
        _listener = listener;
        _ = AcceptAsync(listener);
    }

    /// <summary>As kill -9 does.</summary>
    public void Kill()
    {
        _listener?.Dispose();
        foreach (var socket in _open.Keys)
        {
            socket.Dispose();
        }
    }

    /// <summary>As SIGSTOP does.</summary>
    public void Hang() => _runs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>As SIGCONT does.</summary>
    public void Continue() => _runs.TrySetResult();

    public void Dispose()
    {
        Continue();
        Kill();
    }

    private static TaskCompletionSource Running()
    {
        var runs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        runs.SetResult();
        return runs;
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                await _runs.Task;
                var socket = await listener.AcceptAsync();
                _open[socket] = true;
                _ = ServeAsync(socket);
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Killed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            while (await HttpHead.ReadAsync(stream, CancellationToken.None) is { } head)
            {
                await _runs.Task;
                if (head.StartsWith("GET /poll ", StringComparison.Ordinal))
                {
                    await Task.Delay(poll);
                }

                await _runs.Task;
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nX-Backend: {name}\r\nContent-Length: 0\r\n\r\n"));
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or SocketException)
        {
            // The other side is gone, or this one was killed.
        }

        _open.TryRemove(socket, out _);
    }
}
