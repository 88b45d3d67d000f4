using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Reports;
using HiveConfig.Text;

namespace HiveConfig.Cli;

/// <summary>Explains a rule, or a line of a log.</summary>
internal static class ExplainCommand
{
    internal const string Example = "hiveconfig explain HC1006\n  hiveconfig explain \"Saved cluster name Test Cluster != configured name thp\"";

    internal static Command Create(Session session)
    {
        var what = new Argument<string[]>("WHAT") { Description = "the id or name of a rule, or a line of a log; - reads a log from standard input", HelpName = "WHAT", Arity = ArgumentArity.OneOrMore };
        what.CompletionSources.Add(_ => Words.Select(word => new System.CommandLine.Completions.CompletionItem(word)));
        var config = new Option<string>("--config") { Description = "settings; else the nearest hiveconfig.yaml", HelpName = "FILE" };
        var command = new Command("explain", "Explains a rule, or what a line of a log says about the configuration.") { what, config };
        command.SetAction(parsed => Explain(session, string.Join(' ', parsed.GetRequiredValue(what)), parsed.GetValue(config)));
        return command;
    }

    private static IEnumerable<string> Words => Rules.All.SelectMany(rule => new[] { rule.Id, rule.Name }).Concat(CodeRules.All.SelectMany(rule => new[] { rule.Id, rule.Name }));

    private static int Explain(Session session, string what, string? config)
    {
        if (config is not null && !File.Exists(session.FullPath(config)))
        {
            session.Error.WriteLine($"error: '{config}' of '--config' cannot be opened");
            return ExitCode.Unreadable;
        }

        var file = config is null ? SettingsFiles.Nearest(session.WorkingDirectory) : session.FullPath(config);
        var settings = file is null ? LintSettings.None : new SettingsFiles(session).Read(file);
        if (settings is null)
        {
            return ExitCode.Usage;
        }

        if (Rules.Find(what) is { } rule)
        {
            Write(session, rule, settings);
            return ExitCode.Clean;
        }

        if (Model.ClusterRules.All.FirstOrDefault(known => string.Equals(known.Id, what, StringComparison.OrdinalIgnoreCase) || string.Equals(known.Name, what, StringComparison.OrdinalIgnoreCase)) is { } model)
        {
            session.Out.WriteLine($"{model.Id} {model.Name} (cluster.yaml)\n{model.Title}.\n\nwhy: {model.Why}\nfix: {model.Fix}");
            return ExitCode.Clean;
        }

        if (CodeRules.Find(what) is { } code)
        {
            Write(session, code);
            return ExitCode.Clean;
        }

        return what is "-" ? ExplainLog(session, LogLines.FindAll(Lines(session.In())), "any of these lines")
            : what.Contains(' ', StringComparison.Ordinal) || LogLines.Find(what) is { Count: > 0 } ? ExplainLog(session, LogLines.Find(what), "this line")
            : Unknown(session, what);
    }

    private static void Write(Session session, Rule rule, LintSettings settings)
    {
        var output = session.Out;
        output.WriteLine($"{rule.Id} {rule.Name}");
        output.WriteLine(rule.Title + ".");
        output.WriteLine();
        output.WriteLine("why: " + rule.Why);
        output.WriteLine("fix: " + rule.Fix);
        output.WriteLine($"severity: {SeverityOf(rule, settings)}");
        if (rule.Versions is { } versions)
        {
            output.WriteLine("holds for: " + versions);
        }

        if (RuleText.Need(rule) is { } needs)
        {
            output.WriteLine("needs: " + needs);
        }

        if (RuleSamples.Of(rule.Id) is { } sample)
        {
            output.WriteLine();
            output.WriteLine("bad, in " + string.Join(", ", sample.Paths) + ":");
            Lines(sample.Bad);
            output.WriteLine("good:");
            Lines(sample.Good);
        }

        output.WriteLine();
        output.WriteLine($"silence it in one place: # hiveconfig: ignore {rule.Id} -- reason");

        void Lines(List<string> lines)
        {
            foreach (var line in lines.Count > 0 ? lines : ["(nothing)"])
            {
                output.WriteLine("    " + line);
            }
        }
    }

    private static void Write(Session session, CodeRule rule)
    {
        var output = session.Out;
        output.WriteLine($"{rule.Id} {rule.Name} (C#)");
        output.WriteLine(rule.Title + ".");
        output.WriteLine();
        output.WriteLine("why: " + rule.Why);
        output.WriteLine("fix: " + rule.Fix + (rule.HasCodeFix ? " An editor offers to do it." : ""));
        output.WriteLine($"severity: {TextReport.Word(rule.Severity)}, the rule's own; an .editorconfig sets another: dotnet_diagnostic.{rule.Id}.severity");
        output.WriteLine("needs: the compiler of a C# project that refers to the package HiveConfig");
        output.WriteLine();
        output.WriteLine("bad:");
        Lines(rule.Bad);
        output.WriteLine("good:");
        Lines(rule.Good);
        output.WriteLine();
        output.WriteLine($"silence it in one place: #pragma warning disable {rule.Id}");

        void Lines(string text)
        {
            foreach (var line in text.Split('\n'))
            {
                output.WriteLine(line.Length == 0 ? "" : "    " + line);
            }
        }
    }

    private static string SeverityOf(Rule rule, LintSettings settings)
        => settings.Of(rule) is { } setting
            ? $"{(setting.Severity is { } severity ? TextReport.Word(severity) : "off")}, set in {settings.Path}:{setting.Span} ({TextReport.Word(rule.Severity)} by default)"
            : $"{TextReport.Word(rule.Severity)}, the rule's own{(settings.Path is null ? "" : $"; {settings.Path} does not set it")}";

    private static IEnumerable<string> Lines(Stream stream)
    {
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    // Nothing of a line is printed again: it may hold a secret.
    private static int ExplainLog(Session session, IReadOnlyList<LogLine> found, string nothing)
    {
        if (found.Count == 0)
        {
            session.Error.WriteLine($"error: no rule is known for {nothing}; 'hiveconfig lint' looks for every cause that it knows");
            return ExitCode.Usage;
        }

        foreach (var known in found)
        {
            session.Out.WriteLine($"{known.Program}: {known.Meaning}");
            foreach (var rule in known.Rules.Select(Rules.Find).OfType<Rule>())
            {
                session.Out.WriteLine($"  {rule.Id} {rule.Name}: {rule.Title}");
                session.Out.WriteLine("    fix: " + rule.Fix);
            }
        }

        session.Out.WriteLine("next: hiveconfig lint");
        return ExitCode.Clean;
    }

    private static int Unknown(Session session, string what)
    {
        var nearest = what.Length > 100 ? null : Nearest.Find(what, Words);
        session.Error.WriteLine(nearest is null ? "error: this is no rule and no line of a log that is known; 'hiveconfig rules' lists the rules" : $"error: '{what}' is no rule; did you mean '{nearest}'?");
        return ExitCode.Usage;
    }
}
