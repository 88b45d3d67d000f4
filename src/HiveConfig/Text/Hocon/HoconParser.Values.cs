using System.Collections.Generic;
using static HiveConfig.Text.HoconTokenKind;

namespace HiveConfig.Text;

internal sealed partial class HoconParser
{
    /// <summary>One value, or several side by side on one line.</summary>
    private HoconNode? Value()
    {
        SkipNewlines();
        var pieces = new List<HoconNode>();
        HoconToken? simple = null;
        while (true)
        {
            // Blanks count only between two words; beside braces and brackets they are nothing.
            if (simple is not null && _token.IsSimple && _token.Start > simple.End)
            {
                pieces.Add(new HoconWord(simple.End, _token.Start, _text.Substring(simple.End, _token.Start - simple.End), ScalarType.Text, IsQuoted: false));
            }

            simple = _token.IsSimple ? _token : null;
            HoconNode? piece;
            switch (_token.Kind)
            {
                case Unquoted or Quoted:
                    var word = Take();
                    piece = new HoconWord(word.Start, word.End, word.Text, word.Type, word.Kind == Quoted);
                    break;
                case Substitution:
                    var substitution = Take();
                    piece = new HoconSubstitution(substitution.Start, substitution.End, substitution.Path, substitution.IsOptional);
                    break;
                case OpenBrace:
                    piece = Braces();
                    break;
                case OpenBracket:
                    piece = Array();
                    break;
                default:
                    return pieces.Count switch
                    {
                        0 => Refuse<HoconNode>(_token, HoconHints.NoValue(_token, _keys.Count > 0 ? FullKey : null)),
                        1 => pieces[0],
                        _ => new HoconPieces(pieces[0].Start, pieces[pieces.Count - 1].End, pieces),
                    };
            }

            if (piece is null)
            {
                return null;
            }

            pieces.Add(piece);
            if (pieces.Count > TextBound.Settings && (piece is HoconWord or HoconSubstitution))
            {
                Fault = TextBound.TooMany(Lines.Span(piece.Start, piece.End), "words in one value", TextBound.Settings);
                return null;
            }
        }
    }

    private HoconArray? Array()
    {
        var open = Take();
        if (!Enter(open.Start, open.End, levels: 1))
        {
            return null;
        }

        _lists++;
        var items = new List<HoconNode>();
        SkipNewlines();
        while (_token.Kind != CloseBracket)
        {
            if (_token.Kind == End)
            {
                return RefuseOpen<HoconArray>(open);
            }

            if (Value() is not { } item)
            {
                return null;
            }

            if (items.Count > 0 && ++_fields > MostFields)
            {
                Fault ??= TextBound.TooMany(Lines.Span(item.Start, item.End), "settings and items of lists", MostFields);
                return null;
            }

            items.Add(item);
            if (!TrySeparator() && _token.Kind != CloseBracket)
            {
                return _token.Kind == End
                    ? RefuseOpen<HoconArray>(open)
                    : Refuse<HoconArray>(_token, HoconHints.BehindItem(_token, _keys.Count > 0 ? FullKey : null));
            }

            SkipNewlines();
        }

        _lists--;
        return Leave(1, new HoconArray(open.Start, Take().End, items));
    }

    private bool IsIncludeWord => _token is { Kind: Unquoted, Text: "include" };

    private HoconIncludeMember? Include()
    {
        const string Expected = "expected a file name in double quotes, or file(\"…\"), url(\"…\"), classpath(\"…\"), each also inside required(…), behind 'include'";
        Take();
        SkipNewlines();
        var form = "";
        while (_token is { Kind: Unquoted } && _token.Text[_token.Text.Length - 1] == '(')
        {
            form += Take().Text;
            SkipNewlines();
        }

        const string Required = "required(";
        var isRequired = form.StartsWith(Required, System.StringComparison.Ordinal);
        HoconIncludeForm? kind = (isRequired ? form.Substring(Required.Length) : form) switch
        {
            "" => HoconIncludeForm.Heuristic,
            "file(" => HoconIncludeForm.File,
            "url(" => HoconIncludeForm.Url,
            "classpath(" => HoconIncludeForm.Classpath,
            _ => null,
        };

        if (kind is null || _token.Kind != Quoted)
        {
            return Refuse<HoconIncludeMember>(_token, Expected);
        }

        var target = Take();
        for (var open = form.Split('(').Length - 1; open > 0;)
        {
            SkipNewlines();
            if (_token.Kind != Unquoted || _token.Text.Length > open || _token.Text.Trim(')').Length > 0)
            {
                return Refuse<HoconIncludeMember>(_token, "expected ')' behind the file name of this include");
            }

            open -= Take().Text.Length;
        }

        var include = new HoconInclude(target.Text, kind.Value, isRequired, Lines.Span(target.Start, target.End));
        if (_includes.Count >= MostIncludes)
        {
            Fault ??= TextBound.TooMany(include.Span, "includes", MostIncludes);
            return null;
        }

        _includes.Add(include);
        return new HoconIncludeMember(include, _lists > 0);
    }
}
