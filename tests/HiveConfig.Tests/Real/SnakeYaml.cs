using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace HiveConfig.Tests;

/// <summary>What SnakeYAML, the reader of Cassandra and Elasticsearch, makes of a text.</summary>
/// <param name="Value">The value as <see cref="TypedJson"/> writes it; null for an error and for an empty text.</param>
/// <param name="Error">Why it refuses the text; null when it does not.</param>
/// <param name="Line">Where it refuses it, from 1; 0 when it does not say.</param>
/// <param name="Column">Where it refuses it, from 1; 0 when it does not say.</param>
internal sealed record SnakeYaml(string? Value, string? Error, int Line, int Column)
{
    public const string Jar = "/usr/share/java/snakeyaml.jar";

    /// <summary>Reads all texts with one start of Java.</summary>
    public static IReadOnlyList<SnakeYaml> Read(IEnumerable<string> texts)
        => JavaOracle.Ask("YamlOracle.java", Jar, texts).Select(From).ToList();

    private static SnakeYaml From(JsonNode answer)
        => answer["error"] is { } error
            ? new SnakeYaml(null, (string?)error, (int?)answer["line"] ?? 0, (int?)answer["column"] ?? 0)
            : new SnakeYaml(Canonical(answer["value"])?.ToJsonString(TypedJson.Options) ?? "null", null, 0, 0);

    // Java and .NET write the same double with other digits, and Java's maps have an order of their own.
    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject map when map.Count == 1 && map["float"] is JsonValue text && text.TryGetValue<string>(out var digits)
            => new JsonObject { ["float"] = TypedJson.Float(double.Parse(digits, CultureInfo.InvariantCulture)) },
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, System.StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Canonical(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Canonical)]),
        _ => node?.DeepClone(),
    };
}
