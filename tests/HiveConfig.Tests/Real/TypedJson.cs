using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>A value of ours in the form in which the oracles answer: keys sorted, and of equal ones the last.</summary>
internal static class TypedJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ConfigValue? value) => Node(value)?.ToJsonString(Options) ?? "null";

    public static string Float(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static JsonNode? Node(ConfigValue? value)
    {
        switch (value)
        {
            case null or ScalarValue { IsNull: true }:
                return null;
            case ScalarValue scalar:
                return scalar.Type switch
                {
                    ScalarType.Integer => JsonNode.Parse(Yaml11.ToInteger(scalar.Text)!.Value.ToString(CultureInfo.InvariantCulture)),
                    ScalarType.Float => new JsonObject { ["float"] = Float(Yaml11.ToFloat(scalar.Text) ?? (double)Yaml11.ToInteger(scalar.Text)!.Value) },
                    ScalarType.Boolean => Yaml11.ToBoolean(scalar.Text),
                    ScalarType.Timestamp => new JsonObject { ["time"] = true },
                    ScalarType.Binary => new JsonObject { ["binary"] = string.Concat(scalar.Text.Where(c => !char.IsWhiteSpace(c))) },
                    _ => scalar.Text,
                };
            case ListValue list:
                return new JsonArray([.. list.Items.Select(Node)]);
            case MapValue map:
                var members = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
                foreach (var entry in map.Entries)
                {
                    members[entry.Key] = Node(entry.Value);
                }

                return new JsonObject(members);
            case UnknownValue unknown:
                return "unknown: " + unknown.Raw;
            default:
                throw new InvalidOperationException(value.GetType().Name);
        }
    }
}
