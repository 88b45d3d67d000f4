using System;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>The address of an object store; <c>{bucket}</c> stands for the bucket where that is part of the host.</summary>
public sealed record S3Endpoint
{
    internal const string What =
        "the address of an object store: https:// (or http://), a host, at most a port (https://s3.example.org, https://{bucket}.s3.example.org)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^https?://(\\{bucket\\}\\.)?[A-Za-z0-9.:\\[\\]-]+/?$";

    private const string Placeholder = "{bucket}.";

    private readonly PublicUrl _url;

    private S3Endpoint(PublicUrl url, bool hasBucket)
    {
        _url = url;
        HasBucket = hasBucket;
    }

    /// <summary>Whether the host begins with <c>{bucket}.</c>.</summary>
    public bool HasBucket { get; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsHttps => _url.IsHttps;

    /// <summary>The host without the bucket.</summary>
    public HostAddress Host => _url.Host;

    /// <summary>The port, also where it is not stated.</summary>
    public Port Port => _url.Port ?? Port.Of(IsHttps ? 443 : 80);

    /// <summary>The whole address, without a trailing slash.</summary>
    public string Value => HasBucket ? _url.Value.Insert(_url.Value.IndexOf("//", StringComparison.Ordinal) + 2, Placeholder) : _url.Value;

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static S3Endpoint Parse(string text) => Parsing.Parse<S3Endpoint>(text, TryParse);

    /// <summary>Reads an address; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out S3Endpoint? value, [NotNullWhen(false)] out string? problem)
    {
        var at = text?.IndexOf("://" + Placeholder, StringComparison.Ordinal) ?? -1;
        var plain = at < 0 ? text : text!.Remove(at + 3, Placeholder.Length);
        value = PublicUrl.TryParse(plain, out var url, out _) && url.Context.Length == 1 && (at < 0 || url.Host.IsName) ? new S3Endpoint(url, at >= 0) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <summary>The address of a bucket, as a request of that style names it.</summary>
    internal string Of(BucketName bucket) => HasBucket ? Value.Replace("{bucket}", bucket.Value) : Value + "/" + bucket;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
