using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// Keys that a template gives in several branches, of which a machine gets one: the first keeps its place with an unknown value,
/// and the others become blanks. Branches are those of one <c>if</c>, and of the next <c>if</c> at the same level; what stands in
/// one only is left as it is. Statements count when they stand on lines of their own.
/// </summary>
internal sealed class TemplateBranches
{
    // Nobody nests deeper, and each level is looked at again with the one around it.
    private const int Deepest = 16;

    private static readonly HashSet<string> Openers = new(["for", "macro", "call", "filter", "block", "autoescape", "trans", "with"], StringComparer.Ordinal);

    private readonly string _text;
    private readonly char[] _masked;
    private readonly List<int> _starts = [0];

    private TemplateBranches(string text, char[] masked)
    {
        _text = text;
        _masked = masked;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _starts.Add(i + 1);
        }
    }

    /// <summary>Changes a masked text; no character of it moves.</summary>
    internal static void Settle(string text, char[] masked, IReadOnlyList<(int Start, int End)> parts)
    {
        var ifs = 0;
        for (var i = 0; i < parts.Count && ifs < 2; i++)
        {
            var word = WordOf(text, parts[i]);
            ifs += word is "if" or "unless" or "else" or "elif" or "elsif" ? 1 : 0;
        }

        if (ifs > 1)
        {
            new TemplateBranches(text, masked).Read(parts);
        }
    }

    private void Read(IReadOnlyList<(int Start, int End)> parts)
    {
        var frames = new Stack<Frame>();
        frames.Push(new Frame("", 0));
        foreach (var part in parts)
        {
            if (TemplateMask.KindOf(_text, part.Start) != '%')
            {
                continue;
            }

            var isErb = _text[part.Start] == '<';
            var (first, last) = (LineOf(part.Start), LineOf(part.End - 1));
            var isAlone = IsBlank(first) && IsBlank(last);
            var word = WordOf(_text, part);
            if (word is "if" or "unless" || Openers.Contains(word) || (isErb && (word is "case" or "while" || IsDo(part))))
            {
                frames.Push(new Frame(word is "if" or "unless" ? "if" : word, last + 1) { IsWhole = isAlone });
            }
            else if (word is "else" or "elif" or "elsif" && frames.Count > 1)
            {
                frames.Peek().IsWhole &= isAlone;
                Close(frames.Peek(), first, frames.Count - 1);
                frames.Peek().Start = last + 1;
            }
            else if (word.StartsWith("end", StringComparison.Ordinal) && frames.Count > 1)
            {
                var frame = frames.Pop();
                Close(frame, first, frames.Count);
                if (frame.Word is "if" && frame.IsWhole && isAlone && frames.Count <= Deepest)
                {
                    Add(frames.Peek(), frame.Branches);
                }
            }
        }

        while (frames.Count > 0)
        {
            Flush(frames.Pop());
        }
    }

    private void Close(Frame frame, int line, int depth)
    {
        if (depth > Deepest)
        {
            return;
        }

        Flush(frame);
        frame.Branches.Add(new Branch(frame.Start, line, IndentOf(frame.Start, line)));
    }

    // The next block at the same level, with no line further left between them, may hold the other value of a key.
    private void Add(Frame parent, List<Branch> branches)
    {
        var indent = int.MaxValue;
        branches.ForEach(branch => indent = Math.Min(indent, branch.Indent));
        if (parent.Siblings.Count > 0 && (indent != parent.SiblingIndent || IndentOf(parent.Siblings[parent.Siblings.Count - 1].End, branches[0].Start) < indent))
        {
            Flush(parent);
        }

        parent.SiblingIndent = indent;
        parent.Siblings.AddRange(branches);
    }

    private void Flush(Frame frame)
    {
        if (frame.Siblings.Count > 1)
        {
            Settle(frame.Siblings, frame.SiblingIndent);
        }

        frame.Siblings.Clear();
    }

    private void Settle(List<Branch> branches, int indent)
    {
        var seen = new Dictionary<string, Entry>(StringComparer.Ordinal);
        for (var i = 0; i < branches.Count; i++)
        {
            foreach (var entry in Entries(branches[i], indent, i))
            {
                if (!seen.TryGetValue(entry.Key, out var first))
                {
                    seen.Add(entry.Key, entry);
                }
                else if (first.Branch != i)
                {
                    MaskDifferent(first, entry);
                    Blank(entry);
                }
            }

            // An item of a list has no key by which it could be found again: each may be there or not.
            for (var line = branches[i].Start; line < branches[i].End; line++)
            {
                if (Indent(line) == indent && _masked[_starts[line] + indent] == '-' && KeyOf(line) is null)
                {
                    Mask(line);
                }
            }
        }
    }

    // The lines of the level itself that begin with a key; what is indented deeper, or stands in braces, belongs to it.
    private IEnumerable<Entry> Entries(Branch branch, int indent, int number)
    {
        for (var line = branch.Start; line < branch.End;)
        {
            var first = line++;
            if (Indent(first) != indent || KeyOf(first) is not { } key)
            {
                continue;
            }

            var depth = Depth(first);
            while (line < branch.End && (depth > 0 || Indent(line) > indent || (Indent(line) == indent && key[0] != '-' && _masked[_starts[line] + indent] == '-')))
            {
                depth += Depth(line++);
            }

            yield return new Entry(key, first, line, number);
        }
    }

    private string? KeyOf(int line)
    {
        var at = SeparatorOf(line);
        if (at < 0 || (_masked[at] == '=' && at > 0 && _masked[at - 1] == '+'))
        {
            return null;
        }

        var start = _starts[line] + Indent(line);
        var key = new string(_masked, start, at - start).Trim();
        return key.Length == 0 || key[0] == '#' || TemplateMask.IsMasked(key) ? null : key;
    }

    // Behind the key: ':' before a blank or the end as in YAML, '=', or the brace of HOCON.
    private int SeparatorOf(int line)
    {
        var end = EndOf(line);
        for (var i = _starts[line]; i < end; i++)
        {
            if (_masked[i] is '=' or '{' or '[' || (_masked[i] == ':' && (i + 1 == end || char.IsWhiteSpace(_masked[i + 1]))))
            {
                return i;
            }

            if (_masked[i] == '#')
            {
                return -1;
            }
        }

        return -1;
    }

    private int Depth(int line)
    {
        var depth = 0;
        for (var i = _starts[line]; i < EndOf(line); i++)
        {
            depth += _masked[i] is '{' or '[' ? 1 : _masked[i] is '}' or ']' ? -1 : 0;
        }

        return depth;
    }

    // Line by line where there are as many of them.
    private void MaskDifferent(Entry first, Entry again)
    {
        for (var line = first.First; line < first.End; line++)
        {
            if (first.End - first.First != again.End - again.First || !string.Equals(TextOf(line), TextOf(again.First + line - first.First), StringComparison.Ordinal))
            {
                Mask(line);
            }
        }
    }

    // As it stands in the template: two expressions of one length are not one.
    private string TextOf(int line) => _text.Substring(_starts[line], EndOf(line) - _starts[line]).Trim();

    private void Blank(Entry entry) => Fill(_starts[entry.First], EndOf(entry.End - 1), ' ');

    private void Mask(int line)
    {
        var at = SeparatorOf(line);
        var from = at < 0 ? _starts[line] + Math.Min(Indent(line), EndOf(line) - _starts[line]) : _masked[at] is '{' or '[' ? at : at + 1;
        var to = EndOf(line);
        while (from < to && (char.IsWhiteSpace(_masked[from]) || (at < 0 && _masked[from] == '-' && from + 1 < to && _masked[from + 1] == ' ')))
        {
            from++;
        }

        while (to > from && (char.IsWhiteSpace(_masked[to - 1]) || _masked[to - 1] == ','))
        {
            to--;
        }

        if (from < to && Depth(line) == 0 && _masked[from] == '{' && _masked[to - 1] == '}')
        {
            Fill(from + 1, to - 1, TemplateMask.Mark);
        }

        // What opens or closes a section or a list goes on elsewhere.
        if (from < to && Depth(line) == 0 && _masked[from] is not ('#' or '{' or '}' or ']' or '|' or '>') && !(_masked[from] == '[' && _masked[to - 1] != ']'))
        {
            Fill(from, to, TemplateMask.Mark);
        }
    }

    private void Fill(int from, int to, char with)
    {
        for (var i = from; i < to; i++)
        {
            if (_masked[i] is not ('\n' or '\r'))
            {
                _masked[i] = with;
            }
        }
    }

    // Of the line that stands furthest left; of none the largest number.
    private int IndentOf(int from, int to)
    {
        var indent = int.MaxValue;
        for (var line = from; line < to; line++)
        {
            indent = Math.Min(indent, Indent(line));
        }

        return indent;
    }

    // Of an empty line, and of a comment, the largest number.
    private int Indent(int line)
    {
        var end = EndOf(line);
        for (var i = _starts[line]; i < end; i++)
        {
            if (_masked[i] is not (' ' or '\t' or '\r'))
            {
                return _masked[i] == '#' ? int.MaxValue : i - _starts[line];
            }
        }

        return int.MaxValue;
    }

    private bool IsBlank(int line) => Indent(line) == int.MaxValue;

    private int EndOf(int line) => line + 1 < _starts.Count ? _starts[line + 1] - 1 : _masked.Length;

    private int LineOf(int at) => _starts.BinarySearch(at) is var found && found >= 0 ? found : ~found - 1;

    // A block of Ruby: 'each do |node|'.
    private bool IsDo((int Start, int End) part)
        => _text.Substring(part.Start, Math.Min(part.End - part.Start, 200)).IndexOf(" do", StringComparison.Ordinal) >= 0;

    private static string WordOf(string text, (int Start, int End) part)
    {
        var from = part.Start + 2;
        while (from < part.End && text[from] is ' ' or '\t' or '-' or '+' or '\r' or '\n')
        {
            from++;
        }

        var to = from;
        while (to < part.End && char.IsLetter(text[to]))
        {
            to++;
        }

        return text.Substring(from, to - from);
    }

    // From its first line to the one behind its last.
    private sealed record Branch(int Start, int End, int Indent);

    private sealed record Entry(string Key, int First, int End, int Branch);

    private sealed class Frame(string word, int start)
    {
        internal string Word { get; } = word;

        internal int Start { get; set; } = start;

        internal bool IsWhole { get; set; } = true;

        internal List<Branch> Branches { get; } = [];

        internal List<Branch> Siblings { get; } = [];

        internal int SiblingIndent { get; set; }
    }
}
