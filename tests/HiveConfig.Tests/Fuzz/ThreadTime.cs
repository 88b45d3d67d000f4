using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HiveConfig.Tests;

/// <summary>The processor time that this thread itself used: tests run beside each other, and the machine may be busy elsewhere.</summary>
internal static class ThreadTime
{
    public static TimeSpan Now
    {
        get
        {
            const int threadCpuTime = 3;
            return OperatingSystem.IsLinux() && clock_gettime(threadCpuTime, out var time) == 0
                ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000d)
                : TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);
        }
    }

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
