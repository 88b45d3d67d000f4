using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>The commands by which Keepalived checks HAProxy: whether they run at all, and what they can see.</summary>
internal static class CheckCommands
{
    private static readonly string[] Shells = ["sh", "bash", "dash", "ash", "ksh", "zsh", "env"];

    private static readonly string[] ShellWords = ["|", "||", "&&", "&", ";", ">", ">>", "<", "2>", "&>"];

    private static readonly string[] Wrappers = ["setpriv", "timeout", "nice", "env", "sudo"];

    private static readonly string[] Askers = ["curl", "wget", "nc", "ncat", "netcat"];

    /// <summary>Scripts run under a user that is stated.</summary>
    internal static IEnumerable<Violation> Users(Repo repo)
    {
        foreach (var read in KeepalivedFiles.Of(repo))
        {
            var file = read.File;
            var document = read.Whole;
            var scripts = read.Document.Scripts.Where(IsSettled).ToList();
            if (scripts.Count == 0 || HasInclude(document) || document.Of("global_defs").Any(global => global.Children.Any(child => child.Condition is not null || !child.Keyword.IsKnown)))
            {
                continue;
            }

            if (document.FindGlobal("enable_script_security") is not { } secure)
            {
                var place = scripts[0].Find("script")?.Keyword ?? scripts[0].Keyword;
                yield return new Violation(file, place.Span, "'vrrp_script' without 'enable_script_security' in 'global_defs': a script that others may write to runs as root")
                {
                    Setting = "global_defs.enable_script_security",
                };
            }
            else if (document.FindGlobal("script_user") is null && scripts.Find(script => script.Find("user") is null) is { } script)
            {
                yield return new Violation(file, ReferenceEquals(read.Document, document) ? secure.Keyword.Span : script.Keyword.Span, $"'enable_script_security' without 'script_user': '{script.Argument?.Text}' is left out unless the machine has a user keepalived_script")
                {
                    Setting = "global_defs.script_user",
                    Severity = Severity.Error,
                };
            }
        }
    }

    /// <summary>What is tracked exists, and what exists is tracked.</summary>
    internal static IEnumerable<Violation> Tracked(Repo repo)
    {
        foreach (var read in KeepalivedFiles.Of(repo))
        {
            var file = read.File;
            var document = read.Whole;
            if (HasInclude(document))
            {
                continue;
            }

            var owners = document.Instances.Concat(document.Of("vrrp_sync_group")).ToList();
            var entries = owners.SelectMany(owner => owner.Values("track_script").Select(entry => new { owner, entry })).ToList();
            var scripts = document.Scripts.Where(script => script.Argument is not null).ToList();
            var own = new HashSet<KeepalivedNode>(read.Document.Instances.Concat(read.Document.Of("vrrp_sync_group")));
            var names = new HashSet<string>(scripts.Select(script => script.Argument!.Text), StringComparer.Ordinal);
            var areOpen = scripts.Exists(script => !script.Argument!.IsKnown);
            var unknown = entries.Where(item => item.entry.Keyword.IsKnown && item.entry.Condition is null && !VrrpInstance.IsInclude(item.entry) && !areOpen && !names.Contains(item.entry.Keyword.Text)).ToList();
            foreach (var item in unknown.Where(item => own.Contains(item.owner)))
            {
                yield return new Violation(file, item.entry.Keyword.Span, $"there is no 'vrrp_script {item.entry.Keyword.Text}': '{item.owner.Argument?.Text}' is checked by nothing under that name") { Setting = $"{item.owner.Keyword.Text} {item.owner.Argument?.Text}.track_script" };
            }

            // A misspelt name leaves a script untracked too: one fault.
            var isOpen = unknown.Count > 0 || owners.Exists(owner => owner.Children.Any(child => !child.Keyword.IsKnown || VrrpInstance.IsInclude(child))) || entries.Exists(item => !item.entry.Keyword.IsKnown);
            var ownScripts = new HashSet<KeepalivedNode>(read.Document.Scripts);
            var tracked = new HashSet<string>(entries.Select(item => item.entry.Keyword.Text), StringComparer.Ordinal);
            foreach (var script in isOpen ? [] : scripts.Where(script => ownScripts.Contains(script) && script.Argument!.IsKnown && !tracked.Contains(script.Argument.Text)))
            {
                yield return new Violation(file, script.Argument!.Span, $"'vrrp_script {script.Argument.Text}' is tracked by no 'vrrp_instance'")
                {
                    Setting = Key(script),
                    Severity = Severity.Warning,
                };
            }
        }
    }

    /// <summary>A script of a file that no instance tracks by its name; null when there is none.</summary>
    internal static KeepalivedNode? Untracked(ConfigFile file, KeepalivedDocument whole)
    {
        var tracked = Tracks(whole);
        return ((KeepalivedDocument)file.Document).Scripts.FirstOrDefault(script => script.Argument is { IsKnown: true } name && !tracked.Exists(entry => entry.Keyword.Is(name.Text)));
    }

