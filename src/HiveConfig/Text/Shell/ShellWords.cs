using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Reads the words of a script: quotes, escapes, variables and substitutions.</summary>
internal sealed class ShellWords
{
    // How far arithmetic and the index of an array reach at most: else a hostile line would be read over and over.
    private const int LookAhead = 500;

    private const int DeepestArithmetic = 16;

    private readonly string _text;
    private readonly TextCursor _cursor;
    private readonly ShellParser _parser;
    private readonly FaultList _faults;

    internal ShellWords(string text, TextCursor cursor, ShellParser parser, FaultList faults)
    {
        _text = text;
        _cursor = cursor;
        _parser = parser;
        _faults = faults;
    }

    /// <summary>Whether no word can begin here.</summary>
    internal bool IsAtBreak => _cursor.IsAtEnd || IsBreak(_cursor.Current) || _parser.IsEnd(_cursor.Current);

    internal void SkipBlanks()
    {
        while (_cursor.Current is ' ' or '\t' or '\r' || (_cursor.Current == '\\' && _cursor.Peek(1) == '\n'))
        {
            _cursor.Move(_cursor.Current == '\\' ? 2 : 1);
        }
    }

    /// <summary>Goes behind blanks and a character; stays when another one is there.</summary>
    internal bool Skip(char expected)
    {
        var start = _cursor.Mark;
        SkipBlanks();
        if (_cursor.Current == expected)
        {
            _cursor.Move();
            return true;
        }

        _cursor.Return(start);
        return false;
    }

    /// <summary>The word at hand. Always goes at least one character on.</summary>
    internal Word Next(List<ShellVariable> variables, int depth)
    {
        var start = _cursor.Mark;
        var piece = new Piece(variables, depth);
        do
        {
            Step(piece);
        }
        while (!_parser.IsStopped && !IsAtBreak);

        return new Word(piece.Text.ToString(), TextCursor.Between(start, _cursor.Mark)) { IsQuoted = piece.IsQuoted, IsKnown = piece.IsKnown };
    }

    /// <summary>Reads an assignment when one stands here.</summary>
    internal bool Assignment(ShellBuilder command, int depth)
    {
        var start = _cursor.Mark;
        while (_cursor.Current is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (_cursor.Mark.Index > start.Index && _cursor.Current is >= '0' and <= '9'))
        {
            _cursor.Move();
        }

        var name = _cursor.Slice(start, _cursor.Mark);
        if (name.Length > 0 && _cursor.Current == '[')
        {
            // An element of an array.
            var close = _text.IndexOf(']', _cursor.Mark.Index, System.Math.Min(LookAhead, _text.Length - _cursor.Mark.Index));
            _cursor.Move(close < 0 ? 0 : close + 1 - _cursor.Mark.Index);
        }

        if (_cursor.Current == '+' && _cursor.Peek(1) == '=')
        {
            _cursor.Move();
        }

        if (name.Length == 0 || _cursor.Current != '=')
        {
            _cursor.Return(start);
            return false;
        }

        _cursor.Move();
        var value = Value(command.Variables, depth);
        command.Add(new ShellAssignment(name, value, TextCursor.Between(start, _cursor.Mark)));
        return true;
    }

    /// <summary>The words of <c>[[ … ]]</c>, in which operators and parentheses are words.</summary>
    internal void Test(ShellBuilder command, int depth)
    {
        while (!_cursor.IsAtEnd && !_parser.IsStopped && command.Words.Count < TextBound.Words)
        {
            SkipBlanks();
            if (_cursor.Current == '\n')
            {
                _cursor.Move();
                continue;
            }

            if (_cursor.IsAtEnd)
            {
                return;
            }

            var start = _cursor.Mark;
            Word word;
            if (_cursor.Current is '(' or ')' or '<' or '>' or '&' or '|' or ';')
            {
                _cursor.Move(_cursor.Current == _cursor.Peek(1) && _cursor.Current is '&' or '|' ? 2 : 1);
                word = new Word(_cursor.Slice(start, _cursor.Mark), TextCursor.Between(start, _cursor.Mark));
            }
            else
            {
                word = Next(command.Variables, depth);
            }

            command.Words.Add(word);
            command.Cover(word.Span);
            if (word.Is("]]") || word.Is(";"))
            {
                return;
            }
        }
    }

