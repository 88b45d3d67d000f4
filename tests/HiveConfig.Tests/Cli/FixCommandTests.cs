using System;
using System.IO;
using System.Text;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class FixCommandTests : IDisposable
{
    private const string Wrong = "# mine\nscript.allowed_types: inline # x\n";
    private const string Right = "# mine\nscript.allowed_types: inline,stored # x\n";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void It_writes_and_exits_by_what_remains()
    {
        var path = _cli.Write("r/n1/elasticsearch.yml", Wrong);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var (code, output, error) = _cli.Run("lint", "r", "--fix");

        Assert.Equal((0, "mended 1 file\n"), (code, error));
        Assert.StartsWith("0 errors", output, StringComparison.Ordinal);
        Assert.Equal(Right, File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
        Assert.Single(Directory.GetFiles(_cli["r/n1"]));
        Assert.Equal((0, ""), (_cli.Run("lint", "r", "--fix") is var again ? again.Code : 0, again.Error));

        _cli.Write("r/n1/elasticsearch.yml", Wrong + "script.allowed_contexts: none\n");
        Assert.Equal(1, _cli.Run("lint", "r", "--fix").Code);
    }

    [Fact]
    public void Diff_writes_nothing()
    {
        var path = _cli.Write("r/n1/elasticsearch.yml", Wrong);

        var (code, output, _) = _cli.Run("lint", "r", "--fix", "--diff");

        Assert.Equal(1, code);
        Assert.Equal("--- r/n1/elasticsearch.yml\n+++ r/n1/elasticsearch.yml\n@@ -1,2 +1,2 @@\n # mine\n-script.allowed_types: inline # x\n+script.allowed_types: inline,stored # x\n", output);
        Assert.Equal(Wrong, File.ReadAllText(path));
    }

    [Fact]
    public void A_byte_order_mark_stays_and_a_link_stays_a_link()
    {
        File.WriteAllText(_cli.Write("r/shared.yml", ""), Wrong, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Directory.CreateDirectory(_cli["r/n1"]);
        File.CreateSymbolicLink(_cli["r/n1/elasticsearch.yml"], "../shared.yml");

        _cli.Run("lint", "r", "--fix");

        Assert.Equal("../shared.yml", new FileInfo(_cli["r/n1/elasticsearch.yml"]).LinkTarget);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Right)], File.ReadAllBytes(_cli["r/shared.yml"]));
    }

    [Fact]
    public void A_diff_shows_no_secret()
    {
        _cli.Write("r/n1/elasticsearch.yml", "xpack.notification.email.account.a.smtp.password: hunter2\nscript.allowed_types: inline\n");
        var output = _cli.Run("lint", "r", "--fix", "--diff").Out;
        Assert.Contains("+script.allowed_types", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }
}
