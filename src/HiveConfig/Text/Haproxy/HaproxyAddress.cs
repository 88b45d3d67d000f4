using System;
using System.Collections.Generic;
using System.Globalization;

namespace HiveConfig.Text;

/// <summary>One address of a bind or server line: <c>10.0.0.1:9000</c>, <c>*:443</c>, <c>[::1]:80</c>, <c>/run/x.sock</c>.</summary>
/// <param name="Text">As it stands in the file, quotes taken off.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record HaproxyAddress(string Text, Span Span)
{
    // What may stand before an '@', in HAProxy 2.6 and later.
    private static readonly string[] IpFamilies =
    [
        "ipv4", "ipv6", "tcp", "tcp4", "tcp6", "udp", "udp4", "udp6", "quic4", "quic6", "mptcp", "mptcp4", "mptcp6",
        "stream+ipv4", "stream+ipv6", "dgram+ipv4", "dgram+ipv6",
    ];

    /// <summary>Host name or address without brackets; empty or <c>*</c> for every address of the machine; null for a socket path or when it is unknown.</summary>
    public string? Host { get; init; }

    /// <summary>The port; null when there is none, a range, or it is unknown.</summary>
    public int? Port { get; init; }

    /// <summary>The port as written, with a range or an offset; null when there is none or it is unknown.</summary>
    public string? PortText { get; init; }

    /// <summary>Where the port stands; the whole address when there is none.</summary>
    public Span PortSpan { get; init; }

    /// <summary>Whether it is a socket path or another address without host and port.</summary>
    public bool IsSocket { get; init; }

    /// <summary>Whether it stands for every address of the machine.</summary>
    public bool IsWildcard => Host is "" or "*" or "0.0.0.0" or "::";

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static HaproxyAddress Of(Word word) => Of(word.Text, word.Span, Offset(word), word.IsKnown);

    /// <summary>The addresses of a bind line.</summary>
    internal static IReadOnlyList<HaproxyAddress> List(Word word)
    {
        var addresses = new List<HaproxyAddress>();
        for (var from = 0; from <= word.Text.Length;)
        {
            var comma = word.Text.IndexOf(',', from);
            var end = comma < 0 ? word.Text.Length : comma;
            var span = Offset(word) is { } start ? Span.On(word.Span.Line, start + from, end - from) : word.Span;
            addresses.Add(Of(word.Text.Substring(from, end - from), span, Offset(word) + from, word.IsKnown));
            from = end + 1;
        }

        return addresses;
    }

    // The column of the text's first character; null when quotes or escapes amid the word make columns inexact.
    private static int? Offset(Word word)
        => (word.Span.EndColumn - word.Span.Column - word.Text.Length) switch
        {
            0 => word.Span.Column,
            2 when word.IsQuoted => word.Span.Column + 1,
            _ => null,
        };

    private static HaproxyAddress Of(string text, Span span, int? column, bool isKnown)
    {
        var address = new HaproxyAddress(text, span) { PortSpan = span };
        var rest = 0;
        var at = text.IndexOf('@');
        if (at >= 0 && IsFamily(text, at) is var isIp)
        {
            if (isIp is false)
            {
                return address with { IsSocket = true };
            }

            rest = isIp is true ? at + 1 : 0;
        }

        if (rest < text.Length && text[rest] == '/')
        {
            return address with { IsSocket = true };
        }

        var colon = text.LastIndexOf(':');
        var hostEnd = colon < rest ? text.Length : colon;
        var host = text.Substring(rest, hostEnd - rest);
        if (host.Length > 1 && host[0] == '[' && host[host.Length - 1] == ']')
        {
            host = host.Substring(1, host.Length - 2);
        }

        address = address with { Host = isKnown || !IsReference(host) ? host : null };
        if (colon < rest)
        {
            return address;
        }

        var port = text.Substring(colon + 1);
        return address with
        {
            PortSpan = column is { } first ? Span.On(span.Line, first + colon + 1, port.Length) : span,
            PortText = isKnown || !IsReference(port) ? port : null,
            Port = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        };
    }

    // True for a family of addresses and ports, false for a family of sockets, null when it is no family.
    private static bool? IsFamily(string text, int at)
    {
        var family = text.Substring(0, at);
        return Array.IndexOf(IpFamilies, family) >= 0 ? true
            : family is "unix" or "uxst" or "uxdg" or "abns" or "abnsz" or "fd" or "sockpair" or "rhttp" or "rev" or "stream+unix" or "dgram+unix" ? false
            : null;
    }

    private static bool IsReference(string text) => text.IndexOf('$') >= 0 || TemplateMask.IsMasked(text);
}
