using System.CommandLine;
using System.IO;
using System.Linq;
using HiveConfig.Disk;

namespace HiveConfig.Cli;

/// <summary>Writes the files to begin with.</summary>
internal static class InitCommand
{
    internal const string Example = "hiveconfig init my-cluster";

    private static readonly string[] Starters = ["cluster.yaml", "hiveconfig.yaml"];

    internal static Command Create(Session session)
    {
        var directory = new Argument<string>("DIR") { Description = "where to write them; the working directory when it is not given", Arity = ArgumentArity.ZeroOrOne };
        var force = new Option<bool>("--force") { Description = "replace what is there" };
        var command = new Command("init", "Writes a commented cluster.yaml and hiveconfig.yaml to begin with.") { directory, force };
        command.SetAction(parsed => Init(session, parsed.GetValue(directory) ?? ".", parsed.GetValue(force)));
        return command;
    }

    private static int Init(Session session, string directory, bool force)
    {
        var full = session.FullPath(directory);
        if (File.Exists(full))
        {
            session.Error.WriteLine($"error: '{directory}' is a file; expected a directory");
            return ExitCode.Usage;
        }

        // A link is what it is even where it leads nowhere.
        var taken = Starters.Where(name => Path.Exists(Path.Combine(full, name)) || new FileInfo(Path.Combine(full, name)).LinkTarget is not null).ToList();
        if (taken.Count > 0 && !force)
        {
            foreach (var name in taken)
            {
                session.Error.WriteLine($"error: '{session.Shown(Path.Combine(full, name))}' is there already; --force replaces it");
            }

            return ExitCode.Usage;
        }

        Directory.CreateDirectory(full);
        foreach (var name in Starters)
        {
            // A rename: of a link that stands there, the link is replaced and not what it leads to.
            var path = Path.Combine(full, name);
            using var staged = StagedFile.Write(path, Resource.Text("Starter." + name), "0644");
            staged.Commit();
            session.Out.WriteLine("wrote " + session.Shown(path));
        }

        var cluster = session.Shown(Path.Combine(full, "cluster.yaml"));
        session.Out.WriteLine($"next: edit {cluster}, then hiveconfig generate {cluster} --out out --init-secrets");
        return ExitCode.Clean;
    }
}
