using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using Microsoft.CodeAnalysis;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>A finding as both ends tell it.</summary>
internal static class Told
{
    internal static string By(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var related = diagnostic.AdditionalLocations.Select(location => location.GetLineSpan()).Select(at => Place(at.Path, at.StartLinePosition.Line + 1, at.StartLinePosition.Character + 1));
        return $"{Place(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1)}: {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)} [{string.Join(' ', related)}]";
    }

    internal static string By(Finding finding)
    {
        var related = finding.Related.Select(related => Place(related.File.Path, related.Span.Line, related.Span.Column));
        return $"{Place(finding.Path, finding.Span.Line, finding.Span.Column)}: {finding.Severity} {finding.Rule.Id}: {finding.Message} [{string.Join(' ', related)}]";
    }

    private static string Place(string path, int line, int column)
        => string.Create(CultureInfo.InvariantCulture, $"{(path.StartsWith(Project.Directory + "/", System.StringComparison.Ordinal) ? path[(Project.Directory.Length + 1)..] : path)}:{line}:{column}");
}
