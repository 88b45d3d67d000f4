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
            : new SnakeYaml(WithDotnetFloats(answer["value"])?.ToJsonString(TypedJson.Options) ?? "null", null, 0, 0);

    // Java and .NET write the same double with other digits.
    private static JsonNode? WithDotnetFloats(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map when map.Count == 1 && map["float"] is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String:
                map["float"] = TypedJson.Float(double.Parse((string)text!, CultureInfo.InvariantCulture));
                break;
            case JsonObject map:
                foreach (var entry in map)
                {
                    WithDotnetFloats(entry.Value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    WithDotnetFloats(item);
                }

                break;
        }

        return node;
    }
}
