using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Directories of which every file with one ending is read, and no other.</summary>
internal static class DropInNames
{
    private static readonly string[] Units = [".service.d", ".mount.d", ".automount.d", ".timer.d", ".socket.d", ".target.d"];

    // Put aside on purpose, or there for people and tools: nobody expects these to be read.
    private static readonly string[] Aside =
    [
        ".md", ".txt", ".bak", ".old", ".orig", ".save", ".off", ".disabled", ".rpmnew", ".rpmsave", ".dpkg-old", ".dpkg-dist", ".dpkg-new", ".example",
        ".sample", ".dist", ".age", ".gpg", ".asc", ".enc", ".vault", ".swp", "~",
    ];

    private static readonly FileKind Kind = new("file that nobody reads", service: null, "/", read: null);

    internal static IEnumerable<Violation> Find(Repo repo)
        => from path in repo.Facts.Listing ?? []
           where path.IndexOf(".d/", StringComparison.Ordinal) > 0
           let parts = path.Split('/')
           let folder = parts[parts.Length - 2]
           let name = parts[parts.Length - 1]
           let ending = EndingIn(folder)
           where ending is not null && IsOnMachine(parts) && !name.EndsWith(ending, StringComparison.Ordinal) && !IsAside(name) && !Layout.IsTemplateName(name)
           select new Violation(new ConfigFile(path, Kind, ""), Span.Start, $"'{name}' is not read: of {folder} only files that end in '{ending}' are");

    private static string? EndingIn(string folder) => folder switch
    {
        "exports.d" => ".exports",
        "sysctl.d" => ".conf",
        _ => Array.Exists(Units, unit => folder.EndsWith(unit, StringComparison.Ordinal)) ? ".conf" : null,
    };

    // Elsewhere in a repo a task may give the file another name.
    private static bool IsOnMachine(string[] parts) => parts.Take(parts.Length - 2).Any(part => part is "etc" or "usr" or "lib" or "run");

    private static bool IsAside(string name) => name[0] == '.' || name.StartsWith("README", StringComparison.OrdinalIgnoreCase) || Array.Exists(Aside, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
