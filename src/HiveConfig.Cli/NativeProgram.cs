using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace HiveConfig.Cli;

/// <summary>This program as native code, which a release holds beside it for Linux on x64: a repo is linted before this one has started.</summary>
internal static partial class NativeProgram
{
    /// <summary>The C library that it is linked with; the build refuses one that needs a newer.</summary>
    private static readonly Version OldestLibrary = new(2, 34);

    /// <summary>Goes on as the native program; comes back where there is none, where it does not run, and where HIVECONFIG_NATIVE is 0.</summary>
    internal static void Become(string[] arguments)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported || !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not Architecture.X64)
        {
            return;
        }

        var path = Path.Combine(AppContext.BaseDirectory, "linux-x64", "hiveconfig");
        if (!File.Exists(path)
            || Environment.GetEnvironmentVariable("HIVECONFIG_NATIVE") is "0"
            || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            || !Version.TryParse(Marshal.PtrToStringUTF8(LibraryVersion()), out var library)
            || library < OldestLibrary)
        {
            return;
        }

        // Returns only when it fails: for another user's file that he may not run, say.
        _ = Execute(path, [path, .. arguments, null]);
    }

    [LibraryImport("libc.so.6", EntryPoint = "gnu_get_libc_version")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint LibraryVersion();

    [LibraryImport("libc.so.6", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Execute(string path, string?[] arguments);
}
