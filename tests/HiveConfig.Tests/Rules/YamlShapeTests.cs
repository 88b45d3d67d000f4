using System;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The form of cassandra.yaml and elasticsearch.yml as a whole, of seed_provider, and of settings without a value.</summary>
public sealed class YamlShapeTests
{
    private const string Simple = "org.apache.cassandra.locator.SimpleSeedProvider";
    private const string Seeds = "seed_provider: [{class_name: " + Simple + ", parameters: [{seeds: '10.0.0.1,10.0.0.2'}]}]\n";

    [Theory]
    [InlineData("cassandra.yaml", "", "HC1001")]
    [InlineData("cassandra.yaml", "# nothing\n", "HC1001")]
    [InlineData("cassandra.yaml", "---\n", "HC1001")]
    [InlineData("cassandra.yaml", "- a: b\n", "HC1001")]
    [InlineData("cassandra.yaml", "cluster_name thehive\n", "HC1001")]
    [InlineData("elasticsearch.yml", "- a: b\n", "HC2002")]
    [InlineData("elasticsearch.yml", "node.name es1\n", "HC2002")]
    [InlineData("elasticsearch.yml", "", null)]
    [InlineData("elasticsearch.yml", "# nothing\n", null)]
    [InlineData("cassandra.yaml", "{{ content }}\n", null)]
    [InlineData("cassandra.yaml", "{% include 'all.j2' %}\n", null)]
    public void AMappingStandsAtTheTop(string name, string text, string? rule)
        => Assert.Equal(rule, TestTree.Lint(TestTree.One(($"n1/{name}", text))).SingleOrDefault()?.Rule.Id);

    [Theory]
    [InlineData("- a: b\n")]
    [InlineData("")]
    [InlineData("text\n")]
    public void AFileOfAnotherShapeIsUnknownToTheOthers(string text)
    {
        Assert.Equal("HC1001", Assert.Single(TestTree.Lint(TestTree.One(("n1/cassandra.yaml", CassandraTexts.With(Seeds)), ("n2/cassandra.yaml", CassandraTexts.With(Seeds)), ("n3/cassandra.yaml", text)))).Rule.Id);
        Assert.Equal(
            text.Length == 0 ? "HC2014" : "HC2002",
            Assert.Single(TestTree.Lint(TestTree.One(("n1/elasticsearch.yml", "node.roles: [data]\ndiscovery.seed_hosts: [n1, n2]\n"), ("n2/elasticsearch.yml", text)))).Rule.Id);
    }

    [Theory]
    [InlineData("seed_provider: [{class_name: " + Simple + ", parameters: [{seeds: a}]}]", null)]
    [InlineData("seed_provider: {class_name: " + Simple + ", parameters: {seeds: a}}", null)]
    [InlineData("seed_provider: [{class_name: org.example.Seeds}]", null)]
    [InlineData("seed_provider: [{class_name: org.example.Seeds, parameters: [{others: a}]}]", null)]
    [InlineData("seed_provider: '{{ seeds }}'", null)]
    [InlineData("seed_provider: [{class_name: " + Simple + ", parameters: [{seeds: '{{ seeds }}'}]}]", null)]
    [InlineData("cluster_name: a", null)]
    [InlineData("seed_provider: a", "'seed_provider' is a text, ")]
    [InlineData("seed_provider:", "'seed_provider' is empty, ")]
    [InlineData("seed_provider: [{class_name: x.A}, {class_name: x.B}]", "'seed_provider' is a list of 2 items, ")]
    [InlineData("seed_provider: [{class_name: x.A}, {parameters: [{seeds: a}]}]", "'seed_provider' is a list of 2 items, ")]
    [InlineData("seed_provider: [{class_name: " + Simple + ", parameters: {seeds: a}}]", "'parameters' in a list of one provider are not a list of one mapping, ")]
    [InlineData("seed_provider: {class_name: " + Simple + ", parameters: [{seeds: a}]}", "'parameters' of a provider that is no list are not a mapping, ")]
    [InlineData("seed_provider: [{class_name: " + Simple + ", parameters: [{seeds: [a, b]}]}]", "'seeds' is a list, ")]
    [InlineData("seed_provider: [{class_name: " + Simple + ", parameters: [{seed: a}]}]", "'seeds' is absent; 'seed' ")]
    [InlineData("seed_provider: [{class_name: " + Simple + "}]", "'seed_provider' has no 'parameters', ")]
    [InlineData("seed_provider: [{parameters: [{seeds: a}]}]", "'seed_provider' has no 'class_name', ")]
    [InlineData("seed_provider: [{class_name: SimpleSeedProvider, parameters: [{seeds: a}]}]", "'class_name' is 'SimpleSeedProvider', ")]
    [InlineData("seed_provider: [{class_name: " + Simple + ", seeds: a}]", "'seed_provider' has 'seeds', ")]
    public void TheSeedProviderHasOneOfTwoShapes(string text, string? message)
    {
        var found = TestTree.Lint(TestTree.One(("n1/cassandra.yaml", text + "\n"), ("n2/cassandra.yaml", text + "\n"))).Where(finding => finding.Rule.Id is "HC1002" or "HC1006").ToList();
        Assert.Equal(message is null ? 0 : 2, found.Count);
        Assert.All(found, finding => Assert.StartsWith("HC1002 " + message, finding.Rule.Id + " " + finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("key_cache_size:\n", null)]
    [InlineData("broadcast_address:\n", null)]
    [InlineData("unknown_key:\n", null)]
    [InlineData("server_encryption_options:\n  internode_encryption: none\n", null)]
    [InlineData("server_encryption_options:\n{% include 'tls.j2' %}\n", null)]
    [InlineData("storage_port:\n", "'storage_port' has no value, expected one")]
    [InlineData("client_encryption_options:\nenabled: true\nkeystore: a\nstorage_port: 7000\n", "'client_encryption_options' has no value, expected a section: 'enabled', 'keystore' behind it lost the indentation")]
    [InlineData("client_encryption_options:\nstorage_port: 7000\n", "'client_encryption_options' has no value, expected one")]
    public void WhatNeedsAValueHasOne(string text, string? message)
        => Assert.Equal(message, TestTree.Lint(TestTree.One(("n1/cassandra.yaml", CassandraTexts.With(text)))).SingleOrDefault(finding => finding.Rule.Id is "HC1003")?.Message);

    [Theory]
    [InlineData("node.name: &a es1\n", 0)]
    [InlineData("node.name: &a es1\ncluster.name: *a\n", 1)]
    [InlineData("node.attr: &a\n  node.name: es1\n<<: *a\n", 1)]
    [InlineData("node.name: '*a'\n", 0)]
    public void ElasticsearchReadsAnAliasAsText(string text, int findings)
        => Assert.Equal(Enumerable.Repeat("HC2002", findings), TestTree.Lint(TestTree.One(("n1/elasticsearch.yml", text))).Select(finding => finding.Rule.Id));
}
