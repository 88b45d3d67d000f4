using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Unicode;
using HiveConfig.Text;

namespace HiveConfig.Disk;

/// <summary>The text that bytes stand for, and what only the bytes show.</summary>
/// <param name="Text">The text without a byte order mark. Line ends are kept.</param>
/// <param name="Faults">A byte order mark, or why the bytes are no text.</param>
internal sealed record DecodedText(string Text, IReadOnlyList<Fault> Faults)
{
    internal static DecodedText Of(ReadOnlySpan<byte> bytes)
    {
        var faults = new List<Fault>();
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            bytes = bytes[3..];
            faults.Add(new Fault(FaultKind.Encoding, Span.Start, "the file starts with a byte order mark"));
        }
        else if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Unreadable(Span.Start, "the file is UTF-16; expected UTF-8");
        }

        // What two tools of encryption write is no text, and meant to be none.
        if (bytes.StartsWith("\0GITCRYPT\0"u8))
        {
            return new DecodedText(Encryption.GitCrypt, []);
        }

        if (bytes.StartsWith("age-encryption.org/v1\n"u8))
        {
            return new DecodedText(Encryption.Age, []);
        }

        if (Ascii.IsValid(bytes))
        {
            var zero = bytes.IndexOf((byte)0);
            return zero < 0 ? new DecodedText(Encoding.ASCII.GetString(bytes), faults)
                : IsBinary(bytes) ? new DecodedText(Encryption.Binary, [])
                : WithNul(Encoding.ASCII.GetString(bytes[..zero]));
        }

        var chars = new char[bytes.Length];
        if (Utf8.ToUtf16(bytes, chars, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return IsBinary(bytes) ? new DecodedText(Encryption.Binary, []) : Unreadable(PlaceOf(chars.AsSpan(0, written)), "the byte here is not UTF-8");
        }

        var nul = chars.AsSpan(0, written).IndexOf('\0');
        return nul < 0
            ? new DecodedText(new string(chars, 0, written), faults)
            : IsBinary(bytes) ? new DecodedText(Encryption.Binary, [])
            : WithNul(chars.AsSpan(0, nul));
    }

    private static DecodedText WithNul(ReadOnlySpan<char> before) => Unreadable(PlaceOf(before), "the file holds a NUL character; expected text");

    // A byte that slipped into a text is a fault of it. Archives and what ciphers leave have control characters everywhere; text
    // in an older encoding has none, and one of two bytes for each letter has no other than NUL.
    private static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        const int Enough = 4096;
        var sample = bytes[..Math.Min(bytes.Length, Enough)];
        var controls = 0;
        foreach (var one in sample)
        {
            controls += one is > 0 and < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B) ? 1 : 0;
        }

        return sample.Length >= 32 && controls * 25 > sample.Length;
    }

    private static DecodedText Unreadable(Span place, string message)
        => new("", [new Fault(FaultKind.Bound, place, message)]);

    private static Span PlaceOf(ReadOnlySpan<char> before)
    {
        var line = before.Count('\n') + 1;
        return Span.On(line, before.Length - before.LastIndexOf('\n'), 0);
    }
}
