using System;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What looks like a fault of security and is none, and what is one in another form.</summary>
public sealed class SecurityTests
{
    private const string Private = "-----BEGIN EC PRIVATE KEY-----\nbm90IGEga2V5\n-----END EC PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    [Theory]
    [InlineData("node1/cassandra.yaml", "cluster_name: Exchange Members\n")]
    [InlineData("node1/cassandra.yaml", "cluster_name: <b> and more\n")]
    [InlineData("node1/cassandra.yaml", "cluster_name: change management\n")]
    [InlineData("node1/cassandra.yaml", "server_encryption_options:\n  internode_encryption: none\n  keystore: conf/.keystore\n  keystore_password: cassandra\n")]
    [InlineData("node1/cassandra.yaml", "client_encryption_options:\n  enabled: false\n  keystore_password: <password>\n  cipher_suites: [TLS_RSA_WITH_AES_128_CBC_SHA]\n")]
    [InlineData("node1/cassandra.yaml.j2", "cluster_name: __CLUSTER__\n")]
    [InlineData("node1/etc/thehive/application.conf", "storage.provider = localfs\nstorage.s3.aws.credentials.secret-access-key = minioadmin\n")]
    [InlineData("node1/etc/thehive/application.conf", "db.janusgraph.storage.cql.ssl.truststore.password = changeit\n")]
    [InlineData("node1/etc/thehive/application.conf", "db.janusgraph.storage.password = \"{{ vault_cassandra }}\"\ndb.janusgraph.index.search.elasticsearch.http.auth { type = basic, basic.password = \"{{ vault_cassandra }}\" }\n")]
    [InlineData("node1/etc/thehive/application.conf", "play.ws.ssl.loose.acceptAnyCertificate = false\nignoreCSRFProtection = false\n")]
    [InlineData("node1/etc/thehive/application.conf", "kamon.enabled = false\nkamon.prometheus.embedded-server.hostname = \"0.0.0.0\"\n")]
    [InlineData("node1/etc/thehive/application.conf", "wsConfig.ssl.enabledProtocols = [\"TLSv1.2\", \"TLSv1.3\"]\n")]
    [InlineData("scripts/x.sh", "elasticsearch-users list\necho 'elasticsearch-users useradd x -r superuser'\n")]
    [InlineData("roles/x/tasks/main.yml", "- copy: { src: x, dest: /etc/thehive/logback.xml, mode: '0644' }\n")]
    [InlineData("roles/x/tasks/main.yml", "- copy: { src: x, dest: /etc/cassandra/cassandra.yaml, mode: '0644' }\n")]
    [InlineData("roles/x/tasks/main.yml", "- copy: { src: x, dest: /etc/thehive/secret.conf, mode: 'u=rw,g=r,o=' }\n")]
    [InlineData("roles/x/tasks/main.yml", "- file: { path: /etc/thehive/secret.conf, state: directory, mode: '0755' }\n")]
    public void IsQuiet(string path, string text)
        => Assert.Empty(TestTree.Lint(TestTree.One((path, text)), [.. Rules.All.Where(rule => rule.Id.StartsWith("HC70", StringComparison.Ordinal))]));

