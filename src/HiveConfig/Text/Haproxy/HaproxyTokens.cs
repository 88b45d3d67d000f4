using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Splits a line of an haproxy.cfg into words as HAProxy does: both quotes, backslashes, comments, environment.</summary>
internal static class HaproxyTokens
{
    // MAX_LINE_ARGS of HAProxy.
    private const int MostWords = 64;

    /// <summary>The words of a line; null when HAProxy cannot split it, which is then a fault.</summary>
    internal static List<Word>? Split(TextLine line, FaultList faults)
    {
        var words = new List<Word>();
        for (var i = line.SkipBlanks(line.Start); i < line.End && line.Source[i] != '#'; i = line.SkipBlanks(i))
        {
            var start = i;
            if (Next(line, ref i, faults) is not { } word)
            {
                return null;
            }

            if (words.Count == MostWords)
            {
                faults.Syntax(line.SpanOf(start, i), $"the line has more than {MostWords} words");
                return null;
            }

            words.Add(word);
        }

        return words;
    }

    private static Word? Next(TextLine line, ref int i, FaultList faults)
    {
        var source = line.Source;
        var start = i;
        var text = new StringBuilder();
        var quote = '\0';
        var opened = start;
        var isQuoted = false;
        var isKnown = true;
        for (; i < line.End; i++)
        {
            var c = source[i];
            if (quote == '\0' && (TextLine.IsBlankCharacter(c) || c == '#'))
            {
                break;
            }

            if (c is '\'' or '"' && (quote == '\0' || quote == c))
            {
                opened = i;
                quote = quote == '\0' ? c : '\0';
                isQuoted = true;
            }
            else if (c == '\\' && quote != '\'' && i + 1 < line.End)
            {
                if (!Escape(line, ref i, text, faults))
                {
                    return null;
                }
            }
            else if (c == '$' && quote == '"')
            {
                var end = Reference(line, i, faults);
                if (end < 0)
                {
                    return null;
                }

                text.Append(source, i, end - i);
                isKnown = false;
                i = end - 1;
            }
            else
            {
                isKnown &= c != TemplateMask.Mark;
                text.Append(c);
            }
        }

        if (quote != '\0')
        {
            faults.Syntax(line.SpanOf(opened, line.End), "a quote that is not closed on this line");
            return null;
        }

        return new Word(text.ToString(), line.SpanOf(start, i)) { IsQuoted = isQuoted, IsKnown = isKnown };
    }

    // Leaves the index at the last character of the escape.
    private static bool Escape(TextLine line, ref int i, StringBuilder text, FaultList faults)
    {
        var c = line.Source[i + 1];
        switch (c)
        {
            case ' ' or '\t' or '\\' or '\'' or '"' or '#' or '$':
                text.Append(c);
                break;
            case 'n' or 'r' or 't':
                text.Append(c switch { 'n' => '\n', 'r' => '\r', _ => '\t' });
                break;
            case 'x':
                if (i + 3 >= line.End
                    || !int.TryParse(line.Slice(i + 2, i + 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                {
                    faults.Syntax(line.SpanOf(i, Math.Min(i + 4, line.End)), @"'\x' without two hexadecimal digits");
                    return false;
                }

                text.Append((char)code);
                i += 2;
                break;
            default:
                // A backslash before any other character is a plain one.
                text.Append('\\');
                return true;
        }

        i++;
        return true;
    }

    // Behind a reference $NAME, ${NAME}, ${NAME-default} or ${NAME[*]}; -1 when HAProxy refuses it.
    private static int Reference(TextLine line, int dollar, FaultList faults)
    {
        var source = line.Source;
        var hasBrace = dollar + 1 < line.End && source[dollar + 1] == '{';
        var name = dollar + (hasBrace ? 2 : 1);
        if (name >= line.End || !(IsName(source[name]) && !char.IsDigit(source[name])))
        {
            faults.Syntax(line.SpanOf(dollar, Math.Min(name + 1, line.End)), "'$' in double quotes without the name of an environment variable; a dollar sign is written '\\$' there");
            return -1;
        }

        var end = name;
        while (end < line.End && IsName(source[end]))
        {
            end++;
        }

        if (!hasBrace)
        {
            return end;
        }

        if (end + 2 < line.End && string.CompareOrdinal(source, end, "[*]", 0, 3) == 0)
        {
            end += 3;
        }

        if (end < line.End && source[end] == '-')
        {
            while (end < line.End && source[end] is not ('}' or '"'))
            {
                end++;
            }
        }

        if (end < line.End && source[end] == '}')
        {
            return end + 1;
        }

        faults.Syntax(line.SpanOf(dollar, end), "'${' without its '}'");
        return -1;
    }

    private static bool IsName(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.';
}
