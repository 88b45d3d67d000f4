namespace HiveConfig.Analyzers;

/// <summary>What the compiler's own lists sort our diagnostics by.</summary>
internal static class Categories
{
    /// <summary>Faults in configuration files: HC rules.</summary>
    internal const string Configuration = "HiveConfig.Configuration";

    /// <summary>Faults in C# that builds a cluster: HCA rules.</summary>
    internal const string Model = "HiveConfig.Model";
}
