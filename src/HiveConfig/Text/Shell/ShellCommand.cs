using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>One simple command of a shell script.</summary>
internal sealed class ShellCommand
{
    private static readonly string[] Declarations = ["export", "local", "readonly", "declare", "typeset"];

    internal ShellCommand(
        IReadOnlyList<ShellAssignment> assignments,
        IReadOnlyList<Word> words,
        IReadOnlyList<ShellRedirection> redirections,
        IReadOnlyList<ShellVariable> variables,
        Span span)
    {
        Assignments = assignments;
        Words = words;
        Redirections = redirections;
        Variables = variables;
        Span = span;
    }

    /// <summary>The assignments before the first word; alone they set the script's own variables.</summary>
    public IReadOnlyList<ShellAssignment> Assignments { get; }

    /// <summary>The program and its arguments; empty for assignments or redirections alone. A word with a variable is unknown and keeps it as written.</summary>
    public IReadOnlyList<Word> Words { get; }

    /// <summary>What is read from and written to files, here-documents included.</summary>
    public IReadOnlyList<ShellRedirection> Redirections { get; }

    /// <summary>The variables that stand in it.</summary>
    public IReadOnlyList<ShellVariable> Variables { get; }

    /// <summary>What joins it to the command before: <c>&amp;&amp;</c>, <c>||</c>, <c>|</c>, <c>;</c>, <c>&amp;</c>; null for the first one and behind a line end.</summary>
    public string? Connector { get; init; }

    /// <summary>Whether it is asked rather than done: it stands behind <c>if</c>, <c>elif</c>, <c>while</c> or <c>until</c>.</summary>
    public bool IsCondition { get; init; }

    /// <summary>Whether a <c>!</c> stands before it.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether its output becomes a part of another command: <c>$(…)</c> or backticks.</summary>
    public bool IsSubstitution { get; init; }

    /// <summary>The <c>for</c> whose body it stands in, the innermost one; that has its own. Null outside.</summary>
    public ShellCommand? Loop { get; init; }

    /// <summary>Whether it stands in the body of a function, and runs when that is called.</summary>
    public bool IsInFunction { get; init; }

    /// <summary>Whether it stands in an <c>if</c> or a <c>case</c>, whatever of it, and may be passed by.</summary>
    public bool IsInBranch { get; init; }

    /// <summary>From its first word to its last.</summary>
    public Span Span { get; }

    /// <summary>Name of the program without its folder; empty when there is none or it is not known.</summary>
    public string Program => Words.Count > 0 && Words[0].IsKnown ? Words[0].Text.Substring(Words[0].Text.LastIndexOf('/') + 1) : "";

    /// <summary>The here-document or here-string it reads; null when there is none.</summary>
    public EmbeddedText? Input => Redirections.LastOrDefault(redirection => redirection.Body is not null)?.Body;

    /// <summary>The word behind an option, or what follows its equals sign: <c>Option("-e", "--execute")</c>; null when there is none.</summary>
    public Word? Option(params string[] names)
    {
        for (var i = 1; i < Words.Count; i++)
        {
            foreach (var name in names)
            {
                if (Words[i].Is(name))
                {
                    return i + 1 < Words.Count ? Words[i + 1] : null;
                }

                if (name.StartsWith("--", StringComparison.Ordinal) && Words[i].Text.StartsWith(name + "=", StringComparison.Ordinal))
                {
                    return Words[i] with { Text = Words[i].Text.Substring(name.Length + 1) };
                }
            }
        }

        return null;
    }

    /// <summary>Whether a word stands behind the program.</summary>
    public bool Has(string word) => Words.Skip(1).Any(found => found.Is(word));

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", Words);

    internal IEnumerable<ShellAssignment> AllAssignments
        => Array.IndexOf(Declarations, Program) < 0 ? Assignments : Assignments.Concat(Words.Skip(1).Select(ShellAssignment.Of).OfType<ShellAssignment>());
}

/// <summary>One assignment of a variable.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value; an array is unknown.</param>
/// <param name="Span">Where name and value stand.</param>
internal sealed record ShellAssignment(string Name, Word Value, Span Span)
{
    /// <summary>The assignment that a word is; null when it is none.</summary>
    internal static ShellAssignment? Of(Word word)
    {
        var equals = word.Text.IndexOf('=');
        var nameEnd = equals > 0 && word.Text[equals - 1] == '+' ? equals - 1 : equals;
        return nameEnd > 0 && IsName(word.Text, nameEnd)
            ? new ShellAssignment(word.Text.Substring(0, nameEnd), word with { Text = word.Text.Substring(equals + 1), Span = word.Span with { Column = word.Span.Column + equals + 1 } }, word.Span)
            : null;
    }

    private static bool IsName(string text, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (!(text[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (i > 0 && text[i] is >= '0' and <= '9')))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>One redirection.</summary>
/// <param name="Operator">The operator: <c>&gt;</c>, <c>&gt;&gt;</c>, <c>&lt;&lt;</c>, …</param>
/// <param name="Target">The file, the descriptor, or the word that ends a here-document.</param>
internal sealed record ShellRedirection(string Operator, Word Target)
{
    /// <summary>The descriptor before the operator; null for the usual one.</summary>
    public int? Descriptor { get; init; }

    /// <summary>The here-document or here-string; null for a file. Tabs that <c>&lt;&lt;-</c> takes off are still in it.</summary>
    public EmbeddedText? Body { get; init; }

    /// <summary>Whether the shell replaces variables in the body.</summary>
    public bool Expands { get; init; }
}

/// <summary>A variable that a command reads.</summary>
/// <param name="Name">Its name without the dollar sign.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="HasDefault">Whether it is written with a value or an error for the case that it is not set.</param>
internal sealed record ShellVariable(string Name, Span Span, bool HasDefault);
