using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Import;

/// <summary>Carries what the model has no word for as <see cref="Extra"/>, as far as that may, and says of the rest why it may not.</summary>
internal sealed class Extras
{
    // A file of thousands of strange lines is none that somebody wrote: each would be tried by itself.
    private const int MostLines = 200;

    private readonly Dictionary<(FileKind Kind, string Key), string> _reasons = [];

    /// <summary>Why a setting is not carried; null for one that was not tried.</summary>
    internal string? ReasonAgainst(Difference difference) => _reasons.TryGetValue((difference.File.Kind, difference.Setting.Key), out var reason) ? reason : null;

    /// <summary>How many settings are carried.</summary>
    internal int Count { get; private set; }

    /// <summary>The cluster with what could be carried.</summary>
    internal Cluster Carry(Cluster cluster, IReadOnlyList<Difference> differences, Func<FileKind, int> filesOf)
    {
        // What is written cannot be stated beside it.
        var same = differences.Where(difference => difference is { Written: null, Whole: null }).GroupBy(difference => (difference.File.Kind, difference.Setting.Key)).Where(group => IsOnAll(group.Key, [.. group], filesOf)).Select(group => group.First()).ToList();
        cluster = Tree(cluster, same, CassandraYaml.Kind, (extra, map) => extra with { CassandraYaml = map });
        cluster = Tree(cluster, same, ElasticsearchYml.Kind, (extra, map) => extra with { ElasticsearchYml = map });
        cluster = Tree(cluster, same, ApplicationConf.Kind, (extra, map) => extra with { ApplicationConf = map });
        cluster = Options(cluster, same, CassandraJvmOptions.Kind, (extra, option) => extra with { CassandraJvm = [.. extra.CassandraJvm, option] });
        cluster = Options(cluster, same, ElasticsearchJvmOptions.Kind, (extra, option) => extra with { ElasticsearchJvm = [.. extra.ElasticsearchJvm, option] });
        cluster = Options(cluster, same, TheHiveDefault.Kind, (extra, option) => extra with { TheHiveJvm = [.. extra.TheHiveJvm, option] });
        return Balancer(cluster, same);
    }

    private bool IsOnAll((FileKind Kind, string Key) at, IReadOnlyList<Difference> group, Func<FileKind, int> filesOf)
    {
        var values = group.GroupBy(difference => difference.Node, StringComparer.Ordinal).Select(node => node.Select(difference => difference.Setting.Value).ToList()).ToList();
        var reason = group.Any(difference => difference.Setting.IsSecret) ? "secrets do not stand in cluster.yaml"
            : group.Any(difference => difference.Setting.Value is null) ? "its value is not known"
            : values.Count < filesOf(at.Kind) && group.All(difference => difference.File.Node is not null) ? "not every node has it, and 'extra' is the same on all"
            : values.Exists(value => !value.SequenceEqual(values[0], StringComparer.Ordinal)) ? "it differs between nodes, and 'extra' is the same on all"
            : ReferenceEquals(at.Kind, ElasticsearchYml.Kind) && IsStore(at.Key) ? "Elasticsearch refuses a store beside the PEM files that 'tls.elasticsearch' states"
            : null;
        if (reason is not null && Takes(at.Kind, group[0]))
        {
            _reasons[at] = reason;
        }

        return reason is null;
    }

    private static bool IsStore(string key) => key.IndexOf(".ssl.keystore.", StringComparison.Ordinal) > 0 || key.IndexOf(".ssl.truststore.", StringComparison.Ordinal) > 0;

    private static bool Takes(FileKind kind, Difference difference)
        => ReferenceEquals(kind, CassandraYaml.Kind) || ReferenceEquals(kind, ElasticsearchYml.Kind) || ReferenceEquals(kind, ApplicationConf.Kind) || difference.Setting.Line is not null;

    private Cluster Tree(Cluster cluster, IEnumerable<Difference> all, FileKind kind, Func<Extra, MapValue?, Extra> set)
    {
        var left = all.Where(difference => ReferenceEquals(difference.File.Kind, kind) && difference.Setting.Raw is not null && !Holds(difference.Setting.Raw)).ToList();
        while (left.Count > 0)
        {
            // The place of each is its number, by which a problem with it is told from the others.
            var stated = cluster with { Extra = set(cluster.Extra, Map([.. left.Select((difference, i) => (difference.Setting.Name.Split('.'), i, difference.Setting.Raw!))], isNested: ReferenceEquals(kind, CassandraYaml.Kind))) };
            var problems = ProblemsOf(stated, kind, left);
            if (problems.Count == 0)
            {
                Count += left.Count;
                return stated;
            }

            foreach (var (at, message) in problems)
            {
                _reasons[(kind, left[at].Setting.Key)] = message;
            }

            left = [.. left.Where((_, i) => !problems.Exists(problem => problem.At == i))];
        }

        return cluster;
    }

