using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>The address and port by which a node tells the others to reach it.</summary>
internal static class PublishAddress
{
    private const string UsualPort = "9300";

    /// <summary>The addresses that are stated; without a setting when none is, and null when that is unknown.</summary>
    internal static Given<IReadOnlyList<string>>? Of(Repo repo, ConfigFile file)
    {
        foreach (var key in JudgedKeys.PublishHosts)
        {
            if (repo.Ask(file, key, file.Node) is not { } given)
            {
                return null;
            }

            if (given.Setting is not null && given.Value!.Count > 0)
            {
                return given;
            }
        }

        return new Given<IReadOnlyList<string>>(file, Setting: null, Value: null);
    }

    /// <summary>The port, or the range of ports, between nodes; null when it is unknown.</summary>
    internal static Given<string>? PortOf(Repo repo, ConfigFile file)
    {
        foreach (var key in JudgedKeys.TransportPorts)
        {
            if (repo.Ask(file, key, file.Node) is not { } given)
            {
                return null;
            }

            if (given.Setting is not null)
            {
                return given;
            }
        }

        return new Given<string>(file, Setting: null, UsualPort);
    }

    internal static IEnumerable<Violation> Reachable(Repo repo)
    {
        if (repo.Inventory.With(Role.Elasticsearch).Count < 2)
        {
            yield break;
        }

        var published = Published(repo).ToList();
        var isStatedBySome = published.Exists(given => given.Setting is not null);
        foreach (var given in published)
        {
            if (given.Setting is null)
            {
                // Where no file states one, something else may: the environment of a container.
                if (isStatedBySome)
                {
                    yield return new Violation(given.File, NetworkPlace(given.File), "'network.host' is absent, and the node then tells the others a loopback address; expected the address at which they reach it") { Setting = "network.host" };
                }
            }
            else if (given.Value!.All(IsLoopback))
            {
                yield return new Violation(given.File, given.Span, Wording.Wrong(given.Setting.Key, string.Join(",", given.Value!), "an address at which the other nodes reach this one")) { Setting = given.Setting.Key };
            }
            else if (given.Value!.Any(IsWildcard))
            {
                yield return new Violation(given.File, given.Span, $"'{given.Setting.Key}' is '{string.Join(",", given.Value!)}', so that Elasticsearch picks the address that the other nodes are told; expected 'network.publish_host' beside it")
                {
                    Setting = given.Setting.Key,
                    Severity = Severity.Info,
                };
            }
        }
    }

    internal static IEnumerable<Violation> Different(Repo repo)
    {
        var stated = from given in Published(repo)
                     where given.Setting is not null

                     // Beside a way of the machine to itself, it is the other address that is told.
                     let told = given.Value!.Where(host => !IsLoopback(host)).ToList()
                     where told.Count == 1
                     let host = HostPort.Of(told[0]).Host
                     let port = PortOf(repo, given.File)
                     where port is not null && !HostText.IsLocal(host) && (HostText.IsAddress(host) || HostText.IsName(host))
                     select new { Given = given, Host = host, Place = HostText.Usual(host) + "|" + port.Value };
        foreach (var claims in stated.GroupBy(one => one.Place, StringComparer.Ordinal).Select(same => same.ToList()).Where(same => same.Count > 1))
        {
            // Each machine may know itself by a name that all have.
            if (!HostText.IsAddress(claims[0].Host) && !claims.Exists(one => Rightful.IsName(one.Host, one.Given.File.Node!)))
            {
                continue;
            }

            var first = Rightful.Of(repo, claims, one => new Claimed(one.Given.File.Node!, one.Given.Place, one.Given.Span, one.Host));
            foreach (var again in claims.Where(one => !ReferenceEquals(one, first)))
            {
                yield return new Violation(again.Given.File, again.Given.Span, Wording.Repeated(again.Given.Setting!.Key, again.Host, first.Given.File.Node!))
                {
                    Setting = again.Given.Setting.Key,
                    Related = [new RelatedPlace(first.Given.File, first.Given.Span, Wording.GivenHere)],
                };
            }
        }

        if (repo.Inventory.With(Role.Elasticsearch).Count < 2)
        {
            yield break;
        }

        foreach (var file in repo.Of(ElasticsearchYml.Kind).Where(file => file.Node is not null && NodeRoles.IsMasterEligible(repo, file) == true))
        {
            if (PortOf(repo, file) is { Setting: not null } port && IsRange(port.Value!))
            {
                yield return new Violation(file, port.Span, Wording.Wrong(port.Setting!.Key, port.Value, "one port: the others look for a master at a known one")) { Setting = port.Setting.Key, Severity = Severity.Warning };
            }
        }
    }

    /// <summary>Whether a port is one of a text such as <c>9300</c> or <c>9300-9400</c>.</summary>
    internal static bool IsIn(int port, string ports)
        => ports.Split(',').Select(part => part.Split('-').Select(end => int.TryParse(end.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).ToList())
            .Any(ends => ends[0] <= port && port <= ends[ends.Count - 1]);

    private static IEnumerable<Given<IReadOnlyList<string>>> Published(Repo repo)
        => from file in repo.Of(ElasticsearchYml.Kind)
           where file.Node is not null
           let given = Of(repo, file)
           where given is not null
           select given;

    private static bool IsRange(string ports) => ports.IndexOf('-') > 0 || ports.IndexOf(',') > 0;

    /// <summary>Whether an address, or a word for one, is the machine's own way to itself.</summary>
    internal static bool IsLoopback(string host)
        => host.StartsWith("_local", StringComparison.Ordinal)
            || HostText.IsLoopback(host.Trim('[', ']'));

    private static bool IsWildcard(string host)
        => host is "0" || HostText.IsWildcard(host.Trim('[', ']'));

    private static Span NetworkPlace(ConfigFile file)
        => file.Tree.Settings.FirstOrDefault(setting => setting.Key.StartsWith("network.", StringComparison.Ordinal) || setting.Key.StartsWith("transport.", StringComparison.Ordinal))?.KeySpan ?? Span.Start;
}
