using System;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ShapesTests
{
    [Fact]
    public void AgreeReportsTheOutlierAgainstTheMajorityNotTheFirst()
    {
        var violation = Assert.Single(Names("b", "a", "a").Agree(CassandraYaml.Kind, CassandraYaml.ClusterName));
        Assert.Equal("'cluster_name' is 'b' here but 'a' on 2 other nodes", violation.Message);
        Assert.Equal(("n1/cassandra.yaml", "n2/cassandra.yaml"), (violation.File.Path, Assert.Single(violation.Related).File.Path));
    }

    [Fact]
    public void AgreeWithoutAMajorityIsOneFindingWithEveryOtherVariant()
    {
        var violation = Assert.Single(Names("a", "a", "b", "c").Agree(CassandraYaml.Kind, CassandraYaml.ClusterName));
        Assert.Equal("'cluster_name' is 'b' here but 'a' on 2 other nodes and 'c' on 1 other node: no majority", violation.Message);
        Assert.Equal(["n1/cassandra.yaml", "n4/cassandra.yaml"], violation.Related.Select(related => related.File.Path));
    }

    [Fact]
    public void AgreePassesOverWhatIsAbsentUnknownOrShared()
        => Assert.Empty(TestTree.One(
            ("cassandra.yaml", "cluster_name: c\n"),
            ("n1/cassandra.yaml", "cluster_name: a\n"),
            ("n2/cassandra.yaml", "num_tokens: 16\n"),
            ("n3/cassandra.yaml", "cluster_name: '{{ name }}'\n")).Agree(CassandraYaml.Kind, CassandraYaml.ClusterName));

    [Fact]
    public void AgreeOnASecretSaysNeitherValueNorLength()
    {
        var repo = TestTree.One(("n1/secret.conf", "play.http.secret.key = aa\n"), ("n2/secret.conf", "play.http.secret.key = bbbb\n"), ("n3/secret.conf", "play.http.secret.key = aa\n"));
        var violation = Assert.Single(repo.Agree(SecretConf.Kind, SecretConf.SecretKey));
        Assert.Equal("'play.http.secret.key' differs between nodes: value A on n1, n3; value B on n2", violation.Message);
        Assert.True(violation.IsSecret);
    }

    [Fact]
    public void DistinctReportsEachRepetition()
    {
        Assert.Empty(Names("a", "b").Distinct(CassandraYaml.Kind, CassandraYaml.ClusterName));
        var violation = Assert.Single(Names("a", "b", "a").Distinct(CassandraYaml.Kind, CassandraYaml.ClusterName));
        Assert.Equal(("n3/cassandra.yaml", "'cluster_name' is 'a' here and on n1, but every node needs its own"), (violation.File.Path, violation.Message));
    }

    [Fact]
    public void MustReportsWhatFailsTheTest()
    {
        var violation = Assert.Single(Names("a", "b").Must(CassandraYaml.Kind, CassandraYaml.ClusterName, name => name is "a", "'a'"));
        Assert.Equal("'cluster_name' is 'b', expected 'a'", violation.Message);
    }

    [Theory]
    [InlineData(nameof(Membership.Known), nameof(Membership.Stranger), Severity.Warning)]
    [InlineData(nameof(Membership.Unknown), nameof(Membership.Stranger), null)]
    [InlineData(nameof(Membership.Known), nameof(Membership.Unknown), null)]
    [InlineData(nameof(Membership.Known), nameof(Membership.Known), null)]
    public void MatchIsSilentWhereTheRepoHasTheGap(string first, string second, Severity? severity)
    {
        var repo = Names("a");
        var list = new Entries(repo.Files[0], [new Entry("x", Span.Start, Enum.Parse<Membership>(first)), new Entry("y", Span.Start, Enum.Parse<Membership>(second))]);
        Assert.Equal(severity, repo.Match([list], "list", "node").SingleOrDefault()?.Severity);
    }

    [Fact]
    public void AValueIsQuotedShortAndHarmless()
    {
        Assert.Equal("'a b'", Wording.Quote("a\u001bb"));
        Assert.Equal(123, Wording.Quote(new string('x', 500)).Length);
    }

    private static Repo Names(params string[] names)
        => TestTree.One([.. names.Select((name, i) => (FormattableString.Invariant($"n{i + 1}/cassandra.yaml"), $"cluster_name: {name}\n"))]);
}
