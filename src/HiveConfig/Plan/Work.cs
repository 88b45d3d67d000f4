using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Plan;

/// <summary>What belongs together in the order of work.</summary>
internal enum Part
{
    Storage,
    Cassandra,
    Elasticsearch,
    TheHive,
    Balancer,
    Other,
}

/// <summary>What has to be done on the machines that stay: which files, and what follows them.</summary>
internal sealed class Work(Site before, Site after, IReadOnlyList<Change> changes)
{
    /// <summary>The directory on each machine where files wait for their installation.</summary>
    internal const string Stage = "/root/hiveconfig";

    // The links of units that start at some time, which a unit that is gone leaves behind.
    private const string Wants = "/etc/systemd/system/timers.target.wants/";

    private readonly IReadOnlyList<string> _attachments =
    [
        .. new[] { before, after }
            .SelectMany(site => site.TheHive.Select(node => site.Tree.Ask(node, ApplicationConf.Kind, ApplicationConf.LocalFsLocation)))
            .OfType<string>().Distinct(StringComparer.Ordinal).Select(path => SystemdPath.Escape(path) + ".mount"),
    ];

    /// <summary>The nodes that are in both trees.</summary>
    internal IReadOnlyList<string> Staying { get; } = [.. before.Tree.Nodes.Select(node => node.Name).Where(name => after.Tree.Node(name) is not null)];

    /// <summary>The nodes that come.</summary>
    internal IReadOnlyList<string> Joining { get; } = [.. after.Tree.Nodes.Select(node => node.Name).Where(name => before.Tree.Node(name) is null)];

    /// <summary>The nodes that go.</summary>
    internal IReadOnlyList<string> Leaving { get; } = [.. before.Tree.Nodes.Select(node => node.Name).Where(name => after.Tree.Node(name) is null)];

    /// <summary>The changes of one part on a node.</summary>
    internal IEnumerable<Change> On(string node, Part part) => changes.Where(change => change.Path is { } path && PartOf(path, node) == part && (string.Equals(change.Node, node, StringComparison.Ordinal) || change.Node is null));

    /// <summary>Whether a part changes on a node, so that a service there has to be told.</summary>
    internal bool IsTouched(string node, Part part) => Actions(node, part).Count > 0;

    /// <summary>The nodes, of those given, on which a service has to be told of a part.</summary>
    internal IReadOnlyList<string> Touched(IEnumerable<string> nodes, Part part) => [.. nodes.Where(node => IsTouched(node, part))];

    /// <summary>Whether a part has files to install on a node, whether or not a service has to be told.</summary>
    internal bool HasFiles(string node, Part part) => On(node, part).Any();

    /// <summary>The commands that put a part's files in their place, but for those that are told to a database, each in its own step.</summary>
    internal IEnumerable<FormattableString> Install(string node, Part part)
        => On(node, part).SelectMany(change => change.Actions).Where(IsStop).Distinct(StringComparer.Ordinal).Select(Command)
            .Concat(On(node, part).Select(change => change.Path!).Distinct(StringComparer.Ordinal).Where(path => !IsTold(node, path)).Select(path => Install(node, path)));

    /// <summary>Whether a file is one that a database is told by a command: a script of CQL with accounts, the body of a request.</summary>
    internal bool IsTold(string node, string path)
        => after.Tree.Find(node, path) is not null
            && changes.Any(change => string.Equals(change.Node, node, StringComparison.Ordinal) && string.Equals(change.Path, path, StringComparison.Ordinal)
                && (change.Consequence == Consequence.Request ? path.EndsWith(".json", StringComparison.Ordinal) : change.Consequence == Consequence.Cql && !string.Equals(change.Setting, "(file)", StringComparison.Ordinal)));

    /// <summary>The commands that put all files of a node in their place.</summary>
    internal IEnumerable<FormattableString> InstallAll(string node)
        => after.Tree.PathsOf(node).OrderBy(path => path, StringComparer.Ordinal).Select(path => Install(node, path))
            .Concat(after.Tree.Manifest?.Files.Where(file => !file.IsPresent && string.Equals(file.Node, node, StringComparison.Ordinal)).Select(file => Remove(file.InstalledPath)) ?? []);

    /// <summary>What follows a part's files on a node, as in manifest.json and in the order in which it has to be done; the restart of the service is among it.</summary>
    internal IReadOnlyList<string> Actions(string node, Part part)
    {
        var actions = On(node, part)
            .Where(change => change.Consequence is not (Consequence.None or Consequence.NextStart or Consequence.FirstStartOnly or Consequence.Stored or Consequence.Request or Consequence.Cql or Consequence.Replication or Consequence.Reindex))
            .SelectMany(change => change.Actions).Where(action => !IsStop(action)).Distinct(StringComparer.Ordinal).ToList();

        // Who starts anew needs no other command to read its file.
        var restarts = part == Part.Cassandra && actions.Has("restart cassandra");
        actions.RemoveAll(action => restarts && action.StartsWith("nodetool ", StringComparison.Ordinal));
        return [.. actions.OrderBy(action => action is "daemon-reload" ? 0 : action.StartsWith("enable ", StringComparison.Ordinal) ? 1 : action.EndsWith(".mount", StringComparison.Ordinal) ? 2 : action.StartsWith("restart ", StringComparison.Ordinal) || action.StartsWith("reload ", StringComparison.Ordinal) ? 3 : 2)];
    }

