using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold in the files of TheHive.</summary>
internal static class TheHiveRules
{
    internal static Rule[] All =>
    [
        MinNrOfMembers,
        Syntax,
        SeedNodesAgree,
        .. ActorRules.All,
        .. SecretKeyRules.All,
        .. ServiceRules.All,
        .. GraphRules.All,
        .. CassandraLinkRules.All,
    ];

    /// <summary>More than half must be there.</summary>
    public static Rule MinNrOfMembers { get; } = new(
        "HC3001", "thehive-min-nr-members", Error,
        Title: "min-nr-of-members is more than half of the TheHive nodes",
        Why: "With less, two halves that do not see each other both start; with more, the loss of few nodes keeps the rest from starting.",
        Fix: "Set min-nr-of-members to half of the number of TheHive nodes, rounded down, plus one, on every node.",
        PekkoMembers.Quorum)
    {
        Source = "Pekko: cluster.min-nr-of-members, default 1; TheHive: 2 for three nodes",
    };

    /// <summary>The files are ones that TheHive takes.</summary>
    public static Rule Syntax { get; } = new(
        "HC3002", "thehive-hocon-syntax", Error,
        Title: "application.conf and what it includes parse",
        Why: "TheHive does not start with a file that Lightbend's config library refuses.",
        Fix: "Correct the line so that the file parses; quote what holds other characters than letters, digits, '-', '_', '.' and '/'.",
        repo => [.. Faults.ReportedAs("HC3002")(repo), .. Unresolvable(repo), .. Substitutions.Misspelt(repo)])
    {
        Scope = Scope.Single,
        Source = "Observed: Typesafe config 1.3.1 and 1.4.3",
    };

    /// <summary>One list of seed nodes everywhere.</summary>
    public static Rule SeedNodesAgree { get; } = new(
        "HC3008", "thehive-seed-nodes-agree", Error,
        Title: "Every TheHive node lists the same seed nodes, each by its canonical host and port",
        Why: "Nodes with different lists can form separate clusters, and Pekko compares addresses as text: a seed spelt otherwise never answers.",
        Fix: "Copy one list of seed nodes to every application.conf, each entry spelt as that node's canonical hostname and port.",
        PekkoMembers.Seeds)
    {
        Source = "Pekko: cluster.seed-nodes, remote.artery.canonical",
    };

    // What only shows when includes are put in and substitutions followed. A fault inside an included file is reported there.
    private static IEnumerable<Violation> Unresolvable(Repo repo)
        => from file in repo.Of(ApplicationConf.Kind)
           where Repo.IsReadable(file) && repo.SeesReadable(file)
           from fault in repo.Effective(file).Faults
           select new Violation(file, fault.Span, fault.Message) { Setting = fault.Key };
}
