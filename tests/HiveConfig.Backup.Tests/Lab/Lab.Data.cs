using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Model;

namespace HiveConfig.Backup.Tests;

/// <summary>What is in the cluster before a scenario begins.</summary>
internal sealed partial class Lab
{
    public const string Conf = "/etc/hiveconfig/backup.conf";
    public static readonly IReadOnlyList<string> Tables = ["edgestore", "graphindex", "janusgraph_ids"];

    /// <summary>A setting of the generated backup.conf.</summary>
    public string Setting(string name) => Setting(Coordinator, name);

    public string Setting(string node, string name)
        => Cluster.Files.Single(file => file.Node == node && file.InstalledPath == Conf).Text.Split('\n')
            .Where(line => line.StartsWith(name + "=", StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..].Trim('\'')).FirstOrDefault("");

    private string Keyspace => Cluster.Model.Cassandra.Keyspace.Value;

    private SearchCluster SearchOf()
    {
        var elastic = Cluster.Model.ElasticsearchNodes[0].Name.Value;
        var search = new SearchCluster
        {
            Nodes = Cluster.Model.ElasticsearchNodes.ToDictionary(node => _addresses[node.Name.Value], node => node.Name.Value),
            Version = Cluster.Model.Elasticsearch.Version + ".0",
            PathRepo = Setting(elastic, "ELASTIC_LOCATION"),
            HostPath = path => Path(elastic, path),
        };
        search.Indices[Options.Index] = new SearchIndex { Documents = 400, Shards = 1 };
        search.Indices["thehive-audits"] = new SearchIndex { Documents = 40, Shards = 1, Aliases = { "thehive-audits-read" } };
        search.Users[Cluster.Model.Elasticsearch.User.Value] = LabCluster.MadeUp(Cluster.Model.Secrets.ElasticsearchTheHive!);
        Shares[search.PathRepo] = "shares/repository";
        Directory.CreateDirectory(At("shares/repository"));
        if (Cluster.Model.Storage is NfsStorage nfs)
        {
            Directory.CreateDirectory(At("shares/files"));
            Nodes.ToList().ForEach(node => Directory.CreateDirectory(At("nodes/" + node + nfs.MountPoint)));
            if (Options.AttachmentsMounted)
            {
                Shares[nfs.MountPoint.Value] = "shares/files";
            }
        }

        return search;
    }

    private string Mounts()
    {
        var mounts = new StringBuilder();
        var sources = new StringBuilder();
        foreach (var node in Nodes)
        {
            foreach (var (where, share) in Shares)
            {
                mounts.Append(CultureInfo.InvariantCulture, $"{node} {where} {share}\n");
                sources.Append(CultureInfo.InvariantCulture, $"{node} {where} {(share == "shares/files" && Cluster.Model.Storage is NfsStorage nfs ? nfs.Server.InUrl + ":" + nfs.Export : "10.10.1.20:/srv/hive/es-snapshots")}\n");
            }
        }

        if (Options.BackupDisk is { } size)
        {
            mounts.Append(CultureInfo.InvariantCulture, $"{Coordinator} {Setting("BACKUP_DIRECTORY")} tmpfs:{size}\n");
        }

        File.WriteAllText(World("sources"), sources.ToString().Replace(Placeholder, _network, StringComparison.Ordinal));
        return mounts.ToString();
    }