    /// <summary>Goes behind <c>((…))</c>, whose first parenthesis stands so many characters ahead of the second; stays when it is none.</summary>
    internal bool TryArithmetic(int ahead)
    {
        var open = 0;
        var limit = System.Math.Min(_text.Length, _cursor.Mark.Index + LookAhead);
        for (var i = _cursor.Mark.Index + ahead - 1; i < limit; i++)
        {
            if (_text[i] == '(')
            {
                if (++open > DeepestArithmetic)
                {
                    return false;
                }
            }
            else if (_text[i] == ')' && --open == 0)
            {
                if (_text[i - 1] != ')')
                {
                    return false;
                }

                _cursor.Move(i + 1 - _cursor.Mark.Index);
                return true;
            }
        }

        return false;
    }

    // An array is a value that its text does not show.
    private Word Value(List<ShellVariable> variables, int depth)
    {
        var start = _cursor.Mark;
        if (_cursor.Current != '(')
        {
            return IsAtBreak ? new Word("", TextCursor.Between(start, start)) : Next(variables, depth);
        }

        _cursor.Move();
        while (!_cursor.IsAtEnd && !_parser.IsStopped && _cursor.Current != ')')
        {
            if (_cursor.Current == '#')
            {
                while (!_cursor.IsAtEnd && _cursor.Current != '\n')
                {
                    _cursor.Move();
                }
            }
            else if (IsAtBreak)
            {
                _cursor.Move();
            }
            else
            {
                Next(variables, depth);
            }
        }

        _cursor.Move();
        return new Word(_cursor.Slice(start, _cursor.Mark), TextCursor.Between(start, _cursor.Mark)) { IsKnown = false };
    }

    private void Step(Piece piece)
    {
        var c = _cursor.Current;
        switch (c)
        {
            case '\'':
                Single(piece);
                break;
            case '"':
                Double(piece);
                break;
            case '$' when _cursor.Peek(1) == '\'':
                Ansi(piece);
                break;
            case '$' when _cursor.Peek(1) == '"':
                _cursor.Move();
                Double(piece);
                break;
            case '$':
                Dollar(piece);
                break;
            case '`':
                Substitution(piece, "`", '`');
                break;
            case '<' or '>' when _cursor.Peek(1) == '(':
                Substitution(piece, c + "(", ')');
                break;
            case '\\':
                _cursor.Move();
                if (_cursor.Current != '\n')
                {
                    // The very last character of a script escapes nothing.
                    piece.Text.Append(_cursor.IsAtEnd ? '\\' : _cursor.Current);
                    piece.IsQuoted = true;
                }

                _cursor.Move();
                break;
            default:
                piece.IsKnown &= c != TemplateMask.Mark;
                piece.Text.Append(c);
                _cursor.Move();
                break;
        }
    }

    private void Single(Piece piece)
    {
        var open = _cursor.Here;
        piece.IsQuoted = true;
        _cursor.Move();
        var end = _text.IndexOf('\'', System.Math.Min(_cursor.Mark.Index, _text.Length));
        if (end < 0)
        {
            Unclosed(open, "a quote that is not closed");
            return;
        }

        var start = _cursor.Mark;
        _cursor.Move(end - start.Index);
        var text = _cursor.Slice(start, _cursor.Mark);
        piece.Text.Append(text);
        piece.IsKnown &= !TemplateMask.IsMasked(text);
        _cursor.Move();
    }

    private void Ansi(Piece piece)
    {
        var open = _cursor.Here;
        piece.IsQuoted = true;
        _cursor.Move(2);
        while (!_cursor.IsAtEnd)
        {
            var c = _cursor.Current;
            _cursor.Move();
            if (c == '\'')
            {
                return;
            }

            if (c == '\\')
            {
                c = _cursor.Current switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other };
                _cursor.Move();
            }

            piece.Text.Append(c);
        }

