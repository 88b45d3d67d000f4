using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>
/// What to do on which machine, in this order: machines that come before those that go, copies before the rows that need them,
/// databases before TheHive, balancers last; one machine at a time, but where old and new cannot work together.
/// </summary>
internal sealed class Schedule
{
    private readonly List<PlanStep> _steps = [];
    private readonly Gate _gate = new();
    private string? _refusal;

    private Schedule(Tree before, Tree after, IReadOnlyList<Change> changes)
    {
        Before = new Site(before);
        After = new Site(after);
        Changes = changes;
        Work = new Work(Before, After, changes);
        Moves = Move.Of(Before, After, Work);
    }

    internal Site Before { get; }

    internal Site After { get; }

    internal IReadOnlyList<Change> Changes { get; }

    internal Work Work { get; }

    /// <summary>Machines that take the place of others.</summary>
    internal IReadOnlyList<Move> Moves { get; }

    /// <summary>The nodes that join and take nobody's place.</summary>
    internal IReadOnlyList<string> Added => [.. Work.Joining.Where(node => !Moves.Any(move => string.Equals(move.To, node, StringComparison.Ordinal)))];

    /// <summary>The nodes that leave and whose place nobody takes.</summary>
    internal IReadOnlyList<string> Removed => [.. Work.Leaving.Where(node => !Moves.Any(move => string.Equals(move.From, node, StringComparison.Ordinal)))];

    /// <summary>Whether all of TheHive is down while the databases change.</summary>
    internal bool StopsTheHive => Work.IsFullStop(Part.TheHive) || Work.IsFullStop(Part.Cassandra) || Work.IsFullStop(Part.Elasticsearch);

    /// <summary>The steps; none, and why, where a command would hold what is no plain word.</summary>
    internal static (IReadOnlyList<PlanStep> Steps, string? Refusal) Of(Tree before, Tree after, IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0 || after.Nodes.Count == 0)
        {
            return ([], null);
        }

