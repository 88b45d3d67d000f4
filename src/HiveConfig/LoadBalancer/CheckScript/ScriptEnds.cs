using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>Whether a check script can say that something is wrong: Keepalived looks at how it ends, never at what it prints.</summary>
internal static class ScriptEnds
{
    // Programs that end well whatever happens.
    private static readonly string[] Harmless = ["echo", "printf", "true", ":", "logger", "date", "sleep"];

    /// <summary>Scripts that never fail, and scripts that Keepalived does not run.</summary>
    internal static IEnumerable<Violation> Useless(Repo repo) => AlwaysWell(repo).Concat(NotRun(repo));

    // By their modes on the machine: what nobody can execute is disabled, and so is what others may write.
    private static IEnumerable<Violation> NotRun(Repo repo)
    {
        var programs = new HashSet<string>(Programs(repo), StringComparer.Ordinal);
        foreach (var mode in programs.Count == 0 ? [] : InstalledMode.In(repo).Where(mode => programs.Contains(mode.Path) && InstalledMode.IsOctal(mode.Mode)))
        {
            var digits = mode.Mode.Substring(mode.Mode.Length - 3);
            var problem = ((digits[0] - '0') & 1) == 0 ? "lets nobody execute" : ((digits[2] - '0') & 2) != 0 ? "lets everybody write" : null;
            if (problem is not null)
            {
                yield return new Violation(mode.File, mode.Span, $"the mode {Wording.Quote(mode.Mode)} {problem} '{mode.Path}', expected '0755': Keepalived does not run it, and the virtual IP never moves")
                {
                    Setting = "mode",
                    Fix = "Install the script with owner root and mode 0755.",
                };
            }
        }
    }

    private static IEnumerable<string> Programs(Repo repo)
        => from read in KeepalivedFiles.Of(repo)
           from script in read.Document.Scripts
           let program = CheckCommands.ProgramOf(script)
           where program.IndexOf('/') >= 0
           select program;

    private static IEnumerable<Violation> AlwaysWell(Repo repo)
    {
        var programs = new HashSet<string>(Programs(repo).Select(Name), StringComparer.Ordinal);
        return from file in repo.Of(CheckScript.Kind)
               where file.Document is ShellDocument { IsReadable: true } && programs.Contains(Name(file.Path))
               let last = Last((ShellDocument)file.Document)
               where last is not null && !CanFail(file, (ShellDocument)file.Document, last)
               let place = Printed((ShellDocument)file.Document) ?? last
               select new Violation(file, place.Span, $"the script always ends with 0, {(ReferenceEquals(place, last) ? "at last" : "though it prints a code")} with '{Text(place)}': Keepalived takes every check for a good one") { Setting = "exit" };
    }

    // A number that is printed was meant as the code to end with.
    private static ShellCommand? Printed(ShellDocument script)
        => script.Commands.FirstOrDefault(command => command.Program is "echo" && command.Words.Count == 2 && command.Words[1].Text.Length is > 0 and < 4 && command.Words[1].Text.All(char.IsDigit));

    private static string Text(ShellCommand command) => command.Program is "echo" && command.Words.Count == 2 ? $"echo {command.Words[1].Text}" : command.Program;

    private static ShellCommand? Last(ShellDocument script) => script.Commands.LastOrDefault(command => !command.IsSubstitution && command.Words.Count > 0);

    private static bool CanFail(ConfigFile file, ShellDocument script, ShellCommand last)
        => script.Commands.Any(CanEndIt)
            || Shebang(file.Text).IndexOf(" -e", StringComparison.Ordinal) >= 0
            || !(Array.IndexOf(Harmless, last.Program) >= 0 || (last.Program is "exit" && IsZero(last)))
            || last.Connector is "&&" or "|"
            || last.IsNegated;

    // Stopping Keepalived itself moves the address too.
    private static bool CanEndIt(ShellCommand command) => command.Program switch
    {
        "exit" or "return" => command.Words.Count < 2 || !IsZero(command),
        "exec" or "trap" or "source" or "." => true,
        "set" => command.Words.Skip(1).Any(word => word.Text.StartsWith("-", StringComparison.Ordinal) && word.Text.IndexOf('e') > 0),
        "kill" or "pkill" or "killall" or "systemctl" or "service" => command.Words.Skip(1).Any(word => word.Text.IndexOf("keepalived", StringComparison.Ordinal) >= 0),
        _ => false,
    };

    private static bool IsZero(ShellCommand command)
        => command.Words.Count == 2 && command.Words[1].IsKnown && int.TryParse(command.Words[1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code % 256 == 0;

    private static string Shebang(string text) => text.Substring(0, text.IndexOf('\n') is >= 0 and var end ? end : text.Length);

    private static string Name(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return name.EndsWith(".j2", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) : name;
    }
}
