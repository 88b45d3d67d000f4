using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>What was found, in one form wherever it was told.</summary>
internal static class Told
{
    internal static string By(Diagnostic diagnostic) => $"{PlacesOf(diagnostic)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    /// <summary>Without the message: place, severity, id and the places that belong to it.</summary>
    internal static string PlacesOf(Diagnostic diagnostic)
        => One(Place(diagnostic.Location), diagnostic.Severity.ToString(), diagnostic.Id, diagnostic.AdditionalLocations.Select(Place));

    /// <summary>The results of a SARIF log, which is the command line's own or the compiler's.</summary>
    internal static IEnumerable<string> PlacesIn(string sarif, Func<string, string> shown)
    {
        using var log = JsonDocument.Parse(sarif);
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => One(
            Place(result.GetProperty("locations")[0]),
            result.GetProperty("level").GetString() switch { "error" => "Error", "warning" => "Warning", _ => "Info" },
            result.GetProperty("ruleId").GetString()!,
            result.TryGetProperty("relatedLocations", out var related) ? related.EnumerateArray().Select(Place) : []))];

        string Place(JsonElement location)
        {
            var physical = location.GetProperty("physicalLocation");
            var region = physical.GetProperty("region");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{shown(Uri.UnescapeDataString(physical.GetProperty("artifactLocation").GetProperty("uri").GetString()!))}:{Number("startLine")}:{Number("startColumn")}-{Number("endLine")}:{Number("endColumn")}");

            int Number(string name) => region.GetProperty(name).GetInt32();
        }
    }

    private static string One(string place, string severity, string id, IEnumerable<string> related)
        => $"{place} {severity} {id}" + string.Concat(related.Select(at => " [" + at + "]"));

    private static string Place(Location location)
    {
        var at = location.GetLineSpan();
        var path = at.Path.StartsWith(Project.Directory + "/", StringComparison.Ordinal) ? at.Path[(Project.Directory.Length + 1)..] : at.Path;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{path}:{at.StartLinePosition.Line + 1}:{at.StartLinePosition.Character + 1}-{at.EndLinePosition.Line + 1}:{at.EndLinePosition.Character + 1}");
    }
}
