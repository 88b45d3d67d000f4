using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HiveConfig.Generate;
using HiveConfig.Reports;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>Judges the text of a cluster.yaml by the schema that editors judge it by.</summary>
internal static class ClusterSchemaJudge
{
    public static IEnumerable<string> Problems(string yaml)
        => Problems(JsonNode.Parse(ClusterSchema.Write())!, JsonNode.Parse(ValueJson.Write(YamlReader.Read(yaml).Root, _ => false, isYaml: true)), "$");

    private static IEnumerable<string> Problems(JsonNode schema, JsonNode? value, string path)
        => schema.AsObject().SelectMany(word => word.Key switch
        {
            "$schema" or "title" or "description" or "default" or "examples" => [],
            "type" => IsOf(word.Value!, value) ? [] : [$"{path}: expected {word.Value!.ToJsonString()}"],
            "enum" => word.Value!.AsArray().Any(one => JsonNode.DeepEquals(one, value)) ? [] : [$"{path}: expected one of {word.Value.ToJsonString()}"],
            "minimum" => value!.GetValueKind() != JsonValueKind.Number || value.GetValue<double>() >= word.Value!.GetValue<double>() ? [] : [$"{path}: too small"],
            "maximum" => value!.GetValueKind() != JsonValueKind.Number || value.GetValue<double>() <= word.Value!.GetValue<double>() ? [] : [$"{path}: too large"],
            "minItems" => value is not JsonArray array || array.Count >= word.Value!.GetValue<int>() ? [] : [$"{path}: too few"],
            "pattern" => value?.GetValueKind() != JsonValueKind.String || Regex.IsMatch(value.GetValue<string>(), word.Value!.GetValue<string>(), RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)) ? [] : [$"{path}: does not fit"],
            "items" => value is JsonArray items ? items.SelectMany((item, i) => Problems(word.Value!, item, $"{path}[{i}]")) : [],
            "required" => word.Value!.AsArray().Where(name => (value as JsonObject)?.ContainsKey(name!.GetValue<string>()) != true).Select(name => $"{path}: {name} is missing"),
            "properties" => (value as JsonObject ?? []).Where(one => word.Value!.AsObject().ContainsKey(one.Key)).SelectMany(one => Problems(word.Value![one.Key]!, one.Value, path + "." + one.Key)),
            "propertyNames" => (value as JsonObject ?? []).SelectMany(one => Problems(word.Value!, JsonValue.Create(one.Key), path + "." + one.Key)),
            "additionalProperties" => (value as JsonObject ?? []).Where(one => schema["properties"]?.AsObject().ContainsKey(one.Key) != true)
                .SelectMany(one => word.Value is JsonObject other ? Problems(other, one.Value, path + "." + one.Key) : [$"{path}.{one.Key}: unknown"]),
            "anyOf" => word.Value!.AsArray().Any(one => !Problems(one!, value, path).Any()) ? [] : [$"{path}: fits none of {word.Value!.AsArray().Count}"],
            var other => throw new NotSupportedException(other),
        });

    private static bool IsOf(JsonNode type, JsonNode? value)
        => type is JsonArray types ? types.Any(one => IsOf(one!, value)) : type.GetValue<string>() switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == JsonValueKind.String,
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "number" => value?.GetValueKind() == JsonValueKind.Number,
            "integer" => value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out int _),
            "null" => value is null,
            var other => throw new NotSupportedException(other),
        };
}
