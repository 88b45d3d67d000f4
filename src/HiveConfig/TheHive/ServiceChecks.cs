using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>The public address, modules, sizes and audit log of TheHive.</summary>
internal static class ServiceChecks
{
    // As Typesafe's config takes them: 1024 has one letter in either case or an i, 1000 a k or a capital before the B.
    private static readonly string[] SizeUnits =
    [
        "", "b", "B", "byte", "bytes", "kB", "kilobyte", "kilobytes",
        .. "MGTPEZY".Select(letter => letter + "B"),
        .. new[] { "mega", "giga", "tera", "peta", "exa", "zetta", "yotta", "kibi", "mebi", "gibi", "tebi", "pebi", "exbi", "zebi", "yobi" }.SelectMany(prefix => new[] { prefix + "byte", prefix + "bytes" }),
        .. "KMGTPEZY".SelectMany(letter => new[] { letter.ToString(), char.ToLowerInvariant(letter).ToString(), letter + "i", letter + "iB" }),
    ];

    private static readonly Key<IReadOnlyList<string>> PlayModules = new("play.modules.enabled", "", Read.TextList);
    private static readonly Key<string> AuditIndex = new("audit.elasticsearch.index-name", "", Read.Text);
    private static readonly Key<string> OldContext = new("application.context", "", Read.Text);

    /// <summary>Public addresses that browsers cannot use, or that lead past the balancers.</summary>
    internal static IEnumerable<Violation> BaseUrl(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, ApplicationConf.BaseUrl)
           where given.Setting is not null
           let fault = FaultOf(repo, given.Value!)
           where fault is not null
           select new Violation(given.Place, given.Span, Wording.Wrong(given.Setting!.Key, given.Value, fault.Expected))
           {
               Setting = given.Setting.Key,
               Severity = fault.IsError ? null : Severity.Warning,
               Edits = fault.Right is null ? [] : HoconEdit.Of(given.Place, given.Setting.Value, fault.Right),
           };

    /// <summary>A context that is no path, or another than that of the public address.</summary>
    internal static IEnumerable<Violation> Context(Repo repo)
    {
        foreach (var url in repo.Each(ApplicationConf.Kind, ApplicationConf.BaseUrl))
        {
            if (repo.Ask(url.File, ApplicationConf.Context, url.File.Node) is not { } context || repo.Ask(url.File, OldContext, url.File.Node) is not { Setting: null })
            {
                continue;
            }

            var path = url.Value is not null && UrlOf(url.Value) is { } parsed ? parsed.AbsolutePath.TrimEnd('/') : null;
            if (context.Setting is not null && !context.Value!.StartsWith("/", StringComparison.Ordinal))
            {
                yield return Wrong(context, "a path that begins with '/'", path is { Length: > 0 } && Is(path, "/" + context.Value.TrimEnd('/')) ? path : null);
            }
            else if (path is not null && !Is((context.Value ?? "").TrimEnd('/'), path))
            {
                var expected = path.Length == 0 ? "/" : path;
                yield return context.Setting is null
                    ? new Violation(url.Place, url.Span, $"'{url.Setting!.Key}' is {Wording.Quote(url.Value!)} but '{ApplicationConf.Context.Name}' is absent, which means '/', expected {Wording.Quote(expected)}")
                    {
                        Setting = ApplicationConf.Context.Name,
                    }
                    : Wrong(context, $"{Wording.Quote(expected)} as in '{url.Setting!.Key}'", right: null) with { Related = [new RelatedPlace(url.Place, url.Span, Wording.GivenHere)] };
            }
        }

        static Violation Wrong(Given<string> given, string expected, string? right) => new(given.Place, given.Span, Wording.Wrong(given.Setting!.Key, given.Value, expected))
        {
            Setting = given.Setting.Key,
            Edits = right is null ? [] : HoconEdit.Of(given.Place, given.Setting.Value, right),
        };
    }

