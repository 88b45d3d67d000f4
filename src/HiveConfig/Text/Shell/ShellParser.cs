using System;
using System.Collections.Generic;
using System.Globalization;

namespace HiveConfig.Text;

/// <summary>Goes through a script once and collects its simple commands.</summary>
internal sealed class ShellParser
{
    private static readonly string[] Operators = ["&&", "||", ";;&", ";;", ";&", "|&", ";", "&", "|"];

    private static readonly string[] Redirectors = ["<<<", "<<-", "<<", "<&", "<>", ">>", ">&", ">|", "&>>", "&>", "<", ">"];

    private readonly string _text;
    private readonly TextCursor _cursor;
    private readonly ShellWords _words;
    private readonly FaultList _faults;
    private readonly List<ShellCommand> _all = [];

    // The character that ends the substitution at hand.
    private char _end;

    // Here-documents whose bodies begin behind the line at hand: the redirection's place in its command.
    private readonly Queue<(List<ShellRedirection> Where, int Index)> _pending = new();

    // For each loop at hand the innermost 'for'; the one whose 'do' has yet to come.
    private readonly List<ShellCommand?> _loops = [];
    private ShellCommand? _loop;

    // The functions of the script; the depth of branches, that of braces, and the one at which the body of a function began.
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);
    private int _braces;
    private int _branches;
    private int? _function;
    private bool _isFunction;

    internal ShellParser(string text, FaultList faults)
    {
        _text = text;
        _faults = faults;
        _cursor = new TextCursor(text);
        _words = new ShellWords(text, _cursor, this, faults);
    }

    internal IReadOnlyList<ShellCommand> All => _all;

    /// <summary>The names that the script gives to functions.</summary>
    internal HashSet<string> Functions => _functions;

    /// <summary>Whether a bound or the end of the text was met, so that nothing more is read.</summary>
    internal bool IsStopped { get; private set; }

    internal void Stop(Fault fault)
    {
        _faults.Add(fault);
        IsStopped = true;
    }

    /// <summary>Whether a character ends the backticks at hand; in them the next one does, wherever it stands.</summary>
    internal bool IsEnd(char c) => c == '`' && _end == '`';

    /// <summary>Reads commands up to the end of the text, or up to the character that ends a substitution, which is left to the caller.</summary>
    internal void Commands(char end, int depth)
    {
        if (depth > TextBound.Depth)
        {
            Stop(TextBound.TooDeep(_cursor.Here));
            return;
        }

        var outer = _end;
        var (loops, braces, branches, function) = (_loops.Count, _braces, _branches, _function);
        _end = end;
        var state = new Nesting(depth);
        var command = new ShellBuilder();
        while (!_cursor.IsAtEnd && !IsStopped)
        {
            var c = _cursor.Current;
            if (c is ' ' or '\t' or '\r' or '\v' or '\f')
            {
                _cursor.Move();
            }
            else if (c == '\\' && _cursor.Peek(1) == '\n')
            {
                _cursor.Move(2);
            }
            else if (c == '#')
            {
                SkipLine();
            }
            else if (c == '\n')
            {
                command = End(command, state, connector: null);
                _cursor.Move();
                Bodies();
            }
            else if (c == end && (end == '`' || (state.Parentheses == 0 && !state.IsPattern)))
            {
                break;
            }
            else if (state.IsPattern)
            {
                Pattern(state);
            }
            else if (Redirector() is { } redirector)
            {
                Redirection(command, redirector, descriptor: null, depth);
            }
            else if (Operator() is { } connector)
            {
                command = End(command, state, connector);
                _cursor.Move(connector.Length);
                state.IsPattern = state.Cases > 0 && connector[0] == ';' && connector.Length > 1;
            }
            else if (c is '(' or ')')
            {
                command = Parenthesis(command, state, c);
            }
            else
            {
                command = Word(command, state);
            }
        }

        End(command, state, connector: null);
        _end = outer;
        CloseLoops(loops);
        (_braces, _branches, _function) = (braces, branches, function);
    }

    private ShellBuilder End(ShellBuilder command, Nesting state, string? connector)
    {
        if (!command.IsEmpty)
        {
            var built = command.Build(state.IsCondition, state.Depth > 0, InnermostLoop, _function is not null, _branches > 0 || state.Cases > 0);
            _all.Add(built);
            if (built.Words.Count > 0 && built.Words[0] is { Text: "for" or "select", IsQuoted: false })
            {
                _loop = built;
            }
        }

        // A line end behind && or | joins nothing new; a group or a keyword keeps the connector before it.
        return new ShellBuilder { Connector = command.IsEmpty ? connector ?? command.Connector : connector };
    }

    private ShellBuilder Parenthesis(ShellBuilder command, Nesting state, char c)
    {
        if (c == ')')
        {
            command = End(command, state, connector: null);
            state.Parentheses = Math.Max(0, state.Parentheses - 1);
            _cursor.Move();
            return command;
        }

        if (command.IsEmpty && _cursor.Peek(1) == '(' && _words.TryArithmetic(1))
        {
            return command;
        }

        _cursor.Move();
        if (command.Words.Count == 1 && command.Assignments.Count == 0 && _words.Skip(')'))
        {
            // The name of a function: its body follows as commands.
            Function(command.Words[0]);
            return new ShellBuilder();
        }

        command = End(command, state, connector: null);
        state.Parentheses++;
        return command;
    }

    private ShellBuilder Word(ShellBuilder command, Nesting state)
    {
        var digits = _cursor.Mark;
        var descriptor = Descriptor();
        if (descriptor is not null && Redirector() is { } redirector)
        {
            Redirection(command, redirector, descriptor, state.Depth);
            return command;
        }

        _cursor.Return(digits);
        if (command.Words.Count == 0 && _words.Assignment(command, state.Depth))
        {
            return command;
        }

        var word = _words.Next(command.Variables, state.Depth);
        if (_all.Count >= TextBound.Commands)
        {
            Stop(TextBound.TooMany(word.Span, "commands", TextBound.Commands));
        }
        else if (command.Words.Count >= TextBound.Arguments)
        {
            Stop(TextBound.TooMany(word.Span, "words in one command", TextBound.Arguments));
        }

        if (command.IsEmpty && !word.IsQuoted && word.IsKnown && Reserved(command, state, word) is { } next)
        {
            return next;
        }

        command.Cover(word.Span);
        command.Words.Add(word);
        if (word.Is("[[") && command.Words.Count == 1)
        {
            _words.Test(command, state.Depth);
        }
        else if (word.Is("in") && command.Words.Count == 3 && command.Words[0].Is("case"))
        {
            state.Cases++;
            state.IsPattern = true;
            return End(command, state, connector: null);
        }

        return command;
    }

    // A word of the shell's own grammar: it is no command, and what follows is a new one.
    private ShellBuilder? Reserved(ShellBuilder command, Nesting state, Word word)
    {
        switch (word.Text)
        {
            case "if" or "elif" or "while" or "until":
                state.IsCondition = true;
                _branches += word.Is("if") ? 1 : 0;
                _loop = word.Text is "while" or "until" ? null : _loop;
                break;
            case "then":
                state.IsCondition = false;
                break;
            case "do":
                state.IsCondition = false;
                _loops.Add(_loop ?? InnermostLoop);
                _loop = null;
                break;
            case "done":
                CloseLoops(_loops.Count - 1);
                break;
            case "{":
                _braces++;
                _function ??= _isFunction ? _braces : null;
                _isFunction = false;
                break;
            case "}":
                _function = _function == _braces ? null : _function;
                _braces = Math.Max(0, _braces - 1);
                break;
            case "esac":
                state.Cases = Math.Max(0, state.Cases - 1);
                break;
            case "!":
                return new ShellBuilder { Connector = command.Connector, IsNegated = !command.IsNegated };
            case "function":
                _words.SkipBlanks();
                Function(_words.Next([], state.Depth));
                _words.SkipBlanks();
                if (_cursor.Current == '(')
                {
                    _cursor.Move();
                    _words.Skip(')');
                }

                break;
            case "fi":
                _branches = Math.Max(0, _branches - 1);
                break;
            case "else" or "time":
                break;
            default:
                return null;
        }

        return new ShellBuilder { Connector = command.Connector, IsNegated = command.IsNegated };
    }

    private void Function(Word name)
    {
        _functions.Add(name.Text);
        _isFunction = true;
    }

    private ShellCommand? InnermostLoop => _loops.Count > 0 ? _loops[_loops.Count - 1] : null;

    // A script may close more than it opens.
    private void CloseLoops(int left)
    {
        if (left >= 0 && left < _loops.Count)
        {
            _loops.RemoveRange(left, _loops.Count - left);
        }
    }

    // The patterns of a case up to their parenthesis, or the word that ends it.
    private void Pattern(Nesting state)
    {
        if (_cursor.Current is '(' or '|' or ';' or '&' or '<' or '>')
        {
            _cursor.Move();
        }
        else if (_cursor.Current == ')')
        {
            state.IsPattern = false;
            _cursor.Move();
        }
        else if (_words.Next([], state.Depth).Is("esac"))
        {
            state.Cases = Math.Max(0, state.Cases - 1);
            state.IsPattern = false;
        }
    }

    private void Redirection(ShellBuilder command, string redirector, int? descriptor, int depth)
    {
        var start = _cursor.Mark;
        _cursor.Move(redirector.Length);
        _words.SkipBlanks();
        if (_words.IsAtBreak)
        {
            return;
        }

        var target = _words.Next(command.Variables, depth);
        command.Cover(TextCursor.Between(start, start));
        command.Cover(target.Span);
        var isHere = redirector is "<<" or "<<-";
        command.Redirections.Add(new ShellRedirection(redirector, target)
        {
            Descriptor = descriptor,
            Expands = isHere ? !target.IsQuoted : redirector is "<<<",
            Body = redirector is "<<<" ? new EmbeddedText(target.Text, target.Span) { IsExact = false } : null,
        });
        if (isHere)
        {
            _pending.Enqueue((command.Redirections, command.Redirections.Count - 1));
        }
    }

    // The here-documents that begin at the line at hand.
    private void Bodies()
    {
        while (_pending.Count > 0)
        {
            var (where, index) = _pending.Dequeue();
            var redirection = where[index];
            var start = _cursor.Mark;
            var end = start;
            while (!_cursor.IsAtEnd)
            {
                end = _cursor.Mark;
                SkipLine();
                var line = _cursor.Slice(end, _cursor.Mark).TrimEnd('\r');
                _cursor.Move();
                if (string.Equals(redirection.Operator is "<<-" ? line.TrimStart('\t') : line, redirection.Target.Text, StringComparison.Ordinal))
                {
                    break;
                }

                end = _cursor.Mark;
            }

            where[index] = redirection with { Body = new EmbeddedText(_cursor.Slice(start, end), TextCursor.Between(start, end)) };
        }
    }

    private void SkipLine()
    {
        while (!_cursor.IsAtEnd && _cursor.Current != '\n')
        {
            _cursor.Move();
        }
    }

    private int? Descriptor()
    {
        var start = _cursor.Mark;
        while (_cursor.Current is >= '0' and <= '9' && _cursor.Mark.Index - start.Index < 4)
        {
            _cursor.Move();
        }

        return int.TryParse(_cursor.Slice(start, _cursor.Mark), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private string? Operator() => _cursor.Current is '&' or '|' or ';' ? Array.Find(Operators, Follows) : null;

    // A process substitution is a word.
    private string? Redirector()
        => _cursor.Current is '<' or '>' && _cursor.Peek(1) == '(' ? null
            : _cursor.Current is '<' or '>' or '&' ? Array.Find(Redirectors, Follows)
            : null;

    private bool Follows(string symbol) => string.CompareOrdinal(_text, _cursor.Mark.Index, symbol, 0, symbol.Length) == 0;

    private sealed class Nesting(int depth)
    {
        internal int Depth { get; } = depth;

        internal int Parentheses { get; set; }

        internal int Cases { get; set; }

        internal bool IsPattern { get; set; }

        internal bool IsCondition { get; set; }
    }
}
