using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>What Keepalived's checks ask for, on the machine's own HAProxy.</summary>
internal static class CheckTargets
{
    private const string Haproxy = "haproxy";

    /// <summary>Pages that HAProxy serves at another port or not at all, and processes that are HAProxy but for a slip of the finger.</summary>
    internal static IEnumerable<Violation> Missed(Repo repo)
        => from read in KeepalivedFiles.Of(repo)
           from violation in Pages(repo, read.File).Concat(Processes(read.File))
           select violation;

    private static IEnumerable<Violation> Pages(Repo repo, ConfigFile file)
    {
        var own = file.Node is null ? [] : repo.Of(HaproxyCfg.Kind).Where(other => string.Equals(other.Node, file.Node, StringComparison.Ordinal)).ToList();
        if (own.Count != 1 || !Repo.IsReadable(own[0]) || own[0].HasBranches() || own[0].Document is not HaproxyDocument haproxy)
        {
            yield break;
        }

        var frontends = haproxy.Sections.Where(section => section.IsFrontend).ToList();
        if (frontends.Exists(section => section.Lines.Any(line => line.IsConditional || !line.IsKnown)))
        {
            yield break;
        }

        foreach (var script in ((KeepalivedDocument)file.Document).Scripts.Where(CheckCommands.IsSettled))
        {
            if (script.Find("script") is { Argument: { } argument } line && line.Words.All(word => word.IsKnown) && FaultOf(frontends, CheckCommands.Words(line)) is { } fault)
            {
                yield return new Violation(file, argument.Span.To(line.Words[line.Words.Count - 1].Span), fault)
                {
                    Setting = $"vrrp_script {script.Argument?.Text}.script",
                    Severity = Severity.Error,
                    Fix = "Ask for the 'monitor-uri' of haproxy.cfg at the port of its frontend.",
                };
            }
        }
    }

    private static string? FaultOf(List<HaproxySection> frontends, List<string> command)
    {
        var words = CheckCommands.WithoutWrapper(command);
        var program = words.Count == 0 ? "" : CheckCommands.NameOf(words[0]);
        if (program is not ("curl" or "wget") || PageOf(words) is not { } page)
        {
            return null;
        }

        var asked = frontends.Where(section => section.Binds.Any(bind => bind.Addresses.Any(address => address.Port == page.Port))).ToList();
        if (asked.Count > 0)
        {
            return FailsOnError(program, words) && asked.TrueForAll(section => Monitor(section) is { } uri && !string.Equals(uri, page.Path, StringComparison.Ordinal) && IsMonitorOnly(section, page.Path))
                ? $"the check asks for '{page.Path}', which HAProxy does not serve at port {page.Port.ToString(CultureInfo.InvariantCulture)}, expected '{Monitor(asked[0])}', its 'monitor-uri'"
                : null;
        }

        // Another program may listen there; it would hardly serve the same page.
        var meant = frontends.Find(section => string.Equals(Monitor(section), page.Path, StringComparison.Ordinal));
        return page.Path.Length > 1 && meant?.Binds.SelectMany(bind => bind.Addresses).FirstOrDefault(address => address.Port is not null) is { } there
            ? $"the check asks port {page.Port.ToString(CultureInfo.InvariantCulture)}, where HAProxy does not listen, expected {there.PortText}, where '{page.Path}' is its 'monitor-uri'"
            : null;
    }

    // An URL on this machine.
    private static Page? PageOf(List<string> words)
    {
        const string Scheme = "http://";
        var urls = words.Where(word => word.StartsWith(Scheme, StringComparison.Ordinal)).ToList();
        if (urls.Count != 1)
        {
            return null;
        }

        var place = HostPort.OfUrl(urls[0]);
        var end = urls[0].IndexOfAny(['/', '?', '#'], Scheme.Length);
        var path = end < 0 || urls[0][end] != '/' ? "/" : urls[0].Substring(end).Split(new[] { '?', '#' })[0];
        return HostText.IsLocal(place.Host) && int.TryParse(place.Port ?? "80", NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? new Page(port, path) : null;
    }

    private static bool FailsOnError(string program, List<string> words)
        => program is "wget" || words.Exists(word => word.StartsWith("--fail", StringComparison.Ordinal) || (word.Length > 1 && word[0] == '-' && word[1] != '-' && word.IndexOf('f') > 0));

    private static string? Monitor(HaproxySection section) => section.Find("monitor-uri")?.At(1)?.Text;

    // Nothing but rules for other pages stands beside it.
    private static bool IsMonitorOnly(HaproxySection section, string path)
        => section.Servers.Count == 0
            && section.Find("default_backend") is null && !section.All("use_backend").Any()
            && !section.AllInherited("stats", "uri").Any(line => line.At(2) is { } uri && path.StartsWith(uri.Text, StringComparison.Ordinal))
            && section.AllInherited("http-request").All(line => line.At(1) is { Text: "deny" or "set-header" or "set-var" or "set-log-level" } || IsForAnother(line, path))
            && !section.AllInherited("redirect").Any() && !section.AllInherited("errorfile").Any(line => line.At(1) is { Text: "200" });

    private static bool IsForAnother(HaproxyLine line, string path)
        => line.After("path") is { } other && !string.Equals(other.Text, path, StringComparison.Ordinal) && line.Has("if") && !line.Has("or") && !line.Has("||") && !line.Has("!");

    private static IEnumerable<Violation> Processes(ConfigFile file)
        => from track in ((KeepalivedDocument)file.Document).Of("vrrp_track_process")
           where track.HasBlock && track.Condition is null
           let line = track.Find("process")
           where line?.Argument is { IsKnown: true } && line.Condition is null
           let name = CheckCommands.NameOf(line.Argument!.Text)
           where name is not Haproxy && IsWord(name) && Nearest.IsSlip(name, Haproxy)
           select new Violation(file, line.Argument!.Span, $"'process' is '{name}', expected '{Haproxy}': of a process that never runs the check always fails")
           {
               Setting = $"vrrp_track_process {track.Argument?.Text}.process",
               Severity = Severity.Error,
               Fix = "Write the name of the process as HAProxy has it.",
           };

    // haproxy-2 is another program.
    private static bool IsWord(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Page(int Port, string Path);
}
