using System;

namespace HiveConfig.Text;

/// <summary>Reads YAML 1.1 as the Java readers of Cassandra and Elasticsearch do.</summary>
public static class YamlReader
{
    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static TreeDocument Read(string text) => throw new NotSupportedException("not written yet");
}
