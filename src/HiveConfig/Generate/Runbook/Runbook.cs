using System.Collections.Generic;
using System.Globalization;
using System.Text;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary><c>README.md</c> of the generated tree: the first start of this very cluster, command by command.</summary>
public static class Runbook
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("runbook", service: null, "README.md", read: null);

    internal static RenderedFile Write(RunbookContext context, IReadOnlyList<RunbookSection> sections)
    {
        var text = new StringBuilder(Introduction(context.Cluster));
        var number = 0;
        foreach (var section in sections)
        {
            if (section.Write(context) is { } body)
            {
                number++;
                text.Append("\n## ").Append(number.ToString(CultureInfo.InvariantCulture)).Append(". ").Append(section.Title)
                    .Append("\n\n").Append(body);
            }
        }

        return new RenderedFile(Node: null, Kind, Kind.InstalledPath, text.ToString());
    }

    private static string Introduction(Cluster cluster)
    {
        var isRunning = cluster.Phase == Phase.Running;
        var name = cluster.Name + (cluster.Environment is { } environment ? $" ({environment})" : "");
        var text = new MarkdownText()
            .Say(isRunning ? $"# Cluster {name}, once it has been started" : "# First start of cluster " + name)
            .Say(
                Banner.Text + " The commands below are those of this cluster, in the order in which they are to be",
                "run. *On your machine* means in the directory of this file, in bash; everywhere else the commands are for root. No",
                "password stands in this file or has to be typed into a command line: where one is asked for, its reference in",
                "cluster.yaml is named.");
        if (isRunning)
        {
            text.Say(
                "**This tree is for a cluster that has been started before** (`phase: running`): its Elasticsearch forms no new cluster,",
                "and what empties a machine is left out. For a first start write `phase: bootstrap` into cluster.yaml and generate again;",
                "who comes from there goes on at *TheHive*. For a change, *Changes* is all there is to do, with the commands of the other",
                "sections that it names; one after the other these set up and start the whole cluster.");
        }

        return text.ToString();
    }
}
