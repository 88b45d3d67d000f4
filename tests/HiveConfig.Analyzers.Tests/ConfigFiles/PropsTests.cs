using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>HiveConfig.props names every file that the linter knows.</summary>
public sealed class PropsTests
{
    [Fact]
    public void TheGlobsAreThoseOfTheKinds()
    {
        var patterns = FileKinds.All.SelectMany(kind => kind.FileNames.Select(name => kind.Likeness is null ? name : Loose(name)))
            .Concat(Layout.AddedEndings.Select(ending => "*" + ending))
            .Append("cluster.yaml")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var expected = patterns.Where(pattern => !patterns.Exists(other => other != pattern && Covers(other, pattern))).Order(StringComparer.Ordinal).Select(pattern => "**/" + pattern);
        Assert.Equal(string.Join(";\n", expected), string.Join(";\n", Globs()));
    }

    [Fact]
    public void OneThatIsCoveredIsLeftOut()
    {
        Assert.True(Covers("*.conf", "sysctl.d/*.conf"));
        Assert.True(Covers("*cassandra*.yaml", "cassandra.yaml"));
        Assert.False(Covers("cassandra*.yaml", "*cassandra.yaml"));
        Assert.False(Covers("tasks/*.yml", "*.yml"));
    }

    // A machine's name may stand before it or inside.
    private static string Loose(string name) => "*" + name.Insert(name.LastIndexOf('.'), "*");

    private static bool Covers(string glob, string pattern)
        => glob.Contains('/', StringComparison.Ordinal)
            ? pattern.Contains('/', StringComparison.Ordinal) && glob[..glob.IndexOf('/', StringComparison.Ordinal)] == pattern[..pattern.IndexOf('/', StringComparison.Ordinal)]
                && Covers(glob[(glob.IndexOf('/', StringComparison.Ordinal) + 1)..], pattern[(pattern.IndexOf('/', StringComparison.Ordinal) + 1)..])
            : System.Text.RegularExpressions.Regex.IsMatch(
                pattern[(pattern.IndexOf('/', StringComparison.Ordinal) + 1)..],
                "^" + System.Text.RegularExpressions.Regex.Escape(glob).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Globs()
        => XDocument.Load(Path.Combine(SourceDirectory(), "..", "..", "..", "src", "HiveConfig", "build", "HiveConfig.props"))
            .Descendants("HiveConfigFiles").Single().Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
