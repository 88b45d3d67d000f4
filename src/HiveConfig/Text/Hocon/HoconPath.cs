using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>A path of keys, as a chain: comparing and shortening it from the front is all the resolver does.</summary>
internal sealed record HoconPath(string First, HoconPath? Rest)
{
    internal static HoconPath Of(IReadOnlyList<string> parts, int from = 0)
    {
        HoconPath? path = null;
        for (var i = parts.Count - 1; i >= from; i--)
        {
            path = new HoconPath(parts[i], path);
        }

        return path!;
    }

    /// <summary>The parts of a key; null when one of them is empty without being quoted. Dots outside quotes part them.</summary>
    internal static List<string>? Parse(IReadOnlyList<HoconToken> pieces, string text)
        => Split(pieces, text)?.ConvertAll(part => part.Name);

    /// <summary>As <see cref="Parse"/>, each part with its offsets.</summary>
    internal static List<HoconKeyPart>? Split(IReadOnlyList<HoconToken> pieces, string text)
    {
        if (pieces.Count == 0)
        {
            return null;
        }

        var parts = new List<HoconKeyPart>();
        var name = new StringBuilder();
        var start = pieces[0].Start;
        var hasQuotes = false;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (i > 0)
            {
                name.Append(text, pieces[i - 1].End, piece.Start - pieces[i - 1].End);
            }

            if (piece.Kind == HoconTokenKind.Quoted)
            {
                name.Append(piece.Text);
                hasQuotes = true;
                continue;
            }

            for (var at = 0; at < piece.Text.Length; at++)
            {
                if (piece.Text[at] != '.')
                {
                    name.Append(piece.Text[at]);
                }
                else if (!TryEnd(piece.Start + at))
                {
                    return null;
                }
            }
        }

        return TryEnd(pieces[pieces.Count - 1].End) ? parts : null;

        bool TryEnd(int end)
        {
            if (name.Length == 0 && !hasQuotes)
            {
                return false;
            }

            parts.Add(new HoconKeyPart(name.ToString(), start, end));
            name.Clear();
            start = end + 1;
            hasQuotes = false;
            return true;
        }
    }
}
