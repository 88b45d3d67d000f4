using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>What makes HAProxy refuse a line by itself. Silent about a word that is unknown.</summary>
internal sealed class HaproxyCheck
{
    // Of any version, as it may be built.
    private const int MostThreads = 4096;

    private readonly FaultList _faults;
    private bool _hasBraces;
    private HaproxySection? _misplacedIn;

    internal HaproxyCheck(FaultList faults) => _faults = faults;

    internal void Line(HaproxySection section, HaproxyLine line)
    {
        if (_faults.IsFull || !line.Keyword.IsKnown)
        {
            return;
        }

        var kind = section.Keyword.Text;
        var isProxy = HaproxyKeywords.Refused.ContainsKey(kind);
        if (!HaproxyKeywords.Lines.TryGetValue(isProxy ? "proxy" : kind, out var keywords))
        {
            return;
        }

        var keyword = line.Keyword.Text;
        if (line.Prefix is { } prefix && !HaproxyKeywords.Negatable.Contains(keyword))
        {
            _faults.Syntax(prefix.Span, $"'{prefix.Text}' cannot stand before '{keyword}'");
        }
        else if (!keywords.TryGetValue(keyword, out var arity))
        {
            if (!IsKnownElsewhere(keyword) || IsFirstOf(section))
            {
                UnknownKeyword(line.Keyword, kind, keywords);
            }
        }
        else if (isProxy && Refuses(section, keyword))
        {
            if (!IsFirstOf(section))
            {
                return;
            }

            _faults.Syntax(line.Keyword.Span, section.Name is null
                ? $"'{keyword}' is not allowed in a 'defaults' section without a name"
                : $"'{keyword}' is not allowed in a '{kind}' section");
        }
        else if (Count(line, arity) && line.IsKnown)
        {
            Words(section, line, isProxy);
        }
    }

    /// <summary>What can be judged only at the end of the file.</summary>
    internal void Section(HaproxySection section, bool verifies)
    {
        foreach (var server in section.IsBackend && verifies ? section.Servers : [])
        {
            if (server.Has("ssl") && server.Line.IsKnown && !server.Line.IsConditional && server.Find("ca-file") is null && server.Find("verify")?.Value is not { Text: "none" })
            {
                _faults.Missing(server.Find("ssl")!.Key.Span, $"server '{server.Name.Text}' verifies certificates but has neither 'ca-file' nor 'verify none'");
            }
        }

        if (section.IsBackend)
        {
            Unasked(section);
        }

        foreach (var bind in section.IsFrontend && section.FindOwn("ssl-f-use") is null ? section.Binds : [])
        {
            if (bind.Find("ssl") is { } ssl && bind.Line.IsKnown && !bind.Line.IsConditional
                && bind.Find("crt") is null && bind.Find("crt-list") is null && bind.Find("default-crt") is null)
            {
                _faults.Missing(ssl.Key.Span, "'ssl' without a certificate; expected 'crt'");
            }
        }
    }

    // A server without a port is connected to at the client's, of which a check has none.
    private void Unasked(HaproxySection section)
    {
        var first = section.Servers.FirstOrDefault(server => server.Line.IsKnown && !server.Line.IsConditional && server.Has("check")
            && server.Address is { IsSocket: false, Host: { } host } && System.Net.IPAddress.TryParse(host, out _) && !IsPort(server.Address.PortText)
            && server.Find("port") is null && server.Find("addr") is null && server.Find("track") is null);
        if (first is not null && section.Find("mode")?.At(1)?.Text is null or "tcp" or "http"
            && !section.Lines.Concat(section.Defaults?.Lines ?? []).Any(line => line.IsConditional || !line.IsKnown || (line.Keyword.Text is "http-check" or "tcp-check" && line.Has("connect"))))
        {
            _faults.Missing(first!.Address.Span, $"server '{first.Name.Text}' has no port, so 'check' has none to ask at; expected one behind the address, or 'port'");
        }
    }

    private static bool IsPort(string? text) => text is not null && text.Length > 0 && (text[0] == '$' || TemplateMask.IsMasked(text) || (text[0] is not ('+' or '-') && Whole(text) is not 0));

    private static bool IsKnownElsewhere(string keyword) => HaproxyKeywords.Lines.Values.Any(keywords => keywords.ContainsKey(keyword));

