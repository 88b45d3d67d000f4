using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>The heaps that the options of the JVMs state.</summary>
internal static class HeapReading
{
    /// <summary>The heap that is the same on every node with such a file; null when there is none, or several.</summary>
    internal static DataSize? Usual(Source source, FileKind kind)
    {
        var heaps = source.Repo.Of(kind).Select(Of).OfType<DataSize>().Distinct().ToList();
        return heaps.Count == 1 ? heaps[0] : null;
    }

    internal static DataSize? On(Source source, FileKind kind, string node) => source.FilesOf(kind, node).Select(Of).FirstOrDefault(heap => heap is not null);

    /// <summary>The options of a file: words of a file of options, or of <c>JAVA_OPTS</c>.</summary>
    internal static IEnumerable<Word> Options(ConfigFile file) => file.Document switch
    {
        JvmOptionsDocument options => options.Options.Select(option => option.Option),
        EnvironmentFileDocument environment => environment.Find("JAVA_OPTS") is { } entry ? Words(entry.Value) : [],
        _ => [],
    };

    /// <summary>The words of a value; each stands where the value does.</summary>
    internal static IEnumerable<Word> Words(Word value) => value.Text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(text => value with { Text = text });

    // Only a heap that cannot grow is one to the model.
    private static DataSize? Of(ConfigFile file)
    {
        var options = Options(file).Select(word => word.Text).ToList();
        var (least, most) = (Size(options, "-Xms"), Size(options, "-Xmx"));
        return most is not null && (least is null || least == most) ? most : null;
    }

    private static DataSize? Size(List<string> options, string name)
        => options.FindLast(option => option.StartsWith(name, StringComparison.Ordinal)) is { } option && DataSize.TryParse(option.Substring(name.Length), out var size, out _) ? size : null;
}
