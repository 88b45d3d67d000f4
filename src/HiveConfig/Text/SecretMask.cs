using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace HiveConfig.Text;

/// <summary>
/// Knows what must not be shown of a file: the value of every key that sounds like a secret, as the reader found it, and,
/// because a line may be one that no reader takes, everything behind such a word. Rather too much than too little.
/// </summary>
internal sealed partial class SecretMask
{
    /// <summary>What stands in place of a secret.</summary>
    internal const string Hidden = "***";

    // Lines above the excerpt that may begin a secret which runs on: YAML blocks and texts in three quotes.
    private const int LinesBefore = 40;

    private const int LongestLine = 10_000;

    private static readonly FileKind Commands = new("commands", service: null, "/", read: null) { Carries = [[""]] };

    private readonly ConfigFile _file;
    private readonly string[] _lines;
    private readonly bool _isOfSecrets;

    // By line, and those that have several: a file may hold thousands, and thousands of findings.
    private readonly Dictionary<int, List<ConfigValue>> _secrets = [];
    private readonly List<ConfigValue> _long = [];
    private Looked? _latest;

    internal SecretMask(ConfigFile file)
    {
        _file = file;
        _lines = file.Text.Split('\n');
        _isOfSecrets = SecretNames.IsFile(file.Path) || SecretNames.IsFile(file.InstalledPath ?? "");
        foreach (var secret in SecretsOf(file, _isOfSecrets))
        {
            if (secret.Span.EndLine != secret.Span.Line)
            {
                _long.Add(secret);
            }
            else if (_secrets.TryGetValue(secret.Span.Line, out var others))
            {
                others.Add(secret);
            }
            else
            {
                _secrets.Add(secret.Span.Line, [secret]);
            }
        }
    }

    /// <summary>A text of one or more lines, which may be commands, with its secrets hidden.</summary>
    internal static string Hide(string text)
        => text.IndexOfAny([' ', '=', ':', '\n']) < 0 ? RandomText.Hide(text) : new SecretMask(new ConfigFile("", Commands, text)).MaskedText();

    /// <summary>One line of the file, without its end.</summary>
    internal string LineOf(int number) => number <= _lines.Length ? _lines[number - 1].TrimEnd('\r') : "";

    /// <summary>The parts of a line to hide, from 0, in order, none touching another.</summary>
    /// <param name="number">Number of the line, from 1.</param>
    /// <param name="also">Another place that holds a secret; null for none.</param>
    internal IReadOnlyList<SecretRange> RangesOf(int number, Span? also = null)
    {
        var line = LineOf(number);

        // What is wrong with a line is often wrong more than once, and some lines are long.
        if (_latest is not { } latest || latest.Number != number)
        {
            var words = WordsOf(number, line);
            _latest = latest = new Looked(number, words, Merged(number, line, words));
        }

        return also is null ? latest.Ranges : Merged(number, line, latest.Words, also);
    }

    /// <summary>
    /// The place as it may be reported. Where a secret ends tells its length: a place inside or behind one is told as the
    /// secret's start, and one that reaches into a secret ends there.
    /// </summary>
    internal Span PlaceOf(Span span, bool isSecret)
    {
        var ranges = RangesOf(span.Line);
        var start = ranges.Count > 0 && ranges[0].From < span.Column - 1
            ? Span.On(span.Line, ranges[0].From + 1, 0)
            : Span.On(span.Line, span.Column, 0);
        if (isSecret || start.Column < span.Column)
        {
            return start;
        }

        ranges = RangesOf(span.EndLine);
        var end = ranges.Count > 0 ? Math.Min(span.EndColumn, ranges[ranges.Count - 1].From + 1) : span.EndColumn;
        return span with { EndColumn = span.EndLine == span.Line ? Math.Max(end, span.Column) : end };
    }

