using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using HiveConfig.Generate;

namespace HiveConfig.Backup.Tests;

/// <summary>How a scenario's machines differ from the usual ones.</summary>
internal sealed record LabOptions
{
    /// <summary>Which of the tests' clusters: the name of its file without <c>.yaml</c>.</summary>
    public string Cluster { get; init; } = "cluster";

    /// <summary>Size of a tmpfs at the coordinator's backup directory, as mount takes it; null for a directory of the disk.</summary>
    public string? BackupDisk { get; init; }

    /// <summary>How long a step of the scripts may take.</summary>
    public int Seconds { get; init; } = 40;

    /// <summary>Whether the attachments are mounted on the machines.</summary>
    public bool AttachmentsMounted { get; init; } = true;

    /// <summary>Name of the search index; the audit log's follows from it.</summary>
    public string Index { get; init; } = "thehive_global";

    /// <summary>A change of a generated file, by its installed path: how a test of the tests spoils a script.</summary>
    public Mutation? Mutation { get; init; } = Mutation.Ambient.Value;
}

/// <summary>
/// The machines of a cluster, each a chroot of its own with the generated files, the real bash, curl, jq and tar, and stand-ins for what
/// needs a cluster. They live in one mount and process namespace, which ends with this object or with the process of the tests.
/// </summary>
internal sealed partial class Lab : IDisposable
{
    public const string Coordinator = "node1";
    private const string Placeholder = "10.10.1.";
    private static int _count = Random.Shared.Next(60000);
    private readonly string _directory = Directory.CreateTempSubdirectory("hiveconfig-backup-").FullName;
    private readonly Process _keeper;
    private readonly string _network;
    private readonly Dictionary<string, IPAddress> _addresses = new(StringComparer.Ordinal);

    public Lab(LabOptions? options = null)
    {
        Options = options ?? new();
        Cluster = LabCluster.Of(Options.Cluster);
        var network = _network = Network();
        foreach (var (node, i) in Cluster.Model.Nodes.Select((node, i) => (node.Name.Value, i)))
        {
            _addresses[node] = IPAddress.Parse(network + (11 + i).ToString(CultureInfo.InvariantCulture));
        }

        Search = SearchOf();
        Serve();
        foreach (var node in Nodes)
        {
            Machine(node, network);
        }

        World();
        Data();
        _keeper = Keep();
    }

    public LabOptions Options { get; }

    public LabCluster Cluster { get; }

    public SearchCluster Search { get; }

    public SearchServer Server { get; private set; } = null!;

    /// <summary>The first process of the machines: below its root their mounts are seen.</summary>
    public int Inside => _inside;

    public IReadOnlyList<string> Nodes => [.. _addresses.Keys];

    /// <summary>A path of a machine, as the test sees it.</summary>
    public string Path(string node, string installed)
        => installed.StartsWith("/usr/local/", StringComparison.Ordinal) ? At("local/" + node + installed[10..])
            : Shares.TryGetValue(installed, out var share) ? At(share)
            : Shares.FirstOrDefault(one => installed.StartsWith(one.Key + "/", StringComparison.Ordinal)) is { Key: { } mount } below ? At(below.Value + installed[mount.Length..])
            : At("nodes/" + node + installed);

    /// <summary>A path of what all machines share.</summary>
    public string World(string relative) => At("world/" + relative);

    /// <summary>Makes a file, which is a state of the lab's ring or a fault.</summary>
    public void Mark(string relative, string text = "")
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(World(relative))!);
        File.WriteAllText(World(relative), text);
    }

    /// <summary>What a stand-in does first, in bash: <c>$node</c> is the machine, <c>$*</c> the arguments.</summary>
    public void Fault(string program, string script) => Mark("faults/" + program, script + "\n");

    public void Mend(string program) => File.Delete(World("faults/" + program));

    /// <summary>Runs a program on a machine to its end.</summary>
    public Ran Run(string node, string[] command, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(node, command, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Close();
        if (!process.WaitForExit(60_000))
        {
            process.Kill();
            throw new TimeoutException($"{string.Join(' ', command)} did not end: {error.Result}");
        }

        process.WaitForExit();
        return new Ran(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts a program on a machine.</summary>
    public Process Start(string node, string[] command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var extra = (environment ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(one => one.Key + "=" + one.Value);
        return Process.Start(Redirected("nsenter",
        [
            "--target", _inside.ToString(CultureInfo.InvariantCulture), "--mount", "--pid", "--", "chroot", "/proc/" + "1/root" + At("nodes/" + node),
            "/usr/bin/env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C", .. extra, .. command,
        ]))!;
    }

    public void Dispose()
    {
        Server.Dispose();
        _status?.Dispose();
        _keeper.StandardInput.Close();
        if (!_keeper.WaitForExit(3000))
        {
            _keeper.Kill(entireProcessTree: true);
            _keeper.WaitForExit();
        }

        _keeper.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private string At(string relative) => System.IO.Path.Combine(_directory, relative);

    // A network of loopback addresses for each lab, so that all may have port 9200.
    private static string Network()
    {
        var number = Interlocked.Increment(ref _count) % 60000;
        return string.Create(CultureInfo.InvariantCulture, $"127.{1 + (number / 250)}.{number % 250}.");
    }

    private static ProcessStartInfo Redirected(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] += ":/usr/sbin:/sbin";
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}

/// <summary>A line of a generated file that a test of the tests spoils.</summary>
internal sealed record Mutation(string Path, string Was, string Becomes)
{
    /// <summary>What every lab of this test is spoilt with.</summary>
    public static AsyncLocal<Mutation?> Ambient { get; } = new();
}

/// <summary>What came of a program.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    public override string ToString() => $"exit {Code}\n{Output}{Error}";
}
