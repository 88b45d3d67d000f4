using System.CommandLine;
using HiveConfig.Generate;
using HiveConfig.Lint;

namespace HiveConfig.Cli;

/// <summary>Prints the schema by which an editor completes and checks a file.</summary>
internal static class SchemaCommand
{
    internal const string Example = "hiveconfig schema cluster > cluster.schema.json";

    internal static Command Create(Session session)
    {
        var what = new Argument<string>("WHAT") { Description = "cluster: cluster.yaml (the default); settings: hiveconfig.yaml", Arity = ArgumentArity.ZeroOrOne };
        what.AcceptOnlyFromAmong("cluster", "settings");
        var command = new Command("schema", "Prints the JSON schema of cluster.yaml or hiveconfig.yaml, by which an editor completes and checks it.") { what };
        command.SetAction(parsed =>
        {
            session.Out.Write(parsed.GetValue(what) is "settings" ? LintSettingsSchema.Write(Rules.All) : ClusterSchema.Write());
            return ExitCode.Clean;
        });
        return command;
    }
}