    /// <summary>Whether a place touches a secret.</summary>
    internal bool Touches(Span span)
    {
        for (var line = span.Line; line <= span.EndLine; line++)
        {
            var from = line == span.Line ? span.Column - 1 : 0;
            var to = line == span.EndLine ? span.EndColumn - 1 : int.MaxValue;
            if (RangesOf(line).Any(range => range.From <= to && from <= range.To))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of the file, each line with its secrets hidden.</summary>
    internal string MaskedText() => string.Join("\n", _lines.Select((line, i) => Masked(line, Merged(i + 1, line, WordsOf(i + 1, line)))));

    private static string Masked(string line, List<SecretRange> ranges)
    {
        for (var i = ranges.Count - 1; i >= 0; i--)
        {
            line = line.Substring(0, ranges[i].From) + Hidden + line.Substring(ranges[i].To);
        }

        return line;
    }

    // What the words of a line and of those above it say, without the reader.
    private List<SecretRange> WordsOf(int number, string line)
        => BehindWords(line).Concat(RunsOn(number) ? [new SecretRange(0, line.Length)] : []).ToList();

    private List<SecretRange> Merged(int number, string line, List<SecretRange> words, Span? also = null)
    {
        var ranges = new List<SecretRange>();
        foreach (var secret in _secrets.TryGetValue(number, out var own) ? own.Concat(_long) : _long)
        {
            AddPlace(secret.Span);
        }

        if (also is { } place)
        {
            AddPlace(ValueBehind(place, line) ?? place);
        }

        foreach (var word in words)
        {
            Add(word.From, word.To);
        }

        ranges.Sort((a, b) => a.From.CompareTo(b.From));
        var merged = new List<SecretRange>();
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.From <= merged[merged.Count - 1].To)
            {
                merged[merged.Count - 1] = new SecretRange(merged[merged.Count - 1].From, Math.Max(merged[merged.Count - 1].To, range.To));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;

        void AddPlace(Span span)
        {
            if (span.Line <= number && number <= span.EndLine)
            {
                Add(span.Line < number ? 0 : span.Column - 1, span.EndLine > number ? line.Length : span.EndColumn - 1);
            }
        }

        void Add(int from, int to)
        {
            var range = new SecretRange(Within(from, line), Within(to, line));
            if (range.To > range.From)
            {
                ranges.Add(range);
            }
        }
    }

    // What is said of a key is told at the key: the secret is what stands behind it.
    private static Span? ValueBehind(Span place, string line)
    {
        var (from, to) = (Within(place.Column - 1, line), Within(place.EndColumn - 1, line));
        if (place.EndLine != place.Line || to <= from || !Key().IsMatch(line.Substring(from, to - from)))
        {
            return null;
        }

        // Of a path the place may be only the last part.
        while (from > 0 && (char.IsLetterOrDigit(line[from - 1]) || line[from - 1] is '.' or '_' or '-' or '"' or '\''))
        {
            from--;
        }

        var above = line.Substring(0, from).TrimEnd();
        var behind = Separator().Match(line, to);
        return behind.Success && (above.Length == 0 || above[above.Length - 1] is '{' or ',' or '-') ? Span.On(place.Line, behind.Index + behind.Length + 1, line.Length - behind.Index - behind.Length) : null;
    }

    private static int Within(int index, string line) => Math.Max(0, Math.Min(index, line.Length));

    private static IEnumerable<ConfigValue> SecretsOf(ConfigFile file, bool isSecret)
    {
        var root = file.Document switch
        {
            TreeDocument tree => tree.Root,
            HoconDocument { IsReadable: true } hocon => hocon.Resolve(_ => null).Root,
            _ => null,
        };
        return root is null ? [] : Walk(root, path: "", isSecret);
    }

    // Depth is bounded by the readers.
    private static IEnumerable<ConfigValue> Walk(ConfigValue value, string path, bool isSecret) => value switch
    {
        MapValue map => map.Entries.Where(entry => entry.Origin is null).SelectMany(entry =>
        {
            var key = path.Length == 0 ? entry.Key : path + "." + entry.Key;
            return Walk(entry.Value, key, isSecret || SecretNames.IsSecret(key));
        }),
        ListValue list => list.Items.SelectMany(item => Walk(item, path, isSecret)),
        _ => isSecret ? [value] : [],
    };

    private IEnumerable<SecretRange> BehindWords(string line)
    {
        foreach (var random in RandomText.In(line))
        {
            yield return random;
        }

        if (_isOfSecrets && !line.TrimStart().StartsWith("include", StringComparison.Ordinal))
        {
            yield return new SecretRange(ValueOf(line), line.Length);
        }

        if (WordOf(line) is { } word)
        {
            var rest = word.To;

            // In CQL further words may stand between PASSWORD and the text, when the statement is wrong.
            var quote = _file.Document is CqlDocument ? line.IndexOfAny(['\'', '"', '$'], rest) : -1;
            yield return new SecretRange(quote >= 0 ? quote : rest, line.Length);
        }

        // cqlsh takes its password behind -p, nodetool and sstableloader behind -pw.
        if (_file.Kind.IsCarrier)
        {
            foreach (Match option in PasswordOption().Matches(line))
            {
                yield return new SecretRange(option.Groups[1].Index, option.Groups[1].Index + option.Groups[1].Length);
            }
        }

        // curl takes name and password behind -u.
        foreach (Match login in LoginOption().Matches(line))
        {
            yield return new SecretRange(login.Groups[1].Index, login.Groups[1].Index + login.Groups[1].Length);
        }

        foreach (Match url in UserInfo().Matches(line))
        {
            yield return new SecretRange(url.Groups[1].Index, url.Groups[1].Index + url.Groups[1].Length);
        }

        if (line.Length <= LongestLine)
        {
            foreach (Match login in BareUserInfo().Matches(line))
            {
                yield return new SecretRange(login.Groups[1].Index, login.Groups[1].Index + login.Groups[1].Length);
            }
        }
    }

    // Where a line of a file of secrets begins to be secret.
    private static int ValueOf(string line)
    {
        var text = line.Trim();
        return line.IndexOfAny(['=', ':']) is >= 0 and var separator ? line.Length - line.Substring(separator).TrimStart('=', ':', ' ', '\t').Length
            : text.Length == 0 || text[0] == '#' || text.StartsWith("$ANSIBLE_VAULT;", StringComparison.Ordinal) || text[text.Length - 1] is '{' or '}' ? line.Length
            : 0;
    }

    // In a line that nobody wrote by hand the word itself is enough: what may belong to it is looked for once for each such word.
    private SecretRange? WordOf(string line)
    {
        var word = (line.Length > LongestLine ? SecretStart() : SecretWord()).Match(line) is { Success: true } match ? new SecretRange(match.Index, match.Index + match.Length) : null;
        return line.Length <= LongestLine && NearlyIn(line) is { } nearly && (word is null || nearly.To < word.To) ? nearly : word;
    }

    // A word that is meant to be a secret's, with what parts it from its value: HAProxy and Keepalived take a blank, the others a sign.
    private SecretRange? NearlyIn(string line)
    {
        var isOfWords = _file.Document is HaproxyDocument or KeepalivedDocument;
        var isLogin = false;
        var before = "";
        for (var at = 0; at < line.Length;)
        {
            var end = at;
            while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '_' or '.' || (line[end] == '-' && end > at)))
            {
                end++;
            }

            if (end == at)
            {
                at++;
                continue;
            }

            var word = line.Substring(at, end - at);
            var separator = Separator().Match(line, end);
            var to = separator.Success ? separator.Index + separator.Length : end;
            while (isOfWords && to < line.Length && (line[to] is ' ' or '\t'))
            {
                to++;
            }

            if (((separator.Success || isOfWords) && SecretNames.IsNearly(word))
                || (isOfWords && Nearest.IsSlip(before, "stats") && Nearest.IsSlip(word, "auth"))
                || (isLogin && separator.Success && word is not "key" && SecretNames.IsKey(word)))
            {
                return new SecretRange(at, to);
            }

            isLogin |= SecretNames.IsLogin(word);
            before = word;
            at = end;
        }

        return null;
    }

