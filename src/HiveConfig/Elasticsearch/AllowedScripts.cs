using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>script.allowed_types and script.allowed_contexts: what TheHive's index needs, in words that Elasticsearch knows.</summary>
internal static class AllowedScripts
{
    private static readonly HashSet<string> Contexts = new(
        [
            "aggregation_selector", "aggs", "aggs_combine", "aggs_init", "aggs_map", "aggs_reduce", "analysis", "boolean_field", "bucket_aggregation",
            "bytesref_sort", "composite_field", "date_field", "double_field", "double_values", "field", "filter", "geo_point_field", "geometry_field", "ingest",
            "ingest_template", "interval", "ip_field", "keyword_field", "long_field", "moving-function", "number_sort", "painless_test",
            "processor_conditional", "reindex", "score", "script_heuristic", "similarity", "similarity_weight", "string_field", "string_sort",
            "template", "terms_set", "update", "update_by_query", "watcher_condition", "watcher_transform", "xpack_template",
        ],
        StringComparer.Ordinal);

    // What people write for the contexts of searches: no version has them.
    private static readonly string[] Never = ["search", "aggregation", "sort", "script", "watcher", "all"];

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        foreach (var file in repo.Of(ElasticsearchYml.Kind).Where(Repo.IsReadable))
        {
            if (ElasticsearchYml.AllowedTypes.Find(file.Tree) is { } types && Words(types) is { } allowed
                && !(allowed.Contains("inline", StringComparer.Ordinal) && allowed.Contains("stored", StringComparer.Ordinal) && allowed.All(word => word is "inline" or "stored")))
            {
                yield return Wrong(file, types, allowed, "'inline' and 'stored'") with { Edits = Replacement.With(file, types.Value, ["inline", "stored"]) };
            }

            if (ElasticsearchYml.AllowedContexts.Find(file.Tree) is { } contexts && Words(contexts) is { } where)
            {
                if (where.Contains("none", StringComparer.Ordinal))
                {
                    yield return Wrong(file, contexts, where, "it to be absent, or to name contexts");
                }
                else if (where.FirstOrDefault(word => !Contexts.Contains(word)) is { } unknown)
                {
                    yield return Unknown(file, contexts, unknown, repo.Targets.Elasticsearch);
                }
            }
        }
    }

    // A plug-in may bring contexts of its own; of 7.17 all are known.
    private static Violation Unknown(ConfigFile file, Setting contexts, string word, ProductVersion version)
    {
        var nearest = Nearest.Find(word, Contexts);
        return new Violation(file, contexts.Span, $"'{contexts.Key}' has {Wording.Quote(word)}, which is no context of scripts" + (nearest is null ? "" : $"; did you mean '{nearest}'?"))
        {
            Setting = contexts.Key,
            Severity = version.Major < 8 || nearest is not null || Never.Contains(word, StringComparer.Ordinal) ? Severity.Error : Severity.Warning,
        };
    }

    private static Violation Wrong(ConfigFile file, Setting setting, IReadOnlyList<string> words, string expected)
        => new(file, setting.Span, Wording.Wrong(setting.Key, string.Join(",", words), expected)) { Setting = setting.Key };

    // Null when unknown, or without a value, which another rule judges.
    private static IReadOnlyList<string>? Words(Setting setting) => setting.Value switch
    {
        var value when Placeholder.IsIn(value) => null,
        ScalarValue { IsNull: true } => null,
        ScalarValue scalar when scalar.Text.Trim().Length == 0 => null,
        var value => Read.TextList(value),
    };
}
