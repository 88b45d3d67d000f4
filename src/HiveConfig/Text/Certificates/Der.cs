using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HiveConfig.Text;

/// <summary>One element of a text in DER (X.690): a tag, a length, a content. What does not fit its surroundings is none.</summary>
internal sealed class Der
{
    internal const int Boolean = 0x01;
    internal const int Octets = 0x04;
    internal const int ObjectIdentifier = 0x06;
    internal const int Sequence = 0x30;
    internal const int Extensions = 0xA3;
    internal const int DnsName = 0x82;
    internal const int IpAddress = 0x87;

    private readonly byte[] _bytes;
    private readonly int _start;

    private Der(byte[] bytes, int tag, int start, int length)
    {
        _bytes = bytes;
        Tag = tag;
        _start = start;
        Length = length;
    }

    internal int Tag { get; }

    internal int Length { get; }

    private int End => _start + Length;

    /// <summary>The first element of some bytes; null when there is none.</summary>
    internal static Der? Of(byte[] bytes) => At(bytes, 0, bytes.Length);

    /// <summary>The elements inside.</summary>
    internal IEnumerable<Der> Children()
    {
        for (var child = At(_bytes, _start, End); child is not null; child = At(_bytes, child.End, End))
        {
            yield return child;
        }
    }

    /// <summary>The element at a place inside; null when there are fewer.</summary>
    internal Der? Child(int index)
    {
        foreach (var child in Children())
        {
            if (index-- == 0)
            {
                return child;
            }
        }

        return null;
    }

    internal byte[] Content()
    {
        var content = new byte[Length];
        Array.Copy(_bytes, _start, content, 0, Length);
        return content;
    }

    /// <summary>The object identifier with dots; null when it is none.</summary>
    internal string? Identifier
    {
        get
        {
            if (Tag != ObjectIdentifier || Length is 0 or > 32)
            {
                return null;
            }

            var text = new StringBuilder();
            long part = 0;
            var isFirst = true;
            for (var i = _start; i < End; i++)
            {
                part = unchecked((part << 7) | (long)(_bytes[i] & 0x7F));
                if ((_bytes[i] & 0x80) != 0)
                {
                    continue;
                }

                if (isFirst)
                {
                    var arc = Math.Min(part / 40, 2);
                    text.Append(arc.ToString(CultureInfo.InvariantCulture)).Append('.').Append((part - (arc * 40)).ToString(CultureInfo.InvariantCulture));
                    isFirst = false;
                }
                else
                {
                    text.Append('.').Append(part.ToString(CultureInfo.InvariantCulture));
                }

                part = 0;
            }

            return text.ToString();
        }
    }

    private static Der? At(byte[] bytes, int at, int end)
    {
        if (at + 2 > end)
        {
            return null;
        }

        var tag = (int)bytes[at];
        var length = (int)bytes[at + 1];
        var start = at + 2;
        if (length > 0x80)
        {
            var count = length - 0x80;
            if (count > 3 || start + count > end)
            {
                return null;
            }

            length = 0;
            for (; count > 0; count--)
            {
                length = (length << 8) | bytes[start++];
            }
        }

        // 0x80 alone, of no stated length, is BER and no certificate has it.
        return bytes[at + 1] == 0x80 || length > end - start ? null : new Der(bytes, tag, start, length);
    }
}
