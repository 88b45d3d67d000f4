using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>application.conf of each node against the others', but for what is a node's own or has a rule of its own.</summary>
internal static class SameSettings
{
    private const int Named = 3;
    private const string Toolkits = "toolkit";

    // A node's own.
    private static readonly string[] OfTheNode =
    [
        Toolkits + ".remote.artery.canonical", Toolkits + ".remote.artery.bind", Toolkits + ".remote.classic.netty", Toolkits + ".remote.netty", "http.address",
        "play.server.http.address", "https.address", "play.server.https.address",
        Toolkits + ".cluster.roles", "db.janusgraph.storage.cql.local-datacenter", "db.janusgraph.storage.cql.session-name",
        "db.janusgraph.graph.unique-instance-id", "db.janusgraph.graph.unique-instance-id-suffix", "kamon.prometheus.embedded-server", "kamon.environment.tags",
    ];

    // Compared by rules of their own, with each other or with the services that they lead to.
    private static readonly string[] Compared =
    [
        Toolkits + ".cluster.seed-nodes", Toolkits + ".cluster.min-nr-of-members", Toolkits + ".actor.provider", Toolkits + ".remote.artery.transport",
        Toolkits + ".remote.artery.ssl",
        "play.http.secret.key", "storage", "db.janusgraph.storage.hostname", "db.janusgraph.index.search.hostname",
    ];

    internal static IEnumerable<Violation> Differing(Repo repo)
    {
        var nodes = repo.Of(ApplicationConf.Kind).Where(file => file.Node is not null && Repo.IsReadable(file) && repo.SeesAll(file, file.Node) && repo.Effective(file).IsReadable).ToList();
        if (nodes.Count < 2)
        {
            return [];
        }

        var settings = nodes.ConvertAll(file => Settings(repo, file));
        var helpers = nodes.ConvertAll(file => Substitutions.Names(repo, file));
        var differing = nodes.ConvertAll(_ => new List<string>());
        var slips = SettingSlips.Of(nodes.ConvertAll(file => AllSettings(repo, file)));
        var misspelt = new HashSet<string>(slips.SelectMany(slip => new[] { slip.Key, slip.Meant }), StringComparer.Ordinal);
        foreach (var key in settings.SelectMany(of => of.Keys).Distinct(StringComparer.Ordinal))
        {
            var values = settings.ConvertAll(of => of.TryGetValue(key, out var setting) ? Canonical(setting) : "");
            if (values.TrueForAll(value => string.Equals(value, values[0], StringComparison.Ordinal)) || values.Contains(null) || misspelt.Contains(key) || IsMisspelt(key) || IsHelper(key, values!, helpers) || nodes.Exists(file => IsSpokenOf(repo, file, key)))
            {
                continue;
            }

            var majority = values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(same => same.Count() * 2 > values.Count)?.Key;
            if (majority is null)
            {
                differing[values.FindIndex(value => !string.Equals(value, values[0], StringComparison.Ordinal))].Add(key);
            }
            else
            {
                for (var i = 0; i < values.Count; i++)
                {
                    if (!string.Equals(values[i], majority, StringComparison.Ordinal))
                    {
                        differing[i].Add(key);
                    }
                }
            }
        }

        return nodes.SelectMany((node, i) => Misspelt(repo, node, slips.FindAll(slip => slip.Node == i))).Concat(nodes.Select((node, i) => differing[i].Count == 0 ? null : At(repo, node, settings[i], differing[i]) with { Related = Elsewhere(nodes, settings, i, differing[i][0]) }).OfType<Violation>());
    }

    // A section is misspelt once, whatever stands in it.
    private static IEnumerable<Violation> Misspelt(Repo repo, ConfigFile file, List<SettingSlip> slips)
        => from same in slips.GroupBy(slip => slip.Level, StringComparer.Ordinal)
           let first = same.First()
           let root = Toolkit.RootOf(repo.Effective(file))
           let meant = Shown(first.LevelMeant, root)
           select new Violation(first.Setting.Origin ?? file, first.Setting.KeySpan, $"'{Shown(first.Level, root)}' is '{meant}' on the other TheHive nodes")
           {
               Setting = Shown(first.Key, root),
               Meant = meant,
               IsSecret = same.Any(slip => SecretNames.IsSecret(slip.Key)),
           };

    // Where another node says something else; one that does not name the setting has no place for it.
    private static List<RelatedPlace> Elsewhere(List<ConfigFile> nodes, List<Dictionary<string, Setting>> settings, int own, string key)
        => (from at in nodes.Select((node, i) => new { File = node, Setting = settings[i].TryGetValue(key, out var setting) ? setting : null })
            let other = at.Setting
            where other is not null && !(settings[own].TryGetValue(key, out var here) && string.Equals(Canonical(here), Canonical(other), StringComparison.Ordinal))
            select new RelatedPlace(other.Origin ?? at.File, other.KeySpan, Wording.GivenHere)).Take(1).ToList();

