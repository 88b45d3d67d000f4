using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace HiveConfig.Tests;

/// <summary>A Java program that reads texts (one per line, base64 of UTF-16) and answers each with one line of JSON.</summary>
internal static class JavaOracle
{
    /// <summary>All answers, with one start of the machine.</summary>
    public static IReadOnlyList<JsonNode> Ask(string source, string? classPath, IEnumerable<string> texts)
    {
        var start = new ProcessStartInfo("java") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-XX:TieredStopAtLevel=1");
        if (classPath is not null)
        {
            start.ArgumentList.Add("-cp");
            start.ArgumentList.Add(classPath);
        }

        start.ArgumentList.Add(Path.Combine(Snapshot.SourceDirectory(), "java", source));
        using var java = Process.Start(start)!;
        var output = java.StandardOutput.ReadToEndAsync();
        var errors = java.StandardError.ReadToEndAsync();
        var count = 0;
        foreach (var text in texts)
        {
            java.StandardInput.Write(Convert.ToBase64String(Encoding.Unicode.GetBytes(text)) + "\n");
            count++;
        }

        java.StandardInput.Close();
        java.WaitForExit();
        var answers = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return answers.Length == count
            ? answers.Select(line => JsonNode.Parse(line)!).ToList()
            : throw new InvalidOperationException($"{source} gave {answers.Length} answers to {count} texts: {errors.Result}");
    }
}
