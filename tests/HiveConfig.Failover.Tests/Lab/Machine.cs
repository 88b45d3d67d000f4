using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace HiveConfig.Failover.Tests;

/// <summary>
/// A machine: network, process and mount namespaces of its own, without names. They last as long as their first process,
/// which ends when its standard input does: with this object, with the process of the tests however that ends, or after five minutes.
/// The kernel then ends all else in them. So nothing can be left behind.
/// </summary>
internal sealed class Machine : IDisposable
{
    private readonly Process _first;
    private readonly string _processes;

    /// <param name="script">Prepares the machine, in sh.</param>
    /// <param name="argument">The script's first argument.</param>
    public Machine(string script, string argument = "")
    {
        // The shell must not become 'cat': it is what buries the processes whose parent is gone.
        var whole = "set -eu\nexec 2>&1\nPATH=$PATH:/usr/sbin:/sbin\nip link set lo up\n" + script + "\necho ready\ntimeout 300 cat >/dev/null || true\nexit 0\n";
        _first = Start("unshare", ["--net", "--pid", "--mount", "--fork", "--kill-child", "--mount-proc", "--", "sh", "-c", whole, "sh", argument], _ => { });
        var said = new List<string>();
        using var late = new Timer(_ => Native.Signal(_first.Id, Native.Kill), null, TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
        while (_first.StandardOutput.ReadLine() is { } line && line is not "ready")
        {
            said.Add(line);
        }

        Pid = ProcessList.All().FirstOrDefault(process => process.Parent == _first.Id)?.Pid
            ?? throw new InvalidOperationException("a machine could not be made: " + string.Join("; ", said));
        _processes = ProcessList.NamespaceOf(Pid)!;
    }

    /// <summary>The first process, as the host numbers it.</summary>
    public int Pid { get; }

    /// <summary>The processes of a name on this machine, the oldest first.</summary>
    public IReadOnlyList<int> PidsOf(string name) => [.. ProcessList.All()
        .Where(process => string.Equals(process.Name, name, StringComparison.Ordinal) && string.Equals(ProcessList.NamespaceOf(process.Pid), _processes, StringComparison.Ordinal))
        .Select(process => process.Pid)
        .Order()];

    /// <summary>Whether an IPv4 address is on one of its interfaces.</summary>
    public bool Has(string address)
    {
        try
        {
            return File.ReadAllText($"/proc/{Pid}/net/fib_trie").Contains("|-- " + address + "\n", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A path of the machine, as the host sees it.</summary>
    public string Path(string installed) => $"/proc/{Pid}/root{installed}";

    /// <summary>Runs a program on the machine to its end, which must be a good one.</summary>
    public void Run(params string[] command)
    {
        var said = new List<string>();
        using var process = Start("timeout", ["10", .. Inside(command)], said.Add);
        said.Add(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {string.Join("; ", said)}");
        }
    }

    /// <summary>Starts a program on the machine; each line that it prints is handed over.</summary>
    public Process Start(Action<string> printed, params string[] command)
    {
        var process = Start(Inside(command)[0], Inside(command)[1..], printed);
        process.OutputDataReceived += (_, line) => printed(line.Data ?? "");
        process.BeginOutputReadLine();
        return process;
    }

    public void Dispose()
    {
        _first.StandardInput.Close();
        if (!_first.WaitForExit(2000))
        {
            Native.Signal(Pid, Native.Kill);
            _first.WaitForExit(2000);
        }

        _first.Dispose();
    }

    private string[] Inside(string[] command)
        => ["nsenter", "--target", Pid.ToString(CultureInfo.InvariantCulture), "--net", "--pid", "--mount", "--", .. command];

    private static Process Start(string program, IEnumerable<string> arguments, Action<string> printed)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] += ":/usr/sbin:/sbin";
        start.Environment["LC_ALL"] = "C";
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => printed(line.Data ?? "");
        process.BeginErrorReadLine();
        return process;
    }
}