    // Lines of another kind of section, one after the other, have lost their header: that is one fault.
    private bool IsFirstOf(HaproxySection section)
    {
        var isFirst = !ReferenceEquals(_misplacedIn, section);
        _misplacedIn = section;
        return isFirst;
    }

    private void UnknownKeyword(Word word, string kind, IReadOnlyDictionary<string, HaproxyKeywords.Arity> keywords)
    {
        // Lines of braces are of another language: one of them says so.
        if (word.Text.All(c => c is '{' or '}'))
        {
            if (_hasBraces)
            {
                return;
            }

            _hasBraces = true;
        }

        if (HaproxyKeywords.Removed.TryGetValue(word.Text, out var instead))
        {
            _faults.Syntax(word.Span, string.Equals(instead, "nothing", StringComparison.Ordinal)
                ? $"HAProxy no longer knows '{word.Text}'; nothing replaces it"
                : $"HAProxy no longer knows '{word.Text}'; {instead} replaces it");
        }
        else if (!word.Text.StartsWith("tune.", StringComparison.Ordinal) || Nearest.Find(word.Text, keywords.Keys) is not null)
        {
            // Every version adds tuning keywords: one that resembles none is taken for such.
            _faults.Unknown(word.Span, UnknownIn(kind, word.Text), word.Text, keywords.Keys.Concat(HaproxyKeywords.Sections));
        }
    }

    // In a list of users a word out of place may be a password.
    private static string UnknownIn(string kind, string word)
        => string.Equals(kind, "userlist", StringComparison.Ordinal) ? "unknown keyword in a 'userlist' section" : $"unknown keyword '{word}' in a '{kind}' section";

    private static bool Refuses(HaproxySection section, string keyword)
        => HaproxyKeywords.Refused[section.Keyword.Text].Contains(keyword)
            || (section.Keyword.Is("defaults") && section.Name is null && HaproxyKeywords.Refused["anonymous"].Contains(keyword));

    // A reference may stand for no word or for several.
    private bool Count(HaproxyLine line, HaproxyKeywords.Arity arity)
    {
        var count = line.Words.Count - 1;
        if (!line.IsKnown || (line.IsNegated && line.Keyword.Is("log")) || (count >= arity.Least && count <= arity.Most))
        {
            return true;
        }

        var expected = arity.Least == arity.Most ? Number(arity.Least) : count < arity.Least ? "at least " + Number(arity.Least) : "at most " + Number(arity.Most);
        var place = count > arity.Most ? line.Words[arity.Most + 1] : line.Keyword;
        _faults.Syntax(place.Span, $"'{line.Keyword.Text}' has {Number(count)} behind it, expected {expected}");
        return false;
    }

