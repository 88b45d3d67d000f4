using System;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ValueTypeTests
{
    private const string Address = "an IPv4 address, an IPv6 address or a DNS name (10.10.1.11, fd00::11, node1.example.org)";

    [Theory]
    [InlineData("10.10.1.11", "10.10.1.11")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("FD00:0:0::11", "fd00::11")]
    [InlineData("::ffff:10.1.2.3", "::ffff:10.1.2.3")]
    [InlineData("Node1.Example.ORG", "node1.example.org")]
    [InlineData("node1", "node1")]
    [InlineData("1node.example", "1node.example")]
    [InlineData("10.10.1.11.example", "10.10.1.11.example")]
    public void HostAddressReads(string text, string value) => Assert.Equal(value, HostAddress.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("10.10.1")]
    [InlineData("10.10.1.256")]
    [InlineData("10.10.01.11")] // octal to some, decimal to others
    [InlineData("10.10.1.11.")]
    [InlineData("10.10.1.11/24")]
    [InlineData("10.10.1.1١")] // an Arabic digit
    [InlineData("0x7f000001")] // 127.0.0.1 to inet_aton
    [InlineData("node.1")] // a name that ends in a number
    [InlineData("fe80::1%eth0")]
    [InlineData("::1/64")]
    [InlineData("[::1]")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("node1.")]
    [InlineData("node..1a")]
    [InlineData("-node")]
    [InlineData("node-")]
    [InlineData("no_de")]
    [InlineData("node 1")]
    [InlineData("nöde")]
    [InlineData("node1:9042")]
    public void HostAddressRefuses(string text) => Refuses<HostAddress>(text, HostAddress.TryParse, HostAddress.Parse, Address);

    [Fact]
    public void HostAddressKnowsItsFamily()
    {
        Assert.True(HostAddress.Parse("fd00::11").IsIPv6);
        Assert.Equal("[fd00::11]", HostAddress.Parse("fd00::11").InUrl);
        Assert.Equal("10.10.1.11", HostAddress.Parse("10.10.1.11").InUrl);
        Assert.False(HostAddress.Parse("10.10.1.11").IsName);
        Assert.True(HostAddress.Parse("node1").IsName);
        Assert.Equal(HostAddress.Parse("fd00::11"), HostAddress.Parse("fd00:0::0:11"));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("224.0.0.18", true)]
    [InlineData("::", true)]
    [InlineData("::1", true)]
    [InlineData("ff02::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("localhost", true)]
    [InlineData("126.255.255.255", false)]
    [InlineData("223.255.255.255", false)]
    [InlineData("::2", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("localhost.example", false)]
    public void HostAddressKnowsWhatReachesNoMachine(string text, bool expected) => Assert.Equal(expected, HostAddress.Parse(text).IsOfNoMachine);

    [Theory]
    [InlineData("10.10.1.50/24")]
    [InlineData("10.10.1.50/32")]
    [InlineData("10.10.1.50/1")]
    [InlineData("fd00::50/128")]
    public void CidrReads(string text) => Assert.Equal(text, Cidr.Parse(text).ToString());

    [Theory]
    [InlineData("10.10.1.50")]
    [InlineData("10.10.1.50/33")]
    [InlineData("10.10.1.50/0")]
    [InlineData("10.10.1.50/024")]
    [InlineData("10.10.1.50/-1")]
    [InlineData("10.10.1.50/")]
    [InlineData("10.10.1.50/24/24")]
    [InlineData("10.10.1.50/255.255.255.0")]
    [InlineData("fd00::50/129")]
    [InlineData("node1/24")]
    [InlineData("/24")]
    public void CidrRefuses(string text) => Refuses<Cidr>(text, Cidr.TryParse, Cidr.Parse, "an address with a prefix length (10.10.1.50/24, fd00::50/64)");

    [Fact]
    public void CidrKnowsItsNetwork()
    {
        var cidr = Cidr.Parse("10.10.1.50/23");
        Assert.True(cidr.Contains(HostAddress.Parse("10.10.0.1")));
        Assert.False(cidr.Contains(HostAddress.Parse("10.10.2.1")));
        Assert.False(cidr.Contains(HostAddress.Parse("fd00::1")));
        Assert.False(cidr.Contains(HostAddress.Parse("node1")));
        Assert.False(cidr.IsNetworkAddress || cidr.IsBroadcastAddress);
        Assert.True(Cidr.Parse("10.10.0.0/23").IsNetworkAddress);
        Assert.False(Cidr.Parse("10.10.1.0/23").IsNetworkAddress);
        Assert.True(Cidr.Parse("10.10.1.255/23").IsBroadcastAddress);
        Assert.False(Cidr.Parse("10.10.0.255/23").IsBroadcastAddress);
        Assert.False(Cidr.Parse("10.10.1.0/32").IsNetworkAddress);
        Assert.False(Cidr.Parse("10.10.1.1/31").IsBroadcastAddress);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("65535")]
    public void PortReads(string text) => Assert.Equal(text, Port.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    [InlineData("+80")]
    [InlineData(" 80")]
    [InlineData("080")] // octal to YAML 1.1
    [InlineData("80.0")]
    [InlineData("٨٠")]
    public void PortRefuses(string text) => Refuses<Port>(text, Port.TryParse, Port.Parse, "a port (1-65535)");

    [Fact]
    public void PortOfTakesTheSameRange()
    {
        Assert.Equal(Port.Parse("9042"), Port.Of(9042));
        Assert.Throws<ArgumentOutOfRangeException>(() => Port.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Port.Of(65536));
    }

    [Theory]
    [InlineData("3000m", 3000L << 20, "3000m")]
    [InlineData("4g", 4L << 30, "4g")]
    [InlineData("4096m", 4L << 30, "4g")]
    [InlineData("1GB", 1L << 30, "1g")]
    [InlineData("256kB", 256L << 10, "256k")]
    [InlineData("10MiB", 10L << 20, "10m")]
    [InlineData("1024t", 1L << 50, "1048576g")]
    public void DataSizeReads(string text, long bytes, string java)
    {
        Assert.Equal(bytes, DataSize.Parse(text).Bytes);
        Assert.Equal(java, DataSize.Parse(text).ForJava());
    }

    [Theory]
    [InlineData("3000")] // without a unit
    [InlineData("m")]
    [InlineData("0m")]
    [InlineData("1.5g")]
    [InlineData("-1g")]
    [InlineData("1025t")] // above 2^50
    [InlineData("9999999999999999999g")]
    [InlineData("4 x")]
    [InlineData("4b")]
    public void DataSizeRefuses(string text)
        => Refuses<DataSize>(text, DataSize.TryParse, DataSize.Parse, "a size: a whole number and k, m or g, in powers of 1024 (3000m, 4g)");

    [Fact]
    public void DataSizesCompare()
    {
        Assert.True(DataSize.Gibibytes(1) == DataSize.Mebibytes(1024));
        Assert.True(DataSize.Mebibytes(1025) > DataSize.Gibibytes(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataSize.Gibibytes(0));
    }

    [Theory]
    [InlineData("500ms", 500, "500ms")]
    [InlineData("45s", 45_000, "45s")]
    [InlineData("120s", 120_000, "2m")]
    [InlineData("2 m", 120_000, "2m")]
    [InlineData("24h", 86_400_000, "1d")]
    public void DurationReads(string text, long milliseconds, string shortest)
    {
        Assert.Equal(milliseconds, Duration.Parse(text).Milliseconds);
        Assert.Equal(shortest, Duration.Parse(text).ToString());
    }

    [Theory]
    [InlineData("45")]
    [InlineData("s")]
    [InlineData("0s")]
    [InlineData("1.5s")]
    [InlineData("1 minute")]
    [InlineData("45S")]
    [InlineData("3651d")]
    [InlineData("999999999999d")]
    public void DurationRefuses(string text)
        => Refuses<Duration>(text, Duration.TryParse, Duration.Parse, "a duration: a whole number and ms, s, m, h or d (500ms, 45s, 2m)");

    [Theory]
    [InlineData("4.1", 4, 1, null)]
    [InlineData("5.5.16", 5, 5, 16)]
    [InlineData("8.19.0", 8, 19, 0)]
    public void VersionReads(string text, int major, int minor, int? patch)
    {
        var version = ProductVersion.Parse(text);
        Assert.Equal((major, minor, patch), (version.Major, version.Minor, version.Patch));
        Assert.Equal(text, version.ToString());
    }

    [Theory]
    [InlineData("5")]
    [InlineData("5.")]
    [InlineData("5.5.1.6")]
    [InlineData("v5.5")]
    [InlineData("5.05")]
    [InlineData("5.5-1")]
    [InlineData("8.x")]
    [InlineData("5.99999")]
    public void VersionRefuses(string text) => Refuses<ProductVersion>(text, ProductVersion.TryParse, ProductVersion.Parse, "a version of two or three numbers (4.1, 5.5.16)");

    [Fact]
    public void VersionsCompareByNumber()
    {
        Assert.True(ProductVersion.Parse("5.5.10") > ProductVersion.Parse("5.5.9"));
        Assert.True(ProductVersion.Parse("5.5") > ProductVersion.Parse("5.5.16"));
        Assert.True(ProductVersion.Parse("5.4").IsAtLeast(5, 4, 11));
        Assert.False(ProductVersion.Parse("5.3.9").IsAtLeast(5, 4));
    }

    [Theory]
    [InlineData("thp")]
    [InlineData("My_Cluster-2.prod")]
    [InlineData("123456789012345678901234567890123456789012345678")]
    public void ClusterNameReads(string text) => Assert.Equal(text, ClusterName.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Test Cluster")]
    [InlineData("a:b")]
    [InlineData("-thp")]
    [InlineData("thp\n")]
    [InlineData("1234567890123456789012345678901234567890123456789")]
    public void ClusterNameRefuses(string text)
        => Refuses<ClusterName>(text, ClusterName.TryParse, ClusterName.Parse, "a cluster name: letters, digits, -, _ and ., at most 48, beginning with a letter or digit (thp)");

    [Theory]
    [InlineData("datacenter1")]
    [InlineData("DC_1-a")]
    public void DatacenterNameReads(string text) => Assert.Equal(text, DatacenterName.Parse(text).ToString());

    [Theory]
    [InlineData("dc.1")]
    [InlineData("dc 1")]
    [InlineData("")]
    public void DatacenterNameRefuses(string text)
        => Refuses<DatacenterName>(text, DatacenterName.TryParse, DatacenterName.Parse, "a datacenter or rack name: letters, digits, - and _, at most 48, beginning with a letter or digit (datacenter1)");

    [Theory]
    [InlineData("node1")]
    [InlineData("1")]
    [InlineData("th-a-1")]
    public void NodeNameReads(string text) => Assert.Equal(text, NodeName.Parse(text).ToString());

    [Theory]
    [InlineData("Node1")]
    [InlineData("node1.example")]
    [InlineData("-node")]
    [InlineData("node-")]
    [InlineData("..")]
    [InlineData("node/1")]
    [InlineData("")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234")]
    public void NodeNameRefuses(string text)
        => Refuses<NodeName>(text, NodeName.TryParse, NodeName.Parse, "a node name: lower-case letters, digits and -, at most 63, no - at the ends (node1)");

    [Theory]
    [InlineData("eth0")]
    [InlineData("bond0.100")]
    [InlineData("enp0s31f6123456")]
    public void InterfaceNameReads(string text) => Assert.Equal(text, InterfaceName.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("eth0:1")]
    [InlineData("eth 0")]
    [InlineData("../eth0")]
    [InlineData("enp0s31f61234567")]
    public void InterfaceNameRefuses(string text)
        => Refuses<InterfaceName>(text, InterfaceName.TryParse, InterfaceName.Parse, "a network interface: letters, digits, -, _ and ., at most 15, beginning with a letter or digit (eth0, bond0.100)");

    [Theory]
    [InlineData("thehive")]
    [InlineData("thehive_2-prod")]
    public void IndexNameReads(string text) => Assert.Equal(text, IndexName.Parse(text).ToString());

    [Theory]
    [InlineData("TheHive")]
    [InlineData("_thehive")]
    [InlineData("the*")]
    [InlineData("the,hive")]
    [InlineData("")]
    public void IndexNameRefuses(string text)
        => Refuses<IndexName>(text, IndexName.TryParse, IndexName.Parse, "an index name: lower-case letters, digits, - and _, at most 100, beginning with a letter or digit (thehive)");

    [Theory]
    [InlineData("thehive")]
    [InlineData("TheHive.prod-1")]
    public void UserNameReads(string text) => Assert.Equal(text, UserName.Parse(text).ToString());

    [Theory]
    [InlineData("the:hive")]
    [InlineData("the hive")]
    [InlineData("the\"hive")]
    [InlineData("")]
    public void UserNameRefuses(string text)
        => Refuses<UserName>(text, UserName.TryParse, UserName.Parse, "a user name: letters, digits, -, _ and ., at most 48, beginning with a letter or digit (thehive)");

    [Theory]
    [InlineData("thehive")]
    [InlineData("the_hive_2")]
    [InlineData("user")] // a keyword, but not a reserved one
    [InlineData("tables")] // begins with a reserved word
    public void IdentifierReads(string text) => Assert.Equal(text, Identifier.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("TheHive")] // a bare name is lower-cased
    [InlineData("2hive")]
    [InlineData("_hive")]
    [InlineData("the-hive")]
    [InlineData("the;hive")]
    [InlineData("keyspace")]
    [InlineData("1234567890123456789012345678901234567890123456789")]
    public void IdentifierRefuses(string text)
        => Refuses<Identifier>(text, Identifier.TryParse, Identifier.Parse, "a keyspace or role name: lower-case letters, digits and _, at most 48, beginning with a letter, no reserved word of CQL (thehive)");

    [Theory]
    [InlineData("/")]
    [InlineData("/srv/hive/files")]
    [InlineData("/srv/a-b_c.d:e@f+g")]
    [InlineData("/srv/..data")]
    public void AbsolutePathReads(string text) => Assert.Equal(text, AbsolutePath.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("srv/hive")]
    [InlineData("/srv/hive/")]
    [InlineData("/srv//hive")]
    [InlineData("/srv/./hive")]
    [InlineData("/srv/../etc")]
    [InlineData("/srv/hi ve")]
    [InlineData("/srv/hive\n")]
    [InlineData("/srv/$HOME")]
    [InlineData("/srv/%i")]
    [InlineData("/srv/\"hive\"")]
    [InlineData("/srv/hïve")]
    [InlineData("C:\\srv")]
    public void AbsolutePathRefuses(string text)
        => Refuses<AbsolutePath>(
            text,
            AbsolutePath.TryParse,
            AbsolutePath.Parse,
            "an absolute path: names of letters, digits, -, _, ., :, @ and +, each behind one /, none . or .., at most 240 characters (/srv/hive/files)");

    [Fact]
    public void AbsolutePathHasAnEnd()
    {
        Assert.True(AbsolutePath.TryParse("/" + new string('a', 239), out _, out _));
        Assert.False(AbsolutePath.TryParse("/" + new string('a', 240), out _, out _));
    }

    [Fact]
    public void AbsolutePathKnowsWhatLiesBelow()
    {
        var directory = AbsolutePath.Parse("/etc/elasticsearch");
        Assert.True(AbsolutePath.Parse("/etc/elasticsearch").IsAtOrBelow(directory));
        Assert.True(AbsolutePath.Parse("/etc/elasticsearch/certs").IsAtOrBelow(directory));
        Assert.False(AbsolutePath.Parse("/etc/elasticsearch2").IsAtOrBelow(directory));
        Assert.False(AbsolutePath.Parse("/etc").IsAtOrBelow(directory));
        Assert.True(directory.IsAtOrBelow(AbsolutePath.Parse("/")));
    }

    [Theory]
    [InlineData("https://thehive.example.org", "https://thehive.example.org", "/")]
    [InlineData("https://thehive.example.org/", "https://thehive.example.org", "/")]
    [InlineData("http://10.10.1.50:8080/soc/hive/", "http://10.10.1.50:8080/soc/hive", "/soc/hive")]
    [InlineData("https://[fd00::50]:8443", "https://[fd00::50]:8443", "/")]
    public void PublicUrlReads(string text, string value, string context)
    {
        Assert.Equal(value, PublicUrl.Parse(text).ToString());
        Assert.Equal(context, PublicUrl.Parse(text).Context);
        Assert.Equal(text.StartsWith("https", StringComparison.Ordinal), PublicUrl.Parse(text).IsHttps);
    }

    [Theory]
    [InlineData("")]
    [InlineData("thehive.example.org")]
    [InlineData("ftp://thehive.example.org")]
    [InlineData("https://")]
    [InlineData("https://user@thehive.example.org")]
    [InlineData("https://thehive.example.org:0")]
    [InlineData("https://thehive.example.org:")]
    [InlineData("https://thehive.example.org/?q=1")]
    [InlineData("https://thehive.example.org/#top")]
    [InlineData("https://thehive.example.org//")]
    [InlineData("https://thehive.example.org/a/../b")]
    [InlineData("https://fd00::50")]
    [InlineData("https://[10.10.1.50]")]
    [InlineData("https://thehive.example.org\n")]
    public void PublicUrlRefuses(string text)
        => Refuses<PublicUrl>(
            text, PublicUrl.TryParse, PublicUrl.Parse, "an address for browsers: http:// or https://, a host, at most a port and a path (https://thehive.example.org)");

    [Theory]
    [InlineData("env:HIVE_PLAY", SecretSource.Environment, "HIVE_PLAY", null)]
    [InlineData("vault:hive_play", SecretSource.Vault, "hive_play", null)]
    [InlineData("file:secrets.yaml#play", SecretSource.File, "play", "secrets.yaml")]
    [InlineData("file:../a#b/my secrets.yaml#play", SecretSource.File, "play", "../a#b/my secrets.yaml")]
    [InlineData("env:_X", SecretSource.Environment, "_X", null)]
    public void SecretReads(string text, SecretSource source, string name, string? path)
    {
        var secret = Secret.Parse(text);
        Assert.Equal((source, name, path), (secret.Source, secret.Name, secret.Path));
        Assert.Equal(text, secret.Reference);
    }

    [Theory]
    [InlineData("hunter2")]
    [InlineData("")]
    [InlineData("env:")]
    [InlineData("env:1A")]
    [InlineData("env:A-B")]
    [InlineData("ENV:hunter2")]
    [InlineData("vault:a b")]
    [InlineData("file:#play")]
    [InlineData("file:secrets.yaml")]
    [InlineData("file:secrets.yaml#")]
    [InlineData("file:sec\nrets.yaml#play")]
    [InlineData("file: secrets.yaml#play")]
    [InlineData("{{ hunter2 }}")]
    public void SecretRefusesAndRepeatsNothing(string text)
    {
        Assert.False(Secret.TryParse(text, out _, out var problem));
        Assert.Equal("expected a secret by reference: env:NAME, file:PATH#name or vault:NAME", problem);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => Secret.Parse(text)).Message);
    }

    [Fact]
    public void ASecretShowsNothing()
    {
        Assert.Equal("(secret)", Secret.FromFile("secrets.yaml", "play").ToString());
        Assert.DoesNotContain("secrets.yaml", Secrets.FromFile("secrets.yaml").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SecretsFromOneFileAreCalledAsClusterYamlCallsThem()
        => Assert.All(Secrets.FromFile("s.yaml").All, secret => Assert.Equal("file:s.yaml#" + secret.Name, secret.Secret!.Reference));

    [Fact]
    public void AMessageShowsNoControlCharacterAndNoNovel()
    {
        Assert.False(Port.TryParse("1\n\u001b[31m2", out _, out var problem));
        Assert.Equal("'1??[31m2' is not a port (1-65535)", problem);
        Assert.False(Port.TryParse(new string('9', 10_000), out _, out problem));
        Assert.Equal("'" + new string('9', 60) + "…' is not a port (1-65535)", problem);
    }

    [Fact]
    public void NothingIsRefusedToo()
    {
        Assert.False(HostAddress.TryParse(null, out _, out var problem));
        Assert.Equal("'' is not " + Address, problem);
    }

    private static void Refuses<T>(string text, Parsing.Try<T> tryParse, Func<string, T> parse, string expected)
        where T : class
    {
        var shown = string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
        shown = shown.Length > 60 ? shown[..60] + "…" : shown;
        Assert.False(tryParse(text, out var value, out var problem));
        Assert.Null(value);
        Assert.Equal($"'{shown}' is not {expected}", problem);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => parse(text)).Message);
    }
}