    private void Data()
    {
        var model = Cluster.Model;
        var ks = "ring/ks/" + Keyspace;
        Mark(ks + "/keyspace.cql", $"CREATE KEYSPACE {Keyspace} WITH replication = {{'class': 'NetworkTopologyStrategy', 'datacenter1': '{Cluster.Model.ReplicationFactorOf(Cluster.Model.Datacenters[0])}'}} AND durable_writes = true;\n");
        foreach (var (table, i) in Tables.Select((table, i) => (table, i)))
        {
            var id = (i + 1).ToString("x32", CultureInfo.InvariantCulture);
            var text = $"\nCREATE TABLE {Keyspace}.{table} (\n    key blob,\n    column1 blob,\n    value blob,\n    PRIMARY KEY (key, column1)\n) WITH CLUSTERING ORDER BY (column1 ASC)\n    AND gc_grace_seconds = 864000;\n";
            Mark($"{ks}/tables/{table}", id);
            Mark($"{ks}/{table}.cql", text);
            Mark($"{ks}/{table}.table.cql", text);
            foreach (var node in Nodes)
            {
                Put(node, table, "1", $"{table} row1\n{table} row2\n");
                Put(node, table, "2", $"{table} row3\n");
            }
        }

        foreach (var (node, i) in Nodes.Select((node, i) => (node, i)))
        {
            Mark("ring/tokens/" + node, string.Concat(Enumerable.Range(0, 4).Select(n => (((i * 4) + n) * 1000).ToString(CultureInfo.InvariantCulture) + "\n")));
        }

        // The superuser and TheHive's own role, with the rights that 20-roles grants.
        if (model.Tls is not null)
        {
            Mark("ring/tls");
        }

        Mark("ring/roles/" + model.Cassandra.AdminRole, LabCluster.MadeUp(model.Secrets.CassandraAdmin!));
        Mark("ring/roles/" + model.Cassandra.TheHiveRole, LabCluster.MadeUp(model.Secrets.CassandraTheHive!));
        Mark("ring/permissions", string.Concat(new[] { "CREATE", "ALTER", "DROP", "SELECT", "MODIFY" }.Select(right => $"{model.Cassandra.TheHiveRole}|keyspace {Keyspace}|{right}\n")));

        if (model.Storage is NfsStorage nfs)
        {
            foreach (var (name, text) in new[] { ("a1", "first"), ("b2", "second"), ("deep/c3", "third, in a directory") })
            {
                Write(At("shares/files/" + name), text + "\n", 0x180);
            }

            _owners[Coordinator].Append(CultureInfo.InvariantCulture, $"if mountpoint -q {nfs.MountPoint}; then chown -R thehive:thehive {nfs.MountPoint}; chmod 0700 {nfs.MountPoint}; fi\n");
        }
        else
        {
            Mark("account", LabCluster.MadeUp(model.Secrets.S3AccessKey!) + "/" + LabCluster.MadeUp(model.Secrets.S3SecretKey!));
            Mark("bucket-name", ((S3Storage)model.Storage).Bucket.Value);
            foreach (var (name, text) in new[] { ("a1", "first"), ("b2", "second"), ("deep/c3", "third, below a prefix") })
            {
                Mark("bucket/" + name, text + "\n");
            }
        }

        _owners[Nodes[0]].Append(CultureInfo.InvariantCulture, $"chown elasticsearch:elasticsearch {Search.PathRepo}\n");
    }

    /// <summary>The directory of a live table, as its id is now.</summary>
    public string Table(string node, string table)
        => Path(node, $"/var/lib/cassandra/data/{Keyspace}/{table}-{File.ReadAllText(World($"ring/ks/{Keyspace}/tables/{table}")).Trim()}");

    /// <summary>An SSTable, as Cassandra would have flushed it; owners are set when the machines are made.</summary>
    public void Put(string node, string table, string generation, string rows)
    {
        foreach (var part in new[] { "Index", "TOC" })
        {
            Write($"{Table(node, table)}/nb-{generation}-big-{part}.{(part is "TOC" ? "txt" : "db")}", part + "\n");
        }

        Write($"{Table(node, table)}/nb-{generation}-big-Data.db", rows);
    }

    /// <summary>The rows of a live table on a node.</summary>
    public IReadOnlyList<string> Rows(string node, string table)
        => [.. Directory.EnumerateFiles(Table(node, table), "nb-*-Data.db").SelectMany(File.ReadAllLines).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
