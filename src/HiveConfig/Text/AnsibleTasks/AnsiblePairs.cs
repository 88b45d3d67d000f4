using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>The short form of a module's parameters: <c>path=/srv state=mounted opts="rw,hard"</c>.</summary>
internal static class AnsiblePairs
{
    internal static IEnumerable<Setting> Of(EmbeddedText text)
    {
        foreach (var line in TextLine.Of(text.Text))
        {
            for (var i = line.SkipBlanks(line.Start); i < line.End; i = line.SkipBlanks(i))
            {
                var from = i;
                var quote = '\0';
                var equals = -1;
                for (; i < line.End && (quote != '\0' || !TextLine.IsBlankCharacter(line.Source[i])); i++)
                {
                    var c = line.Source[i];
                    if (c is '"' or '\'')
                    {
                        quote = quote == '\0' ? c : quote == c ? '\0' : quote;
                    }
                    else if (c == '=' && equals < 0 && quote == '\0')
                    {
                        equals = i;
                    }
                }

                if (equals > from)
                {
                    yield return new Setting(line.Slice(from, equals), text.Place(line.SpanOf(from, equals)), Value(text, line, equals + 1, i));
                }
            }
        }
    }

    private static ConfigValue Value(EmbeddedText text, TextLine line, int from, int to)
    {
        var raw = line.Slice(from, to);
        var span = text.Place(line.SpanOf(from, to));
        var isQuoted = raw.Length > 1 && raw[0] is '"' or '\'' && raw[raw.Length - 1] == raw[0];
        return TemplateMask.IsMasked(raw)
            ? new UnknownValue(TemplateMask.Show(raw), span)
            : new ScalarValue(isQuoted ? raw.Substring(1, raw.Length - 2) : raw, span, ScalarType.Text, isQuoted);
    }
}
