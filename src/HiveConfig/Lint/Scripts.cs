using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>A shell script of a repo: a file of its own, or the commands of one Ansible task.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Shell">Its commands, with the places of its own text.</param>
/// <param name="Text">That text inside the file; null when the file is the text.</param>
internal sealed record Script(ConfigFile File, ShellDocument Shell, EmbeddedText? Text)
{
    /// <summary>The place in the file of a place in the script.</summary>
    internal Span Place(Span inner) => Text is null ? inner : Text.Place(inner);

    /// <summary>A violation at a place of the script.</summary>
    internal Violation At(Span inner, string message) => new(File, Place(inner), message);
}

/// <summary>The shell scripts of a repo.</summary>
internal static class Scripts
{
    /// <summary>Every script that can be read, by path, then in reading order.</summary>
    internal static IEnumerable<Script> Of(Repo repo) => repo.Files.Where(file => file.Kind.IsCarrier && Repo.IsReadable(file)).SelectMany(Of);

    /// <summary>The scripts of one file.</summary>
    internal static IEnumerable<Script> Of(ConfigFile file) => file.Document switch
    {
        ShellDocument shell => [new Script(file, shell, Text: null)],
        AnsibleTasksDocument tasks => from task in tasks.Of("shell", "command", "raw")
                                      where task.Script is not null
                                      let shell = ShellReader.Read(task.Script!.Text)
                                      where shell.IsReadable
                                      select new Script(file, shell, task.Script),
        _ => [],
    };
}
