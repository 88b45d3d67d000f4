using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>Whether the clients of an export are a machine.</summary>
internal static class ExportClients
{
    /// <summary>True or false; null when the repo does not say: names, netgroups and wildcards are known to DNS and NIS alone.</summary>
    internal static bool? Serve(IReadOnlyList<ExportsClient> clients, IReadOnlyList<string> addresses)
    {
        if (clients.Any(client => client.IsEverybody))
        {
            return true;
        }

        var verdicts = clients.Select(client => Serves(client.Host!, addresses)).ToList();
        return verdicts.Contains(true) ? true : addresses.Count == 0 || verdicts.Contains(null) ? null : false;
    }

    private static bool? Serves(Word client, IReadOnlyList<string> addresses)
    {
        if (!client.IsKnown)
        {
            return null;
        }

        if (HostText.IsAddress(client.Text))
        {
            return addresses.Any(address => string.Equals(HostText.Usual(address), HostText.Usual(client.Text), StringComparison.Ordinal));
        }

        return Network(client.Text) is { } network
            ? addresses.Any(address => HostAddress.TryParse(address, out var host, out _) && network.Contains(host))
            : null;
    }

    // 10.0.0.0/24, fd00::/64, 10.0.0.0/255.255.255.0.
    private static Cidr? Network(string text)
    {
        if (Cidr.TryParse(text, out var network, out _))
        {
            return network;
        }

        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            return null;
        }

        var bits = 0;
        foreach (var part in text.Substring(slash + 1).Split('.'))
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
            {
                return null;
            }

            bits += Convert.ToString(octet, 2).Count(c => c == '1');
        }

        return Cidr.TryParse(text.Substring(0, slash) + "/" + bits.ToString(CultureInfo.InvariantCulture), out network, out _) ? network : null;
    }
}
