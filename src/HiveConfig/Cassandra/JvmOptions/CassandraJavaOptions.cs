using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>jvm11-server.options and its like: the options of Cassandra's JVM for one Java version, the collector among them. Read, never written.</summary>
public static class CassandraJavaOptions
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("jvm*-server.options", "cassandra", "/etc/cassandra", JvmOptionsReader.ReadCassandra)
    {
        FileNames = ["jvm*-server.options"],
        AfterChange = ["restart cassandra"],
    };
}
