using System;
using System.Globalization;
using System.Linq;
using System.Net;

namespace HiveConfig.Text;

/// <summary>Which addresses HAProxy refuses whatever the network looks like. Whether a name resolves is not for the file to say.</summary>
internal static class HaproxyPort
{
    internal static void Check(HaproxyAddress address, bool isBind, FaultList faults)
    {
        if (address.IsSocket)
        {
            return;
        }

        if (address.Host is { } host && IsNoAddress(host))
        {
            faults.Syntax(address.Span, $"'{host}' is no address");
        }
        else if (address.PortText is { Length: > 0 } port)
        {
            Port(address, port, isBind, faults);
        }
        else if (isBind && address.Host is not null && (address.PortText is not null || address.Text.IndexOf('$') < 0))
        {
            faults.Syntax(address.PortSpan, address.Text.Length == 0 ? "an empty address" : $"'{address.Text}' without a port");
        }
    }

    private static void Port(HaproxyAddress address, string port, bool isBind, FaultList faults)
    {
        var hasOffset = port[0] is '+' or '-';
        var parts = (hasOffset ? port.Substring(1) : port).Split('-');
        if (isBind && hasOffset)
        {
            faults.Syntax(address.PortSpan, $"port '{port}' is an offset, which only servers may have");
        }
        else if (parts.Length > 2 || !Array.TrueForAll(parts, part => Number(part) is not null))
        {
            faults.Syntax(address.PortSpan, $"port '{port}' is no number");
        }
        else if (!Array.TrueForAll(parts, part => Number(part) <= 65535 && (!isBind || Number(part) > 0)) || (parts.Length == 2 && Number(parts[0]) > Number(parts[1])))
        {
            faults.Syntax(address.PortSpan, $"port '{port}' is not within 1 and 65535");
        }
        else if (parts.Length == 2 && !isBind)
        {
            faults.Syntax(address.PortSpan, $"port '{port}' is a range, which only 'bind' may have");
        }
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Digits and dots must be an IPv4 address, anything with a colon an IPv6 address; the rest is a name.
    private static bool IsNoAddress(string host)
        => host.IndexOf(':') >= 0 || host.IndexOf('[') >= 0
            ? host is not "::" && !(IPAddress.TryParse(host, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
            : host.Length > 0 && host.All(c => c is '.' or (>= '0' and <= '9')) && !IPAddress.TryParse(host, out _);
}
