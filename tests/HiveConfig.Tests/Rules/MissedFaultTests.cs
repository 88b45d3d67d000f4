using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using HiveConfig.Lint;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Single slips in trees that are in order otherwise, without a manifest: what is told of each, and what looks like them and is none.</summary>
public sealed class MissedFaultTests
{
    private const string Conf = "thehive/application.conf";
    private const string Cassandra = "cassandra/cassandra.yaml";
    private const string Elasticsearch = "elasticsearch/elasticsearch.yml";
    private const string Haproxy = "haproxy/haproxy.cfg";
    private const string Keepalived = "keepalived/keepalived.conf";
    private const string Sysctl = "sysctl.d/60-hiveconfig.conf";

    // TheHive: what one node lacks, what all lack, and words that are none.
    [Theory]
    [InlineData("2", Conf, @"storage\.provider.*\n", "", "HC4001")]
    [InlineData("2", Conf, @".*canonical\.hostname.*\n", "", "HC3007")]
    [InlineData("2", Conf, @"(?<=index\.search \{\n.*\n) *hostname.*\n", "", "HC8013")]
    [InlineData("123", Conf, @"(?<=index\.search \{\n.*\n) *hostname.*\n", "", "HC8013")]
    [InlineData("2", Conf, @".*basic\.password.*\n", "", "HC8017")]
    [InlineData("123", Conf, "keyspace = \"thehive\"", "keyspace = \"thehive\"\nwrite-consistency-level = ALL", "HC3036")]
    [InlineData("123", Conf, "keyspace = \"thehive\"", "keyspace = \"thehive\"\nwrite-consistency-level = QUORM", "HC3036")]
    [InlineData("123", Conf, "\"45s\"", "45", "HC8020")]
    [InlineData("123", Conf, "\"45s\"", "\"45 secondes\"", "HC8020")]
    [InlineData("123", Conf, "\"1GB\"", "\"1 Go\"", "HC3042")]
    [InlineData("123", Conf, "\"1GB\"", "\"1gb\"", "HC3042")]
    // A machine's own address in one file.
    [InlineData("2", Conf, "(?<=canonical.hostname = )\"10.10.1.12\"", "\"10.10.1.21\"", "HC3008")]
    [InlineData("2", Cassandra, "(?<=rpc_address: )10.10.1.12", "10.10.1.21", "HC8002")]
    [InlineData("2", Cassandra, "(?<=listen_address: )10.10.1.12", "10.10.1.21", "HC1011")]
    [InlineData("2", Cassandra, "(?<=_address: )10.10.1.12", "10.10.1.21", "HC1011")]
    [InlineData("2", Elasticsearch, "(?<=network.host: )10.10.1.12", "10.10.1.112", "HC2014")]
    [InlineData("2", Cassandra, "rpc_address: 10.10.1.12", "rpc_address: 10.10.1.12\nbroadcast_rpc_address: 10.10.1.13", "HC1017")]
    [InlineData("2", Elasticsearch, @"xpack.security.transport.ssl.certificate_authorities.*\n", "", "HC2033")]
    // An address that every file has wrong alike.
    [InlineData("123", Cassandra, "(?<=seeds: .*,)10.10.1.13", "10.10.1.113", "HC1011")]
    [InlineData("123", Elasticsearch, "(?<=seed_hosts: .*)10.10.1.13", "10.10.1.31", "HC2014")]
    [InlineData("123", Conf, "(?<=seed-nodes = .*)10.10.1.13", "10.10.1.15", "HC3008")]
    // HAProxy refuses each of these.
    [InlineData("123", Haproxy, ":9000 check", " check", "HC5001")]
    [InlineData("123", Haproxy, "code 301", "code 300", "HC5001")]
    [InlineData("123", Haproxy, "ssl_fc ", "ssl_fcc ", "HC5001")]
    [InlineData("123", Haproxy, "path_beg /stats", "path_bge /stats", "HC5001")]
    [InlineData("123", Haproxy, "X-Forwarded-Proto https", "X-Forwarded-Proto %[src,loower]", "HC5001")]
    [InlineData("123", Haproxy, "option forwardfor", "option forwardfor\nhttp-request set-var(foo) src", "HC5001")]
    [InlineData("123", Haproxy, "option forwardfor", "option forwardfor\nhttp-request set-var(txn.foo) srcc", "HC5001")]
    [InlineData("123", Haproxy, "option forwardfor", "option forwardfor\nacl a sc_htp_req_rate(0) gt 5", "HC5001")]
    [InlineData("123", Haproxy, "expect status", "expect sttus", "HC5001")]
    [InlineData("123", Haproxy, "no-tls-tickets", "no-tlsv14", "HC5001")]
    [InlineData("123", Haproxy, "log global", "log global\nerrorfile 599 /etc/haproxy/599.http", "HC5001")]
    [InlineData("123", Haproxy, "redirect prefix", "redirect prefx", "HC5001")]
    [InlineData("123", Haproxy, "send meth", "send method", "HC5001")]
    [InlineData("123", Haproxy, "option forwardfor", "option forwardfor\ncapture request header Host", "HC5001")]
    [InlineData("123", Haproxy, "option forwardfor", "option forwardfor\nfilter compresion", "HC5001")]
    [InlineData("123", Haproxy, "X-Forwarded-Proto https", "X-Forwarded-Proto %[ssl_fc", "HC5001")]
    [InlineData("123", Haproxy, "    chroot", "    nbthread 9999\n    chroot", "HC5001")]
    [InlineData("123", Haproxy, ":9000 check", ":9000 check send-proxy", "HC5015")]
    // What Keepalived leaves out, and checks of another machine.
    [InlineData("123", Keepalived, "(?=vrrp_instance)", "vrrp_sync_group all {\n    group {\n        thehvie\n    }\n}\n", "HC5101")]
    [InlineData("123", Keepalived, "10.10.1.50/24", "10.10.1.50/24\n        2001:db8::50/64", "HC5101")]
    [InlineData("123", Keepalived, " *interface eth0\n", "", "HC5101")]
    [InlineData("123", Keepalived, "(?=router_id node)", "vrrp_strict\n    ", "HC5113")]
    [InlineData("123", Keepalived, "http://127.0.0.1:", "http://10.10.1.50:", "HC5108")]
    [InlineData("2", Keepalived, "http://127.0.0.1:", "http://10.10.1.11:", "HC5108")]
    [InlineData("123", Keepalived, "\"/usr/bin/setpriv.*\"", "\"/bin/nc -z 10.10.1.50 443\"", "HC5108")]
    [InlineData("123", Sysctl, "ipv4", "ipv6", "HC8019")]
    public void ItIsTold(string nodes, string file, string wrong, string instead, string rule)
    {
        var findings = Lint(Three(), nodes, file, wrong, instead);
        Assert.Equal([rule], findings.Where(finding => finding.Severity > Severity.Info).Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.InRange(findings.Count(other => string.Equals(other.Path, finding.Path, StringComparison.Ordinal)), 1, 1));
    }

