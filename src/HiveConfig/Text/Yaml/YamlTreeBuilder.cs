using System;
using System.Collections.Generic;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Events = YamlDotNet.Core.Events;

namespace HiveConfig.Text;

/// <summary>
/// Makes a tree of the parser's events. An alias shares the anchor's value, so the tree is counted as if every alias were
/// written out: whoever walks it meets a bounded number of values.
/// </summary>
internal sealed class YamlTreeBuilder
{
    private const int Deepest = 128;
    private const int MostAliased = 100_000;

    // SnakeYAML's own bound; aliases of scalars do not count.
    private const int MostAliases = 50;

    private readonly YamlSource _source;
    private readonly List<Fault> _faults;
    private readonly List<YamlAlias> _aliasesUsed;
    private readonly StrictScanner? _strict;
    private readonly IScanner _scanner;
    private readonly Parser _parser;
    private readonly YamlPath _path = new();
    private readonly Stack<Mark> _openFlows = new();
    private Dictionary<string, Anchored>? _anchors;
    private int _size;
    private int _aliases;
    private int _aliased;
    private int _characters;
    private int _aliasedCharacters;
    private int _deepest;
    private bool _stopped;

    internal YamlTreeBuilder(YamlSource source, List<Fault> faults, List<YamlAlias> aliases)
    {
        _source = source;
        _faults = faults;
        _aliasesUsed = aliases;
        _strict = source.HasTab ? new StrictScanner(source) : null;
        _scanner = _strict ?? (IScanner)new Scanner(source.Open());
        _parser = new Parser(_scanner);
    }

    /// <summary>Index of a word between brackets that stopped the parser because it stands further left than their key; -1 when none did.</summary>
    internal int TooFarLeft { get; private set; } = -1;

    /// <summary>Index of a comment that stopped the parser because no blank stands before it; -1 when none did.</summary>
    internal int TightComment { get; private set; } = -1;

    /// <summary>The value of the text; null when it has none.</summary>
    internal ConfigValue? Build()
    {
        ConfigValue? root = null;
        var documents = 0;
        while (Next() is { } parsed)
        {
            switch (parsed)
            {
                case DocumentStart when documents++ > 0:
                    Stop(FaultKind.Syntax, _source.WordAt(parsed.Start), YamlMessages.SecondDocument);
                    break;
                case NodeEvent or AnchorAlias:
                    root = Node(parsed, depth: 1);
                    break;
            }
        }

        // What is left of '---' without anything behind it.
        return root is ScalarValue { IsNull: true, Text.Length: 0 } ? null : root;
    }

    private int OpenBracket => _openFlows.Count > 0 ? _source.Index(_openFlows.Peek()) : -1;

    private ParsingEvent? Next()
    {
        if (_stopped)
        {
            return null;
        }

        try
        {
            if (_parser.MoveNext())
            {
                return _parser.Current;
            }
        }
        catch (YamlException exception)
        {
            var (span, message) = YamlRefusal.Explain(_source, exception, _strict, OpenBracket);
            TightComment = exception.Message.IndexOf("found invalid comment after", StringComparison.Ordinal) >= 0 ? _source.Index(exception.Start) : -1;
            Stop(FaultKind.Syntax, span, message);
        }
        catch (InvalidOperationException exception) when (exception.Message.IndexOf("scanner", StringComparison.Ordinal) < 0)
        {
            // YamlDotNet's own, for a word between brackets that stands further left than their key. Java reads it.
            TooFarLeft = _source.Index(_scanner.CurrentPosition);
            Stop(FaultKind.Bound, _source.WordAt(TooFarLeft), YamlMessages.TooFarLeft, YamlMessages.MoveRight);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            // YamlDotNet's own, for a character beyond the last one, and for versions out of range.
            Stop(FaultKind.Syntax, _source.WordAt(_source.Index(_scanner.CurrentPosition)), exception is ArgumentOutOfRangeException ? YamlMessages.NoSuchCharacter : YamlMessages.NotYaml);
        }

        return null;
    }

