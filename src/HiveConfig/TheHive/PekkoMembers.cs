using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>The members of TheHive's own cluster: how many must be there, and by which names they look for each other.</summary>
internal static class PekkoMembers
{
    private const string Expected = "TheHive node's canonical host and port";

    internal static IEnumerable<Violation> Quorum(Repo repo)
    {
        var nodes = Counted(repo);
        if (nodes.Number < 2)
        {
            yield break;
        }

        var needed = (nodes.Number / 2) + 1;
        var expected = $"'{needed.ToString(CultureInfo.InvariantCulture)}' for {(nodes.IsComplete ? "" : "at least ")}{Wording.Count(nodes.Number, "TheHive node")}";
        foreach (var given in repo.Each(ApplicationConf.Kind, Members))
        {
            if (given.Setting is null)
            {
                var near = Absent(repo, given, Members);
                yield return new Violation(given.File, near.Span, $"'{near.Setting}' is absent, which means '1', expected {expected}")
                {
                    Setting = near.Setting,
                    Edits = nodes.IsComplete ? MissingLine.Add(given.File, near.Setting, needed.ToString(CultureInfo.InvariantCulture)) : [],
                };
            }
            else if (HoconNumber.Whole(given.Value!) is not { } number || (nodes.IsComplete ? number != needed : number < needed))
            {
                yield return new Violation(given.Place, given.Span, Wording.Wrong(given.Setting.Key, given.Value, expected))
                {
                    Setting = given.Setting.Key,
                    Edits = nodes.IsComplete ? HoconEdit.Of(given.Place, given.Setting.Value, needed.ToString(CultureInfo.InvariantCulture)) : [],
                };
            }
        }
    }

    // A template that loops over its seeds, in a repo of several machines, is for two nodes at least.
    private static NodeCount Counted(Repo repo)
        => repo.Inventory.CountOf(Role.TheHive) is { Number: < 2, IsComplete: false } few
            && repo.Of(ApplicationConf.Kind).Any(file => Repo.IsReadable(file) && ApplicationConf.SeedNodes.Find(repo.Effective(file, file.Node)) is { } seeds && Placeholder.IsIn(seeds.Value))
            && new[] { Role.Cassandra, Role.Elasticsearch }.Any(role => repo.Inventory.CountOf(role).Number > 1)
            ? few with { Number = 2 }
            : repo.Inventory.CountOf(Role.TheHive);

    private static readonly Question<IReadOnlyList<Violation>> AboutSeeds = new(repo => [.. WrongSeeds(repo)]);

    internal static IReadOnlyList<Violation> Seeds(Repo repo) => AboutSeeds.Of(repo);

    private static IEnumerable<Violation> WrongSeeds(Repo repo)
    {
        // Nodes that the others look for elsewhere than they say that they are.
        var moved = Contradicted.Of(repo, ApplicationConf.Kind, ApplicationConf.CanonicalHostname, "thehive");
        return [.. UnstatedPorts(repo), .. WrongLists(repo, [.. moved.Select(node => node.Expected)]), .. moved.Select(node => node.ToViolation())];
    }

