using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>cluster.name across nodes. A file without it has the default, which counts as soon as others state another.</summary>
internal static class ClusterNames
{
    private const string Default = "elasticsearch";

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var given = repo.OnNodes(ElasticsearchYml.Kind, ElasticsearchYml.ClusterName);
        if (repo.Inventory.With(Role.Elasticsearch).Count < 2)
        {
            return [];
        }

        var isStatedBySome = given.Any(name => name.Setting is not null);
        var variants = given.Where(_ => isStatedBySome).Select(name => name.Setting is null
            ? Variant.Absent(name, ElasticsearchYml.ClusterName, name.File.Tree, near: "cluster") with { Canonical = Default }
            : Variant.Of(name, ElasticsearchYml.ClusterName)).ToList();
        var differing = Variants.Differences(isSecret: false, variants).ByHand().ToList();

        // Which cluster a node is in already, its data says: no name is changed by a program.
        return differing.Count > 0 ? differing : Usual(given);
    }

    private static IEnumerable<Violation> Usual(IReadOnlyList<Given<string>> given)
    {
        var usual = given.Where(name => name.Value is Default or "my-application").ToList();
        if (usual.Count > 0)
        {
            yield return new Violation(usual[0].File, usual[0].Span, Wording.Wrong(ElasticsearchYml.ClusterName.Name, usual[0].Value, "a name of the cluster's own"))
            {
                Setting = ElasticsearchYml.ClusterName.Name,
                Severity = Severity.Warning,
                Related = usual.Skip(1).Select(name => new RelatedPlace(name.File, name.Span, Wording.AlsoHere)).ToList(),
            };
        }
    }
}