        var schedule = new Schedule(before, after, changes);
        schedule.Write();
        return schedule._refusal is null ? (schedule._steps, null) : ([], schedule._refusal);
    }

    private void Write()
    {
        Beginning();
        Copies();
        Certificates();
        Storage();
        foreach (var move in Moves)
        {
            Add(MachineSteps.Replace(this, move));
        }

        foreach (var node in Added)
        {
            Add(MachineSteps.Join(this, node));
        }

        Add(CassandraSteps.FewerCopies(this));
        foreach (var node in Removed)
        {
            Add(MachineSteps.Leave(this, node));
        }

        if (StopsTheHive)
        {
            Add(TheHiveSteps.Stop(this));
        }

        Add(CassandraSteps.Restart(this));
        Add(CassandraSteps.MoreCopies(this));
        Add(CassandraSteps.Accounts(this));
        Add(ElasticsearchSteps.Restart(this));
        Add(ElasticsearchSteps.Requests(this));
        Add(TheHiveSteps.Restart(this));
        Add(BalancerSteps.Reload(this));
        Others();
        End();
    }

    private void Add(StepText? step)
    {
        if (step is { IsEmpty: false })
        {
            var written = step.ToStep(_gate);
            _steps.Add(written);
            _refusal ??= _gate.Refused is { } refused ? Obstacles.Refused(Before.Tree, After.Tree, written.Title, refused.Word, refused.Fault) : null;
        }
    }

    // Only what is asked on the way is asked before it.
    private void Beginning()
    {
        var step = new StepText("Before you begin");
        var touchesElasticsearch = IsTouched(Part.Elasticsearch) || Moves.Count > 0 || Work.Joining.Any(After.Elasticsearch.Has) || Work.Leaving.Any(Before.Elasticsearch.Has) || Work.Upgrade("elasticsearch") is not null || HasRequests;
        if (touchesElasticsearch && Before.HasLogins && Before.Elasticsearch.Any(node => Work.Staying.Has(node) && !IsReplaced(node)))
        {
            step.Say(
                $"{StepText.On([.. Before.Elasticsearch.Where(node => Work.Staying.Has(node) && !IsReplaced(node))])}: the password of elastic, for curl alone; it goes at the end.",
                Site.AskPassword);
        }

        if ((IsTouched(Part.Cassandra) || Moves.Count > 0 || Work.Joining.Any(After.Cassandra.Has) || Work.Leaving.Any(Before.Cassandra.Has) || Changes.Any(change => change.Consequence is Consequence.Replication or Consequence.Cql) || Work.Upgrade("cassandra") is not null) && Before.Cassandra.Count > 0)
        {
            step.Say($"On {Witness(Before.Cassandra)}: all {Site.Number(Before.Cassandra.Count)} nodes of Cassandra are UN, have one schema, and stream nothing{(Moves.Count > 0 ? " (but for one that is dead)" : "")}.", $"nodetool status", $"nodetool describecluster", $"nodetool netstats | head -1");
        }

        if (touchesElasticsearch && Before.Elasticsearch.Count > 0)
        {
            var node = Witness(Before.Elasticsearch);
            step.Say($"On {node}: Elasticsearch shows \"status\" : \"green\" and {Site.Number(Before.Elasticsearch.Count)} nodes{(Moves.Count > 0 ? " (but for one that is dead)" : "")}.", Before.Curl(node, $"_cluster/health?pretty"));
        }

        if (IsMoving || StopsTheHive || Work.Upgrade("cassandra") is not null || Work.Upgrade("elasticsearch") is not null || Changes.Any(change => change.Consequence == Consequence.Data))
        {
            step.Say("There is a backup of today, of Cassandra, Elasticsearch, the attachments and the configuration; somebody has restored one like it before.");
        }

        Add(step);
    }

    private bool HasRequests => Changes.Any(change => change.Consequence is Consequence.Request or Consequence.Reindex);

    private bool IsMoving => Work.Joining.Count + Work.Leaving.Count + Moves.Count > 0;

    private bool IsTouched(Part part) => Work.Touched(Work.Staying, part).Count > 0;

    /// <summary>The balancers that are there all the time.</summary>
    internal IReadOnlyList<string> Balancers => [.. Before.Balancers.Where(node => Work.Staying.Has(node) && !IsMoved(node))];

    // A node that goes, or may be dead, is not the one to ask.
    internal string Witness(IReadOnlyList<string> nodes)
        => nodes.FirstOrDefault(node => Work.Staying.Has(node) && !IsReplaced(node)) ?? nodes.FirstOrDefault() ?? "any node";

    /// <summary>Whether a machine is one whose place another takes: most likely it is dead, and nothing can be typed there.</summary>
    internal bool IsReplaced(string node) => Moves.Any(move => string.Equals(move.From, node, StringComparison.Ordinal));

    private void Copies()
    {
        var step = new StepText("The new files");
        var nodes = Work.Staying.Where(node => !IsMoved(node) && ChangedFiles(node).Count > 0).ToList();
        List<string> whole = [.. Work.Staying.Where(IsMoved), .. Work.Joining];
        if (nodes.Count + whole.Count == 0)
        {
            return;
        }

        if (After.Tree.Manifest is null)
        {
            step.Say($"Copy the files that change to {Work.Stage} on each of {StepText.Names([.. nodes, .. whole])}, in directories as on the machine; only root may read them. Install none yet.");
            Add(step);
            return;
        }

        step.Say(
            "On your machine, keep this plan, write the new tree (hiveconfig generate), and run the rest in its directory. The files wait on the machines; none is installed yet.",
            [.. nodes.Select(node => Copy(node, ChangedFiles(node))), .. whole.Select(node => Copy(node, ["."]))]);
        if (After.Tree.Manifest.Files.Any(file => file.IsTemplate))
        {
            step.Say("Files that manifest.json marks as templates are filled in first, as in the section *The files* of the new README.md.");
        }

        Add(step);
    }

    // Below the directory of the node.
    private IReadOnlyList<string> ChangedFiles(string node)
        => [.. Changes.Where(change => (change.Node is null || string.Equals(change.Node, node, StringComparison.Ordinal)) && change.Path is not null && After.Tree.Find(node, change.Path) is not null).Select(change => change.Path!.Substring(1)).Distinct(StringComparer.Ordinal)];

    private FormattableString Copy(string node, IReadOnlyList<string> files)
        => $"tar -C {node} -cf - {files} | ssh root@{After.AddressOf(node):name} 'rm -rf {Work.Stage} && install -d -m 0700 {Work.Stage} && tar -C {Work.Stage} --no-same-owner --no-overwrite-dir -xf -'";

    private bool IsMoved(string node) => Moves.Any(move => string.Equals(move.To, node, StringComparison.Ordinal));

    // A store that nobody reads yet disturbs nobody; one that is missing keeps its service from starting.
    private void Certificates()
    {
        var isNew = Changes.Any(change => change.Consequence == Consequence.FullStop && change.After is "true" or "all" or "tls-tcp")
            || Changes.Any(change => change.Path is { } path && Work.PartOf(path, change.Node) == Part.Balancer && change.After?.IndexOf(" ssl crt ", StringComparison.Ordinal) >= 0 && change.Before?.IndexOf(" ssl crt ", StringComparison.Ordinal) is null or < 0);
        if (isNew)
        {
            Add(new StepText("Keys and certificates").Say(
                "Make them and bring them to the places that the new files name, readable by their service, before anything stops: nothing reads them yet, and nothing starts without them. The commands are those of the sections *Certificates* and *The files* (its lines with /root/hiveconfig/tls) of the new README.md."));
        }
    }

    private void Storage()
    {
        var step = new StepText("Shares");
        foreach (var mount in Changes.Where(change => change is { Node: not null, Setting: "(file)", Before: null, Path: { } path } && path.EndsWith(".mount", StringComparison.Ordinal)).GroupBy(change => change.Path!, StringComparer.Ordinal))
        {
            var nodes = mount.Select(change => change.Node!).ToList();
            if (After.Tree.Find(nodes[0], mount.Key) is { Document: SystemdDocument unit })
            {
                step.Say($"On the NFS server: {unit.Find("Mount", "What")?.Value.Text} is there and exported to {StepText.Names([.. nodes.Select(After.AddressOf)])}, as in the section *The NFS server* of the new README.md. It is mounted below.");
            }
        }

        // Who exports comes before those who mount.
        foreach (var node in Work.Staying.Where(node => Work.HasFiles(node, Part.Storage)).OrderBy(node => Work.On(node, Part.Storage).Any(change => change.Path!.StartsWith("/etc/exports", StringComparison.Ordinal)) ? 0 : 1))
        {
            step.Say($"On {node}:", [.. Work.Install(node, Part.Storage), .. Work.Actions(node, Part.Storage).Select(Work.Command)]);
        }

        Add(step);
    }

    private void Others()
    {
        var step = new StepText("Other files");
        foreach (var node in Work.Joining.Where(node => Work.Units(node, ".timer", Part.Other).Any()))
        {
            step.Say($"On {node}:", [.. Work.Units(node, ".timer", Part.Other).Select(Work.Enable)]);
        }

        foreach (var node in Work.Staying.Where(node => Work.HasFiles(node, Part.Other)))
        {
            step.Say($"On {node}:", [.. Work.Install(node, Part.Other), .. Work.Actions(node, Part.Other).Select(Work.Command)]);
        }

        Add(step);
    }

    private void End()
    {
        var step = new StepText("At the end");
        if (Added.Count > 0 && After.Cassandra.Any(Added.Has))
        {
            step.Say(
                $"{StepText.On([.. After.Cassandra.Where(node => Work.Staying.Has(node))])}, one after the other: rows that belong to the new node now are still here too.",
                $"nodetool cleanup");
        }

        if (CassandraSteps.Fewer(this).ToList() is { Count: > 0 } fewer)
        {
            step.Say($"{StepText.On(After.Cassandra)}, one after the other: rows of copies that are no more.", [.. fewer.Select(replication => (FormattableString)$"nodetool cleanup {replication.Keyspace}")]);
        }

        if (After.Cassandra.Count > 0 && (IsMoving || IsTouched(Part.Cassandra)))
        {
            step.Say($"On {Witness(After.Cassandra)}: all {Site.Number(After.Cassandra.Count)} nodes are UN.", $"nodetool status");
        }

        if (After.Elasticsearch.Count > 0 && (IsMoving || IsTouched(Part.Elasticsearch) || Work.Upgrade("elasticsearch") is not null))
        {
            step.Say($"On {Witness(After.Elasticsearch)}: green, with {Site.Number(After.Elasticsearch.Count)} nodes.", After.Green(Witness(After.Elasticsearch), After.Elasticsearch.Count));
        }

        if (After.TheHive.Count > 0)
        {
            step.Say("TheHive answers on every node; log in once through the balancers.", [.. After.TheHive.Select(After.Answers)]);
        }

        var touched = Work.Staying.Concat(Work.Joining).Where(node => Work.Joining.Has(node) || Changes.Any(change => change.Path is not null && string.Equals(change.Node, node, StringComparison.Ordinal))).ToList();
        if (touched.Count > 0)
        {
            step.Say($"{StepText.On(touched)}: what this plan left there.", Before.HasLogins || After.HasLogins ? (FormattableString)$"rm -rf {Work.Stage} {Site.Netrc}" : $"rm -rf {Work.Stage}");
        }

        Add(step);
    }
}
