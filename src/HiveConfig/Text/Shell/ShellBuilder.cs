using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>A simple command while it is read.</summary>
internal sealed class ShellBuilder
{
    // Most commands have words and nothing else.
    private List<ShellAssignment>? _assignments;
    private List<ShellRedirection>? _redirections;

    internal IReadOnlyList<ShellAssignment> Assignments => _assignments is null ? [] : _assignments;

    internal List<Word> Words { get; } = [];

    internal List<ShellVariable> Variables { get; } = [];

    internal List<ShellRedirection> Redirections => _redirections ??= [];

    internal Span? First { get; private set; }

    internal Span Last { get; private set; }

    internal string? Connector { get; set; }

    internal bool IsNegated { get; set; }

    /// <summary>Whether a reserved word may stand here.</summary>
    internal bool IsEmpty => First is null;

    internal void Add(ShellAssignment assignment)
    {
        (_assignments ??= []).Add(assignment);
        Cover(assignment.Span);
    }

    internal void Cover(Span span)
    {
        First ??= span;
        Last = span;
    }

    internal ShellCommand Build(bool isCondition, bool isSubstitution, ShellCommand? loop, bool isInFunction, bool isInBranch)
        => new(Assignments, Words, _redirections is null ? [] : _redirections, Variables, First!.Value.To(Last))
        {
            Connector = Connector,
            IsCondition = isCondition,
            IsNegated = IsNegated,
            IsSubstitution = isSubstitution,
            Loop = loop,
            IsInFunction = isInFunction,
            IsInBranch = isInBranch,
        };
}
