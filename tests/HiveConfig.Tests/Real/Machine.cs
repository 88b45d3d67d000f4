using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests.Real;

/// <summary>Scripts that give a sandbox what the programs look for.</summary>
internal static class Machine
{
    /// <summary>A throwaway certificate where HAProxy reads its own.</summary>
    public const string HaproxyPem = """
        mkdir -p /etc/haproxy/certs
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=throwaway -keyout key -out crt 2>/dev/null
        cat crt key >/etc/haproxy/certs/thehive.pem

        """;

    /// <summary>Systemd's units of the packages that are not installed here, and where it looks for units.</summary>
    public const string Units = """
        mkdir -p units
        for unit in thehive cassandra elasticsearch; do printf '[Service]\nExecStart=/bin/true\n' >"units/$unit.service"; done
        export SYSTEMD_UNIT_PATH="/etc/systemd/system:$PWD/units:/lib/systemd/system"

        """;

    /// <summary>A stand-in for nodetool where the package has it: all else of /usr/bin is linked to, and nothing is left behind.</summary>
    public const string Nodetool = """
        mkdir -p old new
        mount --bind /usr/bin old
        cp -as "$PWD/old/." new/
        printf '#!/bin/sh\n' >new/nodetool
        chmod +x new/nodetool
        mount --bind new /usr/bin

        """;

    /// <summary>The machines of some clusters with a role, as theory data: cluster and node.</summary>
    public static TheoryData<string, string> With(Role role)
    {
        var data = new TheoryData<string, string>();
        foreach (var (name, cluster) in OtherClusters.ByName.Where(entry => entry.Key is not ("vault" or "oldest" or "everything")))
        {
            foreach (var node in cluster.NodesWith(role))
            {
                data.Add(name, node.Name.Value);
            }
        }

        return data;
    }

    /// <summary>A machine of one of the clusters, with its files.</summary>
    public static Sandbox Of(string cluster, string node) => new(OtherClusters.ByName[cluster].Generate(OtherClusters.MadeUp), node);

    /// <summary>The network interface of a machine, with its address.</summary>
    public static string Network(string cluster, string node)
        => Network(OtherClusters.ByName[cluster], OtherClusters.ByName[cluster].Nodes.Single(other => other.Name == NodeName.Parse(node)));

    /// <summary>The network interface of a machine, with its address.</summary>
    public static string Network(Cluster all, Node machine)
    {
        var (link, address) = (all.InterfaceOf(machine), machine.NumericAddress!);
        return $"""
            ip link set lo up
            ip link add {link} type veth peer name peer0
            ip address add {address}/{all.LoadBalancer.VirtualIp.PrefixLength} dev {link} {(address.IsIPv6 ? "nodad" : "")}
            ip link set {link} up

            """;
    }

    /// <summary>Where the names of a cluster lead to: one that nobody can look up here is no fault of a file.</summary>
    public static string Hosts(Cluster cluster)
        => string.Concat(cluster.Nodes.Where(node => node.Address.IsName).Select(node => $"echo '127.0.0.1 {node.Address}' >>/etc/hosts\n"));

    /// <summary>The text of a file on a machine.</summary>
    public static string Text(string cluster, string node, string path)
        => OtherClusters.ByName[cluster].Generate(OtherClusters.MadeUp).Files.Single(file => file.TreePath == node + path).Text;
}
