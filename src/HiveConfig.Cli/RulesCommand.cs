using System.CommandLine;
using System.Runtime.CompilerServices;
using HiveConfig.Reports;

namespace HiveConfig.Cli;

/// <summary>Lists the rules.</summary>
internal static class RulesCommand
{
    internal const string Example = "hiveconfig rules --format markdown > RULES.md";

    internal static Command Create(Session session)
    {
        var format = new Option<string>("--format") { Description = "text (the default), json or markdown", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var command = new Command("rules", "Lists every rule with its severity.") { format };
        command.SetAction(parsed =>
        {
            session.Out.Write(parsed.GetValue(format) switch
            {
                "json" => Json(),
                "markdown" => RuleText.Markdown(),
                _ => RuleText.List(),
            });
            return ExitCode.Clean;
        });
        return command;
    }

    // A method of its own: what writes no JSON never loads the library.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Json() => JsonOutput.Write(json =>
    {
        json.WriteStartArray();
        foreach (var rule in Rules.All)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", rule.Name);
            json.WriteString("severity", TextReport.Word(rule.Severity));
            json.WriteString("title", rule.Title);
            json.WriteString("why", rule.Why);
            json.WriteString("fix", rule.Fix);
            json.WriteString("needs", rule.Needs);
            json.WriteString("source", rule.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
