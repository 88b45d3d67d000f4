using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Keys with values, each key once, in the order of their first appearance.</summary>
internal sealed class HoconObject : HoconValue
{
    private readonly List<string> _keys;
    private readonly Dictionary<string, HoconValue> _values;
    private bool? _isResolved;
    private int? _height;

    internal HoconObject(HoconPlace place, HoconPlace? key)
        : this(place, key, [], new Dictionary<string, HoconValue>(StringComparer.Ordinal), ignoresEarlier: false)
    {
    }

    private HoconObject(HoconPlace place, HoconPlace? key, List<string> keys, Dictionary<string, HoconValue> values, bool ignoresEarlier)
        : base(place, key)
    {
        _keys = keys;
        _values = values;
        IgnoresEarlier = ignoresEarlier;
    }

    internal IReadOnlyList<string> Keys => _keys;

    internal override bool IsResolved => _isResolved ??= _values.Values.All(value => value.IsResolved);

    /// <summary>Whether a value that is no object stood before it: an object before that one no longer merges into it.</summary>
    internal override bool IgnoresEarlier { get; }

    internal override int Height => _height ??= 1 + _values.Values.Select(value => value.Height).DefaultIfEmpty().Max();

    internal HoconValue? this[string key] => _values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Sets a key. Only whoever made the object may do so, until it is handed on.</summary>
    internal void Set(string key, HoconValue value)
    {
        if (!_values.ContainsKey(key))
        {
            _keys.Add(key);
        }

        _values[key] = value;
        _isResolved = null;
        _height = null;
    }

    internal HoconObject Copy() => Copy(Place, Key);

    internal HoconObject Copy(HoconPlace place, HoconPlace? key)
        => new(place, key, [.. _keys], new Dictionary<string, HoconValue>(_values, StringComparer.Ordinal), IgnoresEarlier);

    internal HoconObject Without(string key)
    {
        var copy = Copy();
        copy._keys.Remove(key);
        copy._values.Remove(key);
        return copy;
    }

    internal HoconObject IgnoringEarlier() => new(Place, Key, _keys, _values, ignoresEarlier: true);

    internal override HoconValue At(HoconPlace place, HoconPlace? key) => new HoconObject(place, key, _keys, _values, IgnoresEarlier);
}
