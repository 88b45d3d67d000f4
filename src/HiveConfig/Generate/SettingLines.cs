using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary>
/// A file of settings, written line by line in YAML or HOCON for one version of the program that reads it. Each setting stands
/// under the name that its <see cref="Key"/> has in that version: a renderer can neither misspell one nor use one of another version.
/// </summary>
internal sealed class SettingLines
{
    private readonly StringBuilder _text = new();
    private readonly RenderContext _context;
    private readonly ProductVersion _version;
    private readonly bool _isYaml;
    private readonly List<MapEntry> _extra;
    private string _indent = "";
    private string _prefix = "";

    private SettingLines(RenderContext context, ProductVersion version, bool isYaml, MapValue? extra)
    {
        _extra = extra is null ? [] : [.. extra.Entries];
        _context = context;
        _version = version;
        _isYaml = isYaml;
        Comment(Banner.Text);
    }

    /// <param name="context">The context.</param>
    /// <param name="version">The version of the program that reads the file.</param>
    /// <param name="extra">Settings of the user's own, which stand at the end of the file, or of the block that they belong to.</param>
    internal static SettingLines Yaml(RenderContext context, ProductVersion version, MapValue? extra = null) => new(context, version, isYaml: true, extra);

    /// <inheritdoc cref="Yaml"/>
    internal static SettingLines Hocon(RenderContext context, ProductVersion version, MapValue? extra = null) => new(context, version, isYaml: false, extra);

    internal void Set(Key<string> key, string value) => Write(key, Quote(value));

    internal void Set(Key<string> key, Secret? secret) => Write(key, _context.Secret(secret, SecretSyntax.Quoted), isSecret: true);

    internal void Set(Key<int?> key, int value) => Write(key, value.ToString(CultureInfo.InvariantCulture));

    internal void Set(Key<bool?> key, bool value) => Write(key, value ? "true" : "false");

    internal void Set(Key<IReadOnlyList<string>> key, IEnumerable<string> items) => Write(key, JsonText.Array(items.Select(JsonText.String)));

    /// <summary>A list in the form of one comma-separated text.</summary>
    internal void SetJoined(Key<IReadOnlyList<string>> key, IEnumerable<string> items) => Write(key, Quote(string.Join(",", items)));

    /// <summary>One more item of a list that others have begun; HOCON only.</summary>
    internal void Add(Key<IReadOnlyList<string>> key, string item) => Write(key, Quote(item), sign: " += ");

    /// <summary>A mapping; the keys set by <paramref name="write"/> are those below <paramref name="name"/>.</summary>
    internal void Block(string name, Action write)
    {
        Line(_isYaml ? name + ":" : name + " {");
        Within(_prefix + name + ".", _indent + "  ", () =>
        {
            write();
            ExtraOf(name);
        });
        if (!_isYaml)
        {
            Line("}");
        }
    }

    /// <summary>A YAML list of one mapping; the keys set by <paramref name="write"/> are its own.</summary>
    internal void ListOfOne(string name, Action write)
    {
        Line(name + ":");
        var start = _text.Length;
        Within(prefix: "", _indent + "    ", write);

        // The item's first line carries the dash.
        _text[start + _indent.Length + 2] = '-';
    }

    /// <summary>A comment, one line for each line of <paramref name="text"/>.</summary>
    internal void Comment(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Line("# " + line);
        }
    }

    internal void Blank() => _text.Append('\n');

    /// <summary>A line that is no setting.</summary>
    internal void Line(string line) => _text.Append(_indent).Append(line).Append('\n');

    /// <inheritdoc/>
    public override string ToString()
    {
        if (_extra.Count > 0)
        {
            Blank();
            ExtraLines(_extra);
            _extra.Clear();
        }

        return _text.ToString();
    }

    // YAML would take a second block of that name for the only one; HOCON merges the two.
    private void ExtraOf(string block)
    {
        foreach (var entry in _extra.Where(entry => _isYaml && string.Equals(entry.Key, block, StringComparison.Ordinal) && entry.Value is MapValue).ToList())
        {
            ExtraLines(((MapValue)entry.Value).Entries);
            _extra.Remove(entry);
        }
    }

    private void ExtraLines(IEnumerable<MapEntry> entries)
    {
        Comment(ExtraText.Origin);
        foreach (var entry in entries)
        {
            Line(entry.Key + (_isYaml ? ": " : " = ") + ExtraText.Of(entry.Value, _isYaml));
        }
    }

    private void Within(string prefix, string indent, Action write)
    {
        var outer = (_prefix, _indent);
        (_prefix, _indent) = (prefix, indent);
        write();
        (_prefix, _indent) = outer;
    }

    private string Quote(string text) => _isYaml ? YamlText.Quote(text) : JsonText.String(text);

    private void Write(Key key, string value, bool isSecret = false, string? sign = null)
    {
        // What is a secret to the writer is one to the linter, or a report would show it.
        if (key.IsSecret != isSecret)
        {
            throw new ArgumentException($"'{key.Name}' is declared {(key.IsSecret ? "a" : "no")} secret", nameof(key));
        }

        var name = key.NameIn(_version);
        if (!name.StartsWith(_prefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{name}' does not stand below '{_prefix}'", nameof(key));
        }

        Line(name.Substring(_prefix.Length) + (sign ?? (_isYaml ? ": " : " = ")) + value);
    }
}
