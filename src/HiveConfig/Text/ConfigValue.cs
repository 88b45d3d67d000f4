using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>A value found in a file, in the form every syntax shares. It always knows where it stands.</summary>
public abstract class ConfigValue
{
    private protected ConfigValue(Span span) => Span = span;

    /// <summary>Where the value stands, quotes and brackets included.</summary>
    public Span Span { get; }

    /// <summary>The value of a key, as it stands last; null for none, and of what is no map.</summary>
    internal ConfigValue? Member(string key) => (this as MapValue)?.Entries.LastOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal))?.Value;

    /// <summary>The text of a key's value; null for none, and for a list or a map.</summary>
    internal string? TextOf(string key) => (Member(key) as ScalarValue)?.Text;
}

/// <summary>What a scalar is to the program that reads the file.</summary>
public enum ScalarType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent, infinite, or not a number.</summary>
    Float,

    /// <summary>True or false, in any spelling that the syntax takes for one.</summary>
    Boolean,

    /// <summary>Nothing: an empty YAML value, <c>~</c> or <c>null</c>.</summary>
    Null,

    /// <summary>A YAML 1.1 date or time.</summary>
    Timestamp,

    /// <summary>YAML <c>!!binary</c>.</summary>
    Binary,
}

/// <summary>One word, number or text.</summary>
public sealed class ScalarValue : ConfigValue
{
    /// <summary>Makes a scalar.</summary>
    public ScalarValue(string text, Span span, ScalarType type = ScalarType.Text, bool quoted = false)
        : base(span)
    {
        Text = text;
        Type = type;
        IsQuoted = quoted;
    }

    /// <summary>The text with quotes and escapes taken off, as it was written otherwise: <c>0x1F</c> stays <c>0x1F</c>.</summary>
    public string Text { get; }

    /// <summary>What the reading program takes it for.</summary>
    public ScalarType Type { get; }

    /// <summary>Whether it stood in quotes (or in a YAML block scalar).</summary>
    public bool IsQuoted { get; }

    /// <summary>Whether it stands for nothing.</summary>
    public bool IsNull => Type == ScalarType.Null;
}

/// <summary>A list of values.</summary>
public sealed class ListValue : ConfigValue
{
    /// <summary>Makes a list.</summary>
    public ListValue(IReadOnlyList<ConfigValue> items, Span span)
        : base(span) => Items = items;

    /// <summary>The items in the order of the file.</summary>
    public IReadOnlyList<ConfigValue> Items { get; }
}

/// <summary>Keys with values. A key given twice is here twice: what counts is for the reader of that syntax to say.</summary>
public sealed class MapValue : ConfigValue
{
    /// <summary>Makes a map.</summary>
    public MapValue(IReadOnlyList<MapEntry> entries, Span span)
        : base(span) => Entries = entries;

    /// <summary>The entries in the order of the file.</summary>
    public IReadOnlyList<MapEntry> Entries { get; }
}

/// <summary>One key of a <see cref="MapValue"/> with its value.</summary>
public sealed class MapEntry
{
    /// <summary>Makes an entry.</summary>
    public MapEntry(string key, Span keySpan, ConfigValue value)
    {
        Key = key;
        KeySpan = keySpan;
        Value = value;
    }

    /// <summary>The key with quotes taken off.</summary>
    public string Key { get; }

    /// <summary>Where the key stands.</summary>
    public Span KeySpan { get; }

    /// <summary>The value.</summary>
    public ConfigValue Value { get; }

    /// <summary>The included file that both stand in; null for the file at hand.</summary>
    public ConfigFile? Origin { get; init; }
}

/// <summary>
/// A value that the file alone does not settle: a YAML alias that reaches itself or is too large to follow, a HOCON
/// substitution that needs the environment, a template expression. Rules pass over it: unknown is not wrong.
/// </summary>
public sealed class UnknownValue : ConfigValue
{
    /// <summary>Makes an unknown value.</summary>
    public UnknownValue(string raw, Span span)
        : base(span) => Raw = raw;

    /// <summary>The text as it stands in the file.</summary>
    public string Raw { get; }

    /// <summary>Whether the key or item is not even there unless something outside the file sets it: HOCON <c>${?X}</c>.</summary>
    /// <value>Default false.</value>
    public bool MayBeAbsent { get; init; }
}
