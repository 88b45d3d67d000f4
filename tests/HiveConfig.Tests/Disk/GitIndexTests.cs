using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Disk;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The index of git is read in each of its versions, and nothing that only looks like one is believed.</summary>
public sealed class GitIndexTests
{
    private static readonly string[] Paths = ["README.md", "node1/etc/thehive/application.conf", "node1/etc/thehive/secret.conf", "node2/etc/thehive/secret.conf", "übung"];

    [Theory]
    [InlineData(2, 20)]
    [InlineData(3, 20)]
    [InlineData(4, 20)]
    [InlineData(2, 32)]
    [InlineData(4, 32)]
    public void EveryVersionNamesItsFiles(int version, int hash) => Assert.Equal(Paths, GitIndex.Read(Index(version, hash, Paths), hash)!.Order(StringComparer.Ordinal));

    [Fact]
    public void ASplitIndexIsNotBelieved() => Assert.Null(GitIndex.Read([.. Index(2, 20, Paths), .. "link"u8, 0, 0, 0, 0], 20));

    [Fact]
    public void CutShortAnywhereItIsNoIndexOrTheSame()
    {
        var index = Index(4, 20, Paths);
        for (var length = 0; length < index.Length; length++)
        {
            Assert.Null(GitIndex.Read(index.AsSpan(0, length), 20));
        }
    }

    [Fact]
    public void AFileThatGitKeepsIsToldFromOneThatItDoesNot()
    {
        using var directory = new TempDirectory();
        const string Secret = "play.http.secret.key = \"made-up-for-tests-0123456789abcdefghij\"\n";
        foreach (var node in new[] { "node1", "node2" })
        {
            Directory.CreateDirectory(Path.Combine(directory.Path, node, "etc", "thehive"));
            File.WriteAllText(Path.Combine(directory.Path, node, "etc", "thehive", "secret.conf"), Secret);
        }

        Assert.Empty(Findings());
        Directory.CreateDirectory(Path.Combine(directory.Path, ".git"));
        Assert.Empty(Findings());
        File.WriteAllBytes(Path.Combine(directory.Path, ".git", "index"), Index(2, 20, ["node2/etc/thehive/secret.conf"]));
        Assert.Equal(["node2/etc/thehive/secret.conf"], Findings());

        IEnumerable<string> Findings()
            => ConfigTree.Read(["."], directory.Path).Environments.SelectMany(repo => TestTree.Lint(repo)).Where(finding => finding.Rule.Id is "HC7003").Select(finding => finding.Path).ToList();
    }

    private static byte[] Index(int version, int hash, string[] paths)
    {
        var bytes = new List<byte>("DIRC"u8.ToArray());
        bytes.AddRange(Number(version));
        bytes.AddRange(Number(paths.Length));
        var previous = Array.Empty<byte>();
        foreach (var path in paths)
        {
            var start = bytes.Count;
            var name = Encoding.UTF8.GetBytes(path);
            bytes.AddRange(Enumerable.Repeat((byte)0x11, 40 + hash));
            var isExtended = version == 3;
            bytes.AddRange([(byte)(isExtended ? 0x40 : 0), (byte)name.Length]);
            if (isExtended)
            {
                bytes.AddRange([0, 0]);
            }

            if (version == 4)
            {
                var same = 0;
                while (same < previous.Length && same < name.Length && previous[same] == name[same])
                {
                    same++;
                }

                bytes.AddRange([(byte)(previous.Length - same), .. name[same..], 0]);
            }
            else
            {
                bytes.AddRange(name);
                do
                {
                    bytes.Add(0);
                }
                while ((bytes.Count - start) % 8 != 0);
            }

            previous = name;
        }

        return [.. bytes];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
