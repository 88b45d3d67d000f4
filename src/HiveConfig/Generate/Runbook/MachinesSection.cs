using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>Who is who, and what has to be there before anything is started.</summary>
internal static class MachinesSection
{
    internal static RunbookSection Section { get; } = new("The machines", context => Write(context.Cluster));

    private static string Write(Cluster cluster) => new MarkdownText()
        .Say(
            [
                "| node | address | services |",
                "|---|---|---|",
                .. cluster.Nodes.Select(node => $"| {node.Name} | {node.Address} | {string.Join(", ", cluster.RolesOf(node).Select(NameOf))} |"),
            ])
        .Say(
        [
            (cluster.Package == PackageFormat.Rpm ? "Red Hat, Rocky or AlmaLinux" : "Debian or Ubuntu") + ", with the packages of the vendors' own repositories:",
            "",
            $"- **cassandra** {cluster.Cassandra.Version}, **elasticsearch** {cluster.Elasticsearch.Version}, **thehive** {cluster.TheHive.Version}, each where the table has it;",
            (cluster.Storage is NfsStorage ? $"- **{(cluster.Package == PackageFormat.Rpm ? "nfs-utils" : "nfs-common")}** beside TheHive; {Server(cluster)}**haproxy**" : "- **haproxy**") + ", **keepalived** and **curl** on the balancers.",
            .. cluster.Package == PackageFormat.Rpm ? SecurityEnhanced : [],
            "",
            "The clocks of all machines have to agree (chrony or systemd-timesyncd): Cassandra decides by them which write is the",
            "later one, and TheHive whether a session has ended. What has to be open, and to nobody else:",
        ])
        .Say(["| from | to | port | encrypted |", "|---|---|---|---|", .. Ports(cluster).Select(row => $"| {row.From} | {row.To} | {row.Port} | {(row.IsEncrypted ? "yes" : "**no**")} |")])
        .Say([.. Clear(cluster)])
        .ToString();

    private static IEnumerable<string> Clear(Cluster cluster)
    {
        yield return "Where the last column says **no**, whoever is on the way can read along. But for what browsers use, a firewall has to keep these";
        yield return "ports to the machines named, on a network that nobody else is in.";
        if (cluster.Tls is not null && !cluster.TheHive.ArteryTls)
        {
            yield return $"Port {cluster.TheHive.ArteryPort} is encrypted too with `thehive: {{ artery: {{ tls: true }} }}` in cluster.yaml.";
        }
    }

    // keepalived_selinux(8), haproxy_selinux(8): both are off, and neither program may then use the ports written here.
    private static readonly string[] SecurityEnhanced =
        ["- Where SELinux enforces, on the balancers: `setsebool -P haproxy_connect_any 1 keepalived_connect_any 1`."];

    private static IEnumerable<(string From, string To, string Port, bool IsEncrypted)> Ports(Cluster cluster)
    {
        var (balancer, isTls) = (cluster.LoadBalancer, cluster.Tls is not null);
        yield return ("Cassandra", "Cassandra", $"{cluster.Cassandra.StoragePort}/tcp", isTls);
        yield return ("TheHive", "Cassandra", $"{cluster.Cassandra.NativePort}/tcp", isTls);
        yield return ("Elasticsearch", "Elasticsearch", $"{cluster.Elasticsearch.TransportPort}/tcp", isTls);
        yield return ("TheHive", "Elasticsearch", $"{cluster.Elasticsearch.HttpPort}/tcp", isTls);
        yield return ("TheHive", "TheHive", $"{cluster.TheHive.ArteryPort}/tcp", isTls && cluster.TheHive.ArteryTls);
        yield return ("balancers", "TheHive", $"{cluster.TheHive.HttpPort}/tcp", false);
        if (cluster.LoadBalancerNodes.Count > 1)
        {
            yield return ("balancers", "balancers", "IP protocol 112 (VRRP)", false);
        }

        yield return ("browsers", balancer.VirtualIp.Address.Value, $"{balancer.HttpPort}/tcp" + (isTls ? " (only redirects)" : ""), false);
        if (isTls)
        {
            yield return ("browsers", balancer.VirtualIp.Address.Value, $"{balancer.HttpsPort}/tcp", true);
        }

        if (cluster.TheHive.Monitoring is { } monitoring)
        {
            yield return ("Prometheus", "TheHive", $"{monitoring.Port}/tcp", false);
        }

        if (cluster.TheHive.Proxy is { } proxy)
        {
            yield return ("TheHive", proxy.Host.Value, $"{proxy.Port}/tcp (proxy)", proxy.Protocol == ProxyProtocol.Https);
        }

        if (cluster.Storage is S3Storage s3)
        {
            yield return ("TheHive", s3.Endpoint.Host.Value, $"{s3.Endpoint.Port}/tcp (object store)", s3.Endpoint.IsHttps);
        }

        if (cluster.Storage is NfsStorage nfs)
        {
            yield return ("TheHive", nfs.Server.Value, "2049/tcp (NFS)", false);
        }
    }

    private static string Server(Cluster cluster) => cluster.StorageNode is { } node ? $"**{(cluster.Package == PackageFormat.Rpm ? "nfs-utils" : "nfs-kernel-server")}** on {MarkdownText.Names([node])}; " : "";

    private static string NameOf(Role role) => role switch
    {
        Role.Cassandra => "Cassandra",
        Role.Elasticsearch => "Elasticsearch",
        Role.TheHive => "TheHive",
        Role.LoadBalancer => "HAProxy and Keepalived",
        _ => "NFS server",
    };
}
