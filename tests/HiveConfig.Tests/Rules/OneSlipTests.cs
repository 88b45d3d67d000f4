using System;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>One slip of the pen is one finding, in files by themselves: keepalived.conf, elasticsearch.yml, CQL.</summary>
public sealed class OneSlipTests
{
    private const string Vrrp = "vrrp_instance A {\n  interface eth0\n  virtual_router_id 61\n  virtual_ipaddress {\n    10.0.0.100\n  }\n}\n";

    [Theory]
    [InlineData("virtual_router_id 61", "virtual_routerid 61", 1)]
    [InlineData("interface eth0", "interfaces eth0", 1)]
    [InlineData("virtual_ipaddress {", "virtual_ipadress {", 1)]
    [InlineData("  virtual_router_id 61\n", "", 1)]
    [InlineData("interface eth0", "interface eth0", 0)]
    public void AMisspeltKeywordIsNotMissingToo(string right, string wrong, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One(("lb1/etc/keepalived/keepalived.conf", Vrrp.Replace(right, wrong, StringComparison.Ordinal)))).Count(finding => finding.Rule.Id is "HC5101"));

    [Fact]
    public void AMisspeltSectionIsOneFinding()
    {
        (string, string) Node(int i, string section) => ($"n{i}/elasticsearch/elasticsearch.yml",
            $"cluster.name: c\nnode.name: n{i}\nxpack.security.enabled: true\nxpack.security.{section}.ssl:\n  enabled: true\n  verification_mode: certificate\n  keystore.path: a.p12\n  truststore.path: a.p12\n");
        var findings = TestTree.Lint(TestTree.One(Node(1, "transport"), Node(2, "transprt"), Node(3, "transport"))).Where(finding => finding.Rule.Id is "HC2004" or "HC2033").ToList();
        Assert.Equal(("HC2004", "n2/elasticsearch/elasticsearch.yml", 3), (Assert.Single(findings).Rule.Id, findings[0].Path, findings[0].Related.Count));
    }

    [Theory]
    [InlineData("discovery.sed_hosts: [a]\nnode.rols: [data]\n", 2)]
    [InlineData("http.prt: 9200\nhttp.hst: a\n", 2)]
    public void SettingsOfTheirOwnAreFindingsOfTheirOwn(string settings, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One(("n1/elasticsearch/elasticsearch.yml", "cluster.name: c\n" + settings))).Count(finding => finding.Rule.Id is "HC2004"));

    [Theory]
    [InlineData("GRANT ALL PERMISSIONS ON KEYSPACE hive TO hive_app;\nCREATE ROLE hive_app WITH PASSWORD = 'made-up' AND LOGIN = true;\n", "HC1210")]
    [InlineData("CREATE ROLE hive_app WITH PASSWORD = 'made-up' AND LOGIN = true;\nGRANT ALL PERMISSIONS ON KEYSPACE hive TO hive_ap;\n", "HC1210")]
    [InlineData("# setup\nALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3};\n", "HC1200")]
    [InlineData("USE hive; # then\nUSE other;\n", "HC1200")]
    [InlineData("CREATE ROLE hive_app WITH PASSWORD = 'made-up' AND LOGIN = true;\nGRANT ALL PERMISSIONS ON KEYSPACE hive TO hive_app;\n", "")]
    [InlineData("GRANT ALL PERMISSIONS ON KEYSPACE hive TO hive_app;\n", "")]
    [InlineData("CREATE ROLE hive_ro WITH PASSWORD = 'made-up' AND LOGIN = true;\nGRANT SELECT ON KEYSPACE hive TO hive_ro;\nGRANT MODIFY ON KEYSPACE hive TO hive_rw;\n", "")]
    [InlineData("GRANT ALL PERMISSIONS ON KEYSPACE hive TO {{ one }};\nCREATE ROLE {{ two }} WITH PASSWORD = 'made-up' AND LOGIN = true;\n", "")]
    [InlineData("-- # setup\nCREATE ROLE a WITH PASSWORD = '#made-up' AND LOGIN = true;\n", "")]
    public void RolesAreMadeBeforeTheyGetRights(string script, string rules)
        => Assert.Equal(rules, string.Join(",", TestTree.Lint(TestTree.One(("cql/setup.cql", script))).Select(finding => finding.Rule.Id).Where(id => id is "HC1210" or "HC1200")));

    [Theory]
    [InlineData("", "CassandraAuthorizer", 1)]
    [InlineData("", "AllowAllAuthorizer", 0)]
    [InlineData("-- rights: see grants.sh\n", "CassandraAuthorizer", 0)]
    [InlineData("GRANT ALL PERMISSIONS ON KEYSPACE hive TO hive_app;\n", "CassandraAuthorizer", 0)]
    [InlineData("GRANT ALL PERMISSIONS ON ALL KEYSPACES TO hive_app;\n", "CassandraAuthorizer", 0)]
    [InlineData("ALTER ROLE hive_app WITH SUPERUSER = true;\n", "CassandraAuthorizer", 0)]
    public void TheRoleOfTheHiveHasRights(string more, string authorizer, int findings)
    {
        (string, string) Hive(int i) => ($"h{i}/thehive/application.conf", $"pekko.remote.artery.canonical.hostname = \"10.0.1.{i}\"\ndb.janusgraph.storage {{\n  backend = cql\n  hostname = [\"10.0.0.1\"]\n  username = hive_app\n  cql.keyspace = hive\n}}\n");
        (string, string) Node(int i) => ($"n{i}/cassandra/cassandra.yaml", $"cluster_name: c\nlisten_address: 10.0.0.{i}\nauthenticator: PasswordAuthenticator\nauthorizer: {authorizer}\n");
        var script = "CREATE KEYSPACE hive WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3};\nCREATE ROLE hive_app WITH PASSWORD = 'made-up' AND LOGIN = true;\n" + more;
        Assert.Equal(findings, TestTree.Lint(TestTree.One(Hive(1), Hive(2), Node(1), Node(2), ("setup.cql", script))).Count(finding => finding.Rule.Id is "HC8003"));
    }
}
