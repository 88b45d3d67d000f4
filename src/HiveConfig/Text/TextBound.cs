namespace HiveConfig.Text;

/// <summary>How much of one text the readers of lines and words take up, so that no file exhausts the process.</summary>
internal static class TextBound
{
    /// <summary>The longest text that is read; the largest real file met has 95 KB.</summary>
    internal const int Characters = 1024 * 1024;

    /// <summary>The longest script, playbook or crontab that is read; those met have a few KB, and each command in them is looked into.</summary>
    internal const int CarrierCharacters = 256 * 1024;

    /// <summary>The most settings of one file that are judged; the largest real file met has some three hundred.</summary>
    internal const int Settings = 10_000;

    // As many as a file may have settings, and as many again: the largest list met has some three hundred.
    private const int MostItems = 2 * Settings;

    /// <summary>Words, commands or entries kept in memory: some ten thousand lines.</summary>
    internal const int Words = 100_000;

    /// <summary>Commands of one script: each is looked into by many rules, and compared with others.</summary>
    internal const int Commands = 5_000;

    /// <summary>Words of one command.</summary>
    internal const int Arguments = 2_000;

    /// <summary>Blocks of one file, each of which may be compared with each other one.</summary>
    internal const int Blocks = 2_000;

    /// <summary>Blocks within blocks.</summary>
    internal const int Depth = 64;

    /// <summary>The advice where a text is too large.</summary>
    internal const string Shorten = "Keep settings alone in the file; no service needs a config file of that size.";

    /// <summary>The advice where values are nested too deep.</summary>
    internal const string Flatten = "Nest the values less deep; no setting of a service needs so many levels.";

    /// <summary>The advice where a text stands for far more than it holds.</summary>
    internal const string WriteOut = "Write the values out where they are needed instead of referring to them again and again.";

    /// <summary>The fault of a text that is too long to read; null for all others.</summary>
    internal static Fault? TooLong(string text, int most = Characters)
        => text.Length <= most ? null : new Fault(FaultKind.Bound, Span.Start, $"the file has {text.Length} characters but at most {most} are read") { Fix = Shorten };

    internal static Fault TooMany(Span span, string what, int most = Words) => new(FaultKind.Bound, span, $"more than {most} {what}; the rest is not read") { Fix = Shorten };

    /// <summary>The document, or only that it has too many settings to look at.</summary>
    internal static TreeDocument TooManySettings(TreeDocument document)
    {
        if (document.Settings.Count > Settings)
        {
            return new TreeDocument(root: null, [TooMany(document.Settings[Settings].KeySpan, "settings", Settings)]);
        }

        // The items of a list count like settings, also those that stand in one text with commas between.
        var items = 0;
        foreach (var setting in document.IsReadable ? document.Settings : [])
        {
            items += ItemsOf(setting.Value);
            if (items > MostItems)
            {
                return new TreeDocument(root: null, [TooMany(setting.KeySpan, "items of lists", MostItems)]);
            }
        }

        return document;
    }

    private static int ItemsOf(ConfigValue value)
    {
        var items = 0;
        switch (value)
        {
            case ScalarValue { Text.Length: > Settings } scalar:
                foreach (var c in scalar.Text)
                {
                    items += c == ',' ? 1 : 0;
                }

                break;
            case ListValue list:
                items = list.Items.Count;
                foreach (var item in list.Items)
                {
                    items += item is ScalarValue ? 0 : ItemsOf(item);
                }

                break;
            case MapValue map:
                items = map.Entries.Count;
                foreach (var entry in map.Entries)
                {
                    items += entry.Value is ScalarValue { Text.Length: <= Settings } ? 0 : ItemsOf(entry.Value);
                }

                break;
            default:
                break;
        }

        return items;
    }

    internal static Fault TooDeep(Span span) => new(FaultKind.Bound, span, $"more than {Depth} blocks within blocks; the rest is not read") { Fix = Flatten };
}