    // What 'generate' would refuse: by the checks of extra settings, or by its own rules for what it writes.
    private static List<(int At, string Message)> ProblemsOf(Cluster stated, FileKind kind, List<Difference> left)
    {
        var problems = ExtraChecks.Check(stated)
            .Where(problem => problem.Severity == ProblemSeverity.Error && string.Equals(problem.Setting, "extra." + kind.Name, StringComparison.Ordinal))
            .Select(problem => (At: (problem.Span?.Line ?? 0) - 1, problem.Message)).ToList();
        if (problems.Count == 0)
        {
            problems = [.. from finding in Comparison.Files(stated, _ => "none-of-these-is-a-secret-0123456789").ToRepo().Lint().Findings
                           where finding.Severity == Severity.Error && ReferenceEquals(finding.File.Kind, kind) && finding.Setting is not null
                           let at = left.FindIndex(difference => string.Equals(difference.Setting.Name, finding.Setting, StringComparison.Ordinal) || finding.Setting!.StartsWith(difference.Setting.Name + ".", StringComparison.Ordinal))
                           where at >= 0
                           select (at, $"{finding.Rule.Id}: {finding.Message}")];
        }

        return problems.FindAll(problem => problem.At >= 0 && problem.At < left.Count);
    }

    // What the file does not settle, anywhere in it.
    private static bool Holds(ConfigValue value) => value switch
    {
        UnknownValue => true,
        ListValue list => list.Items.Any(Holds),
        MapValue map => map.Entries.Any(entry => Holds(entry.Value)),
        _ => false,
    };

    private static MapValue Map(IReadOnlyList<(string[] Path, int Number, ConfigValue Value)> settings, bool isNested)
    {
        if (!isNested)
        {
            return new MapValue([.. settings.Select(setting => new MapEntry(string.Join(".", setting.Path), Place(setting.Number), setting.Value))], Span.Start);
        }

        var entries = from same in settings.GroupBy(setting => setting.Path[0], StringComparer.Ordinal)
                      let deeper = same.Where(setting => setting.Path.Length > 1).Select(setting => (setting.Path.Skip(1).ToArray(), setting.Number, setting.Value)).ToList()
                      from entry in same.Where(setting => setting.Path.Length == 1).Select(setting => new MapEntry(same.Key, Place(setting.Number), setting.Value))
                          .Concat(deeper.Count == 0 ? [] : [new MapEntry(same.Key, Place(same.First().Number), Map(deeper, isNested: true))])
                      select entry;
        return new MapValue([.. entries], Span.Start);
    }

    private static Span Place(int number) => Span.On(number + 1, 1, 1);

    private Cluster Options(Cluster cluster, IEnumerable<Difference> all, FileKind kind, Func<Extra, JvmSetting, Extra> add)
        => Each(cluster, all.Where(difference => ReferenceEquals(difference.File.Kind, kind)), line => JvmSetting.TryParse(line, out var option, out var problem) ? (extra => add(extra, option), null) : (null, problem));

    private Cluster Balancer(Cluster cluster, IEnumerable<Difference> all)
        => Each(cluster, all.Where(difference => ReferenceEquals(difference.File.Kind, HaproxyCfg.Kind)), line =>
        {
            var bar = line.IndexOf('|');
            return !HaproxySetting.TryParse(line.Substring(bar + 1), out var setting, out var problem) ? (null, problem)
                : line.StartsWith("global", StringComparison.Ordinal) ? (extra => extra with { HaproxyGlobal = [.. extra.HaproxyGlobal, setting] }, null)
                : (extra => extra with { HaproxyDefaults = [.. extra.HaproxyDefaults, setting] }, null);
        });

    private Cluster Each(Cluster cluster, IEnumerable<Difference> all, Func<string, (Func<Extra, Extra>? Add, string? Problem)> read)
    {
        foreach (var difference in all.Where(difference => difference.Setting.Line is not null).Take(MostLines))
        {
            var (add, problem) = read(difference.Setting.Line!);
            var stated = add is null ? cluster : cluster with { Extra = add(cluster.Extra) };
            problem ??= ExtraChecks.Check(stated).Where(found => found.Severity == ProblemSeverity.Error).Select(found => found.Message).FirstOrDefault();
            if (problem is not null)
            {
                _reasons[(difference.File.Kind, difference.Setting.Key)] = problem;
            }
            else
            {
                cluster = stated;
                Count++;
            }
        }

        return cluster;
    }
}
