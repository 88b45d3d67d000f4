using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Services that may start without what they write to.</summary>
internal static class MountWaits
{
    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var found = Needs(repo).ToList();
        var open = found.Where(need => !need.IsMet).ToList();

        // A drop-in that is absent may be made elsewhere, unless the repo says that it makes them. 'noauto' says that nothing else mounts it.
        var stated = open.Where(need => need.DropIn is not null || need.Order is not null || need.Never is not null || repo.Inventory.IsComplete || found.Exists(other => other.IsMet && string.Equals(other.Service, need.Service, StringComparison.Ordinal))).ToList();
        return stated.Count > 0
            ? stated.GroupBy(need => new { File = need.Never is null ? null : need.Mount.File, need.Never }).SelectMany(same => same.Key.Never is null ? same : same.Take(1)).Select(need => At(need, severity: null))
            : open.Take(1).Select(need => At(need, Severity.Info));
    }

    private static Violation At(Need need, Severity? severity)
    {
        var target = Wording.Quote(need.Mount.Target.Text);
        var mounted = new RelatedPlace(need.Mount.File, need.Mount.Span, "mounted here");
        var expected = $"expected 'RequiresMountsFor={need.Path}' in a drop-in";
        var (file, span, message, related) =
            need.Never is { } never ? (need.Mount.File, never.Span, $"with 'noauto' nothing mounts {target} before {need.Service} starts, {expected}, or no 'noauto'", need.Order is { } late ? [new RelatedPlace(late.File, late.Span, "waits, but does not ask for it")] : Array.Empty<RelatedPlace>())
            : need.Order is { } order ? (order.File, order.Span, $"{need.Service} waits for the mount of {target}, but starts even when that fails, {expected}", [mounted])
            : need.DropIn is { } dropIn ? (dropIn, Span.Start, $"{need.Service} does not wait for the mount of {target}, {expected}", [mounted])
            : (need.Mount.File, need.Mount.Span, $"{need.Service} does not wait for the mount of {target}, {expected}", Array.Empty<RelatedPlace>());
        return new Violation(file, span, message) { Setting = need.Path, Severity = severity, Related = related };
    }

    private static IEnumerable<Need> Needs(Repo repo)
    {
        var wanted = AttachmentStorage.Locations(repo).Select(given => new { given.File.Node, TheHiveDropIn.Kind, Path = given.Value! })
            .Concat(from given in AttachmentMounts.Repositories(repo) from path in given.Value! select new { given.File.Node, ElasticsearchDropIn.Kind, Path = path });
        return from want in wanted
               let mount = MountList.Below(MountList.On(repo, want.Node), want.Path)
               where mount is { IsNetwork: true }
               let units = repo.Of(want.Kind).Where(file => file.Node is null || string.Equals(file.Node, want.Node, StringComparison.Ordinal)).ToList()
               select Judge(repo, new Need(want.Kind.Service!, want.Path, mount, units.Find(file => file.Node is not null)), units);
    }

    // Three things are one in RequiresMountsFor=: the service comes later, it comes only when the mount is there, and it asks for it.
    private static Need Judge(Repo repo, Need need, List<ConfigFile> units)
    {
        var mount = need.Mount;
        var service = need.Service + ".service";
        var unit = SystemdPath.Escape(mount.Target.Text) + ".mount";
        bool isLater = false, isAsked = false;

        // An index is worth more than its next snapshot: Elasticsearch may well start without the place for it.
        var isRequired = !string.Equals(need.Service, TheHiveDropIn.Kind.Service, StringComparison.Ordinal);

        // What nobody can read may say all of it; so does a mount that is made on first use.
        var isMet = units.Exists(file => !Repo.IsReadable(file))
            || mount.Options.Any(option => !option.IsKnown || option.Name is "x-systemd.automount")
            || MountList.On(repo, mount.File.Node).Any(other => ReferenceEquals(other.File.Kind, AutomountUnit.Kind) && other.IsKnown && PathText.Same(other.Target.Text, mount.Target.Text));

        // The mount may say by itself who waits for it; what that one says of it may stand elsewhere.
        var isNamed = false;
        foreach (var key in mount.Options.Where(option => string.Equals(option.Value, service, StringComparison.Ordinal)).Select(option => option.Name)
            .Concat((mount.File.Document as SystemdDocument)?.Entries.Where(entry => Items(entry).Contains(service, StringComparer.Ordinal)).Select(entry => entry.Key.Text) ?? []))
        {
            isAsked |= key is "x-systemd.required-by" or "x-systemd.wanted-by" or "RequiredBy" or "WantedBy";
            isNamed |= isAsked || key is "x-systemd.before" or "Before";
        }

        FilePlace? order = null;
        foreach (var file in units)
        {
            foreach (var entry in file.Document is SystemdDocument document ? document.Entries : [])
            {
                var items = Items(entry);
                var isUnit = Array.IndexOf(items, unit) >= 0;
                var isTarget = isUnit || Array.IndexOf(items, "remote-fs.target") >= 0;
                switch (entry.Section.Is(entry.Key.Text.StartsWith("Exec", StringComparison.Ordinal) ? "Service" : "Unit") ? entry.Key.Text : "")
                {
                    case "RequiresMountsFor" or "After" or "Requires" or "BindsTo" or "AssertPathIsMountPoint" or "ConditionPathIsMountPoint" when Array.Exists(items, Placeholder.IsIn):
                        isMet = true;
                        break;
                    case "RequiresMountsFor":
                        isMet |= Array.Exists(items, path => PathText.IsIn(path, mount.Target.Text));
                        break;
                    case "WantsMountsFor" when Array.Exists(items, path => PathText.IsIn(path, mount.Target.Text)):
                    case "After" when isTarget:
                        isAsked |= entry.Key.Is("WantsMountsFor");
                        isLater = true;
                        order ??= new FilePlace(file, entry.Value.Span);
                        break;
                    case "Requires" or "BindsTo" or "Requisite":
                        isRequired |= isUnit || (isTarget && mount.Find("nofail") is null);
                        isAsked |= isUnit && !entry.Key.Is("Requisite");
                        break;
                    case "Wants" or "Upholds":
                        isAsked |= isUnit;
                        break;
                    case "AssertPathIsMountPoint" or "ConditionPathIsMountPoint":
                        isRequired |= Array.Exists(items, path => PathText.Same(path, mount.Target.Text));
                        break;

                    // A command that looks, or mounts by itself.
                    case "ExecStartPre" or "ExecCondition":
                        isMet |= entry.Value.Text.IndexOf("mount", StringComparison.Ordinal) >= 0 || entry.Value.Text.IndexOf(mount.Target.Text, StringComparison.Ordinal) >= 0;
                        break;
                }
            }
        }

        var never = isAsked || mount.File.Document is SystemdDocument ? null : mount.Options.LastOrDefault(option => option is { Name: "noauto" or "auto", IsKnown: true }) is { Name: "noauto" } noauto ? noauto : null;
        return need with { IsMet = isMet || ((isNamed || (isLater && isRequired)) && never is null), Order = order, Never = never };
    }

    private static string[] Items(SystemdEntry entry) => entry.Value.Text.Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries);

    // A service, the mount that it writes to, and what the repo says of the two.
    private sealed record Need(string Service, string Path, Mount Mount, ConfigFile? DropIn)
    {
        internal bool IsMet { get; init; }

        // Where a drop-in says that the service starts later than the mount.
        internal FilePlace? Order { get; init; }

        // The option by which nothing mounts it at boot, where nothing asks for it either.
        internal MountOption? Never { get; init; }
    }

    private sealed record FilePlace(ConfigFile File, Span Span);
}
