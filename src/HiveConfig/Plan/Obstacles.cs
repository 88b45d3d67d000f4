using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Plan;

/// <summary>What keeps two trees from having an order of work between them, said before anybody begins.</summary>
internal static class Obstacles
{
    private const string None = "no order of work is given: ";

    private static readonly (Role Role, string Name)[] Services = [(Role.Cassandra, "Cassandra"), (Role.Elasticsearch, "Elasticsearch"), (Role.TheHive, "TheHive")];

    /// <summary>What has to be put right first.</summary>
    internal static IEnumerable<string> Of(Tree before, Tree after)
        => Manifests(before).Concat(Manifests(after))
            .Concat(Unreadable(after).Where(fault => !IsThere(before, fault.File)).Select(fault => fault.Text))
            .Concat(Bootstrap(before, after))
            .Concat(ShortKeys(before, after));

    /// <summary>What the reader has to know of the tree that is.</summary>
    internal static IEnumerable<string> Remarks(Tree before)
        => Unreadable(before).Select(fault => $"of the tree that is, {fault.Text}; nothing in it was compared setting by setting");

    /// <summary>Why there is no order of work where a word of a tree got into no command.</summary>
    internal static string Refused(Tree before, Tree after, string step, string word, string fault)
    {
        // As it stands there, or as JSON has it.
        var escaped = JsonText.String(word);
        var spellings = new[] { word, escaped.Substring(1, escaped.Length - 2) };
        var place = new[] { (Tree: after, Name: "the new tree"), (Tree: before, Name: "the tree that is") }
            .SelectMany(one => one.Tree.Repo.Files.Select(file => (File: file, one.Name)))
            .Where(one => spellings.Any(spelling => spelling.Length > 0 && (one.File.Text.IndexOf(spelling, StringComparison.Ordinal) >= 0 || one.File.Path.IndexOf(spelling, StringComparison.Ordinal) >= 0)))
            .Select(one => $" of {Wording.Quote(one.File.Path)} in {one.Name}").FirstOrDefault();
        return $"{None}{Wording.Quote(TemplateMask.Show(word))}{place} would stand in a command of the step {Wording.Quote(step)}, but {fault}";
    }

    /// <summary>Why there is no order of work for changes that are sound in themselves.</summary>
    internal static IEnumerable<string> NoOrder(Tree before, Tree after)
    {
        if (after.Nodes.Count > 0 && !after.Nodes.Any(node => before.Node(node.Name) is not null))
        {
            yield return before.Nodes.Count == 0
                ? None + "the tree that is has no machine whose name is known"
                : $"{None}no machine of the tree that is ({Names(before.Nodes)}) is in the new one ({Names(after.Nodes)})";
            yield break;
        }

        foreach (var (role, name) in Services)
        {
            var (old, now) = (before.Repo.Inventory.With(role).ToList(), after.Repo.Inventory.With(role).ToList());
            var lost = old.Where(node => after.Node(node.Name) is not null && !Has(now, node)).ToList();
            var gained = now.Where(node => before.Node(node.Name) is not null && !Has(old, node)).ToList();
            if (old.Count > 0 && now.Count == 0)
            {
                yield return $"{None}the new tree has no node of {name}, which is on {Names(old)}";
            }
            else
            {
                if (lost.Count > 0)
                {
                    yield return $"{None}{name} goes from {Names(lost)}, {(lost.Count == 1 ? "a machine that stays" : "machines that stay")}; there is one for machines that leave or join as a whole";
                }

                if (gained.Count > 0)
                {
                    yield return $"{None}{name} comes to {Names(gained)}, {(gained.Count == 1 ? "a machine that is" : "machines that are")} there already; there is one for machines that leave or join as a whole";
                }
            }
        }

        // What is left while they are built is no majority.
        var (from, to) = (new Site(before), new Site(after));
        var moves = Move.Of(from, to, new Work(from, to, []));
        foreach (var (name, nodes) in new[] { ("Cassandra", from.Cassandra), ("Elasticsearch", from.Elasticsearch) })
        {
            var moved = nodes.Where(node => moves.Any(move => string.Equals(move.From, node, StringComparison.Ordinal))).ToList();
            if (moved.Count > 1 && 2 * moved.Count >= nodes.Count)
            {
                yield return $"{None}{StepText.Names(moved)}, half or more of {name}, get another address or are replaced; plan one, do it, and plan again";
            }
        }
    }

