using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>
/// A value among merged ones. A substitution can depend on any other value, so that a key keeps all it was given until it is
/// resolved.
/// </summary>
/// <param name="place">Where it stands.</param>
/// <param name="key">Where its key stands; null for an item of a list.</param>
internal abstract class HoconValue(HoconPlace place, HoconPlace? key)
{
    internal HoconPlace Place { get; } = place;

    internal HoconPlace? Key { get; } = key;

    /// <summary>Whether no substitution is left in it.</summary>
    internal abstract bool IsResolved { get; }

    /// <summary>Whether nothing that stood before under the same key matters any more.</summary>
    internal virtual bool IgnoresEarlier => IsResolved;

    /// <summary>Levels below it, itself included.</summary>
    internal virtual int Height => 1;

    /// <summary>How many values have to be made anew to move it.</summary>
    internal virtual int Weight => 1;

    /// <summary>The same value, as it appears where a substitution names it.</summary>
    internal abstract HoconValue At(HoconPlace place, HoconPlace? key);
}

/// <summary>A word or string.</summary>
internal sealed class HoconScalar(HoconPlace place, HoconPlace? key, string text, ScalarType type, bool isQuoted, bool isJoined = false) : HoconValue(place, key)
{
    internal string Text => text;

    internal ScalarType Type => type;

    internal bool IsQuoted => isQuoted;

    /// <summary>
    /// Whether it is one bare word. Lightbend's library drops such a word behind an object or a list: it means the blanks there,
    /// and takes any bare word for blanks.
    /// </summary>
    internal bool IsBareWord => !isQuoted && !isJoined && type == ScalarType.Text;

    internal override bool IsResolved => true;

    internal override HoconValue At(HoconPlace place, HoconPlace? key) => new HoconScalar(place, key, text, type, isQuoted, isJoined);
}

/// <summary>What only the environment or a template engine could tell.</summary>
internal sealed class HoconUnknown(HoconPlace place, HoconPlace? key) : HoconValue(place, key)
{
    internal override bool IsResolved => true;

    internal override HoconValue At(HoconPlace place, HoconPlace? key) => new HoconUnknown(place, key);
}

/// <summary>
/// An optional substitution with nothing behind it. To every other value it is not there; it stays only so that the reader learns
/// that the environment may set the key.
/// </summary>
internal sealed class HoconAbsent(HoconPlace place, HoconPlace? key) : HoconValue(place, key)
{
    internal override bool IsResolved => true;

    internal override bool IgnoresEarlier => false;

    internal override HoconValue At(HoconPlace place, HoconPlace? key) => new HoconAbsent(place, key);
}

internal sealed class HoconList : HoconValue
{
    internal HoconList(HoconPlace place, HoconPlace? key, IReadOnlyList<HoconValue> items)
        : base(place, key)
    {
        Items = items;
        IsResolved = items.All(item => item.IsResolved);
        (Height, Weight) = (1, 1);
        foreach (var item in items)
        {
            Height = Math.Max(Height, 1 + item.Height);
            Weight += item.Weight;
        }
    }

    internal IReadOnlyList<HoconValue> Items { get; }

    internal override bool IsResolved { get; }

    internal override int Height { get; }

    internal override int Weight { get; }

    // The items have no file of their own to point to, so that they move with their list. A substitution stays itself: cycles are
    // found by it.
    internal override HoconValue At(HoconPlace place, HoconPlace? key)
        => new HoconList(place, key, IsResolved ? Items.Select(item => item.At(place, key: null)).ToList() : Items);
}

/// <summary>A substitution.</summary>
internal sealed class HoconReference(HoconPlace place, HoconPlace? key, HoconPath path, HoconPath? unprefixed, bool isOptional) : HoconValue(place, key)
{
    internal HoconPath Path => path;

    /// <summary>The path without the keys below which its file was included: the second place to look.</summary>
    internal HoconPath? Unprefixed => unprefixed;

    internal bool IsOptional => isOptional;

    internal override bool IsResolved => false;

    internal override HoconValue At(HoconPlace place, HoconPlace? key) => new HoconReference(place, key, path, unprefixed, isOptional);
}

/// <summary>Values side by side, at least one of them not resolved.</summary>
internal sealed class HoconConcatenation(HoconPlace place, HoconPlace? key, IReadOnlyList<HoconValue> pieces) : HoconValue(place, key)
{
    internal IReadOnlyList<HoconValue> Pieces => pieces;

    internal override bool IsResolved => false;

    internal override HoconValue At(HoconPlace place, HoconPlace? key) => new HoconConcatenation(place, key, pieces);
}

/// <summary>All that one key was given, the latest first.</summary>
internal sealed class HoconStack(HoconPlace place, HoconPlace? key, IReadOnlyList<HoconValue> values) : HoconValue(place, key)
{
    internal HoconStack(IReadOnlyList<HoconValue> values)
        : this(values[0].Place, values[0].Key, values)
    {
    }

    internal IReadOnlyList<HoconValue> Values => values;

    internal override bool IsResolved => false;

    internal override bool IgnoresEarlier => values[values.Count - 1].IgnoresEarlier;

    internal override HoconValue At(HoconPlace place, HoconPlace? key) => new HoconStack(place, key, values);
}
