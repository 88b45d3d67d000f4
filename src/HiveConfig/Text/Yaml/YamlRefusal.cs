using System;
using YamlDotNet.Core;

namespace HiveConfig.Text;

/// <summary>Where and why a text is no YAML: YamlDotNet's exception, with the place and the words that help.</summary>
internal static class YamlRefusal
{
    /// <summary>Place and message.</summary>
    /// <param name="source">The text.</param>
    /// <param name="exception">What YamlDotNet said.</param>
    /// <param name="strict">The scanner that looks for tabs, when the text has any.</param>
    /// <param name="openBracket">Index of the innermost bracket that is still open; -1 when there is none.</param>
    internal static (Span Span, string Message) Explain(YamlSource source, YamlException exception, StrictScanner? strict, int openBracket)
    {
        var tab = strict?.TabBefore(source.Index(exception.End)) ?? -1;
        if (tab >= 0)
        {
            return (source.On(tab, 1), source.IsIndentation(tab) ? YamlMessages.TabIndents : YamlMessages.TabBetween);
        }

        var at = source.Index(exception.Start);
        if (openBracket >= 0 && at == source.Text.Length)
        {
            return Unbalanced(source, exception.Start, openBracket);
        }

        var message = exception.Message;
        if (Ends(message, "expected '-' indicator.") && KeyLength(source.Text, at) is > 0 and var length)
        {
            return (source.On(at, length), YamlMessages.NotIndented);
        }

        return Ends(message, "found invalid mapping.") || Ends(message, "apping values are not allowed in this context.")
            ? MisplacedColon(source, at)
            : (source.WordAt(at), YamlMessages.Of(message));
    }

    /// <summary>When brackets do not pair: the open one is to blame.</summary>
    internal static (Span Span, string Message) Unbalanced(YamlSource source, Mark found, int openBracket)
        => openBracket >= 0
            ? (source.On(openBracket, 1), $"'{source.Text[openBracket]}' is never closed")
            : (source.WordAt(found), YamlMessages.NotYaml);

    // 'a: b: c', a key deeper than the value above it, or a line above that is no 'key: value' and swallowed this one.
    private static (Span Span, string Message) MisplacedColon(YamlSource source, int colon)
    {
        var text = source.Text;
        var line = LineStart(text, colon);
        if (text.IndexOf(": ", line, colon - line, StringComparison.Ordinal) >= 0 || string.CompareOrdinal(text, line, "--- ", 0, 4) == 0)
        {
            return (source.On(colon, 1), YamlMessages.MappingValue);
        }

        var start = line;
        while (start < colon && text[start] is ' ' or '-')
        {
            start++;
        }

        var above = line == 0 ? 0 : LineStart(text, line - 1);
        var equals = text.IndexOf('=', above, line - above);
        return equals >= 0 && text.IndexOf(':', above, line - above) < 0
            ? (source.On(equals, 1), YamlMessages.EqualsSign)
            : (source.On(start, colon - start), YamlMessages.TooDeepKey);
    }

    private static int KeyLength(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        var colon = text.IndexOf(':', at, (end < 0 ? text.Length : end) - at);
        return colon > at && text[at] != '-' ? colon - at : 0;
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static bool Ends(string message, string end) => message.EndsWith(end, StringComparison.Ordinal);
}
