using System.Collections.Generic;
using System.Globalization;
using System.Text;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary><c>README.md</c> of the generated tree: the first start of this very cluster, command by command.</summary>
public static class Runbook
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("runbook", service: null, "README.md", read: null);

    internal static RenderedFile Write(RunbookContext context, IReadOnlyList<RunbookSection> sections)
    {
        var text = new StringBuilder("# First start of cluster ").Append(context.Cluster.Name).Append('\n');
        var number = 0;
        foreach (var section in sections)
        {
            if (section.Write(context) is { } body)
            {
                number++;
                text.Append("\n## ").Append(number.ToString(CultureInfo.InvariantCulture)).Append(". ").Append(section.Title)
                    .Append("\n\n").Append(body.TrimEnd('\n')).Append('\n');
            }
        }

        return new RenderedFile(Node: null, Kind, Kind.InstalledPath, text.ToString());
    }
}
