using System;
using System.Collections.Generic;
using HiveConfig.Text;
using static HiveConfig.Model.ClusterFileKey;
using Form = HiveConfig.Model.ClusterFileForm;

namespace HiveConfig.Model;

/// <summary>The values of cluster.yaml that have a short and a long form, or names of the user's own.</summary>
internal static class ClusterFileShapes
{
    internal const string NodesWhat = "a map of node names to addresses";
    private const string NfsWhat = "a server and the directory it exports (10.10.1.20:/srv/hive/files)";

    internal static NamesShape OfNodes => new(
        Form.NodeName,
        new EitherShape(new WordShape(Form.HostAddress), new MapShape(ClusterFileKeys.OfNode) { OneOf = ["address", "ip"] }));

    internal static EitherShape OfNfs => new(
        new WordShape(new ClusterFileForm<string>(NfsWhat, Parsing.Any) { Pattern = "^\\S+:/\\S*$", Examples = ["10.10.1.20:/srv/hive/files"] }),
        new MapShape(ClusterFileKeys.OfNfs));

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
            var read = reading.Map(entry, node, ClusterFileKeys.OfNode);
            if (read.Address is null && !reading.IsPlaced(address.Setting))
            {
                reading.Missing(entry.KeySpan, address.Setting, HostAddress.What);
            }

            return read;
        }

        reading.Place(address, address.Setting);
        return reading.TryWord(address, Form.HostAddress, out var value) ? node with { Address = value! } : node;
    }

    internal static FileStorage Nfs(ClusterFileReading reading, ClusterFileEntry entry, FileStorage storage)
    {
        var nfs = NoNfs;
        if (entry.Value is not ScalarValue { IsNull: false } scalar)
        {
            return reading.Map(entry, nfs, ClusterFileKeys.OfNfs);
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
