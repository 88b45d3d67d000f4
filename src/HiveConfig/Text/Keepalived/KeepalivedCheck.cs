using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;

namespace HiveConfig.Text;

/// <summary>What Keepalived complains of in a keepalived.conf whatever the machine looks like. Silent about unknown words and conditional lines.</summary>
internal static class KeepalivedCheck
{
    // By block and keyword.
    private static readonly Dictionary<string, Range> Ranges = new(StringComparer.Ordinal)
    {
        ["vrrp_instance virtual_router_id"] = new(1, 255, true),
        ["vrrp_instance priority"] = new(1, 255, true),
        ["vrrp_instance advert_int"] = new(0.01m, 255, false),
        ["vrrp_instance preempt_delay"] = new(0, 1000, false),
        ["vrrp_instance version"] = new(2, 3, true),
        ["vrrp_instance debug"] = new(0, 4, true),
        ["vrrp_instance garp_master_delay"] = new(0, 4294, true),
        ["vrrp_instance garp_master_repeat"] = new(1, int.MaxValue, true),
        ["vrrp_instance garp_master_refresh"] = new(0, 4294, true),
        ["vrrp_script interval"] = new(1, 4294, true),
        ["vrrp_script timeout"] = new(1, 4294, true),
        ["vrrp_script weight"] = new(-253, 253, true),
        ["vrrp_script rise"] = new(1, int.MaxValue, true),
        ["vrrp_script fall"] = new(1, int.MaxValue, true),
        ["global_defs vrrp_version"] = new(2, 3, true),
    };

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["vrrp_instance state"] = ["MASTER", "BACKUP"],
        ["authentication auth_type"] = ["PASS", "AH"],
    };

    internal static void File(IReadOnlyList<KeepalivedNode> nodes, FaultList faults)
    {
        Nodes(nodes, "top", faults);
        var names = new Dictionary<string, KeepalivedNode>(StringComparer.Ordinal);
        var isVersion3 = nodes.Any(node => node.Keyword.Is("global_defs") && node.Find("vrrp_version") is { Argument.Text: "3" });
        foreach (var instance in nodes.Where(node => node.Keyword.Is("vrrp_instance") && node.Condition is null && node.HasBlock))
        {
            if (instance.Argument is { IsKnown: true } name)
            {
                if (names.TryGetValue(name.Text, out var first))
                {
                    faults.Add(new Fault(FaultKind.Syntax, name.Span, $"there is already a 'vrrp_instance {name.Text}'", first.Keyword.Span) { RestsOnOthers = true });
                }
                else
                {
                    names.Add(name.Text, instance);
                }
            }

            Instance(instance, isVersion3, faults);
        }
    }

    private static void Nodes(IReadOnlyList<KeepalivedNode> nodes, string block, FaultList faults)
    {
        if (!KeepalivedKeywords.Blocks.TryGetValue(block, out var keywords))
        {
            return;
        }

        foreach (var node in nodes)
        {
            if (faults.IsFull)
            {
                return;
            }

            if (node.Condition is null && node.Keyword.IsKnown)
            {
                Node(node, block, keywords, faults);
            }
        }
    }

    // What stands where it should not in an authentication block may be the password, on a line of its own.
    private static string UnknownIn(string block, string name) => block switch
    {
        "top" => $"unknown keyword '{name}'",
        "authentication" => "unknown keyword in an 'authentication' block",
        _ => $"unknown keyword '{name}' in a '{block}' block",
    };

    private static void Node(KeepalivedNode node, string block, IReadOnlyDictionary<string, KeepalivedKeywords.Keyword> keywords, FaultList faults)
    {
        var name = node.Keyword.Text;
        if (!keywords.TryGetValue(name, out var keyword))
        {
            // An include may stand in any block.
            if (!(IsInclude(name) && node.Argument is not null))
            {
                faults.Unknown(node.Keyword.Span, UnknownIn(block, name), name, keywords.Keys);
            }

            return;
        }

        if (keyword.NeedsArgument && node.Argument is null)
        {
            faults.Syntax(node.Keyword.Span, $"'{name}' without a value");
        }
        else if (keyword.Block is not null && !node.HasBlock)
        {
            faults.Syntax(node.Keyword.Span, $"'{name}' without its block in braces");
        }
        else if (keyword.Block is null && node.HasBlock)
        {
            faults.Syntax(node.Keyword.Span, $"'{name}' takes no block in braces");
        }
        else if (name is "vrrp_instance" or "vrrp_sync_group" && node.Words.Count > 2)
        {
            faults.Syntax(node.Words[2].Span, $"'{name}' has more than one name");
        }
        else if (node.Argument is { IsKnown: true } value)
        {
            Value(value, block, name, faults);
        }

        if (name is "vrrp_script" && node.HasBlock && node.Find("script") is null && node.Children.All(child => child.Keyword.IsKnown && !IsInclude(child.Keyword.Text) && Nearest.Find(child.Keyword.Text, ["script"]) is null))
        {
            faults.Missing(node.Keyword.Span, "'vrrp_script' without 'script'");
        }

        if (keyword.Block is { } inner && node.HasBlock)
        {
            Nodes(node.Children, inner, faults);
            Values(node, name, faults);
        }
    }

    private static void Value(Word value, string block, string name, FaultList faults)
    {
        if (Ranges.TryGetValue(block + " " + name, out var range))
        {
            Number(value, name, range.Least, range.Most, range.IsWhole, faults);
        }
        else if (Words.TryGetValue(block + " " + name, out var words) && Array.IndexOf(words, value.Text) < 0)
        {
            faults.Unknown(value.Span, $"'{name}' is '{value.Text}', expected {string.Join(" or ", words.Select(word => "'" + word + "'"))}", value.Text, words);
        }
        else if (name is "smtp_alert" && !(value.Text is "on" or "off" or "true" or "false" or "yes" or "no"))
        {
            faults.Syntax(value.Span, $"'{name}' is '{value.Text}', expected 'on' or 'off'");
        }
        else if (name is "unicast_src_ip" or "mcast_src_ip" && Address(value.Text) is null)
        {
            faults.Syntax(value.Span, $"'{name}' is '{value.Text}', expected an address");
        }
    }

    // The entries of a list.
    private static void Values(KeepalivedNode list, string name, FaultList faults)
    {
        foreach (var entry in list.Children.Where(entry => entry.Condition is null && entry.Keyword.IsKnown && !IsInclude(entry.Keyword.Text)))
        {
            switch (name)
            {
                case "unicast_peer" when Address(entry.Keyword.Text) is null:
                    faults.Syntax(entry.Keyword.Span, $"'{entry.Keyword.Text}' is no address");
                    break;
                case "unicast_peer" when entry.Argument is { IsKnown: true } second && !(second.Text is "min_ttl" or "max_ttl"):
                    faults.Syntax(second.Span, $"'{second.Text}' behind a peer; each peer has a line of its own");
                    break;
                case "track_script" when entry.Words.Count > 2 && entry.Words[1].Is("weight") && entry.Words[2].IsKnown:
                    Number(entry.Words[2], "weight", -253, 253, isWhole: true, faults);
                    break;
                case "virtual_ipaddress" or "virtual_ipaddress_excluded":
                    Address(entry, faults);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Address(KeepalivedNode entry, FaultList faults)
    {
        var parts = entry.Keyword.Text.Split('/');
        if (parts.Length > 2 || Address(parts[0]) is not { } address)
        {
            faults.Syntax(entry.Keyword.Span, $"'{entry.Keyword.Text}' is no address");
            return;
        }

        var most = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128;
        if (parts.Length == 2 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= most))
        {
            faults.Syntax(entry.Keyword.Span, $"the prefix length of '{entry.Keyword.Text}' is not within 0 and {most}");
        }

        for (var i = 1; i < entry.Words.Count; i++)
        {
            var option = entry.Words[i];
            if (option.IsKnown && Array.IndexOf(KeepalivedKeywords.AddressOptions, option.Text) < 0)
            {
                faults.Unknown(option.Span, $"unknown word '{option.Text}' behind an address", option.Text, KeepalivedKeywords.AddressOptions);
                return;
            }

            i += option.Text is "brd" or "broadcast" or "dev" or "label" or "peer" or "preferred_lft" or "scope" or "track_group" ? 1 : 0;
        }
    }

    // IPAddress takes 10.1 for 10.0.0.1; inet_pton does not.
    private static IPAddress? Address(string text)
        => (text.IndexOf(':') >= 0 || text.Split('.').Length == 4) && IPAddress.TryParse(text, out var address) ? address : null;

    private static void Instance(KeepalivedNode instance, bool isVersion3, FaultList faults)
    {
        // What a parameter, a condition or an included file adds is not known.
        if (!instance.Children.All(child => child.Keyword.IsKnown && child.Condition is null && !IsInclude(child.Keyword.Text)))
        {
            return;
        }

        if (Lacks(instance, "virtual_router_id"))
        {
            faults.Missing(instance.Keyword.Span, "'vrrp_instance' without 'virtual_router_id'");
        }

        if (Lacks(instance, "interface") && instance.Find("unicast_peer") is null)
        {
            faults.Missing(instance.Keyword.Span, "'vrrp_instance' without 'interface'");
        }

        var addresses = instance.Values("virtual_ipaddress").ToList();
        if (addresses.Count == 0 && (instance.Find("virtual_ipaddress") is not null || Lacks(instance, "virtual_ipaddress")))
        {
            faults.Missing(instance.Keyword.Span, "'vrrp_instance' without an address in 'virtual_ipaddress'");
        }

        if (instance.Find("preempt_delay") is { Argument: { } delay } line && TryNumber(delay.Text, out var wait) && wait > 0)
        {
            if (instance.Find("state")?.Argument is { Text: "MASTER" })
            {
                faults.Missing(line.Keyword.Span, "'preempt_delay' has no effect with 'state MASTER'");
            }
            else if (instance.Find("nopreempt") is not null)
            {
                faults.Missing(line.Keyword.Span, "'preempt_delay' has no effect with 'nopreempt'");
            }
        }

        if (instance.Find("authentication") is { HasBlock: true } authentication && authentication.Find("auth_type") is not null && Lacks(authentication, "auth_pass"))
        {
            faults.Missing(authentication.Keyword.Span, "'authentication' without 'auth_pass'");
        }

        isVersion3 = instance.Find("version") is { Argument: { } version } ? version.Is("3") : isVersion3 || addresses.Any(address => address.Keyword.Text.IndexOf(':') >= 0);
        if (instance.Find("advert_int")?.Argument is { IsKnown: true } interval && TryNumber(interval.Text, out var seconds))
        {
            if (!isVersion3 && seconds != decimal.Truncate(seconds))
            {
                faults.Missing(interval.Span, $"'advert_int' is '{interval.Text}', expected whole seconds: only VRRP version 3 takes fractions");
            }
            else if (isVersion3 && seconds is > 40.95m and <= 255)
            {
                faults.Missing(interval.Span, $"'advert_int' is '{interval.Text}', expected at most 40.95 in VRRP version 3");
            }
        }
    }

    // A misspelt keyword is a fault of its own.
    private static bool Lacks(KeepalivedNode block, string keyword)
        => block.Find(keyword) is null
            && !(KeepalivedKeywords.Blocks.TryGetValue(block.Keyword.Text, out var known)
                && block.Children.Any(child => !known.ContainsKey(child.Keyword.Text) && child.Keyword.Text.Length <= 64 && string.Equals(Nearest.Find(child.Keyword.Text, known.Keys), keyword, StringComparison.Ordinal)));

    private static void Number(Word value, string name, decimal least, decimal most, bool isWhole, FaultList faults)
    {
        if (!TryNumber(value.Text, out var number) || number < least || number > most || (isWhole && value.Text.IndexOf('.') >= 0))
        {
            var kind = isWhole ? "a whole number" : "a number";
            var upTo = most == int.MaxValue ? "up" : "to " + most.ToString(CultureInfo.InvariantCulture);
            faults.Syntax(value.Span, $"'{name}' is '{value.Text}', expected {kind} from {least.ToString(CultureInfo.InvariantCulture)} {upTo}");
        }
    }

    private static bool TryNumber(string text, out decimal number)
    {
        number = 0;
        return text.Length is > 0 and < 20
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsInclude(string keyword) => keyword is "include" or "includea" or "includeb" or "includem" or "includer" or "includew";

    private sealed record Range(decimal Least, decimal Most, bool IsWhole);
}
