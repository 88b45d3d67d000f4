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
}
