using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>Whether mounts are of a form that can be mounted at all.</summary>
internal static class MountForm
{
    internal static IEnumerable<Violation> Check(Repo repo) => [.. Faults.ReportedAs(Fstab.SyntaxRule)(repo), .. MountList.Of(repo).SelectMany(Judge)];

    private static IEnumerable<Violation> Judge(Mount mount)
    {
        var target = mount.Target;
        if (mount.IsKnown && !target.Text.StartsWith("/", StringComparison.Ordinal))
        {
            // Swap is mounted nowhere.
            if (!target.Is("none") && !target.Is("swap") && mount.Type is not { Text: "swap" })
            {
                yield return new Violation(mount.File, target.Span, $"the mount point is {Wording.Quote(target.Text)}, expected an absolute path") { Setting = target.Text };
            }
        }
        else if (mount.IsKnown && target.Text.IndexOf('%') < 0 && mount.File.Document is SystemdDocument && IsInstalledAsNamed(mount.File) && NameOf(mount.File) is var name
            && SystemdPath.Escape(target.Text) + Suffix(name) is var expected && !string.Equals(name, expected, StringComparison.Ordinal))
        {
            yield return new Violation(mount.File, target.Span, $"the unit is called {Wording.Quote(name)} but mounts {Wording.Quote(target.Text)}, whose unit has to be called {Wording.Quote(expected)}") { Setting = target.Text };
        }

        if (mount.IsNfs && mount.Source is { } source && Mount.IsSettled(source) && mount.Remote is null)
        {
            yield return new Violation(mount.File, source.Span, $"the source is {Wording.Quote(source.Text)}, expected 'host:/path' for NFS") { Setting = source.Text };
        }

        if (mount.Type is { } type && Mount.IsSettled(type) && MountWords.MeantByType(type.Text, isRemote: mount.Remote is not null) is { } right)
        {
            yield return new Violation(mount.File, type.Span, $"the type is {Wording.Quote(type.Text)}, which is no file system, expected {Wording.Quote(right)}") { Setting = target.Text, Fix = $"Write '{right}' as the type." };
        }

        // mount.nfs refuses what the kernel does not know, unless it is told not to.
        if (mount.IsNfs && mount.Find("sloppy") is null)
        {
            foreach (var option in mount.Options.Where(option => option.IsKnown))
            {
                if (MountWords.MeantByOption(option.Name) is { } meant)
                {
                    yield return new Violation(mount.File, option.Span, $"the option {Wording.Quote(option.Name)} is none of NFS, expected {Wording.Quote(meant)}: the mount is refused") { Setting = target.Text, Fix = $"Write '{meant}' for '{option.Name}'." };
                }
            }
        }
    }

    // A file of a role may get its name when it is copied.
    private static bool IsInstalledAsNamed(ConfigFile file)
        => file.Node is not null || !(Layout.IsTemplateName(file.Path) || file.Path.Split('/').Any(folder => folder is "files" or "templates" or "roles"));

    private static string NameOf(ConfigFile file)
    {
        var name = file.Path.Substring(file.Path.LastIndexOf('/') + 1);
        foreach (var suffix in new[] { ".automount", ".mount" })
        {
            // node1/…/x.mount.j2 is x.mount on the machine.
            if (name.IndexOf(suffix + ".", StringComparison.Ordinal) is > 0 and var at)
            {
                return name.Substring(0, at + suffix.Length);
            }
        }

        return name;
    }

    private static string Suffix(string name) => name.Substring(name.LastIndexOf('.'));
}
