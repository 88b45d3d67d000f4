using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>A part of the runbook, written paragraph by paragraph.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    /// <summary>A paragraph, a list or a table.</summary>
    internal MarkdownText Say(params string[] lines) => Append(lines);

    /// <summary>Commands for bash.</summary>
    internal MarkdownText Bash(params string[] lines) => Append(["```bash", .. lines, "```"]);

    /// <summary>Text to type into a file, or to expect on the screen.</summary>
    internal MarkdownText Show(params string[] lines) => Append(["```text", .. lines, "```"]);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Names in a sentence: <c>**node1**, **node2** and **node3**</c>.</summary>
    internal static string Names(IEnumerable<Node> nodes)
    {
        var names = nodes.Select(node => "**" + node.Name + "**").ToList();
        return names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
    }

    /// <summary>The same for where to type something: <c>On each of **node1** and **node2**:</c>.</summary>
    internal static string On(IReadOnlyList<Node> nodes) => (nodes.Count > 1 ? "On each of " : "On ") + Names(nodes);

    private MarkdownText Append(IEnumerable<string> lines)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        foreach (var line in lines)
        {
            _text.Append(line).Append('\n');
        }

        return this;
    }
}
