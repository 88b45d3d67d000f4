using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Security;

/// <summary>Cipher suites and versions of TLS that are no longer good enough, where TLS is on.</summary>
internal static class WeakTls
{
    private static readonly string[] Lists = ["cipher_suites", "accepted_protocols", "protocol", "enabled-algorithms", "enabledCipherSuites", "enabledProtocols"];

    internal static IEnumerable<Violation> Find(Repo repo)
        => from file in repo.Files
           where ReferenceEquals(file.Kind, CassandraYaml.Kind) || ReferenceEquals(file.Kind, ApplicationConf.Kind) || ReferenceEquals(file.Kind, IncludedConf.Kind)
           where Repo.IsReadable(file)
           from setting in file.Tree.Settings
           where IsTls(setting.Key) && SecretValues.IsRead(file, setting.Key)
           let weak = TextItem.In(setting.Value).Select(item => item with { Text = item.Text.Trim() }).Where(item => IsWeak(item.Text)).ToList()
           where weak.Count > 0
           select new Violation(file, weak[0].Span, $"'{setting.Key}' has {string.Join(", ", weak.Select(item => Wording.Quote(item.Text)))}, expected suites with forward secrecy in GCM mode, and TLSv1.2 or newer")
           {
               Setting = setting.Key,
           };

    private static bool IsTls(string key)
        => Array.IndexOf(Lists, key.Substring(key.LastIndexOf('.') + 1)) >= 0
            && (key.IndexOf("encryption_options", StringComparison.Ordinal) >= 0 || key.IndexOf("ssl", StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsWeak(string word)
        => word is "SSLv2" or "SSLv3" or "SSLv2Hello" or "TLSv1" or "TLSv1.0" or "TLSv1.1"
            || (Begins(word, "TLS_") || Begins(word, "SSL_"))
                && (Begins(word, "TLS_RSA_") || Begins(word, "SSL_RSA_") || word.EndsWith("_CBC_SHA", StringComparison.Ordinal)
                    || Array.Exists(["_RC4_", "_3DES_", "_DES_", "_NULL_", "_anon_", "_EXPORT_", "_MD5"], part => word.IndexOf(part, StringComparison.Ordinal) >= 0));

    private static bool Begins(string word, string start) => word.StartsWith(start, StringComparison.Ordinal);
}
