using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>What Keepalived leaves out of its configuration with a message, where the words alone are as they should be.</summary>
internal static class InstanceForms
{
    /// <summary>Groups of instances that do not exist, addresses of another family than the instance's, instances without an interface.</summary>
    internal static IEnumerable<Violation> LeftOut(Repo repo) => Strangers(repo).Concat(OtherFamilies(repo)).Concat(WithoutInterface(repo));

    private static IEnumerable<Violation> Strangers(Repo repo)
        => from read in KeepalivedFiles.Of(repo)
           where !read.Whole.Nodes.Any(node => VrrpInstance.IsInclude(node) || node.Condition is not null) && read.Whole.Instances.All(instance => instance.Argument is { IsKnown: true })
           let names = new HashSet<string>(read.Whole.Instances.Select(instance => instance.Argument!.Text), StringComparer.Ordinal)
           from sync in read.Document.Of("vrrp_sync_group")
           where sync.Condition is null
           from entry in sync.Values("group")
           where entry.Condition is null && !VrrpInstance.IsInclude(entry)
           from word in entry.Words
           where word.IsKnown && !names.Contains(word.Text)
           let near = names.FirstOrDefault(name => Nearest.IsSlip(word.Text, name))
           select new Violation(read.File, word.Span, $"'group' names '{word.Text}', but there is no such 'vrrp_instance'{(near is null ? "" : $"; did you mean '{near}'?")}")
           {
               Setting = $"vrrp_sync_group {sync.Argument?.Text}.group",
               Fix = "Name the 'vrrp_instance', spelt the same.",
           };

    // The family is that of the adverts: of the addresses of unicast, else of the first virtual one.
    private static IEnumerable<Violation> OtherFamilies(Repo repo)
        => from instance in VrrpInstance.Of(repo)
           where instance.KnowsAddresses && instance.Block.Find("native_ipv6") is null && instance.Peers is not null
           let first = instance.Source?.Text ?? (instance.Peers!.Count > 0 ? instance.Peers[0].Text : instance.Addresses[0].Address)
           where HostText.IsAddress(first)
           let other = instance.Addresses.FirstOrDefault(address => HostText.IsIPv6(address.Address) != HostText.IsIPv6(first))
           where other is not null
           select new Violation(instance.File, other.Span, $"'{other.Address}' is of another family than '{first}', so Keepalived leaves it out, expected it in an instance of its own, or in 'virtual_ipaddress_excluded'")
           {
               Setting = instance.Key("virtual_ipaddress"),
               Fix = "Move it to 'virtual_ipaddress_excluded', which may hold both families, or give it a 'vrrp_instance' with another router id.",
           };

    // The manual lets it be left out beside unicast_peer; the program does not.
    private static IEnumerable<Violation> WithoutInterface(Repo repo)
        => from instance in VrrpInstance.Of(repo)
           where instance.IsWhole && instance.IsUnicast && instance.Block.Find("interface") is null
           select new Violation(instance.File, instance.Place("interface"), "'vrrp_instance' without 'interface': keepalived 2.2.7 leaves it out, whatever its manual says of unicast")
           {
               Setting = instance.Key("interface"),
               Severity = Severity.Warning,
               Fix = "Write 'interface' with the name of the machine's network interface.",
           };
}
