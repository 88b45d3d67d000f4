using System;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>Small questions to a section, a bind line or a server that several rules ask.</summary>
internal static class HaproxyFacts
{
    /// <summary>How messages and settings call a section: <c>backend thehive</c>.</summary>
    internal static string Title(this HaproxySection section) => section.Name is { } name ? $"{section.Keyword.Text} {name.Text}" : section.Keyword.Text;

    /// <summary>A setting of a section, for findings.</summary>
    internal static string Key(this HaproxySection section, string what) => $"{section.Title()}.{what}";

    /// <summary>The mode, tcp when none is given; null when it is unknown.</summary>
    internal static string? Mode(this HaproxySection section)
        => section.Find("mode") is not { } line ? "tcp" : line is { IsConditional: false } && line.At(1) is { IsKnown: true } mode ? mode.Text : null;

    /// <summary>Whether an option is on.</summary>
    internal static bool HasOption(this HaproxySection section, string option) => section.Find("option", option) is { IsNegated: false };

    /// <summary>The lines that begin so, of the section and of every defaults section it inherits from.</summary>
    internal static System.Collections.Generic.IEnumerable<HaproxyLine> AllInherited(this HaproxySection section, params string[] words)
    {
        for (HaproxySection? at = section; at is not null; at = at.Defaults)
        {
            foreach (var line in at.All(words))
            {
                yield return line;
            }
        }
    }

    /// <summary>Whether only this machine, or a proxy before it that says for whom it speaks, connects to a bind line.</summary>
    internal static bool IsBehindAnother(this HaproxyBind bind)
        => bind.Find("accept-proxy") is not null || bind.Addresses.All(address => address.IsSocket || IsLoopback(address));

    /// <summary>Whether a bind line speaks TLS.</summary>
    internal static bool IsTls(this HaproxyBind bind) => bind.Find("ssl") is not null;

    /// <summary>Whether an address is of this machine alone.</summary>
    internal static bool IsLoopback(HaproxyAddress address) => address.Host is { Length: > 0 } host && !address.IsWildcard && HostText.IsLocal(host);

    /// <summary>Whether a section sends clients to https.</summary>
    internal static bool RedirectsToHttps(this HaproxySection section)
        => section.Lines.Any(line =>
            (line.Keyword.Is("redirect") || (line.Keyword.Is("http-request") && line.At(1) is { Text: "redirect" }))
            && (line.After("scheme") is { } scheme ? !scheme.IsKnown || scheme.Text.StartsWith("https", StringComparison.Ordinal) : line.Words.Any(word => word.Text.StartsWith("https://", StringComparison.Ordinal))));

    /// <summary>Whether words may stand twice because only one of two branches of a template is taken.</summary>
    internal static bool HasBranches(this ConfigFile file) => file.MayBeTemplate && file.IsTemplate;
}
