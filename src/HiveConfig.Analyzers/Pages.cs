using System.Linq;
using System.Reflection;
using HiveConfig.Lint;

namespace HiveConfig.Analyzers;

/// <summary>Where help is found: in the repository that the package names.</summary>
internal static class Pages
{
    private static readonly string Root = typeof(Pages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key is "RepositoryUrl").Value + "/blob/main/";

    /// <summary>What is said of the package.</summary>
    internal static string Readme { get; } = Root + "README.md#in-every-build";

    /// <summary>What is said of a rule for config files.</summary>
    internal static string Of(Rule rule) => Of(rule.Id, rule.Name);

    /// <summary>What is said of a rule.</summary>
    internal static string Of(string id, string name) => Root + "RULES.md#" + id.ToLowerInvariant() + "-" + name;
}
