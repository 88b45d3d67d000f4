using static HiveConfig.Lint.Severity;

namespace HiveConfig.Lint;

/// <summary>What must hold of which files there are, and what they are called.</summary>
internal static class ListingRules
{
    internal static Rule[] All =>
    [
        SameFiles,
        RightMachine,
        NameIsRead,
    ];

    /// <summary>No node lacks what its siblings have.</summary>
    public static Rule SameFiles { get; } = new(
        "HC9007", "file-missing-file", Warning,
        Title: "Every node has the files that the other nodes of its role have",
        Why: "The node runs with the packaged file, and differs from the others.",
        Fix: "Add the file for this node, or serve all nodes from one.",
        NodeFiles.Missing)
    {
        Needs = "listing",
        Source = "Follows from what the other nodes have",
    };

    /// <summary>A node's files are its own.</summary>
    public static Rule RightMachine { get; } = new(
        "HC9008", "file-unknown-node", Warning,
        Title: "The files in a node's directory are those of that node",
        Why: "Installed from there, the file takes one machine for another, which then is in the cluster twice or not at all.",
        Fix: "Move the file into the directory of the node it is for, or correct the name or address in it.",
        NodeFiles.OfAnotherNode)
    {
        Needs = "listing",
        Source = "Follows from the names of directories and what the files say",
    };

    /// <summary>A file is called so that it is read.</summary>
    public static Rule NameIsRead { get; } = new(
        "HC9009", "file-name-not-read", Error,
        Title: "A file in a drop-in directory is called so that its reader takes it",
        Why: "The reader passes over it without a word: nothing in it counts.",
        Fix: "Give the name the ending that the reader looks for.",
        DropInNames.Find)
    {
        Scope = Scope.Single,
        Needs = "listing",
        Source = "exports(5), sysctl.d(5), systemd.unit(5)",
    };
}
