using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>How TheHive reaches Cassandra: hosts, port, encryption, datacenter.</summary>
internal static class CassandraLink
{
    private const int UsualPort = 9042;

    private static readonly Key<string> BroadcastRpcAddress = new("broadcast_rpc_address", "", Read.Text);
    private static readonly Key<string> RpcInterface = new("rpc_interface", "", Read.Text);
    private static readonly Key<bool?> StartNativeTransport = new("start_native_transport", "", Read.Flag);
    private static readonly Key<int?> TlsPort = new("native_transport_port_ssl", "", JavaNumber.Of);
    private static readonly Key<bool?> ClientAuthentication = new("db.janusgraph.storage.cql.ssl.client-authentication-enabled", "", Read.Flag);
    private static readonly Key<string> Keystore = new("db.janusgraph.storage.cql.ssl.keystore.location", "", Read.Text);
    private static readonly Key<string> KeystorePassword = new("db.janusgraph.storage.cql.ssl.keystore.storepassword", "", Read.Text) { IsSecret = true };
    private static readonly Key<string> KeyPassword = new("db.janusgraph.storage.cql.ssl.keystore.keypassword", "", Read.Text) { IsSecret = true };

    /// <summary>Hosts that are no Cassandra node, and one host where there are more.</summary>
    internal static IEnumerable<Violation> Hosts(Repo repo)
    {
        if (repo.Inventory.CountOf(Role.Cassandra).Number < 2)
        {
            return [];
        }

        var lists = repo.Each(ApplicationConf.Kind, ApplicationConf.StorageHosts).Where(given => given.Setting is not null).ToList();
        var addresses = ClientAddresses(repo);
        var wrong = WrongContacts.Of(repo, lists, Role.Cassandra, addresses is null or { ListenAnywhere: true }).ToList();
        lists.RemoveAll(given => wrong.Exists(violation => ReferenceEquals(violation.File, given.Place) || violation.Related.Any(related => ReferenceEquals(related.File, given.Place))));
        var moved = Contradicted.Of(repo, CassandraYaml.Kind, CassandraYaml.RpcAddress, "cassandra").Where(node => repo.Ask(node.Given.File, BroadcastRpcAddress, node.Given.File.Node) is { Setting: null }).ToList();
        var strangers = addresses is not null
            ? repo.Match(lists.Select(given => Judge(repo, given, addresses, moved)), ApplicationConf.StorageHosts.Name, "Cassandra node's address for clients").ToList()
            : [];
        var single = from given in lists
                     where given.Value!.Distinct(StringComparer.Ordinal).Count() == 1 && HostText.IsAddress(HostPort.Of(given.Value![0]).Host)
                     where !strangers.Exists(violation => ReferenceEquals(violation.File, given.Place) || violation.Related.Any(related => ReferenceEquals(related.File, given.Place)))
                     select new Violation(given.Place, given.Span, $"'{given.Setting!.Key}' lists {Wording.Quote(given.Value![0])} alone, expected several of the {Wording.Count(repo.Inventory.CountOf(Role.Cassandra).Number, "Cassandra node")}")
                     {
                         Setting = given.Setting.Key,
                         Severity = Severity.Warning,
                     };
        return [.. wrong, .. strangers, .. single, .. Closed(repo, lists), .. Unstated(repo, addresses, ApplicationConf.StorageHosts, ApplicationConf.StorageBackend, "cql", "Cassandra"), .. moved.Where(node => !ListensThere(repo, node)).Select(node => node.ToViolation())];
    }

    /// <summary>Files that name no hosts: TheHive then asks its own machine at loopback, where no node of this repo listens.</summary>
    /// <param name="repo">The repo.</param>
    /// <param name="addresses">Where the nodes listen; null when that is not known.</param>
    /// <param name="hosts">The list.</param>
    /// <param name="backend">What says which store it is for.</param>
    /// <param name="used">The store that the nodes are.</param>
    /// <param name="product">Its name.</param>
    internal static IEnumerable<Violation> Unstated(Repo repo, ListeningHosts? addresses, Key<IReadOnlyList<string>> hosts, Key<string> backend, string used, string product)
    {
        if (addresses is null or { ListenAnywhere: true } or { AreAddresses: false } || addresses.Contains("127.0.0.1") || addresses.Contains("::1"))
        {
            yield break;
        }

        // In a container the command line says it; a file for one does not say which store that is.
        var missing = repo.Each(ApplicationConf.Kind, hosts)
            .Where(given => given.Setting is null && string.Equals(repo.Ask(given.File, backend, given.File.Node)?.Value, used, StringComparison.Ordinal) && !HasSlip(repo, given.File, hosts))
            .ToList();
        if (missing.Count > 0)
        {
            var first = missing[0];
            var section = hosts.Name.Substring(0, hosts.Name.LastIndexOf('.') + 1);
            yield return new Violation(first.File, Near(repo, first.File, section), $"'{hosts.Name}' is absent, which means '127.0.0.1', expected the {product} nodes' addresses for clients")
            {
                Setting = hosts.Name,
                Related = missing.Skip(1).Select(again => new RelatedPlace(again.File, Near(repo, again.File, section), Wording.AlsoHere)).ToList(),
            };
        }
    }

