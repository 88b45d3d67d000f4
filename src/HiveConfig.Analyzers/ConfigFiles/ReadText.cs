using System;
using System.Collections.Generic;
using System.Text;
using HiveConfig.Lint;
using HiveConfig.Text;
using Microsoft.CodeAnalysis.Text;

namespace HiveConfig.Analyzers.ConfigFiles;

/// <summary>What was read of one text: kept as long as the text, and so for as many compilations as it stays unchanged in.</summary>
internal sealed class ReadText
{
    // The largest file that the command line reads, in bytes.
    private const int Longest = 4 * 1024 * 1024;

    private static readonly Dictionary<string, string> NoVariables = new(StringComparer.Ordinal);

    private readonly Dictionary<Reading, ConfigFile> _files = new();
    private readonly object _lock = new();

    internal ReadText(SourceText? source)
        => (Text, Faults) = source switch
        {
            null => ("", [new Fault(FaultKind.Bound, HiveConfig.Text.Span.Start, "the file cannot be opened")]),
            _ when BytesOf(source) is > Longest and var bytes => ("", [new Fault(FaultKind.Bound, HiveConfig.Text.Span.Start, FormattableString.Invariant($"the file has {bytes} bytes, expected at most {Longest}")) { Fix = TextBound.Shorten }]),
            _ => Decoded.Of(source),
        };

    /// <summary>The text; empty when it is none, or too long.</summary>
    internal string Text { get; }

    /// <summary>What keeps it from being read.</summary>
    internal IReadOnlyList<Fault> Faults { get; }

    /// <summary>The file that this is the text of.</summary>
    internal ConfigFile File(string shown, Placed place, ManifestFile? manifest, Telling telling)
    {
        var reading = new Reading(shown, place.Kind, manifest?.IsTemplate, manifest?.Node ?? place.Node, manifest?.InstalledPath ?? place.InstalledPath, place.IsInstalledPathKnown, telling);
        lock (_lock)
        {
            if (!_files.TryGetValue(reading, out var file))
            {
                _files.Add(reading, file = place.ToFile(shown, Text, Faults, manifest, NoVariables, telling));
            }

            return file;
        }
    }

    // Counted only where it may matter.
    private static int BytesOf(SourceText source) => source.Length > Longest / 4 ? (source.Encoding ?? Encoding.UTF8).GetByteCount(source.ToString()) : source.Length;

    private sealed record Reading(string Shown, FileKind Kind, bool? IsTemplate, string? Node, string InstalledPath, bool IsInstalledPathKnown, Telling Telling);
}
