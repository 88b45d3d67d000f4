using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Tests;

/// <summary>One hostile value, and the secrets that may have it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Takers">Names of the secrets that take it; the others refuse it.</param>
internal sealed record HostileSecret(string Value, IReadOnlyList<string> Takers)
{
    private const string Long = "0123456789abcdef0123456789abcdef";

    private static readonly Lazy<IReadOnlyList<HostileSecret>> Values = new(() => HostileTexts.All
        .SelectMany(text => new[] { text, Long + text, text + Long })
        .Distinct(StringComparer.Ordinal)
        .Select(Of)
        .ToList());

    /// <summary>A cluster that writes every secret.</summary>
    public static Cluster Cluster { get; } = HostileField.Usual with
    {
        TheHive = HostileField.Usual.TheHive with
        {
            ArteryTls = true,
            Proxy = new() { Host = HostAddress.Parse("10.10.1.9"), Port = Port.Of(3128), User = UserName.Parse("hive") },
        },
        Storage = new S3Storage { Endpoint = S3Endpoint.Parse("https://s3.example.org"), Bucket = BucketName.Parse("hive") },
    };

    public static IReadOnlyList<string> Names { get; } = Cluster.Secrets.All.Select(entry => entry.Name).ToList();

    /// <summary>Each text by itself, and before and behind one that is long enough for every secret.</summary>
    public static IReadOnlyList<HostileSecret> All => Values.Value;

    /// <summary>What a secret is when those that take the value have it.</summary>
    public string Resolve(Secret secret) => Resolve(secret.Name);

    public string Resolve(string name) => Takers.Contains(name, StringComparer.Ordinal) ? Value : Usual(name);

    /// <summary>A value of which no syntax makes anything else.</summary>
    public static string Usual(string name) => name is "vrrp" ? "vrrp-pw" : $"test-{name}-not-real-0123456789abcdef";

    /// <summary>Asks each secret whether it takes a value.</summary>
    public static HostileSecret Of(string value)
        => new(value, Names.Where(name => SecretChecks
            .Check(Cluster, secret => string.Equals(secret.Name, name, StringComparison.Ordinal) ? value : Usual(secret.Name))
            .All(problem => problem.Severity != ProblemSeverity.Error)).ToList());
}
