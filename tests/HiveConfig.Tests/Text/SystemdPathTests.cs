using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class SystemdPathTests
{
    public static TheoryData<string> Paths { get; } =
    [
        "/", "//", "/./", "/opt/thp/thehive/files", "/a", "/a/", "//a//b//", "/a/./b", "/./a", "/a/.", "/a.b/c_d/e:f", "/a/.b", "/a/...", "/A/9",
        "/.a", "/..a", "/a-b", "/a b", "/a\\b", "/a@b", "/a+b", "/ä", "/a%b", "/a\tb", "/a'b", "/../a", "/a/..", "/a/../b",
        "/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb/c",
    ];

    [Theory]
    [InlineData("/opt/thp/thehive/files", "opt-thp-thehive-files.mount")]
    [InlineData("//srv///a.b/./c_d:e/", "srv-a.b-c_d:e.mount")]
    [InlineData("/", "-.mount")]
    public void NamesAUnit(string path, string unit) => Assert.Equal(unit, SystemdPath.MountUnit(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("srv")]
    [InlineData("/srv/hive-files")]
    [InlineData("/srv/a b")]
    [InlineData("/.srv")]
    [InlineData("/srv/../etc")]
    [InlineData("/srv/ä")]
    public void RefusesWhatNeedsAnEscapeOrIsNoPath(string? path)
    {
        Assert.False(SystemdPath.TryMountUnit(path, out var unit, out var problem));
        Assert.Null(unit);
        Assert.StartsWith($"'{path}' is not an absolute path", problem, System.StringComparison.Ordinal);
    }

    [Fact]
    public void ANameOf255CharactersIsTheLongest()
    {
        Assert.Equal(255, SystemdPath.MountUnit("/" + new string('a', 249)).Length);
        Assert.False(SystemdPath.TryMountUnit("/" + new string('a', 250), out _, out _));
    }

    [RealTheory("systemd-escape")]
    [MemberData(nameof(Paths))]
    public void SystemdNamesItTheSame(string path)
    {
        var (code, output, error) = RealProcess.Run("systemd-escape", ["-p", "--suffix=mount", "--", path], "/");
        var name = output.TrimEnd('\n');
        var isOurs = SystemdPath.TryMountUnit(path, out var unit, out _);
        if (code == 0 && error.Length == 0 && !name.Contains('\\', System.StringComparison.Ordinal))
        {
            Assert.Equal(name, unit);
        }
        else
        {
            Assert.False(isOurs, $"systemd-escape: {name}{error}");
        }
    }
}
