using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>The faults of a template that are there whatever its expressions stand for.</summary>
internal static class TemplateFaults
{
    /// <summary>The faults up to the first that markup may have caused: what follows that one may be its consequence.</summary>
    internal static IEnumerable<Fault> Of(ConfigFile file)
        => TemplateLines.Of(file.Text) is not { } lines ? []
            : file.Document.Faults.Where(fault => fault is { Kind: FaultKind.Syntax, RestsOnOthers: false }).OrderBy(fault => fault.Span.Line).TakeWhile(fault => IsCertain(file.Document, lines, fault));

    private static bool IsCertain(Document document, TemplateLines lines, Fault fault)
    {
        var line = fault.Span.Line;
        return document switch
        {
            HaproxyDocument haproxy => lines.IsLiteral(line) && IsInKnownSection(haproxy, lines, line),
            KeepalivedDocument or HoconDocument => lines.IsLiteral(line) && lines.IsBalanced,
            ExportsDocument => lines.IsLiteral(line),
            CqlDocument => IsInKnownStatement(lines, line),
            _ => false,
        };
    }

    private static bool IsInKnownSection(HaproxyDocument document, TemplateLines lines, int line)
        => document.Sections.LastOrDefault(section => section.Header.Span.Line <= line) is { Header.Span.Line: var header } && lines.IsLiteral(header) && !lines.HasInsertion(header, line);

    // The reader passes over statements in which an expression is more than a part of a text in quotes.
    private static bool IsInKnownStatement(TemplateLines lines, int line)
    {
        var first = line;
        while (first > 1 && !lines.Text(first - 1).EndsWith(";", StringComparison.Ordinal))
        {
            first--;
        }

        for (; first <= line; first++)
        {
            if (!lines.IsAlways(first))
            {
                return false;
            }
        }

        return true;
    }
}