    /// <summary>The entries of instances and their groups that name the scripts they track.</summary>
    internal static List<KeepalivedNode> Tracks(KeepalivedDocument document) => document.Instances.Concat(document.Of("vrrp_sync_group")).SelectMany(owner => owner.Values("track_script")).ToList();

    /// <summary>The key of a script, for findings.</summary>
    internal static string Key(KeepalivedNode script) => $"vrrp_script {script.Argument?.Text}";

    /// <summary>The command can run and tells what it should.</summary>
    internal static IEnumerable<Violation> Commands(Repo repo)
        => from read in KeepalivedFiles.Of(repo)
           let file = read.File
           let document = read.Whole
           from script in read.Document.Scripts.Where(IsSettled)
           let line = script.Find("script")
           where line?.Argument is not null && line.Words.All(word => word.IsKnown)
           let words = Words(line)
           where words.Count > 0
           let found = Judge(document, script, words)
           where found is not null
           select new Violation(file, line.Argument!.Span.To(line.Words[line.Words.Count - 1].Span), found.Message)
           {
               Setting = $"vrrp_script {script.Argument?.Text}.script",
               Severity = found.Severity,
           };

    /// <summary>The program of a script line without its folder; empty when it is not known.</summary>
    internal static string ProgramOf(KeepalivedNode script) => script.Find("script") is { } line && line.Argument is { IsKnown: true } && Words(line) is { Count: > 0 } words ? words[0] : "";

    /// <summary>The name of a program without its folder.</summary>
    internal static string NameOf(string program) => program.Substring(program.LastIndexOf('/') + 1);

    /// <summary>The command that asks, without a program before it that only runs it under another account or for a limited time.</summary>
    internal static List<string> WithoutWrapper(List<string> words)
        => words.Count > 0 && Array.IndexOf(Wrappers, NameOf(words[0])) >= 0 && words.FindIndex(word => Array.IndexOf(Askers, NameOf(word)) >= 0) is > 0 and var at
            ? words.GetRange(at, words.Count - at)
            : words;

    private static Verdict? Judge(KeepalivedDocument document, KeepalivedNode script, List<string> words)
    {
        var program = NameOf(words[0]);
        if (words[0].IndexOf('/') > 0)
        {
            return new Verdict($"'{words[0]}' is a relative path, expected an absolute one");
        }

        if (Array.IndexOf(Shells, program) < 0 && words.Skip(1).FirstOrDefault(IsOfShell) is { } word)
        {
            return new Verdict($"'{word}' is for a shell, but Keepalived gives it to '{program}' as an argument");
        }

        var isSignal = program is "killall" && words.Exists(argument => argument is "-0" or "-s0" or "--signal=0");
        if (isSignal && UserOf(document, script) is { } user && user is not ("root" or "haproxy"))
        {
            return new Verdict($"'{user}' may not send a signal to HAProxy: 'killall -0' fails always");
        }

        return isSignal || program is "pgrep" or "pidof" || (program is "systemctl" && words.Contains("is-active"))
            ? new Verdict($"'{program}' sees only that a process is there: a HAProxy that hangs passes", Severity.Info)
            : words[0][0] != '/'
                ? new Verdict($"'{words[0]}' is looked for in Keepalived's PATH, expected an absolute path", Severity.Info)
                : null;
    }

    private static bool IsOfShell(string word)
        => Array.IndexOf(ShellWords, word) >= 0
            || word.StartsWith(">", StringComparison.Ordinal)
            || word.StartsWith("2>", StringComparison.Ordinal)
            || word.StartsWith("&>", StringComparison.Ordinal)
            || (word.Length > 1 && word.EndsWith(";", StringComparison.Ordinal));

    private static string? UserOf(KeepalivedDocument document, KeepalivedNode script)
        => (script.Find("user") ?? document.FindGlobal("script_user")) is { Argument: { IsKnown: true } user } ? user.Text : null;

    // In quotes the whole command is one word of the file; Keepalived splits it at blanks, quotes inside respected.
    internal static List<string> Words(KeepalivedNode line)
    {
        var words = new List<string>();
        var current = new StringBuilder();
        var quote = '\0';
        foreach (var c in line.ArgumentText)
        {
            if (quote == '\0' ? c is '"' or '\'' : c == quote)
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (current.Length > 0)
                {
                    words.Add(current.ToString());
                }

                current.Clear();
            }
            else
            {
                current.Append(c);
            }
        }

        if (current.Length > 0)
        {
            words.Add(current.ToString());
        }

        return words;
    }

    internal static bool IsSettled(KeepalivedNode script) => script.HasBlock && script.Condition is null && script.Children.All(child => child.Condition is null && child.Keyword.IsKnown && !VrrpInstance.IsInclude(child));

    private static bool HasInclude(KeepalivedDocument document) => document.Nodes.Any(node => VrrpInstance.IsInclude(node) || !node.Keyword.IsKnown);

    private sealed record Verdict(string Message, Severity? Severity = null);
}
