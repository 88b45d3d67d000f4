using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;

namespace HiveConfig.LoadBalancer;

/// <summary>
/// Whether another balancer takes the virtual IP over when HAProxy is gone. Keepalived adds a positive weight while the check
/// is good and a negative one while it is bad, keeps the sum within 1 and 254, and lets a backup take over only from a
/// strictly lower priority. A failed check without weight is a fault: the address is given up whatever the priorities.
/// </summary>
internal static class VrrpPriorities
{
    internal static IEnumerable<Violation> Stuck(Repo repo)
    {
        foreach (var members in VrrpGroup.Of(repo))
        {
            foreach (var violation in NoPreemptBesideMaster(members))
            {
                yield return violation;
            }

            var states = members.Select(Compute).ToList();
            if (states.Exists(state => state is null) || states.Exists(state => repo.IsFaulty(state!.Instance.File, state.Instance.Key("priority"))) || states.TrueForAll(state => !state!.IsTracking))
            {
                continue;
            }

            // Each balancer has to be able to be the last one whose HAProxy works.
            var stuck = from last in states
                        from gone in states
                        where !ReferenceEquals(last, gone) && !TakesOver(last!, gone!)
                        orderby gone!.Bad - last!.Good descending
                        select new { Last = last!, Gone = gone! };
            if (stuck.FirstOrDefault() is { } worst)
            {
                yield return Violation(worst.Last, worst.Gone);
            }
        }
    }

    private static bool TakesOver(State last, State gone) => gone.Bad == VrrpRank.None || (VrrpRank.TakesOver(last.Good, gone.Bad) && !last.Instance.StaysBackup);

    private static Violation Violation(State last, State gone)
    {
        var (node, other) = (gone.Instance.Node, last.Instance.Node);
        if (last.Instance.StaysBackup && gone.Weighted is { } weight && gone.Base != VrrpRank.Owner)
        {
            // Where all stay backup on purpose it is the weight that is too much.
            var isWeight = gone.Instance.StaysBackup;
            var message = isWeight
                ? $"the weight '{Text(weight.Weight)}' only lowers the priority of {node} to {Text(gone.Bad)} when HAProxy is gone, and 'nopreempt' keeps the others from taking over, expected no weight"
                : $"'nopreempt' keeps {other} from taking over from {node}, whose failed check only lowers its priority to {Text(gone.Bad)}, expected no 'nopreempt' beside a weight";
            var (at, related) = isWeight ? (gone.Instance, last.Instance) : (last.Instance, gone.Instance);
            return new Violation(at.File, isWeight ? weight.Place : at.Place("nopreempt"), message)
            {
                Setting = isWeight ? $"vrrp_script {weight.Script.Argument?.Text}.weight" : at.Key("nopreempt"),
                Related = [new RelatedPlace(related.File, isWeight ? related.Place("nopreempt") : weight.Place, Wording.GivenHere)],
            };
        }

        var isTracking = gone.IsTracking;
        var shown = gone.Base == VrrpRank.Owner
            ? $"'priority' is '255', which no weight changes: with HAProxy gone {node} still outranks {other}"
            : $"with HAProxy gone {node} has priority {Text(gone.Bad)}{(isTracking ? "" : ", because it tracks no check,")} and {other} with HAProxy {Text(last.Good)}: nobody takes over, which needs {(isTracking ? "the highest and the lowest priority to differ by less than the weight" : "a 'track_script' here too")}";

        // The check is there, and nobody tracks it: that is the place.
        var untracked = isTracking || gone.Base == VrrpRank.Owner ? null : CheckCommands.Untracked(gone.Instance.File, gone.Instance.Document);
        return new Violation(gone.Instance.File, untracked?.Argument!.Span ?? gone.Instance.Place("priority"), shown)
        {
            Setting = untracked is null ? gone.Instance.Key("priority") : CheckCommands.Key(untracked),
            Related = [new RelatedPlace(last.Instance.File, last.Instance.Place("priority"), Wording.GivenHere)],
        };
    }

    private static IEnumerable<Violation> NoPreemptBesideMaster(IReadOnlyList<VrrpInstance> members)
        => from instance in members
           where instance.Block.Find("nopreempt") is { Condition: null } && instance.IsMaster is true
           select new Violation(instance.File, instance.Place("nopreempt"), "'nopreempt' has no effect beside 'state MASTER', expected 'state BACKUP' on every balancer")
           {
               Setting = instance.Key("nopreempt"),
               Related = [new RelatedPlace(instance.File, instance.Place("state"), Wording.GivenHere)],
           };

    private static State? Compute(VrrpInstance instance)
    {
        if (instance.Priority is not { } priority || instance.Tracks is not { } all || instance.IsMaster is null)
        {
            return null;
        }

        // Checks of something else stay good while HAProxy is gone.
        var own = all.Where(track => track.IsOfHaproxy).ToList();
        own = own.Count > 0 ? own : [.. all];
        var always = own.Count == all.Count ? 0 : all.Where(track => !track.IsOfHaproxy).Sum(track => Math.Max(0, track.Weight));
        var good = priority + always + own.Sum(track => Math.Max(0, track.Weight));
        var bad = priority + always + own.Sum(track => Math.Min(0, track.Weight));
        return new State(
            instance,
            priority,
            priority == VrrpRank.Owner ? priority : VrrpRank.Clamp(good),
            priority == VrrpRank.Owner ? priority : own.Exists(track => track.Weight == 0) ? VrrpRank.None : VrrpRank.Clamp(bad),
            own.Count > 0,
            own.Find(track => track.Weight != 0));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Good and Bad: the priority with HAProxy and without; a Bad of 0 gives the address up.
    private sealed record State(VrrpInstance Instance, int Base, int Good, int Bad, bool IsTracking, VrrpTrack? Weighted);
}
