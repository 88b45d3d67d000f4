using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using HiveConfig.Text;
using Microsoft.CodeAnalysis.Text;

namespace HiveConfig.Analyzers.ConfigFiles;

/// <summary>What the compiler's decoding of a file shows of its bytes. Not a byte order mark: editors name an encoding with one for files without.</summary>
internal static class Decoded
{
    private const int Utf8 = 65001;
    private const string NoUtf8 = "the byte here is not UTF-8";

    private static readonly HashSet<int> WideEncodings = [1200, 1201, 12000, 12001];

    internal static (string Text, IReadOnlyList<Fault> Faults) Of(SourceText source)
    {
        var text = source.ToString();
        if (text.StartsWith("\0GITCRYPT\0", StringComparison.Ordinal))
        {
            return (Encryption.GitCrypt, []);
        }

        if (source.Encoding is { CodePage: not Utf8 } other)
        {
            return text.StartsWith(Encryption.Age + "\n", StringComparison.Ordinal) ? (Encryption.Age, [])
                : WideEncodings.Contains(other.CodePage) ? Unreadable(Span.Start, "the file is UTF-16; expected UTF-8")
                : IsBinary(text) ? (Encryption.Binary, [])
                : FirstWrong(other.GetBytes(text)) is { } place ? Unreadable(place, NoUtf8)
                : (text, []);
        }

        if (text.IndexOf('\uFFFD') is >= 0 and var wrong && IsReplaced(source, text))
        {
            return text.StartsWith(Encryption.Age + "\n", StringComparison.Ordinal) ? (Encryption.Age, [])
                : IsBinary(text) ? (Encryption.Binary, [])
                : Unreadable(PlaceOf(text.Substring(0, wrong)), NoUtf8);
        }

        var nul = text.IndexOf('\0');
        return nul < 0 ? (text, [])
            : IsBinary(text) ? (Encryption.Binary, [])
            : Unreadable(PlaceOf(text.Substring(0, nul)), "the file holds a NUL character; expected text");
    }

    // Whether the mark stands for bytes that are no UTF-8, or is itself what stands in the file: the sum is that of the bytes.
    private static bool IsReplaced(SourceText source, string text)
    {
        using HashAlgorithm sums = source.ChecksumAlgorithm == SourceHashAlgorithm.Sha256 ? SHA256.Create() : SHA1.Create();
        var bytes = Encoding.UTF8.GetBytes(text);
        var sum = source.GetChecksum();
        return !sum.SequenceEqual(sums.ComputeHash(bytes)) && !sum.SequenceEqual(sums.ComputeHash(Encoding.UTF8.GetPreamble().Concat(bytes).ToArray()));
    }

    // On Windows the compiler takes what is no UTF-8 for the system's own encoding, elsewhere it puts a mark in its place.
    private static Span? FirstWrong(byte[] bytes)
    {
        try
        {
            _ = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return null;
        }
        catch (DecoderFallbackException exception)
        {
            return PlaceOf(Encoding.UTF8.GetString(bytes, 0, Math.Max(0, exception.Index)));
        }
    }

    // Text has hardly any control characters, archives and what ciphers leave have them everywhere.
    private static bool IsBinary(string text)
    {
        var length = Math.Min(text.Length, 4096);
        var controls = 0;
        for (var i = 0; i < length; i++)
        {
            controls += text[i] is > '\0' and < ' ' and not ('\t' or '\n' or '\r' or '\f' or '\u001B') ? 1 : 0;
        }

        return length >= 32 && controls * 25 > length;
    }

    private static (string Text, IReadOnlyList<Fault> Faults) Unreadable(Span place, string message) => ("", [new Fault(FaultKind.Bound, place, message)]);

    private static Span PlaceOf(string before)
    {
        var line = 1;
        foreach (var c in before)
        {
            line += c == '\n' ? 1 : 0;
        }

        return Span.On(line, before.Length - before.LastIndexOf('\n'), 0);
    }
}
