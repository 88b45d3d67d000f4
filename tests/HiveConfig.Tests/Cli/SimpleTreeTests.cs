using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace HiveConfig.Tests.Cli;

/// <summary>Linting loads neither the validator nor the spinner, nor, where every YAML is simple, a parser of YAML: that costs more than reading the files.</summary>
public sealed class SimpleTreeTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("x: &a b\n", true)]
    public void TheParserIsLoadedForWhatNeedsIt(string more, bool isLoaded)
    {
        using var run = new CliRun().WithSecrets();
        run.Run("generate", "cluster.yaml", "--out", "out");
        var file = Path.Combine(run.Directory, "out", "node1", "etc", "elasticsearch", "elasticsearch.yml");
        File.AppendAllText(file, more);
        var program = new Program();
        program.Lint(Path.Combine(run.Directory, "out"));
        Assert.Equal(isLoaded, program.Loaded.Contains("YamlDotNet"));
        Assert.Contains("HiveConfig", program.Loaded);
        Assert.DoesNotContain("FluentValidation", program.Loaded);
        Assert.DoesNotContain("Spectre.Console", program.Loaded);
    }

    /// <summary>The command line once more beside that of the tests, which has loaded all it can.</summary>
    private sealed class Program() : AssemblyLoadContext("lint")
    {
        public HashSet<string> Loaded { get; } = new(StringComparer.Ordinal);

        public void Lint(string directory)
        {
            var cli = LoadFromAssemblyPath(typeof(HiveConfig.Cli.Cli).Assembly.Location);
            var session = Activator.CreateInstance(cli.GetType("HiveConfig.Cli.Session", throwOnError: true)!, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, binder: null, [TextWriter.Null, TextWriter.Null, directory], culture: null);
            var run = cli.GetType("HiveConfig.Cli.Cli", throwOnError: true)!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
            Assert.InRange((int)run.Invoke(null, [new[] { "lint", directory }, session])!, 0, 1);
        }

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Loaded.Add(assemblyName.Name!);
            return assemblyName.Name is "HiveConfig" ? LoadFromAssemblyPath(typeof(HiveConfig.Text.Span).Assembly.Location) : null;
        }
    }
}
