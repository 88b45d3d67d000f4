namespace HiveConfig.Text;

/// <summary>Goes through a text character by character and knows the line and column.</summary>
internal sealed class TextCursor
{
    private readonly string _text;
    private int _index;
    private int _line = 1;
    private int _column = 1;

    internal TextCursor(string text) => _text = text;

    internal bool IsAtEnd => _index >= _text.Length;

    /// <summary>The character at hand; NUL behind the end.</summary>
    internal char Current => _index < _text.Length ? _text[_index] : '\0';

    internal Position Mark => new(_index, _line, _column);

    /// <summary>The place of the character at hand.</summary>
    internal Span Here => Span.On(_line, _column, IsAtEnd || Current == '\n' ? 0 : 1);

    internal char Peek(int ahead) => _index + ahead < _text.Length ? _text[_index + ahead] : '\0';

    internal void Move()
    {
        if (_index >= _text.Length)
        {
            return;
        }

        if (_text[_index++] == '\n')
        {
            _line++;
            _column = 1;
        }
        else
        {
            _column++;
        }
    }

    internal void Move(int count)
    {
        for (; count > 0; count--)
        {
            Move();
        }
    }

    internal void Return(Position to) => (_index, _line, _column) = (to.Index, to.Line, to.Column);

    internal string Slice(Position from, Position to) => _text.Substring(from.Index, to.Index - from.Index);

    internal static Span Between(Position from, Position to) => new(from.Line, from.Column, to.Line, to.Column);

    internal readonly record struct Position(int Index, int Line, int Column);
}
