using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests.Real;

/// <summary>
/// samples/ansible with the real ansible-playbook, haproxy and keepalived: three nodes are three directories, and systemctl,
/// nodetool and what is asked for its health over HTTP are stand-ins that write down what they are told.
/// </summary>
public sealed class AnsibleRoleTests
{
    private static readonly string Sample = Path.Combine(Snapshot.SourceDirectory(), "../../../samples/ansible");
    private static readonly Cluster Cluster = ClusterFile.Read("cluster.yaml", File.ReadAllText(Path.Combine(Sample, "cluster.yaml"))).Cluster!;

    // The interpreter knows which node it works for; with it, so do the stand-ins.
    private const string Stage = """
        for user in cassandra elasticsearch thehive; do getent passwd $user >/dev/null || useradd -r $user; done
        mkdir -p bin home; export HOME=$PWD/home STAGE=$PWD LC_ALL=C.UTF-8
        for node in node1 node2 node3; do printf '#!/bin/sh\nNODE=%s exec /usr/bin/python3 "$@"\n' $node >bin/python-$node; done
        cat >bin/systemctl <<'END'
        #!/bin/sh
        case $1 in
          show) printf 'LoadState=loaded\nActiveState=active\nUnitFileState=disabled\nId=%s\n' "$2" ;;
          is-enabled) echo disabled; exit 1 ;;
          *) echo "$NODE: $*" >>"$STAGE/told" ;;
        esac
        END
        cat >bin/nodetool <<'END'
        #!/bin/sh
        [ "$*" = status ] || exit 1
        echo "$NODE: ring" >>"$STAGE/told"
        printf 'UN  10.10.1.11  1 MiB\nUN  10.10.1.12  1 MiB\n%s  10.10.1.13  1 MiB\n' "$(cat "$STAGE/third" 2>/dev/null || echo UN)"
        END
        printf '#!/bin/sh\necho "$NODE: sysctl $*" >>"$STAGE/told"\n' >bin/sysctl
        chmod +x bin/*
        cat >web.py <<'END'
        import base64, http.server
        class Service(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                path, _, query = self.path.partition('?')
                login = self.headers.get('Authorization') == 'Basic ' + base64.b64encode(b'thehive:made-up-elasticsearch').decode()
                green = login and 'wait_for_status=green' in query and 'wait_for_nodes=3' in query
                with open('told', 'a') as told:
                    told.write('asked ' + path + '\n')
                self.send_response({'/_cluster/health': 200 if green else 408, '/api/v1/status/public': 200}.get(path, 404))
                self.end_headers()
            def log_message(self, *_):
                pass
        http.server.HTTPServer(('127.0.0.1', 9200), Service).serve_forever()
        END
        /usr/bin/python3 web.py &
        echo made-up-vault-password >vault-password
        ansible-vault encrypt --vault-password-file vault-password --output play/group_vars/all/vault.yml vault.yml

        # play SECTION TREE [OPTION...]: what a run prints goes to SECTION.log, what it tells services to stdout.
        play() {
          echo "== $1"; : >told
          PATH=$PWD/bin:$PATH ANSIBLE_NOCOLOR=1 ANSIBLE_PIPELINING=1 ansible-playbook -i play/hosts.yml --vault-password-file vault-password play/site.yml \
            -e ansible_connection=local -e ansible_become=false -e "ansible_python_interpreter=$PWD/bin/python-{{ inventory_hostname }}" \
            -e "hiveconfig_root=$PWD/roots/{{ inventory_hostname }}" -e "hiveconfig_tree=$PWD/$2" -e hiveconfig_delay=0 -e hiveconfig_tries=2 \
            -e hiveconfig_elasticsearch_url=http://127.0.0.1:9200 -e hiveconfig_thehive_url=http://127.0.0.1:9200 -e hiveconfig_elasticsearch_ca= \
            "${@:3}" >"$1.log" 2>&1
          echo "exit $?"
          uniq told
        }

        """;

    private const string Scenario = """
        play dry-run before --limit node1 --check --diff
        find roots -type f 2>/dev/null
        play first before --diff --limit node1,node2
        (cd roots && find . -type f -printf '%P %u %g %#m\n' >../installed; cp -a . ../roots-first)

        # One machine has more memory; of the other nothing changes.
        play memory after --limit node1,node2

        # A setting of Cassandra, in a ring that is not whole; then in one that is.
        cp -r after later; echo 'concurrent_reads: 64' | tee -a later/node*/etc/cassandra/cassandra.yaml >/dev/null
        echo DN >third
        play not-whole later --limit node1
        cat roots/node1/var/lib/hiveconfig/after.json
        rm third
        play whole-again later --limit node1
        ls roots/node1/var/lib/hiveconfig

        # haproxy refuses its file. Keepalived's own is good; Cassandra's turn would come later.
        cp -r later broken; echo '  bogus line' >>broken/node1/etc/haproxy/haproxy.cfg
        echo '# one more line' | tee -a broken/node1/etc/keepalived/keepalived.conf >>broken/node1/etc/cassandra/cassandra.yaml
        cp -r roots/node1/etc later-installed
        play refused broken --limit node1
        for kept in haproxy/haproxy.cfg cassandra/cassandra.yaml; do cmp "roots/node1/etc/$kept" "later-installed/$kept"; done
        cp later/node1/etc/cassandra/cassandra.yaml broken/node1/etc/cassandra/; cp later/node1/etc/haproxy/haproxy.cfg broken/node1/etc/haproxy/
        play mended broken --limit node1
        """;

