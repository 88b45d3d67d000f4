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
    internal static readonly string[] Sha256 =
    [
        "81503ad34e021cd75b57c6c13c83540163c1ea0cf8de6654fcd265507c7396dd",
    ];

    internal static bool Contains(string value)
        => Words.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase) || Sha256.Contains(HashOf(value.Trim()), StringComparer.Ordinal);

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
}
