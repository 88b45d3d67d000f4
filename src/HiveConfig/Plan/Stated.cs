using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>One setting of one file, in the form in which files of every syntax are compared.</summary>
/// <param name="Key">The full key, one for all spellings of it.</param>
/// <param name="Value">The value.</param>
/// <param name="File">The file that it stands in.</param>
internal sealed record Stated(string Key, ConfigValue Value, ConfigFile File)
{
    /// <summary>What stands for a secret of which nobody here knows the value: not compared.</summary>
    internal const string UnknownSecret = "hiveconfig-secret-not-compared-0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Its declaration; null for a setting that nobody declares.</summary>
    internal Key? Declared { get; init; }

    /// <summary>Whether its value must not be shown.</summary>
    internal bool IsSecret { get; init; }

    /// <summary>What the setting needs when it is not declared; null for what its file needs.</summary>
    internal Consequence? Consequence { get; init; }

    /// <summary>The value in the form in which it is compared, when that is not the value itself.</summary>
    internal ConfigValue? Compared { get; init; }

    /// <summary>Whether something else than this tree decides the value.</summary>
    internal bool IsOpen => Holds(Value, text => IsSecret ? TemplateMask.IsMasked(text) || Placeholder.IsAll(text) : Placeholder.IsIn(text));

    /// <summary>Whether it is a secret of which nobody here knows the value.</summary>
    internal bool IsMissing => Value is not UnknownValue && Holds(Value, text => text.IndexOf(UnknownSecret, StringComparison.Ordinal) >= 0);

    /// <summary>The value as it may be shown: one line, and nothing in it that steers a terminal.</summary>
    internal string Shown => IsSecret ? "(secret)" : Text(Value);

    /// <summary>The text of the value as it stands in the file; a template's expressions are told apart by it.</summary>
    internal string Raw
    {
        get
        {
            var (lines, span) = (File.Text.Split('\n'), Value.Span);
            return span.EndLine > lines.Length ? "" : string.Join("\n", lines.Skip(span.Line - 1).Take(span.EndLine - span.Line + 1));
        }
    }

    private static bool Holds(ConfigValue value, Func<string, bool> test) => value switch
    {
        UnknownValue => true,
        ScalarValue scalar => test(scalar.Text),
        ListValue list => list.Items.Any(item => Holds(item, test)),
        MapValue map => map.Entries.Any(entry => Holds(entry.Value, test)),
        _ => false,
    };

    private static string Text(ConfigValue value) => value switch
    {
        ScalarValue { IsNull: true } => "null",
        ScalarValue { Type: ScalarType.Boolean } flag => Read.Flag(flag) is true ? "true" : "false",
        ScalarValue scalar => Line(scalar.Text),
        ListValue list => string.Join(", ", list.Items.Select(Text)),
        MapValue map => "{" + string.Join(", ", map.Entries.Select(entry => Line(entry.Key) + ": " + Text(entry.Value))) + "}",
        UnknownValue unknown => Line(unknown.Raw),
        _ => "",
    };

    private static string Line(string text) => Printable.Line(TemplateMask.Show(text));
}
