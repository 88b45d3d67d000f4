using System;
using System.Threading.Tasks;
using Xunit;

namespace HiveConfig.Analyzers.Tests;

/// <summary>HCA1002 to HCA1005: secrets in the code, and secrets on their way out of it. No message shows one.</summary>
public sealed class SecretTests
{
    private const string MadeUp = "not-real-7kUe0vSd2n-0123456789abcdef";

    [Theory]
    [InlineData($"""var value = Secret.Parse("{MadeUp}");""", "HCA1002")]
    [InlineData($"""var value = new Secrets {"{"} Play = Secret.Parse("{MadeUp}") {"}"};""", "HCA1002")]
    [InlineData("""var value = Secret.FromEnvironment("not-real#7kUe0vSd2n!");""", "HCA1002")]
    [InlineData("""var value = Secret.FromVault("not-real#7kUe0vSd2n!");""", "HCA1002")]
    [InlineData("""const string Key = "not-real-7kUe0vSd2n"; var value = Secret.Parse(Key);""", "HCA1002")]
    [InlineData("""var value = new Secrets { CassandraAdmin = Secret.Parse("short") };""", "HCA1002")]
    [InlineData("""var value = new Secrets { Play = Secret.Parse("short") };""", "HCA1004")]
    [InlineData("""var value = new Secrets { Keystore = Secret.Parse("abc") };""", "HCA1004")]
    [InlineData("""var value = new Secrets { CassandraAdmin = Secret.Parse("ChangeMe") };""", "HCA1004")]
    [InlineData("""var value = Secret.Parse("cassandra");""", "HCA1004")]
    [InlineData($"""var files = cluster.Generate(_ => "{MadeUp}");""", "HCA1003")]
    [InlineData($"""var files = cluster.Generate(delegate (Secret secret) {"{"} return "{MadeUp}"; {"}"});""", "HCA1003")]
    [InlineData($"""var files = cluster.Generate(secret => secret.Name == "play" ? "{MadeUp}" : null);""", "HCA1003")]
    [InlineData($"""var files = cluster.Generate(secret => secrets.Resolve(secret) ?? "{MadeUp}");""", "HCA1003")]
    [InlineData($"""var files = cluster.Generate(secret => secret.Name switch {"{"} "play" => "{MadeUp}", "vrrp" => "notreal1", _ => secrets.Resolve(secret) {"}"});""", "HCA1003 HCA1003")]
    [InlineData($"""var files = cluster.Generate(secret => secret.Name switch {"{"} "play" => "notreal1", _ => secrets.Resolve(secret) {"}"});""", "HCA1004")]
    [InlineData($"""string? Find(Secret secret) => "{MadeUp}"; var files = cluster.Generate(Find);""", "HCA1003")]
    [InlineData("""var files = cluster.Generate(_ => "changeme");""", "HCA1004")]
    [InlineData("""var problems = SecretChecks.Check(cluster, _ => "changeme");""", "HCA1004")]
    [InlineData($"""var other = new SecretResolver(directory, _ => "{MadeUp}");""", "HCA1003")]
    [InlineData($"""var extra = Extra.Parse("play.http.secret.key: {MadeUp}");""", "HCA1003")]
    [InlineData("""var extra = JvmSetting.Parse("-Djavax.net.ssl.keyStorePassword=not-real-1");""", "HCA1003")]
    [InlineData("""var extra = JvmSetting.Parse("-Dplay.http.secret.key=not-real-7kUe0vSd2n");""", "HCA1003")]
    [InlineData($"""var text = "{MadeUp}"; var value = Secret.Parse(text);""", "HCA1002")]
    [InlineData($"""var text = "{MadeUp}"; var files = cluster.Generate(_ => text);""", "HCA1003")]
    [InlineData($"""var all = new Dictionary<string, string> {"{"} ["play"] = "{MadeUp}", ["vrrp"] = "notreal1" {"}"}; var files = cluster.Generate(secret => all[secret.Name]);""", "HCA1003 HCA1003")]
    [InlineData($"""var all = new Dictionary<string, string> {"{"} {"{"} "play", "notreal1" {"}"} {"}"}; var files = cluster.Generate(secret => all.GetValueOrDefault(secret.Name));""", "HCA1004")]
    public async Task A_secret_in_the_code(string statements, string ids)
    {
        Assert.Equal(ids, await Source.Ids(statements));
        Assert.All(await Source.Lint(statements), finding =>
        {
            var message = finding[finding.LastIndexOf(": ", StringComparison.Ordinal)..];
            Assert.DoesNotContain(MadeUp, message, StringComparison.Ordinal);
            Assert.DoesNotContain("notreal1", message, StringComparison.Ordinal);
            Assert.DoesNotContain("7kUe0vSd2n", message, StringComparison.Ordinal);
            Assert.DoesNotContain("changeme", message, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("""var value = Secret.Parse("env:PLAY");""")]
    [InlineData("""var value = Secret.Parse("file:secrets.yaml#play");""")]
    [InlineData("""var value = Secret.Parse("vault:play");""")]
    [InlineData("""var value = Secret.Parse(directory);""")]
    [InlineData("""var value = Secret.FromEnvironment("PLAY");""")]
    [InlineData("""var value = Secret.FromEnvironment("password");""")]
    [InlineData("""var value = Secrets.FromFile("secrets.yaml");""")]
    [InlineData("""var files = cluster.Generate(secrets.Resolve);""")]
    [InlineData("""var files = cluster.Generate(secret => Environment.GetEnvironmentVariable(secret.Name));""")]
    [InlineData("""var files = cluster.Generate(secret => $"test-{secret.Name}");""")]
    [InlineData("""var files = cluster.Generate(_ => "{{ play }}");""")]
    [InlineData("""var files = cluster.Generate(_ => null);""")]
    [InlineData("""Func<string, string?> name = _ => "any other function";""")]
    [InlineData("""Func<Node, string?> name = _ => "any other function";""")]
    [InlineData("""var extra = Extra.Parse("concurrent_reads: 64");""")]
    [InlineData("""var extra = Extra.Parse("play.http.secret.key: \"{{ play }}\"");""")]
    [InlineData("""var extra = JvmSetting.Parse("-Dsun.net.inetaddr.ttl=60");""")]
    [InlineData("""var all = new Dictionary<string, string?> { ["play"] = Environment.GetEnvironmentVariable("PLAY"), ["vrrp"] = "{{ vrrp }}" }; var files = cluster.Generate(secret => all[secret.Name]);""")]
    [InlineData("""var text = "none"; text = directory; var files = cluster.Generate(_ => text);""")]
    public async Task No_secret_in_the_code(string statements) => Assert.Empty(await Source.Lint(statements));

    // A variable by its bare name is no secret: its parser says what is expected.
    [Fact]
    public async Task A_name_without_its_scheme_is_a_wrong_reference() => Assert.Equal("HCA1001", await Source.Ids("""var value = Secret.Parse("PLAY_SECRET");"""));

    [Theory]
    [InlineData("""Console.WriteLine($"play is {secrets.Resolve(cluster.Secrets.Play!)}");""")]
    [InlineData("""var value = secrets.Resolve(cluster.Secrets.Play!); var text = $"play is {value}";""")]
    [InlineData("""var value = secrets.Resolve(cluster.Secrets.Play!); var text = "play is " + value;""")]
    [InlineData("""Console.WriteLine(secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""Console.WriteLine("{0}", secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""Console.Error.WriteLine(secrets.Resolve(cluster.Secrets.Play!) ?? "none");""")]
    [InlineData("""Func<Secret, string?> resolve = secrets.Resolve; var text = $"{resolve(cluster.Secrets.Play!)?.Trim()}";""")]
    [InlineData("""var text = string.Format("{0}", secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""var text = string.Join(",", "a", secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""Console.WriteLine(cluster.Secrets.Play);""")]
    [InlineData("""var text = $"secret {cluster.Secrets.Play}";""")]
    [InlineData("""var text = "secret " + cluster.Secrets.Play;""")]
    [InlineData("""throw new InvalidOperationException($"no value for {cluster.Secrets.Play!.ToString()}");""")]
    [InlineData("""ILogger log = null!; log.LogInformation("play {Play}", secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""var text = "play is "; text += secrets.Resolve(cluster.Secrets.Play!);""")]
    [InlineData("""throw new InvalidOperationException(secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""new System.Text.StringBuilder().Append("play is ").AppendLine(secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""new System.Text.StringBuilder().Append($"play is {secrets.Resolve(cluster.Secrets.Play!)}");""")]
    [InlineData("""var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"play is {secrets.Resolve(cluster.Secrets.Play!)}");""")]
    [InlineData("""System.Diagnostics.Debug.Fail(secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""System.Diagnostics.Trace.TraceError("{0}", secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""Environment.FailFast(secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""if (secrets.Resolve(cluster.Secrets.Play!) is { Length: > 0 } value) { Console.WriteLine(value); }""")]
    [InlineData("""Console.WriteLine(directory.Length > 3 ? secrets.Resolve(cluster.Secrets.Play!) : "none");""")]
    [InlineData("""var text = cluster.Secrets.Play!.ToString(); Console.WriteLine(text);""")]
    public async Task A_secret_on_its_way_out(string statements) => Assert.Equal("HCA1005", string.Join(' ', (await Logged(statements))));

    [Theory]
    [InlineData("""Console.WriteLine($"play is {cluster.Secrets.Play!.Reference}");""")]
    [InlineData("""var value = secrets.Resolve(cluster.Secrets.Play!); Console.WriteLine(value is null ? "missing" : "there");""")]
    [InlineData("""var value = secrets.Resolve(cluster.Secrets.Play!); System.IO.File.WriteAllText("play", value);""")]
    [InlineData("""Console.WriteLine($"{cluster}");""")]
    [InlineData("""Console.WriteLine($"{directory} {cluster.Nodes[0]}");""")]
    [InlineData("""var value = secrets.Resolve(cluster.Secrets.Play!); value = directory; Console.WriteLine(value);""")]
    [InlineData("""ILogger log = null!; log.LogInformation("play {Play}", cluster.Secrets.Play!.Reference);""")]
    [InlineData("""throw new InvalidOperationException(cluster.Secrets.Play!.Reference);""")]
    [InlineData("""new System.Text.StringBuilder().Append(cluster.Secrets.Play!.Reference).AppendLine(directory);""")]
    [InlineData("""System.Diagnostics.Debug.Assert(secrets.Resolve(cluster.Secrets.Play!) is not null, "no secret");""")]
    [InlineData("""Environment.SetEnvironmentVariable("PLAY", secrets.Resolve(cluster.Secrets.Play!));""")]
    [InlineData("""if (secrets.Resolve(cluster.Secrets.Play!) is { Length: > 0 } value) { System.IO.File.WriteAllText("play", value); }""")]
    [InlineData("""var number = 1; number += 2; var text = "a"; text += directory; text += number;""")]
    public async Task Nothing_secret_on_its_way_out(string statements) => Assert.Empty(await Logged(statements));

    private static async Task<string[]> Logged(string statements)
        => Array.ConvertAll(await Source.LintFile(Source.Method(statements) + """

            internal interface ILogger { }

            internal static class LoggerExtensions
            {
                internal static void LogInformation(this ILogger log, string message, params object?[] values) { }
            }
            """), finding => finding[..7]);

    [Fact]
    public async Task The_fix_names_a_variable_after_the_secret()
    {
        const string Before = """
            using HiveConfig.Model;

            internal static class Sample
            {
                internal static readonly Secrets All = new()
                {
                    // Signs the cookies.
                    Play = Secret.Parse("not-real-7kUe0vSd2n-0123456789abcdef"), // to be moved
                    CassandraTheHive = Secret . FromVault( /* here */ "not-real#7kUe0vSd2n!" ),
                    S3AccessKey = Secret.Parse(text: "not-real-7kUe0vSd2n"),
                };

                internal static readonly Secret MailPassword = Secret.Parse("not-real-7kUe0vSd2n");
            }

            """;
        const string Good = """
            using HiveConfig.Model;

            internal static class Sample
            {
                internal static readonly Secrets All = new()
                {
                    // Signs the cookies.
                    Play = Secret.FromEnvironment("PLAY"), // to be moved
                    CassandraTheHive = Secret . FromEnvironment( /* here */ "CASSANDRA_THEHIVE" ),
                    S3AccessKey = Secret.FromEnvironment("S3_ACCESS_KEY"),
                };

                internal static readonly Secret MailPassword = Secret.FromEnvironment("MAIL_PASSWORD");
            }

            """;
        Assert.Equal(Before.Replace("""Secret.Parse("not-real-7kUe0vSd2n-0123456789abcdef")""", """Secret.FromEnvironment("PLAY")""", StringComparison.Ordinal), await Source.Fix(Before));
        Assert.Equal(Good, await Source.FixAll(Before));
        Assert.Empty(await Source.LintFile(Good));

        var windows = Before.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(Good.Replace("\n", "\r\n", StringComparison.Ordinal), await Source.FixAll(windows));
    }

    [Fact]
    public async Task The_fix_of_a_weak_one_is_the_same()
        => Assert.Equal(
            Source.Method("""var value = new Secrets { Play = Secret.FromEnvironment("PLAY") };"""),
            await Source.Fix(Source.Method("""var value = new Secrets { Play = Secret.Parse("changeme") };""")));

    // Its value may be what somebody needs there: of that there is no fix.
    [Fact]
    public async Task The_fix_of_a_secret_in_a_text_is_its_reference()
    {
        const string Before = """
            var play = cluster.Secrets.Play!;
            Console.WriteLine($"{play,10} /* a */ {cluster.Secrets.Vrrp}"); // b
            Console.WriteLine("{0} {1}", cluster.Secrets.Vrrp ?? play, cluster?.Secrets.Play);
            var text = "play is " + secrets.Resolve(play) + play;
            Console.WriteLine(play.ToString());
            """;
        const string Good = """
            var play = cluster.Secrets.Play!;
            Console.WriteLine($"{play.Reference,10} /* a */ {cluster.Secrets.Vrrp?.Reference}"); // b
            Console.WriteLine("{0} {1}", (cluster.Secrets.Vrrp ?? play).Reference, cluster?.Secrets.Play?.Reference);
            var text = "play is " + secrets.Resolve(play) + play.Reference;
            Console.WriteLine(play.ToString());
            """;
        Assert.Equal(Source.Method(Good), await Source.FixAll(Source.Method(Before)));
        Assert.Equal("HCA1005 HCA1005", await Source.Ids(Good));
    }

    [Fact]
    public async Task What_takes_a_secret_is_no_text()
        => Assert.Empty(await Source.LintFile(Source.Usings + """
            internal sealed class NoSecretException(Secret secret) : Exception("no value for " + secret.Reference) { }
            internal static class Sample { internal static void Run(Secret secret) => throw new NoSecretException(secret); }
            """));

    // Comments stay, whatever the name of the class; what holds the reference names the variable.
    [Fact]
    public async Task The_fix_keeps_comments_and_knows_every_form_of_a_call()
        => Assert.Equal(
            """
            using static HiveConfig.Model.Secret;
            using S = HiveConfig.Model.Secret;

            internal sealed class Sample
            {
                private S? _mailPassword = FromEnvironment("MAIL_PASSWORD");

                internal static S Given => S.FromEnvironment(/* of */ "GIVEN" /* ours */);

                internal static S Get() { return global::HiveConfig.Model.Secret.FromEnvironment("GET"); }

                internal void Set(S proxyPassword) => _mailPassword = proxyPassword;

                internal void Reset() => Set(S
                    // why
                    .FromEnvironment("PROXY_PASSWORD"));
            }

            """,
            await Source.FixAll("""
            using static HiveConfig.Model.Secret;
            using S = HiveConfig.Model.Secret;

            internal sealed class Sample
            {
                private S? _mailPassword = Parse("not-real-7kUe0vSd2n");

                internal static S Given => S.Parse(text: /* of */ "not-real-7kUe0vSd2n" /* ours */);

                internal static S Get() { return global::HiveConfig.Model.Secret.Parse("not-real-7kUe0vSd2n"); }

                internal void Set(S proxyPassword) => _mailPassword = proxyPassword;

                internal void Reset() => Set(S
                    // why
                    .Parse("not-real-7kUe0vSd2n"));
            }

            """));

    // The constant would keep the secret, unseen; and what has no name gives none to a variable.
    [Theory]
    [InlineData("""const string Key = "not-real-7kUe0vSd2n"; var value = Secret.Parse(Key);""")]
    [InlineData("""var key = "not-real-7kUe0vSd2n"; var value = Secret.Parse(key);""")]
    [InlineData("""Secret[] all = [Secret.Parse("not-real-7kUe0vSd2n")];""")]
    [InlineData("""var all = new List<Secret>(); all.Add(Secret.Parse("not-real-7kUe0vSd2n"));""")]
    public async Task A_secret_without_one_right_answer_has_no_fix(string statements)
    {
        var document = Source.Document(Source.Method(statements));
        Assert.Empty(await Source.ActionsFor(document, Assert.Single(await Source.Diagnose(document))));
    }

    [Fact]
    public async Task A_value_that_a_function_returns_has_no_fix()
    {
        var document = Source.Document(Source.Method("""var files = cluster.Generate(_ => "changeme");"""));
        Assert.Empty(await Source.ActionsFor(document, Assert.Single(await Source.Diagnose(document))));
    }
}
