using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("cass1/etc/cassandra/cassandra.yaml", "cassandra.yaml", "cass1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("nodes/cass1/etc/cassandra/cassandra.yaml", "cassandra.yaml", "cass1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("host_files/n1/etc/thehive/application.conf", "application.conf", "n1", "/etc/thehive/application.conf", null)]
    [InlineData("files/n1/elasticsearch.yml", "elasticsearch.yml", "n1", "/etc/elasticsearch/elasticsearch.yml", null)]
    [InlineData("n1/cassandra.yaml", "cassandra.yaml", "n1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("n1/cassandra/cassandra.yaml", "cassandra.yaml", "n1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("cassandra/n1/cassandra.yaml", "cassandra.yaml", "n1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("cassandra.yaml", "cassandra.yaml", null, "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("etc/cassandra/cassandra.yaml", "cassandra.yaml", null, "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("cassandra/cassandra.yaml", "cassandra.yaml", null, "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("roles/cassandra/templates/cassandra.yaml.j2", "cassandra.yaml", null, "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("prod/n1/elasticsearch.yml", "elasticsearch.yml", "n1", "/etc/elasticsearch/elasticsearch.yml", "prod")]
    [InlineData("prod/elasticsearch.yml", "elasticsearch.yml", null, "/etc/elasticsearch/elasticsearch.yml", "prod")]
    [InlineData("envs/berlin/n1/etc/elasticsearch/elasticsearch.yml", "elasticsearch.yml", "n1", "/etc/elasticsearch/elasticsearch.yml", "berlin")]
    [InlineData("n1/etc/thehive/conf.d/pekko.conf", "included file of TheHive", "n1", "/etc/thehive/conf.d/pekko.conf", null)]
    [InlineData("n1/etc/cassandra/hiveconfig/10-replication.cql", "CQL script", "n1", "/etc/cassandra/hiveconfig/10-replication.cql", null)]
    public void APathSaysWhatItIs(string path, string kind, string? node, string installedPath, string? environment)
    {
        var placed = Assert.Single(Layout.Recognise([path], FileKinds.All));
        Assert.Equal((kind, node, installedPath, environment), (placed.Kind.Name, placed.Node, placed.InstalledPath, placed.Environment));
    }

    [Theory]
    [InlineData("n1/etc/nginx/nginx.conf")]
    [InlineData("n1/pekko.conf")]
    [InlineData("README.md")]
    [InlineData("n1/etc/cassandra/cassandra.yaml.bak")]
    public void OtherPathsAreLeftOut(string path) => Assert.Empty(Layout.Recognise([path], FileKinds.All));

    [Fact]
    public void OneNodeInTwoFoldersIsTwoEnvironments()
        => Assert.Equal(
            ["berlin", "paris"],
            Layout.Recognise(["berlin/n1/etc/cassandra/cassandra.yaml", "paris/n1/etc/cassandra/cassandra.yaml"], FileKinds.All).Select(placed => placed.Environment));
}
