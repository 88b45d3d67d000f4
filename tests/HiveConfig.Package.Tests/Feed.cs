using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;

namespace HiveConfig.Package.Tests;

/// <summary>Both packages, packed into a folder that projects restore from, with a package cache of its own: nothing stale is served.</summary>
public sealed class Feed : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hiveconfig-feed").FullName;

    private readonly Lazy<string> _tool;

    public Feed()
    {
        Packages = Path.Combine(_root, "feed");
        var configuration = typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key is "Configuration").Value!;
        // As Release packs it, whatever is tested.
        var pack = Command.Run(Repository, "dotnet", "pack", "HiveConfig.sln", "--no-build", "-c", configuration, "-o", Packages, "-v", "m", "-p:Precompile=true", "-p:NativeProgram=true").Well();
        IsPrecompiled = !pack.Out.Contains("nothing is precompiled for Linux on x64", StringComparison.Ordinal);
        HasNative = !pack.Out.Contains("there is no native program for Linux on x64", StringComparison.Ordinal);
        var cached = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(_root, "NuGet.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_root, "packages")}" /></config>
              <packageSources><clear /><add key="feed" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="cached" value="{cached}" /></fallbackPackageFolders>
            </configuration>
            """);

        _tool = new(() =>
        {
            var folder = Folder("tools");
            _ = Command.Run(folder, "dotnet", "tool", "install", "HiveConfig.Cli", "--tool-path", ".", "--version", "0.1.0").Well();
            return Path.Combine(folder, OperatingSystem.IsWindows() ? "hiveconfig.exe" : "hiveconfig");
        });

        // What stands above must not reach in.
        File.WriteAllText(Path.Combine(_root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
    }

    /// <summary>The root of the repository.</summary>
    internal static string Repository { get; } = Path.GetFullPath(Path.Combine(HiveConfig.Tests.Snapshot.SourceDirectory(), "..", ".."));

    /// <summary>The folder with the packages.</summary>
    internal string Packages { get; }

    /// <summary>Whether the packages hold code for Linux on x64; not where the compiler for it could not be had, which packing then said.</summary>
    internal bool IsPrecompiled { get; }

    /// <summary>Whether the tool's package holds the native program too; not where it could not be built, which packing then said.</summary>
    internal bool HasNative { get; }

    /// <summary>The tool, installed from the feed.</summary>
    internal string Tool => _tool.Value;

    /// <summary>A new folder for a project.</summary>
    internal string Folder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <summary>What a package holds, without what every package has.</summary>
    internal IReadOnlyList<string> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Packages, package));
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name is not "[Content_Types].xml").Order(StringComparer.Ordinal)];
    }

    internal byte[] Read(string package, string entry)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Packages, package));
        using var stream = archive.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

/// <summary>One feed for all tests; they run one after another, for each builds.</summary>
[Xunit.CollectionDefinition("feed")]
public sealed class FeedCollection : Xunit.ICollectionFixture<Feed>;