    private ConfigValue Node(ParsingEvent parsed, int depth)
    {
        _size++;
        _deepest = Math.Max(_deepest, depth);
        if (parsed is AnchorAlias alias)
        {
            return Alias(alias, depth);
        }

        if (parsed is not NodeEvent node)
        {
            // YamlDotNet loses count in some texts that it should refuse.
            var (at, message) = YamlRefusal.Unbalanced(_source, parsed.Start, OpenBracket);
            Stop(FaultKind.Syntax, at, message);
            return new UnknownValue(string.Empty, at);
        }

        if (depth > Deepest)
        {
            var span = _source.WordAt(node.Start);
            Stop(FaultKind.Bound, span, YamlMessages.TooDeep(Deepest), TextBound.Flatten);
            return new UnknownValue(string.Empty, span);
        }

        if (node.Anchor.IsEmpty)
        {
            return Content(node, depth);
        }

        // Everything below adds to the two counters, so their growth is the size and the height of this value.
        var sizeBefore = _size - 1;
        var charactersBefore = _characters;
        var deepestBefore = _deepest;
        _deepest = depth;
        _anchors ??= new Dictionary<string, Anchored>(StringComparer.Ordinal);
        _anchors[node.Anchor.Value] = default;
        var value = Content(node, depth);
        _anchors[node.Anchor.Value] = new Anchored(value, _size - sizeBefore, _deepest - depth, _characters - charactersBefore);
        _deepest = Math.Max(_deepest, deepestBefore);
        return value;
    }

    private ConfigValue Alias(AnchorAlias alias, int depth)
    {
        var span = _source.Between(alias.Start, alias.End);
        var raw = "*" + alias.Value.Value;
        _aliasesUsed.Add(new YamlAlias(_path.ToString(), span));
        if (_anchors is null || !_anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            Stop(FaultKind.Syntax, span, YamlMessages.UndefinedAlias);
            return new UnknownValue(raw, span);
        }

        // What reaches itself SnakeYAML makes a ring of; we keep to trees.
        if (anchored.Value is null || !IsShort(anchored, span))
        {
            return new UnknownValue(raw, span);
        }

        if (anchored.Value is ScalarValue scalar)
        {
            return new ScalarValue(scalar.Text, span, scalar.Type, scalar.IsQuoted);
        }

        if (++_aliases > MostAliases)
        {
            Stop(FaultKind.Bound, span, YamlMessages.TooManyAliases(MostAliases), TextBound.WriteOut);
            return new UnknownValue(raw, span);
        }

        if (_aliased + anchored.Size > MostAliased)
        {
            Stop(FaultKind.Bound, span, YamlMessages.AliasesTooLarge(MostAliased), TextBound.WriteOut);
            return new UnknownValue(raw, span);
        }

        if (depth + anchored.Height > Deepest)
        {
            Stop(FaultKind.Bound, span, YamlMessages.TooDeep(Deepest), TextBound.Flatten);
            return new UnknownValue(raw, span);
        }

        _aliased += anchored.Size;
        _size += anchored.Size - 1;
        _deepest = Math.Max(_deepest, depth + anchored.Height);
        return anchored.Value;
    }

    // Whoever looks at each value looks at a long text as often as it is referred to.
    private bool IsShort(Anchored anchored, Span span)
    {
        if (anchored.Characters > TextBound.Characters - _aliasedCharacters)
        {
            Stop(FaultKind.Bound, span, YamlMessages.AliasesTooLong(TextBound.Characters), TextBound.WriteOut);
            return false;
        }

        _aliasedCharacters += anchored.Characters;
        _characters += anchored.Characters;
        return true;
    }

    private ConfigValue Content(NodeEvent node, int depth) => node switch
    {
        Scalar scalar => Scalar(scalar),
        SequenceStart sequence => List(sequence, depth),
        _ => Map((MappingStart)node, depth),
    };

