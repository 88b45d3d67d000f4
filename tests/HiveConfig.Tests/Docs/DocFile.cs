using System;
using System.IO;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A file of the repository that is generated: compared here, and written anew with HIVECONFIG_UPDATE_DOCS=1.</summary>
internal static class DocFile
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), "..", "..", ".."));

    public static void IsCurrent(string path, string text)
    {
        var file = Path.Combine(Root, path);
        if (string.Equals(Environment.GetEnvironmentVariable("HIVECONFIG_UPDATE_DOCS"), "1", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(
            File.Exists(file) && string.Equals(File.ReadAllText(file), text, StringComparison.Ordinal),
            $"{path} is not what would be generated; HIVECONFIG_UPDATE_DOCS=1 dotnet test writes it anew");
    }
}
