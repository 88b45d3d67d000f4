using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Reads Java properties as java.util.Properties does.</summary>
internal static class PropertiesReader
{
    /// <summary>
    /// Reads a text. Never throws for what stands in it. The document is one flat map of texts: dots in a key mean nothing to
    /// Java. A value that holds masked template markup (<see cref="TemplateMask"/>) is unknown.
    /// </summary>
    public static TreeDocument Read(string text)
    {
        var entries = new List<MapEntry>();
        var faults = new List<Fault>();
        var first = new Dictionary<string, Span>(StringComparer.Ordinal);
        var lines = new PropertiesLines(text);
        while (lines.Next() is { } entry)
        {
            if (entry.Fault is { } fault)
            {
                // Java gives the whole file up.
                faults.Add(fault);
                break;
            }

            var isMasked = TemplateMask.IsMasked(entry.Key);
            var key = isMasked ? TemplateMask.Show(entry.Key) : entry.Key;
            ConfigValue value = TemplateMask.IsMasked(entry.Value)
                ? new UnknownValue(TemplateMask.Show(entry.Value), entry.ValueSpan)
                : new ScalarValue(entry.Value, entry.ValueSpan);
            entries.Add(new MapEntry(key, entry.KeySpan, value));
            if (isMasked)
            {
                continue;
            }

            if (first.TryGetValue(key, out var earlier))
            {
                faults.Add(new Fault(FaultKind.DuplicateKey, entry.KeySpan, $"'{key}' is given twice", earlier, key));
            }
            else
            {
                first.Add(key, entry.KeySpan);
            }
        }

        var root = entries.Count == 0 ? null : new MapValue(entries, entries[0].KeySpan.To(entries[entries.Count - 1].Value.Span));
        return new TreeDocument(root, faults);
    }
}
