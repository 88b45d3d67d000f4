using System;
using System.IO;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class ShowCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public ShowCommandTests()
    {
        _cli.Write("node1/etc/thehive/application.conf", "include \"/etc/thehive/secret.conf\"\na { b = 1, b.c = [x, {password: s3}], u = ${?HOME} }\na.d = ${a.b}\n");
        _cli.Write("node1/etc/thehive/secret.conf", "play.http.secret.key = hunter2\n");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Commands_are_shown_without_the_passwords_in_them()
    {
        const string Tasks = """
            all:
            - shell: cqlsh -u cassandra -p Pq7Leak1 -e "ALTER ROLE x WITH PASSWORD = 'Pq7Leak2'"
            - command: curl -u elastic:Pq7Leak3 -XPUT http://es1:9200/_snapshot/x
            - shell: |
                cqlsh -u cassandra --password=Pq7Leak4 <<EOF
                CREATE ROLE y WITH LOGIN = true AND PASSWORD = 'Pq7Leak5';
                EOF
            - uri: {url: "http://user:Pq7Leak6@es1:9200/_snapshot", url_password: Pq7Leak7}
            - command: {argv: [cqlsh, -u, cassandra, -p, Pq7Leak8]}
            - command: sstableloader -pw Pq7Leak9 -u x -d cass1 /dir
            - copy:
                content: |
                  export ES_PASS=Pq7Leak10
                  curl -H "Authorization: Basic Pq7Leak11" x
                  nodetool -u x -pw Pq7Leak12 snapshot
                  curl --user "elastic:Pq7Leak13" x
                  cqlsh -ucassandra -pPq7Leak14

            """;
        _cli.Write("roles/x/tasks/main.yml", Tasks);

        foreach (var form in new[] { "--json", "--settings" })
        {
            var (code, output, _) = _cli.Run("show", "roles/x/tasks/main.yml", form);

            Assert.Equal(0, code);
            Assert.DoesNotContain("Pq7Leak", output, StringComparison.Ordinal);
            Assert.Contains("curl -u ***", output, StringComparison.Ordinal);
            Assert.Contains("Pq7Leak9", _cli.Run("show", "roles/x/tasks/main.yml", form, "--reveal").Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_list_shows_its_items()
    {
        _cli.Write("x.yml", "- a: 1\n  b: {c: [x], password: Pq7Leak1}\n- [d, {password: Pq7Leak2}]\n- e\n- {}\n");

        Assert.Equal((0, "1:3 [0].a = 1\n2:7 [0].b.c = [x]\n2:15 [0].b.password = ***\n3:3 [1] = [d, {password: ***}]\n4:3 [2] = e\n5:3 [3] = {}\n", ""), _cli.Run("show", "x.yml"));
    }

    [Fact]
    public void Settings_have_their_place()
    {
        _cli.Write("x.yaml", "a: {b: 1}\np: text\nl: [1, yes]\n");

        Assert.Equal((0, "1:5 a.b = 1\n2:1 p = text\n3:1 l = [1, yes]\n", ""), _cli.Run("show", "x.yaml"));
    }

    [Fact]
    public void An_include_is_read_from_the_same_node()
    {
        var (code, output, error) = _cli.Run("show", "node1/etc/thehive/application.conf");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("node1/etc/thehive/secret.conf:1:", output, StringComparison.Ordinal);
        Assert.Contains("play.http.secret.key = ***\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Braces_in_a_file_that_is_no_template_are_what_they_are()
    {
        using var run = new CliRun().WithSecrets();
        const string secret = "made-up {{ z }}{% x #}";
        run.Write("secrets.yaml", File.ReadAllText(run["secrets.yaml"]).Replace("Pq7LeakKeys", $"'{secret}'", StringComparison.Ordinal)
            .Replace("Pq7LeakHive", $"'{secret} hive'", StringComparison.Ordinal));
        Assert.Equal((0, ""), (run.Run("generate", "cluster.yaml", "--out", "out").Code, run.Run("lint", "out").Error));

        Assert.Contains($"\"keystore_password\": \"{secret}\"", run.Run("show", "out/node1/etc/cassandra/cassandra.yaml", "--json", "--reveal").Out, StringComparison.Ordinal);
        Assert.Contains($"\"password\": \"{secret} hive\"", run.Run("show", "out/node1/etc/thehive/application.conf", "--json", "--reveal").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("node1/etc/systemd/system/cassandra.service.d/limits.conf", "[Service]\nLimitNOFILE=1\n")]
    public void What_is_no_tree_is_refused_as_such_and_not_read_as_another_syntax(string path, string text)
    {
        _cli.Write(path, text);

        var (code, output, error) = _cli.Run("show", path);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"error: '{path}' is ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("node1/etc/sysctl.d/99-cassandra.conf", "vm/max_map_count = 1\n", "1:1 vm.max_map_count = 1\n", "{\n  \"vm.max_map_count\": \"1\"\n}\n")]
    [InlineData("keepalived.service.d/a.conf", "[Service]\nRestart=always\n", "2:1 Service.Restart = always\n", "{\n  \"Service\": {\n    \"Restart\": \"always\"\n  }\n}\n")]
    [InlineData(
        "haproxy.cfg",
        "global\nlisten a\n  bind :80\n  bind :81\n  no option dontlognull\n  disabled\n  stats auth me:hunter2 # x\nuserlist u\n  user a insecure-password hunter2\n",
        "1:1 global\n3:3 listen a.bind = :80\n4:3 listen a.bind = :81\n5:3 listen a.no option = dontlognull\n6:3 listen a.disabled\n7:3 listen a.stats = auth ***\n9:3 userlist u.user = a insecure-password ***\n",
        "{\n  \"global\": true,\n  \"listen a\": {\n    \"bind\": [\n      \":80\",\n      \":81\"\n    ],\n    \"no option\": \"dontlognull\",\n    \"disabled\": true,\n    \"stats\": \"auth ***\"\n  },\n  \"userlist u\": {\n    \"user\": \"a insecure-password ***\"\n  }\n}\n")]
    [InlineData(
        "keepalived.conf",
        "vrrp_script c {\n  script \"/usr/bin/curl -u a:hunter2 http://127.0.0.1/\"\n}\nvrrp_instance a {\n  interface eth0\n  nopreempt\n  virtual_router_id 5\n  authentication {\n    auth_type PASS\n    auth_pass hunter2\n  }\n  virtual_ipaddress {\n    10.0.0.1/24 dev eth0\n    10.0.0.2/24\n  }\n}\n",
        "2:3 vrrp_script c.script = \"/usr/bin/curl -u *** http://127.0.0.1/\"\n5:3 vrrp_instance a.interface = eth0\n6:3 vrrp_instance a.nopreempt\n7:3 vrrp_instance a.virtual_router_id = 5\n9:5 vrrp_instance a.authentication.auth_type = PASS\n10:5 vrrp_instance a.authentication.auth_pass = ***\n13:5 vrrp_instance a.virtual_ipaddress = 10.0.0.1/24 dev eth0\n14:5 vrrp_instance a.virtual_ipaddress = 10.0.0.2/24\n",
        "")]
    public void A_file_of_lines_is_shown_line_by_line(string path, string text, string settings, string json)
    {
        _cli.Write(path, text);

        Assert.Equal((0, settings, ""), _cli.Run("show", path));
        var (code, output, _) = _cli.Run("show", path, "--json");
        Assert.Equal(0, code);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
        Assert.Equal(json.Length > 0 ? json : output, output);
    }

    [Fact]
    public void Reveal_shows_secrets()
    {
        Assert.Contains("play.http.secret.key = hunter2\n", _cli.Run("show", "node1/etc/thehive/application.conf", "--reveal").Out, StringComparison.Ordinal);
        Assert.Contains("\"hunter2\"", _cli.Run("show", "node1/etc/thehive/secret.conf", "--reveal", "--json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_the_merged_and_substituted_value()
    {
        var (code, output, _) = _cli.Run("show", "node1/etc/thehive/application.conf", "--json");

        Assert.Equal(0, code);
        Assert.Contains("\"***\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_is_typed_as_its_Java_readers_type_it()
    {
        _cli.Write("x.yml", "a: yes\nb: 010\nc: 1:30\nd: ~\n");

        Assert.Equal("{\n  \"a\": true,\n  \"b\": 8,\n  \"c\": 90,\n  \"d\": null\n}\n", _cli.Run("show", "x.yml", "--json").Out);
    }

    [Fact]
    public void A_script_is_its_statements()
    {
        _cli.Write("x.cql", "-- roles\nALTER ROLE a WITH PASSWORD = 'hunter''2'\n  AND LOGIN = true;\nSELECT 1;\nALTER KEYSPACE k WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1};\n");

        Assert.Equal(
            (0, "2:1 ALTER ROLE a WITH PASSWORD = '***' AND LOGIN = true\n5:1 ALTER KEYSPACE k WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}\n", ""),
            _cli.Run("show", "x.cql"));
        Assert.Contains("'hunter''2'", _cli.Run("show", "x.cql", "--reveal").Out, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Run("show", "x.cql", "--json").Code);
    }

    [Fact]
    public void Everything_in_a_file_of_secrets_is_hidden()
    {
        _cli.WithSecrets();

        var (code, output, _) = _cli.Run("show", "secrets.yaml");

        Assert.Equal(0, code);
        Assert.Contains("play = ***\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Pq7", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.yaml", "a: [\n", "x.yaml:")]
    [InlineData("x.conf", "a = {\n", "x.conf:")]
    [InlineData("x.conf", "a = ${a}\n", "x.conf:")]
    [InlineData("x.yaml", "a: 1\0\n", "x.yaml:1:5: error: ")]
    public void A_file_that_its_reader_refuses_is_refused(string name, string text, string start)
    {
        _cli.Write(name, text);

        var (code, output, error) = _cli.Run("show", name);

        Assert.Equal((3, ""), (code, output));
        Assert.StartsWith(start, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "show", "absent.yaml")]
    [InlineData(2, "show", "x.txt")]
    [InlineData(2, "show")]
    [InlineData(2, "show", "x.yaml", "--json", "--settings")]
    [InlineData(2, "show", "x.yaml", "--jsn")]
    [InlineData(0, "show", "empty.yaml")]
    [InlineData(0, "show", "empty.yaml", "--json")]
    public void Exit_code(int expected, params string[] arguments)
    {
        _cli.Write("x.txt", "");
        _cli.Write("x.yaml", "a: 1\n");
        _cli.Write("empty.yaml", "");

        Assert.Equal(expected, _cli.Run(arguments).Code);
    }

    [Fact]
    public void Nothing_in_a_file_steers_the_terminal()
    {
        _cli.Write("x.yaml", "a: \"\\e[31mred\\n\"\n");

        Assert.Equal("1:1 a = \\u001b[31mred\\n\n", _cli.Run("show", "x.yaml").Out);
    }
}
