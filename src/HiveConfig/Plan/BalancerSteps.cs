using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Plan;

/// <summary>HAProxy by reload, which cuts no connection; Keepalived on the backups first, on the owner of the address last.</summary>
internal static class BalancerSteps
{
    internal static StepText? Reload(Schedule schedule)
    {
        var (work, before, after) = (schedule.Work, schedule.Before, schedule.After);
        var step = new StepText("The balancers");
        var staying = after.BackupsFirst.Where(node => work.Staying.Has(node)).ToList();
        var touched = staying.Where(node => work.HasFiles(node, Part.Balancer)).ToList();
        var isKeepalived = touched.Exists(node => work.Actions(node, Part.Balancer).Any(action => action.IndexOf("keepalived", StringComparison.Ordinal) >= 0));
        if (touched.Count > 1 && isKeepalived)
        {
            step.Say(
                "The balancer that has the address is the last one. This shows it where it is; where it is not the last below, do its block last.",
                Shown(before.VirtualAddresses));
        }

        foreach (var node in touched)
        {
            var actions = work.Actions(node, Part.Balancer);
            step.Say(
                $"On {node}{(actions.Count > 0 ? "; haproxy's check says 'Configuration file is valid', keepalived's nothing" : ": files that need no reload")}:",
                [
                    .. work.Install(node, Part.Balancer),
                    StepText.When(actions.Has("reload haproxy"), $"haproxy -c -f /etc/haproxy/haproxy.cfg"),
                    StepText.When(actions.Has("reload keepalived"), $"keepalived -t"),
                    .. actions.Select(Work.Command),
                ]);
        }

        foreach (var node in after.Balancers.Where(node => work.Joining.Has(node) || schedule.Moves.Any(move => string.Equals(move.To, node, StringComparison.Ordinal))))
        {
            step.Say($"On {node}:", $"sysctl --system > /dev/null", $"haproxy -c -f /etc/haproxy/haproxy.cfg", $"keepalived -t", $"systemctl enable haproxy keepalived", $"systemctl restart haproxy keepalived");
        }

        var (old, now) = (before.VirtualAddresses.ToList(), after.VirtualAddresses.ToList());
        if (now.Except(old, StringComparer.Ordinal).ToList() is { Count: > 0 } fresh)
        {
            step.Say(
                $"The public name has to point to {StepText.Names(fresh)} in the DNS now{(old.Except(now, StringComparer.Ordinal).ToList() is { Count: > 0 } gone ? $"; {StepText.Names(gone)} answers no more" : "")}. {StepText.On(after.Balancers)}: exactly one shows it.",
                Shown(fresh));
        }

        return step;
    }

    private static FormattableString[] Shown(IEnumerable<string> addresses) => [.. addresses.Select(address => (FormattableString)$"ip -brief address show to {address}")];
}
