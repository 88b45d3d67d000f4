using System;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests.Disk;

public sealed class NewSecretsTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Makes_what_is_missing_and_keeps_what_is_there()
    {
        _temp.Write("secrets.yaml", "# ours\nvrrp: 'abc'   # short\nother: 1");
        File.SetUnixFileMode(_temp["secrets.yaml"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var written = Make(Secrets.FromFile("secrets.yaml"));

        Assert.Equal([_temp[".gitignore"], _temp["secrets.yaml"]], written);
        var text = File.ReadAllText(_temp["secrets.yaml"]);
        Assert.StartsWith("# ours\nvrrp: 'abc'   # short\nother: 1\n", text, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_temp["secrets.yaml"]));
        var secrets = new SecretResolver(_temp.Path, _ => null);
        Assert.Equal("abc", secrets.Resolve(Secret.FromFile("secrets.yaml", "vrrp")));
        Assert.Matches("^[A-Za-z0-9]{64}$", secrets.Resolve(Secret.FromFile("secrets.yaml", "play"))!);
        Assert.Matches("^[A-Za-z0-9]{32}$", secrets.Resolve(Secret.FromFile("secrets.yaml", "cassandraAdmin"))!);
        Assert.Empty(secrets.Exposed);
        Assert.Empty(secrets.Problems);
    }

    [Fact]
    public void A_vrrp_password_has_eight_characters()
    {
        Make(Secrets.FromFile("secrets.yaml"));

        Assert.Matches("^[A-Za-z0-9]{8}$", new SecretResolver(_temp.Path).Resolve(Secret.FromFile("secrets.yaml", "vrrp"))!);
    }

    [Fact]
    public void What_others_give_is_not_made_up()
    {
        var cluster = OptionBlocksTests.Everything;
        var resolver = new SecretResolver(_temp.Path, _ => null);
        var made = NewSecrets.For(cluster, resolver);

        string[] given = ["s3AccessKey", "s3SecretKey", "proxy"];
        Assert.All(cluster.Secrets.All, entry => Assert.Equal(given.Contains(entry.Name), made.Resolve(entry.Secret!) is null));
    }

    [Fact]
    public void Two_names_for_one_secret_get_one()
    {
        Make(new Secrets { CassandraAdmin = Secret.FromFile("s.yaml", "x"), CassandraTheHive = Secret.FromFile("./s.yaml", "x") });

        Assert.Single(File.ReadAllLines(_temp["s.yaml"]), line => line.StartsWith("x: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_runs_make_different_secrets()
    {
        Make(new Secrets { Play = Secret.FromFile("1.yaml", "x") });
        Make(new Secrets { Play = Secret.FromFile("2.yaml", "x") });

        Assert.NotEqual(File.ReadAllText(_temp["1.yaml"]), File.ReadAllText(_temp["2.yaml"]));
    }

    [Fact]
    public void What_git_ignores_already_is_not_named_again()
    {
        Directory.CreateDirectory(_temp[".git"]);
        _temp.Write(".gitignore", "secrets.yaml\n");
        Directory.CreateDirectory(_temp["sub"]);

        var written = NewSecrets.For(Cluster(new Secrets { Play = Secret.FromFile("secrets.yaml", "play") }), new SecretResolver(_temp["sub"])).Write();

        Assert.Equal([_temp["sub/secrets.yaml"]], written);
        Assert.Equal("secrets.yaml\n", File.ReadAllText(_temp[".gitignore"]));
    }

    [Fact]
    public void A_gitignore_keeps_what_it_has()
    {
        _temp.Write(".gitignore", "*.log");

        Make(new Secrets { Play = Secret.FromFile("sub/secrets.yaml", "play") });

        Assert.Equal("*.log\n/sub/secrets.yaml\n", File.ReadAllText(_temp[".gitignore"]));
    }

    [Theory]
    [InlineData("play:\n")]
    [InlineData("play: \"\"\n")]
    [InlineData("{ play: }\n")]
    [InlineData("- a\n")]
    [InlineData("just text\n")]
    [InlineData("a: 1\n...\n---\nb: 1\n")]
    [InlineData("a: |\n  text\n  more")]
    public void A_file_that_cannot_be_added_to_stays_as_it_is_or_reads_back(string text)
    {
        _temp.Write("secrets.yaml", text);
        try
        {
            Make(new Secrets { Play = Secret.FromFile("secrets.yaml", "play") });
        }
        catch (OutputRefusedException refusal)
        {
            Assert.Contains("'play'", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(text, File.ReadAllText(_temp["secrets.yaml"]));
            Assert.False(File.Exists(_temp[".gitignore"]));
            return;
        }

        Assert.StartsWith("a: |", text, StringComparison.Ordinal);
        Assert.Equal(64, new SecretResolver(_temp.Path).Resolve(Secret.FromFile("secrets.yaml", "play"))!.Length);
    }

    [Fact]
    public void A_link_is_not_written_through()
    {
        _temp.Write("elsewhere", "a: 1\n");
        File.CreateSymbolicLink(_temp["secrets.yaml"], "elsewhere");

        Assert.Throws<OutputRefusedException>(() => Make(new Secrets { Play = Secret.FromFile("secrets.yaml", "play") }));
        Assert.Equal("a: 1\n", File.ReadAllText(_temp["elsewhere"]));
    }

    [Fact]
    public void Outside_the_directory_of_the_cluster_file_only_what_git_ignores_is_written()
    {
        Directory.CreateDirectory(_temp[".git"]);
        Directory.CreateDirectory(_temp["sub"]);
        var secrets = NewSecrets.For(Cluster(new Secrets { Play = Secret.FromFile("../s.yaml", "play") }), new SecretResolver(_temp["sub"]));

        Assert.Throws<OutputRefusedException>(secrets.Write);
        Assert.False(File.Exists(_temp["s.yaml"]));

        _temp.Write(".gitignore", "s.yaml\n");
        Assert.Equal([_temp["s.yaml"]], secrets.Write());
    }

    [Fact]
    public void Environment_and_Ansible_are_for_others_to_fill()
    {
        var resolver = new SecretResolver(_temp.Path, name => name == "SET" ? "value" : null);
        var made = NewSecrets.For(Cluster(new Secrets { Play = Secret.FromEnvironment("UNSET"), Vrrp = Secret.FromVault("x"), CassandraAdmin = Secret.FromEnvironment("SET") }), resolver);

        Assert.Equal(0, made.Count);
        Assert.Null(made.Resolve(Secret.FromEnvironment("UNSET")));
        Assert.Equal("value", made.Resolve(Secret.FromEnvironment("SET")));
        Assert.Empty(made.Write());
    }

    [Theory]
    [InlineData("play: \"hunter2hunter2\n", "1:7")]
    [InlineData("play: hunter2 : x: y\n", "1:7")]
    [InlineData("- hunter2\n", "1:1")]
    [InlineData("play: hunter2\nplay: hunter2\n", "2:1")]
    [InlineData("hunter2\0", "1:8")]
    public void What_is_wrong_with_a_file_is_told_without_what_stands_in_it(string text, string place)
    {
        _temp.Write("secrets.yaml", text);
        var resolver = new SecretResolver(_temp.Path);

        Assert.Null(resolver.Resolve(Secret.FromFile("secrets.yaml", "play")));

        var problem = Assert.Single(resolver.Problems);
        Assert.Equal(_temp["secrets.yaml"], problem.Path);
        Assert.StartsWith(place + ": error: ", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem.Message, StringComparison.Ordinal);
    }

    private System.Collections.Generic.IReadOnlyList<string> Make(Secrets secrets)
        => NewSecrets.For(Cluster(secrets), new SecretResolver(_temp.Path)).Write();

    private static Cluster Cluster(Secrets secrets) => new()
    {
        Name = ClusterName.Parse("thp"),
        Phase = Phase.Bootstrap,
        Nodes = [],
        TheHive = new Model.TheHive { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse("https://thehive.example.org") },
        LoadBalancer = new Model.LoadBalancer { VirtualIp = Cidr.Parse("10.0.0.1/24") },
        Storage = null!,
        Secrets = secrets,
        Tls = new Tls(),
    };
}
