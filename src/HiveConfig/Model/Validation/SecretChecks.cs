using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace HiveConfig.Model;

/// <summary>
/// Whether the secrets themselves will do. Messages name a secret by its name in cluster.yaml and by its reference, never by
/// its value, its length or its hash.
/// </summary>
public static class SecretChecks
{
    // Keepalived takes a word, at most this long.
    private const int LongestVrrp = 8;
    // Play 2.8 refuses 8; Play 3, of TheHive 5.4, measures the secret by its algorithm.
    private const int LeastPlay28 = 9;
    // keytool refuses less, and whatever is not ASCII.
    private const int LeastStore = 6;
    private const string VrrpPunctuation = "-_.+=:,/";

    // Stores of one certificate authority may well share a password; accounts may not.
    private static readonly string[] Accounts = ["play", "cassandraAdmin", "cassandraThehive", "elasticsearchThehive", "vrrp", "s3SecretKey", "proxy"];

    /// <summary>Everything that is wrong with the secrets that the cluster needs; those that Ansible fills in are not looked at.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="resolve">The value of a secret, or null when there is none.</param>
    public static IReadOnlyList<ClusterProblem> Check(Cluster cluster, Func<Secret, string?> resolve)
    {
        var problems = new List<ClusterProblem>();
        var values = new List<(string Name, string Value)>();
        foreach (var (name, secret) in cluster.Secrets.All)
        {
            // What is not stated is for the validator.
            if (secret is null || !cluster.Needs(name))
            {
                continue;
            }

            // The same expression is the same secret.
            var value = secret.Source == SecretSource.Vault ? "\0" + secret.Reference : resolve(secret);
            if (value is null)
            {
                Add(ProblemSeverity.Error, "HC0031", name, $"{Named(name, secret)} has no value");
            }
            else if (secret.Source != SecretSource.Vault && Fault(cluster.TheHive, name, value) is var (rule, fault) && rule.Length > 0)
            {
                Add(ProblemSeverity.Error, rule, name, $"{Named(name, secret)} {fault}");
            }
            else if (Accounts.Contains(name, StringComparer.Ordinal))
            {
                if (secret.Source != SecretSource.Vault && Weakness(cluster, name, value) is { Length: > 0 } weakness)
                {
                    Add(ProblemSeverity.Warning, "HC3021", name, $"{Named(name, secret)} {weakness}");
                }

                if (values.Find(known => string.Equals(known.Value, value, StringComparison.Ordinal)).Name is { } other)
                {
                    Add(ProblemSeverity.Warning, "HC7004", name, $"{Named(name, secret)} is the same as '{other}', expected one secret for each account");
                }
                else
                {
                    values.Add((name, value));
                }
            }
        }

        return problems;

        void Add(ProblemSeverity severity, string rule, string name, string message)
            => problems.Add(cluster.Origin.Locate(new ClusterProblem(severity, rule, message) { Setting = "secrets." + name, IsSecret = true }));
    }

    private static string Named(string name, Secret secret) => $"the secret '{name}' ({secret.Reference})";

    /// <summary>Why a value cannot be the secret of that name; nothing when it can.</summary>
    internal static (string Rule, string Message) Fault(TheHive theHive, string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return ("HC0032", "is blank");
        }

        if (!IsWritable(value))
        {
            return ("HC0032", "holds a line break or another control character, expected one line of visible characters");
        }

        if (KnownSecrets.Contains(value))
        {
            return ("HC7002", "is a value that stands in public documentation, expected one that nobody else knows");
        }

        var bytes = Encoding.UTF8.GetByteCount(value);
        return name switch
        {
            "play" when !MeasuresSecret(theHive) && bytes < LeastPlay28 => ("HC3021", $"is shorter than the {LeastPlay28} bytes that TheHive {theHive.Version} needs"),
            "play" when MeasuresSecret(theHive) && bytes < LeastPlay(theHive.SessionAlgorithm)
                => ("HC3021", $"is shorter than the {LeastPlay(theHive.SessionAlgorithm)} bytes that {theHive.SessionAlgorithm} needs"),
            "vrrp" when value.Length > LongestVrrp => ("HC5113", $"is longer than the {LongestVrrp} characters that Keepalived takes"),
            "vrrp" when !Parsing.IsWord("a" + value, LongestVrrp + 1, VrrpPunctuation)
                => ("HC0032", $"holds a character that keepalived.conf cannot hold, expected letters, digits and {VrrpPunctuation}"),
            "keystore" or "truststore" when value.Length < LeastStore || value.Any(c => c is < ' ' or > '~') || value.Trim().Length < value.Length
                => ("HC0032", $"is no password of a store, expected at least {LeastStore} characters of ASCII without blanks around them"),
            "keystore" or "truststore" when value.IndexOf("${", StringComparison.Ordinal) >= 0
                => ("HC0032", "holds '${', which in cassandra.yaml looks like a variable that nobody filled in; expected another"),
            _ => ("", ""),
        };
    }

    // TheHive before 5.4 starts with what the next version refuses.
    private static string Weakness(Cluster cluster, string name, string value)
        => string.Equals(name, "play", StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(value) < LeastPlay(cluster.TheHive.SessionAlgorithm)
            ? $"is shorter than the {LeastPlay(cluster.TheHive.SessionAlgorithm)} bytes that {cluster.TheHive.SessionAlgorithm} needs as of TheHive 5.4"
            : "";

    private static bool MeasuresSecret(TheHive thehive) => thehive.Version.IsAtLeast(5, 4);

    private static int LeastPlay(JwtAlgorithm algorithm) => algorithm switch
    {
        JwtAlgorithm.HS512 => 64,
        JwtAlgorithm.HS384 => 48,
        _ => 32,
    };

    // Half a surrogate pair has no UTF-8; private-use characters mark template expressions while a file is rendered.
    internal static bool IsWritable(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogatePair(value, i))
            {
                i++;
            }
            else if (char.GetUnicodeCategory(value[i]) is UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return false;
            }
        }

        return true;
    }
}
