using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>What a certificate says of whom and what it is for.</summary>
internal sealed record Certificate
{
    /// <summary>The DNS names among its alternative names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The numeric addresses among its alternative names.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Whether it says what it may be used for; if not, it may be used for anything.</summary>
    public bool HasPurposes { get; init; }

    /// <summary>Whether it may be a server's.</summary>
    public bool IsForServers { get; init; } = true;

    /// <summary>Whether it may be a client's.</summary>
    public bool IsForClients { get; init; } = true;

    /// <summary>Whether it is that of an authority, which signs others.</summary>
    public bool IsAuthority { get; init; }

    /// <summary>Where its first line stands.</summary>
    public Span Span { get; init; }
}

/// <summary>A file of certificates.</summary>
internal sealed class CertificateDocument : Document
{
    internal CertificateDocument(IReadOnlyList<Certificate> certificates)
        : base([]) => Certificates = certificates;

    /// <summary>The certificates in the order of the file: the machine's own first. Those that cannot be read are left out.</summary>
    public IReadOnlyList<Certificate> Certificates { get; }
}
