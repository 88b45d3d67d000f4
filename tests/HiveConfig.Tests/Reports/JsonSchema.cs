using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HiveConfig.Tests;

/// <summary>As much of JSON schema as the schema of our report needs; a word that is not known here fails the test.</summary>
internal static class JsonSchema
{
    public static IEnumerable<string> Problems(JsonNode schema, JsonNode? value, string path = "$")
    {
        foreach (var (word, rule) in schema.AsObject())
        {
            var problems = word switch
            {
                "$schema" or "title" or "description" => [],
                "type" => IsOf(rule!, value) ? [] : [$"{path}: expected {rule!.ToJsonString()}"],
                "const" => JsonNode.DeepEquals(rule, value) ? [] : [$"{path}: expected {rule!.ToJsonString()}"],
                "enum" => rule!.AsArray().Any(one => JsonNode.DeepEquals(one, value)) ? [] : [$"{path}: expected one of {rule.ToJsonString()}"],
                "minimum" => value!.GetValue<int>() >= rule!.GetValue<int>() ? [] : [$"{path}: too small"],
                "pattern" => value is null || Regex.IsMatch(value.GetValue<string>(), rule!.GetValue<string>(), RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)) ? [] : [$"{path}: does not fit"],
                "items" => value!.AsArray().SelectMany((item, i) => Problems(rule!, item, $"{path}[{i}]")),
                "required" => rule!.AsArray().Where(name => !value!.AsObject().ContainsKey(name!.GetValue<string>())).Select(name => $"{path}: {name} is missing"),
                "properties" => rule!.AsObject().Where(property => value!.AsObject().ContainsKey(property.Key)).SelectMany(property => Problems(property.Value!, value![property.Key], $"{path}.{property.Key}")),
                "additionalProperties" => value!.AsObject().Where(property => !schema["properties"]!.AsObject().ContainsKey(property.Key)).Select(property => $"{path}.{property.Key}: unknown"),
                _ => throw new NotSupportedException(word),
            };
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }
    }

    private static bool IsOf(JsonNode type, JsonNode? value)
        => type is JsonArray types ? types.Any(one => IsOf(one!, value)) : type.GetValue<string>() switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == JsonValueKind.String,
            "integer" => value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out int _),
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "null" => value is null,
            var other => throw new NotSupportedException(other),
        };
}
