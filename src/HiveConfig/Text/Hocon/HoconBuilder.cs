using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Merges what a file and its includes say, key by key, and leaves the substitutions for later.</summary>
internal sealed class HoconBuilder(Func<HoconInclude, ConfigFile?> open, HoconBudget budget, List<Fault> faults)
{
    /// <summary>As many as Lightbend's library follows.</summary>
    private const int MaxIncludes = 50;

    private const int StepsPerInclude = 100;

    private readonly List<string> _path = [];
    private readonly Stack<HoconDocument> _including = new();
    private HoconOrigin _origin = null!;
    private int _depth;

    /// <summary>The keys below which the text at hand is included.</summary>
    private int _prefix;

    internal HoconObject Build(HoconDocument document) => Build(document, new HoconOrigin(document.Text, document.Lines, File: null, IncludedAt: null));

    private HoconObject Build(HoconDocument document, HoconOrigin origin)
    {
        var (outerOrigin, outerPrefix) = (_origin, _prefix);
        (_origin, _prefix) = (origin, _path.Count);
        _including.Push(document);
        var built = Object(document.Root!, key: null);
        _including.Pop();
        (_origin, _prefix) = (outerOrigin, outerPrefix);
        return built;
    }

    private HoconValue Value(HoconNode node, HoconPlace? key)
    {
        var place = _origin.Place(node.Start, node.End);
        if (!budget.Spend(1) || !Enter(node is HoconArray or HoconBraces ? 1 : 0))
        {
            return new HoconUnknown(place, key);
        }

        HoconValue value = node switch
        {
            HoconWord word when TemplateMask.IsMasked(word.Text) => new HoconUnknown(place, key),
            HoconWord word => new HoconScalar(place, key, word.Text, word.Type, word.IsQuoted),
            HoconSubstitution substitution => Reference(place, key, substitution.Path, substitution.IsOptional),
            HoconArray array => new HoconList(place, key, array.Items.Select(item => Value(item, key: null)).ToList()),
            HoconBraces braces => Object(braces, key),
            HoconPieces pieces => Join(place, key, pieces.Pieces.Select(piece => Value(piece, key)).ToList()),
            _ => throw new NotSupportedException(node.GetType().Name),
        };
        _depth -= node is HoconArray or HoconBraces ? 1 : 0;
        return value;
    }

    private bool Enter(int levels)
    {
        _depth += levels;
        if (_depth > HoconReader.MaxDepth)
        {
            budget.TooDeep("includes nest values");
        }

        return budget.Exceeded is null;
    }

    private HoconReference Reference(HoconPlace place, HoconPlace? key, IReadOnlyList<string> path, bool isOptional)
        => new(place, key, HoconPath.Of([.. _path.Take(_prefix), .. path]), _prefix > 0 ? HoconPath.Of(path) : null, isOptional);

    private HoconValue Join(HoconPlace place, HoconPlace? key, List<HoconValue> pieces)
    {
        if (pieces.Exists(piece => piece is HoconUnknown))
        {
            return new HoconUnknown(place, key);
        }

        var joined = HoconJoin.Join(pieces, budget, out var culprit);
        if (joined is null)
        {
            faults.Add(HoconFaults.WrongType(culprit!));
            return new HoconUnknown(place, key);
        }

        return joined.Count == 1 ? joined[0].At(place, key) : new HoconConcatenation(place, key, joined);
    }

    private HoconObject Object(HoconBraces braces, HoconPlace? key)
    {
        var built = new HoconObject(_origin.Place(braces.Start, braces.End), key);
        foreach (var member in braces.Members)
        {
            switch (member)
            {
                case HoconIncludeMember include:
                    Include(include, built);
                    break;
                case HoconField field when !TemplateMask.IsMasked(field.Path[0].Name):
                    Field(field, built);
                    break;
            }
        }

        return built;
    }

    private void Field(HoconField field, HoconObject into)
    {
        _path.AddRange(field.Path.Select(part => part.Name));
        var last = field.Path.Count - 1;
        Enter(last);
        var key = Key(last);
        var value = Value(field.Value, key);
        if (field.IsAppend)
        {
            // 'a += x' says 'a = ${?a} [x]'.
            var before = Reference(value.Place, key, _path.Skip(_prefix).ToList(), isOptional: true);
            value = Join(value.Place, key, [before, new HoconList(value.Place, key, [value])]);
        }

        for (var i = last; i > 0; i--)
        {
            var above = new HoconObject(value.Place, Key(i - 1));
            above.Set(field.Path[i].Name, value);
            value = above;
        }

        _depth -= last;
        _path.RemoveRange(_path.Count - field.Path.Count, field.Path.Count);
        Set(into, field.Path[0].Name, value);

        HoconPlace Key(int index) => _origin.Place(field.Path[index].Start, field.Path[index].End);
    }

    private void Set(HoconObject into, string key, HoconValue value)
        => into.Set(key, into[key] is { } before ? HoconMerge.Over(value, before, budget, inPlace: true) : value);

    private void Include(HoconIncludeMember member, HoconObject into)
    {
        var include = member.Include;
        if (open(include) is not { Document: HoconDocument document } file || !budget.Spend(StepsPerInclude))
        {
            return;
        }

        var at = _origin.IncludedAt ?? include.Span;
        if (!document.IsReadable)
        {
            var fault = document.Faults.First(fault => fault.Kind != FaultKind.DuplicateKey);
            faults.Add(new Fault(FaultKind.Syntax, at, $"'{include.Target}', included here, cannot be read: {fault.Message} ({file.Path}:{fault.Span})"));
            return;
        }

        if (_including.Contains(document) || _including.Count > MaxIncludes)
        {
            faults.Add(new Fault(FaultKind.Syntax, at, $"'{include.Target}' includes itself, at once or through other files"));
            return;
        }

        var included = Build(document, new HoconOrigin(document.Text, document.Lines, file, at));
        if (member.IsInList && !included.IsResolved)
        {
            faults.Add(new Fault(FaultKind.Syntax, at, $"'{include.Target}' holds substitutions and is included inside a list, where they cannot be resolved"));
            return;
        }

        foreach (var key in included.Keys)
        {
            Set(into, key, included[key]!);
        }
    }
}
