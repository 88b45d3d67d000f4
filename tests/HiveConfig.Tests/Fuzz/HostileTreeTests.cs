using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>
/// No file crashes, hangs or exhausts the program. Each syntax stands on a machine of its own in one tree, so that what all of
/// them cost together bounds what each costs; beside them a file with a fault that is still found.
/// </summary>
public sealed class HostileTreeTests : IDisposable
{
    private const string Fault = "sound/etc/cassandra/cassandra-rackdc.properties";

    private readonly TempDirectory _temp = new();

    public HostileTreeTests() => _temp.Write(Fault, "dc=dc1\nrack=\n");

    public static TheoryData<string> Syntaxes => new(HostileSyntax.All.Keys);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Nested_ten_thousand_deep()
    {
        WriteAll(syntax => Encoding.UTF8.GetBytes(syntax.DeepText(10_000)));
        OneEach(mayBeQuiet: name => name is "properties" or "json" or "cql-types" or "systemd" or "mount" or "fstab" or "jvm-server" or "sysctl" or "environment-file" || HostileSyntax.All[name].IsCarrier);
    }

    [Fact]
    public void A_line_of_a_hundred_megabytes()
    {
        const int Length = 100 * 1024 * 1024;
        var original = _temp.Write("long.txt", "");
        using (var file = File.Create(original))
        {
            var part = Encoding.UTF8.GetBytes(HostileSyntax.Times("a", 1024 * 1024));
            for (var i = 0; i < Length / part.Length; i++)
            {
                file.Write(part);
            }
        }

        // Once on the disk; a link inside the tree is read like the file.
        foreach (var (name, syntax) in HostileSyntax.All)
        {
            File.CreateSymbolicLink(Prepared(name, syntax), original);
        }

        OneEach(mayBeQuiet: name => HostileSyntax.All[name].IsCarrier);
    }

    [Fact]
    public void A_million_keys()
    {
        WriteAll(syntax => Encoding.UTF8.GetBytes(syntax.Keys(1_000_000)));
        OneEach(mayBeQuiet: name => HostileSyntax.All[name].IsCarrier);
    }

    [Fact]
    public void A_NUL_character()
    {
        WriteAll(syntax => Encoding.UTF8.GetBytes(syntax.Head + "a\0b\n"));
        OneEach(mayBeQuiet: name => HostileSyntax.All[name].IsCarrier);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8()
    {
        WriteAll(syntax => [.. Encoding.UTF8.GetBytes(syntax.Head), (byte)'#', 0xFF, 0xC0, (byte)'\n']);
        OneEach(mayBeQuiet: name => HostileSyntax.All[name].IsCarrier);
    }

    [Fact]
    public void UTF16()
    {
        WriteAll(syntax => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(syntax.Head + "a\n")]);
        OneEach(mayBeQuiet: name => HostileSyntax.All[name].IsCarrier);
    }

    /// <summary>What is just short enough to be read: a thing may be wrong in every line, and is told so often that it can be read.</summary>
    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void As_many_keys_as_are_read(string name)
    {
        Write(name, Encoding.UTF8.GetBytes(HostileSyntax.All[name].Keys(int.MaxValue, HostileSyntax.All[name].Longest - 2)));
        SoundWithin(findings: 210);
    }

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void As_long_a_line_as_is_read(string name)
    {
        Write(name, Encoding.UTF8.GetBytes(HostileSyntax.All[name].LongLine(HostileSyntax.All[name].Longest)));
        SoundWithin(findings: 210);
    }

    [Fact]
    public void Texts_that_stand_for_far_more_or_for_themselves()
    {
        var yaml = new[]
        {
            "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + Lines(9, i => $"a{i}: &a{i} [{Nine($"*a{i - 1}", ",")}]"),
            "node.roles: &a [*a]\n",
            "a0: &a0 {x: 1}\n" + Lines(40, i => $"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}], k{i}: *a{i - 1}, l{i}: *a{i - 1}}}"),
            "node: &a\n  <<: *a\n",
        };
        var hocon = new[]
        {
            "a = ${b}\nb = ${a}\n",
            "a = ${a}\n",
            "a0 = [x,x,x,x,x,x,x,x,x]\n" + Lines(12, i => $"a{i} = [{Nine($"${{a{i - 1}}}", ",")}]"),
            "a0 = xxxxxxxxxxxx\n" + Lines(12, i => $"a{i} = {Nine($"${{a{i - 1}}}", "")}"),
            "include \"application.conf\"\n",
            "include file(\"/etc/thehive/application.conf\")\n",
            HostileSyntax.Times("include \"application.conf\"\n", 30_000),
        };
        var bad = new List<string>();
        foreach (var (text, i) in yaml.Select((text, i) => (text, i)))
        {
            bad.Add($"yaml{i}/etc/elasticsearch/elasticsearch.yml");
            _temp.Write(bad[^1], text);
        }

        foreach (var (text, i) in hocon.Select((text, i) => (text, i)))
        {
            bad.Add($"hocon{i}/etc/thehive/application.conf");
            _temp.Write(bad[^1], text);
        }

        var findings = Sound(MeasuredRun.Of(_temp.Path, "lint", "."));

        // The last one does thirty thousand times what it must not do once.
        Assert.All(bad, path => Assert.True(findings[path].Count() is 1 || (path == bad[^1] && findings[path].Count() is > 1 and <= 200), $"{path}: {string.Join('\n', findings[path].Take(5))}"));
    }

