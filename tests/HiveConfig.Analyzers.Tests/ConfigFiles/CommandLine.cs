using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>The command line, with the other build of the engine in a corner of its own.</summary>
internal static class CommandLine
{
    private static readonly Lazy<Assembly> Program = new(() =>
    {
        var path = Path.GetFullPath(typeof(CommandLine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key is "CommandLine").Value!);
        return new Corner(path).LoadFromAssemblyPath(path);
    });

    /// <summary>What a command prints; what it tells on standard error fails.</summary>
    internal static string Run(string directory, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var session = Activator.CreateInstance(Program.Value.GetType("HiveConfig.Cli.Session", throwOnError: true)!, output, error, directory)!;
        var run = Program.Value.GetType("HiveConfig.Cli.Cli", throwOnError: true)!.GetMethod("Run", BindingFlags.Static | BindingFlags.NonPublic)!;
        _ = run.Invoke(obj: null, [arguments, session]);
        return error.ToString().Length == 0 ? output.ToString() : throw new InvalidOperationException(error.ToString());
    }

    private sealed class Corner(string path) : AssemblyLoadContext("command line")
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName)
            => _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }
}
