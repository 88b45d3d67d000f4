using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>One VRRP instance of one balancer. What a parameter, a condition or an include may change is unknown.</summary>
internal sealed class VrrpInstance
{
    private const int UsualPriority = 100;

    private static readonly Question<IReadOnlyList<VrrpInstance>> All = new(repo
        => [.. (from read in KeepalivedFiles.Of(repo)
                from block in read.Document.Instances
                where block.HasBlock && block.Condition is null
                select new VrrpInstance(read.File, read.Whole, block)).Take(TextBound.Blocks)]);

    private VrrpInstance(ConfigFile file, KeepalivedDocument document, KeepalivedNode block)
    {
        File = file;
        Document = document;
        Block = block;
        Addresses = [.. VirtualAddress.In(file, block, withExcluded: false)];
        Tracks = TracksOf();
    }

    internal ConfigFile File { get; }

    internal KeepalivedDocument Document { get; }

    internal KeepalivedNode Block { get; }

    /// <summary>The balancer; null for a file that serves several.</summary>
    internal string? Node => File.Node;

    internal string? Name => Block.Argument is { IsKnown: true } name ? name.Text : null;

    /// <summary>The addresses that its adverts name.</summary>
    internal IReadOnlyList<VirtualAddress> Addresses { get; }

    /// <summary>Whether every address is known.</summary>
    internal bool KnowsAddresses => IsWhole && Block.Values("virtual_ipaddress").All(entry => entry is { Condition: null, Keyword.IsKnown: true }) && Addresses.Count > 0;

    /// <summary>The checks that change its priority; null when that is unknown.</summary>
    internal IReadOnlyList<VrrpTrack>? Tracks { get; }

    /// <summary>Whether what does not stand in the block is absent.</summary>
    internal bool IsWhole => Block.Condition is null && Block.Children.All(child => child.Keyword.IsKnown && child.Condition is null && !IsInclude(child));

    internal bool IsIPv6 => Addresses.Count > 0 && HostText.IsIPv6(Addresses[0].Address);

    /// <summary>VRRP's version; null when it is unknown.</summary>
    internal int? Version
        => Block.Find("version") is { } own ? Number(own.Argument)
            : Document.FindGlobal("vrrp_version") is { } global ? Number(global.Argument)
            : IsIPv6 ? 3 : 2;

    /// <summary>Its priority; null when that is unknown.</summary>
    internal int? Priority => !IsWhole ? null : Block.Find("priority") is { } line ? Number(line.Argument) : UsualPriority;

    /// <summary>Whether it starts as master; null when that is unknown.</summary>
    internal bool? IsMaster => !IsWhole ? null : Block.Find("state") is not { } line ? false : line.Argument is { IsKnown: true } state ? state.Is("MASTER") : null;

    /// <summary>Whether it leaves the address to a master of lower priority. Keepalived passes over the word beside MASTER.</summary>
    internal bool StaysBackup => Block.Find("nopreempt") is not null && IsMaster is not true;

    /// <summary>Whether it sends to named peers.</summary>
    internal bool IsUnicast => Block.Values("unicast_peer").Any();

    /// <summary>The peers that it names; null when one is unknown.</summary>
    internal IReadOnlyList<Word>? Peers
        => IsWhole && Block.Values("unicast_peer").All(peer => peer is { Condition: null, Keyword.IsKnown: true } && !IsInclude(peer)) ? [.. Block.Values("unicast_peer").Select(peer => peer.Keyword)] : null;

    /// <summary>The address it sends from, when it names one.</summary>
    internal Word? Source => Block.Find("unicast_src_ip")?.Argument is { IsKnown: true } word ? word : null;

    /// <summary>Every instance of the Keepalived files that can be read.</summary>
    internal static IReadOnlyList<VrrpInstance> Of(Repo repo) => All.Of(repo);

    /// <summary>The line of a keyword: its value, else the keyword, else the head of the instance.</summary>
    internal Span Place(string keyword) => Block.Find(keyword) is { } line ? line.Argument?.Span ?? line.Keyword.Span : Block.Keyword.Span.To((Block.Argument ?? Block.Keyword).Span);

    /// <summary>A setting of the instance, for findings.</summary>
    internal string Key(string keyword) => $"vrrp_instance {Name ?? ""}.{keyword}";

    internal static int? Number(Word? word)
        => word is { IsKnown: true } && int.TryParse(word.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static bool IsInclude(KeepalivedNode node) => node.Keyword.Text is "include" or "includea" or "includeb" or "includem" or "includer" or "includew";

    // A sync group has rules of its own, and so has what is not a script.
    private List<VrrpTrack>? TracksOf()
    {
        if (!IsWhole
            || Block.Find("track_process") is not null || Block.Find("track_file") is not null || Block.Find("track_bfd") is not null
            || Document.Of("vrrp_sync_group").Any(group => group.Values("group").Any(member => Name is { } name && member.Words.Any(word => word.Is(name)))))
        {
            return null;
        }

        var tracks = new List<VrrpTrack>();
        foreach (var entry in Block.Values("track_script"))
        {
            if (entry.Condition is not null || VrrpTrack.Of(Document, entry) is not { } track)
            {
                return null;
            }

            tracks.Add(track);
        }

        return tracks;
    }
}

/// <summary>A check script that an instance tracks.</summary>
/// <param name="Script">The block of the script.</param>
/// <param name="Weight">What it adds while it is good, or takes away (negative) while it is bad; 0 makes a failed check a fault.</param>
/// <param name="Place">Where the weight stands, else the entry.</param>
internal sealed record VrrpTrack(KeepalivedNode Script, int Weight, Span Place)
{
    /// <summary>Whether it looks after HAProxy, as far as its words tell.</summary>
    internal bool IsOfHaproxy => Script.ToString().IndexOf("haproxy", StringComparison.OrdinalIgnoreCase) >= 0 || (Script.Find("script")?.ArgumentText.IndexOf("haproxy", StringComparison.OrdinalIgnoreCase) ?? -1) >= 0;

    internal static VrrpTrack? Of(KeepalivedDocument document, KeepalivedNode entry)
    {
        var script = document.Scripts.LastOrDefault(script => script.Argument is { IsKnown: true } name && name.Is(entry.Keyword.Text));
        if (script is null || script.Condition is not null || script.Children.Any(child => child.Condition is not null || !child.Keyword.IsKnown || VrrpInstance.IsInclude(child)))
        {
            return null;
        }

        var at = entry.Words.ToList().FindIndex(word => word.Is("weight"));
        var word = at > 0 && at + 1 < entry.Words.Count ? entry.Words[at + 1] : script.Find("weight")?.Argument;
        var isReversed = entry.Words.Any(option => option.Is("reverse")) || script.Find("weight")?.Words.Any(option => option.Is("reverse")) == true;
        return isReversed || (word is not null && VrrpInstance.Number(word) is null) ? null : new VrrpTrack(script, VrrpInstance.Number(word) ?? 0, word?.Span ?? entry.Span);
    }
}