    // Whether the line belongs to a value that a secret's line above left open.
    private bool RunsOn(int number)
    {
        // Where every line is a statement, none runs on.
        if (_file.Document is HaproxyDocument or SysctlDocument)
        {
            return false;
        }

        for (var i = Math.Min(number, _lines.Length) - 2; i >= 0 && i >= number - 2 - LinesBefore; i--)
        {
            var line = _lines[i].TrimEnd();
            if (WordOf(line) is { } word && !line.TrimStart().StartsWith("auth_type", StringComparison.Ordinal))
            {
                // A word at the very end, behind a key of another name, is that key's value: 'authenticator: PasswordAuthenticator'.
                var rest = line.Substring(word.To).Trim();
                if (rest.Length == 0 && char.IsLetterOrDigit(line[word.To - 1]) && KeyAndValue().Match(line) is { Success: true } key && key.Length <= word.From)
                {
                    return false;
                }

                return rest is "" or "|" or ">" or "|-" or ">-" or "|+" or ">+" || rest.Count(c => c == '"') % 2 == 1 || rest.Count(c => c == '\'') % 2 == 1;
            }

            if (line.Length > 0 && KeyAndValue().IsMatch(line))
            {
                return false;
            }
        }

        return false;
    }

    // The word, what is left of the key, and the separator: a colon, an equals sign or a blank.
    private const string SecretStartPattern = @"(pas+w|bindpw|auth[-_]pas|secrt|passphrase|secret|api[-_]?key|access[-_]?key|private[-_]?key|\bstats\s+auth\b|\bauthorization\b|(?<![a-z0-9])(pwd|token|pass)\b)";