    [Theory]
    [InlineData("123", " *bucket = .*\n", "", "HC4012")]
    [InlineData("2", " *bucket = .*\n", "", "HC4001")]
    [InlineData("2", "storage.provider.*\n", "", "HC4001")]
    [InlineData("123", "https://s3", "htps://s3", "HC4013")]
    [InlineData("123", "(?<=endpoint-url = \")https://", "", "HC4013")]
    [InlineData("123", "access-style = \"path\"", "access-style = \"pth\"", "HC4012")]
    [InlineData("123", " *aws.credentials.provider.*\n", "", "HC4010")]
    [InlineData("2", " *aws.credentials.provider.*\n", "", "HC4001")]
    [InlineData("123", "(?<=credentials.provider = )\"static\"", "\"statc\"", "HC4010")]
    public void ItIsToldOfAnObjectStore(string nodes, string wrong, string instead, string rule)
        => Assert.Equal([rule], Lint(Texts(TestClusters.ThreeNodes() with { Storage = new S3Storage { Endpoint = S3Endpoint.Parse("https://s3.example.org"), Bucket = BucketName.Parse("thehive"), AccessStyle = S3AccessStyle.Path } }), nodes, Conf, wrong, instead).Where(finding => finding.Severity > Severity.Info).Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal));

    [Theory]
    // The command line may say it; nobody states it.
    [InlineData("123", Conf, @"storage\.provider.*\n", "")]
    [InlineData("123", Conf, "(?<=canonical\\.hostname = ).*", "${CANONICAL}")]
    // Other spellings of good values.
    [InlineData("123", Conf, "\"45s\"", "45000")]
    [InlineData("123", Conf, "\"45s\"", "\"45 sec\"")]
    [InlineData("123", Conf, "\"1GB\"", "1073741824")]
    [InlineData("123", Conf, "\"1GB\"", "1 GiB")]
    [InlineData("123", Conf, "\"1GB\"", "1g")]
    [InlineData("123", Conf, "keyspace = \"thehive\"", "keyspace = \"thehive\"\nwrite-consistency-level = EACH_QUORUM")]
    [InlineData("123", Conf, "basic.password = .*", "basic.password = ${?ES_PASSWORD}")]
    // Networks of their own, several addresses, words that only the machine knows.
    [InlineData("123", Cassandra, "listen_address: 10.10.1.1", "listen_address: 192.168.7.1")]
    [InlineData("123", Elasticsearch, "network.host: 10.10.1.1", "network.host: _site_ # 10.10.1.1")]
    [InlineData("2", Elasticsearch, "network.host: 10.10.1.12", "network.host: [\"10.10.1.12\", \"192.168.7.12\"]")]
    [InlineData("2", Elasticsearch, "network.host: 10.10.1.12", "network.host: 192.168.7.12\ntransport.host: 10.10.1.12\nhttp.host: 10.10.1.12")]
    [InlineData("2", Cassandra, "listen_address: 10.10.1.12", "listen_address: 192.168.7.12\nbroadcast_address: 10.10.1.12")]
    [InlineData("2", Cassandra, "rpc_address: 10.10.1.12", "rpc_address: 0.0.0.0\nbroadcast_rpc_address: 10.10.1.12")]
    [InlineData("2", Cassandra, "rpc_address: 10.10.1.12", "rpc_address: 10.10.1.12\nbroadcast_rpc_address: 10.10.1.12")]
    [InlineData("2", Elasticsearch, "xpack.security.transport.ssl.certificate_authorities.*", "xpack.security.transport.ssl.truststore.path: certs/trust.p12")]
    // What HAProxy takes, in this version or a later one.
    [InlineData("123", Haproxy, ":9000 check", " check port 9000")]
    [InlineData("123", Haproxy, "code 301", "code 308")]
    [InlineData("123", Haproxy, "option forwardfor", "option forwardfor\nhttp-request set-var(txn.a) bc_rtt\nhttp-request set-header X-A %[src,lower,map_str(/etc/haproxy/a.map,loower)]")]
    [InlineData("123", Haproxy, "option forwardfor", "option forwardfor\nacl a hdr_dom(host) -i thehive.example.org\nacl b sc0_http_req_rate gt 100\nacl c req.hdr(X-Srcc) -m found\nacl d lua.pathh -m found\nhttp-request set-header X-B %%[srcc]")]
    [InlineData("123", Haproxy, "log global", "log global\nerrorfile 414 /etc/haproxy/414.http")]
    [InlineData("123", Haproxy, "option forwardfor", "option forwardfor\ncapture request header Host len 64\nfilter compression\nhttp-request set-header X-A %%[x\nhttp-request redirect location /prefx if { path / }")]
    [InlineData("123", Haproxy, "Host thehive.example.org\n", "Host thehive.example.org hdr methd uriii comment bodyy\n")]
    // Checks of the machine itself, and of the way out.
    [InlineData("2", Keepalived, "10.10.1.50/24", "10.10.1.50/24\n    }\n    virtual_ipaddress_excluded {\n        2001:db8::50/64")]
    [InlineData("123", Keepalived, "(?=vrrp_instance)", "vrrp_sync_group all {\n    group {\n        thehive\n    }\n}\n")]
    [InlineData("123", Keepalived, "(?= *interface eth0\n)", "    strict_mode off\n")]
    [InlineData("123", Haproxy, ":9000 check", ":9443 check send-proxy")]
    public void ItIsQuiet(string nodes, string file, string right, string instead)
        => Assert.Empty(Lint(Three(), nodes, file, right, instead).Where(finding => finding.Rule.Id is "HC4001" or "HC3007" or "HC3008" or "HC8013" or "HC8017" or "HC3036" or "HC8020" or "HC3042" or "HC8002" or "HC1011" or "HC1017" or "HC2014" or "HC2033" or "HC5001" or "HC5015" or "HC5101" or "HC5113")
            .Where(finding => finding.Severity > Severity.Info).Select(finding => finding.Message));

    // Their answers differ in other ways, which other rules tell; of the machine that is asked nothing is said.
    [Theory]
    [InlineData("2", "http://127.0.0.1:", "http://10.10.1.12:")]
    [InlineData("123", "\"/usr/bin/setpriv.*\"", "\"/bin/ping -c1 -W1 10.10.1.1\"")]
    [InlineData("123", "\"/usr/bin/setpriv.*\"", "\"/usr/bin/curl -fs --max-time 1 http://10.10.1.20:8404/healthz\"")]
    [InlineData("123", "\"/usr/bin/setpriv.*\"", "\"/usr/bin/curl -fs --resolve a:443:127.0.0.1 https://10.10.1.50/\"")]
    public void ItAsksWhomItMay(string nodes, string command, string instead)
        => Assert.DoesNotContain(Lint(Three(), nodes, Keepalived, command, instead), finding => finding.Message.StartsWith("the check asks '10.", StringComparison.Ordinal));

    private static IReadOnlyList<(string Path, string Text)> Three() => Texts(TestClusters.ThreeNodes());

    private static IReadOnlyList<(string Path, string Text)> Texts(Cluster cluster)
        => [.. cluster.Generate(OtherClusters.MadeUp).ToRepo().Files.Where(file => file.Node is not null).Select(file => (file.Path, file.Text))];

    private static IReadOnlyList<Finding> Lint(IReadOnlyList<(string Path, string Text)> texts, string nodes, string file, string wrong, string instead)
    {
        var changed = texts.Select(text => nodes.Any(node => string.Equals(text.Path, $"node{node}/etc/{file}", StringComparison.Ordinal))
            ? (text.Path, Text: Regex.Replace(text.Text, wrong, instead.Replace("$", "$$", StringComparison.Ordinal), RegexOptions.None, TimeSpan.FromSeconds(5))) : text).ToArray();
        Assert.Equal(nodes.Length, changed.Zip(texts).Count(pair => !string.Equals(pair.First.Text, pair.Second.Text, StringComparison.Ordinal)));
        return TestTree.Lint(TestTree.One(changed));
    }
}
