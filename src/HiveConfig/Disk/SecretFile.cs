using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Text;

namespace HiveConfig.Disk;

/// <summary>A YAML map of secrets.</summary>
internal sealed class SecretFile
{
    private const UnixFileMode OthersMay = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly MapValue? _map;

    private SecretFile(MapValue? map, string? problem, bool isExposed)
    {
        _map = map;
        Problem = problem;
        IsExposed = isExposed;
    }

    /// <summary>Why it could not be read; null when it could, or is not there.</summary>
    internal string? Problem { get; }

    /// <summary>Whether others on this machine can read or change it.</summary>
    internal bool IsExposed { get; }

    internal static SecretFile Read(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return new SecretFile(map: null, problem: null, isExposed: false);
            }

            var (text, faults) = DecodedText.Of(DiskFile.ReadBytes(path));
            var (map, problem) = Parse(text, faults);
            var isExposed = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersMay) != UnixFileMode.None;
            return new SecretFile(map, problem, isExposed);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new SecretFile(map: null, " error: it cannot be read", isExposed: false);
        }
    }

    /// <summary>The secret of a name; null when there is none.</summary>
    internal string? Find(string name)
        => _map?.Member(name) is ScalarValue { IsNull: false, Text.Length: > 0 } scalar ? scalar.Text : null;

    /// <summary>The names that a text holds, with a value or without.</summary>
    internal static IEnumerable<string> NamesIn(string text) => Parse(text, byteFaults: []).Map?.Entries.Select(entry => entry.Key) ?? [];

    /// <summary>Whether a text holds a secret of a name.</summary>
    internal static bool Holds(string text, string name) => new SecretFile(Parse(text, byteFaults: []).Map, problem: null, isExposed: false).Find(name) is not null;

    /// <summary>The text of a file with secrets added behind what it holds; null when they would not be read back, so that only a hand can add them.</summary>
    internal static string? TextWith(string? existing, IReadOnlyDictionary<string, string> added)
    {
        var text = new StringBuilder(existing ?? "# Secrets of a TheHive cluster. Keep this file out of git.\n");
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }

        foreach (var (name, value) in added)
        {
            text.Append(name).Append(": ").Append(YamlText.DoubleQuote(value)).Append('\n');
        }

        var result = text.ToString();
        var file = new SecretFile(Parse(result, byteFaults: []).Map, problem: null, isExposed: false);
        return added.All(secret => string.Equals(file.Find(secret.Key), secret.Value, StringComparison.Ordinal)) ? result : null;
    }

    // A fault's own message may quote the text it stands at, and its column may tell the length of a secret: no place behind the start of a value is.
    private static (MapValue? Map, string? Problem) Parse(string text, IReadOnlyList<Fault> byteFaults)
    {
        var document = YamlReader.Read(text);
        if (byteFaults.Concat(document.Faults).FirstOrDefault(fault => fault.Kind is not (FaultKind.DuplicateKey or FaultKind.Encoding)) is { } fault)
        {
            return (null, $"{Told(text, fault.Span)}: error: this is not YAML");
        }

        if (document.Faults.FirstOrDefault() is { } repeated)
        {
            return (null, $"{repeated.Span}: error: a name is given twice");
        }

        return document.Root switch
        {
            MapValue map => (map, null),
            null or ScalarValue { IsNull: true } => (null, null),
            var other => (null, $"{other.Span}: error: expected names with values (name: value)"),
        };
    }

    private static Span Told(string text, Span span)
    {
        var line = text.Split('\n').ElementAtOrDefault(span.Line - 1) ?? "";
        var value = line.IndexOf(": ", StringComparison.Ordinal);
        return value < 0 ? span : Span.On(span.Line, Math.Min(span.Column, value + 3), 0);
    }
}
