using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>
/// jvm-server.options: the options of Cassandra's JVM that hold for every Java version. Written, and then whole, when a heap or an
/// option of 'extra' is stated, or the shipped file would keep Cassandra from its IPv6 address.
/// </summary>
public static class CassandraJvmOptions
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("jvm-server.options", "cassandra", "/etc/cassandra/jvm-server.options", JvmOptionsReader.ReadCassandra)
    {
        FileNames = ["jvm-server.options"],
        AfterChange = ["restart cassandra"],
    };
}