    // Without it nobody knows versions, phase and owners; that it was lost in a merge must not pass for 'no change'.
    private static IEnumerable<string> Manifests(Tree tree)
        => from file in tree.Manifest is null ? tree.Repo.Of(Manifest.Kind) : []
           where file.Document is TreeDocument
           let root = ((TreeDocument)file.Document).Root
           let fault = YamlReader.Read(file.Text).Faults.FirstOrDefault()
           where root is null || (fault is null && root.Member("files") is ListValue)
           let what = fault is not null ? Wording.Bounded(fault.Message) : root is null ? "it is empty" : $"'version' is {Wording.Value(root.TextOf("version"))}, expected '1'"
           select $"{file.Path}:{fault?.Span ?? Span.Start} cannot be read: {what}; versions, phase and owners stand in no other file: write it anew by 'hiveconfig generate'";

    private static IEnumerable<(ConfigFile File, string Text)> Unreadable(Tree tree)
        => tree.Repo.FaultsOfReaders.SelectMany(faults => faults)
            .Where(fault => fault.Severity is null or Severity.Error && !Repo.IsReadable(fault.File))
            .GroupBy(fault => fault.File)
            .OrderBy(same => same.Key.Path, StringComparer.Ordinal)
            .Select(same => (same.Key, Text(same.OrderBy(fault => fault.Span).First())));

    private static string Text(Violation fault) => $"{fault.File.Path}:{fault.Span} cannot be read: {Wording.Bounded(fault.Message)}";

    // What is on the machine already is not installed.
    private static bool IsThere(Tree before, ConfigFile file)
        => before.Find(file.Node, Tree.PathOf(file)) is { } same && string.Equals(same.Text, file.Text, StringComparison.Ordinal);

    // A node that joins with them may elect itself, beside the cluster that runs.
    private static IEnumerable<string> Bootstrap(Tree before, Tree after)
    {
        var (old, now) = (new Site(before), new Site(after));
        var work = new Work(old, now, []);
        var joining = work.Joining.Concat(Move.Of(old, now, work).Select(move => move.To)).Distinct(StringComparer.Ordinal)
            .Where(node => old.Elasticsearch.Count > 0 && now.Elasticsearch.Has(node))
            .Where(node => after.Manifest?.IsBootstrap == true || after.Ask(node, ElasticsearchYml.Kind, ElasticsearchYml.InitialMasterNodes) is { Count: > 0 }).ToList();
        if (joining.Count > 0)
        {
            yield return $"{StepText.Names(joining)} would join a cluster that runs with cluster.initial_master_nodes, which 'phase: bootstrap' writes, and could form one of its own: write 'phase: running' in cluster.yaml and make this plan anew";
        }
        else if (before.Manifest is { IsRunning: true } && after.Manifest is { IsBootstrap: true })
        {
            yield return "'phase' goes back from 'running' to 'bootstrap', which is for the first start of a cluster: write 'phase: running' in cluster.yaml and make this plan anew";
        }
    }

    // From 5.4 on TheHive does not start with one, and all of it is stopped by then.
    private static IEnumerable<string> ShortKeys(Tree before, Tree after)
        => before.VersionOf("thehive")?.IsAtLeast(5, 4) == false && after.VersionOf("thehive") is { } version && version.IsAtLeast(5, 4)
            ? SecretKeys.Short(after.Repo)
                .Where(fault => fault.File.Text.IndexOf(Stated.UnknownSecret, StringComparison.Ordinal) < 0)
                .Select(fault => $"{fault.File.Path}:{fault.Span.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {fault.Message}: TheHive {version} does not start with it; change it first, in a plan of its own")
            : [];

    private static bool Has(IEnumerable<InventoryNode> nodes, InventoryNode node) => nodes.Any(other => string.Equals(other.Name, node.Name, StringComparison.Ordinal));

    private static string Names(IEnumerable<InventoryNode> nodes) => StepText.Names([.. nodes.Select(node => node.Name)]);
}