        Unclosed(open, "a quote that is not closed");
    }

    private void Double(Piece piece)
    {
        var open = _cursor.Here;
        piece.IsQuoted = true;
        _cursor.Move();
        while (!_cursor.IsAtEnd && !_parser.IsStopped)
        {
            var c = _cursor.Current;
            switch (c)
            {
                case '"':
                    _cursor.Move();
                    return;
                case '`' when _parser.IsEnd(c):
                    return;
                case '$':
                    Dollar(piece);
                    break;
                case '`':
                    Substitution(piece, "`", '`');
                    break;
                case '\\':
                    _cursor.Move();
                    if (!(_cursor.Current is '"' or '\\' or '$' or '`' or '\n'))
                    {
                        piece.Text.Append('\\');
                    }
                    else
                    {
                        piece.Text.Append(_cursor.Current == '\n' ? "" : _cursor.Current.ToString());
                        _cursor.Move();
                    }

                    break;
                default:
                    piece.IsKnown &= c != TemplateMask.Mark;
                    piece.Text.Append(c);
                    _cursor.Move();
                    break;
            }
        }

        if (!_parser.IsStopped)
        {
            Unclosed(open, "a quote that is not closed");
        }
    }

    // $name, ${…}, $(…), $((…)), $1, $?; a dollar sign before anything else is a plain one.
    private void Dollar(Piece piece)
    {
        var start = _cursor.Mark;
        var next = _cursor.Peek(1);
        if (next == '(')
        {
            if (_cursor.Peek(2) == '(' && TryArithmetic(2))
            {
                piece.IsKnown = false;
                piece.Text.Append(_cursor.Slice(start, _cursor.Mark));
                return;
            }

            Substitution(piece, "$(", ')');
        }
        else if (next == '{')
        {
            Braces(piece);
        }
        else if (IsNameStart(next))
        {
            _cursor.Move();
            var name = _cursor.Mark;
            while (IsNameStart(_cursor.Current) || _cursor.Current is >= '0' and <= '9')
            {
                _cursor.Move();
            }

            Variable(piece, start, _cursor.Slice(name, _cursor.Mark), hasDefault: false);
        }
        else if (next is (>= '0' and <= '9') or '?' or '#' or '@' or '*' or '$' or '!' or '-')
        {
            _cursor.Move(2);
            piece.IsKnown = false;
            piece.Text.Append(_cursor.Slice(start, _cursor.Mark));
        }
        else
        {
            _cursor.Move();
            piece.Text.Append('$');
        }
    }

    private void Braces(Piece piece)
    {
        var start = _cursor.Mark;
        var open = _cursor.Here;
        _cursor.Move(2);
        if (_cursor.Current is '#' or '!')
        {
            _cursor.Move();
        }

        var name = _cursor.Mark;
        while (IsNameStart(_cursor.Current) || _cursor.Current is >= '0' and <= '9')
        {
            _cursor.Move();
        }

        var variable = _cursor.Slice(name, _cursor.Mark);
        var operation = _cursor.Current == ':' ? _cursor.Peek(1) : _cursor.Current;
        var depth = 1;
        var quote = '\0';
        while (!_cursor.IsAtEnd)
        {
            var c = _cursor.Current;
            _cursor.Move(c == '\\' && quote != '\'' ? 2 : 1);
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                // In double quotes around it a single quote is a plain character.
                quote = c == '\'' && piece.IsQuoted ? '\0' : c;
            }
            else if (c is '{' or '}')
            {
                depth += c == '{' ? 1 : -1;
                if (depth == 0)
                {
                    Variable(piece, start, variable, operation is '-' or '=' or '?' or '+');
                    return;
                }
            }
        }

        Unclosed(open, "'${' without its '}'");
    }

    private void Variable(Piece piece, TextCursor.Position start, string name, bool hasDefault)
    {
        piece.IsKnown = false;
        piece.Text.Append(_cursor.Slice(start, _cursor.Mark));
        if (name.Length > 0)
        {
            piece.Variables.Add(new ShellVariable(name, TextCursor.Between(start, _cursor.Mark), hasDefault));
        }
    }

    private void Substitution(Piece piece, string opening, char closing)
    {
        var start = _cursor.Mark;
        var open = _cursor.Here;
        _cursor.Move(opening.Length);
        _parser.Commands(closing, piece.Depth + 1);
        if (_parser.IsStopped)
        {
            return;
        }

        if (_cursor.IsAtEnd)
        {
            Unclosed(open, $"'{opening}' without its '{closing}'");
            return;
        }

        _cursor.Move();
        piece.IsKnown = false;
        piece.Text.Append(_cursor.Slice(start, _cursor.Mark));
    }

    // The rest of the text stands in it: there is nothing more to read.
    private void Unclosed(Span open, string message)
    {
        if (!_parser.IsStopped)
        {
            _parser.Stop(new Fault(FaultKind.Syntax, open, message));
        }
    }

    private static bool IsBreak(char c) => c is ' ' or '\t' or '\r' or '\n' or '\v' or '\f' or ';' or '&' or '|' or '<' or '>' or '(' or ')';

    private static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    // A word while it is read.
    private sealed class Piece(List<ShellVariable> variables, int depth)
    {
        internal StringBuilder Text { get; } = new();

        internal List<ShellVariable> Variables { get; } = variables;

        internal int Depth { get; } = depth;

        internal bool IsQuoted { get; set; }

        internal bool IsKnown { get; set; } = true;
    }
}
