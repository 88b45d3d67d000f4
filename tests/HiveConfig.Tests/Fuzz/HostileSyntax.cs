using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>One syntax, and what can be done to its reader in it.</summary>
/// <param name="Path">A file of it, below the directory of its machine.</param>
/// <param name="Head">How such a file begins.</param>
/// <param name="Deep">Blocks within blocks, by how many.</param>
/// <param name="Line">What a long line begins and ends with; the rest is repeated between.</param>
/// <param name="Key">The n-th of very many lines.</param>
internal sealed record HostileSyntax(string Path, string Head, Func<int, string> Deep, (string Begin, string Repeat, string End) Line, Func<int, string> Key)
{
    /// <summary>All of them by name. Each has one file on a machine of its own.</summary>
    public static IReadOnlyDictionary<string, HostileSyntax> All { get; } = new Dictionary<string, HostileSyntax>(StringComparer.Ordinal)
    {
        ["yaml-flow"] = new("etc/cassandra/cassandra.yaml", "cluster_name: thehive\n", n => "a: " + Times("[", n) + Times("]", n), ("listen_address: \"", "a", "\""), n => $"k{n}: 1"),
        ["yaml-block"] = new("etc/elasticsearch/elasticsearch.yml", "cluster.name: thehive\n", n => "a:\n " + Times("- ", n) + "x", ("node.name: ", "a ", ""), n => $"k{n}: 1"),
        ["yaml-comment"] = new("etc/cassandra/cassandra.yaml", "cluster_name: thehive\n", n => Times("{a: ", n) + Times("}", n), ("# hiveconfig: ignore HC1001 -- ", "a ", ""), n => "# hiveconfig: ignore HC1001 -- x"),
        ["yaml-same-key"] = new("etc/elasticsearch/elasticsearch.yml", "cluster.name: thehive\n", n => Times("? ", n), ("password: ", "a=", ""), _ => "k:"),
        ["json"] = new("etc/elasticsearch/hiveconfig/thehive-role.json", "", n => Times("{\"a\":", n) + "1" + Times("}", n), ("{\"a\":\"", "a", "\"}"), n => (n == 0 ? "{" : ",") + $"\"k{n}\":1"),
        ["hocon"] = new("etc/thehive/application.conf", "a = 1\n", n => Times("a {", n) + Times("}", n), ("b = \"", "a", "\""), n => $"k{n} = 1"),
        ["hocon-list"] = new("etc/thehive/application.conf", "a = 1\n", n => "a = " + Times("[", n) + Times("]", n), ("b = ", "${a}", ""), _ => "a = 1"),
        ["hocon-words"] = new("etc/thehive/application.conf", "a = 1\n", n => Times("a.", n) + "a = 1", ("play.http.secret.key = ", "a ", ""), _ => "a += 1"),
        ["properties"] = new("etc/cassandra/cassandra-rackdc.properties", "dc=dc1\nrack=rack1\n", n => Times("a.", n) + "a=1", ("prefer_local=", "a", ""), n => $"k{n}=1"),
        ["cql"] = new("etc/cassandra/hiveconfig/20-roles.cql", "", n => "ALTER KEYSPACE k WITH replication = " + Times("{'a': ", n) + Times("}", n) + ";", ("CREATE ROLE r WITH PASSWORD = '", "a", "';"), _ => "USE k;"),
        ["cql-types"] = new("etc/cassandra/hiveconfig/20-roles.cql", "", n => "GRANT EXECUTE ON FUNCTION k.f(" + Times("list<", n) + "int" + Times(">", n) + ") TO r;", ("", "(", ""), n => $"CREATE ROLE r{n};"),
        ["haproxy"] = new("etc/haproxy/haproxy.cfg", "global\n", n => "  acl a " + Times("{ ", n) + Times("} ", n), ("  stats auth ", "a:b", ""), n => $"backend k{n}"),
        ["haproxy-lines"] = new("etc/haproxy/haproxy.cfg", "global\n", n => Times("defaults ", n), ("  http-request set-header X ", "%[src]", ""), n => $"  nonsense{n} x"),
        ["keepalived"] = new("etc/keepalived/keepalived.conf", "global_defs {\n}\n", n => Times("vrrp_instance a {\n", n) + Times("}\n", n), ("  auth_pass ", "a", ""), n => $"vrrp_instance k{n} {{\n}}"),
        ["exports"] = new("etc/exports", "", n => "/srv " + Times("a(", n) + Times(")", n), ("/srv ", "*(rw) ", ""), n => $"/k{n} *(ro)"),
        ["fstab"] = new("etc/fstab", "", n => "a" + Times("/a", n) + " /mnt nfs defaults 0 0", ("a:/b /mnt nfs ", "ro,", " 0 0"), n => $"s:/k{n} /mnt/k{n} nfs defaults 0 0"),
        ["systemd"] = new("etc/systemd/system/thehive.service.d/override.conf", "[Service]\n", n => Times("[a", n) + Times("]", n), ("Environment=\"A=", "a", "\""), n => $"K{n}=1"),
        ["mount"] = new("etc/systemd/system/opt-thp-thehive-files.mount", "[Mount]\nWhat=a:/b\nWhere=/opt/thp/thehive/files\nType=nfs\n", n => Times("[", n) + Times("]", n), ("Options=", "ro,", ""), _ => "Options=ro"),
        ["jvm-server"] = new("etc/cassandra/jvm-server.options", "-Xms4G\n-Xmx4G\n", n => "-D" + Times("a.", n) + "a=1", ("-Da=", "a", ""), n => $"-Dk{n}=1"),
        ["jvm.options"] = new("etc/elasticsearch/jvm.options.d/heap.options", "-Xms4g\n-Xmx4g\n", n => Times("8-", n) + ":-Xms4g", ("-Da=", "a", ""), n => $"-Dk{n}=1"),
        ["cassandra-env"] = new("etc/cassandra/cassandra-env.sh", "JVM_OPTS=\"\"\n", n => "a=\"" + Times("$(", n) + Times(")", n) + "\"", ("JVM_OPTS=\"", "$JVM_OPTS ", "\""), n => $"k{n}=1"),
        ["shell"] = new("usr/local/sbin/backup.sh", "#!/bin/sh\ncqlsh -e 'USE k;'\n", n => Times("(", n) + Times(")", n), ("cqlsh -u a -p ", "a", ""), _ => "nodetool x"),
        ["here-documents"] = new("usr/local/sbin/schema.sh", "#!/bin/sh\ncqlsh -e 'USE k;'\n", n => Times("cat <<E\n", n), ("curl localhost:9200/", "$a", ""), _ => "cqlsh -e 'USE k;'"),
        ["check-script"] = new("etc/keepalived/check_haproxy.sh", "#!/bin/sh\n", n => Times("if true; then\n", n) + Times("fi\n", n), ("exit ", "1", ""), _ => "exit 0"),
        ["environment-file"] = new("etc/default/thehive", "JAVA_OPTS=\"-Xms1G -Xmx1G\"\n", n => "A=\"" + Times("${A:-", n) + Times("}", n) + "\"", ("JAVA_OPTS=\"", "-Xmx1G ", "\""), n => $"K{n}=1"),
        ["sysctl"] = new("etc/sysctl.d/60-elasticsearch.conf", "vm.max_map_count = 262144\n", n => Times("a.", n) + "a=1", ("a = ", "1", ""), n => $"net.k{n}=1"),
        ["crontab"] = new("etc/cron.d/backup", "0 1 * * 0 root nodetool cleanup\n", n => "0 1 * * * root " + Times("$(", n) + Times(")", n) + " backup", ("0 ", "1,", " * * * root backup"), _ => "0 1 * * * root nodetool cleanup"),
        ["ansible-tasks"] = new("roles/a/tasks/main.yml", "- name: x\n  shell: nodetool repair\n", n => "- a: " + Times("[", n) + Times("]", n), ("- shell: \"cqlsh -e ", "a", "\""), _ => "- shell: nodetool repair"),
        ["logback"] = new("etc/thehive/logback.xml", "", n => Times("<a>", n), ("", "<", ""), _ => "<a/>"),
        ["certificate"] = new("etc/ssl/certs/a.pem", "-----BEGIN CERTIFICATE-----\n", n => Times("-----BEGIN ", n), ("", "a", ""), _ => "a"),
    };