    /// <summary>Whether a setting is there under a misspelt name, which is told by itself.</summary>
    internal static bool HasSlip(Repo repo, ConfigFile file, Key key)
        => repo.Effective(file, file.Node).Settings.Any(setting => setting.Key.StartsWith("db.janus", StringComparison.Ordinal) && TheHiveSettings.SlipIn(setting.Key) is { } slip && key.Name.StartsWith(slip.Meant, StringComparison.Ordinal));

    // Nodes that TheHive is told to ask and that do not listen for clients at all.
    private static IEnumerable<Violation> Closed(Repo repo, List<Given<IReadOnlyList<string>>> lists)
    {
        var files = repo.Of(CassandraYaml.Kind).ToList();
        return from file in files
               where file.Node is not null || files.Count == 1
               let given = repo.Ask(file, StartNativeTransport, file.Node)
               where given is { Value: false }
               let contact = (from list in lists
                              from entry in Entries.Of(list.Setting!.Value, list.Value!)
                              where file.Node is null || string.Equals(repo.Inventory.Find(HostPort.Of(entry.Text).Host)?.Name, file.Node, StringComparison.Ordinal)
                              select new { list.Place, entry.Span }).FirstOrDefault()
               where contact is not null
               select new Violation(given.Place, given.Span, $"'{StartNativeTransport.Name}' is 'false', but TheHive asks {file.Node ?? "this node"} by CQL, expected 'true'")
               {
                   Setting = StartNativeTransport.Name,
                   Related = [new RelatedPlace(contact.Place, contact.Span, Wording.GivenHere)],
                   Fix = "Write 'start_native_transport: true', or delete the line: that is the default.",
               };
    }

    /// <summary>A datacenter that no Cassandra node is in.</summary>
    internal static IEnumerable<Violation> LocalDatacenter(Repo repo)
    {
        var datacenters = Datacenters.Of(repo);
        if (repo.Inventory.CountOf(Role.Cassandra).Number < 2 || datacenters.Count == 0 || !datacenters.Values.All(count => count.IsComplete))
        {
            return [];
        }

        var expected = string.Join(" or ", datacenters.Keys.OrderBy(name => name, StringComparer.Ordinal).Select(Wording.Quote));
        return from same in repo.Each(ApplicationConf.Kind, ApplicationConf.LocalDatacenter)
                   .Where(given => !datacenters.ContainsKey(given.Value ?? ApplicationConf.LocalDatacenter.Default!) && UsesCassandra(repo, given.File))
                   .GroupBy(given => given.Value ?? "", StringComparer.Ordinal)
               let first = same.First()
               let key = ApplicationConf.LocalDatacenter.Name
               select new Violation(
                   first.Place,
                   first.Setting is null ? Near(repo, first.File, "db.janusgraph.storage.") : first.Span,
                   first.Setting is null ? $"'{key}' is absent, which means 'datacenter1', expected {expected} as in {RackDcProperties.Kind.Name}" : Wording.Wrong(key, first.Value, $"{expected} as in {RackDcProperties.Kind.Name}"))
               {
                   Setting = key,
                   Related = same.Skip(1).Select(again => new RelatedPlace(again.Place, again.Setting is null ? Near(repo, again.File, "db.janusgraph.storage.") : again.Span, Wording.AlsoHere)).ToList(),
                   Edits = datacenters.Count == 1 ? same.SelectMany(again => HoconEdit.Of(again.Place, again.Setting?.Value, datacenters.Keys.First())).ToList() : [],
               };
    }

    /// <summary>A port at which no Cassandra node listens for clients.</summary>
    internal static IEnumerable<Violation> Port(Repo repo)
    {
        foreach (var given in repo.Each(ApplicationConf.Kind, ApplicationConf.StoragePort).Where(given => UsesCassandra(repo, given.File)))
        {
            var ports = Ports(repo, repo.Ask(given.File, ApplicationConf.StorageTlsEnabled, given.File.Node));
            if (ports.Count > 0 && !ports.Contains(given.Value ?? UsualPort))
            {
                var expected = Listed(ports) + " as in " + CassandraYaml.Kind.Name;
                yield return new Violation(
                    given.Place,
                    given.Setting is null ? Near(repo, given.File, "db.janusgraph.storage.") : given.Span,
                    given.Setting is null ? $"'{ApplicationConf.StoragePort.Name}' is absent, which means '{Text(UsualPort)}', expected {expected}" : Wording.Wrong(given.Setting.Key, Text(given.Value!.Value), expected))
                {
                    Setting = ApplicationConf.StoragePort.Name,
                    Edits = ports.Count == 1 ? HoconEdit.Put(given.Place, given.Setting, ApplicationConf.StoragePort.Name, Text(ports.First())) : [],
                };
            }
        }
    }