    /// <summary>Connectors switched on as in TheHive 4.</summary>
    internal static IEnumerable<Violation> OldModules(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, PlayModules)
           where given.Value is not null && repo.Targets.TheHive.IsAtLeast(5, 0)
           let connector = Entries.Of(given.Setting!.Value, given.Value!).Where(entry => entry.Text.StartsWith("org.thp.thehive.connector.", StringComparison.Ordinal)).Take(1).ToList()
           where connector.Count > 0
           select new Violation(given.Place, connector[0].Span, $"'{given.Setting!.Key}' lists {Wording.Quote(connector[0].Text)}, expected it in '{ApplicationConf.Modules.Name}', or nowhere as newer packages have it on") { Setting = given.Setting.Key };

    /// <summary>Modules that are both on and off.</summary>
    internal static IEnumerable<Violation> ModulesOnAndOff(Repo repo)
        => from off in repo.Each(ApplicationConf.Kind, ApplicationConf.DisabledModules)
           where off.Value is not null
           let enabled = repo.Ask(off.File, ApplicationConf.Modules, off.File.Node)
           where enabled?.Value is not null
           from entry in Entries.Of(off.Setting!.Value, off.Value!)
           where enabled.Value!.Contains(entry.Text, StringComparer.Ordinal)
           select new Violation(off.Place, entry.Span, $"{Wording.Quote(entry.Text)} is in '{off.Setting!.Key}' and in '{enabled.Setting!.Key}', expected it in one of them")
           {
               Setting = off.Setting.Key,
               Related = [new RelatedPlace(enabled.Place, enabled.Span, Wording.AlsoHere)],
           };

    /// <summary>Attachments that may be smaller than requests.</summary>
    internal static IEnumerable<Violation> Sizes(Repo repo) => NoSizes(repo).Concat(Smaller(repo));

    private static IEnumerable<Violation> NoSizes(Repo repo)
        => from key in new[] { ApplicationConf.MaxDiskBuffer, ApplicationConf.MaxMemoryBuffer }
           from same in repo.Each(ApplicationConf.Kind, key).Where(given => given.Setting is not null && !IsSize(given.Value!)).GroupBy(given => given.Value, StringComparer.Ordinal)
           let first = same.First()
           select new Violation(first.Place, first.Span, Wording.Wrong(first.Setting!.Key, same.Key, "a size such as '10M' or '1GB'"))
           {
               Setting = first.Setting.Key,
               Severity = Severity.Error,
               Related = [.. same.Skip(1).Select(again => new RelatedPlace(again.Place, again.Span, Wording.AlsoHere))],
               Fix = "Write a number and one of 'k', 'M', 'G', 'kB', 'MB', 'GB', 'KiB', 'MiB', 'GiB'; case counts.",
           };

    private static bool IsSize(string text) => NumberAndUnit(text) is { } size && Array.IndexOf(SizeUnits, size.Unit) >= 0;

    private static IEnumerable<Violation> Smaller(Repo repo)
        => from disk in repo.Each(ApplicationConf.Kind, ApplicationConf.MaxDiskBuffer)
           where disk.Setting is not null
           let memory = repo.Ask(disk.File, ApplicationConf.MaxMemoryBuffer, disk.File.Node)
           where memory?.Setting is not null && Bytes(disk.Value!) < Bytes(memory.Value!)
           select new Violation(disk.Place, disk.Span, Wording.Wrong(disk.Setting!.Key, disk.Value, $"at least '{memory.Value}' as in '{memory.Setting!.Key}'"))
           {
               Setting = disk.Setting.Key,
               Related = [new RelatedPlace(memory.Place, memory.Span, Wording.GivenHere)],
           };

