using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Disk;
using Xunit;

namespace HiveConfig.Tests.Disk;

public sealed class GitIgnoreTests
{
    private static readonly string[] Files =
    [
        "a", "b.txt", "foo", "foobar", "fooXbar", "a.b", "-", "]", "[", "!x", "#x", "a b", "a ", "\\", "é", "*", "é.conf",
        "out/x", "out/node1/etc/y.conf", "out/foo", "dir/foo", "dir/a", "dir/dir/foo", "dir/sub/deep/foo.txt", "foodir/a", "foodir/bar/a",
        "x/a/y/a/z", "secrets.yaml", "dir/secrets.yaml", "A", "0",
    ];

    private static readonly string[] Patterns =
    [
        "foo", "/foo", "foo/", "/out/", "out/*", "out/**", "out", "*.txt", "**/foo", "dir/**/foo", "dir/**", "dir/*", "dir/*/foo", "**", "*", "/*",
        "foo*", "foo*bar", "foo?bar", "foo**bar", "foo**", "foo**/a", "**foo", "dir**/foo", "d*/foo", "*/foo", "*/*/foo", "/**/foo", "**/", "*/", "/**", "a/**/z", "x/**/z", "x/**/a/**/z",
        "[a-c]", "[!a]", "[^a]", "[]]", "[]-a]", "[a", "[[:alpha:]]", "[[:digit:]]", "[[:nope:]]", "[a-]", "[-a]", "[\\]]", "[\\[]", "[b-a]", "[/]", "dir[/]foo", "[[:alpha:]-z]",
        "\\!x", "!x", "\\#x", "#x", "a\\ b", "a ", "a\\ ", "a\\  ", "\\", "\\\\", "foo\\", "\\*", "a.b", "?", "??", "é", "[é]", "*.conf", "é*",
        "*\n!foo", "*\n!*/\n!*.txt", "dir/\n!dir/foo", "dir/*\n!dir/foo", "foo\n!foo", "!foo\nfoo", "out/\n!out/", "/\n", "//", "foo//", "/foo/", "dir//foo", "./foo", "../foo", "secrets.yaml\r\n*.txt\r",
        "\uFEFFfoo", "a*a*a*a*a*a*b", "*a*", "*/a/*/a/*", "x/*/a", "***", "***/foo", "dir/***/foo", "* ", "\t", "foo\t",
    ];

    [RealTheory("git")]
    [InlineData(0)]
    [InlineData(1)]
    public void Ignores_what_git_ignores(int seed)
    {
        // One directory per pattern, each with its own .gitignore: one run of git judges them all.
        using var temp = new TempDirectory();
        var patterns = seed == 0 ? Patterns : RandomPatterns(seed).ToArray();
        Assert.Equal(0, RealProcess.Run("git", ["init", "-q", "."], temp.Path).ExitCode);
        for (var i = 0; i < patterns.Length; i++)
        {
            foreach (var file in Files)
            {
                temp.Write($"{i}/{file}", "");
            }

            temp.Write($"{i}/.gitignore", patterns[i]);
        }

        var expected = AskGit(temp.Path);

        var ignore = GitIgnore.At(temp.Path);
        var actual = AllFiles(temp.Path).Where(file => ignore.IsIgnored(temp[file], isDirectory: false)).ToHashSet(StringComparer.Ordinal);

        var differences = AllFiles(temp.Path)
            .Where(file => expected.Contains(file) != actual.Contains(file))
            .Select(file => $"'{patterns[int.Parse(file.Split('/')[0], System.Globalization.CultureInfo.InvariantCulture)]}' on {file}: git {(expected.Contains(file) ? "ignores" : "keeps")} it")
            .ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.NotEmpty(expected);
    }

