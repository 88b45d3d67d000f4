using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>
/// cassandra-topology.properties: never written, and not to be there. While it is, GossipingPropertyFileSnitch takes from it
/// the place of nodes that it has not yet heard of.
/// </summary>
public static class TopologyProperties
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("cassandra-topology.properties", "cassandra", "/etc/cassandra/cassandra-topology.properties", PropertiesReader.Read)
    {
        TemplateForm = TemplateForm.Keys,
        FileNames = ["cassandra-topology.properties"],
        AfterChange = ["restart cassandra"],
    };

    /// <summary>That it must not be there.</summary>
    public static Absence Absence { get; } = new(Role.Cassandra, Kind.InstalledPath, Kind.AfterChange)
    {
        PathIn = cluster => ConfigurationDirectory.PathOf(Kind, cluster),
    };
}
