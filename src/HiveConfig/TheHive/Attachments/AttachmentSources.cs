using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Whether the attachments of all TheHive nodes lie on one directory of one server.</summary>
internal static class AttachmentSources
{
    /// <summary>Nodes that mount another directory than the others, or that of another server.</summary>
    internal static IEnumerable<Violation> Differences(Repo repo)
    {
        // Nodes with different locations are told of that.
        var locations = AttachmentStorage.Locations(repo).ToList();
        var places = locations.TrueForAll(given => PathText.Same(given.Value!, locations[0].Value!)) ? locations.ConvertAll(given => Of(repo, given)).OfType<Place>().ToList() : [];
        return places.Exists(place => places.Exists(other => MayBeOne(place.Remote, other.Remote))) ? []
            : from violation in Variants.Differences(isSecret: false, places.ConvertAll(Variant))
              let place = places.Find(place => ReferenceEquals(place.Mount.File, violation.File) && place.Mount.Source!.Span == violation.Span)
              select violation with
              {
                  Message = "what " + Wording.Quote(place.Mount.Target.Text) + " lies on" + violation.Message.Substring(place.Mount.Target.Text.Length + 2),
                  Severity = places.Exists(other => !string.Equals(other.Remote.Path, place.Remote.Path, StringComparison.Ordinal)) ? null : Severity.Warning,
                  Edits = [],
              };
    }

    private static Place? Of(Repo repo, Given<string> given)
        => given.File.Node is { } node && MountList.Below(MountList.On(repo, node), given.Value!) is { IsNfs: true } mount && RemoteDirectory.Of(repo, mount, given.Value!) is { } remote
            ? new Place(node, mount, remote)
            : null;

    private static Variant Variant(Place place)
    {
        var (host, path) = (place.Remote.Host, place.Remote.Path);
        return new Variant(place.Mount.Target.Text, place.Node, place.Mount.File, place.Mount.Source!.Span, host + ":" + path, host + ":" + path)
        {
            Hosts = new Dictionary<string, HostPort>(StringComparer.Ordinal) { [host + ":" + path] = new HostPort(host, Port: null) },
        };
    }

    // A name may stand with and without its domain, and with NFS 4 a path below the root of all exports.
    private static bool MayBeOne(RemoteDirectory one, RemoteDirectory other)
        => other.Host.StartsWith(one.Host + ".", StringComparison.OrdinalIgnoreCase)
            || (string.Equals(one.Host, other.Host, StringComparison.Ordinal) && one.Path.Length < other.Path.Length && other.Path.EndsWith(one.Path, StringComparison.Ordinal));

    private sealed record Place(string Node, Mount Mount, RemoteDirectory Remote);
}
