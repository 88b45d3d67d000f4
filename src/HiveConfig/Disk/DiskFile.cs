using System;
using System.Buffers;
using System.Formats.Tar;
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
        var length = LengthOf(path);
        if (length == 0)
        {
            return [];
        }

        var bytes = new byte[length];
        var read = ReadInto(path, bytes);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private static int LengthOf(string path)
    {
        // A link has a length of its own.
        var target = new FileInfo(path);
        if (target.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            target = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? target;
        }

        var length = target.Length;
        if (length == 0)
        {
            // A pipe, a socket and a device say 0 too, and to open one may wait for ever.
            return IsRegular(target.FullName) ? 0 : throw new IrregularFileException();
        }

        return length <= MaximumLength ? (int)length : throw new InvalidDataException($"the file has {length} bytes, expected at most {MaximumLength}");
    }

    private static int ReadInto(string path, Span<byte> bytes)
    {
        using var file = File.OpenHandle(path, FileMode.Open, System.IO.FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes[read..], read) is > 0 and var count)
        {
            read += count;
        }

        return read;
    }

    /// <summary>Whether a file can be opened, be it too large to be read or not.</summary>
    internal static bool CanOpen(string path)
    {
        try
        {
            _ = ReadBytes(path);
            return true;
        }
        catch (InvalidDataException)
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The text of a file; a file that cannot be read has a fault that says so.</summary>
    internal static DecodedText ReadText(string path)
    {
        var buffer = Array.Empty<byte>();
        try
        {
            // Of a thousand files read one after another the bytes need one place.
            var length = LengthOf(path);
            buffer = length == 0 ? buffer : ArrayPool<byte>.Shared.Rent(length);
            return DecodedText.Of(buffer.AsSpan(0, length == 0 ? 0 : ReadInto(path, buffer.AsSpan(0, length))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new DecodedText("", [FaultOf(exception)]);
        }
        finally
        {
            if (buffer.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
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

    /// <summary>What keeps a file from being read. Not in the system's own words: they name absolute paths, and so differ from machine to machine.</summary>
    internal static Fault FaultOf(Exception exception)
    {
        var (message, fix) = exception switch
        {
            InvalidDataException => (exception.Message, TextBound.Shorten),
            UnauthorizedAccessException => ("the file may not be read", "Let the user who runs this read the file, or leave it out of the tree."),
            IrregularFileException => (exception.Message, "Put a regular file in its place."),
            _ => ("the file cannot be opened", "Put the file there; where a link stands, let it lead to a file."),
        };
        return new Fault(FaultKind.Bound, Span.Start, message) { Fix = fix };
    }

    // Only the archive's writer looks at the type of a file without opening it; its header says at this place what it saw.
    private static bool IsRegular(string path)
    {
        const int TypeAt = 156;
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        using var header = new MemoryStream();
        using var archive = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true);
        try
        {
            archive.WriteEntry(path, "x");
        }
        catch (IOException)
        {
            // A socket has no place in an archive.
            return false;
        }

        return header.GetBuffer()[TypeAt] == (byte)TarEntryType.RegularFile;
    }

    internal sealed class IrregularFileException() : IOException("this is a pipe, a socket or a device, expected a regular file");
}
