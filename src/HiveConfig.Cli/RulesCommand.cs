using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HiveConfig.Lint;
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
            Write(json, rule.Id, rule.Name, rule.Severity, rule.Title, rule.Why, rule.Fix, rule.Needs, rule.Versions, rule.Source);
        }

        foreach (var rule in CodeRules.All)
        {
            Write(json, rule.Id, rule.Name, rule.Severity, rule.Title, rule.Why, rule.Fix, needs: "compiler", versions: null, source: "");
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, string id, string name, Severity severity, string title, string why, string fix, string? needs, string? versions, string source)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("severity", TextReport.Word(severity));
        json.WriteString("title", title);
        json.WriteString("why", why);
        json.WriteString("fix", fix);
        json.WriteString("needs", needs);
        json.WriteString("versions", versions);
        json.WriteString("source", source);
        json.WriteEndObject();
    }
}