    private static Violation At(Repo repo, ConfigFile file, Dictionary<string, Setting> own, List<string> keys)
    {
        var root = Toolkit.RootOf(repo.Effective(file));
        var names = keys.ConvertAll(key => Shown(key, root));
        var more = names.Count - Named;
        var first = own.TryGetValue(keys[0], out var setting) ? setting : null;
        return new Violation(
            first?.Origin ?? file,
            first?.KeySpan ?? Near(repo, file, names[0]),
            string.Join(", ", names.Take(Named).Select(Wording.Quote)) + (more > 0 ? $" and {Wording.Count(more, "more setting")}" : "") + (names.Count == 1 ? " is not what it is" : " are not what they are") + " on the other TheHive nodes")
        {
            Setting = names[0],
            IsSecret = keys.Exists(SecretNames.IsSecret),
        };
    }

    private static string Shown(string key, string root) => IsAtOrBelow(key, Toolkits) ? root + key.Substring(Toolkits.Length) : key;

    private static Dictionary<string, Setting> Settings(Repo repo, ConfigFile file)
        => AllSettings(repo, file)
            .Where(setting => !Array.Exists(OfTheNode, own => IsAtOrBelow(setting.Key, own)) && !Array.Exists(Compared, compared => IsAtOrBelow(setting.Key, compared)) && !IsKeystore(setting.Key))
            .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    private static Dictionary<string, Setting> AllSettings(Repo repo, ConfigFile file)
    {
        var document = repo.Effective(file);
        var root = Toolkit.RootOf(document) + ".";
        var settings = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (var setting in document.Settings)
        {
            settings[setting.Key.StartsWith(root, StringComparison.Ordinal) ? Toolkits + "." + setting.Key.Substring(root.Length) : setting.Key] = setting;
        }

        return settings;
    }

    // A name that TheHive does not read is there for the settings that name it, and those are compared; so is one that says which node this is.
    private static bool IsHelper(string key, List<string> values, List<HashSet<string>> named)
        => !TheHiveSettings.IsRead(key)
            && (IsBelowOne(key, named)
                || (values.Count > 2 && !values.Contains("") && values.Distinct(StringComparer.Ordinal).Count() == values.Count));

    // A file may define thousands of names, and thousands of settings that name them.
    private static bool IsBelowOne(string key, List<HashSet<string>> named)
    {
        for (var (end, level) = (key.Length, 0); end > 0 && level < TextBound.Depth; end = key.LastIndexOf('.', end - 1), level++)
        {
            var above = key.Substring(0, end);
            if (named.Exists(names => names.Contains(above)))
            {
                return true;
            }
        }

        return false;
    }

    // A keystore is the node's own, and may have a password of its own.
    private static bool IsKeystore(string key)
        => key.IndexOf("keystore", StringComparison.OrdinalIgnoreCase) >= 0 || key.IndexOf("key-store", StringComparison.Ordinal) >= 0
            || key.IndexOf("keyManager", StringComparison.Ordinal) >= 0 || key.EndsWith(".key-password", StringComparison.Ordinal);

    // A setting that is compared elsewhere is missed there.
    private static bool IsMisspelt(string key)
        => key.LastIndexOf('.') is > 0 and var dot
            && Nearest.Find(key.Substring(dot + 1), Compared.Where(name => name.LastIndexOf('.') == dot && name.StartsWith(key.Substring(0, dot), StringComparison.Ordinal)).Select(name => name.Substring(dot + 1))) is not null;

    private static bool IsSpokenOf(Repo repo, ConfigFile file, string key)
    {
        var name = key.StartsWith(Toolkits + ".", StringComparison.Ordinal) ? Toolkit.RootOf(repo.Effective(file)) + key.Substring(Toolkits.Length) : key;

        // An account is its name and its password.
        return repo.IsFaulty(file, name) || (name.EndsWith(".password", StringComparison.Ordinal) && repo.IsFaulty(file, name.Substring(0, name.Length - "password".Length) + "username")) || (repo.Effective(file).Find(name)?.Origin is { } origin && repo.IsFaulty(origin, name));
    }

    // Null for what is unknown; a number or a word is the same in quotes.
    private static string? Canonical(Setting setting) => Placeholder.IsIn(setting.Value) ? null : Text(setting.Value, depth: 0);

    private static string? Text(ConfigValue value, int depth) => value switch
    {
        ScalarValue scalar => "=" + scalar.Text,
        ListValue list when depth < 8 && list.Items.Select(item => Text(item, depth + 1)).ToList() is var items => items.Contains(null) ? null : "[" + string.Join("\n", items) + "]",
        MapValue map when depth < 8 && map.Entries.Select(entry => Text(entry.Value, depth + 1) is { } text ? entry.Key + text : null).ToList() is var entries
            => entries.Contains(null) ? null : "{" + string.Join("\n", entries.OrderBy(entry => entry, StringComparer.Ordinal)) + "}",
        _ => null,
    };

    private static Span Near(Repo repo, ConfigFile file, string key)
    {
        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
        {
            if (CassandraLink.Near(repo, file, key.Substring(0, dot + 1)) is var near && near != Span.Start)
            {
                return near;
            }
        }

        return Span.Start;
    }

    private static bool IsAtOrBelow(string key, string level) => key.StartsWith(level, StringComparison.Ordinal) && (key.Length == level.Length || key[level.Length] == '.');
}
