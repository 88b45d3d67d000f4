using System;
using System.Net;
using HiveConfig.Model;

namespace HiveConfig.Lint;

/// <summary>Compares hosts as they stand in files. Names are never compared with addresses: only DNS knows.</summary>
internal static class HostText
{
    /// <summary>Whether a text is a numeric address.</summary>
    internal static bool IsAddress(string text) => HostAddress.Find(text) is { IsName: false };

    /// <summary>Whether a text can be a DNS name; <c>_site_</c> and the like are none.</summary>
    internal static bool IsName(string text) => HostAddress.Find(text) is { IsName: true };

    /// <summary>Whether an address is of IPv6; no name has a colon.</summary>
    internal static bool IsIPv6(string address) => address.IndexOf(':') >= 0;

    /// <summary>Whether every machine has it: loopback, wildcard, localhost.</summary>
    internal static bool IsLocal(string text) => IsLoopback(text) || IsWildcard(text);

    /// <summary>Whether it is the machine itself: a loopback address, or localhost.</summary>
    internal static bool IsLoopback(string text)
        => HostAddress.Find(text) is { IsIPv6: false } host
            ? host.IsName ? host.Value is "localhost" : host.Value.StartsWith("127.", StringComparison.Ordinal)
            : IPAddress.TryParse(text, out var address) && IPAddress.IsLoopback(address);

    /// <summary>Whether it stands for every address of a machine.</summary>
    internal static bool IsWildcard(string text)
        => HostAddress.Find(text) is { IsIPv6: false } host
            ? host.Value is "0.0.0.0"
            : IPAddress.TryParse(text, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    /// <summary>The usual spelling: IPv6 compressed, names in lower case.</summary>
    internal static string Usual(string text) => HostAddress.Find(text)?.Value ?? text;

    /// <summary>Whether a name of a certificate, which may begin with <c>*.</c> for one label, is for a host.</summary>
    internal static bool Covers(string certified, string host)
        => certified.StartsWith("*.", StringComparison.Ordinal)
            ? host.IndexOf('.') is > 0 and var dot && string.Equals(certified.Substring(1), host.Substring(dot), StringComparison.OrdinalIgnoreCase)
            : string.Equals(certified, host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two texts are the same host in two spellings.</summary>
    internal static bool Same(string left, string right) => IsIPv6(left) == IsIPv6(right) && string.Equals(Usual(left), Usual(right), StringComparison.Ordinal);

    /// <summary>Whether one of two names is the first label of the other.</summary>
    internal static bool SameShort(string left, string right)
        => IsName(left) && IsName(right)
            && (left.IndexOf('.') < 0) != (right.IndexOf('.') < 0)
            && string.Equals(FirstLabel(left), FirstLabel(right), StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands before the first dot of a name; all of it when there is none.</summary>
    internal static string FirstLabel(string name) => name.IndexOf('.') is >= 0 and var dot ? name.Substring(0, dot) : name;
}
