using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>What a change needs, in words. Each sentence stands once.</summary>
internal static class Effects
{
    internal static string Of(Change change) => change.Consequence switch
    {
        Consequence.Never => "forbidden on a running cluster",
        Consequence.FullStop => $"stop of {Services(change, "every service concerned")} on all nodes at once",
        Consequence.SwitchOver => "restart of thehive; everybody has to log in again",
        Consequence.Data => $"restart of {Services(change, "the service")}, and its data have to be moved first",
        Consequence.Cql => "CQL on one node",
        Consequence.Replication => "CQL on one node, then a repair on every node",
        Consequence.Request => "a request to Elasticsearch",
        Consequence.Reindex => "a reindex",
        Consequence.NextStart => "nothing now: it counts at the next start",
        Consequence.FirstStartOnly => "nothing: it counts at the first start only",
        Consequence.Stored => "nothing: the database keeps what the first start wrote there",
        Consequence.None when change.Actions.Count == 0 => "nothing to restart",
        _ => string.Join(", ", change.Actions.Select(Action).Distinct(StringComparer.Ordinal).DefaultIfEmpty("nothing to restart")),
    };

    /// <summary>The services that a change restarts.</summary>
    internal static IEnumerable<string> Restarted(Change change)
        => change.Actions.Where(action => action.StartsWith("restart ", StringComparison.Ordinal)).Select(action => action.Substring("restart ".Length));

    private static string Services(Change change, string otherwise) => string.Join(", ", Restarted(change).DefaultIfEmpty(otherwise));

    private static string Action(string action)
        => action.StartsWith("restart ", StringComparison.Ordinal) ? "restart of " + action.Substring("restart ".Length)
            : action.StartsWith("reload ", StringComparison.Ordinal) ? "reload of " + action.Substring("reload ".Length)
            : action.StartsWith("enable ", StringComparison.Ordinal) ? "start of " + action.Substring("enable ".Length) + " at boot"
            : action;
}