    private void Words(HaproxySection section, HaproxyLine line, bool isProxy)
    {
        var kind = section.Keyword.Text;
        var keyword = line.Keyword.Text;
        if (!First(line, HaproxyKeywords.First.TryGetValue(kind + " " + keyword, out var own) ? own : isProxy && HaproxyKeywords.First.TryGetValue(keyword, out var shared) ? shared : null))
        {
            return;
        }

        switch (keyword)
        {
            case "timeout" when isProxy || kind is "resolvers" or "mailers" or "ring" or "log-forward":
                Timeout(line);
                break;
            case "hold" or "grace" or "hard-stop-after" or "close-spread-time":
                Time(line.Words[line.Words.Count - 1], keyword);
                break;
            case "bind" when isProxy:
                Addresses(line.Words[1]);
                Parameters(line, 2, HaproxyKeywords.Bind);
                break;
            case "stats" when kind is "global":
                GlobalStats(line);
                break;
            case "stats":
                Stats(line);
                break;
            case "server" or "server-template" when isProxy:
                Server(line);
                break;
            case "default-server" when isProxy:
                Parameters(line, 1, HaproxyKeywords.Server);
                break;
            case "option" when isProxy:
                Option(line);
                break;
            case "tcp-request" or "tcp-response":
                TcpRule(line);
                break;
            case "retry-on":
                Each(line, 1, HaproxyKeywords.RetryReasons);
                break;
            case "cookie":
                Cookie(line);
                break;
            case "log" when !line.IsNegated && (isProxy || kind is "global"):
                HaproxyLog.Check(line, isProxy, _faults);
                break;
            case "redirect" when line.Words.Count == 2 && line.Words[1].Text is "location" or "prefix" or "scheme" or "code":
                _faults.Syntax(line.Words[1].Span, $"'{line.Words[1].Text}' without a value");
                break;
            case "balance" when line.At(1) is { Text: "url_param" } && line.Words.Count == 2:
                _faults.Syntax(line.Words[1].Span, "'balance url_param' without the name of a parameter");
                break;
            case "id" when Whole(line.Words[1].Text) is not > 0:
                _faults.Syntax(line.Words[1].Span, $"'id' is '{line.Words[1].Text}', expected a number above 0");
                break;
            case "nbthread" or "thread-groups" or "tune.bufsize" when Whole(line.Words[1].Text) is not > 0:
                _faults.Syntax(line.Words[1].Span, $"'{keyword}' is '{line.Words[1].Text}', expected a number above 0");
                break;
            case "nbthread" when Whole(line.Words[1].Text) > MostThreads:
                _faults.Syntax(line.Words[1].Span, $"'nbthread' is '{line.Words[1].Text}', more than HAProxy takes: 64 in version 2.6");
                break;
            case "use_backend" or "use-server" when line.At(2) is { } behind && !(behind.Text is "if" or "unless"):
                _faults.Syntax(behind.Span, $"'{behind.Text}' behind '{keyword} {line.Words[1].Text}', expected 'if' or 'unless'");
                break;
            default:
                break;
        }

        if (isProxy || kind is "global")
        {
            HaproxyActions.Check(line, _faults);
        }

        if (isProxy && HaproxyKeywords.Conditional.Contains(keyword))
        {
            HaproxyCondition.Check(section, line, _faults);
        }
    }

    private bool First(HaproxyLine line, string[]? words)
    {
        if (words is null || line.At(1) is not { } word || IsOneOf(word.Text, words))
        {
            return true;
        }

        UnknownWord(word, $"'{line.Keyword.Text}' does not know '{word.Text}'", words);
        return false;
    }

    private void TcpRule(HaproxyLine line)
    {
        if (line.Words[1].Is("inspect-delay"))
        {
            if (line.At(2) is { } delay)
            {
                Time(delay, "inspect-delay");
            }
            else
            {
                _faults.Syntax(line.Words[1].Span, "'inspect-delay' without a time");
            }
        }
        else if (HaproxyKeywords.First.TryGetValue(line.Keyword.Text + " " + line.Words[1].Text, out var actions))
        {
            if (line.At(2) is not { } action)
            {
                _faults.Syntax(line.Words[1].Span, $"'{line.Keyword.Text} {line.Words[1].Text}' without an action");
            }
            else if (!IsOneOf(action.Text, actions))
            {
                UnknownWord(action, $"'{line.Keyword.Text} {line.Words[1].Text}' does not know '{action.Text}'", actions);
            }
        }
    }

    private void Timeout(HaproxyLine line)
    {
        if (line.At(2) is not { } value)
        {
            _faults.Syntax(line.Words[1].Span, $"'timeout {line.Words[1].Text}' without a time");
        }
        else if (line.At(3) is { } extra)
        {
            _faults.Syntax(extra.Span, $"'{extra.Text}' behind the time of 'timeout {line.Words[1].Text}'");
        }
        else
        {
            Time(value, "timeout " + line.Words[1].Text);
        }
    }

    private void GlobalStats(HaproxyLine line)
    {
        if (line.At(2) is not { } value)
        {
            _faults.Syntax(line.Words[1].Span, $"'stats {line.Words[1].Text}' without a value");
        }
        else if (line.Words[1].Is("timeout"))
        {
            Time(value, "stats timeout");
        }
        else if (line.Words[1].Is("socket"))
        {
            Addresses(value);
            Parameters(line, 3, HaproxyKeywords.Bind);
        }
    }

    private void Stats(HaproxyLine line)
    {
        var word = line.Words[1];
        var value = line.At(2);
        if (word.Text is "uri" or "realm" or "auth" or "scope" or "refresh" && value is null)
        {
            _faults.Syntax(word.Span, $"'stats {word.Text}' without a value");
        }
        else if (word.Is("refresh"))
        {
            Time(value!, "stats refresh");
        }
        else if (word.Is("admin") && !(value?.Text is "if" or "unless"))
        {
            _faults.Syntax(word.Span, "'stats admin' without 'if' or 'unless'");
        }
    }