    /// <summary>Encryption that one side has and the other has not.</summary>
    internal static IEnumerable<Violation> Tls(Repo repo)
    {
        var nodes = repo.Of(CassandraYaml.Kind).ToList();
        var enabled = Common(repo, nodes, CassandraYaml.ClientEnabled, unset: false);
        var optional = Common(repo, nodes, CassandraYaml.ClientOptional, unset: false);
        foreach (var given in repo.Each(ApplicationConf.Kind, ApplicationConf.StorageTlsEnabled).Where(given => UsesCassandra(repo, given.File)))
        {
            var key = ApplicationConf.StorageTlsEnabled.Name;
            var place = given.Setting is null ? Near(repo, given.File, "db.janusgraph.storage.") : given.Span;

            // A port of its own for encryption leaves the other one in clear.
            var truststore = repo.Ask(given.File, ApplicationConf.StorageTruststore, given.File.Node);
            if (given.Value is not true && enabled is true && optional is false && nodes.TrueForAll(node => repo.Ask(node, TlsPort, node.Node) is { Setting: null }))
            {
                yield return new Violation(given.Place, place, $"'{key}' is {Wording.Value(given.Setting is null ? null : "false")} but Cassandra takes encrypted connections only, expected 'true'{(truststore is { Setting: null } ? " and a truststore" : "")}")
                {
                    Setting = key,
                    Related = [Where(repo, nodes[0], CassandraYaml.ClientEnabled)],

                    // Where the truststore lies nobody can guess, and without it Cassandra is still not reached.
                    Edits = truststore is { Setting: not null } ? HoconEdit.Put(given.Place, given.Setting, key, "true") : [],
                };
            }
            else if (given.Value is true && enabled is false)
            {
                yield return new Violation(given.Place, place, $"'{key}' is 'true' but Cassandra's '{CassandraYaml.ClientEnabled.Name}' is not, expected both alike")
                {
                    Setting = key,
                    Related = [Where(repo, nodes[0], CassandraYaml.ClientEnabled)],
                };
            }
            else if (given.Value is true && truststore is { Setting: null })
            {
                yield return new Violation(given.Place, place, $"'{key}' is 'true' but '{ApplicationConf.StorageTruststore.Name}' is absent: only Java's own authorities are trusted")
                {
                    Setting = ApplicationConf.StorageTruststore.Name,
                    Severity = Severity.Warning,
                };
            }
        }
    }

    /// <summary>Certificates that Cassandra asks for and TheHive does not show.</summary>
    internal static IEnumerable<Violation> MutualTls(Repo repo)
    {
        var nodes = repo.Of(CassandraYaml.Kind).ToList();
        var isRequired = Common(repo, nodes, CassandraYaml.ClientEnabled, unset: false) is true && Common(repo, nodes, CassandraYaml.ClientRequireClientAuth, unset: false) is true;
        foreach (var given in repo.Each(ApplicationConf.Kind, ClientAuthentication).Where(given => UsesCassandra(repo, given.File)))
        {
            // In clear nobody asks for a certificate, and that is a matter of its own.
            if (repo.Ask(given.File, ApplicationConf.StorageTlsEnabled, given.File.Node) is not { Value: true } tls)
            {
                continue;
            }

            var missing = new[] { Keystore, KeystorePassword, KeyPassword }
                .Where(key => repo.Ask(given.File, key, given.File.Node) is { Setting: null })
                .Select(key => Wording.Quote(key.Name.Substring(key.Name.IndexOf("keystore", StringComparison.Ordinal))))
                .ToList();
            if (isRequired && given.Value is not true)
            {
                yield return new Violation(given.Place, given.Setting is null ? tls.Span : given.Span, $"'{ClientAuthentication.Name}' is {Wording.Value(given.Setting is null ? null : "false")} but Cassandra asks clients for a certificate, expected 'true' and a keystore")
                {
                    Setting = ClientAuthentication.Name,
                    Related = [Where(repo, nodes[0], CassandraYaml.ClientRequireClientAuth)],
                };
            }
            else if (given.Value is true && missing.Count > 0)
            {
                yield return new Violation(given.Place, given.Span, $"'{ClientAuthentication.Name}' is 'true' but 'cql.ssl' lacks {string.Join(", ", missing)}") { Setting = ClientAuthentication.Name };
            }
        }
    }

