using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace HiveConfig.Failover.Tests;

/// <summary>What /proc says of the processes.</summary>
internal sealed record ProcessList(int Pid, int Parent, string Name)
{
    public static IEnumerable<ProcessList> All()
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(System.IO.Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && Read(pid) is { } process)
            {
                yield return process;
            }
        }
    }

    /// <summary>The process namespace of a process, or null when it is gone.</summary>
    public static string? NamespaceOf(int pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/ns/pid").LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // 12 (name) S 11 ...: a name may hold blanks and brackets.
    private static ProcessList? Read(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var (open, close) = (stat.IndexOf('(', StringComparison.Ordinal), stat.LastIndexOf(')'));
            return new ProcessList(pid, int.Parse(stat[(close + 4)..].Split(' ')[0], CultureInfo.InvariantCulture), stat[(open + 1)..close]);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
