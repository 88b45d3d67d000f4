using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace HiveConfig.Model;

/// <summary>Values that look like secrets and are known to everybody: defaults, and what stands in documentation.</summary>
internal static class KnownSecrets
{
    private static readonly string[] Words =
    [
        "admin", "admin_password", "cassandra", "chamgeme", "change_me", "change-me", "changeit", "changeme", "***changeme***",
        "ChangeThisPasswordForCassandra", "ChangeThisPasswordForMinIO", "ChangeThisSecretWithOneContainingAtLeast32Chars",
        "elastic", "elasticpassword", "httppassword", "httpuser", "keepalived", "passw0rd", "password", "password1", "secret",
        "thehive", "thehive1234", "thehive_password", "12345678", "123456", "1234", "1111", "qwerty", "letmein", "minioadmin",
    ];

    // Keys that are usable as they are and so must not stand here in clear: of the vendor's old page on secret.conf.
    internal static readonly KnownKey[] Keys =
    [
        new(Length: 61, "81503ad34e021cd75b57c6c13c83540163c1ea0cf8de6654fcd265507c7396dd"),
    ];

    internal static bool Contains(string value)
    {
        var word = value.Trim();
        return Words.Contains(word, StringComparer.OrdinalIgnoreCase) || Array.Exists(Keys, key => key.Is(word));
    }

    internal static string HashOf(string value)
    {
        const string Digits = "0123456789abcdef";
        using var sha = SHA256.Create();
        var hash = new StringBuilder();
        foreach (var part in sha.ComputeHash(Encoding.UTF8.GetBytes(value)))
        {
            hash.Append(Digits[part >> 4]).Append(Digits[part & 15]);
        }

        return hash.ToString();
    }

    /// <summary>A key of which only the length and the hash stand here: nearly no value is of that length, and what hashes takes long to load.</summary>
    internal sealed record KnownKey(int Length, string Sha256)
    {
        internal bool Is(string value) => value.Length == Length && string.Equals(HashOf(value), Sha256, StringComparison.Ordinal);
    }
}
