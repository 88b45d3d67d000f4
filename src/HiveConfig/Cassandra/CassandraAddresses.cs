using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The addresses at which a node listens and which it tells others.</summary>
internal static class CassandraAddresses
{
    private static readonly Key<string>[] Told = [CassandraYaml.ListenAddress, CassandraYaml.BroadcastAddress, CassandraYaml.BroadcastRpcAddress];

    internal static IEnumerable<Violation> Loopback(Repo repo)
        => repo.Inventory.CountOf(Role.Cassandra).Number < 2 ? []
            : Each(repo, [CassandraYaml.ListenAddress, CassandraYaml.RpcAddress], HostText.IsLoopback, "an address that other machines reach")
                .Concat(Each(repo, [CassandraYaml.ListenInterface, CassandraYaml.RpcInterface], name => name is "lo" or "lo0", "an interface that other machines reach"));

    internal static IEnumerable<Violation> ListenBoth(Repo repo) => Both(repo, CassandraYaml.ListenAddress, CassandraYaml.ListenInterface);

    internal static IEnumerable<Violation> Rpc(Repo repo)
        => Both(repo, CassandraYaml.RpcAddress, CassandraYaml.RpcInterface).Concat(
            from given in repo.Each(CassandraYaml.Kind, CassandraYaml.RpcAddress)
            where given.Value is not null && HostText.IsWildcard(given.Value)
                && repo.Ask(given.File, CassandraYaml.RpcInterface, given.File.Node) is { Setting: null }
                && IsUnset(repo, given.File, CassandraYaml.BroadcastRpcAddress)
            select new Violation(given.Place, given.Span, $"'rpc_address' is {Wording.Quote(given.Value!)} and 'broadcast_rpc_address' is absent, expected the node's address in it")
            {
                Setting = "rpc_address",
                Fix = "Set rpc_address to the node's own address, or add broadcast_rpc_address with it.",
            });

    internal static IEnumerable<Violation> Wildcard(Repo repo) => Each(repo, Told, HostText.IsWildcard, "the node's own address");

    // What others reach a node by: nodes by the first two, clients by the others.
    internal static IEnumerable<Violation> Distinct(Repo repo)
    {
        var stated = (from key in new[] { CassandraYaml.ListenAddress, CassandraYaml.BroadcastAddress, CassandraYaml.RpcAddress, CassandraYaml.BroadcastRpcAddress }
                      from given in repo.OnNodes(CassandraYaml.Kind, key)
                      where given.Value is not null && !HostText.IsLocal(given.Value) && (HostText.IsAddress(given.Value) || HostText.IsName(given.Value))
                      select new { Key = key.Name, Given = given, Host = HostText.Usual(given.Value!) }).ToList();
        var ofFile = stated.ToLookup(one => one.Given.File);
        var repeated = from same in stated.GroupBy(one => new { one.Key, one.Host })
                       let claims = same.ToList()
                       where claims.Count > 1
                       let first = Rightful.Of(repo, claims, one => new Claimed(one.Given.File.Node!, one.Given.Place, one.Given.Span, one.Given.Value!)
                       {
                           Others = ofFile[one.Given.File].Where(other => !ReferenceEquals(other, one)).Select(other => other.Host).ToList(),
                       })
                       from again in claims.Where(one => !ReferenceEquals(one, first))
                       select new { again.Key, Here = again.Given, There = first.Given };

        // What a node tells others is what it listens at where it tells nothing else.
        repeated = repeated.Concat(from told in new[] { (Told: CassandraYaml.BroadcastAddress.Name, Own: CassandraYaml.ListenAddress.Name), (Told: CassandraYaml.BroadcastRpcAddress.Name, Own: CassandraYaml.RpcAddress.Name) }
                                   let tells = stated.Where(one => string.Equals(one.Key, told.Told, StringComparison.Ordinal)).ToList()
                                   where tells.Count > 0
                                   let telling = new HashSet<ConfigFile>(tells.Select(one => one.Given.File))
                                   let owners = stated.Where(one => string.Equals(one.Key, told.Own, StringComparison.Ordinal) && !telling.Contains(one.Given.File)).ToLookup(one => one.Host, StringComparer.Ordinal)
                                   from one in tells
                                   let owner = owners[one.Host].FirstOrDefault()
                                   where owner is not null
                                   select new { one.Key, Here = one.Given, There = owner.Given });

        // A block that is copied from one node to another is one fault.
        return from copied in repeated.GroupBy(one => $"{one.Here.Place.Path}\n{one.There.Place.Path}", StringComparer.Ordinal)
               let first = copied.First()
               select new Violation(first.Here.Place, first.Here.Span, Wording.Repeated(first.Key, first.Here.Value!, first.There.File.Node!))
               {
                   Setting = first.Key,
                   Related =
                   [
                       new RelatedPlace(first.There.Place, first.There.Span, Wording.GivenHere),
                       .. copied.Skip(1).Select(again => new RelatedPlace(again.Here.Place, again.Here.Span, Wording.AlsoHere)),
                   ],
               };
    }

    private static IEnumerable<Violation> Each(Repo repo, IEnumerable<Key<string>> keys, Func<string, bool> isWrong, string expected)
        => keys.SelectMany(key => repo.Must(CassandraYaml.Kind, key, value => !isWrong(value.Trim()), expected));

    private static IEnumerable<Violation> Both(Repo repo, Key<string> address, Key<string> nic)
        => from file in repo.Of(CassandraYaml.Kind)
           where Repo.IsReadable(file)
           let first = Stated(file, address)
           let second = Stated(file, nic)
           where first is not null && second is not null
           let isFirstLater = second.KeySpan < first.KeySpan
           let later = isFirstLater ? first : second
           let earlier = isFirstLater ? second : first
           select new Violation(file, later.KeySpan, $"'{address.Name}' and '{nic.Name}' are both set, expected one of them")
           {
               Setting = address.Name,
               Related = [new RelatedPlace(file, earlier.KeySpan, Wording.GivenHere)],
           };

    // A placeholder sets it too, whatever it will be; an empty value does not.
    private static Setting? Stated(ConfigFile file, Key<string> key) => key.Find(file.Tree) is { Value: not ScalarValue { IsNull: true } } setting ? setting : null;

    private static bool IsUnset(Repo repo, ConfigFile file, Key<string> key)
        => repo.Ask(file, key, file.Node) is { Setting: null } || key.Find(file.Tree) is { Value: ScalarValue { IsNull: true } };
}
