using System;
using System.Linq;
using System.Threading.Tasks;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Analyzers.Tests;

/// <summary>HCA1001: constants that a type of the model refuses, with the words of its parser.</summary>
public sealed class ConstantTests
{
    [Theory]
    [InlineData("""HostAddress.Parse("10.0.0.300")""", "\"10.0.0.300\"", "'10.0.0.300' is not an IPv4 address, an IPv6 address or a DNS name (10.10.1.11, fd00::11, node1.example.org)")]
    [InlineData("""Cidr.Parse("10.1.1.5/33")""", "\"10.1.1.5/33\"", "'10.1.1.5/33' is not an address with a prefix length (10.10.1.50/24, fd00::50/64)")]
    [InlineData("""DataSize.Parse("16")""", "\"16\"", "'16' is not a size: a whole number and k, m or g, in powers of 1024 (3000m, 4g)")]
    [InlineData("""DataSize.Gibibytes(0)""", "0", "'0g' is not a size: a whole number and k, m or g, in powers of 1024 (3000m, 4g)")]
    [InlineData("""DataSize.Mebibytes(-1)""", "-1", "'-1m' is not a size: a whole number and k, m or g, in powers of 1024 (3000m, 4g)")]
    [InlineData("""Duration.Parse("45 seconds")""", "\"45 seconds\"", "'45 seconds' is not a duration: a whole number and ms, s, m, h or d (500ms, 45s, 2m)")]
    [InlineData("""Duration.Seconds(0)""", "0", "'0s' is not a duration: a whole number and ms, s, m, h or d (500ms, 45s, 2m)")]
    [InlineData("""Port.Of(70000)""", "70000", "'70000' is not a port (1-65535)")]
    [InlineData("""Port.Parse("0")""", "\"0\"", "'0' is not a port (1-65535)")]
    [InlineData("""ProductVersion.Parse("5")""", "\"5\"", "'5' is not a version of two or three numbers (4.1, 5.5.16)")]
    [InlineData("""new Node("node_1", "10.0.0.1")""", "\"node_1\"", "'node_1' is not a node name: lower-case letters, digits and -, at most 63, no - at the ends (node1)")]
    [InlineData("""new Node(address: "10.0.0.300", name: "node1")""", "\"10.0.0.300\"", "'10.0.0.300' is not an IPv4 address, an IPv6 address or a DNS name (10.10.1.11, fd00::11, node1.example.org)")]
    [InlineData("""Secret.FromEnvironment("9LIVES")""", "\"9LIVES\"", "expected a secret by reference: env:NAME, file:PATH#name or vault:NAME")]
    [InlineData("""Secret.FromEnvironment("")""", "\"\"", "expected a secret by reference: env:NAME, file:PATH#name or vault:NAME")]
    [InlineData("""Secret.Parse("env:")""", "\"env:\"", "expected a secret by reference: env:NAME, file:PATH#name or vault:NAME")]
    [InlineData("""Secret.FromFile("secrets.yaml", "my play")""", """Secret.FromFile("secrets.yaml", "my play")""", "expected a secret by reference: env:NAME, file:PATH#name or vault:NAME")]
    public async Task A_constant_that_is_refused(string expression, string marked, string message)
        => Assert.Equal([$"HCA1001 {marked}: {message}"], await Source.Lint($"var value = {expression};"));

