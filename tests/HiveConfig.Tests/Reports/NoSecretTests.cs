using System;
using System.Linq;
using HiveConfig.Reports;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Whatever is wrong around a secret, no report shows it: neither excerpt nor message.</summary>
public sealed class NoSecretTests
{
    private const string Secret = "hunter2";

    [Theory]
    [InlineData("cassandra.yaml", "client_encryption_options:\n  keystore_password: hunter2\n  keystore_password: hunter2\n")]
    [InlineData("cassandra.yaml", "a: b\n    keystore_password: hunter2\n")]
    [InlineData("cassandra.yaml", "a:\n\tkeystore_password: hunter2\n")]
    [InlineData("cassandra.yaml", "keystore_password: \"hunter2\n")]
    [InlineData("cassandra.yaml", "keystore_password: 'hunter2' x\n")]
    [InlineData("cassandra.yaml", "keystore_password: hunter2: x\n")]
    [InlineData("cassandra.yaml", "keystore_password: *hunter2\n")]
    [InlineData("cassandra.yaml", "keystore_password: @hunter2\n")]
    [InlineData("cassandra.yaml", "keystore_password: %hunter2\n")]
    [InlineData("cassandra.yaml", "keystore_password: !hunter2 x\n")]
    [InlineData("cassandra.yaml", "keystore_password: [hunter2\n")]
    [InlineData("cassandra.yaml", "keystore_password = hunter2\na: b\n")]
    [InlineData("cassandra.yaml", "keystore_password:\thunter2\n")]
    [InlineData("elasticsearch.yml", "xpack.security.http.ssl.keystore.password: hunter2\nxpack.security.http.ssl.keystore:\n  password: hunter2\n")]
    [InlineData("application.conf", "play.http.secret.key = hunter2+x\n")]
    [InlineData("application.conf", "play.http.secret.key = hunter2==\n")]
    [InlineData("application.conf", "play.http.secret.key = \"hunter2\n")]
    [InlineData("application.conf", "play.http.secret.key = \"hunter2\" }\n")]
    [InlineData("application.conf", "play.http.secret.key = \"hunter2\\q\"\n")]
    [InlineData("application.conf", "play.http.secret.key = ${hunter2\n")]
    [InlineData("application.conf", "play.http.secret.key = hunter2`x\n")]
    [InlineData("application.conf", "play.http.secret.key hunter2\n")]
    [InlineData("application.conf", "play.http.secret.key = @hunter2\n")]
    [InlineData("application.conf", "play.http.secret.key = { hunter2 }\n")]
    [InlineData("application.conf", "play.http.secret.key = [hunter2 } \n")]
    [InlineData("application.conf", "play.http.secret.key = hunter2\nplay.http.secret.key = hunter2x\n")]
    [InlineData("application.conf", "db.janusgraph.storage { password : hunter2:x }\n")]
    [InlineData("application.conf", "db.janusgraph.storage.password = hunter2 { a = 1 }\n")]
    [InlineData("application.conf", "db.janusgraph.storage.password = hunter2 [1]\n")]
    [InlineData("cassandra-rackdc.properties", "password=hunter2\\u00zz\n")]
    [InlineData("cassandra-rackdc.properties", "password=hunter2\npassword=hunter2\n")]
    [InlineData("roles.cql", "CREATE ROLE admin WITH PASSWORD password = 'hunter2' AND LOGIN = true;\n")]
    [InlineData("roles.cql", "CREATE ROLE admin WITH PASSWORD = \"hunter2\";\n")]
    [InlineData("roles.cql", "CREATE ROLE admin WITH PASSWORD = 'hunter2;\n")]
    [InlineData("roles.cql", "CREATE ROLE admin WITH PASSWORD 'hunter2';\n")]
    [InlineData("roles.cql", "ALTER USER admin WITH PASSWORD = 'hunter2';\n")]
    [InlineData("roles.cql", "CREATE ROLE admin WITH PASSWORD =\n  'hunter2' x;\n")]
    [InlineData("roles.cql", "CREATE ROLE admin WITH PASSWORD = hunter2;\n")]
    [InlineData("roles.cql", "CREATE ROLE admin WITH PASSWORD = $$hunter2$$ AND PASSWORD = $$hunter2$$;\n")]
    public void IsShown(string name, string text)
    {
        var repo = TestTree.One(("n1/" + name, text));
        Assert.NotEmpty(TestTree.Lint(repo));
        Assert.DoesNotContain(Secret, TestTree.Report([repo]), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, JsonReport.Write(LintReport.Of([(repo, repo.Lint())])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cassandra.yaml", "keystore_password: @ : x: y\n", "1:20")]
    [InlineData("cassandra.yaml", "keystore_password: '@' x\n", "1:20")]
    [InlineData("cassandra.yaml", "keystore_password: [@\n", "1:20")]
    [InlineData("application.conf", "play.http.secret.key = @==\n", "1:24")]
    [InlineData("application.conf", "storage { password : @:x }\n", "1:22")]
    public void NorIsItsLength(string name, string text, string place)
    {
        var shorter = Reports(text.Replace("@", "hunter2", StringComparison.Ordinal));

        Assert.Equal(shorter, Reports(text.Replace("@", "hunter2hunter2", StringComparison.Ordinal)));
        Assert.Contains($"n1/{name}:{place}: error ", shorter, StringComparison.Ordinal);

        string Reports(string with)
        {
            var repo = TestTree.One(("n1/" + name, with));
            return TestTree.Report([repo]) + JsonReport.Write(LintReport.Of([(repo, repo.Lint())]));
        }
    }

    [Fact]
    public void NorWhereASecretThatDiffersEnds()
    {
        Assert.Equal(Json("hunter2"), Json("hunter2hunter2"));
        Assert.Contains("HC8001", Json("hunter2"), StringComparison.Ordinal);

        static string Json(string secret)
        {
            var repo = TestTree.One(
                ("n1/etc/thehive/secret.conf", $"play.http.secret.key = \"{secret}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"\n"),
                ("n2/etc/thehive/secret.conf", "play.http.secret.key = \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"\n"));
            return JsonReport.Write(LintReport.Of([(repo, repo.Lint())]));
        }
    }

    [Fact]
    public void WhatHoldsNoSecretKeepsItsWholePlace()
    {
        var repo = TestTree.One(("n1/cassandra.yaml", "keystore_password: hunter2\nb: c : d\n"));

        var finding = Assert.Single(TestTree.Lint(repo), found => found.Rule.Id is "HC9001" or "HC1001");
        Assert.Equal(finding.Span, finding.Exact);
        Assert.Equal(2, finding.Span.Line);
    }
}
