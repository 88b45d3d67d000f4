using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>With which permissions a file is installed: what the manifest and Ansible's tasks say, never what a checkout has.</summary>
/// <param name="File">Where that stands.</param>
/// <param name="Path">The path on the machine.</param>
/// <param name="Mode">The permissions as written.</param>
/// <param name="Span">Where they stand.</param>
internal sealed record InstalledMode(ConfigFile File, string Path, string Mode, Span Span)
{
    internal static IEnumerable<InstalledMode> In(Repo repo) => InManifests(repo).Concat(InTasks(repo));

    /// <summary>Whether a mode is octal digits. A number without a leading zero is another fault, and says nothing of what was meant.</summary>
    internal static bool IsOctal(string mode) => mode.Length is 4 or 5 && mode[0] == '0' && mode.All(digit => digit is >= '0' and <= '7');

    private static IEnumerable<InstalledMode> InManifests(Repo repo)
        => from file in repo.Files
           where ManifestFacts.IsOne(file)
           from item in ((file.AsWritten as TreeDocument)?.Root?.Member("files") as ListValue)?.Items ?? []
           let path = item.Member("path") as ScalarValue
           let mode = item.Member("mode") as ScalarValue
           where path is not null && mode is not null
           select new InstalledMode(file, path.Text, mode.Text, mode.Span);

    private static IEnumerable<InstalledMode> InTasks(Repo repo)
        => from file in repo.Files
           where file.Document is AnsibleTasksDocument
           from task in ((AnsibleTasksDocument)file.Document).Of("copy", "template", "file")
           let path = (task.Find("dest") ?? task.Find("path") ?? task.Find("name"))?.Value as ScalarValue
           let mode = task.Find("mode")?.Value as ScalarValue
           where path is not null && mode is not null && !(task.Find("state")?.Value is ScalarValue { Text: "directory" or "absent" or "link" })
           select new InstalledMode(file, path.Text, mode.Text, mode.Span);
}
