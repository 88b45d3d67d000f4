using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>How TheHive reaches Elasticsearch: hosts, port, encryption, login, copies.</summary>
internal static class IndexLink
{
    internal const int UsualPort = 9200;

    private const string Section = "db.janusgraph.index.search.";

    private static readonly Key<string> HttpHost = new("http.host", "", Read.Text);
    private static readonly Key<string> HttpPublishHost = new("http.publish_host", "", Read.Text);
    private static readonly Key<string> HttpBindHost = new("http.bind_host", "", Read.Text);

    // As text: a range is a port that is not known.
    private static readonly Key<string> HttpPort = new("http.port", "", Read.Text);

    /// <summary>Hosts that are no Elasticsearch node, and one host where there are more.</summary>
    internal static IEnumerable<Violation> Hosts(Repo repo)
    {
        var count = repo.Inventory.CountOf(Role.Elasticsearch).Number;
        if (count < 2)
        {
            return [];
        }

        var lists = Using(repo).Select(file => repo.Ask(file, ApplicationConf.IndexHosts, file.Node)).OfType<Given<IReadOnlyList<string>>>().Where(given => given.Setting is not null).ToList();
        var addresses = Addresses(repo);
        var wrong = WrongContacts.Of(repo, lists, Role.Elasticsearch, addresses is null or { ListenAnywhere: true }).ToList();
        lists.RemoveAll(given => wrong.Exists(violation => ReferenceEquals(violation.File, given.Place) || violation.Related.Any(related => ReferenceEquals(related.File, given.Place))));
        var strangers = addresses is null ? [] : repo.Match(lists.Select(given => Judge(repo, given, addresses)), ApplicationConf.IndexHosts.Name, "Elasticsearch node's address for clients").ToList();
        var single = from given in lists
                     where given.Value!.Distinct(StringComparer.Ordinal).Count() == 1
                     let host = HostPort.Of(given.Value![0]).Host
                     where HostText.IsAddress(host) && !HostText.IsLocal(host) && !IsOwn(repo, given.File, host)
                     where !strangers.Exists(violation => ReferenceEquals(violation.File, given.Place) || violation.Related.Any(related => ReferenceEquals(related.File, given.Place)))
                     select new Violation(given.Place, given.Span, $"'{given.Setting!.Key}' lists {Wording.Quote(given.Value![0])} alone, expected several of the {Wording.Count(count, "Elasticsearch node")}")
                     {
                         Setting = given.Setting.Key,
                         Severity = Severity.Warning,
                     };
        return [.. wrong, .. strangers, .. single, .. IndexListeners.Deaf(repo, lists), .. CassandraLink.Unstated(repo, addresses, ApplicationConf.IndexHosts, ApplicationConf.IndexBackend, "elasticsearch", "Elasticsearch")];
    }

    /// <summary>A port at which no Elasticsearch node answers clients.</summary>
    internal static IEnumerable<Violation> Port(Repo repo)
    {
        var ports = Ports(repo);
        if (ports.Count == 0)
        {
            yield break;
        }

        var expected = CassandraLink.Listed(ports) + " as in " + ElasticsearchYml.Kind.Name;
        var missed = new List<MissedPort>();
        foreach (var file in Using(repo))
        {
            if (repo.Ask(file, ApplicationConf.IndexHosts, file.Node) is not { Setting: not null } hosts || repo.Ask(file, ApplicationConf.IndexPort, file.Node) is not { } port)
            {
                continue;
            }

            var entries = Entries.Of(hosts.Setting.Value, hosts.Value!).Select(entry => new { HostPort.Of(entry.Text).Port, entry.Span }).ToList();
            var wrong = entries.Find(entry => int.TryParse(entry.Port, NumberStyles.None, CultureInfo.InvariantCulture, out var own) && !ports.Contains(own));
            if (wrong?.Port is not null)
            {
                yield return new Violation(hosts.Place, wrong.Span, Wording.Wrong(hosts.Setting.Key, wrong.Port, expected)) { Setting = hosts.Setting.Key };
            }
            else if (!ports.Contains(port.Value ?? UsualPort) && entries.Exists(entry => entry.Port is null))
            {
                yield return new Violation(
                    port.Place,
                    port.Setting is null ? CassandraLink.Near(repo, file, Section) : port.Span,
                    port.Setting is null ? $"'{ApplicationConf.IndexPort.Name}' is absent, which means '{Text(UsualPort)}', expected {expected}" : Wording.Wrong(port.Setting.Key, Text(port.Value!.Value), expected))
                {
                    Setting = ApplicationConf.IndexPort.Name,
                    Edits = ports.Count == 1 ? HoconEdit.Put(port.Place, port.Setting, ApplicationConf.IndexPort.Name, Text(ports.First())) : [],
                };
            }
            else if (ports.Count > 1)
            {
                missed.AddRange(Missed(repo, hosts, port.Value ?? UsualPort));
            }
        }

        // One node that answers elsewhere than the others is one fault, whoever asks it.
        foreach (var same in missed.GroupBy(one => one.Node))
        {
            var first = same.First();
            var wanted = $"'{Text(first.Asked)}' at which TheHive asks {Wording.Quote(first.Host)}";
            yield return new Violation(
                first.Node,
                first.Port?.Span ?? Span.Start,
                first.Port is null ? $"'{HttpPort.Name}' is absent, which means '{Text(UsualPort)}', expected {wanted}" : Wording.Wrong(first.Port.Key, Read.Text(first.Port.Value), wanted))
            {
                Setting = HttpPort.Name,
                Related = [.. same.Select(one => one.By)],
            };
        }
    }

