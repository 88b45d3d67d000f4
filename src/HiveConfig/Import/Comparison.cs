using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Import;

/// <summary>Compares what a tree has with the files that a cluster generates: everything that these lack or have otherwise.</summary>
/// <param name="repo">The tree.</param>
/// <param name="names">The name of the node that each machine of the tree became.</param>
/// <param name="secrets">The secrets of the tree.</param>
internal sealed class Comparison(Repo repo, IReadOnlyDictionary<string, string> names, SecretReading secrets)
{
    private static readonly HashSet<FileKind> Written = [.. FileKinds.Renderers.Select(renderer => renderer.Kind)];

    /// <summary>The files of the nodes alone: the runbook asks for roles that a part of a cluster may lack.</summary>
    internal static FileSet Files(Cluster cluster, Func<Secret, string?> resolve) => Generator.Generate(cluster, resolve, FileKinds.Renderers, [], []);

    internal IReadOnlyList<Difference> With(Cluster cluster)
    {
        var generated = Files(cluster, secrets.Resolve).ToRepo();
        var (here, there) = (new FileSettings(repo, cluster), new FileSettings(generated, cluster));
        var written = generated.Files.Where(file => file.Node is not null)
            .SelectMany(file => there.Of(file, file.Node).Select(setting => (Place: (file.Kind, Node: NodeOf(file)), setting)))
            .Concat(Shipped(cluster, generated))
            .GroupBy(one => (one.Place.Kind, one.Place.Node, one.setting.Key))
            .ToDictionary(same => same.Key, same => same.Select(one => one.setting).ToList());
        var counted = repo.Files.Where(Counts).ToList();
        var shared = SharedBy(cluster);
        var kinds = new HashSet<(FileKind Kind, string? Node)>(written.Keys.Select(key => (key.Kind, key.Node)));
        return [.. counted.SelectMany(file => NodesOf(file).SelectMany(node => Of(file, node.Name, node.Directory))).Distinct()];

        // A whole of which nothing is written is told in one line, not in one for each line of it.
        IEnumerable<Difference> Of(ConfigFile file, string? name, string? directory)
        {
            var isWritten = kinds.Contains((file.Kind, name)) || TakesOptions(file.Kind);
            foreach (var part in here.Of(file, directory).GroupBy(setting => setting.Part, StringComparer.Ordinal))
            {
                var settings = part.ToList();
                var differences = settings.Select(setting => Differs(file, setting, name, directory)).OfType<Difference>().ToList();
                var isWhole = !isWritten || (part.Key is not null && differences.Count == settings.Count);
                foreach (var difference in isWhole ? differences.Take(1).Select(first => first with { Whole = isWritten ? (part.Key!, settings.Count) : ("", 0) }) : differences)
                {
                    yield return difference;
                }
            }
        }

        IEnumerable<(string? Name, string? Directory)> NodesOf(ConfigFile file)
            => file.Node is { } directory ? [(IsOfFirst(file) ? null : names.TryGetValue(directory, out var name) ? name : directory, directory)]
                : IsOfFirst(file) ? [(null, null)]
                : shared(file.Kind);

        Difference? Differs(ConfigFile file, FoundSetting setting, string? name, string? directory)
        {
            var same = written.TryGetValue((file.Kind, name, setting.Key), out var found) ? found : [];
            if (same.Exists(other => setting.Value is { } value && other.Value is { } text && Spelling.Same(value, text)))
            {
                return null;
            }

            // What is filled in elsewhere and what is a reference here may be the same.
            var isFilled = setting.Value is null && same.Count > 0 && (setting.IsSecret || file.Node is null);
            return isFilled || (setting.IsSecret && same.Exists(other => other.Value is null)) ? null : new Difference(file, setting, directory) { Written = InPlaceOf(setting, same) };
        }
    }

    // What they hold may be carried, so each option is looked at.
    private static bool TakesOptions(FileKind kind) => ReferenceEquals(kind, CassandraJvmOptions.Kind) || ReferenceEquals(kind, ElasticsearchJvmOptions.Kind) || ReferenceEquals(kind, TheHiveDefault.Kind);

    // Of lines that stand side by side under one keyword the one that begins alike.
    private static FoundSetting? InPlaceOf(FoundSetting setting, IReadOnlyList<FoundSetting> same)
        => same.Count == 1 && !setting.IsLine ? same[0] : same.FirstOrDefault(other => string.Equals(FirstWord(other), FirstWord(setting), StringComparison.Ordinal)) ?? (same.Count == 1 && !IsFamily(setting) ? same[0] : null);

    private static string FirstWord(FoundSetting setting) => (setting.Value ?? "").Split(' ')[0];

    private static bool IsFamily(FoundSetting setting) => setting.Name is "log" or "stats" or "option" or "timeout" or "bind" or "server" or "acl" or "use_backend" or "errorfile" or "http-request" or "http-response" or "http-check";

    /// <summary>The files that are not compared setting by setting: nothing like them is written, or they cannot be read.</summary>
    internal IEnumerable<NotExpressed> WholeFiles()
    {
        foreach (var file in repo.Files.Where(file => !ManifestFacts.IsOne(file) && !Counts(file)))
        {
            if (file.EncryptedBy is { } tool)
            {
                yield return Whole(file, Span.Start, tool is Encryption.Binary ? "the file is binary: nothing in it was read" : $"the file is encrypted by {tool}: nothing in it was read");
            }
            else if (Written.Contains(file.Kind) && !Repo.IsReadable(file))
            {
                var place = file.Document.Faults.FirstOrDefault(fault => fault.Kind != FaultKind.DuplicateKey)?.Span ?? Span.Start;
                yield return Whole(file, file.Secrets.PlaceOf(place, isSecret: false), $"{file.Kind.Name} cannot be read from here on, so nothing in it was taken; 'lint' says why");
            }
            else if (!IsIncluded(file) && (file.Node is not null || !file.Kind.IsCarrier))
            {
                yield return Whole(file, Span.Start, NotExpressed.WholeFile(file.Kind));
            }
        }
    }

