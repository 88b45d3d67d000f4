using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>The statements of a CQL script that this product knows.</summary>
internal sealed class CqlDocument : Document
{
    internal CqlDocument(IReadOnlyList<CqlStatement> statements, IReadOnlyList<Fault> faults)
        : base(faults) => Statements = statements;

    /// <summary>The known statements that parse, in reading order.</summary>
    public IReadOnlyList<CqlStatement> Statements { get; }
}

/// <summary>One statement that this product knows.</summary>
/// <param name="Span">From its first word to its last.</param>
internal abstract record CqlStatement(Span Span);
