using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace HiveConfig.Analyzers.Tests;

/// <summary>HCA1014 to HCA1016: what is done with a cluster, or is not.</summary>
public sealed class ResultTests
{
    [Theory]
    [InlineData("cluster.Validate();", "HCA1014 cluster.Validate(): the result of 'Validate' is dropped, expected a look at what is wrong with the cluster")]
    [InlineData("cluster?.Validate();", "HCA1014 .Validate(): the result of 'Validate' is dropped, expected a look at what is wrong with the cluster")]
    [InlineData("ClusterValidation.Validate(cluster);", "HCA1014 ClusterValidation.Validate(cluster): the result of 'Validate' is dropped, expected a look at what is wrong with the cluster")]
    [InlineData("ConfigTree.Read(directory).Environments.Lint();", "HCA1014 ConfigTree.Read(directory).Environments.Lint(): the result of 'Lint' is dropped, expected a look at the findings")]
    [InlineData("Linter.Lint(ConfigTree.Read(directory).Environments, Rules.All);", "HCA1014 Linter.Lint(ConfigTree.Read(directory).Environments, Rules.All): the result of 'Lint' is dropped, expected a look at the findings")]
    [InlineData("cluster.Validate().ToList();", "HCA1014 cluster.Validate(): the result of 'Validate' is dropped, expected a look at what is wrong with the cluster")]
    [InlineData("cluster.Generate(secrets.Resolve);", "HCA1014 cluster.Generate(secrets.Resolve): the result of 'Generate' is dropped, expected a look at the files, which only WriteTo writes")]
    public async Task A_result_that_is_dropped(string statements, string expected) => Assert.Equal([expected], await Source.Lint(statements));

    [Theory]
    [InlineData("var problems = cluster.Validate();")]
    [InlineData("_ = cluster.Validate();")]
    [InlineData("cluster.Validate().Select(problem => { Console.WriteLine(problem); return problem; }).ToList();")]
    [InlineData("if (cluster.Validate().Count > 0) { return; }")]
    [InlineData("cluster.Validate().ToList().ForEach(Console.WriteLine);")]
    [InlineData("Other.Validate(cluster);")]
    [InlineData("Other.Throws(() => cluster.Generate(secrets.Resolve));")]
    public async Task A_result_that_is_used(string statements)
        => Assert.Empty(await Source.LintFile(Source.Method(statements) + "internal static class Other { internal static void Validate(Cluster cluster) { } internal static void Throws(Action act) { } }"));

