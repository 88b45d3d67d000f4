using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Reflection;

namespace HiveConfig.Cli;

/// <summary>The whole command line, without a console.</summary>
internal static class Cli
{
    /// <summary>Every command, in the order of the help.</summary>
    internal static readonly NamedCommand[] Commands =
    [
        new("init", InitCommand.Create),
        new("generate", GenerateCommand.Create),
        new("lint", LintCommand.Create),
        new("plan", PlanCommand.Create),
        new("import", ImportCommand.Create),
        new("show", ShowCommand.Create),
        new("explain", ExplainCommand.Create),
        new("rules", RulesCommand.Create),
        new("schema", SchemaCommand.Create),
    ];

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    internal static int Run(string[] arguments, Session session)
    {
        try
        {
            // Neither a command nor a parser is needed for this, and scripts ask it often.
            if (arguments is ["--version"])
            {
                session.Out.WriteLine(Version());
                return ExitCode.Clean;
            }

            if (arguments.Length == 0)
            {
                Invoke(["--help"], session with { Out = session.Error });
                return ExitCode.Usage;
            }

            return Invoke(arguments, session);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            session.Error.WriteLine("error: " + exception.Message);
            return ExitCode.Unreadable;
        }
        catch (Exception exception)
        {
            // The message of an exception may quote what it failed on, and that may be a secret: its type and place must do.
            session.Error.WriteLine("internal error: " + Describe(exception));
            return ExitCode.Unreadable;
        }
    }

    /// <summary>What an exception is and where it came from, without its message.</summary>
    internal static string Describe(Exception exception)
        => exception.GetType().Name + (exception.TargetSite is { } method ? $" in {method.DeclaringType?.Name}.{method.Name}" : "");

    private static int Invoke(string[] arguments, Session session)
    {
        var root = new RootCommand("Writes every config file of a TheHive cluster from one cluster.yaml, and checks any config repo.");

        // Of a command that is named at once the others are not built: that takes as long as a small file's lint.
        var named = Array.FindAll(Commands, command => string.Equals(command.Name, arguments[0], StringComparison.Ordinal));
        foreach (var command in named.Length > 0 ? named : Commands)
        {
            root.Add(command.Create(session));
        }

        root.HelpName = "hiveconfig";
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Action = new ExampleHelp((HelpAction)help.Action!);
                    break;
                case VersionOption version:
                    version.Action = new VersionAction(session);
                    break;
            }
        }

        // No response files: a path may begin with '@'.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var problems = parsed.Errors.Select(error => string.Join(' ', error.Message.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')).ToList();
        if (MistakenOption(parsed) is { } mistaken)
        {
            problems = [$"'{mistaken}' is no option here"];
        }

        if (problems.Count > 0 && parsed.Action is not (ExampleHelp or VersionAction) && !IsSuggestion(parsed))
        {
            problems.ForEach(problem => session.Error.WriteLine("error: " + problem));
            var command = parsed.CommandResult.Command;
            session.Error.WriteLine($"see: hiveconfig {(command is RootCommand ? "" : command.Name + " ")}--help");
            return ExitCode.Usage;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = session.Out, Error = session.Error, EnableDefaultExceptionHandler = false });
    }

    // A shell asks what may come next while the line is not whole yet.
    private static bool IsSuggestion(ParseResult parsed) => parsed.Tokens is [{ Type: TokenType.Directive, Value: var directive }, ..] && directive.StartsWith("[suggest", StringComparison.Ordinal);

    // Where a command takes paths, the parser takes an option that it does not know for one.
    private static string? MistakenOption(ParseResult parsed)
        => parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token is { Type: TokenType.Argument, Value: ['-', _, ..] })?.Value;

    private static string Version()
    {
        var version = typeof(Cli).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return "hiveconfig " + version.Split('+')[0];
    }

    private sealed class VersionAction(Session session) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            session.Out.WriteLine(Version());
            return ExitCode.Clean;
        }
    }

    /// <summary>The usual help, then how the command is used.</summary>
    private sealed class ExampleHelp(HelpAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            if (parseResult.CommandResult.Command.Name is "lint")
            {
                parseResult.InvocationConfiguration.Output.Write(LintHelp.Text.ReplaceLineEndings("\n"));
                return ExitCode.Clean;
            }

            help.Invoke(parseResult);
            var example = parseResult.CommandResult.Command switch
            {
                { Name: "generate" } => GenerateCommand.Example,
                { Name: "plan" } => PlanCommand.Example,
                { Name: "explain" } => ExplainCommand.Example,
                { Name: "rules" } => RulesCommand.Example,
                { Name: "show" } => ShowCommand.Example,
                { Name: "init" } => InitCommand.Example,
                { Name: "import" } => ImportCommand.Example,
                { Name: "schema" } => SchemaCommand.Example,
                _ => GenerateCommand.Example + "\n  " + LintCommand.Example,
            };
            parseResult.InvocationConfiguration.Output.WriteLine("Example:\n  " + example);
            return ExitCode.Clean;
        }
    }

    /// <summary>A command that is built when it is asked for.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Create">Builds it.</param>
    internal sealed record NamedCommand(string Name, Func<Session, Command> Create);
}
