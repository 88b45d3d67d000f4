using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;

namespace HiveConfig.Backup.Tests;

/// <summary>HTTPS on port 9200 of several loopback addresses: HttpListener knows no TLS.</summary>
internal sealed class SearchServer : IDisposable
{
    private readonly List<TcpListener> _listeners = [];
    private readonly X509Certificate2 _certificate;
    private readonly SearchCluster _cluster;

    /// <exception cref="SocketException">One of the addresses is taken.</exception>
    public SearchServer(SearchCluster cluster, IEnumerable<IPAddress> addresses, X509Certificate2 certificate)
    {
        _cluster = cluster;
        _certificate = certificate;
        try
        {
            foreach (var address in addresses)
            {
                var listener = new TcpListener(address, 9200);
                _listeners.Add(listener);
                listener.Start();
                _ = AcceptAsync(listener, address);
            }
        }
        catch (SocketException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Every request with the status of its answer, in order.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>Ends one node's server.</summary>
    public void Stop(IPAddress address) => _listeners.Single(listener => ((IPEndPoint)listener.LocalEndpoint).Address.Equals(address)).Dispose();

    public void Dispose()
    {
        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }
    }

    private async Task AcceptAsync(TcpListener listener, IPAddress address)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                _ = ServeAsync(client, address);
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client, IPAddress address)
    {
        try
        {
            using (client)
            {
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(_certificate);
                if (await ReadAsync(stream) is not { } request)
                {
                    return;
                }

                var answer = _cluster.Answer(request, address);
                Log.Enqueue($"{answer.Status?.ToString(CultureInfo.InvariantCulture) ?? "cut"} {request}");
                await Task.Delay(answer.Delay);
                if (answer.Status is not { } status)
                {
                    client.Client.LingerState = new LingerOption(enable: true, 0);
                    return;
                }

                var body = Encoding.UTF8.GetBytes(string.Equals(request.Method, "HEAD", StringComparison.Ordinal) ? "" : answer.Body);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nX-elastic-product: Elasticsearch\r\nContent-Type: {answer.ContentType}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
                await stream.WriteAsync(body);
                await stream.ShutdownAsync();
            }
        }
        catch (Exception problem) when (problem is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client is gone, or does not trust us.
        }
    }

    private static async Task<SearchRequest?> ReadAsync(Stream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[16384];
        var end = -1;
        while ((end = Encoding.Latin1.GetString([.. bytes]).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                return null;
            }

            bytes.AddRange(buffer.AsSpan(0, read));
        }

        var head = Encoding.Latin1.GetString([.. bytes], 0, end).Split("\r\n");
        string Header(string name) => head.Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault("");
        var length = int.TryParse(Header("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : 0;
        if (string.Equals(Header("Expect"), "100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n"));
        }

        while (bytes.Count < end + 4 + length)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                return null;
            }

            bytes.AddRange(buffer.AsSpan(0, read));
        }

        var target = head[0].Split(' ')[1];
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var query = (question < 0 ? "" : target[(question + 1)..]).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Split('=', 2)).ToDictionary(one => Uri.UnescapeDataString(one[0]), one => one.Length < 2 ? "" : Uri.UnescapeDataString(one[1]), StringComparer.Ordinal);
        var authorization = Header("Authorization");
        var body = Encoding.UTF8.GetString([.. bytes[(end + 4)..(end + 4 + length)]]);

        // Elasticsearch refuses a body whose type it is not told.
        var type = Header("Content-Type");
        return new SearchRequest(
            head[0].Split(' ')[0],
            question < 0 ? target : target[..question],
            query,
            authorization,
            length > 0 && !type.StartsWith("application/json", StringComparison.Ordinal) && !type.StartsWith("application/x-ndjson", StringComparison.Ordinal) ? SearchCluster.WrongType : body);
    }
}
