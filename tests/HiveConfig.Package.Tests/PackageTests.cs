using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using HiveConfig.Tests;
using Xunit;

namespace HiveConfig.Package.Tests;

/// <summary>What is in the packages.</summary>
[Collection("feed")]
public sealed class PackageTests(Feed feed)
{
    private static readonly string[] Names = ["HiveConfig.0.1.0.nupkg", "HiveConfig.0.1.0.snupkg", "HiveConfig.Cli.0.1.0.nupkg", "HiveConfig.Cli.0.1.0.snupkg"];

    private const string Analyzers = "analyzers/dotnet/cs/";

    private const string Precompiled = "build/precompiled/linux-x64/";

    [Fact]
    public void ThereAreTwo() => Assert.Equal(Names, Directory.GetFiles(feed.Packages).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    private const string Native = "tools/net10.0/any/linux-x64/hiveconfig";

    /// <summary>Whole; where nothing could be precompiled, without exactly that folder, and where no native program could be built, without that.</summary>
    [Fact]
    public void Entries()
    {
        var text = string.Concat(Names.Select(name => name + "\n" + string.Concat(feed.Entries(name).Select(entry => "  " + entry + "\n"))));
        if (feed.IsPrecompiled && feed.HasNative)
        {
            Snapshot.Match(text);
        }
        else
        {
            var whole = File.ReadLines(Path.Combine(Snapshot.SourceDirectory(), "PackageTests.Entries.verified.txt"));
            Assert.Equal(whole.Where(line => (feed.IsPrecompiled || !line.Contains(Precompiled, StringComparison.Ordinal)) && (feed.HasNative || !line.Contains(Native, StringComparison.Ordinal))), text.TrimEnd('\n').Split('\n'));
        }
    }

    /// <summary>Both sets of analyzers are the same assemblies; code for one machine is in one of them, and in the tool.</summary>
    [Fact]
    public void CodeForLinuxIsBesideTheOther()
    {
        var names = feed.Entries(Names[0]).Where(entry => entry.StartsWith(Analyzers, StringComparison.Ordinal)).Select(entry => entry[Analyzers.Length..]).ToList();
        var precompiled = feed.Entries(Names[0]).Where(entry => entry.StartsWith(Precompiled, StringComparison.Ordinal)).Select(entry => entry[Precompiled.Length..]);
        Assert.Equal(feed.IsPrecompiled ? names : [], precompiled);

        foreach (var name in names)
        {
            var (identity, hasCode) = Look(Names[0], Analyzers + name);
            Assert.False(hasCode);
            if (feed.IsPrecompiled)
            {
                // What is never loaded while a compiler runs would only be larger.
                Assert.Equal((identity, name is "HiveConfig.dll" or "HiveConfig.Analyzers.dll" or "YamlDotNet.dll"), Look(Names[0], Precompiled + name));
            }
        }

        Assert.All(
            feed.Entries(Names[2]).Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal)),
            entry => Assert.Equal(feed.IsPrecompiled, Look(Names[2], entry).HasCode));
    }

    private (Guid Identity, bool HasCode) Look(string package, string entry)
    {
        using var assembly = new PEReader(ImmutableArray.Create(feed.Read(package, entry)));
        var metadata = assembly.GetMetadataReader();
        return (metadata.GetGuid(metadata.GetModuleDefinition().Mvid), assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }

    [Theory]
    [InlineData("HiveConfig")]
    [InlineData("HiveConfig.Cli")]
    public void Metadata(string id)
    {
        // The commit is another with every commit.
        var text = Encoding.UTF8.GetString(feed.Read(id + ".0.1.0.nupkg", id + ".nuspec"));
        Snapshot.Match(Regex.Replace(text, " (commit|branch)=\"[^\"]*\"", "", RegexOptions.None, TimeSpan.FromSeconds(1)).ReplaceLineEndings("\n").TrimStart('\uFEFF'), "PackageTests.Metadata." + id, "xml");
    }

    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void SymbolsHoldTheSources(string framework)
    {
        var embeddedSource = new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
        using var symbols = MetadataReaderProvider.FromPortablePdbImage([.. feed.Read("HiveConfig.0.1.0.snupkg", $"lib/{framework}/HiveConfig.pdb")]);
        var reader = symbols.GetMetadataReader();
        var documents = reader.Documents.Where(handle => reader.GetString(reader.GetDocument(handle).Name).EndsWith(".cs", StringComparison.Ordinal)).ToList();
        Assert.True(documents.Count > 300);
        Assert.All(documents, handle =>
        {
            Assert.StartsWith("/_/src/HiveConfig/", reader.GetString(reader.GetDocument(handle).Name), StringComparison.Ordinal);
            Assert.Contains(reader.GetCustomDebugInformation(handle), information => reader.GetGuid(reader.GetCustomDebugInformation(information).Kind) == embeddedSource);
        });
    }

    [Fact]
    public void EveryAssemblyOfOursIsDeterministic()
        => Assert.All(
            from name in Names
            from entry in feed.Entries(name)
            where entry.EndsWith(".dll", StringComparison.Ordinal) && Path.GetFileName(entry).StartsWith("HiveConfig", StringComparison.Ordinal)
            select (name, entry),
            one =>
            {
                using var assembly = new PEReader(ImmutableArray.Create(feed.Read(one.name, one.entry)));
                Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
            });

    [Fact]
    public void TheIconIsAPictureAndTheReadmeIsOurs()
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], feed.Read(Names[0], "icon.png")[..4]);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Feed.Repository, "README.md")), feed.Read(Names[2], "README.md"));
    }
}
