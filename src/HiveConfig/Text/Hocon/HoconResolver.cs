using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>
/// Resolves substitutions in the order and to the values of Lightbend's library, an empty environment given. It follows that
/// library's algorithm, because its corner cases are what real files depend on: a substitution sees the final value of another key
/// and the earlier value of its own.
/// </summary>
internal sealed class HoconResolver(HoconBudget budget, List<Fault> faults)
{
    /// <summary>Calls below each other; each object, list and substitution takes one. It keeps the stack small, whatever the text.</summary>
    private const int MaxCalls = 2 * HoconReader.MaxDepth;

    /// <summary>What it costs to make a value anew in another place.</summary>
    private const int StepsPerMove = 4;

    private readonly Dictionary<Question, HoconValue> _known = [];
    private readonly HashSet<HoconReference> _following = [];
    private readonly List<HoconPlace> _unsettled = [];
    private int _calls;

    /// <summary>The substitutions that nothing in the files settles: without the environment the service refuses the file.</summary>
    internal IReadOnlyList<HoconPlace> Unsettled => _unsettled;

    internal HoconObject? Resolve(HoconObject root) => Resolve(root, new HoconSource(root), only: null).Value as HoconObject;

    /// <param name="value">What to resolve.</param>
    /// <param name="source">Where its substitutions look.</param>
    /// <param name="only">The one path below the value that has to be passable, its end left as it is; null for all of it.</param>
    private Outcome Resolve(HoconValue value, HoconSource source, HoconPath? only)
    {
        if (value.IsResolved)
        {
            return value;
        }

        if (_known.TryGetValue(new Question(value, Only: null), out var known) || (only is not null && _known.TryGetValue(new Question(value, only), out known)))
        {
            return known;
        }

        if (value is HoconReference followed && _following.Contains(followed))
        {
            return Outcome.Cycle;
        }

        if (_calls >= MaxCalls)
        {
            budget.TooDeep("substitutions lead");
        }

        if (!budget.Spend(1))
        {
            return default;
        }

        _calls++;
        var outcome = value switch
        {
            HoconObject owner => Object(owner, source, only),
            HoconList list => only is null ? List(list, source) : list,
            HoconReference reference => Reference(reference, source, only),
            HoconConcatenation concatenation => Concatenation(concatenation, source),
            HoconStack stack => Stack(stack, source, only),
            _ => throw new NotSupportedException(value.GetType().Name),
        };
        _calls--;

        if (outcome.Value is { Height: > HoconReader.MaxDepth + 2 })
        {
            budget.TooDeep("substitutions nest values");
            return default;
        }

        if (outcome.Value is { } result && (result.IsResolved || only is not null))
        {
            _known[new Question(value, result.IsResolved ? null : only)] = result;
        }

        return outcome;
    }

    private Outcome Object(HoconObject owner, HoconSource source, HoconPath? only)
    {
        var below = source.Below(owner);
        var resolved = owner;
        foreach (var key in only is null ? owner.Keys : [only.First])
        {
            if (owner[key] is not { IsResolved: false } child || only is { Rest: null })
            {
                continue;
            }

            var outcome = Resolve(child, below, only?.Rest);
            if (outcome.IsCycle)
            {
                return outcome;
            }

            if (outcome.Value != child)
            {
                if (resolved == owner)
                {
                    budget.Spend(owner.Keys.Count);
                    resolved = owner.Copy();
                }

                resolved.Set(key, outcome.Value ?? new HoconAbsent(child.Place, child.Key));
            }
        }

        return resolved;
    }

    private Outcome List(HoconList list, HoconSource source)
    {
        var below = source.Below(list);
        var items = new List<HoconValue>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var outcome = Resolve(item, below, only: null);
            if (outcome.IsCycle)
            {
                return outcome;
            }

            items.Add(outcome.Value ?? new HoconAbsent(item.Place, key: null));
        }

