using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>cassandra-rackdc.properties: the node's datacenter and rack.</summary>
public static class RackDcProperties
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("cassandra-rackdc.properties", "cassandra", "/etc/cassandra/cassandra-rackdc.properties", PropertiesReader.Read)
    {
        FileNames = ["cassandra-rackdc.properties"],
        AfterChange = ["restart cassandra"],
    };
}
