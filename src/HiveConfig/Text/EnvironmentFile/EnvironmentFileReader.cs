using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>
/// Reads a file of environment variables as systemd reads EnvironmentFile=, which is not what a shell makes of it: a value
/// without quotes reaches to the end of its line, quoted pieces follow one another, and nothing is replaced.
/// </summary>
internal static class EnvironmentFileReader
{
    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static EnvironmentFileDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new EnvironmentFileDocument([], [tooLong]);
        }

        var faults = new FaultList();
        var entries = new List<EnvironmentEntry>();
        var cursor = new TextCursor(text);
        while (!cursor.IsAtEnd && !faults.IsFull)
        {
            if (entries.Count >= TextBound.Words)
            {
                faults.Add(TextBound.TooMany(cursor.Here, "assignments"));
                break;
            }

            if (IsBlank(cursor.Current))
            {
                cursor.Move();
            }
            else if (cursor.Current is '#' or ';')
            {
                Comment(cursor);
            }
            else if (Name(cursor, faults) is { } name)
            {
                entries.Add(new EnvironmentEntry(name, Value(cursor, faults)));
            }
        }

        return new EnvironmentFileDocument(entries, faults.Faults);
    }

    // A comment that ends in a backslash takes the next line with it.
    private static void Comment(TextCursor cursor)
    {
        while (!cursor.IsAtEnd && cursor.Current is not '\n')
        {
            if (cursor.Current == '\\')
            {
                cursor.Move();
            }

            cursor.Move();
        }
    }

    private static Word? Name(TextCursor cursor, FaultList faults)
    {
        var start = cursor.Mark;
        var last = start;
        while (!cursor.IsAtEnd && !(cursor.Current is '=' or '\n'))
        {
            var isBlank = IsBlank(cursor.Current);
            cursor.Move();
            if (!isBlank)
            {
                last = cursor.Mark;
            }
        }

        var span = TextCursor.Between(start, last);
        var text = cursor.Slice(start, last);
        if (cursor.IsAtEnd || cursor.Current == '\n')
        {
            if (!TemplateMask.IsMasked(text))
            {
                faults.Syntax(span, "a line without '='");
            }

            return null;
        }

        cursor.Move();
        return new Word(text, span) { IsKnown = !TemplateMask.IsMasked(text) };
    }

    // Pieces in quotes and one plain rest, to the end of the line.
    private static Word Value(TextCursor cursor, FaultList faults)
    {
        while (!cursor.IsAtEnd && cursor.Current is ' ' or '\t' or '\r')
        {
            cursor.Move();
        }

        var text = new StringBuilder();
        var start = cursor.Mark;
        var last = start;
        var isQuoted = false;
        var isPlain = false;
        var kept = 0;
        while (!cursor.IsAtEnd && cursor.Current != '\n')
        {
            var c = cursor.Current;
            if (!isPlain && c is '"' or '\'')
            {
                isQuoted = true;
                Quoted(cursor, text, faults);
                last = cursor.Mark;
                kept = text.Length;
                continue;
            }

            // Between and behind quoted pieces blanks do not count; once a plain character stood there, all of them do.
            if (!isPlain && IsBlank(c))
            {
                cursor.Move();
                continue;
            }

            isPlain = true;
            if (c == '\\')
            {
                cursor.Move();
                if (!cursor.IsAtEnd)
                {
                    if (cursor.Current != '\n')
                    {
                        text.Append(cursor.Current);
                    }

                    cursor.Move();
                }

                last = cursor.Mark;
                kept = text.Length;
                continue;
            }

            text.Append(c);
            cursor.Move();
            if (!IsBlank(c))
            {
                last = cursor.Mark;
                kept = text.Length;
            }
        }

        text.Length = kept;
        var value = text.ToString();
        return new Word(value, TextCursor.Between(start, last)) { IsQuoted = isQuoted, IsKnown = !TemplateMask.IsMasked(value) };
    }

    private static void Quoted(TextCursor cursor, StringBuilder text, FaultList faults)
    {
        var quote = cursor.Current;
        var open = cursor.Here;
        cursor.Move();
        while (!cursor.IsAtEnd)
        {
            var c = cursor.Current;
            cursor.Move();
            if (c == quote)
            {
                return;
            }

            if (c != '\\' || quote == '\'' || cursor.IsAtEnd)
            {
                text.Append(c);
                continue;
            }

            if (!(cursor.Current is '"' or '\\' or '`' or '$' or '\n'))
            {
                text.Append('\\');
            }

            if (cursor.Current != '\n')
            {
                text.Append(cursor.Current);
            }

            cursor.Move();
        }

        faults.Syntax(open, "a quote that is not closed: the rest of the file is its value");
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';
}
