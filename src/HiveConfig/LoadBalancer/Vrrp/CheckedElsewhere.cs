using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>Checks of Keepalived that ask the virtual IP, which is the master's, or another balancer.</summary>
internal static class CheckedElsewhere
{
    private static readonly string[] Wrappers = ["setpriv", "timeout", "nice", "env", "sudo"];

    // With these the host in the URL is not the one that is asked.
    private static readonly string[] Detours = ["--resolve", "--connect-to", "--unix-socket", "--proxy", "-x", "--interface"];

    internal static IEnumerable<Violation> Of(Repo repo)
        => from read in KeepalivedFiles.Of(repo)
           let whole = read.Whole
           from script in read.Document.Scripts.Where(CheckCommands.IsSettled)
           let line = script.Find("script")
           where line?.Argument is not null && line.Words.All(word => word.IsKnown) && IsTracked(whole, script)
           let host = HostIn(CheckCommands.Words(line))
           where host is not null && HostText.IsAddress(host) && !HostText.IsLocal(host)
           let isVirtual = whole.Instances.Any(instance => VirtualAddress.In(read.File, instance).Any(address => HostText.Same(address.Address, host)))
           let other = isVirtual ? null : OtherBalancer(repo, read.File.Node, host)
           where isVirtual || other is not null
           select new Violation(read.File, line.Argument!.Span.To(line.Words[line.Words.Count - 1].Span), $"the check asks '{host}', {(isVirtual ? "the virtual IP, which the master answers" : $"which is {other}")}, expected this machine, such as '127.0.0.1'")
           {
               Setting = $"vrrp_script {script.Argument?.Text}.script",
               Severity = Severity.Error,
               Fix = "Ask for the 'monitor-uri' of the machine's own haproxy.cfg at 127.0.0.1.",
           };

    // A script that no instance tracks moves no address.
    private static bool IsTracked(KeepalivedDocument document, KeepalivedNode script)
        => script.Argument is { IsKnown: true } name && document.Instances.Concat(document.Of("vrrp_sync_group")).Any(owner => owner.Values("track_script").Any(entry => entry.Keyword.Is(name.Text)));

    private static string? OtherBalancer(Repo repo, string? node, string host)
        => node is not null && repo.Inventory.Find(host) is { } found && found.Has(Role.LoadBalancer) && !string.Equals(found.Name, node, StringComparison.Ordinal)
            && !BalancerNode.AddressesOf(repo, node).Contains(HostText.Usual(host)) ? found.Name : null;

    private static string? HostIn(List<string> command)
    {
        var at = command.FindIndex(word => Array.IndexOf(Wrappers, NameOf(word)) < 0);
        at = at > 0 ? command.FindIndex(word => NameOf(word) is "curl" or "wget" or "nc" or "ncat" or "netcat") : at;
        if (at < 0)
        {
            return null;
        }

        var words = command.GetRange(at, command.Count - at);
        switch (NameOf(words[0]))
        {
            case "curl" or "wget":
                var urls = words.Where(word => word.StartsWith("http://", StringComparison.Ordinal) || word.StartsWith("https://", StringComparison.Ordinal)).ToList();
                return urls.Count == 1 && !words.Exists(word => Array.Exists(Detours, detour => string.Equals(word, detour, StringComparison.Ordinal) || word.StartsWith(detour + "=", StringComparison.Ordinal))) ? HostOf(urls[0]) : null;
            case "nc" or "ncat" or "netcat":
                var hosts = words.Where(HostText.IsAddress).ToList();
                return hosts.Count == 1 && !words.Exists(word => word is "-s" or "-x" or "-X") ? hosts[0] : null;
            default:
                return null;
        }
    }

    private static string HostOf(string url)
    {
        var rest = url.Substring(url.IndexOf("://", StringComparison.Ordinal) + 3);
        var end = rest.IndexOfAny(['/', '?', '#']);
        return HostPort.Of(end < 0 ? rest : rest.Substring(0, end)).Host;
    }

    private static string NameOf(string word) => word.Substring(word.LastIndexOf('/') + 1);
}
