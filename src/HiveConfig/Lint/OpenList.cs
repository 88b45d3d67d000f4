using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>A list some entries of which a template fills in.</summary>
internal static class OpenList
{
    /// <summary>How many entries it has at least: those that are written one by one, and not alike. 0 where a statement may leave some out or repeat them.</summary>
    internal static int Least(ConfigFile file, ConfigValue value)
    {
        if (value is not ListValue { Items.Count: > 1 } list || !list.Items.All(item => item is ScalarValue or UnknownValue))
        {
            return 0;
        }

        var lines = file.Text.Split('\n');
        var (first, last) = (value.Span.Line, value.Span.EndLine);
        if (first < 1 || last > lines.Length || Enumerable.Range(first - 1, last - first + 1).Any(i => HasStatement(lines[i])))
        {
            return 0;
        }

        // Two names of one variable are two machines: nobody lists one twice.
        return new HashSet<string>(list.Items.Select(item => Source(lines, item.Span)), StringComparer.Ordinal).Count;
    }

    private static bool HasStatement(string line)
        => line.IndexOf("{%", StringComparison.Ordinal) >= 0
            || (line.IndexOf("<%", StringComparison.Ordinal) >= 0 && line.Replace("<%=", "").IndexOf("<%", StringComparison.Ordinal) >= 0);

    private static string Source(string[] lines, Span span)
        => span.Line == span.EndLine && span.Column >= 1 && span.EndColumn <= lines[span.Line - 1].Length + 1 && span.EndColumn >= span.Column
            ? lines[span.Line - 1].Substring(span.Column - 1, span.EndColumn - span.Column)
            : "";
}
