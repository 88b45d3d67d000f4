using System;
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
    [InlineData("n1/etc/elasticsearch/jvm.options", "jvm.options of Elasticsearch", "n1", "/etc/elasticsearch/jvm.options", null)]
    [InlineData("n1/etc/elasticsearch/jvm.options.d/heap.conf", "hiveconfig.options", "n1", "/etc/elasticsearch/jvm.options.d/heap.conf", null)]
    [InlineData("n1/elasticsearch/jvm.options.d/heap.options.j2", "hiveconfig.options", "n1", "/etc/elasticsearch/jvm.options.d/heap.options", null)]
    [InlineData("n1/etc/keepalived/conf.d/10-vrrp.conf", "included file of Keepalived", "n1", "/etc/keepalived/conf.d/10-vrrp.conf", null)]
    [InlineData("n1/etc/thehive/conf.d/pekko.conf", "included file of TheHive", "n1", "/etc/thehive/conf.d/pekko.conf", null)]
    [InlineData("n1/etc/cassandra/hiveconfig/10-replication.cql", "CQL script", "n1", "/etc/cassandra/hiveconfig/10-replication.cql", null)]
    [InlineData("n1/etc/fstab", "fstab", "n1", "/etc/fstab", null)]
    [InlineData("roles/nfs/templates/exports.j2", "exports", null, "/etc/exports.d/exports", null)]
    [InlineData("n1/etc/exports.d/thehive.exports", "exports", "n1", "/etc/exports.d/thehive.exports", null)]
    [InlineData("n1/exports.d/thehive.exports", "exports", "n1", "/etc/exports.d/thehive.exports", null)]
    [InlineData("n1/etc/systemd/system/srv-files.mount", "mount unit", "n1", "/etc/systemd/system/srv-files.mount", null)]
    [InlineData("n1/systemd/system/srv-files.automount", "automount unit", "n1", "/etc/systemd/system/srv-files.automount", null)]
    [InlineData("files/thehive.service.d/mounts.conf", "thehive.service drop-in", null, "/etc/systemd/system/thehive.service.d/mounts.conf", null)]
    [InlineData("n1/etc/systemd/system/elasticsearch.service.d/mounts.conf", "elasticsearch.service drop-in", "n1", "/etc/systemd/system/elasticsearch.service.d/mounts.conf", null)]
    [InlineData("n1/etc/systemd/system/hiveconfig-cassandra-repair.timer", "hiveconfig-cassandra-repair.timer", "n1", "/etc/systemd/system/hiveconfig-cassandra-repair.timer", null)]
    [InlineData("n1/etc/systemd/system/backup.timer", "systemd timer", "n1", "/etc/systemd/system/backup.timer", null)]
    [InlineData("files/backup.service", "systemd service", null, "/etc/systemd/system/backup.service", null)]
    [InlineData("n1/etc/cron.d/nightly", "crontab", "n1", "/etc/cron.d/nightly", null)]
    [InlineData("cortex/application.conf", "application.conf of Cortex", null, "/etc/cortex/application.conf", null)]
    [InlineData("n1-cassandra-rackdc.properties", "cassandra-rackdc.properties", "n1", "/etc/cassandra/cassandra-rackdc.properties", null)]
    [InlineData("n1/usr/local/sbin/backup.sh", "shell script", "n1", "/usr/local/sbin/backup.sh", null)]
    [InlineData("n1/conf/cassandra.yaml", "cassandra.yaml", "n1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("n1/cassandra/conf/cassandra.yaml", "cassandra.yaml", "n1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("cassandra/conf/cassandra.yaml", "cassandra.yaml", null, "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("envs/berlin/cassandra.yaml", "cassandra.yaml", null, "/etc/cassandra/cassandra.yaml", "berlin")]
    [InlineData("envs/berlin/n1/cassandra/cassandra.yaml", "cassandra.yaml", "n1", "/etc/cassandra/cassandra.yaml", "berlin")]
    [InlineData("envs/prod/n1/thehive/conf.d/pekko.conf", "included file of TheHive", "n1", "/etc/thehive/conf.d/pekko.conf", "prod")]
    [InlineData("thehive/n1/conf.d/pekko.conf", "included file of TheHive", "n1", "/etc/thehive/conf.d/pekko.conf", null)]
    [InlineData("roles/thehive/templates/conf.d/pekko.conf.j2", "included file of TheHive", null, "/etc/thehive/conf.d/pekko.conf", null)]
    [InlineData("thehive/lb1/keepalived.conf", "keepalived.conf", "lb1", "/etc/keepalived/keepalived.conf", null)]
    [InlineData("roles/db/conf/cassandra.yaml", "cassandra.yaml", null, "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("roles/db/files/n1/cassandra.yaml", "cassandra.yaml", "n1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("group_files/db/cassandra.yaml", "cassandra.yaml", null, "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("cass1-cassandra.yaml", "cassandra.yaml", "cass1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("conf/cassandra-node1.yaml", "cassandra.yaml", "node1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("dc1/node1.cassandra.yaml", "cassandra.yaml", "node1", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("application-node1.conf", "application.conf", "node1", "/etc/thehive/application.conf", null)]
    [InlineData("thehive/application-node1.conf", "application.conf", "node1", "/etc/thehive/application.conf", null)]
    [InlineData("elasticsearch.es1.yml", "elasticsearch.yml", "es1", "/etc/elasticsearch/elasticsearch.yml", null)]
    [InlineData("haproxy_lb1.cfg.j2", "haproxy.cfg", "lb1", "/etc/haproxy/haproxy.cfg", null)]
    [InlineData("n1/application-staging.conf", "application.conf", "n1", "/etc/thehive/application.conf", "staging")]
    [InlineData("n1/etc/thehive/secret.conf.age", "secret.conf", "n1", "/etc/thehive/secret.conf", null)]
    [InlineData("n1/secret.sops.conf", "secret.conf", "n1", "/etc/thehive/secret.conf", null)]
    [InlineData("docs/elasticsearch.yml", "elasticsearch.yml", null, "/etc/elasticsearch/elasticsearch.yml", "docs")]
    [InlineData("docs/examples/es1/elasticsearch.yml", "elasticsearch.yml", "es1", "/etc/elasticsearch/elasticsearch.yml", "docs")]
    [InlineData("a/examples/n1/etc/cassandra/cassandra.yaml", "cassandra.yaml", "n1", "/etc/cassandra/cassandra.yaml", "a/examples")]
    [InlineData("n1/etc/keepalived/samples/keepalived.conf", "keepalived.conf", "n1", "/etc/keepalived/samples/keepalived.conf", null)]
    [InlineData("docs/roles.cql", "CQL script", null, "/etc/cassandra/hiveconfig/roles.cql", null)]
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
    [InlineData("host_vars/n1/cassandra.yaml")]
    [InlineData("group_vars/elasticsearch.yml")]
    [InlineData("roles/es/vars/elasticsearch.yml")]
    [InlineData("roles/es/defaults/elasticsearch.yml")]
    [InlineData("n1/etc/cassandra/cassandra-n1.yaml")]
    [InlineData("conf/cassandra_latest.yaml")]
    [InlineData("thehive/application.sample.conf.bak")]
    [InlineData("docker-elasticsearch.yml")]
    [InlineData("mycassandra.yaml")]
    [InlineData("n1/manifest.json.age")]
    public void OtherPathsAreLeftOut(string path) => Assert.Empty(Layout.Recognise([path], FileKinds.All));

    [Fact]
    public void OneNodeInTwoFoldersIsTwoEnvironments()
        => Assert.Equal(
            ["berlin", "paris"],
            Layout.Recognise(["berlin/n1/etc/cassandra/cassandra.yaml", "paris/n1/etc/cassandra/cassandra.yaml"], FileKinds.All).Select(placed => placed.Environment));

    // Its own tree beside others of the same names: a machine that has shown itself has them, and nobody else.
    [Theory]
    [InlineData("n1/root/a.cql", "n1", "/root/a.cql", null)]
    [InlineData("n1/home/me/a.cql.j2", "n1", "/home/me/a.cql", null)]
    [InlineData("prod/n2/srv/a.cql", "n2", "/srv/a.cql", "prod")]
    [InlineData("n1/root/backup.sh", "n1", "/root/backup.sh", null)]
    [InlineData("home/n3/cassandra.yaml", "n3", "/etc/cassandra/cassandra.yaml", null)]
    [InlineData("n4/root/cassandra.yaml", "root", "/etc/cassandra/cassandra.yaml", null)]
    public void AMachineHasFoldersThatOthersAreCalledLike(string path, string node, string installed, string? environment)
    {
        var placed = Layout.Recognise(["n1/etc/cassandra/cassandra.yaml", "prod/n2/etc/cassandra/cassandra.yaml", path], FileKinds.All).Single(file => string.Equals(file.Path, path, StringComparison.Ordinal));
        Assert.Equal((node, installed, environment), (placed.Node, placed.InstalledPath, placed.Environment));
    }
}
