using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Disk;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Replicas of system_auth that shell scripts and Ansible tasks set.</summary>
public sealed class AuthReplicationCarrierTests
{
    private const string Wrong = "ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}";

    [Theory]
    [InlineData("cqlsh -e \"" + Wrong + "\"\n", 1)]
    [InlineData("#!/bin/sh\n\n/opt/cassandra/bin/cqlsh --execute \"" + Wrong + ";\"\n", 3)]
    [InlineData("\"$CASSANDRA_HOME/bin/cqlsh\" $(hostname) -e \"" + Wrong + "; -- enough\"\n", 1)]
    [InlineData("sudo -u cassandra cqlsh -e \"" + Wrong + "\"\n", 1)]
    [InlineData("docker exec -e A=b -i c1 cqlsh -e \"USE $keyspace; " + Wrong + "\"\n", 1)]
    [InlineData("until cqlsh -e 'DESCRIBE KEYSPACES'; do sleep 1; done\nif true; then\n\tcqlsh <<-EOF\n\t\t-- the logins\n\t\t" + Wrong + ";\n\tEOF\nfi\n", 5)]
    [InlineData("kubectl exec -i pod -- cqlsh <<EOF\nUSE $keyspace;\n" + Wrong + ";\nEOF\n", 3)]
    [InlineData("cqlsh <<< \"" + Wrong + ";\"\n", 1)]
    [InlineData("echo \"" + Wrong + ";\" | cqlsh $(hostname)\n", 1)]
    [InlineData("printf \"" + Wrong + ";\\n\" | cqlsh\n", 1)]
    [InlineData("cat <<'EOF' | cqlsh\n" + Wrong + ";\nEOF\n", 2)]
    public void AShellScriptIsRead(string script, int line)
    {
        var finding = Assert.Single(Lint(("scripts/a.sh", script)));
        Assert.Equal(("scripts/a.sh", line, script.Split('\n')[line - 1].IndexOf('{', StringComparison.Ordinal) + 1), (finding.Path, finding.Span.Line, finding.Span.Column));
    }

    [Fact]
    public void AnOptionWithAnEqualsSignIsItsOwnPlace()
        => Assert.Equal((2, 7), Lint(("a.sh", "\ncqlsh \"--execute=" + Wrong + "\"\n")).Select(finding => (finding.Span.Line, finding.Span.Column)).Single());

