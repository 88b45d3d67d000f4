namespace HiveConfig.Lint;

/// <summary>How much a rule has to see before it may speak.</summary>
public enum Scope
{
    /// <summary>One file, or the files of one node.</summary>
    Single,

    /// <summary>An environment that shows two or more nodes of the role concerned.</summary>
    Cluster,
}