    private ConfigValue Scalar(Scalar scalar)
    {
        var text = scalar.Value;
        var span = SpanOf(scalar);
        _characters += text.Length;
        if (TemplateMask.IsMasked(text))
        {
            return new UnknownValue(TemplateMask.Show(text), span);
        }

        // '!' alone asks for what the word looks like, even when it is quoted.
        var isPlain = scalar.Style == ScalarStyle.Plain;
        var type = isPlain || scalar.Tag.IsNonSpecific ? Yaml11.Resolve(text) : ScalarType.Text;
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
        {
            if (YamlTags.TypeOf(scalar.Tag.Value, text, out var fault) is { } tagged)
            {
                type = tagged;
            }
            else
            {
                Stop(FaultKind.Syntax, span, fault);
            }
        }
        else if (isPlain && type == ScalarType.Text && text.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon)
        {
            // YamlDotNet overlooks it behind a '*'.
            var at = _source.Text.IndexOf(": ", _source.Index(scalar.Start) + colon, StringComparison.Ordinal);
            Stop(FaultKind.Syntax, at < 0 ? span : _source.On(at, 1), YamlMessages.MappingValue);
        }
        else if (isPlain && IsNoBeginning(text))
        {
            Stop(FaultKind.Syntax, span, YamlMessages.NoBeginning);
        }
        else if (isPlain && text is "<<")
        {
            Stop(FaultKind.Syntax, span, YamlMessages.MergeAsValue);
        }
        else if (type == ScalarType.Float && Yaml11.ToFloat(text) is null)
        {
            Stop(FaultKind.Syntax, span, YamlMessages.NotANumber);
        }

        return new ScalarValue(text, span, type, quoted: !isPlain);
    }

    // Between brackets YamlDotNet takes some words that no word of YAML 1.1 begins with: SnakeYAML reads a ':' there for itself.
    private bool IsNoBeginning(string text) => _openFlows.Count > 0 && text.Length > 0 && text[0] is ':' or '%' or '@' or '`' or '|' or '>';

    private ConfigValue List(SequenceStart start, int depth)
    {
        RefuseUnknownTag(start, isList: true);
        var isFlow = start.Style == SequenceStyle.Flow;
        Enter(start, isFlow);
        var items = new List<ConfigValue>();
        ParsingEvent? next;
        while ((next = Next()) is not (null or SequenceEnd))
        {
            _path.Enter(items.Count);
            items.Add(Node(next, depth + 1));
            _path.Leave();
        }

        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && YamlTags.FaultOf(start.Tag.Value, items) is { } fault)
        {
            Stop(FaultKind.Syntax, _source.WordAt(start.Start), fault);
        }

