using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// Reads CQL scripts: the statements this product knows by the grammar of Cassandra 5.0, which holds those of 4.0 and 4.1;
/// anything else is passed over.
/// </summary>
internal static class CqlReader
{
    private const int MaxLength = 16 * 1024 * 1024;

    // Of a text of another kind every line is one; more than are told are only counted.
    private const int MostFaults = 1_000;

    /// <summary>
    /// Reads a text. Never throws for what stands in it. Where a masked template expression stands in the place of words, a
    /// statement that does not parse is passed over: nobody knows what it will be.
    /// </summary>
    public static CqlDocument Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return new CqlDocument([], [new Fault(FaultKind.Bound, Span.Start, "the file is larger than 16 MiB") { Fix = TextBound.Shorten }]);
        }

        var lines = new LineMap(text);
        var lexer = new CqlLexer(text);
        var statements = new List<CqlStatement>();
        var faults = new List<Fault>();
        while (lexer.NextStatement() is { } tokens)
        {
            if (faults.Count >= MostFaults)
            {
                break;
            }

            if (tokens[0] is { Kind: CqlTokenKind.Symbol, Text: "#" } mark)
            {
                faults.Add(new Fault(FaultKind.Syntax, lines.Span(mark.Start, mark.End), "'#' begins no comment in CQL: Cassandra refuses the statement that follows; expected '--'"));
                continue;
            }

            var cursor = new CqlCursor(tokens, lines);
            var statement = CqlGrammar.Parse(cursor);
            if (cursor.Fault is null)
            {
                if (statement is not null)
                {
                    statements.Add(statement);
                    if (statements.Count > TextBound.Settings)
                    {
                        return new CqlDocument([], [TextBound.TooMany(statement.Span, "statements", TextBound.Settings)]);
                    }
                }
            }
            else if (!tokens.Exists(token => token.Kind == CqlTokenKind.Masked))
            {
                faults.Add(cursor.Fault);
            }
        }

        if (lexer.Unclosed is { } unclosed)
        {
            faults.Add(new Fault(FaultKind.Syntax, lines.Span(unclosed.Start, unclosed.Start + 1), unclosed.Message));
        }

        return new CqlDocument(statements, faults);
    }
}
