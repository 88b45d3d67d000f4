using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>References to the environment in cassandra.yaml, which nothing replaces.</summary>
internal static class EnvironmentReferences
{
    internal static IEnumerable<Violation> Check(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind)
           where Repo.IsReadable(file) && !Layout.IsTemplateName(file.Path)
           from found in In(file.Tree.Map, prefix: "")
           let isSecret = found.Key.IndexOf("password", StringComparison.OrdinalIgnoreCase) >= 0
           select new Violation(file, found.Value.Span, isSecret
               ? $"'{found.Key}' holds a reference to the environment, which Cassandra takes as it stands"
               : $"'{found.Key}' is {Wording.Quote(found.Value.Text)}, which Cassandra takes as it stands")
           {
               Setting = found.Key,
               IsSecret = isSecret,
           };

    private static IEnumerable<Reference> In(ConfigValue value, string prefix) => value switch
    {
        ScalarValue scalar when IsReference(scalar.Text) => [new Reference(prefix, scalar)],
        ListValue list => list.Items.SelectMany(item => In(item, prefix)),
        MapValue map => map.Entries.SelectMany(entry => In(entry.Value, prefix.Length == 0 ? entry.Key : prefix + "." + entry.Key)),
        _ => [],
    };

    private static bool IsReference(string text)
    {
        var open = text.IndexOf("${", StringComparison.Ordinal);
        return open >= 0 && text.IndexOf('}', open) > open + 2;
    }

    private sealed record Reference(string Key, ScalarValue Value);
}
