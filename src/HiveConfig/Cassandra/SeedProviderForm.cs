using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>
/// The form of seed_provider. The loader takes a list of one mapping whose parameters are a list of one mapping, or a mapping
/// whose parameters are a mapping, and SimpleSeedProvider one text of seeds.
/// </summary>
internal static class SeedProviderForm
{
    private const string Provider = "seed_provider";
    private const string Package = "org.apache.cassandra.locator.";
    private const string Simple = Package + "SimpleSeedProvider";

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        foreach (var file in repo.Of(CassandraYaml.Kind).Where(Repo.IsReadable))
        {
            if (Last(file.Tree.Map, Provider) is not { } entry)
            {
                continue;
            }

            if (OfProvider(entry) is { } problem)
            {
                yield return new Violation(file, problem.Span, problem.Message) { Setting = CassandraYaml.Seeds.Name };
            }
            else if (entry.Value is ListValue { Items: { Count: 1 } items } && items[0] is MapValue provider && Stranger(provider) is { } stranger)
            {
                // In the list form the loader passes over it.
                yield return new Violation(file, stranger.KeySpan, Strange(stranger)) { Setting = CassandraYaml.Seeds.Name, Severity = Severity.Warning };
            }
        }
    }

    private static (Span Span, string Message)? OfProvider(MapEntry entry) => entry.Value switch
    {
        UnknownValue => null,
        ListValue { Items: { Count: 1 } items } => items[0] switch
        {
            UnknownValue => null,
            MapValue map => OfMap(map, isList: true),
            var other => (other.Span, $"'{Provider}' holds {What(other)}, expected one mapping with 'class_name' and 'parameters'"),
        },
        ListValue list when list.Items.Any(item => item is UnknownValue) => null,
        ListValue list => (list.Items.Count > 1 ? list.Items[1].Span : list.Span, $"'{Provider}' is a list of {Wording.Count(list.Items.Count, "item")}, expected one mapping with 'class_name' and 'parameters'"),
        MapValue { Entries.Count: > 0 } map => OfMap(map, isList: false),
        var other => (other is ScalarValue { IsNull: true } ? entry.KeySpan : other.Span, $"'{Provider}' is {What(other)}, expected a list of one mapping with 'class_name' and 'parameters'"),
    };

    private static (Span Span, string Message)? OfMap(MapValue provider, bool isList)
    {
        if (Stranger(provider) is { } stranger
            && (!isList || stranger.Value is ScalarValue { IsNull: true } || Last(provider, "class_name") is null || Last(provider, "parameters") is null))
        {
            return (stranger.KeySpan, Strange(stranger));
        }

        if (Last(provider, "class_name") is not { } name)
        {
            return (provider.Span, $"'{Provider}' has no 'class_name', expected '{Simple}'");
        }

        if (Placeholder.IsIn(name.Value))
        {
            return null;
        }

        if (name.Value is not ScalarValue { IsNull: false } text)
        {
            return (name.KeySpan, $"'class_name' is {What(name.Value)}, expected '{Simple}'");
        }

        // Anybody's class may stand here; only what Cassandra's own needs is known.
        return text.Text.IndexOf('.') < 0 || IsNoneOfCassandra(text.Text) ? (text.Span, $"'class_name' is {Wording.Quote(text.Text)}, expected the full name of a class there is, such as '{Simple}'")
            : Last(provider, "parameters") is not { Value: not ScalarValue { IsNull: true } } parameters
                ? IsSimple(text) ? (name.KeySpan, $"'{Provider}' has no 'parameters', expected 'seeds' in them") : null
            : parameters.Value is UnknownValue ? null
            : OfParameters(parameters, isList, IsSimple(text));
    }

    private static MapEntry? Stranger(MapValue provider)
        => provider.Entries.FirstOrDefault(entry => entry.Key is not ("class_name" or "parameters") && !Placeholder.IsIn(entry.Key));

    private static string Strange(MapEntry stranger) => $"'{Provider}' has '{stranger.Key}', expected 'class_name' and 'parameters' only";

    private static (Span Span, string Message)? OfParameters(MapEntry parameters, bool isList, bool isSimple)
    {
        var value = isList ? parameters.Value is ListValue { Items: { Count: 1 } items } ? items[0] : null : parameters.Value as MapValue;
        return value switch
        {
            UnknownValue => null,
            MapValue map => isSimple ? OfSeeds(map) : null,
            _ => (parameters.KeySpan, isList
                ? "'parameters' in a list of one provider are not a list of one mapping, expected '- seeds: …' below it"
                : "'parameters' of a provider that is no list are not a mapping, expected 'seeds: …' below it"),
        };
    }

    private static (Span Span, string Message)? OfSeeds(MapValue parameters) => Last(parameters, "seeds") switch
    {
        null => parameters.Entries.Any(entry => Placeholder.IsIn(entry.Key)) ? null : (parameters.Span, "'seeds' is absent"
            + (Nearest.Find("seeds", parameters.Entries.Select(entry => entry.Key)) is { } near ? $"; {Wording.Quote(near)} is no parameter of SimpleSeedProvider" : " from the parameters, expected one comma-separated text")),
        { Value: UnknownValue } => null,
        { Value: ScalarValue { IsNull: false } text } => text.Text.Trim(' ', ',', '\t').Length == 0 ? (text.Span, "'seeds' names no node, expected one comma-separated text")
            : !Placeholder.IsIn(text) && text.Text.Split(new[] { ',' }).All(IsSeveral) ? (text.Span, $"'seeds' is {Wording.Quote(text.Text)}, which is one name that no node has; expected a comma between two nodes")
            : null,
        var seeds => (seeds.Value is ScalarValue ? seeds.KeySpan : seeds.Value.Span, $"'seeds' is {What(seeds.Value)}, expected one comma-separated text"),
    };

    // Only a comma parts them: the rest is looked up as one name.
    private static bool IsSeveral(string entry)
        => entry.Trim().Split(new[] { ';', ' ', '\t', '|' }, StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts && Array.TrueForAll(parts, part => HostPort.Of(part).Host is var host && (HostText.IsAddress(host) || HostText.IsName(host)));

    // The one other class that is put into this package is that of the operators for Kubernetes.
    private static bool IsNoneOfCassandra(string name)
        => name.StartsWith(Package, StringComparison.Ordinal) && name.Substring(Package.Length) is not ("SimpleSeedProvider" or "K8SeedProvider");

    private static bool IsSimple(ScalarValue name) => string.Equals(name.Text, Simple, StringComparison.Ordinal);

    // A key given twice counts where it stands last, as SnakeYAML reads it.
    private static MapEntry? Last(MapValue map, string key) => map.Entries.LastOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));

    private static string What(ConfigValue value) => value switch
    {
        ScalarValue { IsNull: true } => "empty",
        ListValue => "a list",
        MapValue => "a mapping",
        _ => "a text",
    };
}
