using System.CommandLine;
using HiveConfig.Generate;

namespace HiveConfig.Cli;

/// <summary>Prints the schema by which an editor completes and checks a file.</summary>
internal static class SchemaCommand
{
    internal const string Example = "hiveconfig schema cluster > cluster.schema.json";

    internal static Command Create(Session session)
    {
        var what = new Argument<string>("WHAT") { Description = "cluster: cluster.yaml (the default)", Arity = ArgumentArity.ZeroOrOne };
        what.AcceptOnlyFromAmong("cluster");
        var command = new Command("schema", "Prints the JSON schema of cluster.yaml, by which an editor completes and checks it.") { what };
        command.SetAction(_ =>
        {
            session.Out.Write(ClusterSchema.Write());
            return ExitCode.Clean;
        });
        return command;
    }
}
