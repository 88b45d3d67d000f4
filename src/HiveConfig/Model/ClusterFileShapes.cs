using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using static HiveConfig.Model.ClusterFileKey;
using Form = HiveConfig.Model.ClusterFileForm;

namespace HiveConfig.Model;

/// <summary>The values of cluster.yaml that have a short and a long form, or names of the user's own.</summary>
internal static class ClusterFileShapes
{
    internal const string NodesWhat = "a map of node names to addresses";
    internal const string ReplicationWhat = "a whole number, or a map of datacenters to whole numbers";
    private const string NfsWhat = "a server and the directory it exports (10.10.1.20:/srv/hive/files)";

    internal static NamesShape OfNodes => new(
        Form.NodeName,
        new EitherShape(new WordShape(Form.HostAddress), new MapShape(ClusterFileKeys.OfNode) { OneOf = ["address", "ip", "dns"] }));

    internal static EitherShape OfReplication => new(new WordShape(Form.Number), new NamesShape(Form.DatacenterName, new WordShape(Form.Number)));

    internal static EitherShape OfNfs => new(
        new WordShape(new ClusterFileForm<string>(NfsWhat, Parsing.Any) { Pattern = "^\\S+:/\\S*$", Examples = ["10.10.1.20:/srv/hive/files"] }),
        new MapShape(ClusterFileKeys.OfNfs) { OneOf = ["server", "node"] });

    internal static EitherShape OfRepair => new(new WordShape(Form.Boolean), new MapShape(ClusterFileKeys.OfRepair));

    internal static EitherShape OfTls => new(new WordShape(Form.Boolean), new MapShape(ClusterFileKeys.OfTls));

    internal static EitherShape OfSecrets => new(
        new WordShape(new ClusterFileForm<string>("file:PATH for all of them", Parsing.Any) { Pattern = "^file:[^#]+$", Examples = ["file:secrets.yaml"] }),
        new MapShape(ClusterFileKeys.OfSecrets));

    /// <summary>An NFS server of which nothing is stated yet.</summary>
    internal static NfsStorage NoNfs => new() { Server = null!, Export = null! };

    internal static Cluster Nodes(ClusterFileReading reading, ClusterFileEntry entry, Cluster cluster)
    {
        if (entry.Value is not MapValue map)
        {
            reading.WrongType(entry, NodesWhat);
            return cluster;
        }

        var nodes = new List<Node>();
        foreach (var found in map.Entries)
        {
            var setting = ClusterFileReading.Join(entry.Setting, found.Key);
            if (reading.TryWord(new ClusterFileEntry(setting, found.KeySpan, new ScalarValue(found.Key, found.KeySpan)), Form.NodeName, out var name))
            {
                nodes.Add(ReadNode(reading, new ClusterFileEntry(setting, found.KeySpan, found.Value), new Node { Name = name!, Address = null! }));
            }
        }

        return cluster with { Nodes = nodes };
    }

    private static Node ReadNode(ClusterFileReading reading, ClusterFileEntry entry, Node node)
    {
        reading.Place(entry with { Value = new MapValue([], entry.KeySpan) }, entry.Setting);
        var address = entry with { Setting = ClusterFileReading.Join(entry.Setting, "address") };
        if (entry.Value is MapValue)
        {
            return WithAddress(reading, entry, address.Setting, reading.Map(entry, node, ClusterFileKeys.OfNode));
        }

        reading.Place(address, address.Setting);
        return reading.TryWord(address, Form.HostAddress, out var value) ? node with { Address = value! } : node;
    }

