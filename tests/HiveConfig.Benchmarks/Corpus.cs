using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Benchmarks;

/// <summary>Config trees to measure with: the same on every machine and every run.</summary>
internal static class Corpus
{
    private const int CommentLines = 1600;
    private const int Faults = 50;

    // What is broken in every twentieth environment, by turns: the file, the text that is replaced on the second node, and the rule that says so.
    private static readonly (string Rule, string Path, string From, string To)[] Seeded =
    [
        ("HC1006", "/etc/cassandra/cassandra.yaml", ".2,", ".99,"),
        ("HC2001", "/etc/elasticsearch/elasticsearch.yml", "script.allowed_types: inline,stored", "script.allowed_types: inline"),
        ("HC3001", "/etc/thehive/application.conf", "min-nr-of-members = 2", "min-nr-of-members = 1"),
        ("HC8001", "/etc/thehive/secret.conf", "key = \"", "key = \"other-"),
        ("HC1202", "/etc/cassandra/hiveconfig/10-replication.cql", "'datacenter1': 3", "'datacenter1': 1"),
    ];

    /// <summary>One cluster of so many nodes, every service on each.</summary>
    internal static Cluster Of(int nodes, int number = 0) => new()
    {
        Name = ClusterName.Parse(FormattableString.Invariant($"hive{number}")),
        Environment = number == 0 ? null : EnvironmentName.Parse(FormattableString.Invariant($"e{number:0000}")),
        Phase = Phase.Running,
        Nodes = [.. Enumerable.Range(1, nodes).Select(i => new Node(FormattableString.Invariant($"e{number}n{i}"), Address(number, i)))],
        TheHive = new() { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse(FormattableString.Invariant($"https://hive{number}.example.org")) },
        LoadBalancer = new() { VirtualIp = Cidr.Parse(FormattableString.Invariant($"10.{number / 250}.{(number % 250) + 1}.250/16")) },
        Storage = new NfsStorage { Server = HostAddress.Parse("10.200.0.1"), Export = AbsolutePath.Parse(FormattableString.Invariant($"/srv/hive{number}/files")) },
        Memory = DataSize.Gibibytes(16),
        Tls = new(),
        Secrets = Secrets.FromFile("secrets.yaml"),
    };

    /// <summary>The files of a cluster, with made-up secrets.</summary>
    internal static FileSet FilesOf(Cluster cluster) => cluster.Generate(secret => string.Equals(secret.Name, "vrrp", StringComparison.Ordinal)
        ? FormattableString.Invariant($"{cluster.Name}x")
        : FormattableString.Invariant($"{cluster.Name}-made-up-{secret.Name}-0123456789abcdefghij0123456789abcdefghij0123456789"));

    /// <summary>Writes one cluster of so many nodes.</summary>
    internal static void WriteOne(string directory, int nodes) => Write(directory, FilesOf(Of(nodes)), _ => null);

    /// <summary>
    /// Writes environments of three nodes each. Every cassandra.yaml has the size of the packaged one, and every file differs from
    /// every other in a setting at least. Returns the rules that have to speak, one for each fault.
    /// </summary>
    internal static IReadOnlyList<string> WriteEnvironments(string directory, int count)
    {
        var rules = new List<string>();
        var every = Math.Max(1, count / Faults);
        for (var number = 1; number <= count; number++)
        {
            var files = FilesOf(Of(3, number));
            var isBroken = number % every == 0 && rules.Count < Faults;
            var fault = Seeded[rules.Count % Seeded.Length];
            var node = fault.Path.EndsWith(".cql", StringComparison.Ordinal) ? 1 : 2;
            var path = FormattableString.Invariant($"e{number}n{node}{fault.Path}");
            Write(Path.Combine(directory, "envs", FormattableString.Invariant($"e{number:0000}")), files, file =>
            {
                var text = file.TreePath.EndsWith("cassandra.yaml", StringComparison.Ordinal) ? Packaged(file.Text, number) : file.Text;
                if (!isBroken || !string.Equals(file.TreePath, path, StringComparison.Ordinal))
                {
                    return text;
                }

                var broken = text.Replace(fault.From, fault.To, StringComparison.Ordinal);
                return string.Equals(broken, text, StringComparison.Ordinal) ? throw new InvalidOperationException($"{path} has no '{fault.From}'") : broken;
            });
            if (isBroken)
            {
                rules.Add(fault.Rule);
            }
        }

        return rules;
    }

    private static string Address(int number, int node) => node < 240
        ? FormattableString.Invariant($"10.{number / 250}.{(number % 250) + 1}.{node}")
        : FormattableString.Invariant($"10.{number / 250}.{(number % 250) + 2}.{node - 239}");

    private static void Write(string directory, FileSet files, Func<RenderedFile, string?> change)
    {
        foreach (var file in files.Files)
        {
            var path = Path.Combine(directory, file.TreePath);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, change(file) ?? file.Text);
        }
    }

    // As the packages write it: what a setting means in many lines above it.
    private static string Packaged(string text, int number)
    {
        var lines = text.Split('\n');
        var before = CommentLines / lines.Length;
        var result = new StringBuilder();
        foreach (var line in lines)
        {
            // Only a setting of the top level may be preceded by a long comment: what is below one belongs to it.
            for (var i = 0; i < before && line.Length > 0 && line[0] is not (' ' or '#'); i++)
            {
                result.Append("# ").Append(CultureInfo.InvariantCulture, $"{number}.{i}").Append(" what this setting is for, what its default is, and what has to be thought of when it is changed\n#\n");
            }

            result.Append(line).Append('\n');
        }

        return result.ToString();
    }
}
