using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig;

/// <summary>Compares the files of a repo, setting by setting, with those that a cluster generates.</summary>
internal static class ModelDifferences
{
    // Stands for every secret, which is not known here and not compared.
    private const string Secret = "hiveconfig-secret-not-compared-0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly FileKind[] Kinds = [CassandraYaml.Kind, RackDcProperties.Kind, ElasticsearchYml.Kind, ApplicationConf.Kind];

    internal static IEnumerable<Violation> Find(Repo repo)
    {
        if (repo.Facts.Model is not { } cluster || !repo.Files.Any(file => file.Node is not null && Kinds.Contains(file.Kind)))
        {
            return [];
        }

        var files = Generator.Generate(cluster, _ => Secret, FileKinds.Renderers.Where(renderer => Kinds.Contains(renderer.Kind)).ToList(), [], []);
        return from rendered in files.Files
               where Kinds.Contains(rendered.Kind)
               let file = repo.Of(rendered.Kind).FirstOrDefault(file => string.Equals(file.Node, rendered.Node, StringComparison.Ordinal))
               where file is not null && Repo.IsReadable(file)
               from violation in Differences(repo, file, new ConfigFile(rendered.TreePath, rendered.Kind, rendered.Text) { MayBeTemplate = rendered.IsTemplate })
               select violation;
    }

    private static IEnumerable<Violation> Differences(Repo repo, ConfigFile file, ConfigFile expected)
    {
        var document = repo.Effective(file, file.Node);
        foreach (var setting in expected.Tree.Settings)
        {
            // What is unknown on either side is not compared, and a secret is unknown here.
            if (Text(setting.Value) is not { } wanted || wanted.IndexOf(Secret, StringComparison.Ordinal) >= 0 || Placeholder.IsIn(setting.Value))
            {
                continue;
            }

            var here = document.Find(setting.Key);
            if (here is null)
            {
                if (repo.SeesAll(file, file.Node) && !document.Settings.Any(other => other.Key.StartsWith(setting.Key + ".", StringComparison.Ordinal)))
                {
                    yield return new Violation(file, Span.Start, $"'{setting.Key}' is absent, expected {Wording.Quote(wanted)} as cluster.yaml has it") { Setting = setting.Key };
                }
            }
            else if (!Placeholder.IsIn(here.Value) && Text(here.Value) is { } found && !string.Equals(found, wanted, StringComparison.Ordinal))
            {
                yield return new Violation(here.Origin ?? file, here.Span, Wording.Wrong(here.Key, found, Wording.Quote(wanted) + " as cluster.yaml has it")) { Setting = here.Key };
            }
        }
    }

    // One text for the spellings of one value; null for what has none, such as a list of maps.
    private static string? Text(ConfigValue value) => value switch
    {
        ScalarValue { IsNull: true } => null,
        ScalarValue { Type: ScalarType.Boolean } flag => Read.Flag(flag) is true ? "true" : "false",
        ScalarValue scalar => string.Join(",", scalar.Text.Split(',').Select(item => item.Trim())),
        ListValue list when list.Items.All(item => item is ScalarValue) => string.Join(",", list.Items.Select(item => ((ScalarValue)item).Text.Trim())),
        _ => null,
    };
}
