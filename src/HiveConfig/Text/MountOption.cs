using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>One option of a list with commas, as fstab, mount units and exports have it: <c>soft</c>, <c>nfsvers=4.2</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What stands behind the equals sign; null when there is none.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record MountOption(string Name, string? Value, Span Span)
{
    /// <summary>Whether the file alone settles it.</summary>
    public bool IsKnown { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => Value is null ? Name : Name + "=" + Value;

    /// <summary>The options of a word.</summary>
    public static IReadOnlyList<MountOption> List(Word word)
    {
        var options = new List<MountOption>();

        // Where quotes or escapes stand in the word, its characters are not those of the file.
        var isExact = word.Span.Line == word.Span.EndLine && word.Span.EndColumn - word.Span.Column == word.Text.Length;
        for (var from = 0; from < word.Text.Length;)
        {
            var comma = word.Text.IndexOf(',', from);
            var end = comma < 0 ? word.Text.Length : comma;
            var equals = word.Text.IndexOf('=', from, end - from);
            var nameEnd = equals < 0 ? end : equals;
            if (end > from)
            {
                options.Add(new MountOption(
                    word.Text.Substring(from, nameEnd - from).Trim(),
                    equals < 0 ? null : word.Text.Substring(equals + 1, end - equals - 1).Trim(),
                    isExact ? Span.On(word.Span.Line, word.Span.Column + from, end - from) : word.Span)
                {
                    IsKnown = word.IsKnown || !TemplateMask.IsMasked(word.Text.Substring(from, end - from)),
                });
            }

            from = end + 1;
        }

        return options;
    }

    /// <summary>The last option of a name; null when there is none.</summary>
    internal static MountOption? Last(IReadOnlyList<MountOption> options, string name)
    {
        for (var i = options.Count - 1; i >= 0; i--)
        {
            if (string.Equals(options[i].Name, name, System.StringComparison.Ordinal))
            {
                return options[i];
            }
        }

        return null;
    }
}
