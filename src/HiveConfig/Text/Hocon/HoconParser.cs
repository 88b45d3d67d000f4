using System.Collections.Generic;
using System.Linq;
using static HiveConfig.Text.HoconTokenKind;

namespace HiveConfig.Text;

/// <summary>
/// Makes the tokens of one text into nodes. The first fault ends it, as it ends Lightbend's library: what stands behind a fault
/// has no certain meaning. A method that returns null has left a fault.
/// </summary>
internal sealed partial class HoconParser
{
    // Blocks count too.
    private const int MostFields = 2 * TextBound.Settings;

    // Each is looked for among all files of a repo; nobody splits a file into so many.
    private const int MostIncludes = 1_000;

    private readonly string _text;
    private readonly HoconLexer _lexer;
    private readonly List<HoconInclude> _includes = [];
    private readonly Stack<string> _keys = new();
    private HoconToken _token;
    private int _depth;
    private int _fields;
    private int _lists;

    internal HoconParser(string text)
    {
        _text = text;
        Lines = new LineMap(text);
        _lexer = new HoconLexer(text);
        _token = _lexer.Next();
    }

    internal LineMap Lines { get; }

    /// <summary>Why there is no root.</summary>
    internal Fault? Fault { get; private set; }

    internal IReadOnlyList<HoconInclude> Includes => _includes;

    /// <summary>The object that the text is.</summary>
    internal HoconBraces? Parse()
    {
        SkipNewlines();
        if (_token.Kind == OpenBracket)
        {
            return Refuse<HoconBraces>(_token, HoconHints.ListAtTop(_token, _text));
        }

        var root = _token.Kind == OpenBrace ? Braces() : Members(open: null);
        SkipNewlines();
        return root is null || _token.Kind == End ? root : Refuse<HoconBraces>(_token, HoconHints.AfterRoot(_token));
    }

    private HoconBraces? Braces()
    {
        var open = Take();
        return Enter(open.Start, open.End, levels: 1) ? Leave(1, Members(open)) : null;
    }

    /// <summary>The members up to the closing brace, or without an opening one up to the end of the text.</summary>
    private HoconBraces? Members(HoconToken? open)
    {
        var close = open is null ? End : CloseBrace;
        var members = new List<HoconMember>();
        while (true)
        {
            SkipNewlines();
            if (_token.Kind == close)
            {
                return new HoconBraces(open?.Start ?? 0, open is null ? _text.Length : Take().End, members);
            }

            if (_token.Kind == End)
            {
                return RefuseOpen<HoconBraces>(open!);
            }

            var key = _token;
            HoconMember? read = IsIncludeWord ? Include() : Field();
            if (read is not { } member)
            {
                return null;
            }

            members.Add(member);
            if (!TrySeparator() && _token.Kind != close)
            {
                return _token.Kind == End ? RefuseOpen<HoconBraces>(open!) : RefuseBehind(key, member);
            }
        }
    }

    private HoconBraces? RefuseBehind(HoconToken key, HoconMember member)
    {
        if (member is not HoconField field)
        {
            return Refuse<HoconBraces>(_token, "an include ends its line; expected a new line or a comma");
        }

        _keys.Push(Name(field.Path));
        var isBelow = field.Value.Start > key.End && _text.IndexOf('\n', key.End, field.Value.Start - key.End) >= 0;
        return Refuse<HoconBraces>(_token, HoconHints.BehindValue(_token, FullKey, isBelow));
    }

    private HoconField? Field()
    {
        var pieces = new List<HoconToken>();
        while (_token.IsKey)
        {
            pieces.Add(Take());
        }

        if (pieces.Count == 0)
        {
            return Refuse<HoconField>(_token, HoconHints.NoKey(_token, _text));
        }

        var (start, end) = (pieces[0].Start, pieces[pieces.Count - 1].End);
        if (HoconPath.Split(pieces, _text) is not { } path)
        {
            return Refuse<HoconField>(start, end, HoconHints.BadKey(pieces));
        }

        // The last part is a level only if its value is one.
        var levels = path.Count - 1;
        if (!Enter(start, end, levels))
        {
            return null;
        }

        // A masked template expression alone on its line may bring any keys: it is a field of its own, without meaning.
        if (TemplateMask.IsMasked(path[0].Name) && _token.Kind is Newline or End or Comma or CloseBrace)
        {
            return Leave(levels, new HoconField(path, IsAppend: false, new HoconWord(start, end, path[0].Name, ScalarType.Text, IsQuoted: false)));
        }

        SkipNewlines();
        _keys.Push(Name(path));
        var field = FieldValue(path, start, end);
        if (field is not null)
        {
            _keys.Pop();
        }

        return Leave(levels, field);
    }

