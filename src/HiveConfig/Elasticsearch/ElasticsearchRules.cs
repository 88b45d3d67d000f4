using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Elasticsearch;

/// <summary>What must hold in elasticsearch.yml.</summary>
internal static class ElasticsearchRules
{
    internal static Rule[] All =>
    [
        ScriptTypes,
        Syntax,
        DuplicateKey,
    ];

    /// <summary>TheHive's scripts may run.</summary>
    public static Rule ScriptTypes { get; } = new(
        "HC2001", "elasticsearch-script-types", Error,
        Title: "Elasticsearch runs both inline and stored scripts",
        Why: "TheHive's index stores its scripts and also runs inline ones: without either kind indexing is refused, and an unknown word stops the node.",
        Fix: "Write 'script.allowed_types: inline,stored', or leave it and 'script.allowed_contexts' out.",
        AllowedScripts.Check)
    {
        Scope = Scope.Single,
        Source = "JanusGraph RestElasticSearchClient.createStoredScript; observed with the settings code of Elasticsearch 7.17",
    };

    /// <summary>The file is one that Elasticsearch takes.</summary>
    public static Rule Syntax { get; } = new(
        "HC2002", "elasticsearch-yaml-syntax", Error,
        Title: "elasticsearch.yml parses as Elasticsearch reads it",
        Why: "Elasticsearch does not start with a file that its parser refuses.",
        Fix: "Correct the line so that the file parses.",
        repo => Faults.ReportedAs("HC2002")(repo).Concat(Unserialisable(repo)).Concat(Aliases(repo)))
    {
        Scope = Scope.Single,
        Source = "Observed with the settings code of Elasticsearch 7.17",
    };

    /// <summary>No key twice.</summary>
    public static Rule DuplicateKey { get; } = new(
        "HC2003", "elasticsearch-duplicate-key", Error,
        Title: "No key stands twice in elasticsearch.yml, in whatever spelling",
        Why: "Twice in one mapping stops the node; once dotted and once nested the later silently wins.",
        Fix: "Keep the line that is meant and delete the other.",
        repo => Faults.ReportedAs("HC2003")(repo).Concat(TwoSpellings(repo)))
    {
        Scope = Scope.Single,
        Source = "Observed with the settings code of Elasticsearch 7.17",
    };

    // What YAML allows and Elasticsearch's flat settings cannot hold.
    private static IEnumerable<Violation> Unserialisable(Repo repo)
        => from file in repo.Of(ElasticsearchYml.Kind).Where(Repo.IsReadable)
           from setting in file.Tree.Settings
           where setting.Value is ListValue
           let wrong = ((ListValue)setting.Value).Items.FirstOrDefault(item => item is MapValue or ListValue or ScalarValue { IsNull: true })
           where wrong is not null
           select new Violation(file, wrong.Span, $"'{setting.Key}' holds {(wrong is MapValue ? "a map" : wrong is ListValue ? "a list" : "nothing")} in a list, expected values only") { Setting = setting.Key };

    // Elasticsearch's parser puts no anchor's value in: the setting gets the name of the anchor.
    private static IEnumerable<Violation> Aliases(Repo repo)
        => from file in repo.Of(ElasticsearchYml.Kind).Where(Repo.IsReadable)
           from alias in file.Tree.Aliases
           let key = alias.Key.Split('[')[0]
           select new Violation(file, alias.Span, $"'{key}' has an alias, which Elasticsearch reads as the text behind '*', expected the value itself") { Setting = key };

    private static IEnumerable<Violation> TwoSpellings(Repo repo)
        => from file in repo.Of(ElasticsearchYml.Kind).Where(Repo.IsReadable)
           from same in file.Tree.Settings.GroupBy(setting => setting.Key, StringComparer.Ordinal)
           where same.Count() > 1 && !Placeholder.IsIn(same.Key) && !string.Equals(TlsMaterial.OwnInitialMasters(file)?.Own.Key, same.Key, StringComparison.Ordinal)
               && !file.Document.Faults.Any(fault => fault.Kind == FaultKind.DuplicateKey && string.Equals(fault.Key, same.Key, StringComparison.Ordinal))
           select new Violation(file, same.Last().KeySpan, $"'{same.Key}' stands here again, once dotted and once nested; this one silently wins")
           {
               Setting = same.Key,
               Related = [new RelatedPlace(file, same.First().KeySpan, Wording.GivenBefore)],
           };
}
