using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>One line of a keepalived.conf with the block that belongs to it: a keyword with its arguments, or a value of a list.</summary>
internal sealed class KeepalivedNode
{
    private readonly List<KeepalivedNode> _children = [];
    private Span _span;

    internal KeepalivedNode(Word? condition, IReadOnlyList<Word> words)
    {
        Condition = condition;
        Words = words;
        _span = (condition ?? words[0]).Span.To(words[words.Count - 1].Span);
    }

    /// <summary>What stands before the line and decides whether or how often it counts: <c>@id</c>, <c>@^id</c>, <c>~SEQ(…)</c>; null for a line that always counts.</summary>
    public Word? Condition { get; }

    /// <summary>The keyword and its arguments. There is at least one word.</summary>
    public IReadOnlyList<Word> Words { get; }

    /// <summary>The first word: the keyword, or the first word of a value.</summary>
    public Word Keyword => Words[0];

    /// <summary>The first argument; null when there is none.</summary>
    public Word? Argument => Words.Count > 1 ? Words[1] : null;

    /// <summary>Whether a block in braces belongs to it.</summary>
    public bool HasBlock { get; private set; }

    /// <summary>The lines of its block.</summary>
    public IReadOnlyList<KeepalivedNode> Children => _children;

    /// <summary>From its first word to the end of its block.</summary>
    public Span Span => _span;

    /// <summary>The arguments as one text, blanks between: the command of a script with its arguments.</summary>
    public string ArgumentText => string.Join(" ", Words.Skip(1));

    /// <summary>The line of the block that counts for a keyword: the last one; null when there is none.</summary>
    public KeepalivedNode? Find(string keyword)
    {
        for (var i = _children.Count - 1; i >= 0; i--)
        {
            if (_children[i].Keyword.Is(keyword))
            {
                return _children[i];
            }
        }

        return null;
    }

    /// <summary>The values of all blocks of a keyword: the addresses of <c>virtual_ipaddress</c>, the peers of <c>unicast_peer</c>.</summary>
    public IEnumerable<KeepalivedNode> Values(string keyword) => _children.Where(child => child.Keyword.Is(keyword)).SelectMany(child => child.Children);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", Words);

    internal void Open() => HasBlock = true;

    internal void Add(KeepalivedNode child) => _children.Add(child);

    internal void Close(Span end) => _span = _span.To(end);
}
