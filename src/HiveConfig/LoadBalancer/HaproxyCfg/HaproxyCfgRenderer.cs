using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.LoadBalancer;

/// <summary>Writes haproxy.cfg, the same on every balancer. Tried in a lab with two and with three of them: see the comments.</summary>
internal static class HaproxyCfgRenderer
{
    // What Mozilla calls intermediate: forward secrecy for every browser of the last ten years.
    private const string Ciphers =
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
        + "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

    // A name that cannot be resolved at the start costs one server, not the whole balancer.
    private const string Unresolved = " init-addr last,libc,none";

    internal static string Render(RenderContext context)
    {
        var cluster = context.Cluster;
        return Banner.Hash + string.Join("\n", [Global(cluster), Defaults(cluster), Health(cluster), Frontend(cluster), Backend(cluster)]);
    }

    private static string Global(Cluster cluster)
    {
        var hardStop = Duration.Seconds((int)(cluster.LoadBalancer.Timeout.Milliseconds / 1000) + 60);
        return $"""
            global
                {Log(cluster)}
                chroot /var/lib/haproxy
                user haproxy
                group haproxy
                # For draining, and for a reload that refuses no connection.
                stats socket {HaproxyCfg.AdminSocket(cluster)} mode 660 level admin expose-fd listeners
                # Longer than 'timeout server': a reload cuts no poll.
                hard-stop-after {hardStop}

            """ + (cluster.Tls is null ? "" : $"""
                ssl-default-bind-options no-tls-tickets
                ssl-default-bind-ciphers {Ciphers}

            """) + ExtraText.Of(cluster.Extra.HaproxyGlobal);
    }

    // Debian brings a socket into the chroot for syslog; the rpm does not, and systemd's journal takes what is printed.
    private static string Log(Cluster cluster) => cluster.Package == PackageFormat.Rpm ? "log stdout format short local0" : "log /dev/log local0";

    private static string Defaults(Cluster cluster) => $"""
        defaults
            mode http
            log global
            option httplog
            option dontlognull
            # Each retry goes to another server.
            retries 3
            option redispatch 1
            retry-on conn-failure empty-response
            # At a reload, idle connections are not closed under a client.
            option idle-close-on-response
            timeout connect 5s
            timeout http-request 10s
            timeout http-keep-alive 60s
            timeout queue 30s
            timeout check 1s
            # Above TheHive's long poll of {cluster.TheHive.LongPolling}.
            timeout client {cluster.LoadBalancer.Timeout}
            timeout server {cluster.LoadBalancer.Timeout}

        """ + ExtraText.Of(cluster.Extra.HaproxyDefaults);

    // Health of this HAProxy alone: with the backends in it, every balancer would give the virtual IP up when TheHive is down.
    private static string Health(Cluster cluster) => $"""
        # Whether this HAProxy works, for Keepalived; statistics. Loopback only.
        frontend lb-health
            bind 127.0.0.1:{cluster.LoadBalancer.HealthPort}
            monitor-uri {HaproxyCfg.HealthPath}
            stats enable
            stats uri /stats
            stats refresh 10s
            http-request deny deny_status 404 unless {"{"} path_beg /stats {"}"}

        """;

    private static string Frontend(Cluster cluster)
    {
        var balancer = cluster.LoadBalancer;
        var address = balancer.VirtualIp.Address.InUrl;
        List<string> lines = ["frontend thehive"];
        if (cluster.Tls is { } tls)
        {
            lines.Add($"bind {address}:{balancer.HttpsPort} ssl crt {tls.HaproxyPem} alpn h2,http/1.1 ssl-min-ver TLSv1.2");
            lines.Add($"bind {address}:{balancer.HttpPort}");

            // Not 'redirect scheme', which trusts the client's Host and loses a port of its own.
            lines.Add($"http-request redirect prefix https://{PublicHost(cluster)} code 301 unless {{ ssl_fc }}");
        }
        else
        {
            lines.Add($"bind {address}:{balancer.HttpPort}");
        }

        lines.Add("# TheHive believes these two headers: what a client sent in them must not reach it.");
        lines.Add("http-request del-header X-Forwarded-For");
        lines.Add("option forwardfor");
        lines.Add($"http-request set-header X-Forwarded-Proto {(cluster.Tls is null ? "http" : "https")}");
        lines.Add("default_backend thehive");
        return Section(lines);
    }

    private static string Backend(Cluster cluster)
    {
        List<string> lines =
        [
            "backend thehive",
            "balance roundrobin",
            "# A request that changes something is never sent twice.",
            "http-request disable-l7-retry unless METH_GET",
            "option httpchk",
            $"http-check send meth GET uri {cluster.HealthCheckPath} ver HTTP/1.1 hdr Host {PublicHost(cluster)}",
            "http-check expect status 200",
            "# A node that hangs is out within 3 seconds.",
            "default-server inter 1s fastinter 500ms downinter 1s fall 2 rise 2 on-marked-down shutdown-sessions",
        ];
        lines.AddRange(cluster.TheHiveNodes.Select(node => $"server {node.Name} {node.Address.InUrl}:{cluster.TheHive.HttpPort} check{(node.Address.IsName ? Unresolved : "")}"));
        return Section(lines);
    }

    private static string PublicHost(Cluster cluster)
        => cluster.TheHive.Url.Host.InUrl + (cluster.TheHive.Url.Port is { } port ? ":" + port : "");

    private static string Section(List<string> lines) => string.Join("\n    ", lines) + "\n";
}
