using System;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>The lines that the package of Elasticsearch wrote into elasticsearch.yml when it was installed.</summary>
/// <param name="First">The number of the first.</param>
/// <param name="Last">The number of the last.</param>
internal sealed record PackagedBlock(int First, int Last)
{
    private const string Begin = "BEGIN SECURITY AUTO CONFIGURATION";
    private const string End = "END SECURITY AUTO CONFIGURATION";

    /// <summary>Whether a place lies in it.</summary>
    internal bool Holds(Span span) => First <= span.Line && span.Line <= Last;

    /// <summary>That of a text; null when it has none.</summary>
    internal static PackagedBlock? Of(string text)
    {
        // Nearly every file has none.
        if (text.IndexOf(Begin, StringComparison.Ordinal) < 0)
        {
            return null;
        }

        int? first = null;
        foreach (var line in TextLine.Of(text))
        {
            if (first is null && line.Text.IndexOf(Begin, StringComparison.Ordinal) >= 0)
            {
                first = line.Number;
            }
            else if (first is not null && line.Text.IndexOf(End, StringComparison.Ordinal) >= 0)
            {
                return new PackagedBlock(first.Value, line.Number);
            }
        }

        return null;
    }
}