    // Without a port of its own a node has Akka's or Pekko's, and is none of the seeds that name its host with another.
    private static List<Violation> UnstatedPorts(Repo repo)
    {
        // What the command line may say is not known.
        if (JavaOptions.Mention(repo, "artery"))
        {
            return [];
        }

        var nodes = (from file in repo.Of(ApplicationConf.Kind)
                     where file.Node is not null
                     let seeds = repo.Ask(file, ApplicationConf.SeedNodes, file.Node)
                     let port = repo.Ask(file, ApplicationConf.CanonicalPort, file.Node)
                     let host = repo.Ask(file, ApplicationConf.CanonicalHostname, file.Node)
                     select new { File = file, Seeds = seeds, Port = port, Host = host?.Value?.Trim('[', ']') }).ToList();
        var nobodySaysOne = nodes.Count > 1 && nodes.Count >= repo.Inventory.CountOf(Role.TheHive).Number && nodes.TrueForAll(node => node.Port is { Setting: null });
        var wrong = (from node in nodes
                     where node.Port is { Setting: null } && node.Seeds?.Value is { Count: > 0 }
                     let document = repo.Effective(node.File, node.File.Node)
                     where !SeedForm.UsesClassicRemoting(document) && !PekkoKeys.HidesAddress(document) && document.Settings.Any(setting => setting.Key.StartsWith(Toolkit.RootOf(document) + ".remote.artery.canonical.", StringComparison.Ordinal))
                     let seeds = node.Seeds.Value!.Select(seed => HostPort.Of(seed.Substring(seed.IndexOf('@') + 1))).ToList()
                     let own = nobodySaysOne && seeds.Count <= nodes.Count ? seeds : seeds.FindAll(seed => string.Equals(seed.Host, node.Host, StringComparison.Ordinal))
                     where own.Count > 0 && own.TrueForAll(seed => seed.Port is not null and not "25520" and not "17355") && own.Select(seed => seed.Port).Distinct(StringComparer.Ordinal).Count() == 1
                     select new { Near = Absent(repo, node.Port, ApplicationConf.CanonicalPort), IsBesideHost = node.Host is not null, Right = own[0].Port!, Seeds = node.Seeds }).ToList();

        // A setting that the files of all nodes lack is one fault.
        return (from same in wrong.GroupBy(node => node.Right, StringComparer.Ordinal)
                let first = same.First()
                select new Violation(first.Near.File, first.Near.Span, $"'{first.Near.Setting}' is absent, which means another port than '{first.Right}', expected that as in '{first.Seeds.Setting!.Key}'")
                {
                    Setting = first.Near.Setting,
                    Related = [new RelatedPlace(first.Seeds.Place, first.Seeds.Span, Wording.GivenHere), .. same.Skip(1).Select(again => new RelatedPlace(again.Near.File, again.Near.Span, Wording.AlsoHere))],
                    Fix = "Write canonical.port as the seeds have it, on every node.",
                    Edits = [.. same.Where(node => node.IsBesideHost).SelectMany(node => MissingLine.Add(node.Near.File, node.Near.Setting, node.Right))],
                }).ToList();
    }

    private static IEnumerable<Violation> WrongLists(Repo repo, List<string> moved)
    {
        var lists = repo.Each(ApplicationConf.Kind, ApplicationConf.SeedNodes).ToList();
        var canonical = Canonical(repo);
        var differing = Differences(lists);

        // A list that is to be replaced by the majority's is not judged entry by entry; without a majority a wrong entry is the
        // likelier reason, and only lists without one are compared. One fault, one finding.
        if (Variants.HaveMajority(Comparable(lists)))
        {
            return differing.Concat(Strangers(lists.Where(given => !differing.Exists(violation => ReferenceEquals(violation.File, given.Place)))));
        }

        var strangers = Strangers(lists);
        var places = strangers.SelectMany(violation => violation.Related.Select(related => related.File).Prepend(violation.File)).ToList();
        return strangers.Concat(Differences(lists.Where(given => !places.Contains(given.Place))));

        List<Violation> Strangers(IEnumerable<Given<IReadOnlyList<string>>> given)
            => OtherSpelling(repo, given, canonical) is { } other ? [other] : [.. OtherSystems(repo, given), .. repo.Match(given.Where(list => list.Setting is not null).Select(list => Judge(repo, list, canonical, moved)), ApplicationConf.SeedNodes.Name, Expected)];

        List<Violation> Differences(IEnumerable<Given<IReadOnlyList<string>>> given) => [.. Variants.Differences(isSecret: false, Comparable(given))];

        List<Variant> Comparable(IEnumerable<Given<IReadOnlyList<string>>> given) => [.. given.Where(list => list.File.Node is not null).Select(AsWritten)];

        Variant AsWritten(Given<IReadOnlyList<string>> given) => given.Setting is null
            ? Absent(repo, given, ApplicationConf.SeedNodes)
            : Variant.Of(given, ApplicationConf.SeedNodes) with { Canonical = Variant.Set(given.Value!.Select(seed => WithoutToolkit(given.Setting.Key, seed))) };
    }

    // A node with the other toolkit is one fault, and another rule's.
    private static string WithoutToolkit(string key, string seed)
        => key.Split('.')[0] + "://" is var own && seed.StartsWith(own, StringComparison.Ordinal) ? seed.Substring(own.Length) : seed;


    // As text: "2" in quotes counts, and a word that is no number has to be seen.
    private static Key<string> Members { get; } = new(ApplicationConf.MinNrOfMembers.Name, ApplicationConf.MinNrOfMembers.Summary, Read.Text)
    {
        Former = ApplicationConf.MinNrOfMembers.Former,
    };

