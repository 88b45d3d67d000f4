namespace HiveConfig.Lint;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing breaks.</summary>
    Info,

    /// <summary>Works today, and hurts later or in another situation.</summary>
    Warning,

    /// <summary>Does not start, loses data, or does not survive what a cluster is built to survive.</summary>
    Error,
}
