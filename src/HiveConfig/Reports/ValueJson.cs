using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>Writes a value found in a file as JSON.</summary>
public static class ValueJson
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Hidden = SecretMask.Hidden;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The value as indented JSON without a final newline. Of a key given twice the last value counts; an unknown value and a
    /// number that JSON has no form for are texts.
    /// </summary>
    /// <param name="value">The value; null for an empty text.</param>
    /// <param name="isSecret">Whether the value of a full dotted key must be hidden; lists do not count as a part of the key.</param>
    /// <param name="isYaml">Whether numbers are spelt as in YAML 1.1 (010 is eight) and not as in HOCON (010 is ten).</param>
    public static string Write(ConfigValue? value, Func<string, bool> isSecret, bool isYaml = true)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            Write(json, value, key: "", isSecret, isYaml);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ConfigValue? value, string key, Func<string, bool> isSecret, bool isYaml)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case ScalarValue scalar:
                WriteScalar(json, scalar, isYaml);
                break;
            case ListValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item, key, isSecret, isYaml);
                }

                json.WriteEndArray();
                break;
            case MapValue map:
                json.WriteStartObject();
                foreach (var (name, member) in LastOfEach(map))
                {
                    json.WritePropertyName(name);
                    var full = key.Length == 0 ? name : key + "." + name;
                    if (isSecret(full))
                    {
                        json.WriteStringValue(Hidden);
                    }
                    else
                    {
                        Write(json, member, full, isSecret, isYaml);
                    }
                }

                json.WriteEndObject();
                break;
            case UnknownValue unknown:
                json.WriteStringValue(unknown.Raw);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, ScalarValue scalar, bool isYaml)
    {
        switch (scalar.Type)
        {
            case ScalarType.Null:
                json.WriteNullValue();
                break;
            case ScalarType.Boolean when Yaml11.ToBoolean(scalar.Text) is { } flag:
                json.WriteBooleanValue(flag);
                break;
            case ScalarType.Integer when isYaml && Yaml11.ToInteger(scalar.Text) is { } number:
                json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case ScalarType.Integer when !isYaml && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                json.WriteNumberValue(number);
                break;
            case ScalarType.Float when ToFloat(scalar.Text, isYaml) is { } number && double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(scalar.Text);
                break;
        }
    }

    private static double? ToFloat(string text, bool isYaml)
        => isYaml ? Yaml11.ToFloat(text) ?? (double?)Yaml11.ToInteger(text)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Each key where it stands first, with the value that it has last.
    private static IEnumerable<KeyValuePair<string, ConfigValue>> LastOfEach(MapValue map)
    {
        var last = new OrderedDictionary<string, ConfigValue>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            last[entry.Key] = entry.Value;
        }

        return last;
    }
}
