using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Package.Tests;

/// <summary>The native program in the tool's package does what the other does. Where there is none, one program is compared with itself.</summary>
[Collection("feed")]
public sealed class NativeTests(Feed feed)
{
    private static readonly string Samples = Path.Combine(Feed.Repository, "samples");

    private string Native => Assert.Single(Directory.GetFiles(Path.GetDirectoryName(feed.Tool)!, "hiveconfig", SearchOption.AllDirectories), path => Path.GetFileName(Path.GetDirectoryName(path)) is "linux-x64");

    /// <summary>Seen by putting another program in its place.</summary>
    [Fact]
    public void TheToolBecomesIt()
    {
        if (!feed.HasNative)
        {
            Assert.DoesNotContain("linux-x64", Directory.GetDirectories(Path.GetDirectoryName(feed.Tool)!, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
            return;
        }

        var folder = feed.Folder("becomes");
        var kept = Path.Combine(folder, "kept");
        File.Move(Native, kept);
        var program = Path.Combine(Path.GetDirectoryName(Directory.GetFiles(Path.GetDirectoryName(feed.Tool)!, "HiveConfig.Cli.dll", SearchOption.AllDirectories).Single())!, "linux-x64", "hiveconfig");
        try
        {
            File.WriteAllText(program, "#!/bin/sh\nprintf '<%s>' \"$@\"\nexit 7\n");
            File.SetUnixFileMode(program, File.GetUnixFileMode(kept));
            var became = Command.Run(folder, feed.Tool, "lint", "a b", "", "ü");
            Assert.Equal((7, "<lint><a b><><ü>"), (became.Code, became.Out.TrimEnd('\n')));
            Assert.Equal("hiveconfig 0.1.0", Managed(folder, "--version").Out.TrimEnd('\n'));

            // Nobody may run it: the other does the work.
            File.SetUnixFileMode(program, UnixFileMode.UserRead);
            Assert.Equal("hiveconfig 0.1.0", Command.Run(folder, feed.Tool, "--version").Well().Out.TrimEnd('\n'));
        }
        finally
        {
            File.Move(kept, program, overwrite: true);
        }
    }

    [Fact]
    public void EverySampleIsWrittenTheSame()
    {
        foreach (var sample in Directory.GetFiles(Samples, "cluster.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var folder = feed.Folder("native-" + Path.GetFileName(Path.GetDirectoryName(sample)));
            File.Copy(sample, Path.Combine(folder, "cluster.yaml"));
            if (File.ReadAllText(sample).Contains("s3AccessKey", StringComparison.Ordinal))
            {
                // Those of somebody else's machines cannot be made here.
                File.WriteAllText(Path.Combine(folder, "secrets.yaml"), "s3AccessKey: 'made-up-access'\ns3SecretKey: 'made-up-secret-key'\nproxy: 'made-up-proxy'\n");
                File.SetUnixFileMode(Path.Combine(folder, "secrets.yaml"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            Same(folder, "show", "cluster.yaml", "--json");
            _ = Managed(folder, "generate", "cluster.yaml", "--out", "managed", "--init-secrets").Well();
            _ = Command.Run(folder, feed.Tool, "generate", "cluster.yaml", "--out", "native").Well();
            Assert.Equal(Tree(Path.Combine(folder, "managed")), Tree(Path.Combine(folder, "native")));
            Same(folder, "lint", "native");
            Same(folder, "import", "native", "--out", "imported.yaml", "--force");
            File.AppendAllText(Path.Combine(folder, "cluster.yaml"), "nonsense: 1\n");
            Same(folder, "generate", "cluster.yaml", "--out", "native");
        }
    }

    /// <summary>Each rule, by the reports that its cases are known to give.</summary>
    [Fact]
    public void EveryRuleSaysTheSame()
    {
        var cases = Directory.GetDirectories(Path.Combine(Feed.Repository, "tests", "HiveConfig.Tests", "Rules"))
            .Where(folder => Directory.Exists(Path.Combine(folder, "bad")) && !File.Exists(Path.Combine(folder, "targets.txt")) && !File.Exists(Path.Combine(folder, "cluster.yaml")))

            // What these are about is no file, so their cases are given it.
            .Where(folder => Path.GetFileName(folder) is not ("HC7003" or "HC9009"))
            .ToList();
        Assert.InRange(cases.Count, 400, 1000);
        Assert.Empty(cases.Where(folder => File.ReadAllText(Path.Combine(folder, "bad.verified.txt")).TrimEnd('\n') != Command.Run(Path.Combine(folder, "bad"), feed.Tool, "lint", ".").Out.TrimEnd('\n')).Select(Path.GetFileName));
    }

    [Fact]
    public void EveryCommandSaysTheSame()
    {
        var folder = feed.Folder("native-commands");
        File.Copy(Path.Combine(Samples, "three-nodes", "cluster.yaml"), Path.Combine(folder, "cluster.yaml"));
        _ = Command.Run(folder, feed.Tool, "generate", "cluster.yaml", "--out", "out", "--init-secrets").Well();

        // A change, a mistake, a value of the wrong type, and a text that is nothing.
        File.WriteAllText(Path.Combine(folder, "cluster.yaml"), File.ReadAllText(Path.Combine(folder, "cluster.yaml")).Replace("10.10.1.12", "10.10.1.22", StringComparison.Ordinal));
        var yaml = Path.Combine(folder, "out", "node2", "etc", "cassandra", "cassandra.yaml");
        File.WriteAllText(yaml, File.ReadAllText(yaml).Replace("10.10.1.12,", "", StringComparison.Ordinal) + "concurrent_reads: many\n");
        File.WriteAllText(Path.Combine(folder, "out", "node3", "etc", "elasticsearch", "elasticsearch.yml"), "a: [\n");
        File.WriteAllText(Path.Combine(folder, "deep.conf"), new string('{', 50_000));

        foreach (var line in new[]
        {
            "lint out", "lint out --format json", "lint out --format sarif", "lint out --format junit", "lint out --format github", "lint out --format gitlab", "lint out --format checkstyle",
            "lint out --fix --diff", "lint deep.conf", "lint absent", "lint out --select HC1006", "plan cluster.yaml out", "plan cluster.yaml out --format json", "generate cluster.yaml --out out --check",
            "generate cluster.yaml --out out --diff", "show cluster.yaml", "explain HC1006", "explain java.lang.RuntimeException", "rules", "rules --format json", "schema cluster", "schema report", "--help", "lint --help", "--nonsense",
        })
        {
            Same(folder, line.Split(' '));
        }
    }

    private void Same(string folder, params string[] arguments)
    {
        var managed = Managed(folder, arguments);
        var native = Command.Run(folder, feed.Tool, arguments);
        Assert.Equal((string.Join(' ', arguments), managed.Code, managed.Out, managed.Error), (string.Join(' ', arguments), native.Code, native.Out, native.Error));
        Assert.NotEqual("", managed.Out + managed.Error);
    }

    private Command Managed(string folder, params string[] arguments) => Command.Run(folder, "env", ["HIVECONFIG_NATIVE=0", feed.Tool, .. arguments]);

    private static IEnumerable<string> Tree(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => Path.GetRelativePath(folder, path) + " " + File.GetUnixFileMode(path) + "\n" + File.ReadAllText(path));
}