    // A file of TheHive 5.3 and older has its members under akka, and lacks a key there.
    internal static Variant Absent<T>(Repo repo, Given<T> given, Key key)
    {
        var document = repo.Effective(given.File);
        var root = document.Settings.Any(setting => setting.Key.StartsWith("akka.cluster", StringComparison.Ordinal)) ? "akka" : "pekko";
        return Variant.Absent(given, key, document, root + ".cluster") with { Setting = root + key.Name.Substring(key.Name.IndexOf('.')) };
    }

    private static Entries Judge(Repo repo, Given<IReadOnlyList<string>> given, Canonicals canonical, List<string> moved)
    {
        var own = OwnSystem(repo, given);
        return new Entries(given.Place, Entries.Of(given.Setting!.Value, given.Value!).Select(entry =>
        {
            if (entry.Text.IndexOf('@') is not (> 0 and var at) || IsOther(own, entry.Text))
            {
                return new Entry(entry.Text, entry.Span, Membership.Unknown);
            }

            // Only Pekko compares hosts as text, a name with a name and an address with an address.
            var seed = HostPort.Of(entry.Text.Substring(at + 1));
            var hasNamesake = canonical.Ports.TryGetValue(seed.Host, out var ports);
            if (moved.Exists(host => HostText.Same(host, seed.Host)))
            {
                return new Entry(entry.Text, entry.Span, Membership.Known);
            }

            var isKnown = hasNamesake && ports!.Exists(port => port is null || string.Equals(port, seed.Port, StringComparison.Ordinal));
            var isCertain = hasNamesake || CallsItselfOtherwise(repo, seed.Host);
            return new Entry(entry.Text, entry.Span, isKnown ? Membership.Known : isCertain || canonical.AreAll ? Membership.Stranger : Membership.Unknown)
            {
                IsCertain = isCertain,
            };
        }).ToList());
    }

    // Names where the nodes call themselves by addresses, or addresses where they have names: one fault, however many entries.
    private static Violation? OtherSpelling(Repo repo, IEnumerable<Given<IReadOnlyList<string>>> given, Canonicals canonical)
    {
        var lists = given.Where(list => list.Value is { Count: > 0 }).ToList();
        if (lists.Count == 0 || canonical.Hosts.Count < 2 || !canonical.AreAll)
        {
            return null;
        }

        var areAddresses = HostText.IsAddress(canonical.Hosts[0]!.Host);
        if (!canonical.Hosts.All(node => HostText.IsAddress(node!.Host) == areAddresses && (areAddresses || HostText.IsName(node.Host)))
            || !lists.All(list => list.Value!.All(seed => seed.IndexOf('@') is > 0 and var at && (areAddresses ? HostText.IsName(HostPort.Of(seed.Substring(at + 1)).Host) : HostText.IsAddress(HostPort.Of(seed.Substring(at + 1)).Host)))))
        {
            return null;
        }

        var first = lists[0];
        return new Violation(first.Place, first.Span, $"'{first.Setting!.Key}' lists {(areAddresses ? "names" : "addresses")} but the TheHive nodes call themselves {string.Join(", ", canonical.Hosts.Select(node => Wording.Quote(node!.Host)))}: Pekko compares the text, expected the same")
        {
            Setting = first.Setting.Key,
            Related = lists.Skip(1).Select(again => new RelatedPlace(again.Place, again.Span, Wording.AlsoHere)).ToList(),
        };
    }

    // A machine that the repo knows by this name or address, and that has another as its canonical host: it drops what is sent to this one.
    private static bool CallsItselfOtherwise(Repo repo, string host)
        => repo.Inventory.Find(host) is { } found
            && repo.Of(ApplicationConf.Kind).FirstOrDefault(file => string.Equals(file.Node, found.Name, StringComparison.Ordinal)) is { } file
            && repo.Ask(file, ApplicationConf.CanonicalHostname, file.Node)?.Value is { } own
            && !HostText.IsLocal(own)
            && !VirtualIps.Of(repo).Has(own)
            && !repo.Of(ApplicationConf.Kind).Any(other => !ReferenceEquals(other, file) && repo.Ask(other, ApplicationConf.CanonicalHostname, other.Node)?.Value is { } another && string.Equals(own, another, StringComparison.Ordinal));

