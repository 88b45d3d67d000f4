using System;
using System.IO;
using HiveConfig.Text;

namespace HiveConfig.Disk;

/// <summary>Reads files that nobody vouches for: bounded, and never one that has no end.</summary>
internal static class DiskFile
{
    /// <summary>The largest file that is read: forty times the largest config file met.</summary>
    internal const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidDataException">It is too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static byte[] ReadBytes(string path)
    {
        // A link has a length of its own.
        var length = (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length;

        // A pipe, a socket and a device say 0 too, and to open one may wait for ever: what is empty is not opened at all.
        if (length == 0)
        {
            return [];
        }

        if (length > MaximumLength)
        {
            throw new InvalidDataException($"the file has {length} bytes, expected at most {MaximumLength}");
        }

        using var file = File.OpenHandle(path, FileMode.Open, System.IO.FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var count)
        {
            read += count;
        }

        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>The text of a file; a file that cannot be read has a fault that says so.</summary>
    internal static DecodedText ReadText(string path)
    {
        try
        {
            return DecodedText.Of(ReadBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new DecodedText("", [new Fault(FaultKind.Bound, Span.Start, Problem(exception))]);
        }
    }

    /// <summary>The text of a small helper file; null when it is not there or cannot be read.</summary>
    internal static string? TryReadText(string path)
    {
        try
        {
            return File.Exists(path) ? DecodedText.Of(ReadBytes(path)).Text : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    // Not the system's own words: they name absolute paths, and so differ from machine to machine.
    private static string Problem(Exception exception) => exception switch
    {
        InvalidDataException => exception.Message,
        UnauthorizedAccessException => "the file may not be read",
        _ => "the file cannot be read",
    };
}