    /// <summary>Kinds of which nothing is read, or only what some rules look for: what cannot be read of them may be no finding.</summary>
    public bool IsCarrier => Path.StartsWith("usr/", StringComparison.Ordinal) || Path.StartsWith("roles/", StringComparison.Ordinal) || Path.Contains("/cron.d/", StringComparison.Ordinal)
        || Path.EndsWith(".pem", StringComparison.Ordinal) || Path.EndsWith(".xml", StringComparison.Ordinal) || Path.EndsWith(".sh", StringComparison.Ordinal);

    /// <summary>As much as is read of such a file.</summary>
    public int Longest => IsCarrier && !Path.StartsWith("etc/cassandra/", StringComparison.Ordinal) ? TextBound.CarrierCharacters : TextBound.Characters;

    /// <summary>A text of very many lines, cut at a length.</summary>
    public string Keys(int count, int atMost = int.MaxValue)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < count; i++)
        {
            var line = Key(i);
            if (text.Length + line.Length + 1 > atMost)
            {
                break;
            }

            text.Append(line).Append('\n');
        }

        return Path.EndsWith(".json", StringComparison.Ordinal) ? text.Append('}').ToString() : text.ToString();
    }

    /// <summary>A text with one line of about a length.</summary>
    public string LongLine(int length) => Head + Line.Begin + Times(Line.Repeat, (length - Line.Begin.Length - Line.End.Length - Head.Length - 1) / Line.Repeat.Length) + Line.End + "\n";

    /// <summary>A text nested very deep.</summary>
    public string DeepText(int levels) => Head + Deep(levels) + "\n";

    public static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
