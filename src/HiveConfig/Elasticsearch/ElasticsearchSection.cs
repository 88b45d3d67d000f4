using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Elasticsearch;

/// <summary>The first start of Elasticsearch: one cluster out of all nodes, once, and the user that TheHive logs in with.</summary>
internal static class ElasticsearchSection
{
    private const string Programs = "/usr/share/elasticsearch/bin/";

    // Outside of the tree, so that no copy of it is left with the files of the cluster.
    private const string Netrc = "/root/elastic.netrc";

    internal static RunbookSection Section { get; } = new("Elasticsearch", context => Write(context.Cluster));

    private static string Write(Cluster cluster)
    {
        var text = new MarkdownText();
        if (cluster.Phase == Phase.Bootstrap)
        {
            Clean(text, cluster);
        }

        text.Say(cluster.Phase == Phase.Bootstrap
                ? $"Start all of them; together {MarkdownText.Names(cluster.MasterEligible)} form the cluster. {MarkdownText.On(cluster.ElasticsearchNodes)}:"
                : $"Start all of them. {MarkdownText.On(cluster.ElasticsearchNodes)}:")
            .Bash("systemctl enable elasticsearch", "systemctl start --no-block elasticsearch");
        Access(text, cluster);
        if (cluster.Phase == Phase.Bootstrap)
        {
            Running(text, cluster);
        }

        return text.ToString();
    }

    // Version 8 brought the configuration that a package writes at its installation, and another way to the first password.
    private static bool ConfiguresItself(Cluster cluster) => cluster.Elasticsearch.Version.IsAtLeast(8, 0);

    private static void Clean(MarkdownText text, Cluster cluster)
    {
        if (!ConfiguresItself(cluster))
        {
            text.Say(
                    "A node that has been started once has formed a cluster of its own, which joins no other. Only before the very first start,",
                    $"for it deletes all data. {MarkdownText.On(cluster.ElasticsearchNodes)}:")
                .Bash(["systemctl stop elasticsearch", .. Empty(cluster.Elasticsearch)]);
            return;
        }

        text.Say(
                "The package has written a configuration of its own at its installation. Its block in elasticsearch.yml went with the old",
                "file; the passwords that belong to it are still in the keystore, and Elasticsearch would not start with them. A node that",
                "has been started once has also formed a cluster of its own, which joins no other. Only before the very first start, for",
                $"it deletes all data. {MarkdownText.On(cluster.ElasticsearchNodes)}:")
            .Bash(
            [
                "systemctl stop elasticsearch",
                .. Empty(cluster.Elasticsearch),
                "for layer in transport http; do",
                "  for store in keystore truststore; do",
                "    entry=xpack.security.$layer.ssl.$store.secure_password",
                $"    if {Programs}elasticsearch-keystore list | grep -Fqx \"$entry\"; then",
                $"      {Programs}elasticsearch-keystore remove \"$entry\"",
                "    fi",
                "  done",
                "done",
            ]);
    }

    // The package makes the usual places only.
    private static IEnumerable<string> Empty(Model.Elasticsearch elastic)
    {
        var usual = new Model.Elasticsearch();
        return new[] { (elastic.Directory, usual.Directory), (elastic.LogDirectory, usual.LogDirectory) }
            .Where(pair => pair.Item1 != pair.Item2)
            .Select(pair => $"install -d -o elasticsearch -g elasticsearch -m 2750 {pair.Item1}")
            .Append($"find {elastic.Directory} -mindepth 1 -delete");
    }

    private static void Access(MarkdownText text, Cluster cluster)
    {
        var first = cluster.ElasticsearchNodes[0];
        var url = (cluster.Tls is null ? "http://" : "https://") + first.Address.InUrl + ":" + cluster.Elasticsearch.HttpPort;
        var curl = cluster.Tls is { } tls
            ? $"curl --silent --show-error --fail --cacert {tls.ElasticsearchDirectory}/ca.crt --netrc-file {Netrc}"
            : "curl --silent --show-error --fail";
        var nodes = cluster.ElasticsearchNodes.Count.ToString(CultureInfo.InvariantCulture);
        var health = $"{curl} '{url}/_cluster/health?wait_for_nodes={nodes}&wait_for_status=green&timeout=60s&pretty'";
        if (!cluster.HasElasticsearchLogins)
        {
            text.Say($"{MarkdownText.On([first])}: it must show `\"status\" : \"green\"` and `\"number_of_nodes\" : {nodes}`.").Bash(health);
            return;
        }

        if (ConfiguresItself(cluster))
        {
            text.Say($"{MarkdownText.On([first])}: give the superuser `elastic` a password,")
                .Bash($"{Programs}elasticsearch-reset-password --interactive --username elastic --url '{url}'");
        }
        else
        {
            text.Say($"{MarkdownText.On([first])}: give the built-in users their passwords, once; of these only the one of `elastic` is needed again,")
                .Bash($"{Programs}elasticsearch-setup-passwords interactive --url '{url}'");
        }

        text.Say("and write it down for curl alone, until the user below exists:")
            .Bash(
                "{",
                "  umask 077",
                "  read -rsp 'password of elastic: ' password",
                $"  printf 'default login elastic password %s\\n' \"$password\" > {Netrc}",
                "  unset password",
                "}")
            .Say($"It must show `\"status\" : \"green\"` and `\"number_of_nodes\" : {nodes}`:")
            .Bash(health)
            .Say("The role and the user that TheHive logs in with; without them its first start ends in 401:")
            .Bash(
                Put(curl, TheHiveRole.Kind.InstalledPath, $"{url}/_security/role/{TheHiveRole.Name}"),
                Put(curl, TheHiveUser.Kind.InstalledPath, $"{url}/_security/user/{cluster.Elasticsearch.User}"),
                "rm " + Netrc);
    }

    private static string Put(string curl, string body, string url)
        => $"{curl} --request PUT --header 'Content-Type: application/json' --data-binary @{body} '{url}'";

    private static void Running(MarkdownText text, Cluster cluster) => text
        .Say(
            "The cluster has formed. What made it form must not be there at the next start, or a node that has lost its data founds a second",
            "cluster. On your machine, write `phase: running` into cluster.yaml, generate again and install elasticsearch.yml on",
            $"{MarkdownText.Names(cluster.ElasticsearchNodes)} as above. It is read at the next start; none is needed now. This",
            "file is then another one too: go on in it at *TheHive*. To see that what made it form is gone:")
        .Bash("grep -c initial_master_nodes /etc/elasticsearch/elasticsearch.yml || echo gone");
}
