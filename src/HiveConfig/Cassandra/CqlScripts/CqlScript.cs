using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>A script for cqlsh.</summary>
public static class CqlScript
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("CQL script", service: null, "/etc/cassandra/hiveconfig", CqlReader.Read)
    {
        FileNames = ["*.cql"],
        SyntaxRule = "HC1200",
        Access = new FileAccess("root", "root", "0600"),
    };
}
