using System;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.LoadBalancer;

/// <summary>Writes keepalived.conf for one balancer. Tried in a lab with two and with three of them: see the comments.</summary>
internal static class KeepalivedConfRenderer
{
    private const string GivesUp = """
        # BACKUP and nopreempt on all: a balancer that comes back takes nothing from the one that serves. The check has no
        # weight, so that a failed one gives the address up at once.
        """;

    private const string Lowers = """
        # BACKUP on all: none takes the address before it has heard of the others. No nopreempt: beside a weight it would keep
        # the address from moving at all.
        """;

    internal static string Render(RenderContext context)
    {
        var (cluster, node) = (context.Cluster, context.Node);
        var weight = cluster.LoadBalancer.VrrpWeight;
        return Banner.Hash + $$"""
            global_defs {
                router_id {{node.Name}}
                enable_script_security
                # Any other user makes 'keepalived -t' of Debian 12 end itself; the script gives root up by itself.
                script_user root
                vrrp_check_unicast_src
                # Mends the neighbours' ARP after a split.
                vrrp_garp_master_refresh 30
            }

            # Sees a HAProxy that hangs, not only one that is gone. curl gives up before the next check is due.
            vrrp_script chk_haproxy {
                script "/usr/bin/setpriv --reuid=nobody --regid={{(cluster.Package == PackageFormat.Rpm ? "nobody" : "nogroup")}} --clear-groups --no-new-privs /usr/bin/curl --silent --fail --noproxy 127.0.0.1 --output /dev/null --max-time 0.5 http://127.0.0.1:{{cluster.LoadBalancer.HealthPort}}{{HaproxyCfg.HealthPath}}"
                interval 1
                timeout 1
                fall 2
                rise 2
            {{(weight == 0 ? "" : FormattableString.Invariant($"    weight {weight}\n"))}}}

            {{(weight == 0 ? GivesUp : Lowers)}}
            vrrp_instance thehive {
                state BACKUP
            {{(weight == 0 ? "    nopreempt\n" : "")}}    interface {{cluster.InterfaceOf(node)}}
                virtual_router_id {{cluster.LoadBalancer.VirtualRouterId}}
                priority {{cluster.VrrpPriorityOf(node)}}
                advert_int 1
                track_script {
                    chk_haproxy
                }

            """ + Unicast(cluster, node) + Authentication(context) + $$"""
                virtual_ipaddress {
                    {{cluster.LoadBalancer.VirtualIp}}
                }
            }

            """;
    }

    // No peers, no unicast: Keepalived would fall back to multicast with a complaint.
    private static string Unicast(Cluster cluster, Node node)
    {
        var peers = cluster.LoadBalancerNodes.Where(peer => !ReferenceEquals(peer, node)).Select(peer => "        " + peer.NumericAddress + "\n").ToList();
        return peers.Count == 0 ? "" : $$"""
                unicast_src_ip {{node.NumericAddress}}
                unicast_peer {
            {{string.Concat(peers)}}    }

            """;
    }

    // VRRP for IPv6 is version 3, which knows no authentication.
    private static string Authentication(RenderContext context)
    {
        var cluster = context.Cluster;
        return cluster.Secrets.Vrrp is not { } secret || cluster.LoadBalancer.VirtualIp.Address.IsIPv6 ? "" : $$"""
                authentication {
                    auth_type PASS
                    auth_pass "{{context.Secret(secret, SecretSyntax.Plain)}}"
                }

            """;
    }
}