    // Hosts that are known nodes with another port than TheHive asks them at.
    private static IEnumerable<MissedPort> Missed(Repo repo, Given<IReadOnlyList<string>> hosts, int usual)
        => from entry in Entries.Of(hosts.Setting!.Value, hosts.Value!)
           let host = HostPort.Of(entry.Text)
           let asked = int.TryParse(host.Port, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : usual
           let node = HostText.IsLocal(host.Host) ? null : repo.Inventory.Find(host.Host)
           from file in repo.Of(ElasticsearchYml.Kind)
           where node is not null && string.Equals(file.Node, node.Name, StringComparison.Ordinal)
           let answered = repo.Ask(file, HttpPort, file.Node)
           where answered is not null && (answered.Value is null ? UsualPort : int.TryParse(answered.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : asked) != asked
           select new MissedPort(file, answered.Setting, new RelatedPlace(hosts.Place, entry.Span, Wording.AlsoHere), host.Host, asked);

    /// <summary>Encryption that one side has and the other has not.</summary>
    internal static IEnumerable<Violation> Tls(Repo repo)
    {
        var isOn = HasTls(repo);
        foreach (var file in Using(repo))
        {
            if (repo.Ask(file, ApplicationConf.IndexTlsEnabled, file.Node) is not { } given)
            {
                continue;
            }

            var key = ApplicationConf.IndexTlsEnabled.Name;
            var place = given.Setting is null ? CassandraLink.Near(repo, file, Section) : given.Span;
            if (given.Value is not true && isOn is true)
            {
                yield return new Violation(given.Place, place, $"'{key}' is {Wording.Value(given.Setting is null ? null : "false")} but Elasticsearch takes encrypted connections only, expected 'true'")
                {
                    Setting = key,
                    Related = [Theirs(repo, ElasticsearchYml.HttpTlsEnabled)],
                    Edits = HoconEdit.Put(given.Place, given.Setting, key, "true"),
                };
            }
            else if (given.Value is true && isOn is false)
            {
                yield return new Violation(given.Place, place, $"'{key}' is 'true' but Elasticsearch's '{ElasticsearchYml.HttpTlsEnabled.Name}' is not, expected both alike")
                {
                    Setting = key,
                    Related = [Theirs(repo, ElasticsearchYml.HttpTlsEnabled)],
                };
            }
            else if (given.Value is true && repo.Ask(file, ApplicationConf.IndexTruststore, file.Node) is { Setting: null })
            {
                yield return new Violation(given.Place, place, $"'{key}' is 'true' but '{ApplicationConf.IndexTruststore.Name}' is absent: only Java's own authorities are trusted")
                {
                    Setting = ApplicationConf.IndexTruststore.Name,
                    Severity = Severity.Warning,
                };
            }
        }
    }

    /// <summary>A login where Elasticsearch asks for one, and a role for the indices.</summary>
    internal static IEnumerable<Violation> Credentials(Repo repo)
    {
        var isAsked = HasSecurity(repo);
        foreach (var file in Using(repo))
        {
            if (isAsked is true
                && repo.Ask(file, ApplicationConf.IndexAuthType, file.Node) is { } type
                && (type.Value is null || string.Equals(type.Value, "none", StringComparison.OrdinalIgnoreCase)))
            {
                yield return new Violation(type.Place, type.Setting is null ? CassandraLink.Near(repo, file, Section) : type.Span, $"'{ApplicationConf.IndexAuthType.Name}' is {Wording.Value(type.Setting is null ? null : type.Value)} but Elasticsearch lets nobody in without a login, expected 'basic'")
                {
                    Setting = ApplicationConf.IndexAuthType.Name,
                    Related = [Theirs(repo, ElasticsearchYml.SecurityEnabled)],
                };
            }
            else if (HalfOfLogin(repo, file) is { } half)
            {
                yield return half;
            }
        }

        var names = Using(repo).Select(file => repo.Ask(file, ApplicationConf.IndexName, file.Node)).ToList();
        if (names.Count == 0 || names.Exists(name => name?.Value is null))
        {
            yield break;
        }

        foreach (var file in repo.Of(TheHiveRole.Kind).Where(file => file.EncryptedBy is null))
        {
            var patterns = Patterns(file);
            if (patterns.Count > 0 && names.TrueForAll(name => !patterns.Exists(pattern => Covers(pattern.Text, name!.Value + "_"))) && names[0] is { } name)
            {
                yield return new Violation(file, patterns[0].Span, $"the role is for {string.Join(", ", patterns.Select(pattern => Wording.Quote(pattern.Text)))}, expected '{name.Value}*' for the indices of TheHive")
                {
                    Setting = "indices.names",
                    Related = [new RelatedPlace(name.Place, name.Span, Wording.GivenHere)],
                };
            }
        }
    }

    // Of a name and its password only one.
    private static Violation? HalfOfLogin(Repo repo, ConfigFile file)
    {
        if (!string.Equals(repo.Ask(file, ApplicationConf.IndexAuthType, file.Node)?.Value, "basic", StringComparison.OrdinalIgnoreCase)
            || repo.Ask(file, ApplicationConf.IndexUsername, file.Node) is not { } user
            || repo.Ask(file, ApplicationConf.IndexPassword, file.Node) is not { } password
            || user.Setting is null == password.Setting is null
            || CassandraLink.HasSlip(repo, file, user.Setting is null ? ApplicationConf.IndexUsername : ApplicationConf.IndexPassword))
        {
            return null;
        }

        var given = user.Setting ?? password.Setting!;
        return new Violation(given.Origin ?? file, given.KeySpan, $"'{given.Key}' is given but '{(user.Setting is null ? ApplicationConf.IndexUsername : ApplicationConf.IndexPassword).Name}' is absent, expected both")
        {
            Setting = given.Key,
            IsSecret = user.Setting is null,
        };
    }

    /// <summary>No copy of the index where there is another node for one.</summary>
    internal static IEnumerable<Violation> Replicas(Repo repo)
    {
        var nodes = repo.Inventory.CountOf(Role.Elasticsearch).Number - repo.Of(ElasticsearchYml.Kind).Count(file => file.Node is not null && NodeRoles.HoldsData(repo, file) == false);
        return nodes < 2
            ? []
            : from key in new[] { ApplicationConf.IndexReplicas, ApplicationConf.AuditReplicas }
              from given in repo.Each(ApplicationConf.Kind, key)
              where given.Setting is not null && given.Value == 0
              select new Violation(given.Place, given.Span, Wording.Wrong(given.Setting!.Key, "0", $"at least '1' for {Wording.Count(nodes, "Elasticsearch node")}"))
              {
                  Setting = given.Setting!.Key,
              };
    }

    /// <summary>Names by which TheHive looks for a node that its certificate does not have.</summary>
    internal static IEnumerable<Violation> Names(Repo repo)
        => from file in Using(repo)
           where repo.Ask(file, ApplicationConf.IndexTlsEnabled, file.Node)?.Value is true
           let hosts = repo.Ask(file, ApplicationConf.IndexHosts, file.Node)
           where hosts?.Setting is not null
           from entry in Entries.Of(hosts.Setting!.Value, hosts.Value!)
           let host = HostPort.Of(entry.Text).Host
           let node = repo.Inventory.Find(host)
           where node is not null
           let found = CertificateOf(repo, node!.Name)
           where found is not null && !(HostText.IsAddress(host) ? found.Certificate.Addresses.Any(address => HostText.Same(address, host)) : found.Certificate.Names.Any(name => HostText.Covers(name, host)))
           select new Violation(hosts!.Place, entry.Span, $"'{hosts.Setting!.Key}' lists {Wording.Quote(entry.Text)}, which the certificate of '{node!.Name}' does not name")
           {
               Setting = hosts!.Setting!.Key,
               Related = [new RelatedPlace(found!.File, found.Certificate.Span, "the certificate")],
           };

    /// <summary>Cortex on the Elasticsearch of TheHive.</summary>
    internal static IEnumerable<Violation> SharedWithCortex(Repo repo)
    {
        var hosts = Using(repo).Select(file => repo.Ask(file, ApplicationConf.IndexHosts, file.Node)).OfType<Given<IReadOnlyList<string>>>()
            .Where(given => given.Setting is not null)
            .SelectMany(given => given.Value!.Select(entry => new { given.File.Node, HostPort.Of(entry).Host }))
            .ToList();
        return from file in repo.Of(CortexConf.Kind)
               where Repo.IsReadable(file)
               let uri = repo.Effective(file).Find("search.uri")
               where uri is not null && !Placeholder.IsIn(uri.Value)
               let own = Read.TextList(uri!.Value)?.Select(url => HostPort.OfUrl(url).Host).ToList()
               where own is not null && own.Exists(host => hosts.Exists(other => HostText.Same(other.Host, host) && (!HostText.IsLocal(host) || string.Equals(other.Node, file.Node, StringComparison.Ordinal))))
               select new Violation(uri.Origin ?? file, uri.Span, "'search.uri' of Cortex is the Elasticsearch of TheHive, expected one of its own: both have to support its version")
               {
                   Setting = uri.Key,
               };
    }

    /// <summary>Whether Elasticsearch's port for clients is encrypted; null when that is unknown, or not the same on all nodes.</summary>
    internal static bool? HasTls(Repo repo) => Common(repo, ElasticsearchYml.HttpTlsEnabled, unset: false);

    /// <summary>Whether Elasticsearch asks for a login; unless stated, that is a matter of a version that has to be known.</summary>
    internal static bool? HasSecurity(Repo repo)
        => repo.Targets.Of("elasticsearch").Source == TargetSource.Assumed
            ? Common(repo, ElasticsearchYml.SecurityEnabled, unset: null)
            : Common(repo, ElasticsearchYml.SecurityEnabled, unset: repo.Targets.Elasticsearch.IsAtLeast(8, 0));

    /// <summary>The ports at which Elasticsearch answers clients; none when any node's is unknown.</summary>
    internal static HashSet<int> Ports(Repo repo)
    {
        var ports = new HashSet<int>();
        foreach (var file in repo.Of(ElasticsearchYml.Kind))
        {
            if (repo.Ask(file, HttpPort, file.Node) is not { } given)
            {
                return [];
            }

            if (given.Value is null)
            {
                ports.Add(UsualPort);
            }
            else if (int.TryParse(given.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                ports.Add(port);
            }
            else
            {
                return [];
            }
        }

        return ports;
    }

    /// <summary>Whether a pattern of index names is for a name.</summary>
    internal static bool Covers(string pattern, string name)
        => pattern is "*" or "_all"
            || (pattern.EndsWith("*", StringComparison.Ordinal) ? name.StartsWith(pattern.TrimEnd('*'), StringComparison.Ordinal) || pattern.IndexOf('*') < pattern.Length - 1 : pattern.StartsWith("/", StringComparison.Ordinal) || string.Equals(pattern, name, StringComparison.Ordinal));

    /// <summary>The files that say how TheHive reaches Elasticsearch.</summary>
    internal static IEnumerable<ConfigFile> Using(Repo repo)
        => repo.Of(ApplicationConf.Kind).Where(file => Repo.IsReadable(file) && ApplicationConf.IndexHosts.Find(repo.Effective(file, file.Node)) is not null && repo.Ask(file, ApplicationConf.IndexBackend, file.Node) is null or { Value: null or "elasticsearch" });

    private static Entries Judge(Repo repo, Given<IReadOnlyList<string>> given, ListeningHosts addresses)
        => new(given.Place, Entries.Of(given.Setting!.Value, given.Value!).Select(entry =>
        {
            var host = HostPort.Of(entry.Text).Host;
            var node = repo.Inventory.Find(host);
            if (addresses.Contains(host) || IsOwn(repo, given.File, host)
                || (node is not null && node.Has(Role.Elasticsearch)) || (addresses.ListenAnywhere && node is null))
            {
                return new Entry(entry.Text, entry.Span, Membership.Known);
            }

            var isJudgeable = HostText.IsAddress(host) && addresses.AreAddresses;
            return new Entry(entry.Text, entry.Span, isJudgeable ? Membership.Stranger : Membership.Unknown) { IsCertain = isJudgeable && HostText.IsLocal(host) };
        }).ToList());

    // A coordinating node beside TheHive is asked at loopback.
    private static bool IsOwn(Repo repo, ConfigFile file, string host)
        => file.Node is null || repo.Of(ElasticsearchYml.Kind).Any(other => other.Node is null || string.Equals(other.Node, file.Node, StringComparison.Ordinal)) && (HostText.IsLocal(host) || string.Equals(repo.Inventory.Find(host)?.Name, file.Node, StringComparison.Ordinal));

    // Null when a node's address for clients is not known.
    private static ListeningHosts? Addresses(Repo repo)
    {
        var addresses = new ListeningHosts();
        var files = repo.Of(ElasticsearchYml.Kind).ToList();
        foreach (var file in files)
        {
            var hosts = new[] { HttpPublishHost, HttpHost, ElasticsearchYml.NetworkPublishHost, ElasticsearchYml.NetworkHost }.Select(key => repo.Ask(file, key, file.Node)).ToList();
            var bound = new[] { HttpBindHost, HttpHost, ElasticsearchYml.NetworkHost }.Select(key => repo.Ask(file, key, file.Node)?.Value).FirstOrDefault(value => value is not null);
            if (hosts.Exists(given => given is null) || hosts.Select(given => given!.Value).FirstOrDefault(value => value is not null) is not { } host || host.IndexOf(',') >= 0 || host.StartsWith("_", StringComparison.Ordinal))
            {
                return null;
            }

            addresses.Add(host, bound is "0.0.0.0" or "::");
        }

        return files.Count > 0 && files.Count >= repo.Inventory.With(Role.Elasticsearch).Count && files.TrueForAll(file => file.Node is not null) ? addresses : null;
    }

    private static bool? Common(Repo repo, Key<bool?> key, bool? unset)
    {
        var values = repo.Of(ElasticsearchYml.Kind).Select(file => repo.Ask(file, key, file.Node)).ToList();
        return values.Count > 0 && values.TrueForAll(given => given is not null && Value(given) == Value(values[0]!)) ? Value(values[0]!) : null;

        bool? Value(Given<bool?> given) => given.Setting is null ? unset : given.Value;
    }

    private static RelatedPlace Theirs(Repo repo, Key key)
    {
        var file = repo.Of(ElasticsearchYml.Kind).First();
        return new RelatedPlace(file, key.Find(file.Tree)?.Span ?? Span.Start, "Elasticsearch's side");
    }

    private static List<TextItem> Patterns(ConfigFile file)
        => (from index in ((YamlReader.Read(file.Text).Map.Entries.FirstOrDefault(entry => entry.Key is "indices")?.Value as ListValue)?.Items ?? []).OfType<MapValue>()
            from entry in index.Entries
            where entry.Key is "names"
            from name in entry.Value is ListValue list ? list.Items : [entry.Value]
            where name is ScalarValue
            select new TextItem(((ScalarValue)name).Text, name.Span)).ToList();

    private static PlacedCertificate? CertificateOf(Repo repo, string node)
        => (from file in repo.Of(Carriers.Certificates)
            where file.Document is CertificateDocument { Certificates.Count: > 0 } && string.Equals(file.Node, node, StringComparison.Ordinal)
                && file.InstalledPath is { } path && path.StartsWith("/etc/elasticsearch/", StringComparison.Ordinal)
            let certificate = ((CertificateDocument)file.Document).Certificates[0]
            where !certificate.IsAuthority && certificate.Names.Count + certificate.Addresses.Count > 0
            select new PlacedCertificate(file, certificate)).FirstOrDefault();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record MissedPort(ConfigFile Node, Setting? Port, RelatedPlace By, string Host, int Asked);

    private sealed record PlacedCertificate(ConfigFile File, Certificate Certificate);
}
