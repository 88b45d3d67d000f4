using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig;

/// <summary>What a repo and a set of rendered files can do with the catalogues.</summary>
public static class RepoExtensions
{
    /// <summary>Lints one environment with every rule.</summary>
    public static LintResult Lint(this Repo repo) => Linter.Lint(repo, Rules.All);

    /// <summary>Lints the environments that were read together with every rule; one result for each, in the same order.</summary>
    public static IReadOnlyList<LintResult> Lint(this IReadOnlyList<Repo> environments) => Linter.Lint(environments, Rules.All);

    /// <summary>Rendered files as a repo, as if they were read from the disk: what we write, we also lint.</summary>
    public static Repo ToRepo(this FileSet files)
        => new(files.Files.Where(file => FileKinds.All.Contains(file.Kind)).Select(file => new ConfigFile(file.TreePath, file.Kind, file.Text) 
        {
            Node = file.Node,
            InstalledPath = file.InstalledPath,
            IsInstalledPathKnown = true,
            MayBeTemplate = file.IsTemplate,
        }).ToList());
}
