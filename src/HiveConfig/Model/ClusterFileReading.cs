using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>One reading of a cluster.yaml: what was wrong so far, and where everything stands.</summary>
internal sealed class ClusterFileReading
{
    // Where each setting stands, and the key as it is written there.
    private readonly Dictionary<string, Span> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Key, Span Span)> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _maps = new(StringComparer.Ordinal);
    private readonly HashSet<string> _misspelt = new(StringComparer.Ordinal);
    private readonly List<ClusterProblem> _problems = [];
    private readonly string _path;

    internal ClusterFileReading(string path) => _path = path;

    internal IReadOnlyList<ClusterProblem> Problems => _problems;

    /// <summary>The settings that were not read as they are meant: what is said of them further on would only echo a problem.</summary>
    internal IReadOnlyList<string> Broken => [.. _problems.Where(problem => problem.Rule is not "HC0002").Select(problem => problem.Setting), .. _misspelt];

    internal ClusterOrigin Origin => new(_path, _places);

    /// <summary>What the YAML reader met.</summary>
    internal void Add(Fault fault, bool isSecret)
        => Add(fault.Kind == FaultKind.DuplicateKey ? "HC0005" : "HC0001", fault.Key ?? "", fault.Span, fault.Message, fault.Related, isSecret);

    /// <summary>A word that does not mean what is expected.</summary>
    internal void WrongValue(ClusterFileEntry entry, string message, bool isSecret = false)
        => Add("HC0004", entry.Setting, entry.Value.Span, message, isSecret: isSecret);

    /// <summary>A value of another shape than expected.</summary>
    internal void WrongType(ClusterFileEntry entry, string what, bool isSecret = false)
    {
        var found = entry.Value switch
        {
            ScalarValue { IsNull: true } => "has no value",
            ScalarValue scalar => "is " + NameOf(scalar.Type),
            ListValue { Items.Count: 0 } => "is an empty list",
            ListValue => "is a list",
            MapValue => "is a map",
            _ => "is an alias that leads nowhere",
        };
        Add("HC0003", entry.Setting, PlaceOf(entry), $"'{Last(entry.Setting)}' {found}, expected {what}", isSecret: isSecret);
    }

    /// <summary>A key that has to be there. What stands there under a misspelt name has been said already.</summary>
    internal void Missing(Span parent, string setting, string what)
    {
        if (!_misspelt.Contains(setting))
        {
            Add("HC0006", setting, parent, $"'{Last(setting)}' is missing, expected {what}");
        }
    }

    /// <summary>The value of one word; false when it is none, which is then reported.</summary>
    internal bool TryWord<TValue>(ClusterFileEntry entry, ClusterFileForm<TValue> form, out TValue? value)
    {
        value = default;
        if (entry.Value is not ScalarValue { IsNull: false } scalar || (form.Type is { } type && scalar.Type != type))
        {
            WrongType(entry, form.What, form.IsSecret);
            return false;
        }

        if (form.TryRead(scalar.Text, out value, out var problem))
        {
            return true;
        }

        WrongValue(entry, problem!, form.IsSecret);
        return false;
    }

    /// <summary>A part of the model with everything that a map states of it.</summary>
    internal TPart Map<TPart>(ClusterFileEntry entry, TPart part, IReadOnlyList<ClusterFileKey<TPart>> keys, bool isSecret = false)
        where TPart : class
    {
        if (entry.Value is not MapValue map)
        {
            WrongType(entry, "a map of " + ClusterFileKey.Names(keys), isSecret);
            return part;
        }

        _maps.Add(entry.Setting);
        foreach (var found in map.Entries)
        {
            var key = keys.FirstOrDefault(known => string.Equals(known.Name, found.Key, StringComparison.Ordinal));
            if (key is null)
            {
                Unknown(entry, found, keys.Select(known => known.Name), isSecret);
            }
            else
            {
                var child = new ClusterFileEntry(Join(entry.Setting, key.Setting ?? key.Name), found.KeySpan, found.Value);
                Place(child, Join(entry.Setting, key.Name));
                part = key.Read(this, child, part);
            }
        }

        foreach (var key in keys.Where(key => key.IsRequired && !map.Entries.Any(found => string.Equals(found.Key, key.Name, StringComparison.Ordinal))))
        {
            Missing(entry.KeySpan, Join(entry.Setting, key.Name), key.What);
        }

        return part;
    }

    /// <summary>Remembers where a setting stands; the same setting stated under two names is a problem.</summary>
    internal void Place(ClusterFileEntry entry, string writtenAs)
    {
        if (_keys.TryGetValue(entry.Setting, out var first) && !string.Equals(first.Key, writtenAs, StringComparison.Ordinal))
        {
            Add("HC0005", entry.Setting, entry.KeySpan, $"'{writtenAs}' states what '{first.Key}' states already", first.Span);
        }

        _keys[entry.Setting] = (writtenAs, entry.KeySpan);
        _places[entry.Setting] = PlaceOf(entry);
    }

    /// <summary>A setting that states what another does already.</summary>
    internal void Twice(string setting, string first)
        => Add("HC0005", setting, _keys[setting].Span, $"'{setting}' states what '{first}' states already", _keys[first].Span);

    /// <summary>A map, where it is stated, states one of two keys.</summary>
    internal void OneOf(string parent, string one, string other)
    {
        var (first, second) = (Join(parent, one), Join(parent, other));
        if (IsPlaced(first) && IsPlaced(second))
        {
            Twice(second, first);
        }
        else if (_maps.Contains(parent) && !IsPlaced(first) && !IsPlaced(second) && !_misspelt.Contains(first) && !_misspelt.Contains(second))
        {
            Add("HC0006", parent, _places[parent], $"'{parent}' states nothing, expected {one} or {other}");
        }
    }

    /// <summary>A setting that is stated under another name.</summary>
    internal void StandsAt(string setting, string other) => _places[setting] = _places[other];

    /// <summary>The name of a node that is none.</summary>
    internal void UnknownNode(string setting, NodeName name, IReadOnlyList<Node> nodes)
    {
        var nearest = Nearest.Find(name.Value, nodes.Select(node => node.Name.Value));
        Add("HC0060", setting, _places[setting], $"there is no node '{name}'" + (nearest is null ? "" : $"; did you mean '{nearest}'?"));
    }

    /// <summary>Whether a setting is stated, be it well or badly.</summary>
    internal bool IsPlaced(string setting) => _places.ContainsKey(setting);

    internal static string Join(string parent, string name) => parent.Length == 0 ? name : parent + "." + name;

    // A misspelt line below 'secrets' may be a secret without its key.
    private void Unknown(ClusterFileEntry parent, MapEntry found, IEnumerable<string> known, bool isSecret)
    {
        if (parent.Setting is "extra" && Extra.ReasonAgainst(found.Key) is { } reason)
        {
            Add("HC0002", parent.Setting, found.KeySpan, $"'{Parsing.Shown(found.Key)}' {reason}; 'extra' takes {string.Join(", ", known)}");
            return;
        }

        var among = parent.Setting.Length == 0 ? "" : $" in '{parent.Setting}'";
        var nearest = Nearest.Find(found.Key, known);
        var message = (isSecret || parent.Setting is "extra") && nearest is null
            ? $"unknown key{(isSecret ? "" : $" '{Parsing.Shown(found.Key)}'")}{among}, expected {string.Join(", ", known)}"
            : $"unknown key '{Parsing.Shown(found.Key)}'{among}" + (nearest is null ? "" : $"; did you mean '{nearest}'?");
        if (nearest is not null)
        {
            _misspelt.Add(Join(parent.Setting, nearest));
        }

        Add("HC0002", parent.Setting, found.KeySpan, message, isSecret: isSecret);
    }

    private void Add(string rule, string setting, Span span, string message, Span? related = null, bool isSecret = false)
        => _problems.Add(new ClusterProblem(ProblemSeverity.Error, rule, message)
        {
            Setting = setting,
            Path = _path,
            Span = span,
            Related = related is { } first ? [new ClusterPlace(setting, "first given here") { Span = first }] : [],
            IsSecret = isSecret,
        });

    // A map may go on for pages: its key says better where it is. What is empty has no place of its own.
    private static Span PlaceOf(ClusterFileEntry entry)
        => entry.Value is ScalarValue { IsNull: false } or ListValue { Items.Count: > 0 } or UnknownValue ? entry.Value.Span : entry.KeySpan;

    // What stands below 'extra' are names of files, dots and all.
    private static string Last(string setting) => setting.Length == 0 ? "cluster.yaml"
        : setting.StartsWith("extra.", StringComparison.Ordinal) ? setting.Substring("extra.".Length)
        : setting.Substring(setting.LastIndexOf('.') + 1);

    private static string NameOf(ScalarType type) => type switch
    {
        ScalarType.Integer or ScalarType.Float => "a number",
        ScalarType.Boolean => "true or false",
        ScalarType.Timestamp => "a date",
        _ => "text",
    };
}
