using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Text;
using Xunit;
using FileAccess = HiveConfig.Text.FileAccess;

namespace HiveConfig.Tests.Disk;

public sealed class FileSetWriterTests : IDisposable
{
    private static readonly FileKind Kind = new("some.conf", service: null, "/etc/some.conf", read: null);

    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Writes_every_file_with_its_mode_and_text()
    {
        var changes = Set(File("a", "/etc/x/public", "ü\n"), Secret("a", "/etc/x/secret.conf", "s\n", "0400")).WriteTo(_temp["out"]);

        Assert.Equal(["a/etc/x/public", "a/etc/x/secret.conf", "manifest.json"], changes.In(FileState.Missing));
        Assert.Equal([0xC3, 0xBC, 0x0A], System.IO.File.ReadAllBytes(_temp["out/a/etc/x/public"]));
        Assert.Equal("0644", Mode("out/a/etc/x/public"));
        Assert.Equal("0400", Mode("out/a/etc/x/secret.conf"));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void A_second_run_writes_nothing()
    {
        var files = Set(File("a", "/etc/x", "1\n"), Secret("b", "/etc/y", "2\n"));
        files.WriteTo(_temp["out"]);
        var old = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        AllFiles().ForEach(path => System.IO.File.SetLastWriteTimeUtc(path, old));

        var changes = files.WriteTo(_temp["out"]);

        Assert.True(changes.IsUpToDate);
        Assert.All(AllFiles(), path => Assert.Equal(old, System.IO.File.GetLastWriteTimeUtc(path)));
    }

    [Fact]
    public async Task Whoever_reads_meanwhile_finds_the_old_text_or_the_new()
    {
        string[] texts = [new('a', 500_000), new('b', 500_000)];
        Set(File("a", "/etc/x", texts[0])).WriteTo(_temp["out"]);
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (!done.IsCancellationRequested)
            {
                seen.Add(System.IO.File.ReadAllText(_temp["out/a/etc/x"]));
            }

            return seen;
        });
        for (var i = 1; i <= 100; i++)
        {
            Set(File("a", "/etc/x", texts[i % 2])).WriteTo(_temp["out"]);
        }

