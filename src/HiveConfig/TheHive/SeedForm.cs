using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>The form of each seed: <c>pekko://application@host:port</c>.</summary>
internal static class SeedForm
{
    /// <summary>Seeds that are no address of an actor system of TheHive.</summary>
    internal static IEnumerable<Violation> Wrong(Repo repo)
        => from file in repo.Of(ApplicationConf.Kind)
           let violation = In(repo, file, seed => seed.Expected)
           where violation is not null
           select violation;

    /// <summary>The seeds of one file that name the other toolkit; null when none does.</summary>
    internal static Violation? OfOtherToolkit(Repo repo, ConfigFile file)
        => In(repo, file, seed => seed.NamesOtherToolkit ? seed.Expected : null);

    /// <summary>Whether nodes talk by the remoting before Artery, whose addresses have another scheme.</summary>
    internal static bool UsesClassicRemoting(TreeDocument document)
        => document.Find(Toolkit.RootOf(document) + ".remote.artery.enabled") is { } enabled && Read.Flag(enabled.Value) is not true;

    private static Violation? In(Repo repo, ConfigFile file, Func<Seed, string?> expected)
    {
        // Not through Ask: what is wrong with the list by itself is what is looked for.
        if (!Repo.IsReadable(file)
            || repo.Effective(file) is not { IsReadable: true } document
            || ApplicationConf.SeedNodes.Find(document) is not { } setting
            || Placeholder.IsIn(setting.Value)
            || ApplicationConf.SeedNodes.Read(setting.Value) is not { } read
            || UsesClassicRemoting(document))
        {
            return null;
        }

        var place = setting.Origin ?? file;
        var root = setting.Key.Split('.')[0];
        var wrong = (from entry in Entries.Of(setting.Value, read)
                     let seed = Seed.Of(entry.Text, root, PekkoMembers.SystemOf(repo, file, root))
                     let right = expected(seed)
                     where right is not null
                     select new { entry.Text, entry.Span, Right = right, seed.CanBeMended }).ToList();
        if (wrong.Count == 0)
        {
            return null;
        }

        var isList = setting.Value is ListValue;
        return new Violation(place, wrong[0].Span, $"'{setting.Key}' lists {Wording.Quote(wrong[0].Text)}, expected {Wording.Quote(wrong[0].Right)}")
        {
            Setting = setting.Key,
            Related = wrong.Skip(1).Select(entry => new RelatedPlace(place, entry.Span, Wording.AlsoHere)).ToList(),
            Edits = isList ? wrong.Where(entry => entry.CanBeMended).SelectMany(entry => HoconEdit.Of(place, entry.Span, HoconEdit.Quoted(entry.Right))).ToList() : [],
        };
    }

    private sealed record Seed(string? Expected, bool NamesOtherToolkit, bool CanBeMended)
    {
        internal static Seed Of(string text, string root, string? system)
        {
            var scheme = text.IndexOf("://", StringComparison.Ordinal);
            var rest = scheme < 0 ? text : text.Substring(scheme + 3);
            var at = rest.IndexOf('@');
            var address = rest.Substring(at + 1).TrimEnd('/');
            var member = HostPort.Of(address);
            var hasHost = HostText.IsAddress(member.Host) || HostText.IsName(member.Host);
            var hasPort = int.TryParse(member.Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536;

            // IPv6 without brackets: which colon is before the port, nobody knows.
            var isBare = member.Host.IndexOf(':') >= 0 && address[0] != '[';
            var host = !hasHost || isBare ? "host" : member.Host.IndexOf(':') >= 0 ? "[" + member.Host + "]" : member.Host;
            var own = system ?? root + "://" + (at > 0 ? rest.Substring(0, at) : "application");
            var right = own + "@" + host + ":" + (hasPort ? member.Port : "port");
            var other = string.Equals(root, Toolkit.Pekko, StringComparison.Ordinal) ? Toolkit.Akka : Toolkit.Pekko;
            return new Seed(
                string.Equals(text.TrimEnd('/'), right, StringComparison.Ordinal) ? null : right,
                scheme > 0 && string.Equals(text.Substring(0, scheme).Split('.')[0], other, StringComparison.Ordinal),
                hasHost && hasPort && !isBare);
        }
    }
}
