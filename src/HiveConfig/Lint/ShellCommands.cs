using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>One command of a script, of a task of Ansible, or of a crontab.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Command">The command, with the places of its own text.</param>
/// <param name="Text">That text inside the file; null when the file is the text.</param>
internal sealed record PlacedCommand(ConfigFile File, ShellCommand Command, EmbeddedText? Text)
{
    /// <summary>The place in the file of a place in the command.</summary>
    internal Span Place(Span inner) => Text is null ? inner : Text.Place(inner);
}

/// <summary>The commands of a repo.</summary>
internal static class ShellCommands
{
    /// <summary>Every command that can be read: by path, then in reading order.</summary>
    internal static IEnumerable<PlacedCommand> Of(Repo repo) => repo.Files.Where(file => file.Kind.IsCarrier && Repo.IsReadable(file)).SelectMany(Of);

    private static IEnumerable<PlacedCommand> Of(ConfigFile file) => file.Document switch
    {
        CrontabDocument crontab => crontab.Entries.SelectMany(entry => Of(file, entry.Command)),
        _ => from script in Scripts.Of(file)
             from command in script.Shell.Commands
             select new PlacedCommand(file, command, script.Text),
    };

    private static IEnumerable<PlacedCommand> Of(ConfigFile file, EmbeddedText? text)
        => text is not null && ShellReader.Read(text.Text) is { IsReadable: true } shell ? shell.Commands.Select(command => new PlacedCommand(file, command, text)) : [];
}
