using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.LoadBalancer;

/// <summary>The first start of the balancers, and that one takes over from another.</summary>
internal static class LoadBalancerSection
{
    internal static RunbookSection Section { get; } = new("The balancers", Write);

    private static string Write(RunbookContext context)
    {
        var cluster = context.Cluster;
        var (url, vip) = (cluster.TheHive.Url, cluster.LoadBalancer.VirtualIp);
        var port = url.Port ?? (cluster.Tls is null ? cluster.LoadBalancer.HttpPort : cluster.LoadBalancer.HttpsPort);
        var text = new MarkdownText()
            .Say($"{MarkdownText.On(cluster.LoadBalancerNodes)}. haproxy has to say `Configuration file is valid`, keepalived nothing:")
            .Bash(
                $"sysctl -p {LoadBalancerSysctl.Kind.InstalledPath}",
                $"haproxy -c -f {HaproxyCfg.Kind.InstalledPath}",
                "keepalived -t",
                "systemctl enable haproxy keepalived",
                "systemctl restart haproxy keepalived",
                "sleep 5",
                $"ip -brief address show to {vip.Address}")
            .Say(
                $"Exactly one balancer shows {vip.Address} now. {url.Host} has to point to that address in the DNS; until it does, on your machine:")
            .Bash(
                $"curl --silent --show-error --fail {(cluster.Tls is null ? "" : $"--cacert {context.TlsDirectory}/ca.crt ")}--resolve '{url.Host.InUrl}:{port}:{vip.Address.InUrl}' '{url}{Cluster.StatusPath}'")
            .Say($"Log in at <{url}> with the vendor's first account and change its password at once.");

        if (cluster.LoadBalancerNodes.Count > 1)
        {
            text.Say("Try what all this is for: on the balancer that has the address, the first line moves it to another one within 3 seconds.")
                .Bash("systemctl stop haproxy", "sleep 5", "systemctl start haproxy")
                .Say(
                    "The address stays where it went: a balancer that comes back takes nothing. Before TheHive is stopped on a node, drain it on",
                    "*every* balancer, and let it back in afterwards (with socat; here for the first node):")
                .Bash(
                    $"echo 'set server thehive/{cluster.TheHiveNodes[0].Name} state drain' | socat - {HaproxyCfg.AdminSocket(cluster)}",
                    $"echo 'set server thehive/{cluster.TheHiveNodes[0].Name} state ready' | socat - {HaproxyCfg.AdminSocket(cluster)}");
        }

        return text.ToString();
    }
}
