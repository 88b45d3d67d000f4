using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Plan;

/// <summary>Takes a file apart into settings, whatever its syntax.</summary>
internal static class StatedSettings
{
    /// <summary>The settings of a file; of HOCON those that count once its includes are merged. Null for a file that is compared as a whole.</summary>
    internal static IReadOnlyList<Stated>? Of(Repo repo, ConfigFile file, string? node)
    {
        if (!Repo.IsReadable(file))
        {
            return null;
        }

        return file.Document switch
        {
            HoconDocument when repo.Effective(file, node) is { IsReadable: true } hocon => Tree(file, hocon),
            TreeDocument { Root: not null } tree => Tree(file, tree),
            JvmOptionsDocument jvm => Jvm(file, jvm),
            EnvironmentFileDocument environment => Environment(file, environment),
            CqlDocument cql => CqlSettings.Of(file, cql),
            ExportsDocument exports => Exports(file, exports),
            _ when FlatSettings.Of(file.Document) is { } lines => Lines(file, lines.ToList()),
            _ when file.Kind.Read is null && file.Kind.Name.EndsWith(".json", StringComparison.Ordinal) && YamlReader.Read(file.Text) is { IsReadable: true, Root: MapValue } json => [.. Tree(file, json).Select(setting => setting with { Consequence = Consequence.Request })],
            _ => null,
        };
    }

    private static List<Stated> Tree(ConfigFile file, TreeDocument document)
    {
        var keys = DeclaredKeys.Of(file.Kind);
        var byName = new Dictionary<string, Key>(StringComparer.Ordinal);
        var byPlace = new Dictionary<(ConfigFile?, Span), Key>();
        foreach (var key in keys)
        {
            byName[key.Name] = key;
            if (key.Former is { } former)
            {
                byName[former.Name] = key;
            }

            if (key.Finder is not null && key.Find(document) is { } found)
            {
                byPlace[(found.Origin, found.Span)] = key;
            }
        }

        var root = file.Kind == ApplicationConf.Kind ? Toolkit.RootOf(document) : Toolkit.Pekko;
        var isAkka = string.Equals(root, Toolkit.Akka, StringComparison.Ordinal);
        var settings = new List<Stated>();
        foreach (var setting in document.Settings)
        {
            Walk(setting.Origin ?? file, setting.Key, setting.Value, setting.Origin);
        }

        if (file.Kind == ApplicationConf.Kind && document.Settings.FirstOrDefault(setting => setting.Key.StartsWith(root + ".", StringComparison.Ordinal)) is { } first)
        {
            settings.Add(new Stated("actor toolkit", new ScalarValue(root, first.KeySpan), file) { Consequence = Consequence.FullStop });
        }

        // A key given twice counts once, as it stands last.
        return settings.GroupBy(setting => setting.Key, StringComparer.Ordinal).Select(same => same.Last()).ToList();

        void Walk(ConfigFile place, string key, ConfigValue value, ConfigFile? origin)
        {
            switch (value)
            {
                case ListValue list when list.Items.Any(item => item is MapValue { Entries.Count: > 0 }):
                    for (var i = 0; i < list.Items.Count; i++)
                    {
                        // One mapping in a list is as good as the mapping.
                        Walk(place, list.Items.Count == 1 ? key : key + "." + i.ToString(CultureInfo.InvariantCulture), list.Items[i], origin);
                    }

                    break;
                case MapValue { Entries.Count: > 0 } map:
                    foreach (var entry in map.Entries)
                    {
                        Walk(place, key + "." + entry.Key, entry.Value, entry.Origin ?? origin);
                    }

                    break;
                default:
                    var known = byPlace.TryGetValue((origin, value.Span), out var found) || byName.TryGetValue(key, out found) ? found : null;
                    settings.Add(new Stated(Name(key, known), value, place)
                    {
                        Declared = known,
                        IsSecret = known?.IsSecret == true || SecretNames.IsSecret(key) || place.Secrets.Touches(value.Span),
                        Compared = isAkka && ReferenceEquals(known, ApplicationConf.SeedNodes) ? WithPekko(value) : null,
                    });
                    break;
            }
        }

        string Name(string key, Key? known)
            => known is { Former: { } former } && string.Equals(key, former.Name, StringComparison.Ordinal) ? known.Name
                : isAkka && key.StartsWith("akka.", StringComparison.Ordinal) ? "pekko" + key.Substring(4)
                : key;
    }

    // The scheme follows from the toolkit.
    private static ConfigValue WithPekko(ConfigValue value) => value switch
    {
        ScalarValue scalar => new ScalarValue(scalar.Text.Replace("akka://", "pekko://"), scalar.Span, scalar.Type, scalar.IsQuoted),
        ListValue list => new ListValue([.. list.Items.Select(WithPekko)], list.Span),
        _ => value,
    };

