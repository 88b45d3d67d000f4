using System;
using System.Globalization;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>The words behind an action or a check that make HAProxy refuse the line. Silent about what later versions may know.</summary>
internal static class HaproxyActions
{
    private static readonly string[] Scopes = ["set-var(", "set-var-fmt(", "unset-var("];
    private static readonly string[] Expected = ["string", "string-lf", "rstring", "status", "rstatus", "hdr", "fhdr"];
    private static readonly string[] TcpExpected = ["string", "string-lf", "rstring", "binary", "binary-lf", "rbinary"];

    private static readonly string[] RedirectWords = ["location", "prefix", "scheme", "code", "set-cookie", "set-cookie-fmt", "clear-cookie", "drop-query", "keep-query", "append-slash", "ignore-empty"];
    private static readonly string[] SendWords = ["comment", "meth", "uri", "uri-lf", "ver", "hdr", "body", "body-lf"];
    private static readonly string[] Filters = ["trace", "compression", "comp-req", "comp-res", "cache", "fcgi-app", "spoe", "opentracing", "bwlim-in", "bwlim-out"];

    /// <summary>The code of a redirect, the scope of a variable, the names of fetches and converters.</summary>
    internal static void Check(HaproxyLine line, FaultList faults)
    {
        switch (line.Keyword.Text)
        {
            case "redirect":
                Redirect(line, 1, faults);
                break;
            case "http-request" or "http-response" or "http-after-response" or "tcp-request" or "tcp-response" or "use_backend":
                if (line.At(1) is { Text: "redirect" })
                {
                    Redirect(line, 2, faults);
                }

                Variables(line, faults);
                if (line.At(1) is { Text: "set-header" or "add-header" } && line.At(3) is { } format && format.Text.LastIndexOf("%[", StringComparison.Ordinal) is >= 0 and var open
                    && (open == 0 || format.Text[open - 1] != '%') && format.Text.IndexOf(']', open) < 0)
                {
                    faults.Syntax(format.Span, "'%[' without its ']' in the same word");
                }

                foreach (var word in line.Words.Skip(1).TakeWhile(word => word.IsQuoted || !(word.Text is "if" or "unless")))
                {
                    HaproxySamples.Format(word, faults);
                }

                break;
            case "acl" when line.At(2) is { } fetch:
                HaproxySamples.Check(fetch, faults);
                break;
            case "http-check" or "tcp-check" when line.At(1) is { Text: "expect" }:
                Expect(line, line.Keyword.Is("http-check") ? Expected : TcpExpected, faults);
                break;
            case "http-check" when line.At(1) is { Text: "send" }:
                Send(line, faults);
                break;
            case "capture" when line.At(2) is { Text: "header" } header && !(line.At(4) is { Text: "len" } && line.At(5) is not null):
                faults.Syntax(header.Span, "'header' without 'len' and a length behind its name");
                break;
            case "filter" when line.At(1) is { } filter && Array.Find(Filters, name => Nearest.IsSlip(filter.Text, name)) is { } meant && Array.IndexOf(Filters, filter.Text) < 0:
                faults.Syntax(filter.Span, $"unknown filter '{filter.Text}'; did you mean '{meant}'?");
                break;
            case "errorfile" when int.TryParse(line.Words[1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is not (200 or (>= 400 and <= 431) or (>= 500 and <= 511)):
                faults.Syntax(line.Words[1].Span, $"'errorfile' does not know the status '{line.Words[1].Text}'");
                break;
            case "ssl-default-bind-options" or "ssl-default-server-options":
                foreach (var word in line.Words.Skip(1).Where(IsUnknownVersion))
                {
                    faults.Syntax(word.Span, $"'{line.Keyword.Text}' does not know '{word.Text}'");
                }

                break;
            default:
                break;
        }
    }

    private static void Redirect(HaproxyLine line, int from, FaultList faults)
    {
        for (var i = from; i + 1 < line.Words.Count && !(line.Words[i].Text is "if" or "unless"); i++)
        {
            if (line.Words[i].Is("code") && !(line.Words[i + 1].Text is "301" or "302" or "303" or "307" or "308"))
            {
                faults.Syntax(line.Words[i + 1].Span, $"'code' is '{line.Words[i + 1].Text}', expected '301', '302', '303', '307' or '308'");
            }

            if (!line.Words[i].IsQuoted && Array.IndexOf(RedirectWords, line.Words[i].Text) < 0 && Nearest.Find(line.Words[i].Text, RedirectWords) is { } near)
            {
                faults.Syntax(line.Words[i].Span, $"'redirect' does not know '{line.Words[i].Text}'; did you mean '{near}'?");
                return;
            }

            i += line.Words[i].Text is "location" or "prefix" or "scheme" or "code" or "set-cookie" or "set-cookie-fmt" or "clear-cookie" ? 1 : 0;
        }
    }

    // A variable has its scope before a point.
    private static void Variables(HaproxyLine line, FaultList faults)
    {
        var at = line.Keyword.Text.StartsWith("tcp", StringComparison.Ordinal) ? 2 : 1;
        if (line.At(at) is not { } action || Array.Find(Scopes, scope => action.Text.StartsWith(scope, StringComparison.Ordinal)) is not { } begin)
        {
            return;
        }

        var name = action.Text.Substring(begin.Length).Split(new[] { ',', ')' })[0];
        if (name.Length > 0 && name.IndexOf('.') < 0)
        {
            faults.Syntax(action.Span, $"the variable '{name}' has no scope, expected one such as 'txn.{name}'");
        }
        else if (begin is "set-var(" && line.At(at + 1) is { } fetch)
        {
            HaproxySamples.Check(fetch, faults);
        }
    }

    private static void Expect(HaproxyLine line, string[] known, FaultList faults)
    {
        var i = 2;
        while (line.At(i)?.Text is "min-recv" or "comment" or "ok-status" or "error-status" or "tout-status" or "on-success" or "on-error" or "status-code")
        {
            i += 2;
        }

        i += line.At(i) is { Text: "!" } ? 1 : 0;
        if (line.At(i) is { } word && word.Text.TrimStart('!') is { Length: > 0 } match && Array.IndexOf(known, match) < 0 && Nearest.Find(match, known) is { } near)
        {
            faults.Syntax(word.Span, $"'expect' does not know '{word.Text}'; did you mean '{near}'?");
        }
    }

    private static void Send(HaproxyLine line, FaultList faults)
    {
        for (var i = 2; i < line.Words.Count; i += line.Words[i].Is("hdr") ? 3 : 2)
        {
            var word = line.Words[i];
            if (Array.IndexOf(SendWords, word.Text) < 0)
            {
                if ((Nearest.Find(word.Text, SendWords) ?? Array.Find(SendWords, name => word.Text.StartsWith(name, StringComparison.Ordinal))) is { } near)
                {
                    faults.Syntax(word.Span, $"'http-check send' does not know '{word.Text}'; did you mean '{near}'?");
                }

                return;
            }
        }
    }

    private static bool IsUnknownVersion(Word word)
        => Array.Exists(["no-", "force-"], start => word.Text.StartsWith(start + "tlsv", StringComparison.Ordinal) || word.Text.StartsWith(start + "sslv", StringComparison.Ordinal))
            && !(word.Text.Substring(word.Text.IndexOf('-') + 1) is "sslv3" or "tlsv10" or "tlsv11" or "tlsv12" or "tlsv13");
}
