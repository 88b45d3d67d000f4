using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>The settings of one file below one <c>….ssl</c>: what one connection is encrypted with.</summary>
/// <param name="File">The file.</param>
/// <param name="Prefix">The key up to <c>ssl</c>.</param>
/// <param name="Settings">The settings below it; the last of a key counts.</param>
internal sealed record TlsContext(ConfigFile File, string Prefix, IReadOnlyList<Setting> Settings)
{
    internal const string Transport = "xpack.security.transport.ssl";
    internal const string Http = "xpack.security.http.ssl";

    private const string Part = ".ssl.";

    /// <summary>Whether it is that of connections between nodes, or from clients.</summary>
    internal bool IsOfServer => Prefix is Transport or Http;

    internal Setting? Key => Find("key");

    internal Setting? Certificate => Find("certificate");

    internal Setting? Authorities => Find("certificate_authorities");

    internal Setting? Keystore => Find("keystore.path");

    internal Setting? Truststore => Find("truststore.path");

    internal Setting? Enabled => Find("enabled");

    /// <summary>What the package wrote into the file; null when that is nothing.</summary>
    internal PackagedBlock? Packaged { get; private init; }

    /// <summary>Every setting that names a file.</summary>
    internal IEnumerable<Setting> Paths => new[] { Key, Certificate, Authorities, Keystore, Truststore }.OfType<Setting>();

    internal Setting? Find(string name) => Settings.LastOrDefault(setting => string.Equals(setting.Key, Prefix + "." + name, StringComparison.Ordinal));

    /// <summary>The contexts of every file, in the order of the file. An empty text is as good as none, and secrets belong elsewhere.</summary>
    internal static IEnumerable<TlsContext> In(Repo repo)
        => from file in repo.Of(ElasticsearchYml.Kind)
           where Repo.IsReadable(file)
           from context in Of(file)
           select context;

    /// <summary>The contexts of one file that can be read.</summary>
    internal static IEnumerable<TlsContext> Of(ConfigFile file)
    {
        var contexts = file.Tree.Settings
            .Where(setting => setting.Key.IndexOf(Part, StringComparison.Ordinal) > 0 && setting.Value is not (ScalarValue { IsNull: true } or ScalarValue { Text: "" })
                && setting.Key.IndexOf("secure_", StringComparison.Ordinal) < 0)
            .GroupBy(setting => setting.Key.Substring(0, setting.Key.IndexOf(Part, StringComparison.Ordinal) + Part.Length - 1), StringComparer.Ordinal)
            .ToList();
        var packaged = contexts.Count == 0 ? null : PackagedBlock.Of(file.Text);
        return contexts.Select(context => new TlsContext(file, context.Key, context.ToList()) { Packaged = packaged });
    }
}
