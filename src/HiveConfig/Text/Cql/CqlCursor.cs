using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// Reads along the tokens of one statement. After a fault nothing is accepted any more, so that a grammar need not look for one
/// at each step.
/// </summary>
internal sealed class CqlCursor(IReadOnlyList<CqlToken> tokens, LineMap lines)
{
    private int _at;

    /// <summary>The first fault; null while the statement is well formed.</summary>
    internal Fault? Fault { get; private set; }

    internal CqlToken Current => tokens[_at];

    internal CqlToken Next => tokens[System.Math.Min(_at + 1, tokens.Count - 1)];

    internal CqlToken Previous => tokens[System.Math.Max(_at - 1, 0)];

    internal Span Span(CqlToken token) => lines.Span(token.Start, token.End);

    /// <summary>From a token to the last one taken.</summary>
    internal Span SpanFrom(CqlToken first) => lines.Span(first.Start, Previous.End);

    internal CqlToken Take()
    {
        var token = Current;
        if (_at < tokens.Count - 1)
        {
            _at++;
        }

        return token;
    }

    /// <summary>Takes a keyword or symbol if it stands here.</summary>
    internal bool Accept(string word)
    {
        var accepted = Fault is null && Current.Is(word);
        if (accepted)
        {
            Take();
        }

        return accepted;
    }

    /// <summary>Takes keywords and symbols that have to stand here, parted by blanks.</summary>
    internal void Expect(string words)
    {
        foreach (var word in words.Split(' '))
        {
            if (!Accept(word))
            {
                Refuse($"expected {Show(word)} before {Current.Show()}");
            }
        }
    }

    /// <summary>Notes a fault at the token that stands here, or at another.</summary>
    internal void Refuse(string message, CqlToken? at = null)
        => Fault ??= new Fault(FaultKind.Syntax, Span(at ?? Current), message);

    /// <summary>Names the rule under which the fault is reported, where it is not that of the file kind.</summary>
    internal void ReportUnder(string? rule)
    {
        if (Fault is not null)
        {
            Fault = Fault with { Rule = rule };
        }
    }

    /// <summary>A bare name, lower-cased, or a name in double quotes as it is.</summary>
    internal CqlName Name(string what, bool allowString = false)
    {
        var token = Current;
        var isName = token.Kind is CqlTokenKind.QuotedName or CqlTokenKind.Masked
            || (token.Kind == CqlTokenKind.String && allowString)
            || (token.Kind == CqlTokenKind.Word && !CqlWords.IsReserved(token.Text));
        if (Fault is null && (!isName || token.Text.Length == 0))
        {
            Refuse(token.Kind switch
            {
                CqlTokenKind.String => $"expected {what} without quotes or in double quotes, before a string",
                CqlTokenKind.Word => $"{token.Text.ToUpperInvariant()} is a reserved word; expected {what}, or the word in double quotes",
                _ => $"expected {what} before {token.Show()}",
            });
        }

        if (Fault is null)
        {
            Take();
            if (Current.Is("-") && token.Kind == CqlTokenKind.Word)
            {
                Refuse(allowString ? $"a bare name ends at '-'; {what} that holds one has to stand in double quotes" : $"'-' cannot stand in {what}");
            }
        }

        var keepsCase = token.Kind != CqlTokenKind.Word;
        return new CqlName(keepsCase ? token.Text : token.Text.ToLowerInvariant(), Span(token), keepsCase);
    }

    private static string Show(string word) => char.IsLetter(word[0]) ? word : "'" + word + "'";
}
