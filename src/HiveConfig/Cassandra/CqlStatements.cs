using System;
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

    /// <summary>As <see cref="Of(Repo)"/>, and of scripts with a statement that cannot be read the others too: cqlsh goes on behind it. Nothing follows from what is not among them.</summary>
    internal static IEnumerable<PlacedStatement> OfAll(Repo repo)
        => Of(repo).Concat(repo.Of(CqlScript.Kind).Where(file => !Repo.IsReadable(file) && file.ByteFaults.Count == 0 && file.Document.Faults.All(fault => fault.Kind == FaultKind.Syntax)).SelectMany(Intact));

    // The last statement about a keyspace counts: one that cannot be read may be it.
    private static IEnumerable<PlacedStatement> Intact(ConfigFile file)
    {
        var lines = TextLine.Of(file.Text).ToList();
        var doubtful = string.Join("\n", file.Document.Faults.SelectMany(fault => lines.Skip(fault.Span.Line - 2).Take(fault.Span.Line < 2 ? 2 : 3)).Select(line => line.Text));
        return Of(file).Where(placed => placed.Statement is not CqlKeyspaceStatement keyspace || doubtful.IndexOf(keyspace.Name.Text, StringComparison.OrdinalIgnoreCase) < 0
            || file.Document.Faults.All(fault => fault.Span < placed.Statement.Span));
    }

    private static IEnumerable<PlacedStatement> Of(ConfigFile file)
        => file.Document is CqlDocument script
            ? script.Statements.Select(statement => new PlacedStatement(file, statement, Text: null))
            : from text in EmbeddedCql.In(file.Document)
              from statement in CqlReader.Read(text.Text).Statements
              select new PlacedStatement(file, statement, text);
}
