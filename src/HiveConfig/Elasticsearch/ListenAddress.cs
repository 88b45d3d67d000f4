using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>Where a node listens for clients.</summary>
internal static class ListenAddress
{
    /// <summary>Whether nobody but the machine itself reaches it, as the file states. What is not stated may come from the environment of a container.</summary>
    internal static bool IsLoopback(Repo repo, ConfigFile file) => Loopback(repo, file) is not null;

    /// <summary>The setting that says so; null when none does.</summary>
    internal static Given<IReadOnlyList<string>>? Loopback(Repo repo, ConfigFile file)
    {
        foreach (var key in JudgedKeys.ListenHosts)
        {
            if (repo.Ask(file, key, file.Node) is not { } given)
            {
                return null;
            }

            if (given.Setting is not null && given.Value!.Count > 0)
            {
                return given.Value.All(PublishAddress.IsLoopback) ? given : null;
            }
        }

        return null;
    }
}
