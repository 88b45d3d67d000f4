using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Writes HOCON: one key or item a line, two blanks per level, every text in double quotes.</summary>
public sealed class HoconWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>
    /// A text as a JSON string, which every HOCON reader takes for exactly that text. The private-use characters U+E000 and U+E001
    /// pass through as they are: they stand for template expressions.
    /// </summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(c);
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\r':
                    quoted.Append("\\r");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                default:
                    if (NeedsEscape(text, i))
                    {
                        quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        quoted.Append(c);
                    }

                    break;
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A comment on lines of its own, one per line of the text; an empty line for an empty text.</summary>
    public HoconWriter Comment(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Line(line.Length == 0 ? (text.Length == 0 ? "" : "#") : "# " + line);
        }

        return this;
    }

    /// <summary>Begins an object: <c>key {</c>. The key is written as it is, dots and all.</summary>
    public HoconWriter Open(string key)
    {
        Line(key + " {");
        _level++;
        return this;
    }

    /// <summary>Ends the object begun last.</summary>
    public HoconWriter Close()
    {
        _level--;
        return Line("}");
    }

    /// <summary>A key with a text: <c>key = "text"</c>.</summary>
    public HoconWriter Text(string key, string value) => Raw(key, Quote(value));

    /// <summary>A key with a whole number.</summary>
    public HoconWriter Number(string key, long value) => Raw(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A key with true or false.</summary>
    public HoconWriter Boolean(string key, bool value) => Raw(key, value ? "true" : "false");

    /// <summary>A key with a value that is HOCON already: a substitution, a duration, a quoted secret.</summary>
    public HoconWriter Raw(string key, string value) => Line(key + " = " + value);

    /// <summary>A key with a list of texts, one per line.</summary>
    public HoconWriter List(string key, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
        {
            return Raw(key, "[]");
        }

        Raw(key, "[");
        _level++;
        foreach (var item in items)
        {
            Line(Quote(item));
        }

        _level--;
        return Line("]");
    }

    /// <summary>An include of a file by its path; a missing file is then no error to the service.</summary>
    public HoconWriter Include(string path) => Line("include " + Quote(path));

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    private HoconWriter Line(string line)
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 2 * _level).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    // What an editor or a terminal would not show is escaped, and half a surrogate pair, which no UTF-8 can hold.
    private static bool NeedsEscape(string text, int index)
    {
        var c = text[index];
        return char.IsHighSurrogate(c)
            ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
            : char.IsLowSurrogate(c)
                ? index == 0 || !char.IsHighSurrogate(text[index - 1])
                : char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF';
    }
}
