using System.Collections.Generic;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>HCA1006: two nodes of one name.</summary>
internal sealed class NodeNamesCheck() : ClusterCheck(CodeRules.NodeNamesDistinct)
{
    private protected override IEnumerable<Diagnostic> Check(ClusterReading cluster)
    {
        var seen = new Dictionary<NodeName, IOperation>();
        foreach (var node in cluster.Nodes)
        {
            if (node.Name is not { } name)
            {
                continue;
            }

            if (seen.TryGetValue(name.Value, out var first))
            {
                yield return At(name.Place, $"two nodes are called '{name.Value}'", first);
            }
            else
            {
                seen.Add(name.Value, name.Place);
            }
        }
    }
}
