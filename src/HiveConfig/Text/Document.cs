using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>What a reader made of one text.</summary>
public abstract class Document
{
    private protected Document(IReadOnlyList<Fault> faults) => Faults = faults;

    /// <summary>What could not be read, in reading order. Empty when all is well.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Whether the program that owns the file would read it: nothing but repeated keys was met.</summary>
    public bool IsReadable => Faults.Count == 0 || Faults.All(fault => fault.Kind == FaultKind.DuplicateKey);
}

/// <summary>A text of keys and values: YAML, HOCON or Java properties.</summary>
public sealed class TreeDocument : Document
{
    private static readonly MapValue Empty = new([], Span.Start);
    private IReadOnlyList<Setting>? _settings;
    private Dictionary<string, Setting>? _last;
    private List<Setting>? _numbered;

    /// <summary>Makes a document.</summary>
    /// <param name="root">The whole value; null for a text without any.</param>
    /// <param name="faults">What could not be read.</param>
    public TreeDocument(ConfigValue? root, IReadOnlyList<Fault> faults)
        : base(faults) => Root = root;

    /// <summary>Where YAML aliases stand, each with its full key: not every reader of YAML puts their anchor's value in.</summary>
    internal IReadOnlyList<YamlAlias> Aliases { get; init; } = [];

    /// <summary>The whole value; null when the text holds none. After a syntax fault it holds what stood before the fault, or nothing.</summary>
    public ConfigValue? Root { get; }

    /// <summary>The whole value as a map; empty when it is none.</summary>
    public MapValue Map => Root as MapValue ?? Empty;

    /// <summary>
    /// Every leaf (scalar, list, empty map, unknown) with its full dotted key, in reading order. Nested and dotted
    /// spellings of a key are the same key here; a key given twice is here twice.
    /// </summary>
    public IReadOnlyList<Setting> Settings => _settings ??= Flatten(Map);

    /// <summary>Whether <c>key.0</c> and <c>key.1</c> are the list <c>key</c> to the program that reads the text.</summary>
    internal bool HasListsByNumber { get; init; }

    /// <summary>A list that is given item by item, by number; null when it is not, or not in this syntax.</summary>
    internal Setting? FindByNumber(string key)
    {
        if (!HasListsByNumber)
        {
            return null;
        }

        SortedDictionary<int, Setting>? items = null;
        foreach (var setting in NumberedSettings)
        {
            if (setting.Key.Length > key.Length + 1 && setting.Key[key.Length] == '.' && setting.Key.StartsWith(key, System.StringComparison.Ordinal)
                && int.TryParse(setting.Key.Substring(key.Length + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                (items ??= [])[number] = setting;
            }
        }

        return items is null ? null : items.Values.First() with { Key = key, Value = new ListValue([.. items.Values.Select(item => item.Value)], items.Values.First().Span) };
    }

    // Hardly any file has one, and every absent key is looked for.
    private List<Setting> NumberedSettings => _numbered ??= [.. Settings.Where(setting => setting.Key.Length > 0 && setting.Key[setting.Key.Length - 1] is >= '0' and <= '9')];

    /// <summary>The setting that counts for a key: the last one of the text, as every reader of these syntaxes does.</summary>
    public Setting? Find(string key)
    {
        if (_last is not { } last)
        {
            last = new Dictionary<string, Setting>(System.StringComparer.Ordinal);
            foreach (var setting in Settings)
            {
                last[setting.Key] = setting;
            }

            _last = last;
        }

        return last.TryGetValue(key, out var found) ? found : null;
    }

    private static List<Setting> Flatten(MapValue root)
    {
        var settings = new List<Setting>();
        Walk(root, prefix: "");
        return settings;

        // Depth is bounded by the readers.
        void Walk(MapValue map, string prefix)
        {
            foreach (var entry in map.Entries)
            {
                var key = prefix.Length == 0 ? entry.Key : prefix + "." + entry.Key;
                if (entry.Value is MapValue { Entries.Count: > 0 } nested)
                {
                    Walk(nested, key);
                }
                else
                {
                    settings.Add(new Setting(key, entry.KeySpan, entry.Value) { Origin = entry.Origin });
                }
            }
        }
    }
}