    private void Server(HaproxyLine line)
    {
        var isTemplate = line.Keyword.Is("server-template");
        if (line.Words[1].Text.IndexOfAny(['/', '@', '#', '\'', '"', '%', '{']) is >= 0 and var at)
        {
            _faults.Syntax(line.Words[1].Span, $"'{line.Words[1].Text[at]}' cannot stand in the name of a server");
        }

        if (isTemplate && !Array.TrueForAll(line.Words[2].Text.Split('-'), part => Whole(part) > 0))
        {
            _faults.Syntax(line.Words[2].Span, $"'{line.Words[2].Text}' is no number or range of servers");
        }

        var place = isTemplate ? 3 : 2;
        HaproxyPort.Check(HaproxyAddress.Of(line.Words[place]), isBind: false, _faults);
        Parameters(line, place + 1, HaproxyKeywords.Server);
    }

    private void Addresses(Word word)
    {
        foreach (var address in HaproxyAddress.List(word))
        {
            if (address.Text.Length > 0 || word.Text.Length <= 1)
            {
                HaproxyPort.Check(address, isBind: true, _faults);
            }
        }
    }

    private void Option(HaproxyLine line)
    {
        var option = line.Words[1];
        if (option.Text is "http-tunnel" or "forceclose" or "http_proxy")
        {
            _faults.Syntax(option.Span, $"HAProxy no longer knows 'option {option.Text}'");
        }
        else if (!HaproxyKeywords.Switches.Contains(option.Text) && !HaproxyKeywords.Options.Contains(option.Text))
        {
            _faults.Unknown(option.Span, $"unknown option '{option.Text}'", option.Text, HaproxyKeywords.AllOptions);
        }
        else if (line.Prefix is { } prefix && !HaproxyKeywords.Switches.Contains(option.Text))
        {
            _faults.Syntax(prefix.Span, $"'{prefix.Text}' cannot stand before 'option {option.Text}'");
        }
        else if (line.Words.Count > 2)
        {
            OptionWords(line, option.Text);
        }
        else if (option.Is("http-restrict-req-hdr-names"))
        {
            _faults.Syntax(option.Span, "'option http-restrict-req-hdr-names' without 'preserve', 'reject' or 'delete'");
        }
        else if (option.Is("pgsql-check"))
        {
            _faults.Syntax(option.Span, "'option pgsql-check' without 'user'");
        }
    }

    private void OptionWords(HaproxyLine line, string option)
    {
        var word = line.Words[2];
        if (option is "httplog" && !(word.Is("clf") && line.Words.Count == 3))
        {
            _faults.Syntax(word.Span, $"'{word.Text}' behind 'option httplog', expected 'clf'");
        }
        else if (option is "forwardfor" or "originalto" && !(word.Text is "except" or "header" or "header-lf" or "if-none"))
        {
            _faults.Syntax(word.Span, $"'{word.Text}' behind 'option {option}', expected 'except', 'header' or 'if-none'");
        }
        else if (option is "httpchk" && line.Words.Count > 6)
        {
            _faults.Syntax(line.Words[6].Span, $"'{line.Words[6].Text}' behind 'option httpchk', expected method, path, version and host at most");
        }
        else if (HaproxyKeywords.Switches.Contains(option) && option is not ("redispatch" or "transparent" or "accept-invalid-http-request"))
        {
            _faults.Syntax(word.Span, $"'{word.Text}' behind 'option {option}', which takes nothing");
        }
    }

    private void Cookie(HaproxyLine line)
    {
        for (var i = 2; i < line.Words.Count; i++)
        {
            var word = line.Words[i];
            if (Array.IndexOf(HaproxyKeywords.CookieWords, word.Text) < 0)
            {
                UnknownWord(word, $"'cookie' does not know '{word.Text}'", HaproxyKeywords.CookieWords);
            }
            else if (word.Text is "domain" or "maxidle" or "maxlife" or "attr")
            {
                i++;
                if (line.At(i) is not { } value)
                {
                    _faults.Syntax(word.Span, $"'{word.Text}' without a value");
                }
                else if (word.Text is "maxidle" or "maxlife")
                {
                    Time(value, word.Text);
                }
            }
        }
    }

