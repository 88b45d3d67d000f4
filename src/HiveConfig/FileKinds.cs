using System.Collections.Generic;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig;

/// <summary>Every kind of file that this product knows.</summary>
public static class FileKinds
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<FileKind> All { get; } =
    [
        CassandraYaml.Kind,
        RackDcProperties.Kind,
        CqlScript.Kind,
        ElasticsearchYml.Kind,
        ApplicationConf.Kind,
        SecretConf.Kind,
    ];

    /// <summary>The kinds that are written, in the order of the generated tree.</summary>
    public static IReadOnlyList<FileRenderer> Renderers { get; } =
    [
    ];

    /// <summary>The files that must not be on a machine.</summary>
    public static IReadOnlyList<Absence> Absences { get; } =
    [
    ];

    /// <summary>The parts of the runbook, in the order of the first start.</summary>
    public static IReadOnlyList<RunbookSection> Runbook { get; } =
    [
    ];
}