    [Theory]
    [InlineData("cqlsh -p s3cret -e \"{0}\"\n")]
    [InlineData("cqlsh -ps3cret -e \"{0}\"\n")]
    [InlineData("cqlsh -p 's3cret s3cret' -e \"{0}\"\n")]
    [InlineData("CQLSH_PASSWORD=s3cret cqlsh -e \"{0}\"\n")]
    public void ThePasswordBesideAStatementIsNotShown(string script)
    {
        var report = TestTree.Report([TestTree.One([.. Nodes(), ("a.sh", script.Replace("{0}", Wrong, StringComparison.Ordinal))])]);
        Assert.Contains("HC1202", report, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# cqlsh -e \"" + Wrong + "\"\n")]
    [InlineData("cqlsh -e \"ALTER KEYSPACE system_traces WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}\" # not system_auth\n")]
    [InlineData("cqlsh -e \"ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': $RF}\"\n")]
    [InlineData("cqlsh -e \"ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', '$dc': 1}\"\n")]
    [InlineData("cqlsh -e \"ALTER KEYSPACE $1 WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}\" # system_auth\n")]
    [InlineData("cqlsh <<EOF\nALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', '${dc}': 1};\nEOF\n")]
    [InlineData("printf \"ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', '%s': 1};\" dc1 | cqlsh\n")]
    [InlineData("statement=\"" + Wrong + "\"\nstatement=\"$1\"\ncqlsh -e \"$statement\"\n")]
    [InlineData("statement=\"" + Wrong + "\"\ncqlsh -e \"$other\"\n")]
    [InlineData("echo \"cqlsh -e \\\"" + Wrong + "\\\"\"\n")]
    [InlineData("echo \"" + Wrong + ";\"\ncqlsh -e 'DESCRIBE KEYSPACES'\n")]
    [InlineData("echo cqlsh -e \"" + Wrong + "\"\n")]
    [InlineData("echo \"" + Wrong + ";\" | tee a.cql\ncqlsh -f a.cql\n")]
    [InlineData("cqlsh -f a.cql <<'EOF'\n" + Wrong + ";\nEOF\n")]
    [InlineData("cqlsh -e \"" + Wrong + "\"\ncqlsh -e \"ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3}\"\n")]
    [InlineData("cqlsh -e \"" + Wrong + "\"\necho 'no end\n")]
    public void WhatNoCqlshGetsOrNobodyKnowsIsQuiet(string script) => Assert.Empty(Lint(("scripts/a.sh", script)));

    [Theory]
    [InlineData("- shell: cqlsh -e \"" + Wrong + "\"\n", false)]
    [InlineData("- ansible.builtin.command:\n    argv:\n      - cqlsh\n      - -e\n      - \"" + Wrong + "\"\n", true)]
    [InlineData("- command:\n    cmd: cqlsh\n    stdin: \"" + Wrong + ";\"\n", true)]
    [InlineData("- hosts: cassandra\n  tasks:\n    - block:\n        - shell: |\n            cqlsh {{ host }} -e \"" + Wrong + "\"\n", true)]
    [InlineData("- shell: >-\n    cqlsh -e\n    \"" + Wrong + "\"\n", true)]
    [InlineData("- shell: |\n    cqlsh -e \"ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', '{{ dc }}': 1}\"\n", false)]
    [InlineData("- shell: |\n    cqlsh -e \"ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': {{ rf }}}\"\n", false)]
    [InlineData("- debug:\n    msg: \"cqlsh -e '" + Wrong + "'\"\n", false)]
    [InlineData("cqlsh: |\n    " + Wrong + ";\n", false)]
    public void AnAnsibleTaskIsRead(string tasks, bool isFound) => Assert.Equal(isFound, Lint(("roles/cassandra/tasks/main.yml", tasks)).Count == 1);

    [Theory]
    [InlineData("CQL=\"" + Wrong + "\"\ncqlsh -e \"$CQL\"\n", 1)]
    [InlineData("readonly CQL=\"" + Wrong + "\"\ncqlsh cass1 --execute \"${CQL}\"\n", 1)]
    [InlineData("CQL=\"" + Wrong + ";\"\ncqlsh <<< \"$CQL\"\n", 1)]
    [InlineData("CQL=\"" + Wrong + ";\"\necho \"$CQL\" | cqlsh\n", 1)]
    [InlineData("CQL=$(cat <<'EOF'\n" + Wrong + ";\nEOF\n)\ncqlsh -e \"$CQL\"\n", 2)]
    [InlineData("read -r -d '' CQL <<'EOF'\n" + Wrong + ";\nEOF\ncqlsh -e \"$CQL\"\n", 2)]
    public void AVariableThatHoldsTheStatementIsRead(string script, int line)
    {
        var finding = Assert.Single(Lint(("scripts/a.sh", script)));
        Assert.Equal(("HC1202", line), (finding.Rule.Id, finding.Span.Line));
    }

    [Theory]
    [InlineData("- community.cassandra.cassandra_keyspace:\n    name: system_auth\n    data_centres: {dc1: 1}\n", "HC1202")]
    [InlineData("- community.cassandra.cassandra_keyspace:\n    name: system_auth\n    replication_factor: 1\n", "HC1202")]
    [InlineData("- cassandra_keyspace:\n    name: system_auth\n    data_centres:\n      dc1: 3\n- command: nodetool repair -full system_auth\n", null)]
    [InlineData("- cassandra_keyspace:\n    name: system_auth\n    data_centres: \"{{ centres }}\"\n- command: nodetool repair -full system_auth\n", null)]
    [InlineData("- cassandra_keyspace:\n    name: \"{{ keyspace }}\"\n    data_centres: {dc1: 3}\n", null)]
    public void AModuleForCassandraIsRead(string tasks, string? rule)
        => Assert.Equal(rule, LintAll(("roles/cassandra/tasks/main.yml", tasks)).Where(finding => finding.Rule.Id is "HC1200" or "HC1201" or "HC1202").Select(finding => finding.Rule.Id).SingleOrDefault());

    [Fact]
    public void WhatStandsBesideAStatementThatCannotBeReadIsJudged()
    {
        var found = LintAll(("a.cql", "GRANT ALL ON KEYSPAC thehive TO thehive;\nCREATE ROLE x WITH LOGIN = yes;\n" + Wrong + ";\n"));
        Assert.Equal(["HC1200", "HC1201", "HC1202"], found.Select(finding => finding.Rule.Id).Where(id => id.StartsWith("HC120", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        // One that cannot be read and is about the same keyspace may be the one that counts.
        Assert.DoesNotContain(LintAll(("a.cql", Wrong + ";\nALTER KEYSPACE system_auth WITH replication {'class': 'NetworkTopologyStrategy', 'dc1': 3};\n")), finding => finding.Rule.Id is "HC1202");
    }

    // A repo that runs commands on the machines and has no CQL at all may have forgotten it; one of settings alone leaves it to others.
    [Theory]
    [InlineData("roles/cassandra/tasks/main.yml", "- command: nodetool status\n", "Info")]
    [InlineData("roles/cassandra/tasks/main.yml", "- shell: cqlsh -e \"CREATE ROLE thehive WITH LOGIN = true AND PASSWORD = '{{ p }}'\"\n", "Warning")]
    [InlineData("roles/cassandra/tasks/main.yml", "- command: cqlsh -f /tmp/system_auth.cql\n", null)]
    [InlineData("README.md", "", null)]
    public void NoCqlAtAllIsANote(string path, string text, string? severity)
        => Assert.Equal(severity, LintAll((path, text)).SingleOrDefault(finding => finding.Rule.Id is "HC1214")?.Severity.ToString());

    [Fact]
    public void AScriptAndAPlaybookThatDisagreeAreOneFinding()
    {
        var finding = Assert.Single(Lint(("a.cql", Wrong.Replace(": 1", ": 3", StringComparison.Ordinal) + ";"), ("site.yml", "- hosts: all\n  tasks:\n    - shell: |\n        cqlsh -e \"" + Wrong + "\"\n")));
        Assert.Equal(("site.yml", 4, "a.cql"), (finding.Path, finding.Span.Line, Assert.Single(finding.Related).File.Path));
    }

    [Theory]
    [InlineData("n1/a.sh")]
    [InlineData("roles/a/tasks/main.yml")]
    [InlineData("roles/a/handlers/main.yaml")]
    [InlineData("playbooks/elasticsearch.yml")]
    [InlineData("roles/a/tasks/elasticsearch.yml")]
    [InlineData("playbook-auth.yml")]
    public void ACarrierBelongsToNoMachine(string path)
    {
        var placed = Assert.Single(Layout.Recognise([path], FileKinds.All));
        Assert.True(placed.Kind.IsCarrier);
        Assert.Null(placed.Node);
    }

    [Theory]
    [InlineData("files/n1/elasticsearch.yml")]
    [InlineData("tasks/files/n1/elasticsearch.yml")]
    public void AFileOfAMachineIsNoCarrier(string path) => Assert.False(Assert.Single(Layout.Recognise([path], FileKinds.All)).Kind.IsCarrier);

    [Fact]
    public void TheSameCarrierInTwoFoldersIsOneEnvironment()
        => Assert.Equal([null], Layout.Recognise(["a/scripts/x/a.sh", "b/scripts/x/a.sh", "roles/a/tasks/main.yml", "roles/b/tasks/main.yml"], FileKinds.All).Select(placed => placed.Environment).Distinct());

    [Fact]
    public void FaultsOfACarrierAreNoFindings()
        => Assert.Empty(TestTree.Lint(TestTree.One(
            [.. Nodes(), ("a.sh", "cqlsh # system_auth\necho 'no end\n"), ("site.yml", "- a: [\n# cqlsh system_auth\n"), ("tasks/b.yml", "a: 1\na: 2\n# cqlsh system_auth\n")])));

    [Fact]
    public void AnOrdinaryScriptIsPassedOver()
    {
        using var tree = new TempDirectory();
        tree.Write("n1/etc/cassandra/cassandra-rackdc.properties", "dc=dc1\nrack=r1\n");
        tree.Write("staging/run.sh", "echo 'no end\n");
        tree.Write("roles/a/tasks/elasticsearch.yml", "- apt: { name: elasticsearch }\n");
        tree.Write("backup.sh", "tar -cf /srv/backup.tar /srv/wiki\n");
        tree.Write("auth.sh", "cqlsh -e \"" + Wrong + "\"\n");
        var reading = ConfigTree.Read(tree.Path);
        var repo = Assert.Single(reading.Environments);
        Assert.Equal(["auth.sh", "cassandra-rackdc.properties"], repo.Files.Select(file => Path.GetFileName(file.Path)).Order(StringComparer.Ordinal));
        Assert.Equal((3, "n1"), (reading.UnrecognisedCount, Assert.Single(repo.Inventory.Nodes).Name));
    }

    private static IReadOnlyList<Finding> Lint(params (string, string)[] files) => TestTree.Lint(TestTree.One([.. Nodes(), .. files]), CqlRules.AuthReplicated);

    private static IReadOnlyList<Finding> LintAll(params (string, string)[] files) => TestTree.Lint(TestTree.One([.. Nodes(), .. files]));

    private static IEnumerable<(string, string)> Nodes()
        => Enumerable.Range(1, 3).SelectMany(i => new[] { ($"n{i}/cassandra.yaml", CassandraTexts.With("num_tokens: 16\n")), ($"n{i}/cassandra-rackdc.properties", "dc=dc1\nrack=r1\n") });
}
