using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Puts the lines of an haproxy.cfg into their sections.</summary>
internal sealed class HaproxySections
{
    private readonly FaultList _faults;
    private readonly HaproxyCheck _check;
    private readonly List<HaproxySection> _sections = [];
    private readonly Dictionary<string, HaproxySection> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HaproxySection> _defaults = new(StringComparer.Ordinal);
    private HaproxySection? _current;
    private HaproxySection? _lastDefaults;
    private bool _isOutside;

    internal HaproxySections(FaultList faults)
    {
        _faults = faults;
        _check = new HaproxyCheck(faults);
    }

    internal IReadOnlyList<HaproxySection> All => _sections;

    internal void Take(List<Word> words, bool isConditional)
    {
        if (words[0].IsKnown && HaproxyKeywords.Sections.Contains(words[0].Text))
        {
            Open(new HaproxyLine(prefix: null, words, isConditional));
            return;
        }

        if (MeantSection(words[0]) is { } meant)
        {
            _faults.Unknown(words[0].Span, _current is null ? $"'{words[0].Text}' is no section, and a line must stand in one" : $"unknown keyword '{words[0].Text}' in a '{_current.Keyword.Text}' section", words[0].Text, HaproxyKeywords.Sections);

            // What follows stands where it was meant to.
            Open(new HaproxyLine(prefix: null, [words[0] with { Text = meant }, .. words.Skip(1)], isConditional));
            return;
        }

        var prefix = words.Count > 1 && (words[0].Is("no") || (words[0].Is("default") && words[1].Is("option"))) ? words[0] : null;
        var line = new HaproxyLine(prefix, prefix is null ? words : words.GetRange(1, words.Count - 1), isConditional);
        if (_current is null)
        {
            // The lines behind it stand where they do for the same reason.
            if (line.Keyword.IsKnown && !_isOutside)
            {
                _isOutside = true;
                _faults.Unknown(line.Keyword.Span, $"'{line.Keyword.Text}' is no section, and a line must stand in one", line.Keyword.Text, HaproxyKeywords.Sections);
            }

            return;
        }

        _current.Add(line);
        if (!isConditional && _sections.Count > 0)
        {
            _check.Line(_current, line);
        }
    }

    private string? MeantSection(Word word)
        => !word.IsKnown || _current?.Keyword.Is("userlist") == true || (_current is not null && HaproxyKeywords.Lines.TryGetValue(HaproxyKeywords.Refused.ContainsKey(_current.Keyword.Text) ? "proxy" : _current.Keyword.Text, out var keywords) && keywords.ContainsKey(word.Text)) ? null
            : HaproxyKeywords.Sections.FirstOrDefault(section => Nearest.IsSlip(word.Text, section));

    /// <summary>Ends the file: what can be judged only when all of it is known.</summary>
    internal void Close()
    {
        var verifies = true;
        foreach (var section in _sections)
        {
            verifies &= !(section.Keyword.Is("global") && section.FindOwn("ssl-server-verify", "none") is not null);
        }

        foreach (var section in _sections)
        {
            _check.Section(section, verifies);
        }
    }

    private void Open(HaproxyLine header)
    {
        var keyword = header.Keyword;
        _current = new HaproxySection(header, DefaultsOf(header));
        _sections.Add(_current);
        if (keyword.Is("defaults"))
        {
            _lastDefaults = _current;
            if (_current.Name is { } own)
            {
                _defaults[own.Text] = _current;
            }
        }

        var takesName = HaproxyKeywords.Named.Contains(keyword.Text);
        if (takesName && _current.Name is null)
        {
            _faults.Syntax(keyword.Span, $"'{keyword.Text}' needs a name");
        }
        else if (keyword.Is("global") && header.At(1) is { } extra)
        {
            _faults.Syntax(extra.Span, $"'global' takes no name but has '{extra.Text}'");
        }
        else if (_current.IsFrontend && header.At(2) is { } address && !address.Is("from"))
        {
            _faults.Syntax(address.Span, $"'{address.Text}' behind the name of a section; addresses stand on 'bind' lines");
        }

        if (_current.Name is { IsKnown: true } name && takesName)
        {
            if (!IsName(name.Text))
            {
                _faults.Syntax(name.Span, $"'{name.Text}' is no name; expected letters, digits, '.', ':', '-' and '_'");
            }

            Remember(_current, name);
        }
    }

    private HaproxySection? DefaultsOf(HaproxyLine header)
    {
        if (!(header.Keyword.Text is "frontend" or "backend" or "listen" or "defaults"))
        {
            return null;
        }

        var from = header.At(1) is { Text: "from" } ? 1 : 2;
        if (header.At(from) is not { Text: "from" } || header.At(from + 1) is not { } name)
        {
            return header.Keyword.Is("defaults") ? null : _lastDefaults;
        }

        if (_defaults.TryGetValue(name.Text, out var found))
        {
            if (found.Depth < TextBound.Depth)
            {
                return found;
            }

            _faults.Add(TextBound.TooDeep(name.Span));
            return null;
        }

        if (name.IsKnown && !header.IsConditional)
        {
            _faults.Syntax(name.Span, $"there is no 'defaults {name.Text}' before this line");
        }

        return null;
    }

    // A frontend and a backend may share a name; a listen section is both.
    private void Remember(HaproxySection section, Word name)
    {
        foreach (var space in section.Keyword.Text switch
        {
            "listen" => new[] { "frontend", "backend" },
            "frontend" or "backend" or "peers" or "resolvers" or "cache" => [section.Keyword.Text],
            _ => [],
        })
        {
            var key = space + " " + name.Text;
            if (!_names.TryGetValue(key, out var first))
            {
                _names.Add(key, section);
            }
            else if (!section.Header.IsConditional && !first.Header.IsConditional)
            {
                _faults.Add(new Fault(FaultKind.Syntax, name.Span, $"there is already a '{first.Keyword.Text} {name.Text}'", first.Header.Span));
                return;
            }
        }
    }

    private static bool IsName(string text)
    {
        foreach (var c in text)
        {
            if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or ':' or '-' or '_'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
