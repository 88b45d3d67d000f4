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
internal static class ValueJson
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
    public static string Write(ConfigValue? value, Func<string, bool> isSecret, bool isYaml = true) => Write(value, isSecret, isYaml, words => words);

    // An option and its value may be two items of a list: -p, hunter2.
    internal static string Word(string text, string? before, Func<string, string> shown)
        => before is ['-', ..] && shown(before + " " + text) is var both && !string.Equals(both, before + " " + text, StringComparison.Ordinal) ? Hidden : shown(text);

    /// <summary>As above; what a text may show is for <paramref name="shown"/> to say, for commands have secrets among their words.</summary>
    internal static string Write(ConfigValue? value, Func<string, bool> isSecret, bool isYaml, Func<string, string> shown)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            new ValueJsonWriter(json, isSecret, isYaml, shown).Write(value, key: "", before: null);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

/// <summary>One value on its way into JSON.</summary>
internal sealed class ValueJsonWriter(Utf8JsonWriter json, Func<string, bool> isSecret, bool isYaml, Func<string, string> shown)
{
    /// <param name="value">The value.</param>
    /// <param name="key">Its full dotted key.</param>
    /// <param name="before">The text before it in its list; null when there is none.</param>
    internal void Write(ConfigValue? value, string key, string? before)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case ScalarValue scalar:
                WriteScalar(scalar, key, before);
                break;
            case ListValue list:
                json.WriteStartArray();
                string? last = null;
                foreach (var item in list.Items)
                {
                    Write(item, key, last);
                    last = (item as ScalarValue)?.Text;
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
                        json.WriteStringValue(ValueJson.Hidden);
                    }
                    else
                    {
                        Write(member, full, before: null);
                    }
                }

                json.WriteEndObject();
                break;
            case UnknownValue unknown:
                json.WriteStringValue(shown(unknown.Raw));
                break;
        }
    }

    private void WriteScalar(ScalarValue scalar, string key, string? before)
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
            case ScalarType.Float when ToFloat(scalar.Text) is { } number && double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(RandomText.IsSum(key, scalar.Text) ? scalar.Text : ValueJson.Word(scalar.Text, before, shown));
                break;
        }
    }

    private double? ToFloat(string text)
        => isYaml ? Yaml11.ToFloat(text)
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
