using System;
using System.Collections.Generic;
using System.Net;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Reads the certificates of a PEM file: RFC 5280, as far as names and purposes go. Of a file with a private key nothing is read.</summary>
internal static class CertificateReader
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    // A chain has a few; a bundle of all authorities some hundred, and none of them is a node's.
    private const int Most = 16;
    private const int MostTries = 1000;

    private const string AlternativeNames = "2.5.29.17";
    private const string BasicConstraints = "2.5.29.19";
    private const string Purposes = "2.5.29.37";
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";
    private const string AnyPurpose = "2.5.29.37.0";

    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static CertificateDocument Read(string text)
    {
        var certificates = new List<Certificate>();
        if (text.IndexOf("PRIVATE KEY-----", StringComparison.Ordinal) >= 0)
        {
            return new CertificateDocument(certificates);
        }

        var lines = new LineMap(text);
        var tries = 0;
        for (var at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0 && certificates.Count < Most && tries < MostTries; tries++)
        {
            var next = text.IndexOf(Begin, at + Begin.Length, StringComparison.Ordinal);
            var end = text.IndexOf(End, at + Begin.Length, (next < 0 ? text.Length : next) - at - Begin.Length, StringComparison.Ordinal);
            if (end >= 0 && Decode(text.Substring(at + Begin.Length, end - at - Begin.Length)) is { } bytes && Of(bytes) is { } certificate)
            {
                certificates.Add(certificate with { Span = lines.Span(at, at + Begin.Length) });
            }

            at = next;
        }

        return new CertificateDocument(certificates);
    }

    private static byte[]? Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Certificate ::= SEQUENCE { SEQUENCE { …, [3] extensions }, … }
    private static Certificate? Of(byte[] bytes)
    {
        if (Der.Of(bytes) is not { Tag: Der.Sequence } outer || outer.Child(0) is not { Tag: Der.Sequence } body)
        {
            return null;
        }

        var certificate = new Certificate();
        foreach (var part in body.Children())
        {
            if (part.Tag == Der.Extensions && part.Child(0) is { } list)
            {
                foreach (var extension in list.Children())
                {
                    certificate = With(certificate, extension);
                }
            }
        }

        return certificate;
    }

    private static Certificate With(Certificate certificate, Der extension)
    {
        Der? last = null;
        foreach (var part in extension.Children())
        {
            last = part;
        }

        if (extension.Child(0)?.Identifier is not { } id || last is not { Tag: Der.Octets } octets || octets.Child(0) is not { } value)
        {
            return certificate;
        }

        switch (id)
        {
            case AlternativeNames:
                var names = new List<string>();
                var addresses = new List<string>();
                foreach (var name in value.Children())
                {
                    if (name.Tag == Der.DnsName)
                    {
                        names.Add(Encoding.ASCII.GetString(name.Content()));
                    }
                    else if (name.Tag == Der.IpAddress && name.Length is 4 or 16)
                    {
                        addresses.Add(new IPAddress(name.Content()).ToString());
                    }
                }

                return certificate with { Names = names, Addresses = addresses };
            case Purposes:
                var purposes = new List<string>();
                foreach (var purpose in value.Children())
                {
                    purposes.Add(purpose.Identifier ?? "");
                }

                var isForAny = purposes.Contains(AnyPurpose);
                return certificate with { HasPurposes = true, IsForServers = isForAny || purposes.Contains(ServerPurpose), IsForClients = isForAny || purposes.Contains(ClientPurpose) };
            case BasicConstraints:
                return certificate with { IsAuthority = value.Child(0) is { Tag: Der.Boolean, Length: 1 } flag && flag.Content()[0] != 0 };
            default:
                return certificate;
        }
    }
}