    private void Parameters(HaproxyLine line, int from, IReadOnlyDictionary<string, int> known)
    {
        for (var i = from; i < line.Words.Count && !_faults.IsFull; i++)
        {
            var word = line.Words[i];
            var name = word.Text.IndexOf('(') is > 0 and var parenthesis ? word.Text.Substring(0, parenthesis) : word.Text;
            if (!known.TryGetValue(name, out var takes))
            {
                UnknownWord(word, $"'{line.Keyword.Text}' does not know '{word.Text}'", known.Keys);
                return;
            }

            if (takes > 0 && line.At(i + 1) is null)
            {
                _faults.Syntax(word.Span, $"'{word.Text}' without a value");
                return;
            }

            if (takes > 0)
            {
                Parameter(name, line.Words[i + 1], line.Keyword.Is("bind") || line.Keyword.Is("stats"));
            }

            i += takes;
        }
    }

    private void Parameter(string name, Word value, bool isBind)
    {
        string[]? expected = name switch
        {
            "verify" => isBind ? ["none", "optional", "required"] : ["none", "required"],
            "level" => ["user", "operator", "admin"],
            "ssl-min-ver" or "ssl-max-ver" => ["SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"],
            "observe" => ["none", "layer4", "layer7"],
            "on-error" => ["fastinter", "fail-check", "sudden-death", "mark-down"],
            "on-marked-down" => ["shutdown-sessions"],
            "on-marked-up" => ["shutdown-backup-sessions"],
            _ => null,
        };
        if (expected is not null && Array.IndexOf(expected, value.Text) < 0)
        {
            UnknownWord(value, $"'{name}' is '{value.Text}', expected {string.Join(", ", expected.Select(word => "'" + word + "'"))}", expected);
        }
        else if (name is "inter" or "fastinter" or "downinter" or "agent-inter" or "slowstart" or "pool-purge-delay" or "tcp-ut")
        {
            Time(value, name, isPositive: name is "inter" or "fastinter" or "downinter" or "agent-inter");
        }
        else if (name is "fall" or "rise" or "id" && Leading(value.Text) is not > 0)
        {
            _faults.Syntax(value.Span, $"'{name}' is '{value.Text}', expected a number above 0");
        }
        else if (name is "weight" && Leading(value.Text) is not (>= 0 and <= 256))
        {
            _faults.Syntax(value.Span, $"'weight' is '{value.Text}', expected 0 to 256");
        }
        else if (name is "mode" && !value.Text.All(c => c is >= '0' and <= '7'))
        {
            _faults.Syntax(value.Span, $"'mode' is '{value.Text}', expected an octal number such as 660");
        }
    }

    private void Time(Word value, string what, bool isPositive = false) => HaproxyTime.Check(value, what, isPositive, _faults);

    private void Each(HaproxyLine line, int from, string[] known)
    {
        for (var i = from; i < line.Words.Count; i++)
        {
            if (Array.IndexOf(known, line.Words[i].Text) < 0)
            {
                UnknownWord(line.Words[i], line.Keyword.Is("user") ? "'user' does not know this word" : $"'{line.Keyword.Text}' does not know '{line.Words[i].Text}'", known);
            }
        }
    }

    private void UnknownWord(Word word, string message, IEnumerable<string> known)
        => _faults.Unknown(word.Span, message, word.Text, known.Select(name => name.TrimEnd('*', '(')));

    private static bool IsOneOf(string text, string[] words)
        => Array.Exists(words, word => word[word.Length - 1] == '*'
            ? text.Length >= word.Length && text.StartsWith(word.Substring(0, word.Length - 1), StringComparison.Ordinal)
            : string.Equals(text, word, StringComparison.Ordinal));

    private static string Number(int count) => count switch { 0 => "nothing", 1 => "1 word", _ => $"{count} words" };

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // As C's atoi: what follows the digits does not count, and no digits are 0.
    private static int? Leading(string text)
    {
        var sign = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var digits = text.Substring(0, sign + TextScan.Digits(text.Substring(sign)));
        return digits.Length == 0 ? 0 : int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
