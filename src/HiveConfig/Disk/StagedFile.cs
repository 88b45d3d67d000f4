using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using HiveConfig.Text;

namespace HiveConfig.Disk;

/// <summary>
/// A file that is wholly on the disk under another name in the same directory, until <see cref="Commit"/> gives it its own:
/// whoever looks, or pulls the plug, finds the old text or the new one.
/// </summary>
internal sealed class StagedFile : IDisposable
{
    private const string Prefix = ".hiveconfig-";
    private const string Suffix = ".tmp";
    private readonly string _path;
    private string? _temporary;

    private StagedFile(string path, string temporary)
    {
        _path = path;
        _temporary = temporary;
    }

    /// <summary>Whether a file name is one that a killed run leaves behind.</summary>
    internal static bool IsLeftover(string name)
        => name.Length == Prefix.Length + 16 + Suffix.Length
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.EndsWith(Suffix, StringComparison.Ordinal)
            && name.AsSpan(Prefix.Length, 16).IndexOfAnyExcept("0123456789abcdef") < 0;

    /// <summary>Writes a text beside its final place.</summary>
    /// <param name="path">The final place.</param>
    /// <param name="text">The text.</param>
    /// <param name="mode">The final mode, four octal digits; the file is at no time wider.</param>
    internal static StagedFile Write(string path, string text, string mode)
    {
        var name = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) + Suffix;
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, name);
        var final = (UnixFileMode)Convert.ToInt32(mode, 8);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = System.IO.FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = final & (UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var staged = new StagedFile(path, temporary);
        try
        {
            using var stream = new FileStream(temporary, options);
            stream.Write(Encoding.UTF8.GetBytes(text));
            if (!OperatingSystem.IsWindows())
            {
                // Not at creation: there the umask takes away from it.
                File.SetUnixFileMode(stream.SafeFileHandle, final);
            }

            stream.Flush(flushToDisk: true);
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Gives the file its name, in one step for everyone who looks.</summary>
    internal void Commit()
    {
        File.Move(_temporary!, _path, overwrite: true);
        _temporary = null;
    }

    /// <summary>Takes the file away when it was not committed.</summary>
    public void Dispose()
    {
        if (_temporary is not null)
        {
            try
            {
                File.Delete(_temporary);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The reason why nothing could be committed is on its way already; the next run takes this file away.
            }

            _temporary = null;
        }
    }
}