    private HoconField? FieldValue(List<HoconKeyPart> path, int keyStart, int keyEnd)
    {
        if (++_fields > MostFields)
        {
            Fault ??= TextBound.TooMany(Lines.Span(keyStart, keyEnd), "settings", MostFields);
            return null;
        }

        if (_token.Kind == OpenBrace)
        {
            return Braces() is { } braces ? new HoconField(path, IsAppend: false, braces) : null;
        }

        if (_token.Kind is not (Colon or HoconTokenKind.Equals or PlusEquals))
        {
            // What has no separator may be no key, but a secret that went on to the next line: it is not named.
            _keys.Pop();
            return _token.Kind == Problem
                ? Refuse<HoconField>(_token, _token.Text)
                : Refuse<HoconField>(keyStart, keyEnd, HoconHints.NoSeparator(_token));
        }

        var separator = Take();
        var isAppend = separator.Kind == PlusEquals;
        if (isAppend && _lists > 0)
        {
            return Refuse<HoconField>(separator, "'+=' cannot stand inside a list: it refers to its key by a path, and no path leads into a list");
        }

        _lists += isAppend ? 1 : 0;
        var value = Value();
        _lists -= isAppend ? 1 : 0;
        return value is null ? null : new HoconField(path, isAppend, value);
    }

    private static string Name(IReadOnlyList<HoconKeyPart> path) => string.Join(".", path.Select(part => part.Name));

    private string FullKey => string.Join(".", _keys.Reverse());

    private HoconToken Take()
    {
        var token = _token;
        _token = _lexer.Next();
        return token;
    }

    private void SkipNewlines()
    {
        while (_token.Kind == Newline)
        {
            Take();
        }
    }

    /// <summary>Members and items are parted by one comma, or by new lines, or both.</summary>
    private bool TrySeparator()
    {
        var isNewline = _token.Kind == Newline;
        SkipNewlines();
        var isComma = _token.Kind == Comma;
        if (isComma)
        {
            Take();
        }

        return isNewline || isComma;
    }

    private bool Enter(int start, int end, int levels)
    {
        _depth += levels;
        if (_depth > HoconReader.MaxDepth)
        {
            Fault = new Fault(FaultKind.Bound, Lines.Span(start, end), $"values are nested more than {HoconReader.MaxDepth} levels deep") { Fix = TextBound.Flatten };
        }

        return Fault is null;
    }

    private T Leave<T>(int levels, T result)
    {
        _depth -= levels;
        return result;
    }

    private T? Refuse<T>(HoconToken token, string message)
        where T : class
        => Refuse<T>(token.Start, token.Kind == Newline ? token.Start : token.End, message);

    private T? Refuse<T>(int start, int end, string message, HoconToken? related = null)
        where T : class
    {
        Fault ??= new Fault(
            FaultKind.Syntax,
            Lines.Span(start, end),
            message + HoconHints.Template(_text, start),
            related is null ? null : Lines.Span(related.Start, related.End),
            _keys.Count > 0 ? FullKey : null);
        return null;
    }

    /// <summary>The text ended inside an object or a list.</summary>
    private T? RefuseOpen<T>(HoconToken open)
        where T : class
        => Refuse<T>(
            _text.Length,
            _text.Length,
            open.Kind == OpenBrace
                ? $"the file ends inside the object that '{{' opens on line {Lines.Span(open.Start, open.End).Line}; expected '}}'"
                : $"the file ends inside the list that '[' opens on line {Lines.Span(open.Start, open.End).Line}; expected ']'",
            open);
}
