using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Storage;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Import;

/// <summary>Brings every file that is written into one form for comparing: settings with a key and a value, each at its place. Nothing that counts in a file is left out.</summary>
internal sealed class FileSettings(Repo repo, Cluster cluster)
{
    private readonly IReadOnlyList<TheHiveProxies> _proxies = [.. TheHiveProxies.Of(repo)];

    internal IEnumerable<FoundSetting> Of(ConfigFile file, string? node) => file.Document switch
    {
        HaproxyDocument haproxy => haproxy.Sections.SelectMany(section => Section(file, section)),
        KeepalivedDocument keepalived => keepalived.Parameters.Select(parameter => Line(file, "$" + parameter.Name, parameter.Text, parameter.Span)).Concat(keepalived.Nodes.SelectMany(block => Block(file, block, ""))),
        SystemdDocument unit when ReferenceEquals(file.Kind, MountUnit.Kind) => unit.Entries.Select(entry => Line(file, NameOf(file) + "|" + entry.Section.Text + "." + entry.Key.Text, Known(entry.Value), entry.Key.Span) with { Name = entry.Section.Text + "." + entry.Key.Text, Part = NameOf(file) }),
        SystemdDocument systemd => systemd.Entries.Select(entry => Line(file, entry.Section.Text + "." + entry.Key.Text, Known(entry.Value), entry.Key.Span)),
        SysctlDocument sysctl => sysctl.Entries.Select(entry => Line(file, entry.Name, Known(entry.Value), entry.Key.Span)),
        ExportsDocument exports => exports.Entries.SelectMany(entry => Export(file, entry)),
        JvmOptionsDocument options => options.Options.Select(option => Option(file, option.Option, option)),
        EnvironmentFileDocument environment => environment.Entries.SelectMany(entry => Environment(file, entry)),
        CqlDocument cql => CqlSettings.Of(file, cql),
        _ when file.Kind.Read is null => Lines(file),
        TreeDocument or HoconDocument => Tree(file, node),
        _ => Lines(file),
    };

    private IEnumerable<FoundSetting> Tree(ConfigFile file, string? node)
    {
        // The last one of a key counts, as every reader of these syntaxes has it; secret.conf is compared by itself.
        var last = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (var setting in repo.Effective(file, node).Settings.Where(setting => setting.Origin is not { } origin || !ReferenceEquals(origin.Kind, SecretConf.Kind)))
        {
            last[setting.Key] = setting;
        }

        foreach (var setting in last.Values)
        {
            var place = setting.Origin ?? file;
            var isSecret = SecretNames.IsSecret(setting.Key);
            yield return new FoundSetting(KeyOf(file.Kind, setting.Key), isSecret ? SecretOf(place, setting) : ValueOf(file.Kind, setting), place, setting.Span)
            {
                Name = setting.Key,
                Raw = setting.Value,
                IsSecret = isSecret || place.Secrets.Touches(setting.Span),
            };
        }

        // What an include that is not here brings is not known.
        foreach (var include in file.Document is HoconDocument hocon ? hocon.Includes : [])
        {
            // The secret's own file is written too; a repo rightly lacks it.
            if (repo.Included(file, node, include) is null && !include.Target.EndsWith("secret.conf", StringComparison.Ordinal))
            {
                yield return new FoundSetting("include " + include.Target, "", file, include.Span);
            }
        }
    }

    private static string? SecretOf(ConfigFile file, Setting setting)
        => SecretReading.Compared(file, setting.Span, setting.Value switch { ScalarValue { IsNull: false } scalar => scalar.Text, UnknownValue unknown => unknown.Raw, _ => null });

    // Cassandra's old names and new ones are one setting; TheHive's actor toolkit has two.
    private string KeyOf(FileKind kind, string key)
        => ReferenceEquals(kind, CassandraYaml.Kind) ? CassandraSettings.For(cluster.Cassandra.Version).Find(key)?.NewName ?? key : key;

    private string? ValueOf(FileKind kind, Setting setting)
    {
        var value = Spelling.Of(setting.Value, isOrdered: setting.Key.EndsWith("seed-nodes", StringComparison.Ordinal));
        if (value is null || Placeholder.IsIn(setting.Value))
        {
            return null;
        }

        // An old name carries the unit that a new value has.
        if (ReferenceEquals(kind, CassandraYaml.Kind) && value.All(c => c is >= '0' and <= '9'))
        {
            return value + (setting.Key.EndsWith("_in_ms", StringComparison.Ordinal) ? "ms" : setting.Key.EndsWith("_in_kb", StringComparison.Ordinal) ? "KiB" : setting.Key.EndsWith("_in_mb", StringComparison.Ordinal) ? "MiB" : "");
        }

        // Elasticsearch takes a relative path from its own directory.
        return ReferenceEquals(kind, ElasticsearchYml.Kind) && setting.Key.IndexOf(".ssl.", StringComparison.Ordinal) > 0 && value.IndexOf('/') > 0 ? "/etc/elasticsearch/" + value : value;
    }

