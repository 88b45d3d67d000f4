namespace HiveConfig.Text;

/// <summary>How much of one text the readers of lines and words take up, so that no file exhausts the process.</summary>
internal static class TextBound
{
    /// <summary>The longest text that is read; the largest real file met has 95 KB.</summary>
    internal const int Characters = 4 * 1024 * 1024;

    /// <summary>Words, commands or entries kept in memory: some ten thousand lines.</summary>
    internal const int Words = 100_000;

    /// <summary>Blocks within blocks.</summary>
    internal const int Depth = 64;

    /// <summary>The advice where a text is too large.</summary>
    internal const string Shorten = "Keep settings alone in the file; no service needs a config file of that size.";

    /// <summary>The advice where values are nested too deep.</summary>
    internal const string Flatten = "Nest the values less deep; no setting of a service needs so many levels.";

    /// <summary>The advice where a text stands for far more than it holds.</summary>
    internal const string WriteOut = "Write the values out where they are needed instead of referring to them again and again.";

    /// <summary>The fault of a text that is too long to read; null for all others.</summary>
    internal static Fault? TooLong(string text)
        => text.Length <= Characters ? null : new Fault(FaultKind.Bound, Span.Start, $"the file has {text.Length} characters but at most {Characters} are read") { Fix = Shorten };

    internal static Fault TooMany(Span span, string what) => new(FaultKind.Bound, span, $"more than {Words} {what}; the rest is not read") { Fix = Shorten };

    internal static Fault TooDeep(Span span) => new(FaultKind.Bound, span, $"more than {Depth} blocks within blocks; the rest is not read") { Fix = Flatten };
}
