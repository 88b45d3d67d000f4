using System;
using System.IO;

namespace HiveConfig.Disk;

/// <summary>Reads files that nobody vouches for: bounded, and never one that has no end.</summary>
internal static class DiskFile
{
    /// <summary>The largest file that is read: a thousand times the largest config file in use.</summary>
    internal const int Limit = 16 * 1024 * 1024;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">It is too large, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static byte[] ReadBytes(string path)
    {
        var length = new FileInfo(path).Length;

        // A pipe, a socket and a device say 0 too, and to open one may wait for ever: what is empty is not opened at all.
        if (length == 0)
        {
            return [];
        }

        if (length > Limit)
        {
            throw new IOException($"it is larger than {Limit / 1024 / 1024} MiB");
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var count)
        {
            read += count;
        }

        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>The text of a small helper file; null when it is not there or cannot be read.</summary>
    internal static string? TryReadText(string path)
    {
        try
        {
            return File.Exists(path) ? DecodedText.Of(ReadBytes(path)).Text : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