        await done.CancelAsync();
        Assert.Subset(texts.ToHashSet(StringComparer.Ordinal), await reader);
    }

    [Fact]
    public void Only_what_changed_is_replaced()
    {
        Set(File("a", "/etc/x", "1\n"), File("a", "/etc/y", "1\n")).WriteTo(_temp["out"]);
        var old = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        System.IO.File.SetLastWriteTimeUtc(_temp["out/a/etc/x"], old);

        var changes = Set(File("a", "/etc/x", "1\n"), File("a", "/etc/y", "2\n")).WriteTo(_temp["out"]);

        Assert.Equal(["a/etc/y"], changes.In(FileState.Changed));
        Assert.Equal(old, System.IO.File.GetLastWriteTimeUtc(_temp["out/a/etc/x"]));
        Assert.Equal("2\n", System.IO.File.ReadAllText(_temp["out/a/etc/y"]));
    }

    [Fact]
    public void What_an_earlier_run_made_is_removed_and_what_it_did_not_make_stays()
    {
        Set(File("a", "/etc/x", "1\n"), File("gone", "/etc/deep/er/y", "1\n")).WriteTo(_temp["out"]);
        _temp.Write("out/notes.txt", "mine");
        _temp.Write("out/gone/etc/mine", "mine");

        var changes = Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out"]);

        Assert.Equal(["gone/etc/deep/er/y"], changes.In(FileState.Stale));
        Assert.Equal(["gone/etc/mine", "notes.txt"], changes.In(FileState.Foreign));
        Assert.False(Directory.Exists(_temp["out/gone/etc/deep"]));
        Assert.Equal("mine", System.IO.File.ReadAllText(_temp["out/gone/etc/mine"]));
        Assert.Equal("mine", System.IO.File.ReadAllText(_temp["out/notes.txt"]));
    }

    [Fact]
    public void Comparing_tells_and_changes_nothing()
    {
        Set(File("a", "/etc/x", "1\n"), File("a", "/etc/y", "1\n"), File("a", "/etc/old", "1\n")).WriteTo(_temp["out"]);
        System.IO.File.Delete(_temp["out/a/etc/y"]);
        var before = AllFiles();

        var changes = Set(File("a", "/etc/x", "2\n"), File("a", "/etc/y", "1\n")).CompareWith(_temp["out"]);

        Assert.False(changes.IsUpToDate);
        Assert.Equal(["a/etc/x", "manifest.json"], changes.In(FileState.Changed));
        Assert.Equal(["a/etc/y"], changes.In(FileState.Missing));
        Assert.Equal(["a/etc/old"], changes.In(FileState.Stale));
        Assert.Equal(before, AllFiles());
        Assert.Equal("1\n", System.IO.File.ReadAllText(_temp["out/a/etc/x"]));
    }

    [Fact]
    public void A_file_with_a_secret_that_others_can_read_is_a_change()
    {
        var files = Set(File("a", "/etc/x", "1\n"), Secret("a", "/etc/s", "s\n"));
        files.WriteTo(_temp["out"]);
        System.IO.File.SetUnixFileMode(_temp["out/a/etc/s"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        System.IO.File.SetUnixFileMode(_temp["out/a/etc/x"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal(["a/etc/s"], files.WriteTo(_temp["out"]).In(FileState.Changed));
        Assert.Equal("0600", Mode("out/a/etc/s"));
    }

    [Fact]
    public void Nothing_is_written_through_a_link()
    {
        Directory.CreateDirectory(_temp["elsewhere"]);
        Directory.CreateDirectory(_temp["out/a"]);
        Directory.CreateSymbolicLink(_temp["out/a/etc"], _temp["elsewhere"]);

        var refusal = Assert.Throws<OutputRefusedException>(() => Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out"]));

        Assert.Contains("'a/etc'", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_temp["elsewhere"]));
        Assert.False(System.IO.File.Exists(_temp["out/manifest.json"]));
    }

    [Fact]
    public void A_link_in_place_of_our_file_is_replaced_and_its_target_stays()
    {
        Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out"]);
        _temp.Write("precious", "1\n");
        System.IO.File.Delete(_temp["out/a/etc/x"]);
        System.IO.File.CreateSymbolicLink(_temp["out/a/etc/x"], _temp["precious"]);

        Assert.Equal(["a/etc/x"], Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out"]).In(FileState.Changed));
        Assert.Null(new FileInfo(_temp["out/a/etc/x"]).LinkTarget);
        Assert.Equal("1\n", System.IO.File.ReadAllText(_temp["precious"]));
    }

    [Fact]
    public void A_link_that_stands_where_a_stale_file_stood_is_not_followed()
    {
        Set(File("a", "/etc/x", "1\n"), File("gone", "/etc/y", "1\n")).WriteTo(_temp["out"]);
        Directory.Delete(_temp["out/gone"], recursive: true);
        _temp.Write("elsewhere/etc/y", "precious");
        Directory.CreateSymbolicLink(_temp["out/gone"], _temp["elsewhere"]);

        Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out"]);

        Assert.Equal("precious", System.IO.File.ReadAllText(_temp["elsewhere/etc/y"]));
    }

    [Theory]
    [InlineData("..", "/precious")]
    [InlineData("a/../..", "/precious")]
    [InlineData("a", "/../../precious")]
    [InlineData("", "/precious")]
    public void A_manifest_that_leads_out_of_the_tree_removes_nothing(string node, string path)
    {
        _temp.Write("precious", "precious");
        _temp.Write("out/manifest.json", $$"""{"version":1,"nodes":[],"files":[{"path":"{{path}}","node":"{{node}}","state":"present"}]}""");

        Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out"]);

        Assert.Equal("precious", System.IO.File.ReadAllText(_temp["precious"]));
    }

    [Fact]
    public void A_file_that_was_not_ours_is_not_overwritten()
    {
        _temp.Write("out/a/etc/x", "mine");

        var refusal = Assert.Throws<OutputRefusedException>(() => Set(File("a", "/etc/x", "1\n"), File("a", "/etc/y", "1\n")).WriteTo(_temp["out"]));

        Assert.Contains("'a/etc/x'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([_temp["out/a/etc/x"]], AllFiles());
        Assert.Equal("mine", System.IO.File.ReadAllText(_temp["out/a/etc/x"]));
    }

    [Theory]
    [InlineData("""{"name":"some web application","version":1}""")]
    [InlineData("not json: [")]
    [InlineData("")]
    public void A_manifest_that_is_not_ours_is_not_overwritten(string text)
    {
        _temp.Write("out/manifest.json", text);

        Assert.Throws<OutputRefusedException>(() => Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out"]));
        Assert.Equal(text, System.IO.File.ReadAllText(_temp["out/manifest.json"]));
    }

    [Fact]
    public void What_a_killed_run_left_is_finished_by_the_next()
    {
        // Killed between the first file and the manifest: the next manifest names what was written, the temporary files are half done.
        _temp.Write("out/new/etc/x", "from the killed run\n");
        _temp.Write("out/.hiveconfig-manifest.tmp", ManifestText(File("new", "/etc/x", "")));
        _temp.Write("out/new/etc/.hiveconfig-0123456789abcdef.tmp", "half");
        _temp.Write("out/new/etc/.hiveconfig-notes.tmp", "mine");

        var changes = Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out"]);

        Assert.Equal(["new/etc/x"], changes.In(FileState.Stale));
        Assert.Equal(["new/etc/.hiveconfig-notes.tmp"], changes.In(FileState.Foreign));
        Assert.Equal([_temp["out/new/etc/.hiveconfig-notes.tmp"]], Leftovers());
    }

    [Fact]
    public void A_directory_or_file_in_the_way_is_told()
    {
        Directory.CreateDirectory(_temp["out/a/etc/x"]);
        Assert.Throws<OutputRefusedException>(() => Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out"]));

        _temp.Write("file", "");
        Assert.Throws<OutputRefusedException>(() => Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["file"]));

        _temp.Write("out2/a", "");
        Assert.Throws<OutputRefusedException>(() => Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["out2"]));
    }

    [Theory]
    [InlineData("..", "/x")]
    [InlineData("a", "/../x")]
    [InlineData("a", "/x//y")]
    public void A_path_out_of_the_tree_is_never_written(string node, string path)
        => Assert.Throws<ArgumentException>(() => Set(File(node, path, "")).WriteTo(_temp["out"]));

    [Fact]
    public void Clear_secrets_are_written_in_a_work_tree_only_where_git_ignores_them()
    {
        Directory.CreateDirectory(_temp[".git"]);
        var files = Set(File("a", "/etc/x", "1\n"), Secret("a", "/etc/s", "s\n"));

        var refusal = Assert.Throws<OutputRefusedException>(() => files.WriteTo(_temp["out"]));
        Assert.Contains("a/etc/s", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_temp["out"]));

        files.WriteTo(_temp["allowed"], allowClearSecrets: true);
        Assert.True(System.IO.File.Exists(_temp["allowed/a/etc/s"]));

        _temp.Write(".gitignore", "/out/\n");
        files.WriteTo(_temp["out"]);
        Assert.True(System.IO.File.Exists(_temp["out/a/etc/s"]));
        Set(File("a", "/etc/x", "1\n")).WriteTo(_temp["public"]);
        Assert.True(System.IO.File.Exists(_temp["public/a/etc/x"]));
    }

    private static RenderedFile File(string node, string path, string text) => new(node, Kind, path, text);

    private static RenderedFile Secret(string node, string path, string text, string mode = "0600")
        => File(node, path, text) with { HasSecret = true, Access = new FileAccess("root", "root", mode) };

    private static FileSet Set(params RenderedFile[] files)
        => new([.. files, new RenderedFile(Node: null, Manifest.Kind, "manifest.json", ManifestText(files))], []);

    private static string ManifestText(params RenderedFile[] files)
        => "{\"version\":1,\"files\":[" + string.Join(",", files.Select(file => $$"""{"path":"{{file.InstalledPath}}","node":"{{file.Node}}","state":"present"}""")) + "]}\n";

    private string Mode(string name) => Convert.ToString((int)System.IO.File.GetUnixFileMode(_temp[name]), 8).PadLeft(4, '0');

    private List<string> AllFiles()
        => Directory.EnumerateFiles(_temp["out"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();

    private List<string> Leftovers()
        => Directory.EnumerateFiles(_temp["out"], ".hiveconfig*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).ToList();
}