    [RealFact("ansible-playbook", "unshare", "ip", "haproxy", "keepalived", "curl", "setpriv", "openssl", "/usr/bin/python3")]
    public void ItInstallsTheTreeAndRestartsWhatChanged()
    {
        using var work = new TempDirectory();
        foreach (var file in Directory.EnumerateFiles(Sample, "*", SearchOption.AllDirectories))
        {
            work.Write("play/" + Path.GetRelativePath(Sample, file), File.ReadAllText(file));
        }

        work.Write("vault.yml", """
            vault_play: made-up-play-key-that-is-long-enough-0000000000000000000000000000000000
            vault_cassandra_admin: made-up-admin
            vault_cassandra_thehive: made-up-role
            vault_elasticsearch_thehive: made-up-elasticsearch
            vault_keystore: made-up-keystore
            vault_truststore: made-up-truststore
            vault_vrrp: made-up-
            """);
        Cluster.Generate(_ => null).WriteTo(work["before"]);

        // One setting of one machine; then something that asks for a restart of Cassandra everywhere, in a ring that is not whole.
        var more = Cluster with { Nodes = [.. Cluster.Nodes.Select(node => node.Name.Value is "node2" ? node with { Memory = DataSize.Gibibytes(24) } : node)] };
        more.Generate(_ => null).WriteTo(work["after"]);
        var files = Cluster.Generate(_ => null).Files;

        using var machine = new Sandbox(Cluster.Generate(_ => null), "node1");
        var (_, output) = machine.Run(Machine.HaproxyPem + Machine.Network(Cluster, Cluster.Nodes[0]) + $"cd '{work.Path}'\n" + Stage + Scenario, 400);
        var said = Sections(output);
        string Log(string section) => File.ReadAllText(work[section + ".log"]);

        // A dry run changes nothing, and --diff shows what has no secret in it.
        Assert.True(said["dry-run"] is "exit 0", output + Log("dry-run"));
        Assert.Contains("+net.ipv4.ip_nonlocal_bind = 1", Log("dry-run"), StringComparison.Ordinal);
        Assert.DoesNotContain("made-up-", Log("dry-run"), StringComparison.Ordinal);

        // The first run installs the tree, with the secrets in it and none on the terminal.
        Assert.Equal("exit 0\n" + string.Join('\n', Enumerable.Range(1, 2).Select(i => $"""
            node{i}: daemon-reload
            node{i}: sysctl -p /etc/sysctl.d/60-hiveconfig.conf
            node{i}: enable hiveconfig-cassandra-repair.timer
            node{i}: enable opt-thp-thehive-files.mount
            node{i}: restart hiveconfig-cassandra-repair.timer
            node{i}: restart opt-thp-thehive-files.mount
            node{i}: ring
            node{i}: restart cassandra
            node{i}: ring
            asked /_cluster/health
            node{i}: restart elasticsearch
            asked /_cluster/health
            node{i}: restart thehive
            asked /api/v1/status/public
            node{i}: reload haproxy
            node{i}: reload keepalived
            """)), said["first"]);
        Assert.DoesNotContain("made-up-", Log("first"), StringComparison.Ordinal);
        var installed = File.ReadAllLines(work["installed"]);
        Assert.Equal(
            files.Where(file => file.Node is "node1" or "node2").Select(file => $"{file.TreePath} {file.Access.Owner} {file.Access.Group} {file.Access.Mode}").Order(StringComparer.Ordinal),
            installed.Order(StringComparer.Ordinal));
        Assert.All(files.Where(file => file is { Node: "node1" or "node2", IsTemplate: false }), file => Assert.Equal(file.Text, File.ReadAllText(work["roots-first/" + file.TreePath])));
        Assert.All(files.Where(file => file is { Node: "node1" or "node2", IsTemplate: true }), file => Assert.DoesNotContain("{{", File.ReadAllText(work["roots-first/" + file.TreePath]), StringComparison.Ordinal));

        // Memory is Elasticsearch's and TheHive's heap: on that machine, and on no other.
        Assert.Equal("""
            exit 0
            asked /_cluster/health
            node2: restart elasticsearch
            asked /_cluster/health
            node2: restart thehive
            asked /api/v1/status/public
            """, said["memory"]);
        Assert.Matches("node1 .* changed=0 ", Log("memory"));

        // Nothing goes down while another node is, and what was left undone is done as soon as it may.
        Assert.Equal("""
            exit 2
            node1: ring
            [
                "restart cassandra"
            ]
            """, said["not-whole"]);
        Assert.Equal("""
            exit 0
            node1: ring
            node1: restart cassandra
            node1: ring
            """, said["whole-again"]);

        // What is refused is not installed, nor anything that would come after it; what was installed before it takes effect in the end.
        Assert.Equal("exit 2", said["refused"]);
        Assert.Contains("unknown keyword 'bogus'", Log("refused"), StringComparison.Ordinal);
        Assert.Equal("exit 0\nnode1: reload keepalived", said["mended"]);
    }

    private static Dictionary<string, string> Sections(string output)
        => output.Split("== ").Skip(1).ToDictionary(section => section.Split('\n')[0], section => section.Substring(section.IndexOf('\n', StringComparison.Ordinal) + 1).TrimEnd(), StringComparer.Ordinal);
}
