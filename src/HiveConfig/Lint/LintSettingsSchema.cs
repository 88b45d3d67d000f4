using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>The JSON schema (draft 7) of hiveconfig.yaml: what an editor completes and checks. It names every rule.</summary>
internal static class LintSettingsSchema
{
    private const string Severity = """{ "enum": ["error", "warning", "info", "off", false] }""";
    private const string Version = """{ "type": ["string", "number"], "pattern": "^[0-9]{1,4}\\.[0-9]{1,4}(\\.[0-9]{1,4})?$" }""";
    private const string Paths = """{ "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "array", "items": { "type": "string", "minLength": 1 } }] }""";
    private const string RuleNames = """{ "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } }] }""";

    /// <summary>The schema, indented, with a final newline.</summary>
    internal static string Write(IReadOnlyList<Rule> rules)
    {
        var text = new StringBuilder();
        text.Append("{\n")
            .Append("  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n")
            .Append("  \"title\": \"hiveconfig.yaml\",\n")
            .Append("  \"description\": \"Settings of 'hiveconfig lint' for everything below the directory of this file.\",\n")
            .Append("  \"type\": [\"object\", \"null\"],\n")
            .Append("  \"additionalProperties\": false,\n")
            .Append("  \"properties\": {\n");
        text.Append(string.Join(",\n", LintSettingsFile.Keys.Select(key => $"    {Quote(key.Name)}: {{\n      \"description\": {Quote(key.Summary + ".")},\n{ValueOf(key.Name, rules)}\n    }}")));
        return text.Append("\n  }\n}\n").ToString();
    }

    private static string ValueOf(string key, IReadOnlyList<Rule> rules) => key switch
    {
        "targets" => Map(LintSettingsFile.Products.Select(product => (product, Version)), "false"),
        "layout" => "      " + Paths.Substring(2, Paths.Length - 4),
        "paths" => $"      \"type\": [\"object\", \"null\"],\n      \"propertyNames\": {{ \"pattern\": \"^/.*[^/]$\" }},\n      \"additionalProperties\": {Paths}",
        "rules" => Map(
            rules.SelectMany(rule => new[] { rule.Id, rule.Name }.Select(name => (name, $"{{ \"description\": {Quote(rule.Title + ".")}, \"$ref\": \"#/properties/rules/additionalProperties\" }}"))),
            Severity),
        "ignore" => $"      \"type\": [\"object\", \"null\"],\n      \"additionalProperties\": {RuleNames}",
        _ => throw new ArgumentException(key, nameof(key)),
    };

    private static string Map(IEnumerable<(string Name, string Schema)> properties, string others)
        => "      \"type\": [\"object\", \"null\"],\n      \"properties\": {\n"
            + string.Join(",\n", properties.Select(property => $"        {Quote(property.Name)}: {property.Schema}"))
            + $"\n      }},\n      \"additionalProperties\": {others}";

    private static string Quote(string text) => YamlText.DoubleQuote(text);
}
