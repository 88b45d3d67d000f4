using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Which lines of a Jinja template are on the machine as they stand here, whatever its expressions stand for.</summary>
internal sealed class TemplateLines
{
    private static readonly HashSet<string> Openers = new(["if", "for", "macro", "call", "filter", "block", "raw", "autoescape", "trans", "with"], StringComparer.Ordinal);

    // Words of other template languages that have the same braces.
    private static readonly HashSet<string> Foreign = new(["if", "else", "end", "range", "with", "define", "template", "block", "include", "unless", "each"], StringComparer.Ordinal);

    private readonly string _text;
    private readonly List<int> _starts = [0];
    private readonly Marks[] _marks;

    private TemplateLines(string text)
    {
        _text = text;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _starts.Add(i + 1);
        }

        _marks = new Marks[_starts.Count];
    }

    [Flags]
    private enum Marks
    {
        None = 0,

        // An expression, statement or comment stands on the line.
        Markup = 1,

        // A statement stands on the line, or the line is in the block of one.
        Statement = 2,

        // Any number of lines may come in its place.
        Insertion = 4,
    }

    /// <summary>The lines of a text; null when it is no template of Jinja, or one in which nothing is certain.</summary>
    internal static TemplateLines? Of(string text)
    {
        var lines = new TemplateLines(text);
        return text.IndexOf("<%", StringComparison.Ordinal) < 0 && lines.Read() ? lines : null;
    }

    /// <summary>Whether a line, counted from 1, has no markup and stands in no block.</summary>
    internal bool IsLiteral(int line) => Has(line) == Marks.None;

    /// <summary>Whether a line has no statement and stands in no block; expressions may stand on it.</summary>
    internal bool IsAlways(int line) => (Has(line) & (Marks.Statement | Marks.Insertion)) == Marks.None;

    /// <summary>Whether anything may be put in between two lines, other than what a block shows.</summary>
    internal bool HasInsertion(int from, int to)
    {
        for (var line = from; line <= to; line++)
        {
            if ((Has(line) & Marks.Insertion) != Marks.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether each block closes the braces, brackets and quotes that it opens: whichever is left out, the lines outside belong to the same ones.</summary>
    internal bool IsBalanced { get; private set; } = true;

    /// <summary>The text of a line, counted from 1.</summary>
    internal string Text(int line) => _text.Substring(_starts[line - 1], (line < _starts.Count ? _starts[line] : _text.Length) - _starts[line - 1]).Trim();

    // What lies behind the last line is as certain as that.
    private Marks Has(int line) => _marks[Math.Min(Math.Max(line, 1), _marks.Length) - 1];

    private bool Read()
    {
        var blocks = new Stack<Block>();
        var balance = new Balance(0, IsOpen: false);
        var at = 0;
        foreach (var (start, end) in TemplateMask.Parts(_text))
        {
            if (HasMarkup(at, start))
            {
                return false;
            }

            balance = blocks.Count == 0 ? new Balance(0, IsOpen: false) : Count(balance, at, start);
            at = end;
            var (first, last) = (LineOf(start), LineOf(end - 1));
            var content = _text.Substring(start + 2, Math.Max(end - start - 4, 0)).Trim(' ', '-', '+', '\t', '\r', '\n');
            var word = Word(content);
            Mark(first, last, _text[start + 1] == '%' ? Marks.Markup | Marks.Statement : Marks.Markup);
            if (_text[start + 1] == '{')
            {
                if (Foreign.Contains(word) || (content.Length > 0 && "#/^!>&.$".IndexOf(content[0]) >= 0))
                {
                    return false;
                }

                Mark(first, last, IsAlone(start, end) ? Marks.Insertion : Marks.None);
            }
            else if (_text[start + 1] == '%' && !Statement(word, content, first, last, balance, blocks))
            {
                return false;
            }
        }

        return blocks.Count == 0 && !HasMarkup(at, _text.Length);
    }

    private bool Statement(string word, string content, int first, int last, Balance balance, Stack<Block> blocks)
    {
        if (Openers.Contains(word) || (string.Equals(word, "set", StringComparison.Ordinal) && content.IndexOf('=') < 0))
        {
            blocks.Push(new Block(word, first, balance));
        }
        else if (word is "else" or "elif" || word.StartsWith("end", StringComparison.Ordinal))
        {
            if (blocks.Count == 0 || (word[1] == 'n' && !string.Equals(word, "end" + blocks.Peek().Word, StringComparison.Ordinal)))
            {
                return false;
            }

            IsBalanced &= balance == blocks.Peek().Balance;
            // What stands within another block is marked with that.
            if (word[1] == 'n' && blocks.Pop() is var block && blocks.Count == 0)
            {
                Mark(block.Line, last, Marks.Statement);
            }
        }
        else if (word is "include")
        {
            Mark(first, last, Marks.Insertion);
        }

        return word is not "extends";
    }

    // Markup that does not end is none that Jinja reads.
    private bool HasMarkup(int from, int to) => _text.IndexOf("{%", from, to - from, StringComparison.Ordinal) >= 0 || _text.IndexOf("{{", from, to - from, StringComparison.Ordinal) >= 0;

    private Balance Count(Balance balance, int from, int to)
    {
        var (depth, isOpen) = (balance.Depth, balance.IsOpen);
        for (var i = from; i < to; i++)
        {
            depth += _text[i] is '{' or '[' or '(' ? 1 : _text[i] is '}' or ']' or ')' ? -1 : 0;
            isOpen ^= _text[i] is '"' or '\'';
        }

        return new Balance(depth, isOpen);
    }

    private void Mark(int first, int last, Marks marks)
    {
        for (var line = first; line <= last; line++)
        {
            _marks[line - 1] |= marks;
        }
    }

    // Hundreds of thousands may stand on one line: no further is looked than to the next word.
    private bool IsAlone(int start, int end)
    {
        do
        {
            start--;
        }
        while (start >= 0 && _text[start] != '\n' && char.IsWhiteSpace(_text[start]));

        while (end < _text.Length && _text[end] != '\n' && char.IsWhiteSpace(_text[end]))
        {
            end++;
        }

        return (start < 0 || _text[start] == '\n') && (end == _text.Length || _text[end] == '\n');
    }

    private int LineOf(int at) => _starts.BinarySearch(at) is var found && found >= 0 ? found + 1 : ~found;

    private static string Word(string content)
    {
        var end = 0;
        while (end < content.Length && (char.IsLetterOrDigit(content[end]) || content[end] == '_'))
        {
            end++;
        }

        return content.Substring(0, end);
    }

    private sealed record Block(string Word, int Line, Balance Balance);

    private sealed record Balance(int Depth, bool IsOpen);
}
