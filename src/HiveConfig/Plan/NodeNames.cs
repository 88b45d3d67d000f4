using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Plan;

/// <summary>Lists of names.</summary>
internal static class NodeNames
{
    /// <summary>Whether a name is among them.</summary>
    internal static bool Has(this IEnumerable<string> names, string name) => names.Contains(name, StringComparer.Ordinal);
}
