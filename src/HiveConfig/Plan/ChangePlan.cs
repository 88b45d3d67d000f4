using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>What would change between two trees of one cluster, setting by setting, and in which order to do it.</summary>
public sealed class ChangePlan
{
    /// <summary>What a renderer may be given for a secret of which nobody here knows the value: settings that hold it are not compared.</summary>
    public const string UnknownSecret = Stated.UnknownSecret;

    private ChangePlan(IReadOnlyList<Change> changes, IReadOnlyList<string> notCompared, IReadOnlyList<string> obstacles, IReadOnlyList<string> remarks, IReadOnlyList<PlanStep> steps)
    {
        Changes = [.. changes.Select(change => change with
        {
            Node = change.Node is { } node ? Shown(node) : null,
            Path = change.Path is { } path ? Shown(path) : null,
            Setting = Shown(change.Setting),
            Before = change.Before is { } value ? Shown(value) : null,
            After = change.After is { } other ? Shown(other) : null,
            Note = change.Note is { } note ? Shown(note) : null,
            Actions = [.. change.Actions.Select(Shown)],
        })];
        NotCompared = [.. notCompared.Select(Shown)];
        Obstacles = [.. obstacles.Select(Shown)];
        Remarks = [.. remarks.Select(Shown)];
        Steps = steps;
    }

    /// <summary>The settings that differ, by machine, file and setting; those of the whole cluster first.</summary>
    public IReadOnlyList<Change> Changes { get; }

    /// <summary>What could not be compared, because one of the trees does not have its value: a secret of which nobody here knows it, an expression of a template.</summary>
    public IReadOnlyList<string> NotCompared { get; }

    /// <summary>What has to be put right before there is an order of work: a file of the new tree that cannot be read, a node that would join with <c>phase: bootstrap</c>.</summary>
    public IReadOnlyList<string> Obstacles { get; }

    /// <summary>What one has to know of the trees beside their changes: a file of the old one that cannot be read, why there is no order of work.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>What to do on which machine, in this order, so that the cluster keeps serving where it can; empty where something is forbidden or in the way.</summary>
    public IReadOnlyList<PlanStep> Steps { get; }

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>The changes that a running cluster forbids.</summary>
    public IEnumerable<Change> Forbidden => Changes.Where(change => change.IsForbidden);

    /// <summary>Compares two trees.</summary>
    /// <param name="before">What is.</param>
    /// <param name="after">What is to be.</param>
    public static ChangePlan Between(Repo before, Repo after) => Between(before, after, []);

    /// <summary>As above; of the products named here one of the versions is a guess that nobody has decided on.</summary>
    internal static ChangePlan Between(Repo before, Repo after, IReadOnlyCollection<string> guessed)
    {
        var (tree, other) = (new Tree(before) { Guessed = guessed }, new Tree(after) { Guessed = guessed });
        var comparison = Comparison.Of(tree, other);
        var versions = guessed.Where(product => before.Targets.Of(product).Source > TargetSource.Inferred && after.Targets.Of(product).Source > TargetSource.Inferred).Select(product => $"version of {product}, which 'import' guessed: state the one that runs in cluster.yaml");
        IReadOnlyList<string> obstacles = [.. Plan.Obstacles.Of(tree, other)];
        IReadOnlyList<string> noOrder = comparison.Changes.Count == 0 ? [] : [.. Plan.Obstacles.NoOrder(tree, other)];
        var (steps, refusal) = obstacles.Count + noOrder.Count == 0 && !comparison.Changes.Any(change => change.IsForbidden) ? Schedule.Of(tree, other, comparison.Changes) : ([], null);
        return new ChangePlan(comparison.Changes, [.. versions, .. comparison.NotCompared], obstacles, [.. Plan.Obstacles.Remarks(tree), .. noOrder, .. refusal is null ? [] : new[] { refusal }], steps);
    }

    // What stands in a tree is shown, whoever wrote it: one line, not without end, and nothing in it that steers a terminal.
    private static string Shown(string text) => Wording.Bounded(Printable.Line(text));
}