    /// <summary>One index for two things.</summary>
    internal static IEnumerable<Violation> AuditIndexName(Repo repo)
        => from audit in repo.Each(ApplicationConf.Kind, AuditIndex)
           where audit.Setting is not null && repo.Ask(audit.File, ApplicationConf.AuditStorage, audit.File.Node) is { Value: "elasticsearch" }
           let index = repo.Ask(audit.File, ApplicationConf.IndexName, audit.File.Node)
           where index?.Value is not null && Is(index.Value, audit.Value)
           select new Violation(audit.Place, audit.Span, Wording.Wrong(audit.Setting!.Key, audit.Value, $"another name than that of '{index.Setting!.Key}'"))
           {
               Setting = audit.Setting.Key,
               Related = [new RelatedPlace(index.Place, index.Span, Wording.GivenHere)],
           };

    /// <summary>More nodes than the licence that nobody stated may allow.</summary>
    internal static IEnumerable<Violation> Licence(Repo repo)
        => repo.Facts.Model is { License: null } && repo.Inventory.CountOf(Role.TheHive) is { Number: > 1 } count && repo.Of(ApplicationConf.Kind).FirstOrDefault() is { } file
            ? [new Violation(file, Span.Start, $"the cluster has {Wording.Count(count.Number, "TheHive node")} and states no licence; the community licence allows one")]
            : [];

    private static UrlFault? FaultOf(Repo repo, string text)
    {
        if (UrlOf(text) is not { } url)
        {
            return new UrlFault("http:// or https:// and a host", IsError: true, Right: null);
        }

        var host = url.Host.Trim('[', ']');
        if (repo.Inventory.CountOf(Role.TheHive).Number >= 2)
        {
            if (HostText.IsLocal(host))
            {
                return new UrlFault("the address that browsers reach the balancers at", IsError: false, Right: null);
            }

            var virtualIps = ActorChecks.VirtualIps(repo);
            if (HostText.IsAddress(host) && !virtualIps.Exists(ip => HostText.Same(ip, host)))
            {
                if (repo.Inventory.Find(host) is { } node && node.Has(Role.TheHive) && !node.Has(Role.LoadBalancer))
                {
                    return new UrlFault($"the address of the balancers, not that of {node.Name}", IsError: false, Right: null);
                }

                // A public address that is translated to the virtual IP is no fault.
                if (virtualIps.Count > 0 && virtualIps.TrueForAll(ip => IsPrivate(ip) == IsPrivate(host)))
                {
                    return new UrlFault($"the virtual IP {Wording.Quote(virtualIps[0])}", IsError: false, Right: null);
                }
            }
        }

        return text.EndsWith("/", StringComparison.Ordinal) ? new UrlFault("no slash at its end", IsError: false, text.TrimEnd('/')) : null;
    }

    private static Uri? UrlOf(string text)
        => (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 ? url : null;

    private static bool IsPrivate(string address)
        => address.StartsWith("10.", StringComparison.Ordinal)
            || address.StartsWith("192.168.", StringComparison.Ordinal)
            || address.StartsWith("fd", StringComparison.OrdinalIgnoreCase)
            || (address.StartsWith("172.", StringComparison.Ordinal) && int.TryParse(address.Split('.')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second) && second is >= 16 and <= 31);

    // HOCON counts kB in thousands and K in 1024s; whoever writes the one beside the other means the same. Null for what is no size, which compares as false.
    private static double? Bytes(string text)
    {
        if (NumberAndUnit(text) is not (var number, var unit))
        {
            return null;
        }

        var power = unit.Length == 0 ? 0 : "bkmgtpezy".IndexOf(char.ToLowerInvariant(unit[0]));
        return power < 0 ? null : number * Math.Pow(1024, power);
    }

    private static (double Number, string Unit)? NumberAndUnit(string text)
    {
        var trimmed = text.Trim();
        var digits = TextScan.Digits(trimmed, orPoints: true);
        return double.TryParse(trimmed.Substring(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (number, trimmed.Substring(digits).Trim()) : null;
    }

    private static bool Is(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    private sealed record UrlFault(string Expected, bool IsError, string? Right);
}
