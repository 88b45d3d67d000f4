using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Whether everybody means the same directory of attachments.</summary>
internal static class AttachmentPath
{
    private const string Directory4 = "storage.localfs.directory";

    // Mounts of these names beside the attachments are for something else.
    private static readonly string[] Others = ["backup", "snapshot", "elastic", "cassandra", "archive", "log"];

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var locations = AttachmentStorage.Locations(repo).ToList();
        return locations.Select(given => Marked(given) ?? BesideMount(repo, given)).OfType<Violation>().Concat(Backups(repo, locations));
    }

    /// <summary>The name that TheHive's sources once had in an example.</summary>
    internal static IEnumerable<Violation> Directory(Repo repo)
        => from file in repo.Of(ApplicationConf.Kind)
           where Repo.IsReadable(file)
           let tree = repo.Effective(file)
           let setting = tree.Find(Directory4)
           where setting is not null
           let place = setting!.Origin ?? file
           select new Violation(place, setting.KeySpan, $"'{Directory4}' is not read, expected '{ApplicationConf.LocalFsLocation.Name}'")
           {
               Setting = Directory4,
               Edits = tree.Find(ApplicationConf.LocalFsLocation.Name) is null && setting.KeySpan.EndColumn - setting.KeySpan.Column == "directory".Length ? [new Edit(place, setting.KeySpan, "location")] : [],
           };

    // What a page's own markup leaves around a path.
    private static Violation? Marked(Given<string> given)
        => given.Value is { } path && (path.IndexOfAny(['`', '*']) >= 0 || path[0] == '_')
            ? At(given, "expected a path without marks of a text's layout")
            : null;

    private static Violation? BesideMount(Repo repo, Given<string> given)
    {
        var mounts = MountList.On(repo, given.File.Node);
        var path = given.Value!;
        if (MountList.Below(mounts, path) is not null)
        {
            return null;
        }

        var required = Required(repo, given.File.Node).ToList();
        var meant = mounts.FirstOrDefault(mount => mount is { IsKnown: true, IsNetwork: true } && IsMeant(mount.Target.Text));
        return meant is null ? null : At(given, $"expected {Wording.Quote(meant.Target.Text)}, where the attachments are mounted, or a directory below") with
        {
            Related = [new RelatedPlace(meant.File, meant.Target.Span, "mounted here")],
        };

        bool IsMeant(string target)
            => required.Exists(other => PathText.Same(other, target))
                || PathText.IsIn(target, path)
                || (PathText.Parent(target) is not "/" && PathText.Same(PathText.Parent(target), PathText.Parent(path))
                    && !Array.Exists(Others, word => target.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
    }

    // What TheHive's unit waits for.
    private static IEnumerable<string> Required(Repo repo, string? node)
        => from file in repo.Of(TheHiveDropIn.Kind)
           where file.Node is null || string.Equals(file.Node, node, StringComparison.Ordinal)
           from entry in (file.Document as SystemdDocument)?.List("Unit", "RequiresMountsFor") ?? []
           from path in entry.Value.Text.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries)
           select path;

    private static IEnumerable<Violation> Backups(Repo repo, IReadOnlyList<Given<string>> locations)
        => locations.Count == 0 || locations.Any(given => given.File.Node is null && repo.Of(ApplicationConf.Kind).Count() > locations.Count)
            ? []
            : from script in Scripts.Of(repo)
              from assignment in script.Shell.Assignments
              where assignment.Name.IndexOf("ATTACHMENT", StringComparison.OrdinalIgnoreCase) >= 0
                  && assignment.Value.IsKnown && assignment.Value.Text.StartsWith("/", StringComparison.Ordinal) && !Placeholder.IsIn(assignment.Value.Text)
                  && !IsArchive(assignment)
                  && !locations.Any(given => PathText.IsIn(given.Value!, assignment.Value.Text))
              select script.At(assignment.Value.Span, $"{Wording.Quote(assignment.Name)} is {Wording.Quote(assignment.Value.Text)}, expected {Wording.Quote(locations[0].Value!)}, where TheHive keeps attachments") with
              {
                  Setting = assignment.Name,
                  Related = [new RelatedPlace(locations[0].Place, locations[0].Span, Wording.GivenHere)],
              };

    // ATTACHMENT_ARCHIVE_PATH and the like are where copies go.
    private static bool IsArchive(ShellAssignment assignment)
        => Array.Exists(Others, word => (assignment.Name + assignment.Value.Text).IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static Violation At(Given<string> given, string expected)
        => new(given.Place, given.Span, $"'{given.Setting!.Key}' is {Wording.Quote(given.Value!)}, {expected}") { Setting = given.Setting.Key };
}
