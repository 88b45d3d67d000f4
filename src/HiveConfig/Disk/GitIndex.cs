using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace HiveConfig.Disk;

/// <summary>Which files git keeps, read from its index without running git: versions 2, 3 and 4 of gitformat-index(5).</summary>
internal sealed class GitIndex
{
    // A repository of a million files has an index of this size.
    private const int MaximumLength = 64 * 1024 * 1024;
    private const int MaximumEntries = 1_000_000;
    private const int HeaderLength = 12;

    // Times, device, inode, mode, owner, group and size, before the hash.
    private const int StatLength = 40;
    private const int FlagsLength = 2;

    private readonly string _root;
    private readonly HashSet<string> _paths;

    private GitIndex(string root, HashSet<string> paths)
    {
        _root = root;
        _paths = paths;
    }

    /// <summary>The index of the work tree that a directory lies in; null when it lies in none, or its index is of another form.</summary>
    internal static GitIndex? Above(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            var entry = Path.Combine(at, ".git");
            if (Directory.Exists(entry) || File.Exists(entry))
            {
                try
                {
                    return DirectoryOf(entry) is { } git && ReadBounded(Path.Combine(git, "index")) is { } bytes && Read(bytes, HashLength(git)) is { } paths ? new GitIndex(at, paths) : null;
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
                {
                    return null;
                }
            }
        }

        return null;
    }

    /// <summary>Whether git keeps a file.</summary>
    /// <param name="path">The absolute path.</param>
    internal bool Contains(string path) => _paths.Contains(TreePath.Slashes(Path.GetRelativePath(_root, path)));

    /// <summary>The paths of an index; null when it is none, or names not all of them itself.</summary>
    internal static HashSet<string>? Read(ReadOnlySpan<byte> bytes, int hashLength)
    {
        if (bytes.Length < HeaderLength || !bytes.StartsWith("DIRC"u8))
        {
            return null;
        }

        var version = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        var count = BinaryPrimitives.ReadInt32BigEndian(bytes[8..]);
        if (version is < 2 or > 4 || count is < 0 or > MaximumEntries)
        {
            return null;
        }

        var paths = new HashSet<string>(StringComparer.Ordinal);
        var previous = Array.Empty<byte>();
        var at = HeaderLength;
        for (var i = 0; i < count; i++)
        {
            var start = at;
            at += StatLength + hashLength;
            if (at + FlagsLength > bytes.Length)
            {
                return null;
            }

            var isExtended = (bytes[at] & 0x40) != 0;
            at += FlagsLength + (isExtended ? 2 : 0);
            var kept = 0;
            if (version == 4)
            {
                if (!TryReadOffset(bytes, ref at, out var stripped) || stripped > previous.Length)
                {
                    return null;
                }

                kept = previous.Length - stripped;
            }

            var length = at <= bytes.Length ? bytes[at..].IndexOf((byte)0) : -1;
            if (length < 0)
            {
                return null;
            }

            previous = [.. previous.AsSpan(0, kept), .. bytes.Slice(at, length)];
            paths.Add(Encoding.UTF8.GetString(previous));

            // An entry ends at a multiple of eight, behind one to eight NUL; version 4 has one.
            at += length;
            at = version == 4 ? at + 1 : start + ((at - start + 8) & ~7);
        }

        // A split index names the rest in another file.
        return at <= bytes.Length && bytes[at..].StartsWith("link"u8) ? null : paths;
    }

    // The encoding of offsets in packs: seven bits a byte, each continuation adding one.
    private static bool TryReadOffset(ReadOnlySpan<byte> bytes, ref int at, out int value)
    {
        value = 0;
        for (var i = 0; i < 4 && at < bytes.Length; i++)
        {
            var next = bytes[at++];
            value = (value << 7) | (next & 0x7F);
            if ((next & 0x80) == 0)
            {
                return true;
            }

            value++;
        }

        return false;
    }

    // A work tree beside the repository, and a submodule, have a file that says where the repository is.
    private static string? DirectoryOf(string entry)
    {
        const string Link = "gitdir:";
        if (Directory.Exists(entry))
        {
            return entry;
        }

        var text = DiskFile.TryReadText(entry);
        return text is not null && text.StartsWith(Link, StringComparison.Ordinal)
            ? Path.GetFullPath(text[Link.Length..].Trim(), Path.GetDirectoryName(entry)!)
            : null;
    }

    private static byte[]? ReadBounded(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length is > 0 and <= MaximumLength ? File.ReadAllBytes(path) : null;
    }

    private static int HashLength(string git)
        => DiskFile.TryReadText(Path.Combine(git, "config"))?.Contains("sha256", StringComparison.OrdinalIgnoreCase) is true ? 32 : 20;
}
