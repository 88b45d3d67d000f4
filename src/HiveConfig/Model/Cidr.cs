using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveConfig.Model;

/// <summary>A numeric address with the prefix length of its network: <c>10.10.1.50/24</c>.</summary>
public sealed record Cidr
{
    internal const string What = "an address with a prefix length (10.10.1.50/24, fd00::50/64)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[0-9A-Fa-f:.]+/[1-9][0-9]{0,2}$";

    private Cidr(HostAddress address, int prefixLength)
    {
        Address = address;
        PrefixLength = prefixLength;
    }

    /// <summary>The address itself, host bits kept.</summary>
    public HostAddress Address { get; }

    /// <summary>Bits of the network.</summary>
    /// <value>1-32 for IPv4, 1-128 for IPv6.</value>
    public int PrefixLength { get; }

    /// <summary>Reads an address with a prefix length.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static Cidr Parse(string text) => Parsing.Parse<Cidr>(text, TryParse);

    /// <summary>Reads an address with a prefix length; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Cidr? value, [NotNullWhen(false)] out string? problem)
    {
        value = null;
        var slash = text?.IndexOf('/') ?? -1;
        if (slash > 0
            && HostAddress.TryParse(text!.Substring(0, slash), out var address, out _) && !address.IsName
            && text.Length - slash is > 1 and <= 4 && text[slash + 1] != '0'
            && int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits <= (address.IsIPv6 ? 128 : 32))
        {
            value = new Cidr(address, bits);
        }

        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <summary>Whether an address lies in the network; never for a name.</summary>
    public bool Contains(HostAddress address)
    {
        var (mine, other) = (Address.Bytes, address.Bytes);
        if (mine.Length != other.Length)
        {
            return false;
        }

        for (var bit = 0; bit < PrefixLength; bit++)
        {
            if (((mine[bit / 8] ^ other[bit / 8]) & (0x80 >> (bit % 8))) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the address is the network's own: all host bits 0. A network of one or two addresses has none.</summary>
    public bool IsNetworkAddress => HostBitsAre(0);

    /// <summary>Whether the address is IPv4's broadcast address: all host bits 1. A network of one or two addresses has none.</summary>
    public bool IsBroadcastAddress => !Address.IsIPv6 && HostBitsAre(1);

    /// <inheritdoc/>
    public override string ToString() => Address.Value + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);

    private bool HostBitsAre(int wanted)
    {
        var bytes = Address.Bytes;
        var bits = bytes.Length * 8;
        for (var bit = PrefixLength; bit < bits; bit++)
        {
            if (((bytes[bit / 8] >> (7 - (bit % 8))) & 1) != wanted)
            {
                return false;
            }
        }

        return bits - PrefixLength > 1;
    }
}
