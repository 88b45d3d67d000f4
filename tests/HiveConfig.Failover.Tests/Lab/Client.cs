using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace HiveConfig.Failover.Tests;

/// <summary>Sends a request to the virtual IP every 50 ms, each on a connection of its own, and waits for its answer.</summary>
internal sealed class Client : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly NamespaceSockets _sockets;
    private readonly IPEndPoint _address;
    private readonly Stopwatch _clock;
    private readonly List<Answer> _answers = [];
    private readonly HashSet<TimeSpan> _waiting = [];
    private readonly CancellationTokenSource _ended = new();

    public Client(NamespaceSockets sockets, IPEndPoint address, Stopwatch clock)
    {
        (_sockets, _address, _clock) = (sockets, address, clock);
        _ = SendAsync();
    }

    /// <summary>What was sent since a moment and is done, or should be.</summary>
    public IReadOnlyList<Answer> Since(TimeSpan moment)
    {
        lock (_answers)
        {
            var now = _clock.Elapsed;
            return [.. _answers
                .Concat(_waiting.Where(sent => now - sent > Answer.Limit).Select(sent => new Answer(sent, now, 0, "", "waiting")))
                .Where(answer => answer.Sent >= moment)
                .OrderBy(answer => answer.Sent)];
        }
    }

    /// <summary>Whether all that was sent until a moment is done.</summary>
    public bool IsDone(TimeSpan until)
    {
        lock (_answers)
        {
            return _waiting.All(sent => sent > until);
        }
    }

    /// <summary>One request on a connection of its own.</summary>
    public async Task<Answer> AskAsync(string request, TimeSpan limit)
    {
        var sent = _clock.Elapsed;
        try
        {
            using var timer = new CancellationTokenSource(limit);
            await using var stream = await ConnectAsync(timer.Token);
            return await AskAsync(stream, request, sent, timer.Token);
        }
        catch (Exception problem) when (IsExpected(problem))
        {
            return new Answer(sent, _clock.Elapsed, 0, "", problem.GetType().Name);
        }
    }

    /// <summary>One request after the other on one connection, every 50 ms, until a moment: those that failed; a new connection after each, and when the answer says so.</summary>
    public async Task<IReadOnlyList<Answer>> AskOnOneConnectionAsync(Task until)
    {
        var failed = new List<Answer>();
        SslStream? stream = null;
        while (!until.IsCompleted)
        {
            var sent = _clock.Elapsed;
            try
            {
                using var timer = new CancellationTokenSource(Patience);
                stream ??= await ConnectAsync(timer.Token);
                var answer = await AskAsync(stream, "GET /kept", sent, timer.Token);
                failed.AddRange(answer.Failed ? [answer] : []);
                if (answer.Last)
                {
                    await stream.DisposeAsync();
                    stream = null;
                }
            }
            catch (Exception problem) when (IsExpected(problem))
            {
                failed.Add(new Answer(sent, _clock.Elapsed, 0, "", problem.GetType().Name));
                stream?.Dispose();
                stream = null;
            }

            await Task.Delay(Pace);
        }

        stream?.Dispose();
        return failed;
    }

    public void Dispose() => _ended.Cancel();

    private static bool IsExpected(Exception problem)
        => problem is SocketException or IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException;

    private async Task<SslStream> ConnectAsync(CancellationToken cancel)
    {
        var socket = await _sockets.TcpAsync();
        try
        {
            await socket.ConnectAsync(_address, cancel);
            var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "thehive.example.org",
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                    CertificateRevocationCheckMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck,
                },
                cancel);
            return stream;
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Answer> AskAsync(SslStream stream, string request, TimeSpan sent, CancellationToken cancel)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request + " HTTP/1.1\r\nHost: thehive.example.org\r\nContent-Length: 0\r\n\r\n"), cancel);
        var head = await HttpHead.ReadAsync(stream, cancel) ?? throw new IOException("closed without an answer");
        var status = head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && int.TryParse(head.AsSpan(9, 3), out var number) ? number : 0;
        var backend = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("x-backend: ", StringComparison.OrdinalIgnoreCase))?[11..] ?? "";
        return new Answer(sent, _clock.Elapsed, status, backend, "") { Last = head.Contains("\r\nconnection: close\r\n", StringComparison.OrdinalIgnoreCase) };
    }

    private async Task SendAsync()
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            for (var number = 0; await timer.WaitForNextTickAsync(_ended.Token); number++)
            {
                // A tenth of them changes something: such a request is not sent twice by a balancer.
                _ = KeepAsync(number % 10 == 0 ? "POST /case" : "GET /case");
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task KeepAsync(string request)
    {
        var sent = _clock.Elapsed;
        lock (_answers)
        {
            _waiting.Add(sent);
        }

        var answer = await AskAsync(request, Patience);
        lock (_answers)
        {
            _waiting.Remove(sent);
            _answers.Add(answer with { Sent = sent, Changes = request.StartsWith("POST ", StringComparison.Ordinal) });
        }
    }
}
