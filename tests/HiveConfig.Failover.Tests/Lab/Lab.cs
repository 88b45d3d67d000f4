using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace HiveConfig.Failover.Tests;

/// <summary>
/// The balancers of a tree on one switch, three backends, and a client that never stops asking. Every wait has an end.
/// </summary>
internal sealed class Lab : IAsyncDisposable
{
    private readonly Machine _switch;
    private readonly NamespaceSockets _sockets;
    private readonly CancellationTokenSource _ended = new();
    private readonly List<(TimeSpan At, string Owners)> _owners = [];
    private readonly Task _watch;
    private readonly string _vip;

    private Lab(LabTree tree)
    {
        var cluster = tree.Cluster;
        _vip = cluster.LoadBalancer.VirtualIp.Address.ToString();
        var backends = cluster.TheHiveNodes.Select(node => (Name: node.Name.ToString(), Address: node.Address.ToString())).ToList();
        _switch = new Machine($"""
            ip link add switch type bridge
            ip address add 10.20.0.1/24 dev switch
            {string.Join('\n', backends.Select(backend => $"ip address add {backend.Address}/24 dev switch"))}
            ip link set switch up
            """);
        _sockets = new NamespaceSockets(_switch);
        Backends = [.. backends.Select(backend => new Backend(
            _sockets, backend.Name, Listening(tree, backend.Name), TimeSpan.FromMilliseconds(cluster.TheHive.LongPolling.Milliseconds)))];
        Balancers = [.. cluster.LoadBalancerNodes.Select(node => Connect(node.Name.ToString(), node.Address.ToString(), tree))];
        Client = new Client(_sockets, new IPEndPoint(IPAddress.Parse(_vip), 443), Clock);
        _watch = WatchAsync();
    }

    public Stopwatch Clock { get; } = Stopwatch.StartNew();

    public IReadOnlyList<Balancer> Balancers { get; }

    public IReadOnlyList<Backend> Backends { get; }

    public Client Client { get; }

    /// <summary>The balancers that have the virtual IP now.</summary>
    public IReadOnlyList<Balancer> Owners => [.. Balancers.Where(balancer => balancer.Machine.Has(_vip))];

    public Balancer Owner => Owners is [var owner] ? owner : throw Failure($"{Owners.Count} balancers have the virtual IP");