    // An address begins with the toolkit and the actor system: a seed of another one is no member, whatever its host.
    private static IEnumerable<Violation> OtherSystems(Repo repo, IEnumerable<Given<IReadOnlyList<string>>> lists)
        => from wrong in lists.Where(given => given.Setting is not null).SelectMany(given => OfOtherSystem(repo, given))
               .GroupBy(wrong => wrong.Given.Setting!.Key + " " + SystemIn(wrong.Text), StringComparer.Ordinal)
           let first = wrong.First()
           select new Violation(first.Given.Place, first.Span, $"'{first.Given.Setting!.Key}' lists {Wording.Quote(first.Text)}, expected '{first.Expected}@…' as every TheHive node here calls itself")
           {
               Setting = first.Given.Setting!.Key,
               Related = wrong.Skip(1).Select(again => new RelatedPlace(again.Given.Place, again.Span, Wording.AlsoHere)).ToList(),
           };

    private static IEnumerable<SeedElsewhere> OfOtherSystem(Repo repo, Given<IReadOnlyList<string>> given)
    {
        var own = OwnSystem(repo, given);
        return from entry in Entries.Of(given.Setting!.Value, given.Value!)
               where IsOther(own, entry.Text)
               select new SeedElsewhere(given, entry.Text, entry.Span, own!);
    }

    private static string? OwnSystem(Repo repo, Given<IReadOnlyList<string>> given) => SystemOf(repo, given.File, given.Setting!.Key.Split('.')[0]);

    private static bool IsOther(string? own, string seed)
        => own is not null && seed.IndexOf('@') is > 0 and var at && (at != own.Length || !seed.StartsWith(own, StringComparison.Ordinal));

    private static string? SystemIn(string seed) => seed.IndexOf('@') is > 0 and var at ? seed.Substring(0, at) : null;

    // Play names the actor system, under the root of the toolkit that the list itself stands in.
    internal static string? SystemOf(Repo repo, ConfigFile file, string root)
    {
        var document = repo.Effective(file, file.Node);
        var named = document.Find($"play.{root}.actor-system");
        return SeedForm.UsesClassicRemoting(document) ? null
            : named is null ? root + "://application"
            : Read.Text(named.Value) is { } name && !Placeholder.IsIn(named.Value) ? root + "://" + name
            : null;
    }

    private static Canonicals Canonical(Repo repo)
    {
        var hosts = (from file in repo.Of(ApplicationConf.Kind)
                     where file.Node is not null
                     let host = repo.Ask(file, ApplicationConf.CanonicalHostname, file.Node)?.Value
                     let port = repo.Ask(file, ApplicationConf.CanonicalPort, file.Node)?.Value?.ToString(CultureInfo.InvariantCulture)
                     select host is null ? null : new HostPort(host.Trim('[', ']'), port)).ToList();
        var ports = new Dictionary<string, List<string?>>(StringComparer.Ordinal);
        foreach (var host in hosts.OfType<HostPort>())
        {
            if (!ports.TryGetValue(host.Host, out var same))
            {
                ports.Add(host.Host, same = []);
            }

            same.Add(host.Port);
        }

        // Only when the repo shows the canonical host of every node is one that it does not show none.
        // A host that two nodes claim, or that every machine has or may get, is wrong by itself.
        return new Canonicals(
            hosts,
            ports,
            hosts.Count > 0
                && hosts.TrueForAll(node => node is not null && !HostText.IsLocal(node.Host) && !VirtualIps.Of(repo).Has(node.Host))
                && ports.Count == hosts.Count
                && hosts.Count >= repo.Inventory.CountOf(Role.TheHive).Number);
    }

    /// <summary>By which hosts the nodes of TheHive are to be found.</summary>
    /// <param name="Hosts">The canonical host of each node, by path; null where it is unknown.</param>
    /// <param name="Ports">The ports that nodes have at each host; null for the usual one.</param>
    /// <param name="AreAll">Whether there are no others.</param>
    private sealed record Canonicals(IReadOnlyList<HostPort?> Hosts, Dictionary<string, List<string?>> Ports, bool AreAll);

    private sealed record SeedElsewhere(Given<IReadOnlyList<string>> Given, string Text, Span Span, string Expected);
}
