using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>The faults of one text while it is read: bounded, because a text of the wrong kind has one on every line.</summary>
internal sealed class FaultList
{
    /// <summary>More than anyone reads; HAProxy itself gives up at 50.</summary>
    internal const int Most = 100;

    private readonly List<Fault> _faults = [];

    internal IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Whether no more are taken: nobody need make a message then.</summary>
    internal bool IsFull => _faults.Count >= Most;

    internal void Syntax(Span span, string message, string? rule = null) => Add(new Fault(FaultKind.Syntax, span, message, Rule: rule));

    /// <summary>A fault that another line could cure.</summary>
    internal void Missing(Span span, string message) => Add(new Fault(FaultKind.Syntax, span, message) { RestsOnOthers = true });

    internal void Unknown(Span span, string what, string word, IEnumerable<string> known)
    {
        if (!IsFull)
        {
            // A word longer than any keyword is no misspelt one.
            var near = word.Length <= 64 ? Nearest.Find(word, known) : null;
            Syntax(span, near is null ? what : $"{what}; did you mean '{near}'?");
        }
    }

    internal void Add(Fault fault)
    {
        if (!IsFull)
        {
            _faults.Add(fault);
        }
    }
}