    /// <summary>Builds the lab and starts everything in it.</summary>
    public static async Task<Lab> StartAsync(LabTree tree)
    {
        var lab = new Lab(tree);
        try
        {
            foreach (var backend in lab.Backends)
            {
                await backend.StartAsync();
            }

            foreach (var balancer in lab.Balancers)
            {
                balancer.StartHaproxy();
                balancer.StartKeepalived();
            }

            return lab;
        }
        catch (Exception)
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Builds the lab of a generated tree, and waits until it has settled and served for a second.</summary>
    public static async Task<Lab> SteadyAsync(int balancers)
    {
        using var tree = new LabTree(balancers);
        var lab = await StartAsync(tree);
        try
        {
            await lab.SettleAsync();

            // What was asked before anybody had the address, and is still waited for, is no outage.
            await Task.Delay(TimeSpan.FromSeconds(1.2));
            return lab;
        }
        catch (Exception)
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until one balancer serves, all others stand by, and half a second of requests was answered.</summary>
    public Task SettleAsync() => UntilAsync("it settles", 25, () =>
        Owners is [var owner]
        && Balancers.All(balancer => balancer.State is { } state && string.Equals(state, balancer == owner ? "MASTER" : "BACKUP", StringComparison.Ordinal))
        && Serves());

    /// <summary>Whether the last half second of requests was answered.</summary>
    public bool Serves()
    {
        var last = Client.Since(Clock.Elapsed - TimeSpan.FromSeconds(0.6));
        return last.Count >= 5 && last.All(answer => answer.Good);
    }

    /// <summary>How many requests that were sent since a moment failed, when all of them are done.</summary>
    public async Task<int> FailedSinceAsync(TimeSpan moment)
    {
        var now = Clock.Elapsed;
        await UntilAsync("every request is done", 10, () => Client.IsDone(now));
        return Client.Since(moment).Count(answer => answer.Sent <= now && answer.Failed);
    }

    /// <summary>How many requests failed while something was done, among them those on one connection that is kept.</summary>
    public async Task<int> FailedWhileAsync(Func<Task> done)
    {
        var at = Clock.Elapsed;
        var end = new TaskCompletionSource();
        var kept = Client.AskOnOneConnectionAsync(end.Task);
        try
        {
            await done();
        }
        finally
        {
            end.SetResult();
        }

        return await FailedSinceAsync(at) + (await kept).Count;
    }

    /// <summary>Waits until every balancer gives requests to every backend.</summary>
    public Task BackendsUpAsync() => UntilAsync("every backend is up", 10, () => Balancers.All(balancer => balancer.Up() == Backends.Count));

    /// <summary>Waits until something is so; that it never is fails the test.</summary>
    public async Task UntilAsync(string what, double seconds, Func<bool> isSo)
    {
        var end = Clock.Elapsed + TimeSpan.FromSeconds(seconds);
        while (!isSo())
        {
            if (Clock.Elapsed > end)
            {
                throw Failure($"waited {seconds.ToString(CultureInfo.InvariantCulture)} s until {what}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Waits some part of a second and more, so that a fault meets the daemons' timers at any phase.</summary>
    public static Task RandomPhaseAsync() => Task.Delay(Random.Shared.Next(1100));

    /// <summary>For how long in all two balancers had the virtual IP since a moment.</summary>
    public TimeSpan TwoOwners(TimeSpan since)
    {
        lock (_owners)
        {
            var total = TimeSpan.Zero;
            for (var at = 0; at < _owners.Count; at++)
            {
                var end = at + 1 < _owners.Count ? _owners[at + 1].At : Clock.Elapsed;
                if (_owners[at].Owners.Contains(' ', StringComparison.Ordinal) && end > since)
                {
                    total += end - (_owners[at].At > since ? _owners[at].At : since);
                }
            }

            return total;
        }
    }

    /// <summary>Who had the virtual IP since a moment, in order.</summary>
    public IReadOnlyList<string> OwnersSince(TimeSpan since)
    {
        lock (_owners)
        {
            return [.. _owners.Where((entry, at) => entry.At >= since || at + 1 == _owners.Count || _owners[at + 1].At >= since).Select(entry => entry.Owners)];
        }
    }

    /// <summary>Takes the carrier from a balancer, as a switch does whose port is shut, or gives it back.</summary>
    public void Port(Balancer balancer, string state) => _switch.Run("ip", "link", "set", balancer.Name, state);

    /// <summary>An exception that tells all that is known.</summary>
    public InvalidOperationException Failure(string what) => new(string.Join('\n', [
        what,
        "owners: " + string.Join(", ", OwnersSince(TimeSpan.Zero)) + $"; now {Clock.Elapsed.TotalSeconds:0.00}",
        "failed: " + string.Join(", ", Client.Since(TimeSpan.Zero).Where(answer => !answer.Good).TakeLast(20)),
        .. Balancers.SelectMany(balancer => balancer.Log.TakeLast(25))]));

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watch;
        Client.Dispose();
        foreach (var backend in Backends)
        {
            backend.Dispose();
        }

        foreach (var balancer in Balancers)
        {
            balancer.Dispose();
        }

        _sockets.Dispose();
        _switch.Dispose();
        _ended.Dispose();
    }

    private Balancer Connect(string name, string address, LabTree tree)
    {
        var balancer = new Balancer(name, tree.Path("out/" + name));
        var (here, there) = (Text(balancer.Machine.Pid), Text(_switch.Pid));
        Host("ip", "link", "add", "name", "eth0", "netns", here, "type", "veth", "peer", "name", name, "netns", there);
        _switch.Run("ip", "link", "set", name, "master", "switch", "up");
        balancer.Machine.Run("ip", "address", "add", address + "/24", "dev", "eth0");
        balancer.Machine.Run("ip", "link", "set", "eth0", "up");
        balancer.Machine.Run("sh", "-c", "cat /etc/sysctl.d/*.conf | sysctl --quiet --load=-");

        // What the runbook makes, thrown away with the machine.
        balancer.Machine.Run("sh", "-c", """
            umask 077; mkdir -p /etc/haproxy/certs; cd /run
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=throwaway -keyout key -out crt 2>/dev/null
            cat crt key >/etc/haproxy/certs/thehive.pem
            """);
        return balancer;
    }

    private static IPEndPoint Listening(LabTree tree, string node)
        => new(IPAddress.Parse(tree.OfTheHive(node, "http.address")), int.Parse(tree.OfTheHive(node, "http.port"), CultureInfo.InvariantCulture));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Host(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("timeout", ["10", .. command]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {said}");
        }
    }

    private async Task WatchAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            var owners = string.Join(' ', Owners.Select(owner => owner.Name));
            lock (_owners)
            {
                if (_owners.Count == 0 || !string.Equals(_owners[^1].Owners, owners, StringComparison.Ordinal))
                {
                    _owners.Add((Clock.Elapsed, owners));
                }
            }

            await Task.Delay(20);
        }
    }
}
