using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary>Values of <see cref="Extra"/> on one line, in YAML or HOCON: with text in the quotes of JSON, which both read alike.</summary>
internal static class ExtraText
{
    /// <summary>What a comment says of them.</summary>
    internal const string Origin = "From 'extra' of cluster.yaml.";

    /// <summary>Options of a JVM, each on a line of its own; no line for none.</summary>
    internal static IEnumerable<string> Of(IReadOnlyList<JvmSetting> options)
        => options.Count == 0 ? [] : ["", "# " + Origin, .. options.Select(option => option.Value)];

    /// <summary>Lines for the end of a section of haproxy.cfg, which is indented; nothing for none.</summary>
    internal static string Of(IReadOnlyList<HaproxySetting> lines)
        => lines.Count == 0 ? "" : string.Concat(new[] { "# " + Origin }.Concat(lines.Select(line => line.Value)).Select(line => "    " + line + "\n"));

    internal static string Of(ConfigValue value, bool isYaml) => value switch
    {
        MapValue map => "{" + string.Join(", ", map.Entries.Select(entry => Key(entry.Key, isYaml) + ": " + Of(entry.Value, isYaml))) + "}",
        ListValue list => JsonText.Array(list.Items.Select(item => Of(item, isYaml))),
        ScalarValue { IsNull: true } => "null",
        ScalarValue { Type: ScalarType.Boolean } flag => Read.Flag(flag) == true ? "true" : "false",
        ScalarValue { Type: ScalarType.Integer or ScalarType.Float, IsQuoted: false } number when isYaml || Parsing.LeadingDigits(number.Text) == number.Text.Length => number.Text,
        ScalarValue scalar => JsonText.String(scalar.Text),
        _ => "null",
    };

    // A dotted key is a path to HOCON as it stands; in quotes it would be one name.
    private static string Key(string key, bool isYaml) => isYaml ? JsonText.String(key) : key;
}
