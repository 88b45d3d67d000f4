using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HiveConfig.Failover.Tests;

/// <summary>The calls to Linux that .NET has no name for.</summary>
internal static class Native
{
    public const int Kill = 9;
    public const int Continue = 18;
    public const int Stop = 19;
    public const int Terminate = 15;
    public const int User2 = 12;

    /// <summary>Puts the calling thread into the network namespace of a process: the sockets that it makes from now on are there.</summary>
    public static void EnterNetworkOf(int pid)
    {
        const int NewNet = 0x40000000;
        using var handle = File.OpenHandle($"/proc/{pid}/ns/net");
        if (setns(handle, NewNet) != 0)
        {
            throw new IOException($"the network namespace of process {pid} cannot be entered: error {Marshal.GetLastPInvokeError()}");
        }
    }

    /// <summary>Sends a signal; a process that is gone is no error.</summary>
    public static void Signal(int pid, int signal) => _ = kill(pid, signal);

    [DllImport("libc", SetLastError = true)]
    private static extern int setns(SafeFileHandle handle, int type);

    [DllImport("libc")]
    private static extern int kill(int pid, int signal);
}
