using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Which lines of a template a machine may never get together: those of two branches of one <c>if</c>, or of two that ask for different things.</summary>
internal sealed class TemplateChoices
{
    private static readonly HashSet<string> Others = new(["for", "macro", "call", "filter", "block", "autoescape", "trans", "with", "case", "while"], StringComparer.Ordinal);

    // The branches around each line, the outermost first.
    private readonly List<int> _starts = [0];
    private readonly Branch?[] _branches;

    private TemplateChoices(string text)
    {
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _starts.Add(i + 1);
        }

        _branches = new Branch?[_starts.Count];
        Read(text);
    }

    internal static TemplateChoices Of(string text) => new(text);

    /// <summary>Whether two lines, counted from 1, stand in branches of which a machine may get one without the other whichever it gets.</summary>
    internal bool AreApart(int line, int other)
    {
        var (left, right) = (Around(line), Around(other));
        var i = 0;
        while (i < left.Count && i < right.Count && ReferenceEquals(left[i], right[i]))
        {
            i++;
        }

        return i < left.Count && i < right.Count && (left[i].Block == right[i].Block || !string.Equals(left[i].Condition, right[i].Condition, StringComparison.Ordinal));
    }

    private void Read(string text)
    {
        var at = 0;
        var blocks = 0;
        Branch? current = null;
        var open = new Stack<Branch?>();
        foreach (var (start, end) in TemplateMask.Parts(text))
        {
            if (TemplateMask.KindOf(text, start) != '%')
            {
                continue;
            }

            var content = text.Substring(start + 2, Math.Max(0, end - start - 4)).Trim(' ', '-', '+', '\t', '\r', '\n');
            var word = content.Substring(0, LettersOf(content));
            var isBlock = Others.Contains(word) || (text[start] == '<' && content.IndexOf(" do", StringComparison.Ordinal) >= 0);
            at = Mark(at, start, current);
            if (word is "if" or "unless" || isBlock)
            {
                open.Push(current);
                current = isBlock ? current : new Branch(++blocks, content, current);
            }
            else if (word is "else" or "elif" or "elsif" && open.Count > 0 && !ReferenceEquals(current, open.Peek()))
            {
                current = new Branch(current!.Block, content, open.Peek());
            }
            else if (word.StartsWith("end", StringComparison.Ordinal) && open.Count > 0)
            {
                current = open.Pop();
            }
        }

        Mark(at, text.Length, current);
    }

    // The lines that begin before an index, from a line on; gives the first that does not.
    private int Mark(int line, int end, Branch? branch)
    {
        for (; line < _starts.Count && _starts[line] < end; line++)
        {
            _branches[line] = branch;
        }

        return line;
    }

    private List<Branch> Around(int line)
    {
        var around = new List<Branch>();
        for (var branch = line >= 1 && line <= _branches.Length ? _branches[line - 1] : null; branch is not null; branch = branch.Parent)
        {
            around.Add(branch);
        }

        around.Reverse();
        return around;
    }

    private static int LettersOf(string content)
    {
        var count = 0;
        while (count < content.Length && char.IsLetter(content[count]))
        {
            count++;
        }

        return count;
    }

    private sealed class Branch(int block, string condition, Branch? parent)
    {
        internal int Block { get; } = block;

        internal string Condition { get; } = condition;

        internal Branch? Parent { get; } = parent;
    }
}
