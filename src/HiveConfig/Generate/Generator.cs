using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>Renders every file of a cluster. A pure function: the same cluster and secrets give the same bytes.</summary>
public static class Generator
{
    /// <summary>
    /// Every file of every node, in the order of nodes and renderers, then the tree's own <c>manifest.json</c> and <c>README.md</c>.
    /// </summary>
    /// <param name="cluster">The cluster; what the validator refuses must not get here.</param>
    /// <param name="resolve">The value of a secret; asked for those that stand in a file in clear, never for those from Ansible.</param>
    /// <param name="renderers">The files to write.</param>
    /// <param name="absences">The files that must not be on a machine.</param>
    /// <param name="runbook">The parts of the runbook, in the order of the first start.</param>
    /// <exception cref="InvalidOperationException">A secret that a file needs is not set or has no value.</exception>
    public static FileSet Generate(
        Cluster cluster,
        Func<Secret, string?> resolve,
        IReadOnlyList<FileRenderer> renderers,
        IReadOnlyList<Absence> absences,
        IReadOnlyList<RunbookSection> runbook)
    {
        var files = new List<RenderedFile>();
        foreach (var node in cluster.Nodes)
        {
            foreach (var renderer in renderers)
            {
                if (Concerns(cluster, node, renderer.Role) && Render(renderer, new RenderContext(cluster, node, resolve)) is { } file)
                {
                    files.Add(file);
                }
            }
        }

        var absent = cluster.Nodes
            .SelectMany(node => absences
                .Where(absence => Concerns(cluster, node, absence.Role) && absence.When?.Invoke(cluster, node) != false)
                .Select(absence => new AbsentFile(node.Name.Value, absence.PathIn?.Invoke(cluster) ?? absence.InstalledPath, absence.AfterChange)))
            .ToList();

        var manifest = Manifest.Write(cluster, files, absent);
        var readme = Runbook.Write(new RunbookContext(cluster, files, absent), runbook);
        return new FileSet([.. files, manifest, readme], absent);
    }

    private static bool Concerns(Cluster cluster, Node node, Role? role) => role is not { } needed || cluster.RolesOf(node).Contains(needed);

    private static RenderedFile? Render(FileRenderer renderer, RenderContext context)
    {
        if (renderer.Render(context) is not { } text)
        {
            return null;
        }

        var path = renderer.InstalledPath?.Invoke(context) ?? renderer.Kind.InstalledPath;
        return new RenderedFile(context.Node.Name.Value, renderer.Kind, path, context.IsTemplate ? TemplateText.Finish(text) : text)
        {
            HasSecret = context.HasSecret,
            IsTemplate = context.IsTemplate,
            AfterChange = renderer.AfterChange?.Invoke(context) ?? renderer.Kind.AfterChange,
        };
    }
}
