using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HiveConfig.Model;

/// <summary>Where a machine is reached: an IPv4 address, an IPv6 address or a DNS name.</summary>
public sealed record HostAddress
{
    internal const string What = "an IPv4 address, an IPv6 address or a DNS name (10.10.1.11, fd00::11, node1.example.org)";

    private HostAddress(string text, AddressFamily? family)
    {
        Value = text;
        Family = family;
    }

    /// <summary>The address in its usual spelling: IPv6 compressed and lower case, names in lower case; no brackets.</summary>
    public string Value { get; }

    /// <summary>The family of a numeric address; null for a DNS name.</summary>
    public AddressFamily? Family { get; }

    /// <summary>Whether it is a DNS name.</summary>
    public bool IsName => Family is null;

    /// <summary>Whether it is an IPv6 address.</summary>
    public bool IsIPv6 => Family == AddressFamily.InterNetworkV6;

    /// <summary>The address as it stands before a colon and a port: IPv6 in brackets.</summary>
    public string InUrl => IsIPv6 ? "[" + Value + "]" : Value;

    /// <summary>The bytes of a numeric address; none for a name.</summary>
    internal byte[] Bytes
    {
        get
        {
            if (Family != AddressFamily.InterNetwork)
            {
                return IsName ? [] : IPAddress.Parse(Value).GetAddressBytes();
            }

            var octets = Value.Split('.');
            var bytes = new byte[octets.Length];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = byte.Parse(octets[i], NumberStyles.None, CultureInfo.InvariantCulture);
            }

            return bytes;
        }
    }

    /// <summary>Whether no other machine can reach it: loopback, wildcard, link-local IPv6, multicast or broadcast.</summary>
    internal bool IsOfNoMachine
    {
        get
        {
            var bytes = Bytes;
            return Family switch
            {
                null => string.Equals(Value, "localhost", StringComparison.Ordinal) || Value.EndsWith(".localhost", StringComparison.Ordinal),
                AddressFamily.InterNetwork => bytes[0] is 0 or 127 or >= 224,
                _ => Value is "::" or "::1" || bytes[0] == 0xff || (bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80),
            };
        }
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static HostAddress Parse(string text) => Parsing.Parse<HostAddress>(text, TryParse);

    /// <summary>Reads an address; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HostAddress? value, [NotNullWhen(false)] out string? problem)
    {
        value = Find(text);
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <summary>The address that a text is; null when it is none.</summary>
    internal static HostAddress? Find(string? text)
    {
        if (text is not { Length: > 0 and <= 253 })
        {
            return null;
        }

        if (text.IndexOf(':') >= 0)
        {
            return IsMadeOfIPv6Characters(text) && IPAddress.TryParse(text, out var v6) && v6.AddressFamily == AddressFamily.InterNetworkV6
                ? new HostAddress(v6.ToString(), AddressFamily.InterNetworkV6)
                : null;
        }

        return LooksNumeric(text)
            ? (IsIPv4(text) ? new HostAddress(text, AddressFamily.InterNetwork) : null)
            : IsDnsName(text) ? new HostAddress(text.ToLowerInvariant(), family: null) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    // IPAddress.Parse also takes brackets, ports, prefix lengths, and zones (fe80::1%eth0): a zone names an interface of one
    // machine and cannot stand in the files of another.
    private static bool IsMadeOfIPv6Characters(string text)
    {
        foreach (var c in text)
        {
            if (!(Parsing.IsDigit(c) || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or ':' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    // A name whose last label is a number is an address gone wrong, never a host (RFC 3696); 0x7f is a number to inet_aton.
    private static bool LooksNumeric(string text)
    {
        var last = text.LastIndexOf('.') + 1;
        return EndOfDigits(text, last) == text.Length || string.Compare(text, last, "0x", 0, 2, StringComparison.OrdinalIgnoreCase) == 0;
    }

    // Stricter than IPAddress.Parse, which takes 10.1 and 012 (octal).
    private static bool IsIPv4(string text)
    {
        var at = 0;
        for (var octets = 1; ; octets++)
        {
            var end = EndOfDigits(text, at);
            if (end - at is < 1 or > 3 || (end - at > 1 && text[at] == '0') || (end - at == 3 && string.CompareOrdinal(text, at, "255", 0, 3) > 0))
            {
                return false;
            }

            if (octets == 4 || end == text.Length || text[end] != '.')
            {
                return octets == 4 && end == text.Length;
            }

            at = end + 1;
        }
    }

    private static int EndOfDigits(string text, int from)
    {
        while (from < text.Length && Parsing.IsDigit(text[from]))
        {
            from++;
        }

        return from;
    }

    private static bool IsDnsName(string text)
    {
        for (var at = 0; at <= text.Length;)
        {
            var dot = text.IndexOf('.', at);
            var end = dot < 0 ? text.Length : dot;
            if (end - at is < 1 or > 63 || text[at] == '-' || text[end - 1] == '-')
            {
                return false;
            }

            for (; at < end; at++)
            {
                if (!(Parsing.IsDigit(text[at]) || text[at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-'))
                {
                    return false;
                }
            }

            at++;
        }

        return true;
    }
}
