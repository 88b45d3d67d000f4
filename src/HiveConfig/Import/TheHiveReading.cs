using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Import;

/// <summary>What a tree says of TheHive itself.</summary>
internal sealed class TheHiveReading(Source source)
{
    private const string Cortex = "org.thp.thehive.connector.cortex.CortexModule";
    private const string Misp = "org.thp.thehive.connector.misp.MispModule";

    internal Model.TheHive Read(ProductVersion version, NodeList nodes)
    {
        var url = source.Required(Url(), "thehive.url", PublicUrl.What, PublicUrl.Parse("https://thehive.invalid"));
        var usual = new Model.TheHive { Version = version, Url = url };
        return usual with
        {
            HttpPort = ClusterReading.PortOf(Usual(ApplicationConf.HttpPort), usual.HttpPort),
            ArteryPort = ClusterReading.PortOf(Usual(ApplicationConf.CanonicalPort), usual.ArteryPort),
            ArteryTls = Usual(ApplicationConf.ArteryTransport) is "tls-tcp",
            LongPolling = Time(Usual(ApplicationConf.LongPollingRefresh)) ?? usual.LongPolling,
            Heap = HeapReading.Usual(source, TheHiveDefault.Kind),
            SessionAlgorithm = Enum.TryParse<JwtAlgorithm>(Usual(ApplicationConf.SessionAlgorithm), out var algorithm) && Enum.IsDefined(typeof(JwtAlgorithm), algorithm) ? algorithm : usual.SessionAlgorithm,
            Cortex = IsOn(Cortex, version),
            Misp = IsOn(Misp, version),
            Audit = new AuditLog
            {
                Storage = Usual(ApplicationConf.AuditStorage) is "elasticsearch" ? AuditStorage.Elasticsearch : AuditStorage.Cassandra,
                DeleteAfter = Time(Usual(ApplicationConf.AuditDeleteAfter)),
            },
            Gdpr = Usual(ApplicationConf.GdprEnabled) == true ? Gdpr() : null,
            Proxy = Proxy(nodes),
            Monitoring = Usual(ApplicationConf.KamonEnabled) == true ? new Monitoring { Port = ClusterReading.PortOf(Usual(ApplicationConf.PrometheusPort), new Monitoring().Port) } : null,
            LogLevel = LogLevel(),
        };
    }

    private T? Usual<T>(Key<T> key) => source.Usual(ApplicationConf.Kind, key);

    // A path of its own may stand beside an address without any.
    private PublicUrl? Url()
        => Usual(ApplicationConf.BaseUrl) is not { } text ? null
            : PublicUrl.TryParse(text.TrimEnd('/'), out var url, out _) && (url.Context is not "/" || Usual(ApplicationConf.Context) is null or "/" or "") ? url
            : PublicUrl.TryParse(text.TrimEnd('/') + Usual(ApplicationConf.Context), out var longer, out _) ? longer : url;

    // Older versions have on what is named, newer ones all that is not named.
    private bool IsOn(string module, ProductVersion version)
        => Generate.KeyVersions.IsAtLeast(version, ApplicationConf.DisabledModules.Since!)
            ? Usual(ApplicationConf.DisabledModules)?.Contains(module, StringComparer.Ordinal) != true
            : Usual(ApplicationConf.Modules)?.Contains(module, StringComparer.Ordinal) == true;

    private Gdpr Gdpr()
    {
        var usual = new Gdpr();
        return new Gdpr
        {
            Schedule = QuartzSchedule.TryParse(Usual(ApplicationConf.GdprSchedule), out var schedule, out _) ? schedule : usual.Schedule,
            Strategy = Usual(ApplicationConf.GdprStrategy) is "redact" ? GdprStrategy.Redact : GdprStrategy.Delete,
            Retention = Time(Usual(ApplicationConf.GdprRetention)) ?? usual.Retention,
            DataTypesToDelete = [.. (Usual(ApplicationConf.GdprDataTypes) ?? []).Select(type => ObservableType.TryParse(type, out var known, out _) ? known : null).OfType<ObservableType>()],
        };
    }

    private WebProxy? Proxy(NodeList nodes)
        => HostAddress.TryParse(Usual(ApplicationConf.ProxyHost), out var host, out _) && Usual(ApplicationConf.ProxyPort) is > 0 and <= 65535 and var port
            ? new WebProxy
            {
                Host = host,
                Port = Port.Of(port),
                Protocol = Usual(ApplicationConf.ProxyProtocol) is "https" ? ProxyProtocol.Https : ProxyProtocol.Http,
                User = UserName.TryParse(Usual(ApplicationConf.ProxyUser), out var user, out _) ? user : null,
                Except =
                [
                    .. (Usual(ApplicationConf.ProxyExcept) ?? []).Where(other => !HostText.IsLocal(other) && nodes.Find(other) is null)
                        .Select(other => HostPattern.TryParse(other, out var pattern, out _) ? pattern : null).OfType<HostPattern>(),
                ],
            }
            : null;

    private LogLevel? LogLevel()
    {
        const string Root = "<root level=\"";
        var text = source.Repo.Of(Logback.Kind).Select(file => file.Text).FirstOrDefault();
        var start = text?.IndexOf(Root, StringComparison.Ordinal) ?? -1;
        var end = start < 0 ? -1 : text!.IndexOf('"', start + Root.Length);
        return end > 0 && Enum.TryParse<LogLevel>(text!.Substring(start + Root.Length, end - start - Root.Length), ignoreCase: true, out var level) && Enum.IsDefined(typeof(LogLevel), level) ? level : null;
    }

    private static Duration? Time(string? text) => text is null ? null : Duration.OfMilliseconds(HoconTime.Milliseconds(text));
}
