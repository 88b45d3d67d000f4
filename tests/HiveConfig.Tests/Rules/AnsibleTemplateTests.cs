using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Templates as roles have them: nothing is told of what is right on every machine, and what stands there wrong is told where it stands.</summary>
public sealed class AnsibleTemplateTests
{
    private const string Seeds = "      - seeds: \"{% for h in groups['cassandra'] %}{{ hostvars[h].ansible_host }}{% if not loop.last %},{% endif %}{% endfor %}\"\n";

    private const string Loops =
        "{# managed by Ansible\n   cluster_name: {{ none }}\n#}\n# {{ ansible_managed }}\n"
        + "cluster_name: '{{ cassandra_cluster_name }}'\nnum_tokens: {{ cassandra_num_tokens | default(16) }}\n"
        + "{% if cassandra_hints %}\nhinted_handoff_enabled: true\nmax_hint_window: 3h\n{% else %}\nhinted_handoff_enabled: false\n{% endif %}\n"
        + "authenticator: {{ cassandra_authenticator }}\nauthorizer: CassandraAuthorizer\npartitioner: org.apache.cassandra.dht.Murmur3Partitioner\n"
        + "data_file_directories:\n{% for dir in cassandra_data_dirs %}\n    - {{ dir }}\n{% endfor %}\n"
        + "commitlog_sync: periodic\ncommitlog_sync_period: 10000ms\n"
        + "seed_provider:\n  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n" + Seeds
        + "listen_address: {{ ansible_host }}\nendpoint_snitch: GossipingPropertyFileSnitch\n"
        + "client_encryption_options:\n  enabled: {{ cassandra_tls | lower }}\n{% if cassandra_tls %}\n  optional: false\n  keystore_password: {{ secret }}\n{% endif %}\n"
        + "{{ cassandra_extra | to_nice_yaml }}\n";

    private const string Insertions =
        "cluster_name: \"{{ cluster }}\"\nnum_tokens: 16\npartitioner: org.apache.cassandra.dht.Murmur3Partitioner\nendpoint_snitch: GossipingPropertyFileSnitch\n"
        + "commitlog_sync: periodic\ncommitlog_sync_period: 10000ms\n"
        + "seed_provider:\n{%- if custom is defined %}\n{{ custom | to_nice_yaml(indent=2) | indent(2, true) }}\n{%- else %}\n"
        + "  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n      - seeds: \"10.0.0.1,10.0.0.2\"\n{%- endif %}\n\n"
        + "{%- for key, value in cassandra_settings.items() %}\n{{ key }}: {{ value }}\n{%- endfor %}\n\n"
        + "server_encryption_options:\n  internode_encryption: all\n  {{ server_tls | to_nice_yaml | indent(2) }}\n  keystore: conf/.keystore\n";

    private const string Alternatives =
        "{% set listen = hostvars[inventory_hostname].ansible_default_ipv4.address -%}\n"
        + "cluster_name: {{ cluster }}\npartitioner: org.apache.cassandra.dht.Murmur3Partitioner\nendpoint_snitch: {{ snitch }}\ncommitlog_sync: periodic\ncommitlog_sync_period: 10000ms\n"
        + "listen_address: {{ listen }}\n{% if version is version('4.1', '>=') %}\nread_request_timeout: 5000ms\n{% else %}\nread_request_timeout_in_ms: 5000\n{% endif %}\n"
        + "seed_provider:\n{% if a %}\n  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n      - seeds: \"10.0.0.1\"\n"
        + "{% elif b %}\n  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n      - seeds: \"{{ s }}\"\n{% endif %}\n"
        + "{% if big %}\nnum_tokens: 16\n{% endif %}\n{% if not big %}\nnum_tokens: 8\n{% endif %}\n"
        + "{% macro line(k, v) %}\n{{ k }}: {{ v }}\n{% endmacro %}\n{{ line('concurrent_reads', 32) }}\n";

