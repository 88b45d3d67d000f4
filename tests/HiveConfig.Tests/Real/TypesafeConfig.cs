using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HiveConfig.Tests;

/// <summary>What Lightbend's own HOCON library, with which TheHive reads its configuration, made of one text.</summary>
/// <param name="Value">The value, merged and resolved without environment and system properties; null when it refused.</param>
/// <param name="Error">Name of the exception and its message; null when it did not refuse.</param>
internal sealed record TypesafeConfig(JsonElement? Value, string? Error)
{
    public const string Jar = "/usr/share/java/typesafe-config.jar";

    /// <summary>Reads all texts with one start of Java; no include is there.</summary>
    public static IReadOnlyList<TypesafeConfig> Read(IEnumerable<string> texts) => Ask(texts.Select(text => "T" + text));

    /// <summary>What a program that asks for the whole number <c>a</c> of each text is given.</summary>
    public static IReadOnlyList<TypesafeConfig> WholeNumbers(IEnumerable<string> texts) => Ask(texts.Select(text => "I" + text));

    /// <summary>What a program that asks for the list <c>a</c> of each text is given.</summary>
    public static IReadOnlyList<TypesafeConfig> Lists(IEnumerable<string> texts) => Ask(texts.Select(text => "L" + text));

    /// <summary>Reads a file with its includes.</summary>
    public static TypesafeConfig ReadFile(string path) => Ask(["F" + path])[0];

    /// <summary>Reads several files, each with its includes, with one start of Java.</summary>
    public static IReadOnlyList<TypesafeConfig> ReadFiles(IEnumerable<string> paths) => Ask(paths.Select(path => "F" + path));

    private static List<TypesafeConfig> Ask(IEnumerable<string> questions)
        => JavaOracle.Ask("HoconOracle.java", Jar, questions).Select(From).ToList();

    private static TypesafeConfig From(JsonNode answer)
        => answer["error"] is { } error
            ? new TypesafeConfig(Value: null, (string?)error)
            : new TypesafeConfig(answer["value"].Deserialize<JsonElement>(), Error: null);
}
