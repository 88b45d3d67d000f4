using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>From this tree to the machines, with owner, group and mode.</summary>
internal static class CopySection
{
    internal static RunbookSection Section { get; } = new("The files", Write);

    private static string Write(RunbookContext context)
    {
        var text = new MarkdownText();
        var templates = context.Files.Where(file => file.IsTemplate).Select(file => file.TreePath).ToList();
        if (templates.Count > 0)
        {
            Fill(text, context.Cluster, templates);
        }

        text.Say($"On your machine: each node's files go to `{RunbookContext.Stage}` on that node, which only root can read.")
            .Bash([.. context.Cluster.Nodes.SelectMany(node => Copy(context, node))])
            .Say(
                "There they are installed. Packages start some of the services at once and with other settings, so all of them are stopped",
                "first; a `secret.conf` that TheHive's package has filled with a random key of this one machine is overwritten.");
        foreach (var group in context.Cluster.Nodes.GroupBy(node => string.Join("\n", Install(context, node)), StringComparer.Ordinal))
        {
            text.Say(MarkdownText.On([.. group]) + ":").Bash(group.Key.Split('\n'));
        }

        return text.ToString();
    }

    private static void Fill(MarkdownText text, Cluster cluster, IReadOnlyList<string> templates)
    {
        var filled = $"{cluster.Name}-filled";
        text.Say(
                "Files that manifest.json marks as templates hold names of Ansible variables in place of secrets. On your machine they are",
                $"filled in, in a copy of this tree; `vault.yml` is the file of those variables. Go on in `~/{filled}`, and remove it at the end.",
                "A secret that holds `{{`, `{%` or `{#` stands in `vault.yml` behind `!unsafe` (`name: !unsafe 'a{{b'`), or Ansible takes it for a template.")
            .Bash(
            [
                "umask 077",
                $"cp -r . ~/{filled}",
                "ansible-playbook --ask-vault-pass --extra-vars @vault.yml /dev/stdin <<'PLAY'",
                "- hosts: localhost",
                "  connection: local",
                "  gather_facts: false",
                "  tasks:",
                "    - ansible.builtin.template:",
                "        src: \"{{ lookup('env', 'PWD') }}/{{ item }}\"",
                $"        dest: \"{{{{ lookup('env', 'HOME') }}}}/{filled}/{{{{ item }}}}\"",
                "      loop:",
                .. templates.Select(path => "        - " + path),
                "PLAY",
                $"cd ~/{filled} || exit",
            ]);
    }

    private static IEnumerable<string> Copy(RunbookContext context, Node node)
    {
        var (stage, ssh) = (RunbookContext.Stage, "ssh root@" + node.Address);
        yield return $"ssh -n root@{node.Address} 'rm -rf {stage} && install -d -m 0700 {stage}{(context.Cluster.Tls is null ? "" : " " + stage + "/tls")}'";
        yield return $"tar -C {node.Name} -cf - . | {ssh} 'tar -C {stage} --no-same-owner --no-overwrite-dir -xf -'";
        if (context.Cluster.Tls is not null)
        {
            yield return $"tar -C {context.TlsDirectory}/nodes/{node.Name} -cf - . | {ssh} 'tar -C {stage}/tls --no-same-owner --no-overwrite-dir -xf -'";
        }
    }

    private static IEnumerable<string> Install(RunbookContext context, Node node)
    {
        var cluster = context.Cluster;
        var roles = cluster.RolesOf(node);
        if (roles.SelectMany(ServicesOf).ToList() is { Count: > 0 } services)
        {
            yield return "systemctl stop " + string.Join(" ", services);
        }

        foreach (var file in context.Files.Where(file => string.Equals(file.Node, node.Name.Value, StringComparison.Ordinal)))
        {
            yield return Install(file.Access.Owner, file.Access.Group, file.Access.Mode, file.InstalledPath.Substring(1), file.InstalledPath);
        }

        foreach (var file in context.Absent.Where(file => string.Equals(file.Node, node.Name.Value, StringComparison.Ordinal)))
        {
            // What runs is stopped while its file is there to say how; on most machines nothing does.
            foreach (var stop in file.AfterChange.Where(step => step.StartsWith("systemctl stop ", StringComparison.Ordinal)))
            {
                yield return stop + " 2>/dev/null";
            }

            yield return "rm -f " + file.InstalledPath;
        }

        if (cluster.Tls is { } tls)
        {
            foreach (var line in roles.SelectMany(role => Certificates(cluster, tls, role)))
            {
                yield return line;
            }
        }

        yield return "rm -r " + RunbookContext.Stage;
        yield return "systemctl daemon-reload";
    }

    private static string[] Certificates(Cluster cluster, Tls tls, Role role) => role switch
    {
        Role.Cassandra =>
        [
            Install("root", "cassandra", "0640", "tls/keystore.p12", tls.CassandraKeystore.Value),
            Install("root", "cassandra", "0640", "tls/truststore.p12", tls.CassandraTruststore.Value),
            Install("root", "root", "0644", "tls/ca.crt", CqlshAuthority(tls)),
        ],
        Role.Elasticsearch =>
        [
            .. new[] { "node.key", "node.crt", "ca.crt" }.Select(name => Install("root", "elasticsearch", "0640", "tls/" + name, tls.ElasticsearchDirectory + "/" + name)),
        ],
        Role.TheHive =>
        [
            Install("root", "thehive", "0640", "tls/truststore.p12", tls.TheHiveTruststore.Value),
            .. cluster.TheHive.ArteryTls ? [Install("root", "thehive", "0640", "tls/keystore.p12", tls.TheHiveKeystore.Value)] : Array.Empty<string>(),
        ],
        Role.LoadBalancer => [Install("root", "root", "0600", "tls/haproxy.pem", tls.HaproxyPem.Value)],
        _ => [],
    };

    /// <summary>Where the authority's certificate lies for cqlsh, which reads PEM: beside Cassandra's truststore.</summary>
    internal static string CqlshAuthority(Tls tls)
    {
        var truststore = tls.CassandraTruststore.Value;
        return truststore.Substring(0, truststore.LastIndexOf('/')) + "/ca.crt";
    }

    private static string Install(string owner, string group, string mode, string staged, string installedPath)
        => $"install -D -o {owner} -g {group} -m {mode} {RunbookContext.Stage}/{staged} {installedPath}";

    private static string[] ServicesOf(Role role) => role switch
    {
        Role.Cassandra => ["cassandra"],
        Role.Elasticsearch => ["elasticsearch"],
        Role.TheHive => ["thehive"],
        Role.LoadBalancer => ["haproxy", "keepalived"],
        _ => [],
    };
}
