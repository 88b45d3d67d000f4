using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.TheHive;

/// <summary>Writes the part of application.conf that only some clusters have.</summary>
internal static class OptionBlocks
{
    private const string Cortex = "org.thp.thehive.connector.cortex.CortexModule";
    private const string Misp = "org.thp.thehive.connector.misp.MispModule";

    internal static void Write(SettingLines file, RenderContext context)
    {
        var (cluster, thehive) = (context.Cluster, context.Cluster.TheHive);
        Modules(file, thehive);
        if (thehive.Audit.Storage == AuditStorage.Elasticsearch)
        {
            Audit(file, cluster);
        }

        if (thehive.Gdpr is { } gdpr)
        {
            Gdpr(file, gdpr);
        }

        if (thehive.Proxy is { } proxy)
        {
            Proxy(file, cluster, proxy);
        }

        if (thehive.Monitoring is { } monitoring)
        {
            Monitoring(file, context.Node, monitoring);
        }
    }

    // Older versions have on what is named, newer ones all that is not named.
    private static void Modules(SettingLines file, Model.TheHive thehive)
    {
        var namesThoseOn = !thehive.Version.IsAtLeast(ApplicationConf.DisabledModules.Since!);
        var named = new[] { (Class: Cortex, IsOn: thehive.Cortex), (Class: Misp, IsOn: thehive.Misp) }.Where(module => module.IsOn == namesThoseOn).ToList();
        if (named.Count > 0)
        {
            file.Blank();
            foreach (var module in named)
            {
                file.Add(namesThoseOn ? ApplicationConf.Modules : ApplicationConf.DisabledModules, module.Class);
            }
        }
    }

    private static void Audit(SettingLines file, Cluster cluster)
    {
        file.Blank();
        file.Comment("There is no way back: what Elasticsearch holds, TheHive does not return to Cassandra.");
        file.Set(ApplicationConf.AuditStorage, "elasticsearch");
        file.Block("audit.elasticsearch", () =>
        {
            file.Set(ApplicationConf.AuditReplicas, cluster.IndexReplicas);
            if (cluster.TheHive.Audit.DeleteAfter is { } age)
            {
                file.Set(ApplicationConf.AuditDeleteAfter, age.ToString());
            }
        });
    }

    private static void Gdpr(SettingLines file, Gdpr gdpr)
    {
        file.Blank();
        file.Block("gdpr", () =>
        {
            file.Set(ApplicationConf.GdprEnabled, value: true);
            file.Set(ApplicationConf.GdprSchedule, gdpr.Schedule.Value);
            file.Set(ApplicationConf.GdprStrategy, gdpr.Strategy == GdprStrategy.Redact ? "redact" : "delete");
            file.Set(ApplicationConf.GdprRetention, gdpr.Retention.ToString());
            if (gdpr.DataTypesToDelete.Count > 0)
            {
                file.Set(ApplicationConf.GdprDataTypes, gdpr.DataTypesToDelete.Select(type => type.Value));
            }
        });
    }

    private static void Proxy(SettingLines file, Cluster cluster, WebProxy proxy)
    {
        file.Blank();
        file.Block("wsConfig.proxy", () =>
        {
            file.Set(ApplicationConf.ProxyHost, proxy.Host.Value);
            file.Set(ApplicationConf.ProxyPort, proxy.Port.Number);
            file.Set(ApplicationConf.ProxyProtocol, proxy.Protocol == ProxyProtocol.Https ? "https" : "http");
            if (proxy.User is { } user)
            {
                file.Set(ApplicationConf.ProxyUser, user.Value);
                file.Set(ApplicationConf.ProxyPassword, cluster.Secrets.Proxy);
            }

            file.Comment("The machines of the cluster, and what cluster.yaml names.");
            file.Set(ApplicationConf.ProxyExcept, ["localhost", "127.0.0.1", .. cluster.Nodes.Select(node => node.Address.Value), .. proxy.Except.Select(host => host.Value)]);
        });
    }

    private static void Monitoring(SettingLines file, Node node, Monitoring monitoring)
    {
        file.Blank();
        file.Comment("Whoever reaches the port reads the metrics.");
        file.Block("kamon", () =>
        {
            file.Set(ApplicationConf.KamonEnabled, value: true);
            file.Set(ApplicationConf.PrometheusEnabled, value: true);
            file.Set(ApplicationConf.PrometheusHostname, node.Address.Value);
            file.Set(ApplicationConf.PrometheusPort, monitoring.Port.Number);
        });
    }
}