    private IEnumerable<FoundSetting> Section(ConfigFile file, HaproxySection section)
    {
        var isOwn = section.Keyword.Is("global") || section.Keyword.Is("defaults") || _proxies.Any(proxy => ReferenceEquals(proxy.File, file) && proxy.Sections.Contains(section));
        var name = isOwn ? (section.Keyword.Is("listen") ? "backend" : section.Keyword.Text) : string.Join(" ", section.Header.Words);
        if (!isOwn)
        {
            yield return new FoundSetting(name, "", file, section.Header.Span) { Part = name };
        }

        foreach (var line in section.Lines)
        {
            var words = FlatSettings.Behind(line.Words) ?? "";
            var keyword = (line.Prefix is { } prefix ? prefix + " " : "") + line.Keyword;
            yield return new FoundSetting(name + "|" + keyword, line.IsKnown ? words : null, file, line.Span)
            {
                Name = keyword,
                Part = isOwn ? null : name,
                IsLine = true,
                Line = name is "global" or "defaults" ? name + "|" + keyword + (words.Length == 0 ? "" : " " + words) : null,
                IsSecret = file.Secrets.Touches(line.Span),
            };
        }
    }

    // The instance that has the virtual IP is ours whatever it is called; so are the scripts.
    private IEnumerable<FoundSetting> Block(ConfigFile file, KeepalivedNode block, string above, string? part = null)
    {
        if (!block.HasBlock)
        {
            return [Keepalived(file, block, above) with { Part = part }];
        }

        var isNamed = block.Keyword.Is("vrrp_instance") && !block.Values("virtual_ipaddress").Any(line => line.Keyword.Is(cluster.LoadBalancer.VirtualIp.ToString()));
        var name = above + (isNamed || !block.Keyword.Text.StartsWith("vrrp_", StringComparison.Ordinal) ? string.Join(" ", block.Words) : block.Keyword.Text) + ".";
        part ??= isNamed ? string.Join(" ", block.Words) : null;
        return block.Children.Count == 0 ? [Line(file, name, "", block.Span) with { Part = part }] : block.Children.SelectMany(child => Block(file, child, name, part));
    }

    private static FoundSetting Keepalived(ConfigFile file, KeepalivedNode line, string above)
    {
        var isSecret = line.Keyword.Is("auth_pass");
        var text = FlatSettings.Behind(line.Words) ?? "";
        return new FoundSetting(above + (line.Condition is { } of ? of + " " : "") + line.Keyword, isSecret && line.Argument is { } word ? SecretReading.Compared(file, word.Span, word.IsKnown ? word.Text : null) : line.Words.All(one => one.IsKnown) ? text : null, file, line.Span)
        {
            Name = line.Keyword.Text,
            IsLine = true,
            IsSecret = isSecret || file.Secrets.Touches(line.Span),
        };
    }

    private static IEnumerable<FoundSetting> Export(ConfigFile file, ExportsEntry entry)
        => entry.Clients.Count == 0
            ? [Line(file, entry.Directory.Text, "", entry.Span)]
            : entry.Clients.Select(client => Line(file, entry.Directory.Text + " " + (client.Host is { } host ? HostText.Usual(host.Text) : "*"), string.Join(",", client.Options.Select(option => option.ToString()).OrderBy(text => text, StringComparer.Ordinal)), client.Span));

    private static IEnumerable<FoundSetting> Environment(ConfigFile file, EnvironmentEntry entry)
        => entry.Name.Is("JAVA_OPTS")
            ? HeapReading.Words(entry.Value).Select(word => Option(file, word))
            : [Line(file, entry.Name.Text, Known(entry.Value), entry.Name.Span)];

    private static FoundSetting Option(ConfigFile file, Word word, JvmOption? option = null)
    {
        // The same size in another spelling is the same option.
        var text = word.Text.StartsWith("-Xm", StringComparison.Ordinal) && word.Text.Length > 4 && DataSize.TryParse(word.Text.Substring(4), out var size, out _) ? word.Text.Substring(0, 4) + size.ForJava() : word.Text;
        var isLimited = option?.FirstVersion is not null;
        var name = JvmSetting.TryParse(text, out var setting, out _) ? setting.Name : text;
        return new FoundSetting((isLimited ? option!.FirstVersion + "-" + option.LastVersion + ":" : "") + name, word.IsKnown ? text : null, file, word.Span)
        {
            Name = text,
            IsOption = true,
            Line = isLimited ? null : text,
            IsSecret = file.Secrets.Touches(word.Span),
        };
    }

    private static IEnumerable<FoundSetting> Lines(ConfigFile file)
        => from line in TextLine.Of(file.Text)
           let text = line.Text.Trim()
           where text.Length > 0 && !text.StartsWith("<!--", StringComparison.Ordinal)
           select Line(file, text, "", line.Span);

    private static FoundSetting Line(ConfigFile file, string key, string? value, Span span) => new(key, value, file, span) { IsSecret = file.Secrets.Touches(span) };

    // A machine has several of them: each is a file of its own.
    private static string NameOf(ConfigFile file) => (file.InstalledPath ?? file.Path) is var path ? path.Substring(path.LastIndexOf('/') + 1) : "";

    private static string? Known(Word word) => word.IsKnown && !TemplateMask.IsMasked(word.Text) ? word.Text : null;
}
