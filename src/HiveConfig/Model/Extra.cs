using System;
using System.Collections.Generic;
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

    /// <summary>Options of Cassandra's JVM, in jvm-server.options; one takes the place of the shipped one of its name.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<JvmSetting> CassandraJvm { get; init; } = [];

    /// <summary>Options of Elasticsearch's JVM, in jvm.options.d.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<JvmSetting> ElasticsearchJvm { get; init; } = [];

    /// <summary>Options of TheHive's JVM, in <c>JAVA_OPTS</c> of /etc/default/thehive; one takes the place of ours of its name.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<JvmSetting> TheHiveJvm { get; init; } = [];

    /// <summary>Lines at the end of the section global of haproxy.cfg.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<HaproxySetting> HaproxyGlobal { get; init; } = [];

    /// <summary>Lines at the end of the section defaults of haproxy.cfg.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<HaproxySetting> HaproxyDefaults { get; init; } = [];

    // Why a file that is written takes no settings of the user's own, by the end of its name.
    private static readonly (string Name, string Reason)[] Refused =
    [
        ("cassandra-rackdc.properties", "holds 'dc' and 'rack' alone, which the nodes state"),
        ("keepalived.conf", "is written whole from 'loadBalancer' and the nodes"),
        ("logback.xml", "is written whole from 'thehive.logLevel'"),
        ("secret.conf", "holds the secret 'play' alone"),
        ("exports", "is written whole from 'storage' and the nodes"),
        (".mount", "is written whole from 'storage.nfs'"),
        ("sysctl", "needs no settings here: a file of your own in /etc/sysctl.d counts beside it"),
        (".service", "needs no settings here: a drop-in of your own counts beside it"),
        (".timer", "needs no settings here: a drop-in of your own counts beside it"),
        (".cql", "is made of statements, not of settings"),
    ];

    /// <summary>Why a file that is written cannot be stated here; null for a name that is none of them.</summary>
    internal static string? ReasonAgainst(string file)
        => Refused.FirstOrDefault(one => file.EndsWith(one.Name, StringComparison.OrdinalIgnoreCase) || file.StartsWith(one.Name, StringComparison.OrdinalIgnoreCase)).Reason;

    /// <summary>Settings as YAML: <c>concurrent_reads: 64</c>.</summary>
    /// <exception cref="FormatException">The text is no YAML mapping; the message says why.</exception>
    public static MapValue Parse(string yaml)
    {
        var document = YamlReader.Read(yaml);
        return document.Faults.Count > 0 ? throw new FormatException(document.Faults[0].Message)
            : document.Root as MapValue ?? throw new FormatException("the text is no map of settings");
    }
}