    [Theory]
    [InlineData("HC7001", "node1/elasticsearch.yml", "network.host: \"__NODE_IP__\"\n")]
    [InlineData("HC7001", "node1/elasticsearch.yml", "cluster.name: '***cluster***'\n")]
    [InlineData("HC7001", "node1/elasticsearch.yml", "cluster.name: \"###CHANGEME_NAME###\"\n")]
    [InlineData("HC7001", "node1/cassandra-rackdc.properties", "dc=$(DC)\nrack=rack1\n")]
    [InlineData("HC7001", "node1/cassandra.yaml", "seed_provider: [{class_name: x, parameters: [{seeds: \"10.0.0.1, <ip_node_2>\"}]}]\n")]
    [InlineData("HC7001", "node1/etc/thehive/application.conf", "application.baseUrl = \"{==https://hive==}\"\n")]
    [InlineData("HC7001", "lb1/haproxy.cfg", "frontend x\n    bind <virtual_ip>:80\n")]
    [InlineData("HC7001", "lb1/keepalived.conf", "vrrp_instance x {\n    state BACKUP\n    interface eth0\n    virtual_router_id 5\n    priority 100\n    virtual_ipaddress {\n        10.0.0.9/24\n    }\n    authentication {\n        auth_type PASS\n        auth_pass change-me\n    }\n}\n")]
    [InlineData("HC7002", "lb1/keepalived.conf", "vrrp_instance x {\n    state BACKUP\n    interface eth0\n    virtual_router_id 5\n    priority 100\n    virtual_ipaddress {\n        10.0.0.9/24\n    }\n    authentication {\n        auth_type PASS\n        auth_pass 1111\n    }\n}\n")]
    [InlineData("HC7002", "node1/etc/thehive/application.conf", "storage.provider = s3\nstorage.s3.aws.credentials.secret-access-key = minioadmin\n")]
    [InlineData("HC7005", "roles/x/tasks/main.yml", "- copy: src=x dest=/etc/thehive/secret.conf mode=0644\n")]
    [InlineData("HC7005", "roles/x/tasks/main.yml", "- template: { src: x, dest: /etc/ssl/node1.key, mode: 'u=rw,g=r,o=r' }\n")]
    [InlineData("HC7007", "node1/etc/thehive/application.conf", "wsConfig.ssl.loose.acceptAnyCertificate = true\n")]
    [InlineData("HC7009", "roles/x/tasks/main.yml", "- command: /usr/share/elasticsearch/bin/elasticsearch-users useradd thehive -p x -r superuser\n")]
    [InlineData("HC7010", "node1/etc/thehive/application.conf", "wsConfig.ssl.enabledProtocols = [\"TLSv1.2\", \"TLSv1.1\"]\n")]
    public void IsReported(string rule, string path, string text)
        => Assert.Equal([rule], TestTree.Lint(TestTree.One((path, text)), [.. Rules.All.Where(known => known.Id.StartsWith("HC70", StringComparison.Ordinal))]).Select(finding => finding.Rule.Id));

    [Fact]
    public void NoSecretIsSaid()
    {
        var report = TestTree.Report([TestTree.One(("node1/etc/thehive/application.conf", "db.janusgraph.storage.password = \"thehive1234\"\n"), ("lb1/keepalived.conf", "vrrp_instance x {\n    state BACKUP\n    interface eth0\n    virtual_router_id 5\n    priority 100\n    virtual_ipaddress {\n        10.0.0.9/24\n    }\n    authentication {\n        auth_type PASS\n        auth_pass 1111\n    }\n}\n"))]);
        Assert.Contains("HC7002", report, StringComparison.Ordinal);
        Assert.DoesNotContain("thehive1234", report, StringComparison.Ordinal);
        Assert.DoesNotContain("1111", report, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAFileWithAPrivateKeyNothingIsRead() => Assert.Empty(CertificateReader.Read(Private).Certificates);

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIL/////\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIAAAA==\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMAQwAqMA\n")]
    [InlineData("-----BEGIN CERTIFICATE-----END CERTIFICATE-----")]
    public void NoTextBreaksTheReaderOfCertificates(string text) => Assert.Empty(CertificateReader.Read(text).Certificates);

    [Theory]
    [InlineData("$ANSIBLE_VAULT;1.1;AES256\n6162\n", "ansible-vault")]
    [InlineData("-----BEGIN AGE ENCRYPTED FILE-----\nYWI=\n", "age")]
    [InlineData("a: ENC[AES256_GCM,data:YQ==,type:str]\nsops:\n    version: 3.8.1\n", "sops")]
    [InlineData("# not ENC[AES256_GCM, at all\na: b\n", null)]
    public void EncryptedFilesAreKnownByTheirFirstLineOrTheirMetadata(string text, string? tool) => Assert.Equal(tool, Encryption.ToolOf(text));

    [Theory]
    [InlineData("{{ vault_a | replace('x', 'y') }}", "{{ vault_b | replace('x', 'y') }}", 0)]
    [InlineData("made-up-for-both", "made-up-for-both", 1)]
    public void TwoExpressionsAreNotOneSecret(string one, string other, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One(("a.cql", $"CREATE ROLE a WITH PASSWORD = '{one}' AND LOGIN = true;\nCREATE ROLE b WITH PASSWORD = '{other}' AND LOGIN = true;\n"))).Count(finding => finding.Rule.Id is "HC7004"));

    [Theory]
    [InlineData("keystore_pasword: GEHEIM26")]
    [InlineData("keystore_password: GEHEIM26")]
    public void AMisspeltSecretIsNotShownEither(string line)
        => Assert.DoesNotContain("GEHEIM", TestTree.Report([TestTree.One(("n1/cassandra.yaml", "client_encryption_options:\n  " + line + "\n  unknown_too: 1\n"))]), StringComparison.Ordinal);
}