    /// <summary>Whether a file is one that says how TheHive reaches Cassandra.</summary>
    internal static bool UsesCassandra(Repo repo, ConfigFile file)
        => Repo.IsReadable(file) && ApplicationConf.StorageHosts.Find(repo.Effective(file)) is not null && repo.Ask(file, ApplicationConf.StorageBackend, file.Node) is null or { Value: null or "cql" };

    /// <summary>The first setting of a section that stands in the file itself.</summary>
    internal static Span Near(Repo repo, ConfigFile file, string section)
        => repo.Effective(file).Settings.FirstOrDefault(setting => setting.Origin is null && setting.Key.StartsWith(section, StringComparison.Ordinal))?.KeySpan ?? Span.Start;

    // Nodes look for it elsewhere too: one slip, which another rule tells.
    private static bool ListensThere(Repo repo, Contradicted node)
        => repo.Ask(node.Given.File, CassandraYaml.ListenAddress, node.Given.File.Node)?.Value is { } listens && HostText.Same(listens, node.Given.Value!);

    private static Entries Judge(Repo repo, Given<IReadOnlyList<string>> given, ListeningHosts addresses, List<Contradicted> moved)
        => new(given.Place, Entries.Of(given.Setting!.Value, given.Value!).Select(entry =>
        {
            var host = HostPort.Of(entry.Text).Host;
            var node = repo.Inventory.Find(host);
            if (addresses.Contains(host) || moved.Exists(other => HostText.Same(other.Expected, host)) || (addresses.ListenAnywhere && (node is null || node.Has(Role.Cassandra))))
            {
                return new Entry(entry.Text, entry.Span, Membership.Known);
            }

            // A node's other names and addresses may lead to the one that it listens at only where DNS says so.
            var isJudgeable = HostText.IsAddress(host) && addresses.AreAddresses;
            return new Entry(entry.Text, entry.Span, isJudgeable ? Membership.Stranger : Membership.Unknown)
            {
                IsCertain = isJudgeable && HostText.IsLocal(host),
            };
        }).ToList());

    // Null when a node's address for clients is not known: it has an interface, or says nothing.
    private static ListeningHosts? ClientAddresses(Repo repo)
    {
        var addresses = new ListeningHosts();
        var files = repo.Of(CassandraYaml.Kind).ToList();
        foreach (var file in files)
        {
            var broadcast = repo.Ask(file, BroadcastRpcAddress, file.Node);
            var own = repo.Ask(file, CassandraYaml.RpcAddress, file.Node);
            if (broadcast is null || own is null || repo.Ask(file, RpcInterface, file.Node) is not { Setting: null } || (broadcast.Value ?? own.Value) is not { } host)
            {
                return null;
            }

            addresses.Add(host, own.Value is "0.0.0.0" or "::");
        }

        return files.Count > 0 && addresses.AreDistinct && files.Count >= repo.Inventory.With(Role.Cassandra).Count && files.TrueForAll(file => file.Node is not null) ? addresses : null;
    }

    // The ports that clients of this kind can use; none when any node's is unknown.
    private static HashSet<int> Ports(Repo repo, Given<bool?>? tls)
    {
        var ports = new HashSet<int>();
        foreach (var file in repo.Of(CassandraYaml.Kind))
        {
            if (repo.Ask(file, CassandraYaml.NativeTransportPort, file.Node) is not { } plain || repo.Ask(file, TlsPort, file.Node) is not { } encrypted)
            {
                return [];
            }

            // Where encryption has a port of its own, each kind of client has one.
            if (tls?.Value is not true || encrypted.Value is null)
            {
                ports.Add(plain.Value ?? UsualPort);
            }

            if (tls is null or { Value: true } && encrypted.Value is { } own)
            {
                ports.Add(own);
            }
        }

        return ports;
    }

    // What all Cassandra nodes have; null when that is unknown, or not the same.
    private static bool? Common(Repo repo, List<ConfigFile> files, Key<bool?> key, bool unset)
    {
        var values = files.Select(file => repo.Ask(file, key, file.Node)).ToList();
        var first = values.FirstOrDefault();
        return first is not null && values.TrueForAll(given => given is not null && (given.Value ?? unset) == (first.Value ?? unset)) ? first.Value ?? unset : null;
    }

    private static RelatedPlace Where(Repo repo, ConfigFile file, Key key)
        => new(file, key.Find(file.Tree)?.Span ?? Near(repo, file, "client_encryption_options"), "Cassandra's side");

    /// <summary>Ports as a message says which are right.</summary>
    internal static string Listed(HashSet<int> ports)
    {
        var sorted = new List<int>(ports);
        sorted.Sort();
        return string.Join(" or ", sorted.ConvertAll(port => Wording.Quote(Text(port))));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
