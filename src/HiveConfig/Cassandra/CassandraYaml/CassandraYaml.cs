using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>cassandra.yaml: the main file of Cassandra.</summary>
public static class CassandraYaml
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("cassandra.yaml", "cassandra", "/etc/cassandra/cassandra.yaml", YamlReader.Read)
    {
        FileNames = ["cassandra.yaml"],
        SyntaxRule = "HC1001",
        Access = new FileAccess("root", "cassandra", "0640"),
        AfterChange = ["restart cassandra"],
    };
}
