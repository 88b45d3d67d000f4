using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Import;
using HiveConfig.Plan;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Trees that others keep in their own way: what a plan says would go or change is in the list of what could not be expressed.</summary>
public sealed class ForeignTreeTests
{
    private static readonly string Healthy = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), "..", "Healthy"));

    // One directory per node, as one has it who has followed the vendor's guide to a cluster that works.
    private const string Guide = "vendor-guide";

    public static TheoryData<string> Names => new("coordinating-only", "multi-dc", "shared-haproxy", "vaulted", Guide);

    /// <summary>Templates alone tell of no machine.</summary>
    [Fact]
    public void OfTemplatesThereIsNothingToImport() => Assert.Null(Assert.Single(ConfigTree.Read(["ansible-managed"], Healthy).Environments).Import());

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatWouldGoIsListed(string name)
    {
        var repo = Assert.Single(ConfigTree.Read([name], name is Guide ? Snapshot.SourceDirectory() : Healthy).Environments);
        var result = ImportTrees.Import(repo);
        var listed = result.NotExpressed.Select(one => one.Path).ToHashSet(StringComparer.Ordinal);
        var generated = Generator.Generate(result.Cluster, secret => result.Secrets.GetValueOrDefault(secret.Name) ?? ChangePlan.UnknownSecret, FileKinds.Renderers, [], []).ToRepo();
        var gone = ChangePlan.Between(repo, generated).Changes.Where(change => change is { Before: not null, Node: not null, Path: not null, IsSecret: false, Setting: not "(file)" }).ToList();

        // What stands in a file of another name is no loss, nor that HiveConfig has its own name for what listens; a file that serves
        // several nodes is in the list once.
        var lost = gone.Where(change => !change.Setting.StartsWith("frontend thehive-in ", StringComparison.Ordinal)).Where(change => !repo.Files.Any(file => listed.Contains(file.Path) && (file.Node is null || file.Node == change.Node) && (file.InstalledPath == change.Path || change.Path!.EndsWith("/" + Path.GetFileName(file.Path), StringComparison.Ordinal))));
        Assert.Empty(lost.Select(change => $"{change.Node}{change.Path}: {change.Setting}: {change.Before} -> {change.After}"));
        Snapshot.Match(string.Concat(result.NotExpressed.Select(one => one + "\n")) + "\n" + result.Text, nameof(ForeignTreeTests) + "." + name);
    }
}
