using System;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Reports;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The line shown with a finding holds no secret, whether or not the file can be read.</summary>
public sealed class ExcerptTests
{
    private const string Secret = "hunter2";

    [Theory]
    [InlineData("cassandra.yaml", "  keystore_password: hunter2", "  keystore_password: ********")]
    [InlineData("cassandra.yaml", "keystore_password:hunter2: x\n\ty", "keystore_password:********")]
    [InlineData("cassandra.yaml", "a: {truststore_password: hunter2, b: c}", "a: {truststore_password: ********")]
    [InlineData("cassandra.yaml", "  \"password\" : 'hunter2'", "  \"password\" : ********")]
    [InlineData("cassandra.yaml", "# old password: hunter2", "# old password: ********")]
    [InlineData("application.conf", "play.http.secret.key = \"hunter2\"", "play.http.secret.key = ********")]
    [InlineData("application.conf", "play.http.secret.key=hunter2+==", "play.http.secret.key=********")]
    [InlineData("application.conf", "play { http { secret { key = hunter2 } } }", "play { http { secret ********")]
    [InlineData("application.conf", "db.janusgraph.storage.password += hunter2", "db.janusgraph.storage.password += ********")]
    [InlineData("application.conf", "key-store-password = ${?X}hunter2", "key-store-password = ********")]
    [InlineData("application.conf", "cortex.servers = [{auth {type = bearer, key = \"hunter2\"}, x = 1}]", "cortex.servers = [{auth {type = bearer, key = ********}, x = 1}]")]
    [InlineData("application.conf", "u = \"https://user:hunter2@es1:9200\"", "u = \"https://********@es1:9200\"")]
    [InlineData("x.cql", "CREATE ROLE admin WITH PASSWORD password = 'hunter2' AND LOGIN = true;", "CREATE ROLE admin WITH PASSWORD password = ********")]
    [InlineData("x.cql", "CREATE USER admin WITH PASSWORD 'hunter2' SUPERUSER;", "CREATE USER admin WITH PASSWORD ********")]
    [InlineData("x.cql", "ALTER ROLE admin WITH password = $$hunter2$$;", "ALTER ROLE admin WITH password = ********")]
    [InlineData("keepalived.conf", "    auth_pass hunter2", "    auth_pass ********")]
    [InlineData("keepalived.conf", "    script \"/usr/bin/curl -u me:hunter2 http://127.0.0.1/\"", "    script \"/usr/bin/curl -u ******** http://127.0.0.1/\"")]
    [InlineData("haproxy.cfg", "  stats auth me:hunter2", "  stats auth ********")]
    [InlineData("haproxy.cfg", "  http-request set-header Authorization \"Basic hunter2\"", "  http-request set-header Authorization ********")]
    [InlineData("haproxy.cfg", "  user admin insecure-password hunter2", "  user admin insecure-password ********")]
    [InlineData("haproxy.cfg", "  stats auht me:hunter2", "  stats auht ********")]
    [InlineData("haproxy.cfg", "  sttas auth me:hunter2", "  sttas auth ********")]
    [InlineData("haproxy.cfg", "  user admin insecure-passowrd hunter2", "  user admin insecure-passowrd ********")]
    [InlineData("haproxy.cfg", "  http-request set-header Authorizaton \"Basic hunter2\"", "  http-request set-header Authorizaton ********")]
    [InlineData("keepalived.conf", "    auht_pass hunter2", "    auht_pass ********")]
    [InlineData("application.conf", "play.http.sercet.key = \"hunter2\"", "play.http.sercet.key = ********")]
    [InlineData("application.conf", "play { http { sercet { key = hunter2 } } }", "play { http { sercet { ********")]
    [InlineData("application.conf", "cortex.servers = [{auth {type = bearer, kye = \"hunter2\"}, x = 1}]", "cortex.servers = [{auth {type = bearer, kye = ********")]
    [InlineData("application.conf", "storage.hostname = [\"thehive:hunter2@10.0.0.1\"]", "storage.hostname = [\"thehive:********@10.0.0.1\"]")]
    [InlineData("secret.conf", "play.htpp.kee = \"hunter2\"", "play.htpp.kee = ********")]
    [InlineData("secret.conf", "hunter2", "********")]
    [InlineData("cassandra.yaml", "x: Xq7hunter2Lk2Pw9Zr4", "x: ********")]
    public void ASecretIsMasked(string name, string line, string shown)
    {
        var excerpt = Of(name, line, Span.On(1, 1, 3));
        Assert.Equal(shown, excerpt.Text);
        Assert.DoesNotContain(Secret, excerpt.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password: |\n  hunter2\n", 2)]
    [InlineData("a:\n  password: >-\n    x\n    hunter2\n", 4)]
    [InlineData("password:\n  'hunter2'\n\tbad\n", 2)]
    public void ASecretThatRunsOnIsMasked(string text, int line) => Assert.Equal("********", Of("cassandra.yaml", text, Span.On(line, 3, 1)).Text);

    [Theory]
    [InlineData("authenticator: PasswordAuthenticator")]
    [InlineData("num_tokens: 16")]
    [InlineData("  - seeds: \"10.0.0.1,10.0.0.2\"")]
    [InlineData("role_manager: CassandraRoleManager")]
    [InlineData("partitioner: org.apache.cassandra.dht.Murmur3Partitioner")]
    [InlineData("allocate_tokens_for_local_replication_factor: 3")]
    [InlineData("# the check passed: 3 of 3")]
    public void WhatIsNoSecretIsShown(string line) => Assert.Equal(line, Of("cassandra.yaml", line, Span.On(1, 1, 3)).Text);

    [Fact]
    public void TheMarkFollowsTheMask()
    {
        const string line = "a = [{password = hunter2}, {b = c}]";
        var behind = Of("application.conf", "u = \"https://user:hunter2@es1\", b = c", Span.On(1, 33, 1));
        Assert.Equal('b', behind.Text[behind.Column - 1]);
        var on = Of("application.conf", line, Span.On(1, 18, 7));
        Assert.Equal(("********", 8), (on.Text.Substring(on.Column - 1, on.Length), on.Length));
    }

    [Theory]
    [InlineData("application.conf", "play.http.sercet.key = \"hunter2\"", 18, 3)]
    [InlineData("application.conf", "a.b.kee = \"hunter2\"", 1, 7)]
    [InlineData("elasticsearch.yml", "a.b.kee: hunter2", 1, 7)]
    [InlineData("application.conf", "a { b = 1, kee = hunter2 }", 12, 3)]
    public void WhatIsSaidOfASecretsKeyHidesTheValueAndNotTheKey(string name, string line, int column, int length)
    {
        var excerpt = Of(name, line, Span.On(1, column, length), isSecret: true);
        Assert.Equal(line[..line.IndexOfAny(['"', 'h'], column + length)] + "********", excerpt.Text);
        Assert.Equal(line.Substring(column - 1, length), excerpt.Text.Substring(excerpt.Column - 1, excerpt.Length));
    }

    [Theory]
    [InlineData("  stats admin if LOCALHOST")]
    [InlineData("  stats uri /stats")]
    [InlineData("  server thehive1 10.0.0.1:9000 check")]
    [InlineData("  bind ipv4@10.0.0.1:443 ssl crt /etc/haproxy/tls/site.pem")]
    [InlineData("  option httpchk GET /api/status")]
    public void WhatIsNoSecretOfABalancerIsShown(string line) => Assert.Equal(line, Of("haproxy.cfg", line, Span.On(1, 3, 3)).Text);

    [Theory]
    [InlineData("a: \u001b]0;x\u0007b", @"a: \u001b]0;x\u0007b")]
    [InlineData("a: \u009b31mb", @"a: \u009b31mb")]
    [InlineData("a: \u202e\u202ab", @"a: \u202e\u202ab")]
    [InlineData("a: \u2066\u2069b", @"a: \u2066\u2069b")]
    public void NorDoesAReader(string line, string shown)
    {
        var excerpt = Of("cassandra.yaml", line, Span.On(1, line.Length, 1));
        Assert.Equal((shown, shown.Length), (excerpt.Text, excerpt.Column));
    }

    [Fact]
    public void ALongLineIsCutAroundItsPlace()
    {
        var line = "a: " + new string('x', 500) + "HERE" + new string('y', 500);
        var excerpt = Of("cassandra.yaml", line, Span.On(1, 504, 4));
        Assert.Equal("HERE", excerpt.Text.Substring(excerpt.Column - 1, excerpt.Length));
        Assert.InRange(excerpt.Text.Length, 100, 162);
    }

    [Fact]
    public void ATerminalObeysNothing() => Assert.Equal(@"a: \u001b[31mb c", Of("cassandra.yaml", "a: \u001b[31mb\tc", Span.On(1, 1, 1)).Text);

    [Theory]
    [InlineData(1, 5, 1, 5, 5, 1)]
    [InlineData(1, 1, 3, 2, 1, 4)]
    [InlineData(9, 9, 9, 12, 1, 1)]
    [InlineData(1, 90, 1, 99, 5, 1)]
    public void TheMarkIsAlwaysThere(int line, int column, int endLine, int endColumn, int markColumn, int length)
    {
        var excerpt = Of("cassandra.yaml", "a: b\n\n", new Span(line, column, endLine, endColumn));
        Assert.Equal((markColumn, length), (excerpt.Column, excerpt.Length));
    }

    private static Excerpt Of(string name, string text, Span span, bool isSecret = false)
    {
        var kind = FileKinds.All.First(known => known.FileNames.Any(pattern => string.Equals(pattern, name, StringComparison.Ordinal) || (pattern.StartsWith("*.", StringComparison.Ordinal) && name.EndsWith(pattern[1..], StringComparison.Ordinal) && known.Folder is null)));
        return Excerpt.Of(new Finding(Rules.All[0], Severity.Error, new Violation(new ConfigFile("n1/" + name, kind, text), span, "m") { IsSecret = isSecret }));
    }
}