    private const string SecretWordPattern = SecretStartPattern + @"[\w.\-\]]*[""']?(\s*[+:=]+\s*|\s+|$)";

    private const string PasswordOptionPattern = """(?:^|(?<=[\s"']))-pw?["']?,?=?\s*("[^"]*"|'[^']*'|[^\s,\]]+)""";

    private const string LoginOptionPattern = """(?:^|[\s"'])(?:-u|--user)[\s=]+["']?([^\s"':]+:[^\s"']+)""";

    private const string UserInfoPattern = @"://([^/@\s:]*:[^/@\s]+)@";

    // Without a scheme it is one only where both are plain words.
    private const string BareUserInfoPattern = @"(?<![\w/.\-:@\]])[A-Za-z][\w.\-]*:([^/@\s:""',\[\]{}$]+)@(?=[A-Za-z0-9\[])";

    private const string KeyPattern = @"^[""']?[\w.\-]+[""']?$";

    private const string SeparatorPattern = @"\G[""']?\s*(\+?[:=]+|\{)\s*";

    private const string KeyAndValuePattern = @"^\s*(-\s*)?[""']?[\w.\-]+[""']?\s*[:={]";

#if NET
    [GeneratedRegex(SecretStartPattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretStart();

    [GeneratedRegex(SecretWordPattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretWord();

    [GeneratedRegex(PasswordOptionPattern, RegexOptions.None, 1000)]
    private static partial Regex PasswordOption();

    [GeneratedRegex(LoginOptionPattern, RegexOptions.None, 1000)]
    private static partial Regex LoginOption();

    [GeneratedRegex(UserInfoPattern, RegexOptions.None, 1000)]
    private static partial Regex UserInfo();

    [GeneratedRegex(BareUserInfoPattern, RegexOptions.None, 1000)]
    private static partial Regex BareUserInfo();

    [GeneratedRegex(KeyPattern, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(SeparatorPattern, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(KeyAndValuePattern, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyAndValue();
#else
    private static readonly Regex SecretStartRegex = new(SecretStartPattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly Regex SecretWordRegex = new(SecretWordPattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly Regex PasswordOptionRegex = new(PasswordOptionPattern, RegexOptions.None, TimeSpan.FromSeconds(1));
    private static readonly Regex LoginOptionRegex = new(LoginOptionPattern, RegexOptions.None, TimeSpan.FromSeconds(1));
    private static readonly Regex UserInfoRegex = new(UserInfoPattern, RegexOptions.None, TimeSpan.FromSeconds(1));
    private static readonly Regex BareUserInfoRegex = new(BareUserInfoPattern, RegexOptions.None, TimeSpan.FromSeconds(1));
    private static readonly Regex KeyRegex = new(KeyPattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly Regex SeparatorRegex = new(SeparatorPattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly Regex KeyAndValueRegex = new(KeyAndValuePattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static Regex SecretStart() => SecretStartRegex;

    private static Regex SecretWord() => SecretWordRegex;

    private static Regex PasswordOption() => PasswordOptionRegex;

    private static Regex LoginOption() => LoginOptionRegex;

    private static Regex UserInfo() => UserInfoRegex;

    private static Regex BareUserInfo() => BareUserInfoRegex;

    private static Regex Key() => KeyRegex;

    private static Regex Separator() => SeparatorRegex;

    private static Regex KeyAndValue() => KeyAndValueRegex;
#endif

    private sealed record Looked(int Number, List<SecretRange> Words, List<SecretRange> Ranges);
}

/// <summary>A part of a line to hide.</summary>
/// <param name="From">Index of its first character.</param>
/// <param name="To">Index just behind its last.</param>
internal sealed record SecretRange(int From, int To);
