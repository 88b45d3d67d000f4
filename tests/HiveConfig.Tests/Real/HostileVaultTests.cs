using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests.Real;

/// <summary>
/// Hostile secrets that Ansible fills in: one run of ansible-playbook expands every template with every value, and the real
/// readers find in them what they find where HiveConfig wrote the value itself.
/// </summary>
public sealed class HostileVaultTests
{
    private static readonly Cluster Vault = HostileSecret.Cluster with
    {
        Secrets = new()
        {
            Play = Secret.FromVault("v_play"),
            CassandraAdmin = Secret.FromVault("v_cassandraAdmin"),
            CassandraTheHive = Secret.FromVault("v_cassandraThehive"),
            ElasticsearchTheHive = Secret.FromVault("v_elasticsearchThehive"),
            Keystore = Secret.FromVault("v_keystore"),
            Truststore = Secret.FromVault("v_truststore"),
            Vrrp = Secret.FromVault("v_vrrp"),
            S3AccessKey = Secret.FromVault("v_s3AccessKey"),
            S3SecretKey = Secret.FromVault("v_s3SecretKey"),
            Proxy = Secret.FromVault("v_proxy"),
        },
    };

    // The values have to be marked: Ansible would take braces in them for an expression of its own.
    private const string Playbook = """
        - hosts: localhost
          connection: local
          gather_facts: false
          vars_files: [cases.yml]
          tasks:
            - template: { src: all.j2, dest: out }
        """;

    private const string All = """
        {% for case in cases %}
        {% for file in files %}
        {{ lookup('template', file, template_vars=case, convert_data=False) | b64encode }}
        {% endfor %}
        {% endfor %}

        """;

    [RealFact("ansible-playbook", "java", SnakeYaml.Jar, TypesafeConfig.Jar)]
    public void TheyArriveAsTheyAre()
    {
        var cases = Cases();
        Assert.True(cases.Count > 30);
        Assert.Contains(cases, secret => secret.Value.Contains("{{", StringComparison.Ordinal) && secret.Takers.Contains("play", StringComparer.Ordinal));
        var templates = Vault.Generate(_ => null).Files.Where(file => file is { Node: "node1", IsTemplate: true }).ToList();
        Assert.Equal(6, templates.Count);

        var filled = Fill(templates, cases);
        var clear = cases.SelectMany(secret =>
        {
            var files = HostileSecret.Cluster.Generate(secret.Resolve).Files;
            return templates.Select(template => files.Single(file => string.Equals(file.TreePath, template.TreePath, StringComparison.Ordinal)));
        }).ToList();
        var pairs = filled.Zip(clear, (text, file) => (Filled: text, Clear: file)).ToList();
        Assert.Equal(clear.Count, filled.Count);

        var yaml = pairs.Where(pair => pair.Clear.Kind == CassandraYaml.Kind || pair.Clear.Kind == ElasticsearchYml.Kind || pair.Clear.Kind.Read == YamlReader.Read).ToList();
        Assert.All(yaml.Zip(SnakeYaml.Read(yaml.Select(pair => pair.Filled))), pair => Assert.Equal(TypedJson.Of(YamlReader.Read(pair.First.Clear.Text).Root), pair.Second.Value ?? pair.Second.Error));

        var hocon = pairs.Where(pair => pair.Clear.Kind.Read == HoconReader.Read).ToList();
        Assert.All(hocon.Zip(TypesafeConfig.Read(hocon.Select(pair => WithoutInclude(pair.Filled)))), pair =>
        {
            Assert.Null(pair.Second.Error);
            Assert.Null(HoconComparison.Difference(HoconComparison.Read(WithoutInclude(pair.First.Clear.Text))!.Root!, pair.Second.Value!.Value));
        });

        Assert.All(pairs.Where(pair => pair.Clear.Kind.Read == CqlReader.Read), pair => Assert.Equal(Passwords(pair.Clear.Text), Passwords(pair.Filled)));
        Assert.All(pairs.Where(pair => pair.Clear.Kind.Read is null && pair.Clear.Kind != KeepalivedConf.Kind), pair => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(pair.Clear.Text), JsonNode.Parse(pair.Filled))));
        Assert.All(pairs.Where(pair => pair.Clear.Kind == KeepalivedConf.Kind), pair => Assert.Equal(pair.Clear.Text, pair.Filled));
    }

    // Each template takes a moment: several texts in one value, and by themselves those that matter at the beginning or the end.
    private static List<HostileSecret> Cases()
    {
        string[] alone = ["'", "\"", "\\", "{{ x }}", "{", "}}", "#", "$", "null", "yes", "0777", "1e3", "12:30", "a=b", new string('a', 10_000)];
        var together = HostileTexts.All.Where(text => text.Length < 100 && HostileSecret.Of(text + "a").Takers.Count > 0).Chunk(6).Select(texts => string.Join(" ", texts));
        return [.. alone.Concat(together).SelectMany(text => new[] { text, text + " 0123456789abcdef0123456789abcdef" }).Select(HostileSecret.Of).Where(secret => secret.Takers.Count > 0)];
    }

    private static List<string> Fill(List<RenderedFile> templates, List<HostileSecret> cases)
    {
        using var directory = new TempDirectory();
        for (var i = 0; i < templates.Count; i++)
        {
            directory.Write($"templates/{i}.j2", templates[i].Text);
        }

        directory.Write("templates/all.j2", All);
        directory.Write("play.yml", Playbook);
        directory.Write("cases.yml", "files: [" + string.Join(", ", templates.Select((_, i) => $"{i}.j2")) + "]\ncases:\n" + string.Concat(cases.Select(Case)));
        var (code, output, error) = RealProcess.Run("env", ["ANSIBLE_LOCALHOST_WARNING=false", "HOME=" + directory.Path, "ansible-playbook", "play.yml"], directory.Path);
        Assert.True(code == 0, output + error);
        return File.ReadAllLines(directory["out"]).Select(line => Encoding.UTF8.GetString(Convert.FromBase64String(line))).ToList();
    }

    private static string Case(HostileSecret secret)
        => "- {" + string.Join(", ", HostileSecret.Names.Select(name => $"v_{name}: !unsafe {YamlText.DoubleQuote(secret.Resolve(name))}")) + "}\n";

    private static string WithoutInclude(string text) => text.Replace("include required(file(\"/etc/thehive/secret.conf\"))\n", "", StringComparison.Ordinal);

    private static IEnumerable<string> Passwords(string text)
    {
        var document = CqlReader.Read(text);
        Assert.Empty(document.Faults);
        return document.Statements.OfType<CqlRoleStatement>().Select(role => role.Password!.Value);
    }
}
