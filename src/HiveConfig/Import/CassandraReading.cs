using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Import;

/// <summary>What a tree says of the database.</summary>
internal sealed class CassandraReading(Source source, NodeList nodes)
{
    internal Model.Cassandra Read(ProductVersion version)
    {
        var usual = new Model.Cassandra();
        var keyspace = Identifier.TryParse(source.Usual(ApplicationConf.Kind, ApplicationConf.Keyspace), out var stated, out _) ? stated : usual.Keyspace;
        var factors = Factors(keyspace);
        var (data, commitlog, caches, hints) = (
            Path(source.Usual(CassandraYaml.Kind, CassandraYaml.DataFileDirectories)?.FirstOrDefault()),
            Path(source.Usual(CassandraYaml.Kind, CassandraYaml.CommitlogDirectory)),
            Path(source.Usual(CassandraYaml.Kind, CassandraYaml.SavedCachesDirectory)),
            Path(source.Usual(CassandraYaml.Kind, CassandraYaml.HintsDirectory)));
        var directory = new[] { (data, "/data"), (commitlog, "/commitlog"), (caches, "/saved_caches"), (hints, "/hints") }.Select(Above).OfType<AbsolutePath>().GroupBy(path => path).OrderByDescending(same => same.Count()).FirstOrDefault()?.Key ?? usual.Directory;
        var derived = new Model.Cassandra { Directory = directory };
        return new Model.Cassandra
        {
            Version = version,
            AllowUnsupported = SupportTable.Rows.All(row => !row.Cassandra.Contains(version)),
            Keyspace = keyspace,
            ReplicationFactors = factors,
            ReplicationFactor = factors.Count > 0 ? null : source.Usual(CassandraYaml.Kind, CassandraYaml.AllocateTokensForLocalReplicationFactor),
            NumTokens = source.Usual(CassandraYaml.Kind, CassandraYaml.NumTokens) ?? usual.NumTokens,
            AdminRole = Administrator() ?? usual.AdminRole,
            TheHiveRole = Identifier.TryParse(source.Usual(ApplicationConf.Kind, ApplicationConf.StorageUsername), out var role, out _) ? role : usual.TheHiveRole,
            NativePort = ClusterReading.PortOf(source.Usual(CassandraYaml.Kind, CassandraYaml.NativeTransportPort) ?? source.Usual(ApplicationConf.Kind, ApplicationConf.StoragePort), usual.NativePort),
            StoragePort = ClusterReading.PortOf(source.Usual(CassandraYaml.Kind, CassandraYaml.StoragePort), usual.StoragePort),
            Directory = directory,
            DataDirectory = data == derived.Data ? null : data,
            CommitlogDirectory = commitlog == derived.Commitlog ? null : commitlog,
            SavedCachesDirectory = caches == derived.SavedCaches ? null : caches,
            HintsDirectory = hints == derived.Hints ? null : hints,
            Heap = HeapReading.Usual(source, CassandraJvmOptions.Kind),
            Repair = Repair(),
        };
    }

    private static AbsolutePath? Path(string? text) => AbsolutePath.TryParse(text, out var path, out _) ? path : null;

    private static AbsolutePath? Above((AbsolutePath? Path, string End) one)
        => one.Path?.Value is { } text && text.EndsWith(one.End, StringComparison.Ordinal) && text.Length > one.End.Length ? Path(text.Substring(0, text.Length - one.End.Length)) : null;

    private Dictionary<DatacenterName, int> Factors(Identifier keyspace)
    {
        var factors = new Dictionary<DatacenterName, int>();
        var statement = source.Documents<CqlDocument>(CqlScript.Kind).SelectMany(one => one.Document.Statements).OfType<CqlKeyspaceStatement>()
            .LastOrDefault(statement => statement.Verb != CqlVerb.Drop && string.Equals(statement.Name.Text, keyspace.Value, StringComparison.Ordinal) && statement.Replication is { Class: "NetworkTopologyStrategy" });
        foreach (var entry in statement?.Replication?.Factors ?? [])
        {
            if (DatacenterName.TryParse(entry.Key, out var datacenter, out _) && int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var factor))
            {
                factors[datacenter] = factor;
            }
        }

        return factors;
    }

    private Identifier? Administrator()
        => source.Documents<CqlDocument>(CqlScript.Kind).SelectMany(one => one.Document.Statements).OfType<CqlRoleStatement>()
            .Where(statement => statement is { Verb: not CqlVerb.Drop, Superuser: true })
            .Select(statement => Identifier.TryParse(statement.Name.Text, out var role, out _) ? role : null)
            .FirstOrDefault(role => role is not null);

    // The first node's timer; a ring that no timer of ours repairs is left to whoever does it now.
    private WeeklyTime? Repair()
    {
        var first = nodes.With(Role.Cassandra).FirstOrDefault();
        var timer = source.Documents<SystemdDocument>(RepairTimer.Kind).OrderByDescending(one => string.Equals(one.File.Node, first, StringComparison.Ordinal)).Select(one => one.Document.Find("Timer", "OnCalendar")?.Value.Text).FirstOrDefault();
        var words = timer?.Split([' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return words.Length >= 3 && words[2].Length >= 5 && WeeklyTime.TryParse(words[0] + " " + words[2].Substring(0, 5), out var time, out _) ? time : null;
    }
}
