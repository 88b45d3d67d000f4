using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>A shell script as a flat list of its simple commands, whatever loops, functions and substitutions they stand in.</summary>
internal sealed class ShellDocument : Document
{
    private readonly string _text;
    private readonly HashSet<string> _functions;
    private LineMap? _lines;
    private ILookup<string, ShellCommand>? _calls;
    private ILookup<string, ShellAssignment>? _assignments;

    internal ShellDocument(string text, IReadOnlyList<ShellCommand> commands, HashSet<string> functions, IReadOnlyList<Fault> faults)
        : base(faults)
    {
        _text = text;
        Commands = commands;
        _functions = functions;
    }

    /// <summary>Whether it gives that name to a function.</summary>
    public bool IsFunction(string name) => _functions.Contains(name);

    /// <summary>The commands in reading order; one inside a substitution stands before the command it belongs to.</summary>
    public IReadOnlyList<ShellCommand> Commands { get; }

    /// <summary>The commands of one program, whatever folder is written before its name.</summary>
    public IEnumerable<ShellCommand> Calls(string program) => (_calls ??= Commands.ToLookup(command => command.Program, StringComparer.Ordinal))[program];

    /// <summary>Every assignment: before commands, alone, and behind <c>export</c>, <c>local</c>, <c>readonly</c> and <c>declare</c>.</summary>
    public IEnumerable<ShellAssignment> Assignments => Commands.SelectMany(command => command.AllAssignments);

    /// <summary>Every assignment to one name.</summary>
    internal IReadOnlyList<ShellAssignment> AssignmentsTo(string name) => [.. (_assignments ??= Assignments.ToLookup(assignment => assignment.Name, StringComparer.Ordinal))[name]];

    /// <summary>The text of a word as another syntax: <c>cqlsh -e '…'</c>.</summary>
    public EmbeddedText Embedded(Word word)
    {
        _lines ??= new LineMap(_text);
        var start = _lines.Offset(word.Span.Line, word.Span.Column);
        var end = _lines.Offset(word.Span.EndLine, word.Span.EndColumn);
        var quotes = end - start - word.Text.Length;
        var isExact = (quotes == 0 || (quotes == 2 && _text[start] is '\'' or '"'))
            && string.CompareOrdinal(_text, start + (quotes / 2), word.Text, 0, word.Text.Length) == 0;
        return isExact
            ? new EmbeddedText(word.Text, word.Span with { Column = word.Span.Column + (quotes / 2), EndColumn = word.Span.EndColumn - (quotes / 2) })
            : new EmbeddedText(word.Text, word.Span) { IsExact = false };
    }
}