        return new HoconList(list.Place, list.Key, items);
    }

    private Outcome Reference(HoconReference reference, HoconSource source, HoconPath? only)
    {
        _following.Add(reference);
        var outcome = Find(source.Root, reference.Path, only);
        if (outcome.IsNothing && reference.Unprefixed is not null)
        {
            outcome = Find(source.Root, reference.Unprefixed, only);
        }

        _following.Remove(reference);
        if (outcome.IsCycle)
        {
            if (reference.IsOptional)
            {
                return default;
            }

            faults.Add(HoconFaults.Cycle(reference));
            return new HoconUnknown(reference.Place, reference.Key);
        }

        if (outcome.Value is not null && budget.Spend(StepsPerMove * outcome.Value.Weight))
        {
            return outcome.Value.At(reference.Place, reference.Key);
        }

        if (reference.IsOptional)
        {
            return default;
        }

        _unsettled.Add(reference.Place);
        return new HoconUnknown(reference.Place, reference.Key);
    }

    /// <summary>The value at a path, resolved. Only what lies on the path is resolved on the way: anything else may lead back here.</summary>
    private Outcome Find(HoconObject root, HoconPath path, HoconPath? only)
    {
        var outcome = Resolve(root, new HoconSource(root), path);
        if (outcome.Value is not { } at)
        {
            return outcome;
        }

        var source = new HoconSource((HoconObject)at).Below(at);
        for (; path.Rest is not null; path = path.Rest)
        {
            if (Child(at, path.First) is not { } next)
            {
                return default;
            }

            at = next;
            source = source.Below(at);
        }

        return Child(at, path.First) is { } value and not HoconAbsent ? Resolve(value, source, only) : default;
    }

    /// <summary>A child of an object, or of a stack whose latest value is one, as far as later values alone settle it.</summary>
    private static HoconValue? Child(HoconValue value, string key)
    {
        if (value is HoconObject owner)
        {
            return owner[key];
        }

        if (value is not HoconStack stack)
        {
            return null;
        }

        foreach (var layer in stack.Values)
        {
            if (layer is not HoconObject layerObject)
            {
                return null;
            }

            if (layerObject[key] is { IgnoresEarlier: true } child)
            {
                return child;
            }
        }

        return null;
    }

    private Outcome Concatenation(HoconConcatenation concatenation, HoconSource source)
    {
        var below = source.Below(concatenation);
        var pieces = new List<HoconValue>();
        foreach (var piece in concatenation.Pieces)
        {
            // A value that names itself comes by here once for each of its pieces.
            if (!budget.Spend(1))
            {
                return default;
            }

            var outcome = Resolve(piece, below, only: null);
            if (outcome.IsCycle)
            {
                return outcome;
            }

            if (outcome.Value is not null)
            {
                pieces.Add(outcome.Value);
            }
        }

        if (pieces.Exists(piece => piece is HoconUnknown))
        {
            return new HoconUnknown(concatenation.Place, concatenation.Key);
        }

        if (HoconJoin.Join(pieces, budget, out var culprit) is { } joined)
        {
            return joined.Count == 0 ? default : joined[0].At(concatenation.Place, concatenation.Key);
        }

        faults.Add(HoconFaults.WrongType(culprit!));
        return new HoconUnknown(concatenation.Place, concatenation.Key);
    }

    private Outcome Stack(HoconStack stack, HoconSource source, HoconPath? only)
    {
        HoconValue? merged = null;
        for (var i = 0; i < stack.Values.Count; i++)
        {
            var value = stack.Values[i];
            var view = HoconMerge.IsOpen(value) ? source.Replacing(stack, Below(stack, i + 1), budget) : source.Below(stack);
            var outcome = Resolve(value, view, only);
            if (outcome.IsCycle)
            {
                return outcome;
            }

            if (outcome.Value is not null)
            {
                merged = merged is null ? outcome.Value : HoconMerge.Over(merged, outcome.Value, budget);
            }
        }

        return merged;
    }

    /// <summary>What is left of a stack below its first values.</summary>
    private HoconValue? Below(HoconStack stack, int skip)
        => (stack.Values.Count - skip) switch
        {
            0 => null,
            1 => stack.Values[skip],
            _ => stack.Values.Skip(skip + 1).Aggregate(stack.Values[skip], (later, earlier) => HoconMerge.Over(later, earlier, budget)),
        };

    /// <summary>A value, nothing, or the news that a substitution met itself.</summary>
    // A value, and the one path below it that was asked for; the whole of it without one.
    private sealed record Question(HoconValue Value, HoconPath? Only);

    private readonly struct Outcome
    {
        private Outcome(HoconValue? value, bool isCycle)
        {
            Value = value;
            IsCycle = isCycle;
        }

        internal static Outcome Cycle => new(value: null, isCycle: true);

        internal HoconValue? Value { get; }

        internal bool IsCycle { get; }

        internal bool IsNothing => Value is null && !IsCycle;

        public static implicit operator Outcome(HoconValue? value) => new(value, isCycle: false);
    }
}
