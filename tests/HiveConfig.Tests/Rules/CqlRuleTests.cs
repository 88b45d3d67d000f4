using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What CQL says of keyspaces, roles and rights, and what only looks wrong.</summary>
public sealed class CqlRuleTests
{
    private const string Nts = "{'class': 'NetworkTopologyStrategy', ";

    [Theory]
    [InlineData(2, 2, null)]
    [InlineData(2, 1, "HC1205")]
    [InlineData(2, 3, "HC1205")]
    [InlineData(3, 3, null)]
    [InlineData(3, 2, "HC1205")]
    [InlineData(7, 3, null)]
    [InlineData(7, 7, null)]
    [InlineData(7, 2, "HC1205")]
    [InlineData(7, 8, "HC1205")]
    public void TheDataHasThreeCopies(int nodes, int factor, string? rule)
    {
        foreach (var key in new[] { "dc1", "replication_factor" })
        {
            Assert.Equal(rule ?? "", Ids([.. Nodes(nodes), ("a.cql", $"CREATE KEYSPACE thehive WITH replication = {Nts}'{key}': {factor}}};\n")]));
        }
    }

    [Theory]
    [InlineData("'dc1': 3, 'dc2': 3", "")]
    [InlineData("'dc1': 3, 'dc2': 1", "HC1205 Info")]
    [InlineData("'dc1': 3", "HC1205 Info")]
    [InlineData("'dc1': 1, 'dc2': 1", "HC1205 Error")]
    [InlineData("'dc1': 3, 'dc3': 3", "HC1204 Warning")]
    [InlineData("'DC1': 3, 'DC2': 3", "HC1204 Error,HC1204 Error")]
    [InlineData("'{{ dc }}': 3", "")]
    [InlineData("'dc1': {{ rf }}", "")]
    public void EachDatacenterByItself(string factors, string expected)
        => Assert.Equal(expected, string.Join(",", Lint([.. Nodes(3), .. Nodes(3, "dc2", from: 4), ("a.cql", $"CREATE KEYSPACE thehive WITH replication = {Nts}{factors}}};\n")]).Select(finding => $"{finding.Rule.Id} {finding.Severity}")));

    [Theory]
    [InlineData("system_auth", 3, "HC1203")]
    [InlineData("thehive", 3, "HC1203")]
    [InlineData("thehive", 1, "HC1205")]
    [InlineData("thehive", 4, "HC1205")]
    [InlineData("system_traces", 2, "")]
    public void SimpleStrategyIsForOneNode(string keyspace, int factor, string rule)
    {
        var script = ("a.cql", $"ALTER KEYSPACE {keyspace} WITH replication = {{'class': 'SimpleStrategy', 'replication_factor': {factor}}};\n-- system_distributed, system_traces\n");
        Assert.Equal(rule, Ids([.. Nodes(3), script]));
        Assert.Equal("", Ids([.. Nodes(1), script]));
    }

    [Fact]
    public void AnotherKeyspaceBesideIsItsOwners()
        => Assert.Equal("", Ids([.. Nodes(3), ("a.cql", "CREATE KEYSPACE metrics WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1};\nCREATE KEYSPACE thehive WITH replication = " + Nts + "'dc1': 3};\n")]));

    [Theory]
    [InlineData("endpoint_snitch: Ec2Snitch\n")]
    [InlineData("endpoint_snitch: PropertyFileSnitch\n")]
    public void OtherSnitchesAskSomebodyElse(string yaml)
        => Assert.Equal("", Ids([.. Enumerable.Range(1, 3).SelectMany(i => new[] { ($"n{i}/cassandra.yaml", yaml), ($"n{i}/cassandra-rackdc.properties", "dc=dc1\nrack=r1\n") }), ("a.cql", $"CREATE KEYSPACE thehive WITH replication = {Nts}'eu-west': 3}};\n")]));

    [Theory]
    [InlineData("'dc1': 1", "'replication_factor': 3", true)]
    [InlineData("'replication_factor': 1", "'replication_factor': 3", true)]
    [InlineData("'dc1': 3", "'replication_factor': 3", false)]
    [InlineData("'dc1': 1", "'dc1': 3, 'replication_factor': 3", false)]
    [InlineData("'dc1': 1", "'dc1': 3", false)]
    public void TheShortcutFillsGapsOnly(string before, string after, bool isFound)
        => Assert.Equal(isFound, Lint([("a.cql", $"CREATE KEYSPACE thehive WITH replication = {Nts}{before}}};\n"), ("b.cql", $"ALTER KEYSPACE thehive WITH replication = {Nts}{after}}};\n")]).Any(finding => finding.Rule.Id is "HC1206"));

    [Fact]
    public void FromSimpleStrategyTheShortcutWorks()
        => Assert.Equal("", Ids([("a.cql", "CREATE KEYSPACE thehive WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1};\nALTER KEYSPACE thehive WITH replication = " + Nts + "'replication_factor': 3};\n")]));

    [Theory]
    [InlineData("cqlsh -e \"{0}\"\n", true)]
    [InlineData("nodetool repair thehive\ncqlsh -e \"{0}\"\n", true)]
    [InlineData("cqlsh -e \"{0}\"\nnodetool repair -full thehive\n", false)]
    [InlineData("cqlsh -e \"{0}\"\nfor h in a b c; do ssh $h nodetool rebuild; done\n", false)]
    [InlineData("cqlsh -e \"{0}\"\necho 'now run nodetool repair on every node'\n", false)]
    [InlineData("cqlsh -e \"CREATE KEYSPACE IF NOT EXISTS thehive WITH replication = {1}\"\n", false)]
    [InlineData("cqlsh -e 'DESCRIBE KEYSPACE thehive'\n", false)]
    public void AScriptRepairsAfterwards(string script, bool isFound)
    {
        var map = Nts + "'dc1': 3}";
        var text = script.Replace("{0}", "ALTER KEYSPACE thehive WITH replication = " + map, StringComparison.Ordinal).Replace("{1}", map, StringComparison.Ordinal);
        Assert.Equal(isFound, Lint([("a.sh", text)]).Any(finding => finding.Rule.Id is "HC1207"));
        Assert.Equal("", Ids([("a.cql", $"ALTER KEYSPACE thehive WITH replication = {map};\n")]));
    }

