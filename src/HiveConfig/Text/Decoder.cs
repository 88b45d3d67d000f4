using System;
using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Turns the bytes of a file into its text, and says what only the bytes show.</summary>
public static class Decoder
{
    /// <summary>Largest file that is read.</summary>
    /// <value>4 MiB: the largest real file met has 95 KB.</value>
    public const int MaximumLength = 4 * 1024 * 1024;

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The text without a byte order mark, and a fault for each thing in the bytes that the reader of this kind refuses.</summary>
    public static (string Text, IReadOnlyList<Fault> Faults) Decode(byte[] bytes, FileKind kind)
    {
        if (bytes.Length > MaximumLength)
        {
            return ("", [new Fault(FaultKind.Bound, Span.Start, $"the file has {bytes.Length} bytes, expected at most {MaximumLength}")]);
        }

        var faults = new List<Fault>();
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.UTF8.GetString(bytes);
            faults.Add(new Fault(FaultKind.Bound, At(text, text.IndexOf('\uFFFD')), "the file holds bytes that are no UTF-8"));
        }

        if (text.Length > 0 && text[0] == ByteOrderMark)
        {
            text = text.Substring(1);
            if (kind.RefusesBom)
            {
                faults.Add(new Fault(FaultKind.Encoding, Span.Start, $"the file begins with a byte order mark, which the reader of {kind.Name} takes for text"));
            }
        }

        if (text.IndexOf('\0') is >= 0 and var nul)
        {
            faults.Add(new Fault(FaultKind.Encoding, At(text, nul), "the file holds a NUL character, as UTF-16 and binary files do; expected UTF-8 text"));
        }

        if (kind.NeedsFinalNewline && text.Length > 0 && text[text.Length - 1] != '\n')
        {
            faults.Add(new Fault(FaultKind.Encoding, At(text, text.Length), "the last line has no line feed"));
        }

        return (text, faults);
    }

    private static Span At(string text, int index)
    {
        var at = Math.Max(0, index);
        var line = 1;
        var start = 0;
        for (var i = 0; i < at; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                start = i + 1;
            }
        }

        return Span.On(line, at - start + 1, at < text.Length ? 1 : 0);
    }
}
