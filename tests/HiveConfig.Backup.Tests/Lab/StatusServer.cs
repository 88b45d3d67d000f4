using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace HiveConfig.Backup.Tests;

/// <summary>Stands for TheHive on port 9000 of each machine: answers 200 while its service is started, else cuts.</summary>
internal sealed class StatusServer : IDisposable
{
    private readonly List<TcpListener> _listeners = [];

    public StatusServer(IReadOnlyDictionary<string, IPAddress> nodes, Func<string, bool> isUp)
    {
        foreach (var (node, address) in nodes)
        {
            var listener = new TcpListener(address, 9000);
            _listeners.Add(listener);
            listener.Start();
            _ = ServeAsync(listener, () => isUp(node));
        }
    }

    public void Dispose() => _listeners.ForEach(listener => listener.Dispose());

    private static async Task ServeAsync(TcpListener listener, Func<bool> isUp)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                try
                {
                    await using var stream = client.GetStream();
                    _ = await stream.ReadAsync(new byte[8192]);
                    if (isUp())
                    {
                        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));
                    }
                }
                catch (IOException)
                {
                    // The client is gone.
                }
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