    private const string Index =
        "#jinja2: lstrip_blocks: True\ncluster.name: {{ es_cluster_name }}\nnode.name: {{ inventory_hostname }}\n"
        + "{% if es_master %}\nnode.roles: [ master, data ]\n{% else %}\nnode.roles: [ data ]\n{% endif %}\n"
        + "path.data: {{ es_data_dirs | join(',') }}\nnetwork.host: {{ ansible_host }}\nhttp.port: 9200\n"
        + "discovery.seed_hosts:\n{% for h in groups['es'] %}\n  - {{ hostvars[h]['ansible_host'] }}\n{% endfor %}\n"
        + "{% if es_bootstrap | default(false) -%}\ncluster.initial_master_nodes: [{% for h in groups['es_masters'] %}\"{{ h }}\"{{ \",\" if not loop.last }}{% endfor %}]\n{%- endif %}\n\n"
        + "xpack.security.enabled: true\nxpack.security.transport.ssl:\n  enabled: true\n  verification_mode: certificate\n"
        + "{% if keystore is defined %}\n  keystore.path: {{ keystore }}\n{% else %}\n  key: certs/a.key\n  certificate: certs/a.crt\n{% endif %}\n"
        + "{% if es_config %}\n{{ es_config | to_nice_yaml }}\n{% endif %}\n";

    private const string Mapped =
        "{% for key, value in es_config | dictsort %}\n{{ key }}: {{ value | to_json }}\n{% endfor %}\ncluster.name: {{ name }}\n{{ es_paths | to_nice_yaml(indent=2) }}\n"
        + "xpack:\n  security:\n    enabled: true\n    {{ security_extra | to_nice_yaml | indent(4) }}\n    authc:\n{% filter indent(6, true) %}\n{{ realms }}\n{% endfilter %}\n"
        + "http:\n  {%- if es_http_port %}\n  port: {{ es_http_port }}\n  {%- endif %}\n  compression: true\n"
        + "discovery.seed_hosts: {{ groups['es'] | map('extract', hostvars, 'ansible_host') | list | to_json }}\n";

    public static TheoryData<string, string> Templates => new()
    {
        { "cassandra.yaml", Loops },
        { "cassandra.yaml", Insertions },
        { "cassandra.yaml", Alternatives },
        { "elasticsearch.yml", Index },
        { "elasticsearch.yml", Mapped },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public void NothingIsToldOfARightOne(string name, string text) => Assert.Empty(Lint(name, text));

    // At its end, and before each line that begins a section at the margin.
    [Theory]
    [MemberData(nameof(Templates))]
    public void AWrongLineIsToldAtItsPlace(string name, string text)
    {
        var wrong = name is "cassandra.yaml" ? "\nincremental_backups: maybe\n" : "\naction.destructive_requires_name: maybe\n";
        foreach (var mark in new[] { "\ncommitlog_sync:", "\nseed_provider:", "\nxpack", "\ndiscovery.seed_hosts:", "" })
        {
            var at = mark.Length == 0 ? text.Length - 1 : text.IndexOf(mark, System.StringComparison.Ordinal);
            if (at >= 0)
            {
                var changed = text.Insert(at, wrong.TrimEnd('\n'));
                var finding = Assert.Single(Lint(name, changed));
                Assert.Equal(changed.Split('\n').ToList().FindIndex(line => line.Contains("maybe", System.StringComparison.Ordinal)) + 1, finding.Span.Line);
            }
        }
    }

    [Theory]
    [InlineData("k: {% if a %}1{% else %}2{% endif %}\n{% if x %}\nmin: 1\n{% else %}\nmin: 2\n{% endif %}\n", "min")]
    public void WhatAMachineMayGetIsUnknown(string text, string key) => Assert.IsType<UnknownValue>(TestTree.One(("templates/cassandra.yaml.j2", text)).Files[0].Tree.Find(key)!.Value);

    // Pekko's minimum in two branches is none that could be wrong.
    [Fact]
    public void NoValueOfABranchIsJudged()
        => Assert.Empty(TestTree.Lint(TestTree.One(("templates/application.conf.j2", """
            pekko.actor.provider = cluster
            pekko.cluster {
            {% if groups['thehive'] | length > 2 %}
              min-nr-of-members = 2
            {% else %}
              min-nr-of-members = 1
            {% endif %}
              seed-nodes = ["pekko://application@{{ a }}:2551", "pekko://application@{{ b }}:2551", "pekko://application@{{ c }}:2551"]
            }

            """))));

    private static System.Collections.Generic.IReadOnlyList<Finding> Lint(string name, string text)
        => TestTree.Lint(TestTree.One(($"roles/{name.Split('.')[0]}/templates/{name}.j2", text)));
}
