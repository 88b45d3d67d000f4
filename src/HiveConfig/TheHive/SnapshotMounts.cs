using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Whether the directories for Elasticsearch's snapshots are the same shared ones on every node.</summary>
internal static class SnapshotMounts
{
    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var wanted = (from given in repo.OnNodes(ElasticsearchYml.Kind, ElasticsearchYml.PathRepo)
                      where given.Setting is not null && NodeRoles.NeedsRepository(repo, given.File)
                      from entry in Entries.Of(given.Setting!.Value, given.Value!)
                      where entry.Text.StartsWith("/", StringComparison.Ordinal)
                      select new { given.File, entry.Text, entry.Span }).ToList();
        if (repo.Inventory.With(Role.Elasticsearch).Count < 2)
        {
            return [];
        }

        return wanted.GroupBy(want => PathText.Usual(want.Text), StringComparer.Ordinal).SelectMany(same => Judge(repo, same.Select(want => Of(repo, want.File, want.Span, want.Text)).ToList()));
    }

    private static IEnumerable<Violation> Judge(Repo repo, IReadOnlyList<Place> places)
    {
        if (places.Count < 2)
        {
            return [];
        }

        if (places.All(place => place.Mount is null))
        {
            // Whoever mounts elsewhere than in this repo is told once; the runbook of a generated tree says it.
            return repo.Inventory.IsComplete || places.Any(place => place.MayHaveMore) ? []
                : [At(places[0], $"nothing in this repo mounts {Wording.Quote(places[0].Path)}, expected the same shared directory on every node") with { Severity = Severity.Info }];
        }

        var local = places.Where(place => place.Mount is { IsLocal: true } && !place.IsServer).ToList();
        var absent = places.Where(place => place.Mount is null && !place.IsServer && !place.MayHaveMore).ToList();
        var shown = places.First(place => place.Mount is not null);
        return local.Select(place => At(place, $"{Wording.Quote(place.Path)} lies on a disk of this machine ({place.Mount!.Type!.Text}), expected the same shared directory on every node") with { Related = [Mounted(place)] })
            .Concat(absent.Select(place => At(place, $"{Wording.Quote(place.Path)} is mounted on {shown.File.Node} and not here, expected the same shared directory on every node") with { Related = [Mounted(shown)] }))
            .Concat(Variants.Differences(isSecret: false, places.Where(place => place.Mount is { IsLocal: false } && place.Remote is not null).Select(Variant).ToList())
                .Select(violation => violation with { Message = "what " + Wording.Quote(places[0].Path) + " lies on" + violation.Message.Substring(ElasticsearchYml.PathRepo.Name.Length + 2), Edits = [] }));
    }

    private static Violation At(Place place, string message) => new(place.File, place.Span, message) { Setting = ElasticsearchYml.PathRepo.Name };

    private static RelatedPlace Mounted(Place place) => new(place.Mount!.File, place.Mount.Span, "mounted here");

    private static Variant Variant(Place place)
    {
        var (host, path) = (place.Remote!.Host, place.Remote.Path);
        return new Variant(ElasticsearchYml.PathRepo.Name, place.File.Node ?? place.File.Path, place.File, place.Span, host + ":" + path, host + ":" + path)
        {
            Hosts = new Dictionary<string, HostPort>(StringComparer.Ordinal) { [host + ":" + path] = new HostPort(host, Port: null) },
        };
    }

    private static Place Of(Repo repo, ConfigFile file, Span span, string path)
    {
        var mount = MountList.Below(MountList.On(repo, file.Node), path);
        var remote = mount is null ? null : RemoteDirectory.Of(repo, mount, path);
        var servers = MountList.Of(repo).Select(other => other.Remote?.Host).OfType<string>().Distinct(StringComparer.Ordinal);
        return new Place(file, span, path, mount, remote)
        {
            MayHaveMore = MountList.MayHaveMore(repo, file.Node),
            IsServer = servers.Any(host => string.Equals(repo.Inventory.Find(host)?.Name, file.Node, StringComparison.Ordinal)),
        };
    }

    // A directory for snapshots on one node, and what it lies on there.
    private sealed record Place(ConfigFile File, Span Span, string Path, Mount? Mount, RemoteDirectory? Remote)
    {
        // Whether the machine may have mounts that nobody can read.
        internal bool MayHaveMore { get; init; }

        // Whether the others mount from it: what they mount is its own disk.
        internal bool IsServer { get; init; }
    }
}
