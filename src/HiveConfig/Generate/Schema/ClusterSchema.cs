using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary>
/// The JSON schema (draft 7) of cluster.yaml, from the table of its keys: what an editor completes and checks. It is never
/// stricter than the reader, but for texts in quotes where a number is meant.
/// </summary>
public static class ClusterSchema
{
    /// <summary>The schema, indented, with a final newline.</summary>
    public static string Write()
    {
        var root = Value(ClusterFileKeys.Shape, "", ClusterFileKeys.Empty, defaultWord: null);
        List<(string Name, object Value)> all =
        [
            ("$schema", Text("http://json-schema.org/draft-07/schema#")),
            ("title", Text("cluster.yaml")),
            ("description", Text("A TheHive cluster, as HiveConfig reads it.")),
            .. root,
        ];
        return Json(all, indent: "") + "\n";
    }

    private static List<(string Name, object Value)> Value(ClusterFileShape shape, string setting, object model, string? defaultWord) => shape switch
    {
        WordShape word => Word(word.Form, defaultWord),
        ListShape list => [("type", Text("array")), ("minItems", "1"), ("items", Word(list.Item, defaultWord: null))],
        MapShape map => Map(map, setting, model),
        NamesShape names =>
        [
            ("type", Text("object")),
            ("propertyNames", new List<(string, object)> { ("pattern", Text(names.Name.Pattern!)) }),
            ("additionalProperties", Value(names.Value, setting + ".*", model, defaultWord: null)),
        ],
        AnyMapShape => [("type", Text("object"))],
        EitherShape either =>
        [
            ("anyOf", new[] { Word(either.Short.Form, defaultWord: null), Value(either.Long, setting, model, defaultWord: null) }),
        ],
        _ => throw new InvalidOperationException(shape.ToString()),
    };

    private static List<(string Name, object Value)> Map(MapShape map, string setting, object model)
    {
        var properties = map.Keys.Select(key => (key.Name, (object)Property(ClusterKey.Of(setting, key, model), model))).ToList();
        List<(string, object)> schema = [("type", Text("object")), ("properties", properties), ("additionalProperties", "false")];
        if (map.Keys.Any(key => key.IsRequired))
        {
            schema.Add(("required", List(map.Keys.Where(key => key.IsRequired).Select(key => Text(key.Name)))));
        }

        if (map.OneOf.Count > 0)
        {
            schema.Add(("anyOf", map.OneOf.Select(name => new List<(string, object)> { ("required", List([Text(name)])) }).ToArray()));
        }

        return schema;
    }

    private static List<(string Name, object Value)> Property(ClusterKey key, object model) =>
    [
        ("description", Text(Sentence(key.Key.Summary) + (key.Key.Shape is WordShape { Form: var form } ? " Expected: " + form.What : ""))),
        .. Value(key.Key.Shape, key.Setting, key.Key.PartOf(model), key.Default),
    ];

    private static List<(string Name, object Value)> Word(IClusterFileForm form, string? defaultWord)
    {
        var isBare = form.Range is not null || form.Type == ScalarType.Boolean;
        List<(string, object)> schema = [("type", Type(form))];
        if (form.Range is var (least, most))
        {
            schema.Add(("minimum", Number(least)));
            if (most < int.MaxValue)
            {
                schema.Add(("maximum", Number(most)));
            }
        }
        else if (form.Words.Count > 0 && !isBare)
        {
            schema.Add(("enum", List(form.Words.Select(Text))));
        }
        else if (form.Pattern is not null)
        {
            schema.Add(("pattern", Text(form.Pattern)));
        }

        if (defaultWord is not null)
        {
            schema.Add(("default", Quoted(defaultWord)));
        }

        if (form.Examples.Count > 0)
        {
            schema.Add(("examples", List(form.Examples.Select(Quoted))));
        }

        return schema;

        string Quoted(string word) => isBare ? word : Text(word);
    }

    // What looks like a number to YAML may be a right word all the same: version 5.5, rack 1.
    private static string Type(IClusterFileForm form)
    {
        if (form.Range is not null || form.Type == ScalarType.Boolean)
        {
            return Text(form.Range is null ? "boolean" : "integer");
        }

        return IsRight("1.5") ? List([Text("string"), Text("number")])
            : IsRight("1") ? List([Text("string"), Text("integer")])
            : Text("string");

        bool IsRight(string word)
            => form.Read(word) is not null && (form.Pattern is null || Regex.IsMatch(word, form.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static string Sentence(string summary) => char.ToUpperInvariant(summary[0]) + summary.Substring(1) + ".";

    private static string Text(string text) => JsonText.String(text);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string List(IEnumerable<string> items) => JsonText.Array(items);

    private static string Json(object value, string indent) => value switch
    {
        List<(string Name, object Value)> { Count: 0 } => "{}",
        List<(string Name, object Value)> map => Lines('{', map.Select(member => Text(member.Name) + ": " + Json(member.Value, indent + "  ")), '}', indent),
        List<(string Name, object Value)>[] list => Lines('[', list.Select(item => Json(item, indent + "  ")), ']', indent),
        _ => (string)value,
    };

    private static string Lines(char open, IEnumerable<string> items, char close, string indent)
        => open + "\n" + string.Join(",\n", items.Select(item => indent + "  " + item)) + "\n" + indent + close;
}
