using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>What a changed setting needs before it counts.</summary>
public enum Consequence
{
    /// <summary>The service that reads the file has to be restarted, one node after the other.</summary>
    Restart,

    /// <summary>The service takes it up by a reload.</summary>
    Reload,

    /// <summary>It is asked only while the service starts: nothing has to be done now.</summary>
    NextStart,

    /// <summary>It is read only at the first start; a later change has no effect.</summary>
    FirstStartOnly,

    /// <summary>The database keeps what the first start wrote there; a later change of the file has no effect.</summary>
    Stored,

    /// <summary>Nodes that have it and nodes that do not cannot work together: all of the service are stopped, and then started.</summary>
    FullStop,

    /// <summary>It ends every session: nodes that have it serve only when those that do not have stopped to.</summary>
    SwitchOver,

    /// <summary>It says where data are kept, and they do not move by themselves.</summary>
    Data,

    /// <summary>A statement has to be run in CQL.</summary>
    Cql,

    /// <summary>A statement has to be run in CQL, and then a repair on every node.</summary>
    Replication,

    /// <summary>Elasticsearch has to be told by a request.</summary>
    Request,

    /// <summary>It counts when an index is made: the one that is there has to be made anew.</summary>
    Reindex,

    /// <summary>It must never change on a running cluster.</summary>
    Never,

    /// <summary>It is not read by a service.</summary>
    None,
}

/// <summary>One setting of one file kind. Declared once; reader, renderer, rules and the reference page all use it.</summary>
public abstract record Key
{
    private protected Key(string name, string summary)
    {
        Name = name;
        Summary = summary;
    }

    /// <summary>The full key with dots, as <see cref="Setting.Key"/> spells it.</summary>
    public string Name { get; }

    /// <summary>What it means, in one line.</summary>
    public string Summary { get; }

    /// <summary>What the program takes when the setting is absent; null when it then refuses to start or there is no such value.</summary>
    public string? Default { get; init; }

    /// <summary>First version of the program that knows it; null for all supported ones.</summary>
    public string? Since { get; init; }

    /// <summary>First version that no longer knows it; null while it is known.</summary>
    public string? Removed { get; init; }

    /// <summary>First version that has something else in its place and takes this one at most for old files; null while it is current.</summary>
    public string? Superseded { get; init; }

    /// <summary>What it was called before; null when it has always had this name.</summary>
    public FormerName? Former { get; init; }

    /// <summary>Whether the value is a secret: it is then never shown.</summary>
    /// <value>Default false.</value>
    public bool IsSecret { get; init; }

    /// <summary>What a change needs before it counts.</summary>
    public Consequence Change { get; init; }

    /// <summary>Id of the rule that a change is told under; null for a change that no rule speaks of.</summary>
    public string? ChangeRule { get; init; }

    /// <summary>A command that makes the running service take up a change; null for what its file needs.</summary>
    public string? ChangeCommand { get; init; }

    /// <summary>Where the fact comes from.</summary>
    public string? Source { get; init; }

    /// <summary>How the setting is found in a document, when it is more than a look-up by name.</summary>
    public Func<TreeDocument, Setting?>? Finder { get; init; }

    /// <summary>The setting in a document, or null when it is absent.</summary>
    public Setting? Find(TreeDocument document)
        => Finder is null
            ? document.Find(Name) ?? (Former is null ? null : document.Find(Former.Name)) ?? document.FindByNumber(Name) ?? (Former is null ? null : document.FindByNumber(Former.Name))
            : Finder(document);

    /// <summary>One text for all spellings of one value; null when it is unknown or of another form.</summary>
    internal abstract string? Canonical(ConfigValue value);
}

/// <summary>The name that a setting had before.</summary>
/// <param name="Name">The full key with dots.</param>
/// <param name="Until">First version that has the new name.</param>
public sealed record FormerName(string Name, string Until);

/// <summary>One setting and how its value reads.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed record Key<T> : Key
{
    private readonly Func<ConfigValue, T?> _read;

    /// <summary>Declares a key.</summary>
    /// <param name="name">The full key with dots.</param>
    /// <param name="summary">What it means, in one line.</param>
    /// <param name="read">The value, or null when it is unknown or of another form; must not throw.</param>
    public Key(string name, string summary, Func<ConfigValue, T?> read)
        : base(name, summary) => _read = read;

    /// <summary>Whether the order of a list counts when two values are compared.</summary>
    /// <value>Default false.</value>
    public bool IsOrdered { get; init; }

    /// <summary>The value, or null when it is unknown or of another form.</summary>
    public T? Read(ConfigValue value) => _read(value);

    internal override string? Canonical(ConfigValue value) => _read(value) switch
    {
        null => null,
        IEnumerable<string> list => string.Join("\n", IsOrdered ? list : list.Distinct(StringComparer.Ordinal).OrderBy(item => item, StringComparer.Ordinal)),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };
}

/// <summary>The usual ways to read a value.</summary>
public static class Read
{
    /// <summary>The text of a scalar; null for anything else.</summary>
    public static string? Text(ConfigValue value) => value is ScalarValue { IsNull: false } scalar ? scalar.Text : null;

    /// <summary>A whole number, also one that stands in quotes; null for anything else.</summary>
    public static int? WholeNumber(ConfigValue value)
        => Text(value) is { } text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True or false, also in quotes and in the words yes, no, on and off; null for anything else.</summary>
    public static bool? Flag(ConfigValue value) => Text(value)?.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    /// <summary>
    /// The items of a list, or of one comma-separated text; null when any of them is unknown. Blanks around an item do not count.
    /// </summary>
    public static IReadOnlyList<string>? TextList(ConfigValue value)
    {
        switch (value)
        {
            case ScalarValue { IsNull: false } scalar:
                var parts = new List<string>();
                foreach (var part in scalar.Text.Split(','))
                {
                    if (part.Trim() is { Length: > 0 } item)
                    {
                        parts.Add(item);
                    }
                }

                return parts;
            case ListValue list:
                var items = new List<string>();
                foreach (var item in list.Items)
                {
                    if (Text(item) is not { } text)
                    {
                        return null;
                    }

                    items.Add(text.Trim());
                }

                return items;
            default:
                return null;
        }
    }
}
