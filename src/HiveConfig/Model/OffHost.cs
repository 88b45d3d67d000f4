using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>A directory of another machine, reached over SSH: <c>backup@vault.example.org:/srv/hive</c>, an IPv6 address in brackets.</summary>
public sealed record OffHost
{
    internal const string What = "a user, a machine that is reached over SSH and a directory of it (backup@vault.example.org:/srv/hive)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^([A-Za-z0-9._-]+@)?[\\[\\]A-Za-z0-9.:_-]+:/[A-Za-z0-9._:@+/-]*$";

    private OffHost(string? user, HostAddress host, AbsolutePath directory) => (User, Host, Directory) = (user, host, directory);

    /// <summary>Who logs in there; null for <c>root</c>.</summary>
    public string? User { get; }

    /// <summary>The machine.</summary>
    public HostAddress Host { get; }

    /// <summary>The directory there.</summary>
    public AbsolutePath Directory { get; }

    /// <summary>Reads a directory of another machine.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static OffHost Parse(string text) => Parsing.Parse<OffHost>(text, TryParse);

    /// <summary>Reads a directory of another machine; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OffHost? value, [NotNullWhen(false)] out string? problem)
    {
        value = text is null ? null : Read(text);
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => (User is null ? "" : User + "@") + Host.InUrl + ":" + Directory;

    private static OffHost? Read(string text)
    {
        var colon = text.IndexOf(":/", StringComparison.Ordinal);
        var server = colon < 0 ? "" : text.Substring(0, colon);
        var at = server.IndexOf('@');
        var user = at < 0 ? null : server.Substring(0, at);
        var host = server.Substring(at + 1);
        var isBracketed = host.Length > 2 && host[0] == '[' && host[host.Length - 1] == ']';
        return (user is null || Parsing.IsWord(user, max: 32, others: "._-"))
            && HostAddress.TryParse(isBracketed ? host.Substring(1, host.Length - 2) : host, out var address, out _)
            && address.IsIPv6 == isBracketed
            && AbsolutePath.TryParse(text.Substring(colon + 1), out var directory, out _)
                ? new OffHost(user, address, directory)
                : null;
    }
}
