using System.Collections.Generic;
using HiveConfig.Lint;

namespace HiveConfig;

/// <summary>Every rule, in order.</summary>
public static class Rules
{
    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
    ];
}
