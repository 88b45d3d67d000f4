namespace HiveConfig.Analyzers;

/// <summary>Where help is found: in the repository that the package names.</summary>
internal static class Pages
{
    /// <summary>What is said of a rule.</summary>
    internal static string Of(string id, string name) => "https://github.com/hiveconfig/hiveconfig/blob/main/RULES.md#" + id.ToLowerInvariant() + "-" + name;
}
