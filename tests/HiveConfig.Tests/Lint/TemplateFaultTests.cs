using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A line of a template without markup is as sure as in any file; what a block may change is unknown.</summary>
public sealed class TemplateFaultTests
{
    private const string Haproxy = "roles/lb/templates/haproxy.cfg.j2";
    private const string Keepalived = "roles/lb/templates/keepalived.conf.j2";
    private const string Conf = "roles/thehive/templates/application.conf.j2";
    private const string Cql = "roles/cassandra/templates/init.cql.j2";
    private const string Exports = "roles/nfs/templates/exports.j2";

    [Theory]
    [InlineData(Haproxy, "defaults\n    timeout conect 5s\nfrontend a\n    bind {{ vip }}:443\n", 2)]
    [InlineData(Haproxy, "backend a\n{% for h in hosts %}\n    server {{ h }} {{ h }}:9000\n{% endfor %}\nbackend b\n    balanse leastconn\n", 6)]
    [InlineData(Keepalived, "vrrp_instance A {\n    virtual_router_id 273\n    unicast_peer {\n{% for h in peers if h != me %}\n        {{ h }}\n{% endfor %}\n    }\n}\n", 2)]
    [InlineData(Conf, "http.address = {{ name }}\nplay.http.context = \"/\ndb.janusgraph.storage.cql.keyspace = thehive\n", 2)]
    [InlineData(Conf, "a {\n  b = {{ b }}\n", 3)]
    [InlineData(Conf, "db.janusgraph.storage.backend = cql\nhosts = [{% for h in hosts %}\"{{ h }}\"{{ \",\" if not loop.last }}{% endfor %}]\na = b {\n", 4)]
    [InlineData(Cql, "CREATE KEYSPACE a WITH replication = {'class': 'NetworkTopologyStrategy', '{{ dc }}': 3};\nCREATE ROLE b WITH LOGIN = true PASSWORD = '{{ secret }}';\n", 2)]
    [InlineData(Exports, "/srv/a {{ host }}(rw)\n/srv/b 10.0.0.1(rw,no_subtree_chek)\n", 2)]
    public void ALineWithoutMarkupIsSure(string path, string text, int line)
        => Assert.Equal([line], TestTree.Lint(TestTree.One((path, text))).Where(finding => finding.Rule.Id is "HC5001" or "HC5101" or "HC3002" or "HC1200" or "HC1201" or "HC4007" or "HC9001").Select(finding => finding.Violation.Span.Line));

    [Theory]
    [InlineData(Haproxy, "{{ header }}\n    balanse leastconn\n")]
    [InlineData(Haproxy, "backend a\n{{ extra }}\n    balanse leastconn\n")]
    [InlineData(Haproxy, "backend a\n{% include 'more.j2' %}\n    bind :80\n")]
    [InlineData(Haproxy, "{% if a %}\nbackend a\n{% else %}\nfrontend a\n{% endif %}\n    server a 10.0.0.1:80\n")]
    [InlineData(Haproxy, "defaults\n    mode http\n{% if old %}\n    contimeout 5000\n{% endif %}\n")]
    [InlineData(Haproxy, "defaults\n    timeout {{ which }} 5s\n")]
    [InlineData(Haproxy, "{% macro sections() %}\ntimeout conect 5s\n{% endmacro %}\n{{ sections() }}\n")]
    [InlineData(Haproxy, "{% extends 'base.j2' %}\ndefaults\n    timeout conect 5s\n")]
    [InlineData(Haproxy, "defaults\n    timeout conect 5s\n{{ range .Servers }}\n    server {{ . }}\n{{ end }}\n")]
    [InlineData(Haproxy, "defaults\n    timeout conect 5s\n<% if x %>\n<% end %>\n    log {{ x }}\n")]
    [InlineData(Haproxy, "global\n{% if loose %}\n    ssl-server-verify none\n{% endif %}\nbackend a\n    server a 10.0.0.1:443 ssl\n    server b {{ b }}:443 {{ tls }}\n")]
    [InlineData(Keepalived, "{% if a %}\nvrrp_instance A {\n{% else %}\nvrrp_script A {\n{% endif %}\n    virtual_router_id 300\n    interval 2\n}\n")]
    [InlineData(Keepalived, "vrrp_instance A {\n    interface eth0\n    virtual_router_id 51\n{% for a in all %}\n    virtual_ipaddress {\n        {{ a }}\n    }\n{% endfor %}\n}\n")]
    [InlineData(Conf, "a {\n{% if b %}\n}\n{% endif %}\nc = {{ d }}\n")]
    [InlineData(Conf, "{% if b %}\na {\n{% endif %}\nc = \"{{ d }}\n")]
    [InlineData(Conf, "a = ${b}\n{% if c %}\na = {{ d }}\n{% endif %}\nb = ${a}\n")]
    [InlineData(Conf, "{% raw %}\na = \"b\n{% endraw %}\nc = {{ d }}\n")]
    [InlineData(Cql, "CREATE ROLE a WITH LOGIN = true\n{% if b %}\nAND\n{% endif %}\nPASSWORD = '{{ secret }}';\n")]
    [InlineData(Exports, "/srv/a {% for h in hosts %}{{ h }}(rw,no_subtree_chek) {% endfor %}\n")]
    public void WhatMarkupMayChangeIsUnknown(string path, string text)
        => Assert.DoesNotContain(TestTree.Lint(TestTree.One((path, text))), finding => finding.Rule.Id is "HC5001" or "HC5101" or "HC3002" or "HC1200" or "HC1201" or "HC4007" or "HC9001");
}
