using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Reads YAML 1.1 as the Java readers of Cassandra and Elasticsearch do.</summary>
internal static class YamlReader
{
    /// <summary>Longest text that is read.</summary>
    /// <value>16 Mi characters; the longest file we know of has a hundredth of it.</value>
    internal const int LongestText = 16 * 1024 * 1024;

    private const int MostRead = 1024 * 1024;

    /// <summary>
    /// Reads a text of one document. Never throws for what stands in it. A byte order mark at its start is passed over. Merge keys are
    /// merged; a scalar that holds masked template markup (<see cref="TemplateMask"/>) is unknown.
    /// </summary>
    public static TreeDocument Read(string text)
    {
        if (text.Length > LongestText)
        {
            return new TreeDocument(root: null, [new Fault(FaultKind.Bound, Span.Start, $"a YAML text of {text.Length} characters is too long to read; at most {LongestText} are") { Fix = TextBound.Shorten }]);
        }

        return SimpleYaml.Read(text) ?? Parse(text);
    }

    /// <summary>The parser of YAML itself, in a method of its own: nothing of it is loaded for a text that it need not see.</summary>
    internal static TreeDocument Parse(string text)
    {
        var source = new YamlSource(text);
        if (source.ForbiddenAt is >= 0 and var at)
        {
            // SnakeYAML looks at the characters before anything else.
            return new TreeDocument(root: null, [new Fault(FaultKind.Syntax, source.On(at, 1), YamlMessages.Character(text[at]))]);
        }

        // Each word that stands too far left for the parser costs a whole pass, and so does each comment too near.
        for (var passes = MostRead / (source.Text.Length + 1); ; passes--)
        {
            var faults = new List<Fault>();
            var aliases = new List<YamlAlias>();
            var builder = new YamlTreeBuilder(source, faults, aliases);
            var root = builder.Build();
            var isMended = passes > 0
                && ((builder.TooFarLeft >= 0 && source.Join(builder.TooFarLeft)) || (builder.TightComment >= 0 && source.Blank(builder.TightComment)));
            if (!isMended)
            {
                return new TreeDocument(root, faults) { Aliases = aliases };
            }
        }
    }

    /// <summary>Reads what somebody wrote to be looked at as a whole: the same, but no more of it than people write.</summary>
    internal static TreeDocument ReadBounded(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new TreeDocument(root: null, [tooLong]);
        }

        return TextBound.TooManySettings(Read(text));
    }

    /// <summary>Reads settings: the same, but a text that holds something else than a mapping is refused.</summary>
    internal static TreeDocument ReadSettings(string text, bool mayBeEmpty)
    {
        var document = Read(text);
        if (!document.IsReadable || document.Root is MapValue or UnknownValue || (document.Root is null && mayBeEmpty))
        {
            return document;
        }

        var fault = document.Root switch
        {
            null => new Fault(FaultKind.Syntax, Span.Start, YamlMessages.Empty),
            ListValue list => new Fault(FaultKind.Syntax, list.Span, YamlMessages.TopList),
            var other => new Fault(FaultKind.Syntax, other.Span, YamlMessages.TopText),
        };
        return new TreeDocument(document.Root, [.. document.Faults, fault]);
    }
}
