using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>The compiler and the command line find the same where much is wrong at once, and rules have a say in what others find.</summary>
public sealed class SeveralFaultsTests
{
    private const string Cassandra = "cluster_name: thp\nendpoint_snitch: GossipingPropertyFileSnitch\n";
    private const string Tls = "cluster.name: thp\nnetwork.host: 10.0.0.{0}\nxpack.security.http.ssl.enabled: true\nxpack.security.http.ssl.keystore.path: http.p12\n";

    private static readonly string[] Given = ["spec", "manifest", "certs"];

    private static readonly string Cases = Path.GetFullPath(Path.Combine(SourceDirectory(), "..", "..", "HiveConfig.Tests", "Rules"));

    /// <summary>The cases of many rules, some in one tree, each file with a letter out of its place here and there.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task SeveralCasesInOneTree(int first)
    {
        var names = Directory.GetDirectories(Cases).Order(StringComparer.Ordinal).Select(folder => Path.GetFileName(folder)).Where(name => Directory.Exists(Path.Combine(Cases, name, "bad"))).ToList();
        var random = new Random(first);
        for (var i = 0; i < 4; i++)
        {
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in Enumerable.Range(0, 4).Select(_ => names[random.Next(names.Count)]))
            {
                var bad = Path.Combine(Cases, name, "bad");
                foreach (var path in Directory.EnumerateFiles(bad, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                {
                    var text = await File.ReadAllTextAsync(path);
                    files["nodes/" + Path.GetRelativePath(bad, path).Replace('\\', '/')] = text.Contains('\uFFFD', StringComparison.Ordinal) ? "" : Slipped(text, random);
                }
            }

            await AssertSame([.. files.Select(file => (file.Key, file.Value))]);
        }
    }

    /// <summary>One slip is told once: by the rule across files that weighs more.</summary>
    [Fact]
    public async Task WhatRulesAcrossFilesTellOfASlipIsNotToldTwice()
    {
        (string, string)[] nodes = [.. Enumerable.Range(1, 3).Select(i => ($"nodes/node{i}/etc/elasticsearch/elasticsearch.yml", string.Format(System.Globalization.CultureInfo.InvariantCulture, Tls, i)))];
        nodes[0].Item2 = nodes[0].Item2.Replace("xpack.security.http.ssl.enabled: true\n", "", StringComparison.Ordinal);
        var told = await AssertSame(nodes);
        Assert.Contains(told, one => one.Contains("node1", StringComparison.Ordinal) && one.Contains(" HC2033", StringComparison.Ordinal));
        Assert.DoesNotContain(told, one => one.Contains(" HC2035", StringComparison.Ordinal));

        // Alone it is the fault.
        Assert.Contains(await AssertSame(nodes[0]), one => one.Contains(" HC2035", StringComparison.Ordinal));
    }

    /// <summary>A file under another name, which the project has too, is there.</summary>
    [Fact]
    public async Task WhatIsThereIsNotMissed()
    {
        (string, string)[] nodes =
        [
            ("nodes/node1/etc/cassandra/cassandra.yaml", Cassandra),
            ("nodes/node1/etc/cassandra/cassandra-rackdc.properties", "dc=dc1\nrack=r1\n"),
            ("nodes/node2/etc/cassandra/cassandra.yaml", Cassandra),
        ];
        Assert.Contains(await AssertSame(nodes), one => one.Contains(" HC1104", StringComparison.Ordinal));
        Assert.DoesNotContain(await AssertSame([.. nodes, ("nodes/node2/etc/cassandra/cassandra-rackdc.properties.local", "dc=dc1\nrack=r1\n")]), one => one.Contains(" HC1104", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> AssertSame(params (string Path, string Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("hiveconfig-same").FullName;
        try
        {
            foreach (var (path, text) in files)
            {
                var full = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                await File.WriteAllTextAsync(full, text);
            }

            var project = Project.Below(folder);
            var told = (await project.LintAsync()).Select(Told.PlacesOf).Where(IsOfBoth).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(Told.PlacesIn(CommandLine.Run(folder, "lint", ".", "--format", "sarif"), path => path).Where(IsOfBoth).Order(StringComparer.Ordinal), told);

            // In whatever order a build names the files.
            Assert.Equal(told, (await (project with { Files = [.. project.Files.Reverse()] }).LintAsync()).Select(Told.PlacesOf).Where(IsOfBoth).Order(StringComparer.Ordinal));
            return told;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsOfBoth(string told) => Rules.Find(told.Split(' ')[2])!.AllNeeds.All(need => Given.Contains(need, StringComparer.Ordinal));

    // Two letters of a word change places, and a word is doubled.
    private static string Slipped(string text, Random random)
    {
        var slipped = new StringBuilder(text);
        for (var i = 0; i < 2 && text.Length > 10; i++)
        {
            var at = random.Next(text.Length - 1);
            if (char.IsAsciiLetterLower(slipped[at]) && char.IsAsciiLetterLower(slipped[at + 1]))
            {
                (slipped[at], slipped[at + 1]) = (slipped[at + 1], slipped[at]);
            }
        }

        return slipped.ToString();
    }

    private static string SourceDirectory([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
