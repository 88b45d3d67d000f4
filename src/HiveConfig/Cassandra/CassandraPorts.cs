using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The ports of a node: in range, another each, the same on all nodes.</summary>
internal static class CassandraPorts
{
    private const int Highest = 65535;

    private static readonly PortKey[] Usual =
        [new(CassandraYaml.StoragePort, 7000), new(CassandraYaml.SslStoragePort, 7001), new(CassandraYaml.NativeTransportPort, 9042)];

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var faults = repo.Of(CassandraYaml.Kind).SelectMany(file => OfFile(repo, file)).ToList();
        var differences = Usual.SelectMany(port => repo.AgreeOrDefault(CassandraYaml.Kind, port.Key, port.Usual.ToString(CultureInfo.InvariantCulture)));
        return faults.Concat(differences.Where(violation => !faults.Exists(fault => ReferenceEquals(fault.File, violation.File))));
    }

    private static IEnumerable<Violation> OfFile(Repo repo, ConfigFile file)
    {
        var isWrong = false;
        foreach (var key in Usual.Select(port => port.Key).Concat([CassandraYaml.NativeTransportPortSsl]))
        {
            if (repo.Ask(file, key, file.Node) is { Value: { } number and (< 1 or > Highest) } given)
            {
                isWrong = true;
                yield return new Violation(given.Place, given.Span, Wording.Wrong(key.Name, number.ToString(CultureInfo.InvariantCulture), $"1 to {Highest}")) { Setting = key.Name };
            }
        }

        // Two that are wrong may well be equal.
        if (isWrong)
        {
            yield break;
        }

        foreach (var (left, right) in new[] { (Usual[0], Usual[2]), (Usual[0], Usual[1]), (Usual[1], Usual[2]) })
        {
            if (repo.Ask(file, left.Key, file.Node) is { } first && repo.Ask(file, right.Key, file.Node) is { } second
                && (first.Value ?? left.Usual) == (second.Value ?? right.Usual))
            {
                // The port for 3.x is opened on demand only.
                var needsSsl = ReferenceEquals(left.Key, CassandraYaml.SslStoragePort) || ReferenceEquals(right.Key, CassandraYaml.SslStoragePort);
                var isOpen = !needsSsl || repo.Ask(file, CassandraYaml.LegacySslStoragePort, file.Node)?.Value == true;
                var later = second.Setting is null || (first.Setting is not null && second.Span < first.Span) ? first : second;
                var other = ReferenceEquals(later, first) ? second : first;
                yield return new Violation(later.Place, later.Span, $"'{later.Setting!.Key}' is {(later.Value ?? 0).ToString(CultureInfo.InvariantCulture)}, the port of '{NameOf(other, ReferenceEquals(other, first) ? left.Key : right.Key)}' too; expected another for each")
                {
                    Setting = later.Setting.Key,
                    Severity = isOpen ? null : Severity.Warning,
                    Related = other.Setting is null ? [] : [new RelatedPlace(other.Place, other.Span, Wording.GivenHere)],
                };
            }
        }
    }

    private static string NameOf(Given<int?> given, Key<int?> key) => given.Setting?.Key ?? key.Name;

    private sealed record PortKey(Key<int?> Key, int Usual);
}