    // However the constant comes about.
    [Theory]
    [InlineData("""const string Host = "10.0.0.300"; var value = HostAddress.Parse(Host);""")]
    [InlineData("""const string Net = "10.0.0."; var value = HostAddress.Parse(Net + "300");""")]
    [InlineData("""const string Net = "10.0.0"; var value = HostAddress.Parse($"{Net}.300");""")]
    [InlineData("""var value = NodeName.Parse(nameof(Node));""")]
    [InlineData(""""var value = HostAddress.Parse("""10.0.0.300""");"""")]
    [InlineData("""Func<HostAddress> later = () => HostAddress.Parse("10.0.0.300");""")]
    [InlineData("""var host = "10.0.0.300"; var value = HostAddress.Parse(host);""")]
    [InlineData("""var value = HostAddress.Parse(directory.Length > 3 ? "10.0.0.300" : directory);""")]
    [InlineData("""var host = directory.Length > 3 ? directory : "10.0.0.300"; var value = HostAddress.Parse(host);""")]
    [InlineData("""var value = HostAddress.Parse(Environment.GetEnvironmentVariable("HOST") ?? "10.0.0.300");""")]
    [InlineData("""var value = Port.Of(directory switch { "a" => 0, _ => 9000 });""")]
    [InlineData("""var value = Port.Of((int)70000L);""")]
    [InlineData("""var name = "node_1"; var value = new Node(name, "10.0.0.1");""")]
    [InlineData("""Func<object> act = () => Port.Parse("0"); act();""")]
    [InlineData("""try { Port.Parse("0"); } catch (FormatException) { }""")]
    public async Task A_constant_of_any_form(string statements) => Assert.Equal("HCA1001", await Source.Ids(statements));

    [Theory]
    [InlineData("""var value = HostAddress.Parse("10.0.0.30");""")]
    [InlineData("""var value = HostAddress.Parse(directory);""")]
    [InlineData("""var value = HostAddress.Parse($"10.0.0.{directory.Length}");""")]
    [InlineData("""var value = HostAddress.TryParse("10.0.0.300", out _, out _);""")]
    [InlineData("""var value = Port.Of(directory.Length);""")]
    [InlineData("""var value = DataSize.Gibibytes(2000000);""")]
    [InlineData("""var value = new Node("node" + directory, "10.0.0.1");""")]
    [InlineData("""var value = Record.Throws<FormatException>(() => HostAddress.Parse("10.0.0.300"));""")]
    [InlineData("""var value = Version.Parse("5");""")]
    [InlineData("""Func<object> act = () => Port.Parse("0"); Record.Throws<FormatException>(act);""")]
    [InlineData("""object Act() => Port.Parse("0"); Record.Throws<FormatException>(Act);""")]
    [InlineData("""Func<object> act = () => Port.Parse("0"); act.Should().Throw<FormatException>();""")]
    [InlineData("""Record.That(() => Port.Parse("0"), Throws.Any);""")]
    [InlineData("""var host = "10.0.0.300"; if (directory.Length > 3) { host = "10.0.0.30"; } var value = HostAddress.Parse(host);""")]
    [InlineData("""var host = directory.Length > 3 ? directory : "10.0.0.30"; var value = HostAddress.Parse(host);""")]
    public async Task What_is_right_or_unknown_or_wanted_is_not(string statements)
        => Assert.Empty(await Source.LintFile(Source.Method(statements) + """
            internal static class Record
            {
                internal static T Throws<T>(Func<object> act) where T : Exception => default!;
                internal static void Throw<T>(this Func<object> act) { }
                internal static Func<object> Should(this Func<object> act) => act;
                internal static void That(Func<object> act, object expected) { }
            }
            internal static class Throws { internal static object Any => ""; }
            """));

    // What a constructor may replace is a default.
    [Theory]
    [InlineData("private readonly string _host = \"10.0.0.300\"; private HostAddress Made => HostAddress.Parse(_host);", true)]
    [InlineData("private readonly string _host = \"10.0.0.300\"; internal Sample(string host) => _host = host; private HostAddress Made => HostAddress.Parse(_host);", false)]
    [InlineData("private readonly string _host = \"10.0.0.300\", _name; internal Sample(string host) => (_host, _name) = (host, host); private HostAddress Made => HostAddress.Parse(_host);", false)]
    [InlineData("private static readonly string Host = \"10.0.0.300\"; static Sample() { Host = Environment.MachineName; } private HostAddress Made => HostAddress.Parse(Host);", false)]
    [InlineData("private static string Host { get; } = \"10.0.0.300\"; private HostAddress Made => HostAddress.Parse(Host);", true)]
    [InlineData("private static string Host { get; } = \"10.0.0.300\"; static Sample() => Host = Environment.MachineName; private HostAddress Made => HostAddress.Parse(Host);", false)]
    [InlineData("private static string Host { get; set; } = \"10.0.0.300\"; private HostAddress Made => HostAddress.Parse(Host);", false)]
    public async Task A_member_that_is_set_once(string members, bool isKnown)
        => Assert.Equal(isKnown ? ["HCA1001"] : [], (await Source.LintFile(Source.Usings + $"internal sealed class Sample {{ {members} }}")).Select(finding => finding[..7]));

    [Fact]
    public async Task A_test_that_says_so_in_an_attribute_wants_the_exception()
        => Assert.Equal(
            ["HCA1001 \"0\": '0' is not a port (1-65535)"],
            await Source.LintFile(Source.Usings + """
                internal sealed class ExpectedExceptionAttribute(Type type) : Attribute { public Type Type => type; }
                internal static class Tests
                {
                    [ExpectedException(typeof(FormatException))]
                    internal static void One() => Port.Parse("70000");
                    [Obsolete]
                    internal static void Other() => Port.Parse("0");
                }
                """));

    [Fact]
    public void Every_type_that_is_read_from_a_text_is_known()
    {
        var all = typeof(Cluster).Assembly.GetExportedTypes()
            .Where(type => string.Equals(type.Namespace, typeof(Cluster).Namespace, StringComparison.Ordinal) && type.GetMethod("Parse", [typeof(string)]) is not null)
            .Select(type => type.Name)
            .Where(name => name is not nameof(Secret))
            .Order(StringComparer.Ordinal);
        Assert.Equal(all, ValueTypes.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_type_refuses_something_in_its_own_words() => Assert.All(ValueTypes.Names, name => Assert.NotNull(ValueTypes.ProblemOf(name, "\n: [")));

    [Fact]
    public void Every_factory_that_takes_a_number_is_known()
    {
        var all = typeof(Cluster).Assembly.GetExportedTypes()
            .Where(type => string.Equals(type.Namespace, typeof(Cluster).Namespace, StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods().Where(method => method.IsStatic && method.ReturnType == type && method.GetParameters() is [{ ParameterType: var parameter }] && parameter == typeof(int)))
            .ToList();
        Assert.NotEmpty(all);
        Assert.All(all, method => Assert.NotNull(ValueTypes.ProblemOf(method.DeclaringType!.Name, method.Name, -1)));
    }
}