    private static NotExpressed Whole(ConfigFile file, Span span, string message) => new(file.Path, span, message) { Node = file.Node };

    private static bool Counts(ConfigFile file) => Written.Contains(file.Kind) && file.EncryptedBy is null && Repo.IsReadable(file);

    private bool IsIncluded(ConfigFile file)
        => ReferenceEquals(file.Kind, IncludedConf.Kind)
            && repo.Of(ApplicationConf.Kind).Where(Counts).Any(main => repo.Effective(main, main.Node).Settings.Any(setting => ReferenceEquals(setting.Origin, file)) || (main.Document is HoconDocument hocon && hocon.Includes.Any(include => ReferenceEquals(repo.Included(main, main.Node, include), file))));

    // Written for one node, whichever it is.
    private static bool IsOfFirst(ConfigFile file) => file.Document is CqlDocument || ReferenceEquals(file.Kind, TheHiveRole.Kind) || ReferenceEquals(file.Kind, TheHiveUser.Kind);

    private static string? NodeOf(ConfigFile file) => IsOfFirst(file) ? null : file.Node;

    // A file that serves several is compared with those of all nodes that have none of their own.
    private Func<FileKind, IEnumerable<(string? Name, string? Directory)>> SharedBy(Cluster cluster)
    {
        var byKind = FileKinds.Renderers.ToLookup(renderer => renderer.Kind, renderer => renderer.Role);
        return kind => from node in cluster.Nodes
                       where byKind[kind].Any(role => role is not { } one || cluster.RolesOf(node).Contains(one))
                       let directory = names.FirstOrDefault(pair => string.Equals(pair.Value, node.Name.Value, StringComparison.Ordinal)).Key
                       where !repo.Of(kind).Any(file => file.Node is not null && string.Equals(file.Node, directory, StringComparison.Ordinal))
                       select ((string?)node.Name.Value, directory);
    }

    // Where no jvm-server.options is written, the release's own stays.
    private IEnumerable<((FileKind Kind, string? Node) Place, FoundSetting setting)> Shipped(Cluster cluster, Repo generated)
    {
        if (cluster.WritesCassandraJvmOptions || repo.Of(CassandraJvmOptions.Kind).FirstOrDefault() is not { } any)
        {
            return [];
        }

        var file = new ConfigFile(any.Path, any.Kind, string.Join("\n", CassandraJvmOptionsRenderer.ShippedWith(cluster.Cassandra.Version)));
        return cluster.CassandraNodes.SelectMany(node => new FileSettings(generated, cluster).Of(file, node: null).Select(setting => ((file.Kind, (string?)node.Name.Value), setting)));
    }
}

/// <summary>One setting of a tree that the generated file lacks or has otherwise.</summary>
/// <param name="File">The file that the service opens.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Node">The machine of the tree.</param>
internal sealed record Difference(ConfigFile File, FoundSetting Setting, string? Node)
{
    /// <summary>What is written in its place; null for nothing.</summary>
    internal FoundSetting? Written { get; init; }

    /// <summary>The section or block of which nothing is written, and how many lines it has; an empty name for the whole file, null for a setting.</summary>
    internal (string Name, int Lines)? Whole { get; init; }

    /// <summary>The setting as a list has it.</summary>
    internal NotExpressed ToNotExpressed(string? reason) => Whole is { Name.Length: 0 }
        ? new NotExpressed(File.Path, Span.Start, NotExpressed.WholeFile(File.Kind)) { Node = Node }
        : new NotExpressed(Setting.File.Path, Setting.File.Secrets.PlaceOf(Setting.Span, Setting.IsSecret), Told(reason)) { Node = Node, Setting = Setting.Name };

    private string Told(string? reason)
    {
        if (Whole is var (part, lines))
        {
            return $"{Wording.Quote(part)} with its {Wording.Count(lines, "line")}; cluster.yaml has no word for it";
        }

        var isWord = Setting.IsOption || (Setting.Value is "" && Setting.Raw is null && !Setting.IsLine);
        var what = Setting.IsSecret ? (isWord ? "a line with a secret" : $"'{Setting.Name}' is a secret")
            : isWord ? Wording.Quote(Setting.Name)
            : Setting.Value is null ? $"'{Setting.Name}' is filled in elsewhere"
            : Shown(Setting);
        var instead = Written is null ? "" : "; HiveConfig writes " + (Setting.IsSecret || Written.IsSecret || Written.Value is null or "" ? "another" : Setting.IsOption ? Wording.Quote(Written.Name) : Setting.IsLine ? Shown(Written) : Wording.Quote(Written.Value));
        return what + instead + (reason is null ? Written is null ? "; cluster.yaml has no word for it" : "" : "; " + reason);
    }

    private static string Shown(FoundSetting setting)
        => setting.IsLine ? Wording.Quote(setting.Name + (setting.Value is "" ? "" : " " + setting.Value))
            : $"'{setting.Name}' is {Wording.Quote(setting.Raw is ScalarValue scalar ? scalar.Text : setting.Value ?? "")}";
}
