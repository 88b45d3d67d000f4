using System;

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
                return Yaml11.ToFloat(text) is null && Yaml11.ToInteger(text) is null ? null : ScalarType.Float;
            case Prefix + "bool":
                return Yaml11.ToBoolean(text) is null ? null : ScalarType.Boolean;
            case Prefix + "null":
                return ScalarType.Null;
            case Prefix + "timestamp":
                return Yaml11.Resolve(text) == ScalarType.Timestamp ? ScalarType.Timestamp : null;
            case Prefix + "binary":
                return ScalarType.Binary;
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

    private static string NotOf(string knownTag) => $"the value is none that the tag '!!{knownTag.Substring(Prefix.Length)}' allows";
}
