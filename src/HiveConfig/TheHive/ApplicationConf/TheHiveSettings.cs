using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>
/// Settings of application.conf by name: TheHive's own, and those of Play, Pekko and JanusGraph that its documentation and a
/// cluster use. Not all there are, so an unknown name says nothing; one that is nearly a known one says that it is misspelt.
/// </summary>
internal static class TheHiveSettings
{
    // A section, and the settings below it. Pekko's are Akka's before TheHive 5.4.
    private static readonly (string Section, string Settings)[] Sections =
    [
        ("", "ignoreCSRFProtection"),
        ("application", "baseUrl"),
        ("http", "address port"),
        ("https", "address port"),
        ("session", "inactivity warning"),
        ("auth", "providers defaultUserDomain"),
        ("user", "autoCreateOnSso"),
        ("alert", "maxMergeInCase"),
        ("case", "maxMergeInCase"),
        ("cortex", "servers refreshDelay maxRetryOnError statusCheckInterval"),
        ("misp", "servers interval"),
        ("scalligraph", "modules disabledModules"),
        ("stream.longPolling", "refresh maxWait graceDuration keepAlive pollingDuration"),
        ("stream.get", "maxAttempts minBackoff maxBackoff randomFactor"),
        ("play.modules", "enabled disabled"),
        ("play.http", "context errorHandler requestHandler"),
        ("play.http.secret", "key"),
        ("play.http.parser", "maxDiskBuffer maxMemoryBuffer"),
        ("play.http.forwarded", "trustedProxies version"),
        ("play.http.session", "cookieName secure maxAge httpOnly domain path sameSite"),
        ("play.http.session.jwt", "signatureAlgorithm expiresAfter clockSkew dataClaim"),
        ("play.http.flash", "cookieName secure httpOnly domain path sameSite"),
        ("play.http.flash.jwt", "signatureAlgorithm expiresAfter clockSkew dataClaim"),
        ("play.filters", "enabled disabled"),
        ("play.filters.csrf.cookie", "name secure httpOnly"),
        ("play.filters.hosts", "allowed"),
        ("play.server.http", "address port idleTimeout"),
        ("play.server.https", "address port idleTimeout wantClientAuth needClientAuth"),
        ("play.server.pekko", "requestTimeout bindTimeout terminationTimeout"),
        ("play.ws", "timeout.connection timeout.idle timeout.request followRedirects useProxyProperties useragent compressionEnabled"),
        ("wsConfig", "timeout.connection timeout.idle timeout.request useProxyProperties"),
        ("wsConfig.proxy", "host port protocol user password ntlmDomain encoding nonProxyHosts"),
        ("wsConfig.ssl", "protocol enabledProtocols enabledCipherSuites loose.acceptAnyCertificate keyManager.stores trustManager.stores"),
        ("msGraph.client.proxy", "host port principal password"),
        ("gdpr", "enabled schedule strategy dataTypesToDelete retentionPeriod jobTimeout batchSizeCase batchSizeAlert batchSizeAudit"),
        ("kamon", "enabled modules.prometheus-reporter.enabled prometheus.include-environment-tags prometheus.embedded-server.hostname prometheus.embedded-server.port"),
        ("audit", "storage"),
        ("audit.elasticsearch", "index-name health-request-timeout request-timeout create.ext.number_of_replicas create.ext.number_of_shards hot.rollover.maxAge hot.rollover.maxSize delete.minAge"),
        ("storage", "provider"),
        ("storage.localfs", "location directory"),
        ("db", "provider initialisationTimeout limitedCountTimeout"),
        ("db.onConflict", "maxAttempts minBackoff maxBackoff randomFactor"),
        ("db.janusgraph", "forceDropAndRebuildIndex connect.maxAttempts connect.minBackoff connect.maxBackoff connect.randomFactor"),
        ("db.janusgraph.cache", "db-cache db-cache-size db-cache-time db-cache-clean-wait tx-cache-size tx-dirty-size"),
        ("db.janusgraph.query", "batch fast-property force-index limit-batch-size"),
        ("db.janusgraph.ids", "block-size authority.wait-time renew-timeout"),
        ("db.janusgraph.storage", "backend hostname port username password connection-timeout read-time write-time setup-wait buffer-size parallel-backend-ops"),
        ("db.janusgraph.storage.lock", "wait-time retries expiry-time"),
        ("db.janusgraph.storage.cql", "keyspace cluster-name session-name local-datacenter replication-factor replication-strategy-class replication-strategy-options read-consistency-level write-consistency-level only-use-local-consistency-for-system-operations request-timeout protocol-version local-max-connections-per-host remote-max-connections-per-host local-core-connections-per-host max-requests-per-connection compact-storage"),
        ("db.janusgraph.storage.cql.ssl", "enabled client-authentication-enabled hostname_validation truststore.location truststore.password keystore.location keystore.storepassword keystore.keypassword"),
        ("db.janusgraph.index.search", "backend hostname port index-name"),
        ("db.janusgraph.index.search.elasticsearch", "health-request-timeout socket-timeout connect-timeout bulk-refresh retry-limit retry-error-codes scroll-keep-alive create.ext.number_of_replicas create.ext.number_of_shards http.auth.type http.auth.basic.username http.auth.basic.password http.auth.basic.realm"),
        ("db.janusgraph.index.search.elasticsearch.ssl", "enabled disable-hostname-verification allow-self-signed-certificates truststore.location truststore.password keystore.location keystore.storepassword keystore.keypassword"),
        ("pekko", "loglevel log-dead-letters log-dead-letters-during-shutdown"),
        ("pekko.actor", "provider"),
        ("pekko.cluster", "enable seed-nodes seed-node-timeout min-nr-of-members downing-provider-class roles"),
        ("pekko.cluster.split-brain-resolver", "active-strategy stable-after down-all-when-unstable keep-majority.role"),
        ("pekko.cluster.failure-detector", "threshold heartbeat-interval acceptable-heartbeat-pause min-std-deviation max-sample-size expected-response-after"),
        ("pekko.coordinated-shutdown", "exit-jvm default-phase-timeout"),
        ("pekko.http.server", "idle-timeout request-timeout max-connections"),
        ("pekko.remote.artery", "transport canonical.hostname canonical.port bind.hostname bind.port advanced.maximum-frame-size"),
        ("pekko.remote.artery.ssl.config-ssl-engine", "key-store key-store-password key-password trust-store trust-store-password protocol enabled-algorithms require-mutual-authentication hostname-verification"),
    ];

