using System;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>min-nr-of-members: read as Pekko reads it, and judged wherever the repo knows how many nodes there are.</summary>
public sealed class MinimumMembersTests
{
    private const string Template =
        """
        pekko.actor.provider = cluster
        pekko.cluster.min-nr-of-members = 1
        pekko.remote.artery.canonical { hostname: "{{ ansible_host }}", port: 2551 }
        pekko.cluster.seed-nodes = [
        {% for host in groups["thehive"] %}
          "pekko://application@{{ host }}:2551"{% if not loop.last %},{% endif %}

        {% endfor %}
        ]

        """;

    [Theory]
    [InlineData("2.0", true)]
    [InlineData("2e0", true)]
    [InlineData("\"2\"", true)]
    [InlineData("\"+2\"", true)]
    [InlineData("2.5", true)]
    [InlineData("1.9", false)]
    [InlineData("1", false)]
    [InlineData("\"two\"", false)]
    [InlineData("3", false)]
    public void ANumberIsReadAsPekkoReadsIt(string number, bool isQuiet)
    {
        var found = TestTree.Lint(TestTree.One([.. Enumerable.Range(1, 3).Select(i => ($"th{i}/application.conf", $"""
            pekko.remote.artery.canonical {"{"} hostname: "10.0.0.{i}", port: 2551 {"}"}
            pekko.actor.provider = cluster
            pekko.cluster.min-nr-of-members = {number}
            pekko.cluster.seed-nodes = ["pekko://application@10.0.0.1:2551", "pekko://application@10.0.0.2:2551"]

            """))]));
        Assert.Equal(isQuiet ? 0 : 3, found.Count);
        Assert.All(found, finding => Assert.Equal("HC3001", finding.Rule.Id));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("host_files/{0}/etc/default/thehive", 3)]
    [InlineData("host_files/{0}/etc/cassandra/cassandra.yaml", 2)]
    public void ATemplateIsJudgedByTheFilesBesideIt(string perNode, int atLeast)
    {
        (string, string)[] files =
        [
            ("roles/thehive/templates/application.conf.j2", Template),
            .. perNode.Length == 0 ? [] : Enumerable.Range(1, 3).Select(i => (string.Format(null, perNode, "node" + i), perNode.EndsWith("yaml", StringComparison.Ordinal) ? CassandraTexts.With($"listen_address: 10.0.0.{i}\n") : "JAVA_OPTS=\"-Xms4g -Xmx4g\"\n")),
        ];
        var found = TestTree.Lint(TestTree.One(files)).Where(finding => finding.Rule.Id is "HC3001").ToList();
        Assert.Equal(atLeast > 0 ? $"'pekko.cluster.min-nr-of-members' is '1', expected '2' for at least {atLeast} TheHive nodes" : null, found.SingleOrDefault()?.Message);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    public void ATemplateIsJudgedByTheClusterThatIsMeant(int nodes, int findings)
    {
        var cluster = TestClusters.ThreeNodes();
        cluster = cluster with { Nodes = [.. cluster.Nodes.Take(nodes)] };
        var found = TestTree.Lint(TestTree.With(new() { Model = cluster }, ("roles/thehive/templates/application.conf.j2", Template))).Count(finding => finding.Rule.Id is "HC3001");
        Assert.Equal(findings, found);
    }

    // Two seeds that are written out are two nodes, whoever fills their names in; what a statement may leave out or repeat is not counted.
    [Theory]
    [InlineData("j2", "1", """["pekko://application@10.0.0.1:2551", "pekko://application@10.0.0.2:2551"]""", 2)]
    [InlineData("j2", "1", """["pekko://application@{{ first }}:2551", "pekko://application@{{ other }}:2551"]""", 2)]
    [InlineData("j2", "1", """["pekko://application@{{ first }}:2551", "pekko://application@{{ first }}:2551"]""", 0)]
    [InlineData("j2", "1", """["pekko://application@{{ first }}:2551"{% if other is defined %}, "pekko://application@{{ other }}:2551"{% endif %}]""", 0)]
    [InlineData("j2", "1", """["pekko://application@{{ first }}:2551"]""", 0)]
    [InlineData("j2", "1", """[{% for host in hosts %}"pekko://application@{{ host }}:2551",{% endfor %}]""", 0)]
    [InlineData("j2", "{{ members }}", """["pekko://application@10.0.0.1:2551", "pekko://application@10.0.0.2:2551"]""", 0)]
    [InlineData("j2", "2", """["pekko://application@10.0.0.1:2551", "pekko://application@10.0.0.2:2551"]""", 0)]
    [InlineData("erb", "1", """["pekko://application@10.0.0.1:2551", "pekko://application@10.0.0.2:2551"]""", 2)]
    [InlineData("erb", "1", """["pekko://application@<%= @first %>:2551", "pekko://application@<%= @other %>:2551"]""", 2)]
    [InlineData("erb", "1", "[\n<% @nodes.each do |node| -%>\n  \"pekko://application@<%= node %>:2551\",\n<% end -%>\n]", 0)]
    [InlineData("erb", "<%= @members %>", """["pekko://application@10.0.0.1:2551", "pekko://application@10.0.0.2:2551"]""", 0)]
    public void SeedsThatAreWrittenOutAreCounted(string ending, string members, string seeds, int atLeast)
    {
        var found = TestTree.Lint(TestTree.One(($"templates/application.conf.{ending}", $"""
            pekko.actor.provider = cluster
            pekko.cluster.min-nr-of-members = {members}
            pekko.cluster.seed-nodes = {seeds}

            """)));
        Assert.Equal(atLeast > 0 ? [$"'pekko.cluster.min-nr-of-members' is '1', expected '2' for at least {atLeast} TheHive nodes"] : [], found.Select(finding => finding.Message));
    }

    // A loop over the seeds beside files of several machines, in the other template language.
    [Fact]
    public void ALoopOfErbIsReadToo()
    {
        var found = TestTree.Lint(TestTree.One(
            ("templates/application.conf.erb", "pekko.actor.provider = cluster\npekko.cluster.min-nr-of-members = 1\npekko.cluster.seed-nodes = [\n<% @nodes.each do |node| -%>\n  \"pekko://application@<%= node %>:2551\",\n<% end -%>\n]\n"),
            ("host_files/node1/etc/cassandra/cassandra.yaml", CassandraTexts.With("listen_address: 10.0.0.1\n")),
            ("host_files/node2/etc/cassandra/cassandra.yaml", CassandraTexts.With("listen_address: 10.0.0.2\n"))));
        Assert.Contains(found, finding => finding.Rule.Id is "HC3001");
    }
}
