using System;
using System.Runtime.InteropServices;

namespace HiveConfig.Disk;

/// <summary>Brings the names in a directory to the disk: a rename that is not synced can be gone after a power cut.</summary>
internal static class DirectorySync
{
    /// <summary>Does what the file system offers; one that offers nothing is no error.</summary>
    internal static void Sync(string directory)
    {
        // .NET opens no directory, and Windows needs no such thing.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const int ReadOnly = 0;
        var handle = Open(directory, ReadOnly);
        if (handle >= 0)
        {
            _ = FSync(handle);
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