    [Theory]
    [InlineData("DROP ROLE cassandra;\n", "")]
    [InlineData("CREATE ROLE a WITH SUPERUSER = true AND LOGIN = true;\nLOGIN a\nDROP ROLE cassandra;\n", "")]
    [InlineData("CREATE ROLE a WITH SUPERUSER = true AND LOGIN = true;\nDROP ROLE cassandra;\n", "HC1210")]
    [InlineData("DROP ROLE cassandra;\nCREATE ROLE a WITH SUPERUSER = true AND LOGIN = true;\n", "HC1210")]
    [InlineData("CREATE ROLE a WITH LOGIN = true;\nALTER ROLE cassandra WITH SUPERUSER = false;\n", "")]
    [InlineData("CREATE ROLE a WITH LOGIN = true;\nALTER USER cassandra WITH PASSWORD 'made-up';\n", "")]
    [InlineData("CREATE ROLE readers;\n", "")]
    [InlineData("ALTER ROLE a WITH PASSWORD = 'made-up';\n", "")]
    [InlineData("CREATE ROLE a WITH LOGIN = true;\n", "HC1211")]
    [InlineData("CREATE USER a WITH PASSWORD 'made-up';\n", "HC1211")]
    [InlineData("CREATE ROLE a WITH LOGIN = true;\n-- {{ '{{' }} cassandra\n{% if x %}DROP ROLE cassandra;{% endif %}\n", "")]
    [InlineData("GRANT SELECT ON thehive TO a;\n", "HC1212")]
    [InlineData("GRANT SELECT ON TABLE thehive TO a;\n", "")]
    [InlineData("GRANT SELECT ON thehive.vertex TO a;\n", "")]
    [InlineData("GRANT SELECT ON vertex TO a;\n", "")]
    [InlineData("GRANT SELECT ON KEYSPACE thehive TO a;\n", "")]
    [InlineData("CREATE KEYSPACE k WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1};\nGRANT SELECT ON k TO a;\n", "HC1212")]
    [InlineData("GRANT SELECT ON KEYSPACE k TO a;\nCREATE KEYSPACE k WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1};\n", "HC1210")]
    public void RolesAndRights(string text, string rules) => Assert.Equal(rules, Ids([("a.cql", text)]));

    [Theory]
    [InlineData("CREATE ROLE TheHive WITH LOGIN = true", "TheHive", true)]
    [InlineData("CREATE ROLE \"TheHive\" WITH LOGIN = true", "TheHive", false)]
    [InlineData("CREATE ROLE \"TheHive\" WITH LOGIN = true", "thehive", true)]
    [InlineData("CREATE ROLE TheHive WITH LOGIN = true", "thehive", false)]
    [InlineData("CREATE USER TheHive WITH PASSWORD 'made-up'", "TheHive", false)]
    [InlineData("CREATE ROLE other WITH LOGIN = true", "TheHive", false)]
    public void TheLoginIsSpeltAsStored(string statement, string user, bool isFound)
        => Assert.Equal(isFound, Lint([("a.cql", statement + ";\nDROP ROLE cassandra;\n"), ("application.conf", $"db.janusgraph.storage.username = {user}\n")]).Any(finding => finding.Rule.Id is "HC1213"));

    [Theory]
    [InlineData("cqlsh -e \"GRANT ALL PRIVILEGES ON KEYSPACE k TO a\"\n", 1)]
    [InlineData("cqlsh <<EOF\nGRANT ALL PRIVILEGES ON KEYSPACE k TO a;\nEOF\n", 1)]
    [InlineData("cqlsh <<EOF\nGRANT ALL $RIGHTS ON KEYSPACE k TO a;\nEOF\n", 0)]
    [InlineData("echo GRANT ALL PERMISSIONS ON KEYSPACE k TO a | cqlsh\n", 0)]
    [InlineData("cqlsh -e \"COPY k.t TO 'f'\"\ncqlsh -e 'SHOW VERSION'\ncqlsh -e \"CONSISTENCY QUORUM; SELECT * FROM k.t\"\n", 0)]
    [InlineData("echo 'GRANT ALL PRIVILEGES ON KEYSPACE k TO a'\ncqlsh -f a.cql\n", 0)]
    public void CqlInsideAScriptIsParsed(string script, int faults) => Assert.Equal(faults, Lint([("a.sh", script)]).Count(finding => finding.Rule.Id is "HC1200"));

    private static string Ids((string, string)[] files) => string.Join(",", Lint(files).Select(finding => finding.Rule.Id));

    private static IReadOnlyList<Finding> Lint((string, string)[] files) => [.. TestTree.Lint(TestTree.One(files)).Where(finding => finding.Rule.Id.StartsWith("HC12", StringComparison.Ordinal))];

    private static IEnumerable<(string, string)> Nodes(int nodes, string datacenter = "dc1", int from = 1)
        => Enumerable.Range(from, nodes).SelectMany(i => new[] { (string.Create(CultureInfo.InvariantCulture, $"n{i}/cassandra.yaml"), "num_tokens: 16\n"), ($"n{i}/cassandra-rackdc.properties", $"dc={datacenter}\nrack=r1\n") });
}
