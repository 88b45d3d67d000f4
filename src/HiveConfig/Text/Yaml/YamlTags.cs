using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>The tags that SnakeYAML's safe constructor knows.</summary>
internal static class YamlTags
{
    private const string Prefix = "tag:yaml.org,2002:";

    /// <summary>What a tag makes of a scalar; null with a fault when it is unknown or does not fit.</summary>
    internal static ScalarType? TypeOf(string tag, string text, out string fault)
    {
        fault = tag.StartsWith(Prefix, StringComparison.Ordinal) ? NotOf(tag) : YamlMessages.UnknownTag;
        switch (tag)
        {
            case Prefix + "str":
                return ScalarType.Text;
            case Prefix + "int":
                return Yaml11.ToInteger(text) is null ? null : ScalarType.Integer;
            case Prefix + "float":
                return Yaml11.ToFloat(text) is null ? null : ScalarType.Float;
            case Prefix + "bool":
                // Any other word is looked up among the truth values, and found nowhere.
                return Yaml11.ToBoolean(text) is null ? ScalarType.Null : ScalarType.Boolean;
            case Prefix + "null":
                return ScalarType.Null;
            case Prefix + "timestamp":
                return Yaml11.Resolve(text) == ScalarType.Timestamp ? ScalarType.Timestamp : null;
            case Prefix + "binary":
                return IsBase64(text) ? ScalarType.Binary : null;
            default:
                fault = YamlMessages.UnknownTag;
                return null;
        }
    }

    /// <summary>What is wrong with the tag of a list or map; null when nothing is.</summary>
    internal static string? FaultOf(string tag, bool isList)
        => tag switch
        {
            Prefix + "seq" or Prefix + "omap" or Prefix + "pairs" => isList ? null : NotOf(tag),
            Prefix + "map" or Prefix + "set" => isList ? NotOf(tag) : null,
            _ => YamlMessages.UnknownTag,
        };

    /// <summary>What is wrong with the items of a list under its tag; null when nothing is.</summary>
    internal static string? FaultOf(string tag, IReadOnlyList<ConfigValue> items)
        => tag is Prefix + "omap" or Prefix + "pairs" && items.Any(item => item is not (MapValue { Entries.Count: 1 } or UnknownValue)) ? NotOf(tag) : null;

    // Blanks and line ends do not count.
    private static bool IsBase64(string text)
    {
        var (count, isEnding) = (0, false);
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v')
            {
                continue;
            }

            isEnding |= c == '=';
            if (!(isEnding ? c == '=' : c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '/'))
            {
                return false;
            }

            count++;
        }

        return count % 4 == 0;
    }

    private static string NotOf(string knownTag) => $"the value is none that the tag '!!{knownTag.Substring(Prefix.Length)}' allows";
}