    // A numeric address before a name: nothing then depends on a name server. What is stated of the other kind stays beside it.
    private static Node WithAddress(ClusterFileReading reading, ClusterFileEntry entry, string setting, Node node)
    {
        var (ip, dns) = (ClusterFileReading.Join(entry.Setting, "ip"), ClusterFileReading.Join(entry.Setting, "dns"));
        if (reading.IsPlaced(setting))
        {
            if (node.Address is { IsName: false } && node.Ip is not null)
            {
                reading.Twice(ip, setting);
            }

            if (node.Address is { IsName: true } && node.Dns is not null)
            {
                reading.Twice(dns, setting);
            }

            return node;
        }

        if (reading.IsPlaced(ip) || reading.IsPlaced(dns))
        {
            reading.StandsAt(setting, reading.IsPlaced(ip) ? ip : dns);
            return node.Ip is not null ? node with { Address = node.Ip, Ip = null } : node with { Address = node.Dns!, Dns = null };
        }

        reading.Missing(entry.KeySpan, setting, HostAddress.What);
        return node;
    }

    internal static Cassandra Replication(ClusterFileReading reading, ClusterFileEntry entry, Cassandra cassandra)
    {
        if (entry.Value is not MapValue { Entries.Count: > 0 } map)
        {
            return entry.Value is not ScalarValue { IsNull: false }
                ? Wrong()
                : reading.TryWord(entry, Form.Number, out var factor) ? cassandra with { ReplicationFactor = factor } : cassandra;
        }

        var factors = new Dictionary<DatacenterName, int>();
        foreach (var found in map.Entries)
        {
            var child = new ClusterFileEntry(ClusterFileReading.Join(entry.Setting, found.Key), found.KeySpan, found.Value);
            reading.Place(child, child.Setting);
            if (reading.TryWord(child with { Value = new ScalarValue(found.Key, found.KeySpan) }, Form.DatacenterName, out var datacenter)
                && reading.TryWord(child, Form.Number, out var factor))
            {
                factors[datacenter!] = factor;
            }
        }

        return cassandra with { ReplicationFactors = factors };

        Cassandra Wrong()
        {
            reading.WrongType(entry, ReplicationWhat);
            return cassandra;
        }
    }

    internal static FileStorage Nfs(ClusterFileReading reading, ClusterFileEntry entry, FileStorage storage) => Nfs(reading, entry, NoNfs);

    internal static NfsStorage Nfs(ClusterFileReading reading, ClusterFileEntry entry, NfsStorage nfs)
    {
        if (entry.Value is not ScalarValue { IsNull: false } scalar)
        {
            return WithExport(reading, entry, reading.Map(entry, nfs, ClusterFileKeys.OfNfs));
        }

        foreach (var part in new[] { "server", "export" })
        {
            var setting = ClusterFileReading.Join(entry.Setting, part);
            reading.Place(entry with { Setting = setting }, setting);
        }

        // An IPv6 server stands in brackets, as mount(8) has it.
        var colon = scalar.Text.IndexOf(":/", StringComparison.Ordinal);
        var server = colon < 0 ? "" : scalar.Text.Substring(0, colon);
        var isBracketed = server.Length > 2 && server[0] == '[' && server[server.Length - 1] == ']';
        if (HostAddress.TryParse(isBracketed ? server.Substring(1, server.Length - 2) : server, out var address, out _)
            && address.IsIPv6 == isBracketed
            && AbsolutePath.TryParse(scalar.Text.Substring(colon + 1), out var export, out _))
        {
            return nfs with { Server = address, Export = export };
        }

        reading.WrongValue(entry, Parsing.Expected(scalar.Text, NfsWhat));
        return nfs;
    }

    // A server that is no node says nowhere what it exports; a node does what it is told.
    private static NfsStorage WithExport(ClusterFileReading reading, ClusterFileEntry entry, NfsStorage nfs)
    {
        var (server, export) = (ClusterFileReading.Join(entry.Setting, "server"), ClusterFileReading.Join(entry.Setting, "export"));
        if (entry.Value is MapValue && !reading.IsPlaced(server))
        {
            reading.Missing(entry.KeySpan, server, HostAddress.What + ", or 'node' with the name of a node");
        }

        if (nfs.Named is null && entry.Value is MapValue && !reading.IsPlaced(export) && (nfs.Server is not null || !reading.IsPlaced(server)))
        {
            reading.Missing(entry.KeySpan, export, AbsolutePath.What);
        }

        // A node mounts nothing that is its own: one directory serves for both, unless both are stated.
        return nfs.Export is null ? nfs with { Export = nfs.MountPoint }
            : nfs.Named is not null && !reading.IsPlaced(ClusterFileReading.Join(entry.Setting, "mount")) ? nfs with { MountPoint = nfs.Export }
            : nfs;
    }