    // Written although something was found, or could have been.
    [Theory]
    [InlineData("var problems = cluster.Validate(); cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var problems = cluster.Validate(); Console.WriteLine(problems.Count); cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var problems = cluster.Validate(); Console.WriteLine($\"{problems.Count} problems\"); var files = cluster.Generate(secrets.Resolve); files.WriteTo(directory);")]
    [InlineData("foreach (var problem in cluster.Validate()) { Console.Error.WriteLine(problem); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("cluster.Validate().ToList().ForEach(Console.WriteLine); cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var problems = cluster.Validate(); if (problems.Count > 0) { Console.WriteLine(\"problems\"); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var errors = cluster.Validate().Where(problem => problem.Severity == ProblemSeverity.Error).ToList(); if (errors.Count != 0) { cluster.Generate(secrets.Resolve).WriteTo(directory); }")]
    [InlineData("if (cluster.Validate().Any(problem => problem.Severity == ProblemSeverity.Error)) { cluster.Generate(secrets.Resolve).WriteTo(directory); }")]
    [InlineData("if (!cluster.Validate().Any()) { Console.WriteLine(\"fine\"); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("if (cluster.Validate().Count == 0) { return; } else { cluster.Generate(secrets.Resolve).WriteTo(directory); }")]
    [InlineData("var other = cluster with { Phase = Phase.Running }; other.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("(cluster with { Phase = Phase.Running }).Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var other = cluster with { Phase = Phase.Running }; var files = other.Generate(secrets.Resolve); Console.WriteLine(files.Files.Count); files.WriteTo(directory);")]
    [InlineData("if (cluster.Validate().Any(problem => problem.Severity is ProblemSeverity.Error)) { Console.WriteLine(\"problems\"); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("if (cluster.Validate().Count(problem => problem.Severity == ProblemSeverity.Error) > 0) { Console.WriteLine(\"problems\"); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("if (cluster.Validate() is { Count: > 0 } problems) { Console.WriteLine(problems.Count); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("cluster.Generate(secrets.Resolve).WriteTo(directory); if (cluster.Validate().Any()) { return; }")]
    public async Task A_cluster_that_is_written_whatever_was_found(string statements) => Assert.Equal("HCA1015", await Source.Ids(statements));

    [Theory]
    [InlineData("cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var problems = cluster.Validate(); if (problems.Any(problem => problem.Severity == ProblemSeverity.Error)) { return; } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var problems = cluster.Validate(); if (problems.Count > 0) { Console.WriteLine(\"problems\"); return; } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var problems = cluster.Validate(); if (problems.Count > 0) { throw new InvalidOperationException(problems[0].Message); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("if (cluster.Validate().All(problem => problem.Severity != ProblemSeverity.Error)) { cluster.Generate(secrets.Resolve).WriteTo(directory); }")]
    [InlineData("if (cluster.Validate().Any(problem => problem.Severity == ProblemSeverity.Warning)) { Console.WriteLine(\"warnings\"); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("if (!cluster.Validate().Any()) { cluster.Generate(secrets.Resolve).WriteTo(directory); }")]
    [InlineData("var ok = true; foreach (var problem in cluster.Validate()) { ok = false; } if (ok) { cluster.Generate(secrets.Resolve).WriteTo(directory); }")]
    [InlineData("foreach (var problem in cluster.Validate()) { throw new InvalidOperationException(problem.Message); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var problems = cluster.Validate(); Environment.ExitCode = problems.Count; if (problems.Count > 0) { Environment.Exit(2); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("Other.Check(cluster.Validate()); cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var other = cluster with { Phase = Phase.Running }; Other.Check(other); other.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("if (cluster.Validate().Any(problem => problem.Severity is ProblemSeverity.Error)) { return; } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("if (cluster.Validate().Count(problem => problem.Severity == ProblemSeverity.Warning) > 0) { Console.WriteLine(\"warnings\"); } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("if (cluster.Validate() is { Count: > 0 } problems) { return; } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("if (cluster.Validate() is { Count: 0 }) { cluster.Generate(secrets.Resolve).WriteTo(directory); }")]
    [InlineData("while (directory.Length > 3) { cluster.Generate(secrets.Resolve).WriteTo(directory); if (cluster.Validate().Any()) { return; } }")]
    [InlineData("Look(); cluster.Generate(secrets.Resolve).WriteTo(directory); void Look() { if (cluster.Validate().Any()) { Environment.Exit(2); } }")]
    [InlineData("var other = Other.Make(); other.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var problems = Other.Make().Validate(); cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("var count = cluster.Validate().Count; if (count > 0) { return; } cluster.Generate(secrets.Resolve).WriteTo(directory);")]
    [InlineData("bool Good() => cluster.Validate().Count == 0; if (Good()) { cluster.Generate(secrets.Resolve).WriteTo(directory); }")]
    public async Task A_cluster_that_is_validated_or_unknown(string statements)
        => Assert.Empty(await Source.LintFile(Source.Method(statements) + "internal static class Other { internal static Cluster Make() => null!; internal static void Check(object any) { } }"));

    [Theory]
    [InlineData("clusters/cluster.yml", true)]
    [InlineData("three/cluster.yaml", true)]
    [InlineData("/etc/cluster.yaml", true)]
    [InlineData("cluster.yaml", false)]
    [InlineData("clusters/cluster.yaml", false)]
    [InlineData("./clusters/cluster.yaml", false)]
    [InlineData("../../clusters/cluster.yaml", false)]
    [InlineData("/project/clusters/cluster.yaml", false)]
    [InlineData("other/../clusters/cluster.yaml", false)]
    [InlineData("clusters\\\\cluster.yaml", false)]
    public async Task A_path_that_is_no_file_of_the_project(string path, bool isFault)
        => Assert.Equal(isFault ? [$"HCA1016 \"{path}\": '{path}' is no file of the project, expected one of its AdditionalFiles"] : [],
            await Source.Lint($"var read = ConfigTree.ReadCluster(\"{path}\");", new OtherFile("/project/clusters/cluster.yaml"), new OtherFile("/project/node1/etc/cassandra/cassandra.yaml")));

    [Theory]
    [InlineData("ConfigTree.ReadCluster(System.IO.Path.Combine(\"three\", \"cluster.yaml\"));", true)]
    [InlineData("ConfigTree.ReadCluster(System.IO.Path.Combine(\"clusters\", \"cluster.yaml\"));", false)]
    [InlineData("ConfigTree.ReadCluster(System.IO.Path.Combine(directory, \"three\", \"cluster.yaml\"));", false)]
    [InlineData("var path = \"three/cluster.yaml\"; ConfigTree.ReadCluster(path);", true)]
    [InlineData("var path = \"three/cluster.yaml\"; path = directory; ConfigTree.ReadCluster(path);", false)]
    [InlineData("ConfigTree.ReadCluster(directory + \"/cluster.yaml\");", false)]
    public async Task A_path_that_is_made_up_of_others(string statements, bool isFault)
        => Assert.Equal(isFault ? ["HCA1016"] : [], (await Source.Lint(statements, new OtherFile("/project/clusters/cluster.yaml"))).Select(finding => finding[..7]));
}
