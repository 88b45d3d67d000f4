using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>One text of cases.json and what SnakeYAML 1.33 makes of it: a value, or a refusal (then with our place and words).</summary>
/// <param name="Yaml">The text.</param>
/// <param name="Value">The value as <see cref="TypedJson"/> writes it.</param>
/// <param name="Refused">Line and column of our fault.</param>
/// <param name="Because">Our message.</param>
/// <param name="JavaReads">Whether SnakeYAML reads what we refuse: a list or map as a key, for which no program we write for has a use, and a line break of YAML's own inside quotes.</param>
public sealed record YamlCase(string Yaml, string? Value, string? Refused, string? Because, bool JavaReads)
{
    public static TheoryData<YamlCase> Good => [.. All.Where(one => one.Refused is null)];

    public static TheoryData<YamlCase> Bad => [.. All.Where(one => one.Refused is not null)];

    internal static IReadOnlyList<YamlCase> All { get; } =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Snapshot.SourceDirectory(), "cases.json")))!.AsArray().Select(node => new YamlCase(
            (string)node!["yaml"]!,
            node["refused"] is null ? node["value"]?.ToJsonString(TypedJson.Options) ?? "null" : null,
            (string?)node["refused"],
            (string?)node["because"],
            (bool?)node["javaReads"] ?? false)).ToList();

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(Yaml, TypedJson.Options);
}
