using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;

namespace HiveConfig.Failover.Tests;

/// <summary>A balancer: a machine with the generated files of one node, and the real daemons on them, started as Debian's units start them.</summary>
internal sealed class Balancer : IDisposable
{
    // The files are copied, so that the directory can go at once; what has to last is in memory.
    private const string Files = """
        mount -t tmpfs -o mode=755 tmpfs /run
        mkdir -p /run/haproxy
        for part in haproxy keepalived sysctl.d; do
            mount -t tmpfs -o mode=755 tmpfs "/etc/$part"
            cp -a "$1/etc/$part/." "/etc/$part/"
        done
        if [ -d "$1/usr/local/bin" ]; then mount -t tmpfs -o mode=755 tmpfs /usr/local/bin; cp -a "$1/usr/local/bin/." /usr/local/bin/; fi
        """;

    private readonly ConcurrentQueue<string> _log = new();
    private readonly List<Process> _started = [];
    private volatile string _state = "";

    public Balancer(string name, string files)
    {
        Name = name;
        Machine = new Machine(Files, files);
    }

    public string Name { get; }

    public Machine Machine { get; }

    /// <summary>The state that Keepalived said last: MASTER, BACKUP or FAULT; empty before.</summary>
    public string State => _state;

    /// <summary>What the daemons said, for the message of a test that failed.</summary>
    public IEnumerable<string> Log => _log.Select(line => Name + ": " + line);

    public void StartHaproxy() => Start(_log.Enqueue, "haproxy", "-Ws", "-f", "/etc/haproxy/haproxy.cfg", "-p", "/run/haproxy.pid", "-S", "/run/haproxy-master.sock");

    public void StartKeepalived() => Start(Heard, "keepalived", "--dont-fork", "--log-console", "--log-detail");

    /// <summary>Sends a signal to every process of HAProxy: its master and its workers.</summary>
    public void SignalHaproxy(int signal)
    {
        foreach (var pid in Machine.PidsOf("haproxy"))
        {
            Native.Signal(pid, signal);
        }
    }

    /// <summary>As <c>systemctl reload haproxy</c> does.</summary>
    public void ReloadHaproxy() => Native.Signal(Oldest("haproxy"), Native.User2);

    /// <summary>As <c>systemctl stop keepalived</c> does.</summary>
    public void StopKeepalived() => Native.Signal(Oldest("keepalived"), Native.Terminate);

    /// <summary>What HAProxy's admin socket answers to a command.</summary>
    public string Admin(string command)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 2000, SendTimeout = 2000 };
        socket.Connect(new UnixDomainSocketEndPoint(Machine.Path("/run/haproxy/admin.sock")));
        socket.Send(Encoding.ASCII.GetBytes(command + "\n"));
        using var reader = new StreamReader(new NetworkStream(socket));
        return reader.ReadToEnd();
    }

    /// <summary>How many backends HAProxy gives requests to.</summary>
    public int Up() => Servers().Count(cells => cells[17].StartsWith("UP", StringComparison.Ordinal));

    /// <summary>How many requests HAProxy waits for an answer to from a backend.</summary>
    public int Sessions(string backend) => int.Parse(Servers().Single(cells => string.Equals(cells[1], backend, StringComparison.Ordinal))[4], CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Machine.Dispose();
        foreach (var process in _started)
        {
            process.WaitForExit(2000);
            process.Dispose();
        }
    }

    // pxname,svname,qcur,qmax,scur,... ,status,...
    private IEnumerable<string[]> Servers()
        => Admin("show stat").Split('\n').Select(line => line.Split(',')).Where(cells => cells.Length > 17 && cells is ["thehive", not ("FRONTEND" or "BACKEND"), ..]);

    private int Oldest(string name) => Machine.PidsOf(name) is [var pid, ..] ? pid : throw new InvalidOperationException($"{name} does not run on {Name}");

    private void Start(Action<string> printed, params string[] command) => _started.Add(Machine.Start(printed, command));

    // (thehive) Entering BACKUP STATE
    private void Heard(string line)
    {
        _log.Enqueue(line);
        var words = line.Split(' ');
        var at = Array.IndexOf(words, "Entering");
        if (at >= 0 && at + 2 < words.Length && words[at + 2] is "STATE")
        {
            _state = words[at + 1];
        }
    }
}
