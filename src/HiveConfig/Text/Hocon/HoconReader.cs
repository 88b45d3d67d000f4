namespace HiveConfig.Text;

/// <summary>Reads HOCON as Lightbend's config library does.</summary>
internal static class HoconReader
{
    /// <summary>Levels of objects, lists and dotted keys below each other.</summary>
    internal const int MaxDepth = 256;

    internal const int MaxLength = 16 * 1024 * 1024;

    /// <summary>
    /// Reads a text. Never throws for what stands in it, and opens no include. A text of more than 16 Mi characters or 256 levels
    /// is refused with a fault of kind <see cref="FaultKind.Bound"/>.
    /// </summary>
    public static HoconDocument Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return new HoconDocument("", new LineMap(""), root: null, [], [new Fault(FaultKind.Bound, Span.Start, "the file is larger than 16 MiB") { Fix = TextBound.Shorten }]);
        }

        var parser = new HoconParser(text);
        var root = parser.Parse();
        return root is null
            ? new HoconDocument(text, parser.Lines, root: null, parser.Includes, [parser.Fault!])
            : new HoconDocument(text, parser.Lines, root, parser.Includes, HoconDuplicates.Find(root, parser.Lines));
    }
}
