using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>Compares what the balancers' haproxy.cfg files say about TheHive, section by section.</summary>
internal static class BalancerAgreement
{
    // Lines that name the machine itself.
    private static readonly string[] OwnLines = ["node", "description", "localpeer"];

    internal static IEnumerable<Violation> Differing(Repo repo)
    {
        var files = TheHiveProxies.Of(repo).Where(proxies => proxies.File.Node is not null && proxies.Backends.Count > 0).ToList();
        var titles = files.SelectMany(proxies => Compared(proxies).Select(section => section.Title())).Distinct(StringComparer.Ordinal);
        return files.Count < 2 ? [] : titles.SelectMany(title => Differing(repo, files, title));
    }

    // global and the defaults of TheHive's sections count too: they decide how those work.
    private static IEnumerable<HaproxySection> Compared(TheHiveProxies proxies)
        => proxies.Document.Of("global").Concat(proxies.Sections.SelectMany(WithDefaults)).Distinct();

    private static IEnumerable<HaproxySection> WithDefaults(HaproxySection section)
    {
        for (HaproxySection? at = section; at is not null; at = at.Defaults)
        {
            yield return at;
        }
    }

    private static IEnumerable<Violation> Differing(Repo repo, List<TheHiveProxies> files, string title)
    {
        var sections = files.Select(proxies => Side.Of(repo, proxies, title)).ToList();
        if (sections.Exists(side => !side.IsKnown))
        {
            return [];
        }

        var groups = sections.GroupBy(side => side.Canonical, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        if (groups.Count < 2)
        {
            return [];
        }

        var majority = groups.Find(group => group.Count * 2 > sections.Count);
        return (majority is null
            ? [Against(repo, groups[1][0], groups[0], hasMajority: false)]
            : groups.Where(group => group != majority).SelectMany(group => group).Select(side => Against(repo, side, majority, hasMajority: true))).OfType<Violation>();
    }

    // One place is enough: the first line that the others do not have, else the section that lacks one. What is wrong with that
    // line by itself is another rule's, and then no difference.
    private static Violation? Against(Repo repo, Side side, List<Side> others, bool hasMajority)
    {
        var other = others[0];
        var where = hasMajority ? $"on {Wording.Count(others.Count, "other node")}" : $"on {other.Proxies.File.Node}";
        var extra = side.Lines.FirstOrDefault(line => !other.Lines.Any(its => string.Equals(its.Text, line.Text, StringComparison.Ordinal)));
        var lack = other.Lines.FirstOrDefault(line => !side.Lines.Any(its => string.Equals(its.Text, line.Text, StringComparison.Ordinal)));
        if (IsSpokenOf(repo, side, extra?.Line) || IsSpokenOf(repo, other, lack?.Line) || IsSpokenOf(repo, side, lack?.Line) || IsRenamed(repo, side, other))
        {
            return null;
        }

        var place = extra?.Line.Span ?? side.Section?.Header.Span ?? Span.Start;
        var message = side.Section is null ? $"there is no '{side.Title}' here, but {where}"
            : other.Section is null ? $"there is a '{side.Title}' here, but not {where}"
            : extra is not null && lack is not null && extra.Line.Keyword.Is(lack.Line.Keyword.Text) ? $"'{side.Title}' has {Quote(extra.Line)} here but {Quote(lack.Line)} {where}"
            : extra is not null ? $"'{side.Title}' has {Quote(extra.Line)} here, but not {where}"
            : lack is not null ? $"'{side.Title}' lacks {Quote(lack.Line)} here, which it has {where}"
            : $"the lines of '{side.Title}' stand in another order here than {where}";
        return new Violation(side.Proxies.File, place, message)
        {
            Setting = side.Title + ((extra ?? lack) is { } line ? "." + line.Line.Keyword.Text : ""),
            Related = [new RelatedPlace(other.Proxies.File, lack?.Line.Span ?? other.Section?.Header.Span ?? Span.Start, Wording.GivenHere)],
        };
    }

    // In the section itself, or in one that takes the line from these defaults.
    private static bool IsSpokenOf(Repo repo, Side side, HaproxyLine? line)
        => line is not null && side.Section is { } section
            && (Names(line).Any(key => repo.IsFaulty(side.Proxies.File, key))
                || side.Proxies.Sections.Where(user => WithDefaults(user).Contains(section)).Append(section).Any(user => Names(line).Any(key => repo.IsFaulty(side.Proxies.File, user.Key(key)))));

    // By which keys rules speak of a line.
    private static IEnumerable<string> Names(HaproxyLine line)
    {
        yield return line.Keyword.Text;
        if (line.At(1) is { } word)
        {
            yield return line.Keyword.Text + " " + word.Text;
        }

        if (line.Keyword.Is("http-check"))
        {
            yield return "option httpchk";
        }

        if ((line.Keyword.Is("option") && line.Has("forwardfor")) || (line.Keyword.Is("http-request") && line.At(2)?.Text.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) == true))
        {
            yield return "forwarded";
        }
    }

