using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Puts the words of a keepalived.conf into nodes and blocks.</summary>
internal sealed class KeepalivedTree
{
    private readonly FaultList _faults;
    private readonly List<KeepalivedNode> _nodes = [];
    private readonly Stack<OpenBlock> _open = new();

    // The node a brace may still belong to: the last one, as long as nothing else came.
    private KeepalivedNode? _last;

    // A parameter may stand for lines with braces: then they cannot be counted.
    private bool _expands;
    private bool _hasSurplus;

    internal KeepalivedTree(FaultList faults) => _faults = faults;

    /// <summary>Takes the words of a line; false when the blocks are too deep to go on.</summary>
    internal bool Take(Word? condition, List<Word> words)
    {
        var from = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var isOpening = KeepalivedTokens.IsBrace(words[i], "{");
            if (!isOpening && !KeepalivedTokens.IsBrace(words[i], "}"))
            {
                continue;
            }

            Node(condition, words, from, i);
            from = i + 1;
            if (!isOpening)
            {
                Close(words[i]);
            }
            else if (!Open(words[i]))
            {
                return false;
            }
        }

        Node(condition, words, from, words.Count);
        return true;
    }

    internal IReadOnlyList<KeepalivedNode> Close()
    {
        // Of those that one missing brace leaves open, the outermost; of thousands nobody reads more.
        if (_open.Count > 0 && !_expands)
        {
            _faults.Syntax(_open.Last().Brace, "'{' without its '}'");
        }

        return _nodes;
    }

    private void Node(Word? condition, List<Word> words, int from, int to)
    {
        if (from == to)
        {
            return;
        }

        var node = new KeepalivedNode(condition is not null && from == 0 ? condition : null, words.GetRange(from, to - from));
        _expands |= !node.Keyword.IsKnown;
        Add(node);
        _last = node;
    }

    private void Add(KeepalivedNode node)
    {
        if (_open.Count == 0)
        {
            _nodes.Add(node);
        }
        else
        {
            _open.Peek().Node?.Add(node);
        }
    }

    private bool Open(Word brace)
    {
        if (_open.Count == TextBound.Depth)
        {
            _faults.Add(TextBound.TooDeep(brace.Span));
            return false;
        }

        if (_last is null || _last.HasBlock)
        {
            _faults.Syntax(brace.Span, "'{' without a keyword before it");
            _last = null;
        }

        _last?.Open();
        _open.Push(new OpenBlock(_last, brace.Span));
        _last = null;
        return true;
    }

    private void Close(Word brace)
    {
        if (_open.Count == 0)
        {
            if (!_expands && !_hasSurplus)
            {
                _faults.Syntax(brace.Span, "'}' without its '{'");
            }

            _hasSurplus = true;
        }
        else
        {
            _open.Pop().Node?.Close(brace.Span);
        }

        _last = null;
    }

    private sealed record OpenBlock(KeepalivedNode? Node, Span Brace);
}
