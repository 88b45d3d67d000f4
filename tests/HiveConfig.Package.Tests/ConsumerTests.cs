using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace HiveConfig.Package.Tests;

/// <summary>What whoever refers to the packages gets.</summary>
[Collection("feed")]
public sealed class ConsumerTests(Feed feed)
{
    private static readonly string Cases = Path.Combine(Feed.Repository, "tests", "HiveConfig.Tests", "Rules");

    private static readonly string Readme = File.ReadAllText(Path.Combine(Feed.Repository, "README.md"));

    [Fact]
    public void TheSampleIsWhatTheReadmeShows()
    {
        var sample = Path.Combine(Feed.Repository, "samples", "nuget-consumer");
        var program = File.ReadAllText(Path.Combine(sample, "Program.cs"));
        var shown = Regex.Matches(Readme, "```csharp\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Select(match => match.Groups[1].Value).ToList();
        Assert.True(shown.Count >= 6);
        Assert.All(shown, fence => Assert.Contains(fence, program, StringComparison.Ordinal));

        var folder = feed.Folder("sample");
        Copy(sample, folder);
        var build = Build(folder).Well();
        var line = Regex.Match(Readme, "```text build\n(.*)\n```", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        Assert.Equal([line], Findings(build, folder));

        var secrets = new[] { "PLAY_SECRET", "CASSANDRA_ADMIN", "CASSANDRA_THEHIVE", "ELASTICSEARCH_THEHIVE", "KEYSTORE", "TRUSTSTORE" };
        foreach (var name in secrets)
        {
            Environment.SetEnvironmentVariable(name, "made-up-" + name.ToLowerInvariant().Replace('_', '-') + "-0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ");
        }

        Environment.SetEnvironmentVariable("VRRP", "made-up8");
        var run = Command.Run(folder, "dotnet", "run", "--no-build", "--", "out").Well();
        Assert.EndsWith("files; thp\n3\n", Regex.Replace(run.Out.TrimEnd('\n') + "\n", "(?s)(files; thp\n).*\n(3\n)$", "$1$2", RegexOptions.None, TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "out", "node3", "etc", "thehive", "application.conf")));
        Assert.Contains("\"version\": \"2.1.0\"", File.ReadAllText(Path.Combine(folder, "out.sarif")), StringComparison.Ordinal);

        // Nothing of ours comes along but what the model needs.
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "obj", "project.assets.json")));
        Assert.Equal(
            ["FluentValidation/11.11.0", "HiveConfig/0.1.0", "YamlDotNet/16.3.0"],
            assets.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject().Select(library => library.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["FluentValidation.dll", "HiveConfig.dll", "YamlDotNet.dll"],
            Directory.GetFiles(Path.Combine(folder, "bin", "Debug", "net10.0"), "*.dll").Select(path => Path.GetFileName(path)).Where(name => name is not "Consumer.dll").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AProjectOfConfigFilesAlone()
    {
        var folder = Tree("config-only", "HC1006");
        const string Finding = "nodes/node2/etc/cassandra/cassandra.yaml(5,16): {0} HC1006: 'seeds' is '10.0.0.1,10.0.0.2' here but '10.0.0.1,10.0.0.2,10.0.0.3' on 2 other nodes";
        var error = string.Format(System.Globalization.CultureInfo.InvariantCulture, Finding, "error");
        var warning = string.Format(System.Globalization.CultureInfo.InvariantCulture, Finding, "warning");

        var first = Build(folder);
        Assert.Equal(1, first.Code);
        Assert.Equal([error], Findings(first, folder));
        Assert.Contains("/RULES.md#hc1006-cassandra-seeds-agree", first.Out, StringComparison.Ordinal);

        // Copies in the output are no nodes of their own.
        Copy(Path.Combine(folder, "nodes"), Path.Combine(folder, "bin", "nodes", "node9"));
        Assert.Equal([error], Findings(Build(folder, "--no-restore"), folder));

        Assert.Empty(Findings(Build(folder, "--no-restore", "-p:HiveConfigLint=false").Well(), folder));
        Assert.Empty(Findings(Build(folder, "--no-restore", "-p:NoWarn=HC1006").Well(), folder));
        Assert.Empty(Findings(Build(folder, "--no-restore", "-p:HiveConfigFiles=other/**").Well(), folder));
        Assert.Empty(Findings(Build(folder, "--no-restore", "-p:HiveConfigExcludes=nodes/**").Well(), folder));

        File.WriteAllText(Path.Combine(folder, "hiveconfig.yaml"), "rules: {HC1006: warning}\n");
        Assert.Equal([warning], Findings(Build(folder, "--no-restore").Well(), folder));
        Assert.Equal([error], Findings(Build(folder, "--no-restore", "-p:WarningsAsErrors=HC1006"), folder));
        Assert.Equal([error], Findings(Build(folder, "--no-restore", "-warnaserror"), folder));

        // Above the project too; and with a baseline nothing is new.
        File.Move(Path.Combine(folder, "hiveconfig.yaml"), Path.Combine(folder, "..", "hiveconfig.yaml"));
        Assert.Equal([warning], Findings(Build(folder, "--no-restore").Well(), folder));
        File.Delete(Path.Combine(folder, "..", "hiveconfig.yaml"));
        File.WriteAllText(Path.Combine(folder, "known.json"), "{\"version\": 1, \"findings\": [{\"rule\": \"HC1006\", \"path\": \"nodes/node2/etc/cassandra/cassandra.yaml\", \"setting\": \"seeds\"}]}");
        Assert.Empty(Findings(Build(folder, "--no-restore", "-p:HiveConfigBaseline=known.json").Well(), folder));
    }

    /// <summary>Under a name in which the compiler's own files have comments begin; and the second build is made only when a config file is another.</summary>
    [Fact]
    public void AnEditOrANewNameIsBuiltAgain()
    {
        var folder = Tree("C# & more", "HC1006");
        File.WriteAllText(Path.Combine(folder, "hiveconfig.yaml"), "rules: {HC1006: warning}\n");
        var node = Path.Combine(folder, "nodes", "node2", "etc", "cassandra", "cassandra.yaml");
        Assert.StartsWith("nodes/node2/etc/cassandra/cassandra.yaml(5,16): warning HC1006", Assert.Single(Findings(Again().Well(), folder)), StringComparison.Ordinal);
        Assert.Empty(Findings(Again().Well(), folder));

        File.AppendAllText(node, "# edited\n");
        Assert.Single(Findings(Again().Well(), folder));
        Directory.Move(Path.Combine(folder, "nodes", "node2"), Path.Combine(folder, "nodes", "node4"));
        Assert.StartsWith("nodes/node4/", Assert.Single(Findings(Again().Well(), folder)), StringComparison.Ordinal);
        Directory.Delete(Path.Combine(folder, "nodes", "node1"), recursive: true);
        Assert.Contains("no majority", Assert.Single(Findings(Again().Well(), folder)), StringComparison.Ordinal);
        Assert.Empty(Findings(Again().Well(), folder));

        Command Again() => Command.Run(folder, "dotnet", "build", "-v", "q", "-clp:NoSummary");
    }

    /// <summary>The bin of a machine is no output, and what a project below has put out is no machine.</summary>
    [Fact]
    public void OutputIsLeftOutAndScriptsOfMachinesAreNot()
    {
        var folder = Tree("bins", "HC1006");
        Copy(Path.Combine(Cases, "HC6004-rm", "bad", "scripts"), Path.Combine(folder, "nodes", "node1", "usr", "local", "bin"));
        Copy(Path.Combine(folder, "nodes", "node2"), Path.Combine(folder, "other", "bin", "Debug", "net10.0", "nodes", "node9"));
        Assert.Equal(
            ["nodes/node1/usr/local/bin/restore.sh", "nodes/node2/etc/cassandra/cassandra.yaml"],
            Findings(Build(folder), folder).Select(line => line[..line.IndexOf('(', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    /// <summary>The compiler gets one set of analyzers or the other, whole, and finds the same with both.</summary>
    [Fact]
    public void ThePrecompiledAnalyzersAreTakenWhereTheyRun()
    {
        var folder = Tree("precompiled", "HC1006");
        var usual = Build(folder, "-flp:LogFile=usual.log;Verbosity=detailed");
        var plain = Build(folder, "--no-restore", "-flp:LogFile=plain.log;Verbosity=detailed", "-p:HiveConfigPrecompiled=false");
        Assert.Equal(Path.Combine("analyzers", "dotnet", "cs"), FolderOfAnalyzers(Path.Combine(folder, "plain.log")));
        Assert.Equal(
            feed.IsPrecompiled && OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 ? Path.Combine("build", "precompiled", "linux-x64") : Path.Combine("analyzers", "dotnet", "cs"),
            FolderOfAnalyzers(Path.Combine(folder, "usual.log")));
        Assert.Contains("error HC1006", Assert.Single(Findings(usual, folder)), StringComparison.Ordinal);
        Assert.Equal(Findings(usual, folder), Findings(plain, folder));
    }

    // Where in the package the compiler was told to load our analyzers from.
    private static string FolderOfAnalyzers(string log)
    {
        var paths = Regex.Matches(File.ReadAllText(log), @" /analyzer:""?(\S*[\\/]hiveconfig[\\/][^\s""]*)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(
            ["FluentValidation.dll", "HiveConfig.Analyzers.CodeFixes.dll", "HiveConfig.Analyzers.dll", "HiveConfig.dll", "YamlDotNet.dll"],
            paths.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        var folder = Assert.Single(paths.Select(path => Path.GetFullPath(Path.GetDirectoryName(path)!)).Distinct(StringComparer.Ordinal));
        return folder[(folder.IndexOf("0.1.0", StringComparison.Ordinal) + "0.1.0".Length + 1)..];
    }

    [Fact]
    public void AGlobalConfigCountsWithAndWithoutCSharp()
    {
        var folder = Tree("global-config", "HC1006");
        File.WriteAllText(Path.Combine(folder, ".globalconfig"), "is_global = true\ndotnet_diagnostic.HC1006.severity = warning\n");
        Assert.Contains("warning HC1006", Assert.Single(Findings(Build(folder).Well(), folder)), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "internal static class Program;\n");
        Assert.Contains("warning HC1006", Assert.Single(Findings(Build(folder).Well(), folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeReadIsADiagnostic()
    {
        var folder = Tree("unreadable", "HC1006");
        var path = Path.Combine(folder, "nodes", "node2", "etc", "cassandra", "cassandra.yaml");
        File.WriteAllBytes(path, [.. "cluster_name: caf"u8, 0xE9, .. "\n"u8]);
        // What is no text by right is not touched.
        Directory.CreateDirectory(Path.Combine(folder, "nodes", "node1", "etc", "ssl"));
        foreach (var name in new[] { "ca.crt", "secret.conf.age", "application.conf.gpg" })
        {
            File.WriteAllBytes(Path.Combine(folder, "nodes", "node1", "etc", "ssl", name), [0x30, 0x82, 0, 0, 0, 1, 2, 3, 0xFF, 0, 0, .. Enumerable.Range(0, 255).Select(i => (byte)i)]);
        }

        var build = Build(folder);
        Assert.Equal(["nodes/node2/etc/cassandra/cassandra.yaml(1,18): error HC9001: the byte here is not UTF-8"], Findings(build, folder));
        Assert.DoesNotContain("AD0001", build.Out, StringComparison.Ordinal);
    }

    /// <summary>Every bad sample of the page, each in a file of its own.</summary>
    [Fact]
    public void EachMistakeInCSharpIsFound()
    {
        var folder = feed.Folder("mistakes");
        File.WriteAllText(Path.Combine(folder, "Mistakes.csproj"), Project("net10.0", "<NoWarn>$(NoWarn);CS0219</NoWarn>"));
        var page = File.ReadAllText(Path.Combine(Feed.Repository, "RULES.md"));
        var samples = Regex.Matches(page, @"### (HCA\d{4}) (?:(?!\n### ).)*?\*\*Bad:\*\*\n\n```csharp\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        Assert.Equal(Regex.Matches(page, @"\n### (HCA\d{4}) ", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Groups[1].Value), samples.Keys);
        Assert.NotEmpty(samples);
        foreach (var (id, sample) in samples)
        {
            File.WriteAllText(Path.Combine(folder, id + ".cs"), $$"""
                using System;
                using HiveConfig;
                using HiveConfig.Disk;
                using HiveConfig.Model;

                internal static class {{id}}
                {
                    internal static void Run(Cluster cluster, SecretResolver secrets, string directory)
                    {
                {{sample}}
                    }
                }
                """);
        }

        var build = Build(folder, "-p:ErrorLog=out.sarif%2cversion=2.1");
        Assert.DoesNotContain("error CS", build.Out, StringComparison.Ordinal);
        Assert.Empty(samples.Keys
            .Except(Results(File.ReadAllText(Path.Combine(folder, "out.sarif")), folder).Select(result => result.Split(' ')).Where(result => result[1] == result[0] + ".cs").Select(result => result[0]), StringComparer.Ordinal));
    }

    /// <summary>In the compiler itself as on the command line of the tool, both from the feed.</summary>
    [Fact]
    public void TheToolAndTheCompilerFindTheSame()
    {
        var (tools, tool) = (Path.GetDirectoryName(feed.Tool)!, feed.Tool);
        Assert.Equal("hiveconfig 0.1.0\n", Command.Run(tools, tool, "--version").Well().Out.TrimEnd('\n') + "\n");

        var folder = Tree("same", "HC1006");
        foreach (var name in new[] { "HC1006", "HC3001", "HC5102", "HC2004", "HC8001" })
        {
            Directory.Delete(Path.Combine(folder, "nodes"), recursive: true);
            Copy(Path.Combine(Cases, name, "bad"), Path.Combine(folder, "nodes"));
            var lint = Command.Run(folder, tool, "lint", ".", "--format", "sarif");
            Assert.Equal(1, lint.Code);
            Assert.NotEmpty(Results(lint.Out, folder));
            _ = Build(folder, "-p:ErrorLog=out.sarif%2cversion=2.1");
            Assert.Equal(Results(lint.Out, folder), Results(File.ReadAllText(Path.Combine(folder, "out.sarif")), folder));
        }
    }

    /// <summary>The other build: the model, the generator, the linter over texts, no disk.</summary>
    [Fact]
    public void AnOlderFramework()
    {
        var folder = feed.Folder("older");
        File.WriteAllText(Path.Combine(folder, "Older.csproj"), Project("netstandard2.0", "<LangVersion>11</LangVersion>"));
        File.WriteAllText(Path.Combine(folder, "Older.cs"), """
            using System.Collections.Generic;
            using System.Linq;
            using HiveConfig;
            using HiveConfig.Cassandra;
            using HiveConfig.Generate;
            using HiveConfig.Lint;
            using HiveConfig.Model;
            using HiveConfig.Text;

            public static class Older
            {
                public static IReadOnlyList<ClusterProblem> Problems(string text) => ClusterFile.Read("cluster.yaml", text).Cluster!.Validate();

                public static FileSet Files(Cluster cluster) => cluster.Generate(_ => "made-up");

                public static IEnumerable<string> Lint(string text)
                    => new Repo(new[] { new ConfigFile("cassandra.yaml", CassandraYaml.Kind, text) }).Lint().Findings.Select(finding => finding.Message);
            }
            """);
        _ = Build(folder).Well();
    }

    private string Tree(string name, string rule)
    {
        var folder = feed.Folder(name);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), Project("net10.0"));
        Copy(Path.Combine(Cases, rule, "bad"), Path.Combine(folder, "nodes"));
        return folder;
    }

    private static string Project(string framework, string more = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>{framework}</TargetFramework><Nullable>enable</Nullable>{more}</PropertyGroup>
          <ItemGroup><PackageReference Include="HiveConfig" Version="0.1.0" /></ItemGroup>
        </Project>
        """;

    private static Command Build(string folder, params string[] arguments) => Command.Run(folder, "dotnet", ["build", "--no-incremental", "-v", "q", "-clp:NoSummary", .. arguments]);

    // Each once, with paths below the project and without the address of help.
    private static List<string> Findings(Command build, string folder)
        => [.. build.Out.Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal))
            .Select(line => Regex.Replace(line, @" \(https:[^ ]*\)| \[[^\]]*csproj\]$", "", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim())
            .Select(line => line.StartsWith(folder + "/", StringComparison.Ordinal) ? line[(folder.Length + 1)..] : line)
            .Distinct(StringComparer.Ordinal)];

    private static List<string> Results(string sarif, string folder)
    {
        using var log = JsonDocument.Parse(sarif);
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(result => result.GetProperty("ruleId").GetString()!.StartsWith("HC", StringComparison.Ordinal))
            .Select(result =>
            {
                var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
                var path = Uri.UnescapeDataString(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
                return string.Join(
                    ' ',
                    result.GetProperty("ruleId").GetString(),
                    path.StartsWith("file://" + folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 8)..] : path,
                    place.GetProperty("region").GetProperty("startLine").GetInt32(),
                    place.GetProperty("region").GetProperty("startColumn").GetInt32(),
                    result.GetProperty("level").GetString());
            })
            .Order(StringComparer.Ordinal)];
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(path => !Regex.IsMatch(path, @"[\\/](bin|obj)[\\/]", RegexOptions.None, TimeSpan.FromSeconds(1))))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
