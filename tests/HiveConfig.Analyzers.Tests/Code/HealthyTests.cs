using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace HiveConfig.Analyzers.Tests;

/// <summary>Programs as people write them are passed over in silence, and broken ones without an exception.</summary>
public sealed class HealthyTests
{
    [Fact]
    public async Task The_sample_program_is_clean()
    {
        var program = await File.ReadAllTextAsync(Path.Combine(Source.Root, "samples", "three-nodes", "Program.cs"));
        Assert.Empty(await Source.Diagnose(Source.Document(program)));
    }

    // Files that name nothing of the library cost nothing, but a secret that comes from another file is still seen.
    [Theory]
    [InlineData("", "HCA1005")]
    [InlineData("global using HiveConfig.Model;", "HCA1005 HCA1006")]
    [InlineData("using HiveConfig.Model;", "HCA1005 HCA1006")]
    public async Task A_file_that_names_nothing_of_the_library(string directive, string ids)
    {
        var isGlobal = directive.StartsWith("global", System.StringComparison.Ordinal);
        var project = Source.Document((isGlobal ? directive : "") + """

            namespace First
            {
                public static class Given
                {
                    public static HiveConfig.Model.Cluster Cluster => null!;
                }
            }
            """).Project;
        var document = project.AddDocument("Other.cs", (isGlobal ? "" : directive) + """

            internal static class Other
            {
                internal static readonly object Made = First.Given.Cluster with { Nodes = [new("node1", "10.0.0.1"), new("node1", "10.0.0.2"), new("node3", "10.0.0.3")] };

                internal static string Text => $"play is {First.Given.Cluster.Secrets.Play}";
            }
            """);
        Assert.Equal(ids, string.Join(' ', (await Source.Diagnose(document)).Select(finding => finding.Id).Order(System.StringComparer.Ordinal)));
    }

    // A token less at a time, or one twice, or one of elsewhere, as one types: every analyzer has to live with what comes of it.
    [Fact]
    public async Task Half_written_code_throws_nothing()
    {
        var text = string.Concat(CodeRules.All.Select((rule, index) => Source.Method(rule.Bad).Replace(Source.Usings, "", System.StringComparison.Ordinal).Replace("class Sample", "class Sample" + index, System.StringComparison.Ordinal)));
        text = Source.Usings + text;
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).Select(token => token.Span).ToList();
        var random = new System.Random(1);
        for (var round = 0; round < 60; round++)
        {
            var broken = text;
            foreach (var span in Enumerable.Range(0, 1 + (round / 10)).Select(_ => tokens[random.Next(tokens.Count)]).Distinct().OrderByDescending(span => span.Start))
            {
                var other = tokens[random.Next(tokens.Count)];
                broken = (round % 3) switch
                {
                    0 => broken.Remove(span.Start, span.Length),
                    1 => broken.Insert(span.Start, text.Substring(span.Start, span.Length) + " "),
                    _ => broken.Remove(span.Start, span.Length).Insert(span.Start, text.Substring(other.Start, other.Length)),
                };
            }

            await Source.Diagnose(Source.Document(broken));
        }
    }
}