    /// <summary>Whether a change of a part needs that all its nodes stop.</summary>
    internal bool IsFullStop(Part part) => changes.Any(change => change.Consequence == Consequence.FullStop && (change.Path is { } path ? PartOf(path, change.Node) == part : part == Part.TheHive && change.Setting is "version of thehive"));

    /// <summary>The versions of a product when it changes.</summary>
    internal Change? Upgrade(string product) => changes.FirstOrDefault(change => change.Path is null && string.Equals(change.Setting, "version of " + product, StringComparison.Ordinal));

    // What runs stops while its file is there to say how.
    private static bool IsStop(string action) => action.StartsWith("systemctl stop ", StringComparison.Ordinal) || action.StartsWith("systemctl disable ", StringComparison.Ordinal);

    /// <summary>What follows a file, as a command. A manifest may hold any, and plain words are enough for one that does harm: only those that we write become one.</summary>
    internal static FormattableString Command(string action) => action.Split(' ') switch
    {
        ["daemon-reload"] => $"systemctl daemon-reload",
        [("restart" or "reload" or "enable") and var verb, var unit] => $"systemctl {verb} {unit}",
        ["systemctl", "stop", var unit] => $"systemctl stop {unit}",
        ["systemctl", "disable", "--now", var unit] => $"systemctl disable --now {unit}",
        ["rm", "-f", var link] when link.StartsWith(Wants, StringComparison.Ordinal) => $"rm -f {link:path}",
        ["sysctl", "-p", var file] => $"sysctl -p {file:path}",
        ["sysctl", "--system"] => $"sysctl --system",
        ["exportfs", "-ra"] => $"exportfs -ra",
        ["nodetool", "reloadseeds"] => $"nodetool reloadseeds",
        _ => $"{action:is nothing that a plan does after a file has changed}",
    };

    /// <summary>Starts a unit, now and whenever the machine starts.</summary>
    internal static FormattableString Enable(string unit) => $"systemctl enable --now {unit}";

    /// <summary>What a machine's file belongs to.</summary>
    internal Part PartOf(string path, string? node)
        => Has(path, "hiveconfig/backup") || Has(path, "hiveconfig-backup") || Has(path, "hiveconfig-restore") ? Part.Other
            : path.EndsWith(".mount", StringComparison.Ordinal) ? (IsOfAttachments(path) ? Part.TheHive : node is not null && (before.Elasticsearch.Has(node) || after.Elasticsearch.Has(node)) ? Part.Elasticsearch : Part.Storage)
            : path.StartsWith("/etc/exports", StringComparison.Ordinal) ? Part.Storage
            : Has(path, "cassandra") ? Part.Cassandra
            : Has(path, "haproxy") || Has(path, "keepalived") || path.StartsWith("/etc/sysctl", StringComparison.Ordinal) ? Part.Balancer
            : path.StartsWith("/etc/elasticsearch/", StringComparison.Ordinal) || Has(path, "elasticsearch.service") ? Part.Elasticsearch
            : Has(path, "thehive") ? Part.TheHive
            : Part.Other;

    /// <summary>The units of a node that mount something, or start something at a time: those of TheHive, or the others.</summary>
    internal IEnumerable<string> Units(string node, string ending, Part part)
        => after.Tree.PathsOf(node).Where(path => path.EndsWith(ending, StringComparison.Ordinal) && PartOf(path, node) == part).OrderBy(path => path, StringComparer.Ordinal).Select(path => path.Substring(path.LastIndexOf('/') + 1));

    // Elasticsearch requires its share as TheHive does: who restarts the one stops the other, so both belong to the turn of their node.
    private bool IsOfAttachments(string path) => _attachments.Any(unit => path.EndsWith("/" + unit, StringComparison.Ordinal));

    /// <summary>The command that puts a file in its place, or removes it.</summary>
    internal FormattableString Install(string node, string path)
    {
        if (after.Tree.Find(node, path) is not { } file)
        {
            return Remove(path);
        }

        var access = after.Tree.Manifest?.Find(node, path)?.Access ?? file.Kind.Access;
        return $"install -D -o {access.Owner} -g {access.Group} -m {access.Mode} {Stage}{path:path} {path:path}";
    }

    private static FormattableString Remove(string path) => $"rm -f {path:path}";

    private static bool Has(string path, string word) => path.IndexOf(word, StringComparison.Ordinal) >= 0;
}
