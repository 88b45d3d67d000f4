using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>cassandra-env.sh: the script that puts the options of Cassandra's JVM together. Read, never written.</summary>
public static class CassandraEnvironment
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("cassandra-env.sh", "cassandra", "/etc/cassandra/cassandra-env.sh", ShellReader.Read)
    {
        FileNames = ["cassandra-env.sh"],
        AfterChange = ["restart cassandra"],
    };
}
