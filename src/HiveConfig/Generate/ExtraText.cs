using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary>Values of <see cref="Extra"/> on one line, in YAML or HOCON: with text in the quotes of JSON, which both read alike.</summary>
internal static class ExtraText
{
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
