using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>HCA1008: a seed, a contact point or a backend that is no node.</summary>
internal sealed class NamesNodeCheck() : ClusterCheck(CodeRules.NamesNode)
{
    private static readonly (string File, Key Key, string What)[] Lists =
    [
        (nameof(Extra.CassandraYaml), CassandraYaml.Seeds, "a seed"),
        (nameof(Extra.ElasticsearchYml), ElasticsearchYml.SeedHosts, "a seed"),
        (nameof(Extra.ElasticsearchYml), ElasticsearchYml.InitialMasterNodes, "a first master"),
        (nameof(Extra.ApplicationConf), ApplicationConf.SeedNodes, "a seed"),
        (nameof(Extra.ApplicationConf), ApplicationConf.StorageHosts, "a contact point"),
        (nameof(Extra.ApplicationConf), ApplicationConf.IndexHosts, "a contact point"),
    ];

    private protected override IEnumerable<Diagnostic> Check(ClusterReading cluster)
    {
        if (!cluster.HasAllNodes || cluster.Part("Extra") is not { } part || new ExtraReading(part, cluster.Known) is not { } extra)
        {
            return [];
        }

        return Stated(extra)
            .Where(stated => IsNoNode(stated.Entry, cluster.Nodes))
            .Select(stated => At(ExtraReading.PlaceOf(stated.Place, stated.Entry), $"'{stated.Entry}' is {stated.What}, but no node of this cluster; expected {Nodes(cluster.Nodes)}"));
    }

    private static IEnumerable<(string What, string Entry, IOperation Place)> Stated(ExtraReading extra)
    {
        foreach (var (file, key, what) in Lists)
        {
            if (extra.Tree(file) is var (settings, text))
            {
                foreach (var entry in ExtraReading.Entries(key.Find(settings)?.Value))
                {
                    yield return (what, entry, text);
                }
            }
        }

        // What a system property says counts before application.conf; an item of a list has its number behind a dot.
        foreach (var (option, place) in extra.Lines(nameof(Extra.TheHiveJvm)))
        {
            var equals = option.IndexOf('=');
            var name = equals > 2 && option.StartsWith("-D", StringComparison.Ordinal) ? option.Substring(2, equals - 2).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('.') : "";
            if (Array.Find(Lists, list => list.File is nameof(Extra.ApplicationConf) && list.Key.Find(new TreeDocument(new MapValue([new MapEntry(name, Span.Start, new ScalarValue("", Span.Start))], Span.Start), [])) is not null) is { Key: not null } known)
            {
                foreach (var entry in option.Substring(equals + 1).Split(','))
                {
                    yield return (known.What, entry, place);
                }
            }
        }

        foreach (var (line, place) in extra.Lines(nameof(Extra.HaproxyDefaults)).Concat(extra.Lines(nameof(Extra.HaproxyGlobal))))
        {
            if (line.Split([' '], StringSplitOptions.RemoveEmptyEntries) is { Length: > 2 } words && words[0] is "server")
            {
                yield return ("a backend", words[2], place);
            }
        }
    }

    // A name is never compared with an address: who knows what it resolves to. A node alone is its own seed, by whichever address.
    private static bool IsNoNode(string entry, IReadOnlyList<NodeReading> nodes)
    {
        var host = HostPort.Of(entry.Substring(entry.LastIndexOf('@') + 1)).Host;
        if (Placeholder.IsIn(entry) || (nodes.Count == 1 && HostAddress.TryParse(host, out var own, out _) && own.IsOfNoMachine) || !HostAddress.TryParse(host, out var address, out _) || nodes.Any(node => node.Addresses.Any(known => known.Value == address)))
        {
            return false;
        }

        return address.IsName
            ? nodes.All(node => node.Name is { } name && !string.Equals(name.Value.Value, host, StringComparison.OrdinalIgnoreCase)) && (host.IndexOf('.') < 0 || nodes.All(node => node.Addresses.Any(known => known.Value.IsName)))
            : nodes.All(node => node.HasKnownAddresses && node.Addresses.Any(known => known.Value.Family == address.Family));
    }

    private static string Nodes(IReadOnlyList<NodeReading> nodes)
    {
        var addresses = nodes.Select(node => node.Address?.Value.Value).Where(address => address is not null).Take(4).ToList();
        return addresses.Count is 0 or > 3 ? "an address of one" : string.Join(" or ", addresses.Select(address => $"'{address}'"));
    }
}
