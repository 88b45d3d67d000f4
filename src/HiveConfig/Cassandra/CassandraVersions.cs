using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Which Cassandra a cassandra.yaml was written for, as its names show it, and whether TheHive works with it.</summary>
internal static class CassandraVersions
{
    private static readonly ProductVersion V40 = ProductVersion.Parse("4.0");
    private static readonly ProductVersion V41 = ProductVersion.Parse("4.1");
    private static readonly ProductVersion V50 = ProductVersion.Parse("5.0");

    /// <summary>
    /// 4.1 takes the names of 4.0 too, so a name of 4.1 says more than an old one, and a name of 5.0 counts only where no name
    /// stands that 5.0 refuses.
    /// </summary>
    internal static VersionSign[] Signs =>
    [
        new("cassandra", "5.0", document => Has(document, name => IsNew(name, V50, V41)) && !Has(document, name => IsNew(name, V41, V50))) { Shows = "5.0 or later" },
        new("cassandra", "4.1", document => Has(document, name => IsNew(name, V41, V40))) { Shows = "4.1 or later" },
        new("cassandra", "4.0", document => Has(document, name => CassandraSettings.For(V40).Find(name) is not null && CassandraSettings.For(V41).Find(name)?.NewName is not null)) { Shows = "4.1 or older" },
    ];

    internal static IEnumerable<Violation> Supported(Repo repo)
    {
        if (repo.Facts.Model is not { } cluster || SupportTable.For(cluster.TheHive.Version) is not { } row || repo.Of(CassandraYaml.Kind).FirstOrDefault() is not { } file)
        {
            yield break;
        }

        var target = repo.Targets.Of("cassandra");
        var version = target.Source == TargetSource.Assumed || row.Cassandra.Contains(target.Version) ? cluster.Cassandra.Version : target.Version;
        if (!row.Cassandra.Contains(version))
        {
            yield return new Violation(file, Span.Start, $"Cassandra is {version}{(target.Source == TargetSource.Inferred ? ", as the names of settings show" : "")}; TheHive {cluster.TheHive.Version} supports {row.Cassandra}");
        }
    }

    private static bool Has(TreeDocument document, Func<string, bool> test) => document.Settings.Any(setting => test(setting.Key));

    private static bool IsNew(string name, ProductVersion inThis, ProductVersion notInThat)
        => CassandraSettings.For(inThis).Find(name) is { NewName: null } && CassandraSettings.For(notInThat).Find(name) is null;
}
