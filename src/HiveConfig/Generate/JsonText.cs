using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace HiveConfig.Generate;

/// <summary>
/// Writes JSON, each value on one line, so that a YAML 1.1 reader understands it too: that half of the engine which the
/// compiler loads has no JSON library.
/// </summary>
internal static class JsonText
{
    internal static string Object(IEnumerable<(string Name, string Json)> members)
        => "{" + string.Join(", ", members.Select(member => String(member.Name) + ": " + member.Json)) + "}";

    internal static string Array(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";

    internal static string Array(IEnumerable<string> items, int indent)
    {
        var lines = string.Join(",\n", items.Select(item => new string(' ', indent + 2) + item));
        return lines.Length == 0 ? "[]" : "[\n" + lines + "\n" + new string(' ', indent) + "]";
    }

    internal static string String(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                result.Append('\\').Append(c);
            }
            else if (c < ' ' || c is (>= '\u007f' and <= '\u00a0') or '\u2028' or '\u2029' or '\ufeff')
            {
                // YAML takes some of these for the end of a line, and refuses others.
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                result.Append(c);
            }
        }

        return result.Append('"').ToString();
    }
}
