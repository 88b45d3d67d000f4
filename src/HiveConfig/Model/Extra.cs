using System;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>Settings that no other part of the model names, by the file that they stand in. They are written as they are, after all others.</summary>
public sealed record Extra
{
    /// <summary>Settings of cassandra.yaml; null for none.</summary>
    public MapValue? CassandraYaml { get; init; }

    /// <summary>Settings of elasticsearch.yml; null for none.</summary>
    public MapValue? ElasticsearchYml { get; init; }

    /// <summary>Settings of TheHive's application.conf, as YAML has them; null for none.</summary>
    public MapValue? ApplicationConf { get; init; }

    /// <summary>Settings as YAML: <c>concurrent_reads: 64</c>.</summary>
    /// <exception cref="FormatException">The text is no YAML mapping; the message says why.</exception>
    public static MapValue Parse(string yaml)
    {
        var document = YamlReader.Read(yaml);
        return document.Faults.Count > 0 ? throw new FormatException(document.Faults[0].Message)
            : document.Root as MapValue ?? throw new FormatException("the text is no map of settings");
    }
}