    // A section of nearly the name that the others have is told where it stands; and where the name is missed, that is told.
    private static bool IsRenamed(Repo repo, Side side, Side other)
        => side.Section is null ? Twin(side.Proxies, other.Section!) is not null
            : other.Section is null && Twin(other.Proxies, side.Section) is not null
                && side.Proxies.Document.Sections.Any(user => user.IsFrontend && (repo.IsFaulty(side.Proxies.File, user.Key("default_backend")) || repo.IsFaulty(side.Proxies.File, user.Key("use_backend"))));

    private static HaproxySection? Twin(TheHiveProxies proxies, HaproxySection section)
        => section.Name is not { } name ? null
            : proxies.Document.Sections.FirstOrDefault(twin => twin.Keyword.Is(section.Keyword.Text) && twin.Name is { } its && !its.Is(name.Text) && Nearest.IsSlip(its.Text, name.Text));

    // A password of the statistics page is no business of a report.
    private static string Quote(HaproxyLine line)
        => line.Keyword.Is("stats") && line.Has("auth") || line.Words.Any(word => word.Text.IndexOf("authorization", StringComparison.OrdinalIgnoreCase) >= 0)
            ? $"another '{line.Keyword.Text}' line"
            : Wording.Quote(string.Join(" ", line.Prefix is { } prefix ? line.Words.Prepend(prefix) : line.Words));

    private sealed record SideLine(string Text, HaproxyLine Line);

    /// <summary>One section of one file, in the form in which it is compared.</summary>
    private sealed record Side(TheHiveProxies Proxies, string Title, HaproxySection? Section)
    {
        internal IReadOnlyList<SideLine> Lines { get; private init; } = [];

        internal bool IsKnown => Section is null || (!Proxies.File.HasBranches() && Section.Lines.All(line => line is { IsKnown: true, IsConditional: false }));

        internal string Canonical => Section is null ? "" : "\n" + string.Join("\n", Lines.Select(line => line.Text));

        internal static Side Of(Repo repo, TheHiveProxies proxies, string title)
        {
            var own = BalancerNode.AddressesOf(repo, proxies.File.Node!);
            var section = proxies.Document.Sections.FirstOrDefault(section => string.Equals(section.Title(), title, StringComparison.Ordinal));
            var lines = (section?.Lines ?? []).Where(line => Array.IndexOf(OwnLines, line.Keyword.Text) < 0).Select(line => new SideLine(Canon(line, own, proxies.File.Node!), line)).ToList();

            // The order of servers and of binds does not matter, that of rules does.
            return new Side(proxies, title, section) { Lines = [.. lines.Where(line => !IsFree(line.Line)), .. lines.Where(line => IsFree(line.Line)).OrderBy(line => line.Text, StringComparer.Ordinal)] };
        }

        private static bool IsFree(HaproxyLine line) => !(line.Keyword.Text is "http-request" or "http-response" or "use_backend" or "tcp-request" or "http-check" or "redirect" or "acl");

        private static string Canon(HaproxyLine line, HashSet<string> own, string node)
        {
            if (line.Keyword.Is("bind"))
            {
                return string.Join(" ", HaproxyAddress.List(line.Words[1]).Select(Port).Prepend("bind").Concat(line.Words.Skip(2).Select(word => word.Text)));
            }

            if (line.Keyword.Is("timeout") && line.At(2) is { } time && HaproxyTime.Milliseconds(time.Text) is { } milliseconds)
            {
                return $"timeout {line.Words[1].Text} {milliseconds.ToString(CultureInfo.InvariantCulture)}";
            }

            if (line.Keyword.Is("server"))
            {
                return string.Join(" ", line.Words);
            }

            // A header by which one sees who answered.
            var isMark = line.Keyword.Is("http-response") && line.Words.Count == 4 && line.Words[1].Text is "set-header" or "add-header";
            var words = line.Words.Take(isMark ? 3 : line.Words.Count).Select(word => own.Contains(word.Text) || string.Equals(word.Text, node, StringComparison.OrdinalIgnoreCase) ? "<self>" : word.Text);
            return string.Join(" ", line.Prefix is { } prefix ? words.Prepend(prefix.Text) : words);
        }

        // Which address is bound is for another rule: one of the machine itself may differ, the virtual IP may not.
        private static string Port(HaproxyAddress address)
            => address.IsSocket || address.IsWildcard || HaproxyFacts.IsLoopback(address) ? address.Text : "<address>:" + address.PortText;
    }
}
