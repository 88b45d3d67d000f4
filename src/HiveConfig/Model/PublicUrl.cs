using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>The address that browsers use: <c>https://thehive.example.org</c>, with a port and a context path where needed.</summary>
public sealed record PublicUrl
{
    internal const string What = "an address for browsers: http:// or https://, a host, at most a port and a path (https://thehive.example.org)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^https?://[A-Za-z0-9.:_\\[\\]-]+(/[A-Za-z0-9._:@+/-]*)?$";

    private PublicUrl(bool isHttps, HostAddress host, Port? port, string context)
    {
        IsHttps = isHttps;
        Host = host;
        Port = port;
        Context = context;
    }

    /// <summary>Whether browsers use https.</summary>
    public bool IsHttps { get; }

    /// <summary>The host.</summary>
    public HostAddress Host { get; }

    /// <summary>The port; null when it is not stated and so 443 or 80.</summary>
    public Port? Port { get; }

    /// <summary>The path, with a leading and without a trailing slash; <c>/</c> when there is none.</summary>
    public string Context { get; }

    /// <summary>The whole address without a trailing slash.</summary>
    public string Value
        => (IsHttps ? "https://" : "http://") + Host.InUrl + (Port is null ? "" : ":" + Port) + (Context.Length == 1 ? "" : Context);

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static PublicUrl Parse(string text) => Parsing.Parse<PublicUrl>(text, TryParse);

    /// <summary>Reads an address; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PublicUrl? value, [NotNullWhen(false)] out string? problem)
    {
        value = text is null ? null : Read(text);
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    // Not System.Uri: it takes user names, queries and much else, and repairs what it should refuse.
    private static PublicUrl? Read(string text)
    {
        var isHttps = text.StartsWith("https://", StringComparison.Ordinal);
        if (!isHttps && !text.StartsWith("http://", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = text.Substring(isHttps ? 8 : 7);
        var slash = rest.IndexOf('/');
        var authority = slash < 0 ? rest : rest.Substring(0, slash);
        var path = slash < 0 ? "" : rest.Substring(slash);
        path = path.Length > 0 && path[path.Length - 1] == '/' ? path.Substring(0, path.Length - 1) : path;

        // IPv6 stands in brackets; behind them, or in any other host, a colon begins the port.
        var colon = authority.IndexOf(':', Math.Max(0, authority.LastIndexOf(']')));
        var host = colon < 0 ? authority : authority.Substring(0, colon);
        var bracketed = host.Length > 2 && host[0] == '[' && host[host.Length - 1] == ']';
        Port? port = null;
        if ((colon >= 0 && !Model.Port.TryParse(authority.Substring(colon + 1), out port, out _))
            || !HostAddress.TryParse(bracketed ? host.Substring(1, host.Length - 2) : host, out var address, out _)
            || address.IsIPv6 != bracketed
            || (path.Length > 0 && (path.Length == 1 || !AbsolutePath.TryParse(path, out _, out _))))
        {
            return null;
        }

        return new PublicUrl(isHttps, address, port, path.Length == 0 ? "/" : path);
    }
}
