using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>A directory of a server, however deep below a mount a path lies.</summary>
/// <param name="Host">The server: the name of its node, else as it is written.</param>
/// <param name="Path">The path on the server.</param>
internal sealed record RemoteDirectory(string Host, string Path)
{
    /// <summary>What a path below a mount is on the server; null when the mount has none.</summary>
    internal static RemoteDirectory? Of(Repo repo, Mount mount, string path)
        => mount.Remote is { } source
            ? new RemoteDirectory(
                repo.Inventory.Find(source.Host)?.Name ?? HostText.Usual(source.Host),
                PathText.Usual(source.Path + PathText.Usual(path).Substring(PathText.Usual(mount.Target.Text).Length)))
            : null;
}
