using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig;

/// <summary>Whether the options and lines of <see cref="Cluster.Extra"/> may stand in their files.</summary>
internal static class ExtraLineChecks
{
    // What cluster.yaml calls a line of haproxy.cfg.
    private static readonly (string Words, string Stated)[] Stated =
    [
        ("timeout client", "loadBalancer.timeout"),
        ("timeout server", "loadBalancer.timeout"),
        ("hard-stop-after", "loadBalancer.timeout"),
    ];

    // Keywords of which the second word says what they set.
    private static readonly string[] Families = ["log", "stats", "option", "timeout", "errorfile", "http-check", "http-error", "http-request", "http-response", "http-after-response", "tcp-check", "email-alert", "setenv", "presetenv"];

    internal static IEnumerable<ClusterProblem> Check(Cluster cluster)
    {
        var (extra, isIPv6) = (cluster.Extra, cluster.IsCassandraOnIPv6);
        return Jvm("jvm-server.options", extra.CassandraJvm, "cassandra.heap", option => option.Name switch
            {
                "-Xmn" => "is left to cassandra-env.sh: with G1 it must not be stated",
                "-Djava.net.preferIPv4Stack" when isIPv6 => "is left out: Cassandra would not listen on its IPv6 address",
                _ => null,
            })
            .Concat(Jvm("jvm.options.d", extra.ElasticsearchJvm, "elasticsearch.heap", _ => null))
            .Concat(Jvm("default/thehive", extra.TheHiveJvm, "thehive.heap", _ => null))
            .Concat(Haproxy(cluster, "global", extra.HaproxyGlobal))
            .Concat(Haproxy(cluster, "defaults", extra.HaproxyDefaults))
            .Select(cluster.Origin.Locate);
    }

    private static IEnumerable<ClusterProblem> Jvm(string file, IReadOnlyList<JvmSetting> options, string heap, Func<JvmSetting, string?> reasonAgainst)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            var (rule, message) = option.Name is "-Xms" or "-Xmx" or "-XX:MaxHeapSize" or "-XX:InitialHeapSize" ? ("HC0065", $"'{option}' is written from '{heap}' of cluster.yaml; state it there")
                : IsSecret(option) ? ("HC0066", $"'{option.Name}' is a secret, and secrets do not stand in cluster.yaml")
                : reasonAgainst(option) is { } reason ? ("HC0065", $"'{option}' {reason}")
                : !names.Add(option.Name) ? ("HC0065", $"'{option}' is stated twice; the JVM takes the last one")
                : default;
            if (message is not null)
            {
                yield return new ClusterProblem(ProblemSeverity.Error, rule!, message) { Setting = "extra." + file };
            }
        }
    }

    internal static bool IsSecret(JvmSetting option)
        => option.Name.StartsWith("-D", StringComparison.Ordinal) && ExtraChecks.NamesSecret(option.Name.Substring(2));

    private static IEnumerable<ClusterProblem> Haproxy(Cluster cluster, string section, IReadOnlyList<HaproxySetting> lines)
    {
        if (lines.Count == 0 || cluster.LoadBalancerNodes.FirstOrDefault() is not { } node)
        {
            yield break;
        }

        var bare = cluster with { Extra = new Extra() };
        var written = new HashSet<string>(
            HaproxyReader.Read(HaproxyCfgRenderer.Render(new RenderContext(bare, node, _ => "none"))).Of(section).SelectMany(own => own.Lines).Select(NameOf), StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (ProblemOf(line, section, written) is var (rule, message))
            {
                yield return new ClusterProblem(ProblemSeverity.Error, rule, message) { Setting = "extra.haproxy.cfg." + section };
            }
        }
    }

    private static (string Rule, string Message)? ProblemOf(HaproxySetting line, string section, HashSet<string> written)
    {
        // What HAProxy says of it by itself, in its section.
        var document = HaproxyReader.Read(section + "\n    " + line.Value + "\n");
        if (document.Faults.Count > 0)
        {
            return ("HC0064", document.Faults[0].Message);
        }

        if (document.Sections.Count != 1 || document.Sections[0].Lines.FirstOrDefault() is not { } read)
        {
            return ("HC0066", $"'{Parsing.Shown(line.Value)}' opens a section, expected a line of '{section}'");
        }

        var name = NameOf(read);
        return name is "stats auth" ? ("HC0066", $"'{name}' holds a secret, and secrets do not stand in cluster.yaml")
            : Stated.FirstOrDefault(row => string.Equals(row.Words, name, StringComparison.Ordinal)).Stated is { } stated ? ("HC0065", $"'{name}' is written from '{stated}' of cluster.yaml; state it there")
            : written.Contains(name) ? ("HC0065", $"'{name}' is written by HiveConfig, and cannot be stated beside it")
            : null;
    }

    // Of two targets of the log both count.
    private static string NameOf(HaproxyLine line)
        => Array.IndexOf(Families, line.Keyword.Text) >= 0 && line.At(1) is { } second ? line.Keyword.Text + " " + second.Text : line.Keyword.Text;
}
