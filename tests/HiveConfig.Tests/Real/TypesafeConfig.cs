using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>
/// Lightbend's own HOCON library, the one that TheHive reads its configuration with. A test that uses it is a
/// <c>[RealFact("java", TypesafeConfig.Jar)]</c>.
/// </summary>
internal static class TypesafeConfig
{
    public const string Jar = "/usr/share/java/typesafe-config.jar";

    /// <summary>What the library makes of each text, merged and resolved, without environment and system properties.</summary>
    public static IReadOnlyList<TypesafeAnswer> Read(IEnumerable<string> texts) => Ask(texts.Select(text => ('T', text)));

    /// <summary>What the library makes of a file; its includes are opened.</summary>
    public static TypesafeAnswer ReadFile(string path) => Ask([('F', path)])[0];

    private static List<TypesafeAnswer> Ask(IEnumerable<(char Form, string Text)> cases)
    {
        var start = new ProcessStartInfo("java")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { "-cp", Jar, Path.Combine(Snapshot.SourceDirectory(), "java", "HoconOracle.java") })
        {
            start.ArgumentList.Add(argument);
        }

        using var java = Process.Start(start)!;
        var errors = java.StandardError.ReadToEndAsync();
        var answers = java.StandardOutput.ReadToEndAsync();
        var count = 0;
        foreach (var (form, text) in cases)
        {
            java.StandardInput.Write(form + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) + "\n");
            count++;
        }

        java.StandardInput.Close();
        var lines = answers.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        java.WaitForExit();
        Assert.True(lines.Length == count, "java: " + errors.Result);
        return lines.Select(TypesafeAnswer.Parse).ToList();
    }
}

/// <summary>What Lightbend's library made of one text.</summary>
/// <param name="Value">The value; null when it refused.</param>
/// <param name="Error">Name of the exception and its message; null when it did not refuse.</param>
internal sealed record TypesafeAnswer(JsonElement? Value, string? Error)
{
    internal static TypesafeAnswer Parse(string line)
        => line.StartsWith("OK ", StringComparison.Ordinal)
            ? new TypesafeAnswer(JsonDocument.Parse(line[3..], new JsonDocumentOptions { MaxDepth = 1000 }).RootElement, Error: null)
            : new TypesafeAnswer(Value: null, line);
}
