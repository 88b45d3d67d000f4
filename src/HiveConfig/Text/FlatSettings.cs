using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>One setting of a file that is made of lines.</summary>
/// <param name="Path">The sections it stands in and its keyword; empty names for none.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What stands behind the keyword; null for a keyword alone.</param>
internal sealed record FlatSetting(IReadOnlyList<string> Path, Span Span, string? Value);

/// <summary>Brings files that are made of lines, and are no tree of keys and values, into one form for printing.</summary>
internal static class FlatSettings
{
    /// <summary>The settings in reading order; null for a document of another form.</summary>
    internal static IEnumerable<FlatSetting>? Of(Document document) => document switch
    {
        HaproxyDocument haproxy => haproxy.Sections.SelectMany(Section),
        KeepalivedDocument keepalived => Parameters(keepalived).Concat(keepalived.Nodes.SelectMany(node => Node(node, []))),
        SysctlDocument sysctl => sysctl.Entries.Select(entry => new FlatSetting([entry.Name], entry.Key.Span, entry.Value.Text)),
        SystemdDocument systemd => systemd.Entries.Select(entry => new FlatSetting([entry.Section.Text, entry.Key.Text], entry.Key.Span, entry.Value.Text)),
        _ => null,
    };

    private static IEnumerable<FlatSetting> Section(HaproxySection section)
    {
        var name = string.Join(" ", section.Header.Words);
        return section.Lines.Count == 0
            ? [new FlatSetting([name], section.Header.Span, Value: null)]
            : section.Lines.Select(line => new FlatSetting([name, (line.Prefix is { } prefix ? prefix + " " : "") + line.Keyword], line.Span, Behind(line.Words)));
    }

    private static IEnumerable<FlatSetting> Parameters(KeepalivedDocument document)
        => document.Parameters.Select(parameter => new FlatSetting(["$" + parameter.Name], parameter.Span, parameter.Text));

    // The lines of a block are keywords; those of a list, which is what has no keyword of its own, are its values.
    private static IEnumerable<FlatSetting> Node(KeepalivedNode node, IReadOnlyList<string> above)
    {
        var condition = node.Condition is { } word ? word + " " : "";
        if (!node.HasBlock)
        {
            return [new FlatSetting([.. above, condition + node.Keyword], node.Span, Behind(node.Words))];
        }

        IReadOnlyList<string> path = [.. above, condition + string.Join(" ", node.Words)];
        return node.Children.Count == 0 ? [new FlatSetting(path, node.Span, Value: null)]
            : IsList(node) ? node.Children.Select(child => new FlatSetting(path, child.Span, (child.Condition is { } of ? of + " " : "") + child))
            : node.Children.SelectMany(child => Node(child, path));
    }

    private static bool IsList(KeepalivedNode node)
        => node.Keyword.Text is "virtual_ipaddress" or "virtual_ipaddress_excluded" or "virtual_routes" or "virtual_rules" or "unicast_peer"
            or "track_script" or "track_interface" or "track_process" or "track_file" or "notification_email" or "group";

    /// <summary>What stands behind the keyword of a line; null for nothing.</summary>
    internal static string? Behind(IReadOnlyList<Word> words) => words.Count == 1 ? null : string.Join(" ", words.Skip(1).Select(Quoted));

    // A word with a blank in it was one word, and stays to be seen as one.
    private static string Quoted(Word word) => word.Text.Length == 0 || word.Text.Any(char.IsWhiteSpace) ? $"\"{word.Text}\"" : word.Text;
}
