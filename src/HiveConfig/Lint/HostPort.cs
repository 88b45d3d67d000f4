using System;
using System.Globalization;

namespace HiveConfig.Lint;

/// <summary>An entry of a list of members: a host, with or without a port.</summary>
/// <param name="Host">The host without brackets.</param>
/// <param name="Port">The port as written; null when none is.</param>
internal sealed record HostPort(string Host, string? Port)
{
    /// <summary>Whether the host is a numeric address.</summary>
    internal bool IsAddress => HostText.IsAddress(Host);

    /// <summary>Takes an entry apart: <c>host</c>, <c>host:port</c>, <c>fd00::1</c>, <c>[fd00::1]:port</c>.</summary>
    internal static HostPort Of(string entry)
    {
        var text = entry.Trim();
        if (text.StartsWith("[", StringComparison.Ordinal) && text.IndexOf(']') is > 0 and var close)
        {
            return new HostPort(text.Substring(1, close - 1), close + 1 < text.Length && text[close + 1] == ':' ? text.Substring(close + 2) : null);
        }

        // More than one colon without brackets is IPv6.
        var colon = text.IndexOf(':');
        return colon < 0 || text.IndexOf(':', colon + 1) >= 0
            ? new HostPort(text, Port: null)
            : new HostPort(text.Substring(0, colon), text.Substring(colon + 1));
    }

    /// <summary>The host and port of a URL, or of what stands for one without its scheme.</summary>
    internal static HostPort OfUrl(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        var end = url.IndexOfAny(['/', '?', '#'], start);
        return Of(end < 0 ? url.Substring(start) : url.Substring(start, end - start));
    }

    /// <summary>One spelling for one host and port.</summary>
    internal string Canonical(int defaultPort) => HostText.Usual(Host) + "|" + (Port ?? defaultPort.ToString(CultureInfo.InvariantCulture));
}