        var last = items.Count > 0 ? items[items.Count - 1] : null;
        return new ListValue(items, SpanOf(start, next, isFlow, last));
    }

    private ConfigValue Map(MappingStart start, int depth)
    {
        RefuseUnknownTag(start, isList: false);
        var isFlow = start.Style == MappingStyle.Flow;
        Enter(start, isFlow);
        var entries = new List<MapEntry>();
        YamlMerge? merged = null;
        var first = new Dictionary<string, Span>(StringComparer.Ordinal);
        ConfigValue? last = null;
        ParsingEvent? next;
        while ((next = Next()) is not (null or MappingEnd))
        {
            var isMerge = next is Scalar { Value: "<<", Style: ScalarStyle.Plain, Tag.IsEmpty: true };
            if (KeyOf(next, depth) is not { } key)
            {
                break;
            }

            if (Next() is not { } following)
            {
                break;
            }

            _path.Enter(key.Text);
            last = Node(following, depth + 1);
            if (isMerge)
            {
                merged ??= new YamlMerge();
                if (merged.Add(last) is { } wrong)
                {
                    Stop(FaultKind.Syntax, wrong.Span, YamlMessages.MergeNotMap);
                }
            }
            else
            {
                entries.Add(new MapEntry(key.Text, key.Span, last));
                if (!key.IsMasked)
                {
                    if (first.TryGetValue(key.Text, out var earlier))
                    {
                        var full = _path.ToString();
                        _faults.Add(new Fault(FaultKind.DuplicateKey, key.Span, YamlMessages.DuplicateKey(full), earlier, full));
                    }
                    else
                    {
                        first.Add(key.Text, key.Span);
                    }
                }
            }

            _path.Leave();
        }

        if (merged is not null)
        {
            // SnakeYAML puts the merged ones first.
            entries.InsertRange(0, merged.Without(first.Keys));
        }

        return new MapValue(entries, SpanOf(start, next, isFlow, last));
    }

    private KeyFound? KeyOf(ParsingEvent parsed, int depth)
    {
        _size++;
        switch (parsed)
        {
            case Scalar { Value.Length: 0, Style: ScalarStyle.Plain }:
                Stop(FaultKind.Syntax, _source.WordAt(parsed.Start), YamlMessages.NoKey);
                return null;
            case Scalar { Anchor.IsEmpty: true, Tag.IsEmpty: true } scalar:
                var isMasked = TemplateMask.IsMasked(scalar.Value);
                if (!isMasked && scalar.Style == ScalarStyle.Plain && IsNoBeginning(scalar.Value))
                {
                    Stop(FaultKind.Syntax, _source.Between(scalar.Start, scalar.End), YamlMessages.NoBeginning);
                }

                return new KeyFound(isMasked ? TemplateMask.Show(scalar.Value) : scalar.Value, _source.Between(scalar.Start, scalar.End), isMasked);
            case Events.Scalar or AnchorAlias:
                return Node(parsed, depth + 1) switch
                {
                    ScalarValue value => new KeyFound(value.Text, value.Span, IsMasked: false),
                    UnknownValue value => new KeyFound(value.Raw, value.Span, IsMasked: true),
                    _ => NotAKey(_source.Index(parsed.Start)),
                };
            default:
                return NotAKey(_source.Index(parsed.Start));
        }
    }

    private KeyFound? NotAKey(int at)
    {
        var isExpression = at > 0 && _source.Text[at] == '{' && _source.Text[at - 1] == '{';
        Stop(FaultKind.Syntax, isExpression ? _source.On(at - 1, 2) : _source.WordAt(at), isExpression ? YamlMessages.ExpressionAsKey : YamlMessages.KeyNotScalar);
        return null;
    }

    private void Enter(NodeEvent start, bool isFlow)
    {
        if (isFlow)
        {
            _openFlows.Push(start.Start);
        }
    }

    private Span SpanOf(Scalar scalar) => scalar.Style switch
    {
        ScalarStyle.Literal or ScalarStyle.Folded => _source.UpToText(scalar.Start, scalar.End),

        // A lone tag or anchor: YamlDotNet ends it somewhere else.
        ScalarStyle.Plain when scalar.Value.Length == 0 && scalar.End.Index != scalar.Start.Index => _source.WordAt(scalar.Start),
        _ => _source.Between(scalar.Start, scalar.End),
    };

    // YamlDotNet ends a block collection at the token behind it, and a flow collection before its bracket.
    private Span SpanOf(NodeEvent start, ParsingEvent? end, bool isFlow, ConfigValue? last)
    {
        if (isFlow && end is not null)
        {
            _openFlows.Pop();
            var bracket = _source.Between(end.Start, end.Start);
            
            // A collection that the end of the text closes has no bracket there.
            var width = _source.Index(end.Start) < _source.Text.Length ? 1 : 0;
            return _source.Between(start.Start, start.Start).To(bracket with { EndColumn = bracket.EndColumn + width });
        }

        var span = _source.Between(start.Start, start.End);
        return last is null || last.Span < span ? span : span.To(last.Span);
    }

    private void RefuseUnknownTag(NodeEvent node, bool isList)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && YamlTags.FaultOf(node.Tag.Value, isList) is { } fault)
        {
            Stop(FaultKind.Syntax, _source.WordAt(node.Start), fault);
        }
    }

    private void Stop(FaultKind kind, Span span, string message, string? fix = null)
    {
        if (!_stopped)
        {
            _faults.Add(new Fault(kind, span, message) { Fix = fix });
            _stopped = true;
        }
    }

    // A value that is still being read has none.
    private readonly record struct Anchored(ConfigValue? Value, int Size, int Height, int Characters);

    private readonly record struct KeyFound(string Text, Span Span, bool IsMasked);
}