    [RealFact("git")]
    public void Nested_files_and_the_exclude_file_count_as_git_counts_them()
    {
        using var temp = new TempDirectory();
        Assert.Equal(0, RealProcess.Run("git", ["init", "-q", "."], temp.Path).ExitCode);
        temp.Write(".git/info/exclude", "excluded\n*.bak\nkept\n");
        temp.Write(".gitignore", "*.log\n/top\nhidden/\n!kept\n");
        temp.Write("sub/.gitignore", "!important.log\n/own\n");
        temp.Write("hidden/.gitignore", "!*\n");
        temp.Write("sub/deeper/.gitignore", "*.log\n!excluded\n");
        foreach (var name in new[] { "excluded", "x.bak", "kept", "a.log", "important.log", "top", "own", "other" })
        {
            foreach (var folder in new[] { "", "sub/", "hidden/", "sub/deeper/" })
            {
                temp.Write(folder + name, "");
            }
        }

        var ignore = GitIgnore.At(temp.Path);

        Assert.Equal(
            AskGit(temp.Path).Order(StringComparer.Ordinal),
            AllFiles(temp.Path).Where(file => ignore.IsIgnored(temp[file], isDirectory: false)).Order(StringComparer.Ordinal));
    }

    [RealFact("git")]
    public void A_linked_work_tree_has_the_exclude_file_of_its_repository()
    {
        using var temp = new TempDirectory();
        Directory.CreateDirectory(temp["main"]);
        foreach (var command in new[] { "init -q .", "-c user.name=n -c user.email=e commit -q --allow-empty -m m", "worktree add -q ../linked" })
        {
            var run = RealProcess.Run("git", command.Split(' '), temp["main"]);
            Assert.True(run.ExitCode == 0, run.Error);
        }

        File.AppendAllText(temp["main/.git/info/exclude"], "out/\n");

        Assert.True(GitIgnore.At(temp["linked"]).IsIgnored(temp["linked/out/x"], isDirectory: false));
        Assert.False(GitIgnore.At(temp["linked"]).IsIgnored(temp["linked/other/x"], isDirectory: false));
    }

    [Theory]
    [InlineData("/out/")]
    [InlineData("out/*")]
    [InlineData("out/**")]
    [InlineData("*")]
    public void A_directory_that_the_user_names_is_read_although_git_ignores_it(string pattern)
    {
        using var temp = new TempDirectory();
        Directory.CreateDirectory(temp[".git"]);
        temp.Write(".gitignore", pattern + "\n*.bak\n");

        Assert.False(GitIgnore.Below(temp["out"]).IsMatch(temp["out/node1"], isDirectory: true));
        Assert.True(GitIgnore.At(temp["out"]).IsIgnored(temp["out/node1"], isDirectory: true));
    }

    [Fact]
    public void Below_a_directory_that_git_does_not_ignore_the_files_above_count()
    {
        using var temp = new TempDirectory();
        Directory.CreateDirectory(temp[".git"]);
        temp.Write(".gitignore", "*.bak\n");

        Assert.True(GitIgnore.Below(temp["conf"]).IsMatch(temp["conf/x.bak"], isDirectory: false));
        Assert.False(GitIgnore.Below(temp["conf"]).IsMatch(temp["conf/x.conf"], isDirectory: false));
    }

    [Fact]
    public void Without_a_work_tree_there_is_none()
    {
        using var temp = new TempDirectory();

        Assert.Null(GitIgnore.WorkTreeOf(temp["not/there"]));
        Assert.False(GitIgnore.At(temp.Path).IsIgnored(temp["x"], isDirectory: false));
    }

    private static HashSet<string> AskGit(string directory)
    {
        var run = RealProcess.Run("git", ["check-ignore", "--no-index", "-z", "--stdin"], directory, string.Join('\0', AllFiles(directory)));
        Assert.True(run.ExitCode is 0 or 1, run.Error);
        return run.Out.Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> AllFiles(string directory)
        => Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory, file))
            .Where(file => !file.StartsWith(".git/", StringComparison.Ordinal));

    private static IEnumerable<string> RandomPatterns(int seed)
    {
        string[] parts = ["a", "foo", "dir", "*", "**", "/", "/", "?", "[a-f]", "[!o]", "o", "\\", "!", ".", "x", "sub", "\n"];
        var random = new Random(seed);
        for (var i = 0; i < 250; i++)
        {
            var pattern = new StringBuilder();
            for (var length = random.Next(1, 7); length > 0; length--)
            {
                pattern.Append(parts[random.Next(parts.Length)]);
            }

            yield return pattern.ToString();
        }
    }
}