    // The nodes may stand below the storage: only at the end is it known which node a name means.
    internal static Cluster WithStorageNode(ClusterFileReading reading, Cluster cluster)
        => cluster.Storage is NfsStorage nfs ? cluster with { Storage = WithServer(reading, cluster, nfs, "storage.nfs.server") } : cluster;

    internal static NfsStorage WithServer(ClusterFileReading reading, Cluster cluster, NfsStorage nfs, string setting)
    {
        if (nfs.Named is not { } name)
        {
            return nfs;
        }

        var node = Find(cluster, name);
        if (node is null)
        {
            reading.UnknownNode(setting, name, cluster.Nodes);
        }

        return nfs with { Server = node?.Address!, Named = null };
    }

    internal static Node? Find(Cluster cluster, NodeName name) => cluster.Nodes.FirstOrDefault(node => node.Name == name);

    internal static Cassandra Repair(ClusterFileReading reading, ClusterFileEntry entry, Cassandra cassandra)
    {
        if (entry.Value is MapValue)
        {
            return reading.Map(entry, cassandra, ClusterFileKeys.OfRepair);
        }

        if (entry.Value is not ScalarValue { Type: ScalarType.Boolean } || !reading.TryWord(entry, Form.Boolean, out var isOn))
        {
            reading.WrongType(entry, "false, or a map of " + Names(ClusterFileKeys.OfRepair));
            return cassandra;
        }

        return isOn ? cassandra : cassandra with { Repair = null };
    }

    internal static ClusterFileKey<Extra> Settings(string file, string summary, System.Func<Extra, MapValue, Extra> set)
        => new(file, summary, "a map of settings", (reading, entry, extra) =>
        {
            if (entry.Value is MapValue { Entries.Count: > 0 } map)
            {
                return set(extra, map);
            }

            reading.WrongType(entry, "a map of settings");
            return extra;
        })
        {
            Shape = new AnyMapShape(),
            Examples = extra => [set(extra, new MapValue([], Span.Start))],
        };

    internal static Cluster ReadTls(ClusterFileReading reading, ClusterFileEntry entry, Cluster cluster)
    {
        if (entry.Value is MapValue)
        {
            return cluster with { Tls = reading.Map(entry, new Tls(), ClusterFileKeys.OfTls) };
        }

        return entry.Value is ScalarValue { Type: ScalarType.Boolean } && reading.TryWord(entry, Form.Boolean, out var isOn)
            ? cluster with { Tls = isOn ? new Tls() : null }
            : Wrong();

        Cluster Wrong()
        {
            reading.WrongType(entry, "true, false, or a map of " + Names(ClusterFileKeys.OfTls));
            return cluster;
        }
    }

    internal static Cluster ReadSecrets(ClusterFileReading reading, ClusterFileEntry entry, Cluster cluster)
    {
        if (entry.Value is not ScalarValue { IsNull: false } scalar)
        {
            return cluster with { Secrets = reading.Map(entry, cluster.Secrets, ClusterFileKeys.OfSecrets, isSecret: true) };
        }

        if (scalar.Text.StartsWith("file:", StringComparison.Ordinal) && scalar.Text.IndexOf('#') < 0 && Secret.TryParse(scalar.Text + "#play", out var play, out _))
        {
            return cluster with { Secrets = Secrets.FromFile(play.Path!) };
        }

        reading.WrongValue(entry, "expected file:PATH for all secrets, or a map of " + Names(ClusterFileKeys.OfSecrets) + " to references", isSecret: true);
        return cluster;
    }
}