    private static IReadOnlyList<Stated> Jvm(ConfigFile file, JvmOptionsDocument document)
        => Repeated(document.Options.Select(option =>
        {
            var (name, value) = JvmOption(option.Option.Text);
            var versions = option.FirstVersion is null ? "" : $" (Java {option.FirstVersion}{(option.LastVersion is null ? " and later" : option.LastVersion == option.FirstVersion ? "" : "-" + option.LastVersion)})";
            return (Key: name + versions, Value: Word(option.Option, value), option.Option.Span);
        }), file, lastCounts: true);

    private static (string Name, string Value) JvmOption(string text)
    {
        var name = JvmSetting.NameOf(text);
        return (name, text.StartsWith("-XX:-", StringComparison.Ordinal) ? "off"
            : text.StartsWith("-XX:+", StringComparison.Ordinal) || text.Length == name.Length ? "on"
            : text.Substring(name.Length + (text[name.Length] == '=' ? 1 : 0)));
    }

    // The options of a JVM in a variable are settings of their own.
    private static IReadOnlyList<Stated> Environment(ConfigFile file, EnvironmentFileDocument document)
        => Repeated(document.Entries.GroupBy(entry => entry.Name.Text, StringComparer.Ordinal).Select(same => same.Last()).SelectMany(entry => Options(entry)), file, lastCounts: true);

    private static IEnumerable<(string Key, ConfigValue Value, Span Span)> Options(EnvironmentEntry entry)
    {
        var words = entry.Value.Text.Split(new[] { ' ', '\t', '\n' }, StringSplitOptions.RemoveEmptyEntries);
        if (!entry.Value.IsKnown || words.Length == 0 || !words.All(word => word[0] == '-' && word.IndexOf('"') < 0 && word.IndexOf('\'') < 0))
        {
            return [(entry.Name.Text, entry.Value.Value, entry.Value.Span)];
        }

        return words.Select(word =>
        {
            var (name, value) = JvmOption(word);
            return (entry.Name.Text + " " + name, Word(entry.Value, value), entry.Value.Span);
        });
    }

    private static IReadOnlyList<Stated> Exports(ConfigFile file, ExportsDocument document)
        => Repeated(
            from entry in document.Entries
            from client in entry.Clients
            let options = client.Options.Select(option => option.ToString()!).OrderBy(option => option, StringComparer.Ordinal)
            select (entry.Directory.Text + " to " + (client.Host?.Text ?? "everybody"), (ConfigValue)new ScalarValue(string.Join(",", options), client.Span), client.Span),
            file,
            lastCounts: true);

    private static IReadOnlyList<Stated> Lines(ConfigFile file, List<FlatSetting> lines)
        => Repeated(lines.Select(line => Line(file, line)), file, lastCounts: file.Document is SysctlDocument);

    private static (string Key, ConfigValue Value, Span Span) Line(ConfigFile file, FlatSetting line)
    {
        var section = string.Join(" > ", line.Path.Take(line.Path.Count - 1));
        var keyword = line.Path[line.Path.Count - 1];
        var value = line.Value ?? "on";

        // Words that only together are the name of a setting.
        if (file.Document is HaproxyDocument && line.Value is not null && keyword is "server" or "option" or "no option" or "timeout" or "stats" or "acl" or "http-check" or "errorfile" or "server-template")
        {
            var blank = line.Value!.IndexOf(' ');
            keyword += " " + (blank < 0 ? line.Value : line.Value.Substring(0, blank));
            value = blank < 0 ? "on" : line.Value.Substring(blank + 1);
        }

        return ((section.Length > 0 ? section + " > " : "") + keyword, new ScalarValue(value, line.Span), line.Span);
    }

    // A keyword that stands more than once is one setting with a list.
    private static IReadOnlyList<Stated> Repeated(IEnumerable<(string Key, ConfigValue Value, Span Span)> all, ConfigFile file, bool lastCounts)
        => all.GroupBy(one => one.Key, StringComparer.Ordinal).Select(same =>
        {
            var values = same.Select(one => one.Value).ToList();
            var value = values.Count == 1 || lastCounts ? values[values.Count - 1] : new ListValue(values, same.First().Span);
            var isSet = file.Document is KeepalivedDocument || same.Key.EndsWith(" > bind", StringComparison.Ordinal);
            return new Stated(same.Key, value, file)
            {
                IsSecret = SecretNames.IsSecret(same.Key) || same.Any(one => file.Secrets.Touches(one.Span)),
                Compared = value is ListValue list ? (isSet ? Sorted(list) : null) : Time(same.Key, value),
            };
        }).ToList();

    // HAProxy takes a time without a unit for milliseconds.
    private static ScalarValue? Time(string key, ConfigValue value)
        => value is ScalarValue scalar && key.IndexOf(" > timeout ", StringComparison.Ordinal) >= 0 && HaproxyTime.Milliseconds(scalar.Text) is { } time
            ? new ScalarValue(time.ToString(CultureInfo.InvariantCulture), scalar.Span)
            : null;

    private static ListValue Sorted(ListValue list) => new([.. list.Items.OrderBy(item => (item as ScalarValue)?.Text, StringComparer.Ordinal)], list.Span);

    private static ConfigValue Word(Word word, string text) => word.IsKnown ? new ScalarValue(text, word.Span) : new UnknownValue(text, word.Span);
}
