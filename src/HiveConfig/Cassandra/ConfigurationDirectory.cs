using System;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Files of Cassandra's configuration directory, which depends on the package.</summary>
internal static class ConfigurationDirectory
{
    /// <summary>Where a file of that directory is installed.</summary>
    internal static string PathOf(FileKind kind, Cluster cluster)
        => cluster.CassandraConfiguration + kind.InstalledPath.Substring(kind.InstalledPath.LastIndexOf('/'));

    /// <summary>The same, for a renderer.</summary>
    internal static Func<RenderContext, string> PathOf(FileKind kind) => context => PathOf(kind, context.Cluster);
}
