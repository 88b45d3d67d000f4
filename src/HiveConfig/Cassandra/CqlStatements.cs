using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>One statement of CQL that a repo holds, wherever it stands.</summary>
/// <param name="File">The CQL script, or the file that gives the statement to cqlsh.</param>
/// <param name="Statement">The statement, with the places of its own text.</param>
/// <param name="Text">That text inside the file; null when the file is the text.</param>
internal sealed record PlacedStatement(ConfigFile File, CqlStatement Statement, EmbeddedText? Text)
{
    /// <summary>The place in the file of a place in the statement.</summary>
    internal Span Place(Span inner) => Text is null ? inner : Text.Place(inner);
}

/// <summary>The CQL of a repo.</summary>
internal static class CqlStatements
{
    private static readonly Question<IReadOnlyList<PlacedStatement>> All = new(repo
        => [.. repo.Files.Where(file => (ReferenceEquals(file.Kind, CqlScript.Kind) || file.Kind.IsCarrier) && Repo.IsReadable(file)).SelectMany(Of)]);

    /// <summary>The known statements of every script, shell script and playbook that can be read: by path, then in reading order.</summary>
    internal static IReadOnlyList<PlacedStatement> Of(Repo repo) => All.Of(repo);

    private static IEnumerable<PlacedStatement> Of(ConfigFile file)
        => file.Document is CqlDocument script
            ? script.Statements.Select(statement => new PlacedStatement(file, statement, Text: null))
            : from text in EmbeddedCql.In(file.Document)
              from statement in CqlReader.Read(text.Text).Statements
              select new PlacedStatement(file, statement, text);
}
