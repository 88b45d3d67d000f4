using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Import;
using HiveConfig.Lint;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>No tree crashes an import: each ends in a cluster.yaml that reads back, or says what is missing.</summary>
public sealed class HostileImportTests
{
    [Fact]
    public void EveryCaseOfEveryRule() => Assert.All(FuzzCorpus.Cases, Check);

    [Fact]
    public void EveryHealthyCluster() => Assert.All(FuzzCorpus.Clusters, Check);

    [Fact]
    public void MangledTrees()
    {
        var trees = FuzzCorpus.Clusters.Where(repo => repo.Files.Count < 60).ToList();
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var repo = trees[seed % trees.Count];
            Check(new Repo([.. repo.Files.Select(file => random.Next(3) > 0 ? file : file.With(Mangled(file.Text, random)))]));
        }
    }

    private static string Mangled(string text, Random random)
    {
        for (var i = random.Next(6); i >= 0 && text.Length > 0; i--)
        {
            var at = random.Next(text.Length);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, Math.Min(text.Length - at, random.Next(40))),
                1 => text.Insert(at, "\"{}[]:#\n$\\ \uE000\u0000".Substring(random.Next(12), 1)),
                2 => text.Insert(at, text.Substring(at, Math.Min(text.Length - at, random.Next(200)))),
                _ => text.Insert(at, "{{ x }}"),
            };
        }

        return text;
    }

    private static void Check(Repo repo)
    {
        if (repo.Import() is not { } result)
        {
            return;
        }

        var read = ClusterFile.Read("cluster.yaml", result.Text);
        if (result.Gaps.Count == 0)
        {
            Assert.Empty(read.Problems.Select(problem => problem.ToString()));
        }
        else
        {
            Assert.NotEmpty(read.Problems);
            Assert.All(read.Problems, problem => Assert.Contains(result.Gaps, gap => (problem.Setting + ".").Contains(gap.Setting + ".", StringComparison.Ordinal)));
        }

        Assert.Equal(result.Text, repo.Import()!.Text);
    }
}