    private static readonly Lazy<HashSet<string>> Known = new(() => new HashSet<string>(
        Sections.SelectMany(section => section.Settings.Split(' ').Select(name => section.Section.Length == 0 ? name : section.Section + "." + name)),
        StringComparer.Ordinal));

    // Sections of which no single setting is listed above.
    private static readonly string[] OtherRoots = ["toolkit", "akka", "storage", "notification", "alpakka", "slick", "webhooks", "services", "org", "logger", "config"];

    private static readonly Lazy<HashSet<string>> Roots = new(() => new HashSet<string>(Sections.Select(section => RootOf(section.Section.Length == 0 ? section.Settings : section.Section)).Concat(OtherRoots), StringComparer.Ordinal));

    /// <summary>Whether a name may be one that TheHive or a library of its reads, by its first part.</summary>
    internal static bool IsRead(string key) => Roots.Value.Contains(RootOf(key));

    /// <summary>Whether a setting is one of those listed here; Pekko's under 'pekko'.</summary>
    internal static bool IsKnown(string key) => Known.Value.Contains(key);

    private static string RootOf(string key) => key.IndexOf('.') is > 0 and var dot ? key.Substring(0, dot) : key;

    /// <summary>What is wrong with one setting of a file, by the rule that says so of cluster.yaml's 'extra'.</summary>
    internal static IEnumerable<(string Rule, string Message)> ProblemsOf(Setting setting, ProductVersion version)
    {
        // What stands under the root of the other toolkit is never looked at.
        var (root, other) = version.IsAtLeast(5, 4) ? ("pekko", "akka") : ("akka", "pekko");
        if (setting.Key.StartsWith(other + ".", StringComparison.Ordinal))
        {
            yield return ("HC0063", $"'{setting.Key}' is no setting of TheHive {version}; there it is '{root}{setting.Key.Substring(other.Length)}'");
        }
        else if (NearestTo(setting.Key.Split('.').Select(part => string.Equals(part, root, StringComparison.Ordinal) ? "pekko" : part).ToArray()) is { } nearest)
        {
            yield return ("HC0067", $"unknown setting '{setting.Key}'; did you mean '{string.Join(".", nearest.Split('.').Select(part => part is "pekko" ? root : part))}'?");
        }
    }

    // Every known name but for one of its parts: by the others, and which part that is.
    private static readonly Lazy<ILookup<string, string>> ButForOne = new(() =>
        Sections.SelectMany(section => section.Settings.Split(' ').Select(name => section.Section.Length == 0 ? name : section.Section + "." + name))
            .SelectMany(name => Enumerable.Range(0, name.Split('.').Length).Select(i => new { Pattern = Without(name.Split('.'), i), Name = name }))
            .ToLookup(one => one.Pattern, one => one.Name, StringComparer.Ordinal));

    /// <summary>The name up to the part that is misspelt, and that as it was meant; null for what is known, or near nothing that is.</summary>
    internal static (string Level, string Meant)? SlipIn(string key)
    {
        if (Known.Value.Contains(key) || !IsShort(key))
        {
            return null;
        }

        var parts = key.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var name in ButForOne.Value[Without(parts, i)])
            {
                var meant = name.Split('.');
                if (Nearest.IsSlip(parts[i], meant[i]))
                {
                    return (string.Join(".", parts.Take(i + 1)), string.Join(".", meant.Take(i + 1)));
                }
            }
        }

        return null;
    }

    private static bool IsShort(string key) => key.Length < 200 && key.Count(c => c == '.') < 12;

    private static string Without(string[] parts, int part) => string.Join(".", parts.Select((text, i) => i == part ? "*" : text));

    // Misspelt in one of its parts: what differs in two is another setting, and so is one with a part more.
    private static string? NearestTo(string[] parts)
    {
        var known = Known.Value;
        if (known.Contains(string.Join(".", parts)))
        {
            return null;
        }

        return known.Select(name => (Name: name, Parts: name.Split('.')))
            .Where(one => one.Parts.Length == parts.Length)
            .Select(one => (one.Name, Different: Enumerable.Range(0, parts.Length).Where(i => !string.Equals(parts[i], one.Parts[i], StringComparison.Ordinal)).ToList(), one.Parts))
            .Where(one => one.Different.Count == 1 && Nearest.IsSlip(parts[one.Different[0]], one.Parts[one.Different[0]]))
            .Select(one => one.Name)
            .FirstOrDefault();
    }
}