    [Fact]
    public async Task What_a_file_includes_from_outside_is_never_opened()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var outside = new TempDirectory();
        var real = outside.Write("real.conf", "play.http.secret.key = leaked\n");
        _temp.Write("hive/etc/thehive/application.conf", $"include url(\"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x.conf\")\ninclude file(\"{real}\")\ninclude \"../../../../../../../..{real}\"\n");
        if (OperatingSystem.IsLinux())
        {
            // Whoever opens it waits for ever.
            RealProcess.Run("mkfifo", [outside["pipe.conf"]], outside.Path);
            _temp.Write("hive2/etc/thehive/application.conf", $"include file(\"{outside["pipe.conf"]}\")\n");
        }

        var connection = listener.AcceptTcpClientAsync();
        var findings = Sound(MeasuredRun.Of(_temp.Path, "lint", "."));
        await Task.Delay(50);
        Assert.False(connection.IsCompleted);
        Assert.DoesNotContain("leaked", string.Join('\n', findings.SelectMany(group => group)), StringComparison.Ordinal);
    }

    [RealFact("mkfifo")]
    public void What_is_no_file_is_not_waited_for()
    {
        File.CreateSymbolicLink(_temp["loop"], _temp.Path);
        Directory.CreateDirectory(_temp["a/b"]);
        File.CreateSymbolicLink(_temp["a/b/up"], _temp["a"]);
        foreach (var name in new[] { "pipe", "zero", "circle", "secret" })
        {
            Directory.CreateDirectory(_temp[name + "/etc/cassandra"]);
        }

        RealProcess.Run("mkfifo", ["pipe/etc/cassandra/cassandra.yaml"], _temp.Path);
        File.CreateSymbolicLink(_temp["zero/etc/cassandra/cassandra.yaml"], "/dev/zero");
        File.CreateSymbolicLink(_temp["circle/etc/cassandra/cassandra.yaml"], _temp["circle/etc/cassandra/cassandra.yaml"]);
        File.SetUnixFileMode(_temp["secret/etc/cassandra"], UnixFileMode.None);

        var findings = Sound(MeasuredRun.Of(_temp.Path, "lint", "."));
        Assert.Single(findings["pipe/etc/cassandra/cassandra.yaml"]);
        Assert.Single(findings["circle/etc/cassandra/cassandra.yaml"]);

        // A link that leads out of the tree is passed over, whatever it leads to; and nothing is kept from the superuser.
        Assert.Empty(findings["zero/etc/cassandra/cassandra.yaml"]);
        Assert.Equal(Environment.IsPrivilegedProcess ? 0 : 1, findings["secret/etc/cassandra"].Count());
        File.SetUnixFileMode(_temp["secret/etc/cassandra"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Deeper than a path can be long: made and removed in steps, for nothing else can.</summary>
    [RealFact("bash")]
    public void Directories_below_each_other_without_end()
    {
        // Few steps: a shell that is so deep looks for where it is after each, one directory after another.
        RealProcess.Run("bash", ["-c", "step=$(printf 'd/%.0s' {1..700}); for i in 1 2 3; do mkdir -p $step && cd $step || exit 1; done; echo 'a: 1' > cassandra.yaml"], _temp.Path);
        try
        {
            Assert.Single(Sound(MeasuredRun.Of(_temp.Path, "lint", ".")), file => file.Key.StartsWith("d/d/d", StringComparison.Ordinal));
        }
        finally
        {
            RealProcess.Run("rm", ["-rf", "d"], _temp.Path);
        }
    }

    [Fact]
    public void Files_that_change_while_they_are_read()
    {
        var stop = false;
        var paths = Enumerable.Range(0, 8).Select(i => _temp.Write($"moving{i}/etc/cassandra/cassandra.yaml", "cluster_name: thehive\n")).ToList();
        var writer = new Thread(() =>
        {
            var random = new SeededRandom(1);
            while (!Volatile.Read(ref stop))
            {
                var path = random.Of(paths);
                switch (random.Next(4))
                {
                    case 0:
                        File.Delete(path);
                        break;
                    case 1:
                        File.WriteAllText(path, HostileSyntax.Times("a: 1\n", random.Next(60_000)));
                        break;
                    case 2:
                        File.WriteAllText(path, "");
                        break;
                    default:
                        File.WriteAllText(path, "cluster_name: other\n");
                        break;
                }
            }
        });
        writer.Start();
        try
        {
            for (var i = 0; i < 5; i++)
            {
                Sound(MeasuredRun.Of(_temp.Path, "lint", "."));
            }
        }
        finally
        {
            Volatile.Write(ref stop, true);
            writer.Join();
        }
    }

    /// <summary>The files that this program itself is told by: wrong ones are refused, with a place and without a trace of the program's inside.</summary>
    [Theory]
    [InlineData("hiveconfig.yaml", "rules: ", "k", 2)]
    [InlineData("baseline.json", "", "{\"k\":1}", 2, "--baseline", "baseline.json")]
    [InlineData("cluster.yaml", "thehive: ", "k", 2, "--cluster", "cluster.yaml")]
    [InlineData("manifest.json", "", "{\"k\":1}", 1)]
    [InlineData("vars.yaml", "", "k", 2, "--vars", "vars.yaml")]
    public void What_this_program_itself_is_told_by(string name, string head, string key, int exitCode, params string[] options)
    {
        foreach (var text in new[]
        {
            head + HostileSyntax.Times("[", 10_000) + HostileSyntax.Times("]", 10_000) + "\n",
            head + "\n" + HostileSyntax.Times($" {key}:\n", 150_000),
            head + "\"" + HostileSyntax.Times("a", 3_000_000) + "\"\n",
            head + HostileSyntax.Times("a", 100 * 1024 * 1024),
            head + "&a [*a]\n",
            head + "a\0b\n",
        })
        {
            _temp.Write(name, text);
            MeasuredRun.Of(_temp.Path, ["lint", ".", .. options]).EndedWell(exitCode);
        }
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(1, count).Select(i => line(i) + "\n"));

    private static string Nine(string item, string separator) => string.Join(separator, Enumerable.Repeat(item, 9));

    private void WriteAll(Func<HostileSyntax, byte[]> text)
    {
        foreach (var (name, syntax) in HostileSyntax.All)
        {
            File.WriteAllBytes(Prepared(name, syntax), text(syntax));
        }
    }

    private void Write(string name, byte[] text) => File.WriteAllBytes(Prepared(name, HostileSyntax.All[name]), text);

    private string Prepared(string name, HostileSyntax syntax)
    {
        var path = _temp[PathOf(name, syntax)];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string PathOf(string name, HostileSyntax syntax) => $"{name}/{syntax.Path}";

    // One finding or note for each file; none where what stands there is nothing to that syntax, or where nothing of the file is judged.
    private void OneEach(Func<string, bool> mayBeQuiet)
    {
        var findings = Sound(MeasuredRun.Of(_temp.Path, "lint", "."));
        Assert.All(HostileSyntax.All, one =>
        {
            // Which files a machine has beside this one is no matter of what stands in it.
            var found = findings[PathOf(one.Key, one.Value)].Where(line => !line.Contains("HC9007", StringComparison.Ordinal)).ToList();
            Assert.True(found.Count == 1 || (found.Count == 0 && mayBeQuiet(one.Key)), $"{one.Key}: {found.Count} findings\n{string.Join('\n', found.Take(5))}");
        });
    }

    private void SoundWithin(int findings) => Assert.InRange(Sound(MeasuredRun.Of(_temp.Path, "lint", ".")).Sum(group => group.Count()), 1, findings);

    private static ILookup<string, string> Sound(MeasuredRun run)
    {
        run.EndedWell();
        var findings = run.Findings();
        Assert.Contains(findings[Fault], line => line.StartsWith(Fault + ":2:", StringComparison.Ordinal));
        Assert.True(run.Error.Length == 0, run.Error);
        return findings;
    }
}
