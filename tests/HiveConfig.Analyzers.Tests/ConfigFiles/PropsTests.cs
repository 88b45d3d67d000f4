using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>HiveConfig.props names every file that the linter knows.</summary>
public sealed class PropsTests
{
    // The compiler itself fails over what is no text by right.
    private static readonly string[] Binary = ["*.crt", "*.age", "*.gpg", "*.enc"];

    [Fact]
    public void TheGlobsAreThoseOfTheKinds()
    {
        var patterns = FileKinds.All.SelectMany(kind => kind.FileNames.Select(name => kind.Likeness is null ? name : Loose(name)))
            .Concat(Layout.AddedEndings.Select(ending => "*" + ending))
            .Append("cluster.yaml")
            .Except(Binary, StringComparer.Ordinal)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var expected = patterns.Where(pattern => !patterns.Exists(other => other != pattern && Covers(other, pattern))).Order(StringComparer.Ordinal).Select(pattern => "      **/" + pattern + ";\n");
        var text = File.ReadAllText(Props);
        var list = text.IndexOf("      **/", StringComparison.Ordinal);
        var right = text[..list] + string.Concat(expected) + text[text.IndexOf("    </HiveConfigFiles>", StringComparison.Ordinal)..];
        if (string.Equals(Environment.GetEnvironmentVariable("HIVECONFIG_UPDATE_DOCS"), "1", StringComparison.Ordinal))
        {
            File.WriteAllText(Props, right);
        }

        Assert.True(right == File.ReadAllText(Props), "HiveConfig.props does not name every kind of file; HIVECONFIG_UPDATE_DOCS=1 dotnet test writes it anew");
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

    private static string Props => Path.Combine(SourceDirectory(), "..", "..", "..", "src", "HiveConfig", "build", "HiveConfig.props");

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
