using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The four settings of cassandra.yaml that have no default.</summary>
internal static class RequiredSettings
{
    private const string Provider = "seed_provider";

    private static readonly string[] Names = ["commitlog_sync", "partitioner", "endpoint_snitch", Provider];

    internal static IEnumerable<Violation> Check(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind)
           where Repo.IsReadable(file) && !MayHaveMore(file)
           let absent = Names.Where(name => !Has(file.Tree, name)).ToList()
           where absent.Count > 0
           select new Violation(file, Span.Start, $"{string.Join(", ", absent.Select(Wording.Quote))} {(absent.Count == 1 ? "is" : "are")} absent" + (absent.Count > 2 ? ": a part of a file, no file" : ""))
           {
               Setting = absent.Count == 1 ? absent[0] : null,
               Fix = absent.Count > 2 ? "Put these settings into the cassandra.yaml of the package, in the place of the lines of the same names." : null,
           };

    private static bool Has(TreeDocument document, string name) => document.Map.Entries.Any(entry => IsGiven(entry, name));

    // 4.1 and later take nested names with dots. An empty seed_provider has a rule of its own.
    private static bool IsGiven(MapEntry entry, string name)
        => string.Equals(entry.Key, name, StringComparison.Ordinal)
            ? string.Equals(name, Provider, StringComparison.Ordinal) || entry.Value is not ScalarValue { IsNull: true }
            : entry.Key.StartsWith(name + ".", StringComparison.Ordinal);

    // A statement or an expression of a template may bring whole lines.
    private static bool MayHaveMore(ConfigFile file)
        => file.Tree.Root is not (MapValue or null) || file.Tree.Map.Entries.Any(entry => Placeholder.IsIn(entry.Key)) || (file.IsTemplate && file.Text.IndexOf("{%", StringComparison.Ordinal) >= 0);
}
