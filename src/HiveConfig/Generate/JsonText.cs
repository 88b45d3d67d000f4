using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

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

    internal static string String(string text) => YamlText.DoubleQuote(text);
}
