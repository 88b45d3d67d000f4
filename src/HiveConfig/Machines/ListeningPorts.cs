using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Machines;

/// <summary>At which ports the services of a machine listen.</summary>
internal static class ListeningPorts
{
    private const int MostAddresses = 200;

    private static readonly Key<string> ElasticsearchPort = new("http.port", "", Read.Text);
    private static readonly Key<string> ElasticsearchTransportPort = new("transport.port", "", Read.Text);
    private static readonly Key<int?> CassandraTlsPort = new("native_transport_port_ssl", "", Read.WholeNumber);

    internal static IEnumerable<Violation> Collisions(Repo repo)
        => from machine in Of(repo).GroupBy(port => port.File.Node!, StringComparer.Ordinal)
           from same in machine.GroupBy(port => Text(port.Number), StringComparer.Ordinal)
           let ports = Told(same)
           from pair in Pairs(ports).Take(1)
           let here = pair.Second.Setting is null ? pair.First : pair.Second
           let other = pair.Second.Setting is null ? pair.Second : pair.First
           where here.Setting is not null
           select new Violation(here.Place, here.Span, $"{here.Service} would listen at port '{Text(here.Number)}' of '{machine.Key}', where {other.Service} does")
           {
               Setting = here.Setting,
               Related = [new RelatedPlace(other.Place, other.Span, other.Setting is null ? $"the default of {other.Service}" : Wording.GivenHere)],
           };

    private static IEnumerable<Pair> Pairs(List<Listener> ports)
    {
        // All of one service do not collide with each other.
        if (ports.TrueForAll(port => string.Equals(port.Service, ports[0].Service, StringComparison.Ordinal)))
        {
            yield break;
        }

        for (var i = 0; i < ports.Count; i++)
        {
            for (var j = i + 1; j < ports.Count; j++)
            {
                if (!string.Equals(ports[i].Service, ports[j].Service, StringComparison.Ordinal) && !IsOfCassandra(ports[i], ports[j]) && Overlap(ports[i].Host, ports[j].Host))
                {
                    yield return new Pair(ports[i], ports[j]);
                }
            }
        }
    }

    // As many addresses as anybody gives one service at one port; what is repeated says nothing new.
    private static List<Listener> Told(IEnumerable<Listener> ports)
    {
        var told = new List<Listener>();
        foreach (var service in ports.Select((port, i) => new { Port = port, Index = i }).GroupBy(entry => new { entry.Port.Service, entry.Port.File }).SelectMany(same => same.Take(MostAddresses)).OrderBy(entry => entry.Index))
        {
            told.Add(service.Port);
        }

        return told;
    }

    // Ports within one cassandra.yaml have a rule of their own, and two of them may be one on purpose.
    private static bool IsOfCassandra(Listener left, Listener right) => ReferenceEquals(left.File, right.File) && ReferenceEquals(left.File.Kind, CassandraYaml.Kind);

    // Two addresses of which one is not known may well be two.
    private static bool Overlap(string? left, string? right)
        => left is not null && right is not null && (IsAny(left) || IsAny(right) || HostText.Same(left, right));

    private static bool IsAny(string host) => host is "" or "*" or "0.0.0.0" or "::" or "[::]";

    private static IEnumerable<Listener> Of(Repo repo)
    {
        foreach (var file in repo.Files.Where(file => file.Node is not null && Repo.IsReadable(file)))
        {
            if (ReferenceEquals(file.Kind, CassandraYaml.Kind))
            {
                var host = repo.Ask(file, CassandraYaml.RpcAddress, file.Node)?.Value;
                yield return Stated(repo, file, CassandraYaml.NativeTransportPort, 9042, "Cassandra for clients", host);
                yield return Stated(repo, file, CassandraYaml.StoragePort, 7000, "Cassandra between nodes", repo.Ask(file, CassandraYaml.ListenAddress, file.Node)?.Value);
                yield return Stated(repo, file, CassandraTlsPort, 0, "Cassandra for encrypted clients", host);
            }
            else if (ReferenceEquals(file.Kind, ElasticsearchYml.Kind))
            {
                var host = repo.Ask(file, ElasticsearchYml.NetworkHost, file.Node)?.Value is { } stated && !stated.StartsWith("_", StringComparison.Ordinal) ? stated : null;
                yield return Number(repo, file, ElasticsearchPort, 9200, "Elasticsearch for clients", host);
                yield return Number(repo, file, ElasticsearchTransportPort, 9300, "Elasticsearch between nodes", host);
            }
            else if (ReferenceEquals(file.Kind, ApplicationConf.Kind) || ReferenceEquals(file.Kind, CortexConf.Kind))
            {
                var isCortex = ReferenceEquals(file.Kind, CortexConf.Kind);
                var web = repo.Ask(file, ApplicationConf.HttpAddress, file.Node);
                yield return Stated(repo, file, ApplicationConf.HttpPort, isCortex ? 9001 : 9000, isCortex ? "Cortex" : "TheHive", web is null ? null : web.Value ?? "0.0.0.0");
                if (!isCortex)
                {
                    yield return Stated(repo, file, ApplicationConf.CanonicalPort, 0, "TheHive between nodes", repo.Ask(file, ApplicationConf.CanonicalHostname, file.Node)?.Value);
                }
            }
            else if (ReferenceEquals(file.Kind, HaproxyCfg.Kind) && file.Document is HaproxyDocument haproxy)
            {
                foreach (var address in haproxy.Sections.SelectMany(section => section.Binds).SelectMany(bind => bind.Addresses).Where(address => address is { Port: not null, Host: not null }))
                {
                    yield return new Listener(file, file, address.Span, "bind", "HAProxy", address.Host, address.Port!.Value);
                }
            }
        }
    }

    private static Listener Stated(Repo repo, ConfigFile file, Key<int?> key, int usual, string service, string? host)
        => repo.Ask(file, key, file.Node) is { } given
            ? new Listener(file, given.Place, given.Span, given.Setting?.Key, service, given.Value is null && usual == 0 ? null : host, given.Value ?? usual)
            : new Listener(file, file, Span.Start, Setting: null, service, Host: null, 0);

    // A range, or a word, is no port that is known.
    private static Listener Number(Repo repo, ConfigFile file, Key<string> key, int usual, string service, string? host)
        => repo.Ask(file, key, file.Node) is { } given && (given.Value is null || int.TryParse(given.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new Listener(file, given.Place, given.Span, given.Setting?.Key, service, host, given.Value is null ? usual : int.Parse(given.Value, NumberStyles.None, CultureInfo.InvariantCulture))
            : new Listener(file, file, Span.Start, Setting: null, service, Host: null, 0);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Pair(Listener First, Listener Second);

    private sealed record Listener(ConfigFile File, ConfigFile Place, Span Span, string? Setting, string Service, string? Host, int Number);
}
