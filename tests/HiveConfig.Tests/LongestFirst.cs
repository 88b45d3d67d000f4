using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("HiveConfig.Tests.LongestFirst", "HiveConfig.Tests")]

namespace HiveConfig.Tests;

/// <summary>Begins with the classes that take longest, since the tests of a class run one after another: begun last, one of them would keep a single processor busy in the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(Real.AnsibleRoleTests), nameof(HostileTreeTests), nameof(HostileImportTests), nameof(Cli.RealProcessTests), nameof(Cli.MisspeltSecretTests), nameof(NothingIsLostTests), nameof(LayoutFaultTests),
        nameof(FuzzTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderBy(one => (uint)Array.FindIndex(Long, name => one.DisplayName.EndsWith("." + name, StringComparison.Ordinal)));
}
