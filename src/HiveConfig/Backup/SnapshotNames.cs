using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;

namespace HiveConfig.Backup;

/// <summary>Judges the names that scripts give to snapshots, as far as the script says them.</summary>
internal static class SnapshotNames
{
    // What date prints in words, or with capitals: day, month, AM or PM, time zone; the whole date has blanks and colons too.
    private const string Wordy = "aAbBcDhpZr";

    internal static IEnumerable<Violation> Check(Repo repo)
        => from script in BackupScript.Of(repo)
           from call in SnapshotCall.In(script)
           where call.Act == SnapshotAct.Create
           let name = call.Path.Substring(call.Path.IndexOf('/') + 1)
           let wrong = Wrong(name)
           where wrong is not null
           select call.Step.At(call.Url, $"the name of the snapshot has {wrong}, which Elasticsearch refuses") with { Setting = "_snapshot" };

    private static string? Wrong(string name)
    {
        // Encoded names, date math among them, are for Elasticsearch to read.
        if (name.StartsWith("%3C", StringComparison.OrdinalIgnoreCase) || name.StartsWith("<", StringComparison.Ordinal))
        {
            return null;
        }

        if (name.StartsWith("_", StringComparison.Ordinal))
        {
            return "'_' at its start";
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is '$' or '`')
            {
                var end = End(name, i);
                if (InDate(name.Substring(i, end - i)) is { } wrong)
                {
                    return wrong;
                }

                i = end - 1;
            }
            else if (name[i] is >= 'A' and <= 'Z')
            {
                return $"the capital '{name[i]}'";
            }
            else if (name[i] is ' ' or ',' or '#')
            {
                return $"the character '{name[i]}'";
            }
        }

        return null;
    }

    // The format of $(date +…); of other commands nobody knows what they print.
    private static string? InDate(string part)
    {
        var plus = part.IndexOf('+');
        if (part.IndexOf("date ", StringComparison.Ordinal) is not (1 or 2) || plus < 0 || part.IndexOf('|') >= 0)
        {
            return null;
        }

        var format = part.Substring(plus + 1).TrimEnd(')', '`').Trim('"', '\'', ' ');
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%' && i + 1 < format.Length)
            {
                i++;
                if (Wordy.IndexOf(format[i]) >= 0 || (format[i] is '^' && i + 1 < format.Length))
                {
                    return $"what 'date' prints for '%{format[i]}'";
                }
            }
            else if (format[i] is >= 'A' and <= 'Z')
            {
                return $"the capital '{format[i]}'";
            }
            else if (format[i] is ' ' or ',' or '#')
            {
                return $"the character '{format[i]}'";
            }
        }

        return null;
    }

    private static int End(string text, int start)
    {
        if (text[start] == '`')
        {
            return text.IndexOf('`', start + 1) is > 0 and var close ? close + 1 : text.Length;
        }

        var next = start + 1 < text.Length ? text[start + 1] : ' ';
        if (next is '(' or '{')
        {
            return text.IndexOf(next == '(' ? ')' : '}', start) is > 0 and var close ? close + 1 : text.Length;
        }

        var end = start + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end;
    }
}
