using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class LinterTests
{
    private static readonly ConfigFile File = new("n1/cassandra.yaml", CassandraYaml.Kind, "cluster_name: a\nnum_tokens: 16\n") { Node = "n1" };
    private static readonly Repo Repo = new([File]);

    [Fact]
    public void ARuleThatBreaksOffIsNamedAndTheOthersGoOn()
    {
        var broken = Of("HC0001", _ => throw new InvalidOperationException("oops"));
        var result = Linter.Lint(Repo, [broken, Of("HC0002", _ => [At(1, "a")])]);
        Assert.Equal(broken, Assert.Single(result.Failures).Rule);
        Assert.Equal("HC0002", Assert.Single(result.Findings).Rule.Id);
    }

    [Fact]
    public void FindingsAreInReadingOrder()
    {
        Rule[] rules = [Of("HC0002", _ => [At(2, "b"), At(1, "b")]), Of("HC0001", _ => [At(2, "a")])];
        Assert.Equal(["1:1 HC0002", "2:1 HC0001", "2:1 HC0002"], Linter.Lint(Repo, rules).Findings.Select(finding => $"{finding.Span} {finding.Rule.Id}"));
    }

    [Fact]
    public void ARuleSilencesAnotherOnTheSameSettingOnly()
    {
        var loud = Of("HC0001", _ => [At(1, "a")]) with { Supersedes = ["HC0002"] };
        var quiet = Of("HC0002", _ => [At(1, "a"), At(2, "b")]);
        Assert.Equal(["HC0001", "HC0002"], Linter.Lint(Repo, [quiet, loud]).Findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void ASettingWithAnErrorOfItsOwnIsUnknownAcrossFiles()
    {
        var single = Of("HC0001", _ => [At(1, "cluster_name")]) with { Scope = Scope.Single };
        var warning = Of("HC0001", _ => [At(1, "cluster_name") with { Severity = Severity.Warning }]) with { Scope = Scope.Single };
        var across = Of("HC0002", repo => repo.Each(CassandraYaml.Kind, CassandraYaml.ClusterName).Select(_ => At(2, "cluster_name")));
        Assert.Single(Linter.Lint(Repo, [single, across]).Findings);
        Assert.Equal(2, Linter.Lint(Repo, [warning, across]).Findings.Count);
    }

    [Fact]
    public void EveryRuleIsCompleteAndInOrder()
    {
        Assert.Equal(Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), Rules.All.Select(rule => rule.Id));
        Assert.Distinct(Rules.All.Select(rule => rule.Id));
        Assert.Distinct(Rules.All.Select(rule => rule.Name));
        Assert.All(Rules.All, rule =>
        {
            Assert.All([rule.Title, rule.Why, rule.Fix, rule.Source, rule.Name], Assert.NotEmpty);
            Assert.False(rule.Title.EndsWith('.'), rule.Id);
            Assert.EndsWith(".", rule.Why, StringComparison.Ordinal);
            Assert.EndsWith(".", rule.Fix, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void EveryFaultOfEveryKindHasItsRule()
        => Assert.Empty(FileKinds.All
            .SelectMany(kind => Enum.GetValues<FaultKind>().Select(fault => Faults.RuleOf(kind, new Fault(fault, Span.Start, ""))))
            .Except(Rules.All.Select(rule => rule.Id), StringComparer.Ordinal));

    private static Rule Of(string id, Func<Repo, IEnumerable<Violation>> check)
        => new(id, id, Severity.Error, Title: "", Why: "", Fix: "", check);

    private static Violation At(int line, string setting) => new(File, Span.On(line, 1, 1), "m") { Setting = setting };
}
