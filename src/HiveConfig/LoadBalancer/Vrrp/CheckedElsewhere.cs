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
    // With these the host in the URL is not the one that is asked.
    private static readonly string[] Detours = ["--resolve", "--connect-to", "--unix-socket", "--proxy", "-x", "--interface"];

    internal static IEnumerable<Violation> Of(Repo repo)
        => from read in KeepalivedFiles.Of(repo)
           let whole = read.Whole
           from script in read.Document.Scripts.Where(CheckCommands.IsSettled)
           let line = script.Find("script")
           where line?.Argument is not null && line.Words.All(word => word.IsKnown)

           // A script that no instance tracks moves no address.
           where CheckCommands.Tracks(whole).Exists(entry => script.Argument is { IsKnown: true } name && entry.Keyword.Is(name.Text))
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

    private static string? OtherBalancer(Repo repo, string? node, string host)
        => node is not null && repo.Inventory.Find(host) is { } found && found.Has(Role.LoadBalancer) && !string.Equals(found.Name, node, StringComparison.Ordinal)
            && !BalancerNode.AddressesOf(repo, node).Contains(HostText.Usual(host)) ? found.Name : null;

    private static string? HostIn(List<string> command)
    {
        var words = CheckCommands.WithoutWrapper(command);
        switch (words.Count == 0 ? "" : CheckCommands.NameOf(words[0]))
        {
            case "curl" or "wget":
                var urls = words.Where(word => word.StartsWith("http://", StringComparison.Ordinal) || word.StartsWith("https://", StringComparison.Ordinal)).ToList();
                return urls.Count == 1 && !words.Exists(word => Array.Exists(Detours, detour => string.Equals(word, detour, StringComparison.Ordinal) || word.StartsWith(detour + "=", StringComparison.Ordinal))) ? HostPort.OfUrl(urls[0]).Host : null;
            case "nc" or "ncat" or "netcat":
                var hosts = words.Where(HostText.IsAddress).ToList();
                return hosts.Count == 1 && !words.Exists(word => word is "-s" or "-x" or "-X") ? hosts[0] : null;
            default:
                return null;
        }
    }
}
