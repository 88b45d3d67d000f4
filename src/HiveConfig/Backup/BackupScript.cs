using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>A command of a script, with the file that it stands in.</summary>
/// <param name="Script">The script.</param>
/// <param name="Command">The command.</param>
internal sealed record Step(Script Script, ShellCommand Command)
{
    /// <summary>A violation at a word of the command.</summary>
    internal Violation At(Word word, string message) => Script.At(word.Span, message);
}

/// <summary>The commands of one file in reading order, and what its variables are as far as the file says.</summary>
internal sealed class BackupScript
{
    private const int MostNesting = 8;

    // Nobody writes longer lists into a script.
    private const int MostItems = 100;

    // What the shell makes several words of, or other ones.
    private static readonly char[] Patterns = ['*', '?', '[', '{', '~'];

    private static readonly char[] Blanks = [' ', '\t', '\n'];

    // Programs that run the one named among their arguments.
    private static readonly string[] Runners = ["sudo", "doas", "runuser", "env", "exec", "nohup", "nice", "ionice", "timeout", "time", "flock", "ssh", "docker", "docker-compose", "podman", "kubectl", "su", "bash", "sh", "setsid", "stdbuf", "chronic"];

    // Programs that are looked for in the text that another shell gets. What files that one writes is of no concern here.
    private static readonly string[] ReadWithin = ["nodetool", "cqlsh", "sstableloader", "curl", "tar", "find", "df"];

    // Of all words of one script: a hostile one may double its text with every variable, and name the longest on every line.
    private const int MostExpanded = 4 * TextBound.CarrierCharacters;

    private readonly Dictionary<string, Word?> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<ShellCommand, IReadOnlyList<string>?> _items = [];

    // By text: rules ask for every word, and then again.
    private readonly Dictionary<string, string> _expanded = new(StringComparer.Ordinal);
    private int _left = MostExpanded;
    private Dictionary<string, StepAssignment>? _assigned;
    private HashSet<string>? _tested;

    private BackupScript(ConfigFile file, IReadOnlyList<Step> steps)
    {
        File = file;
        Steps = steps;
        foreach (var assignment in steps.SelectMany(step => step.Command.AllAssignments))
        {
            // One that is given twice depends on the way through the script.
            _constants[assignment.Name] = _constants.ContainsKey(assignment.Name) ? null : assignment.Value;
        }

        foreach (var step in steps.Where(step => step.Command is { Program: "for" or "select", Words.Count: > 1 }))
        {
            _constants[step.Command.Words[1].Text] = null;
        }
    }

    internal ConfigFile File { get; }

    internal IReadOnlyList<Step> Steps { get; }

    /// <summary>Whether it gives that name to a function.</summary>
    internal bool IsFunction(string name) => File.Document is ShellDocument shell && shell.IsFunction(name);

    /// <summary>Whether every line is a task of its own, whose failure stops the playbook.</summary>
    internal bool IsTasks => File.Document is AnsibleTasksDocument;

    /// <summary>Every assignment.</summary>
    internal IEnumerable<StepAssignment> Assignments => from step in Steps from assignment in step.Command.AllAssignments select new StepAssignment(step, assignment);

    /// <summary>The first assignment to a name; null when there is none.</summary>
    internal StepAssignment? AssignmentTo(string name)
    {
        if (_assigned is null)
        {
            _assigned = new Dictionary<string, StepAssignment>(StringComparer.Ordinal);
            foreach (var given in Assignments)
            {
                if (!_assigned.ContainsKey(given.Assignment.Name))
                {
                    _assigned.Add(given.Assignment.Name, given);
                }
            }
        }

        return _assigned.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>Whether some condition looks at a variable.</summary>
    internal bool Tests(string name)
        => (_tested ??= new HashSet<string>(Steps.Where(step => step.Command.Program is "[" or "[[" or "test").SelectMany(step => step.Command.Variables).Select(variable => variable.Name), StringComparer.Ordinal)).Contains(name);

    /// <summary>Whether other scripts are read in, whose variables and functions nobody here knows.</summary>
    internal bool ReadsOthers => Steps.Any(step => step.Command.Program is "." or "source" or "eval");

    /// <summary>Whether the shell ends the script at the first failure, or calls what it set a trap for.</summary>
    internal bool StopsAtFailure => Sets('e', "errexit") || Steps.Any(step => step.Command.Program is "trap" && step.Command.Has("ERR"));

    /// <summary>Whether an option of the shell is on somewhere: <c>e</c> or <c>errexit</c>.</summary>
    internal bool Sets(char letter, string name)
        => Steps.Any(step => step.Command.Program is "set" && step.Command.Words.Skip(1).Any(word => word.Is(name) || (word.Text.Length > 1 && word.Text[0] == '-' && word.Text[1] != '-' && word.Text.IndexOf(letter) > 0)))
            || (TextLine.Of(File.Text).FirstOrDefault() is { Number: 1 } first && first.Text.StartsWith("#!", StringComparison.Ordinal) && first.Text.IndexOf(" -", StringComparison.Ordinal) is > 0 and var dash && first.Text.IndexOf(letter, dash) > 0);

    /// <summary>The scripts of a repo.</summary>
    internal static IEnumerable<BackupScript> Of(Repo repo)
        => Scripts.Of(repo).GroupBy(script => script.File).Select(same => new BackupScript(same.Key, (from script in same from command in script.Shell.Commands select new Step(script, command)).ToList()));

    /// <summary>A word with the variables that the file settles put in; those that it does not stand as written.</summary>
    internal string Expand(Word word)
    {
        if (word.IsKnown || word.Text.IndexOf('$') < 0)
        {
            return word.Text;
        }

        if (!_expanded.TryGetValue(word.Text, out var text))
        {
            _expanded.Add(word.Text, text = Expand(word.Text, MostNesting));
        }

        return text;
    }

    /// <summary>Whether nothing of an expanded text is open.</summary>
    internal static bool IsSettled(string text) => text.IndexOf('$') < 0 && text.IndexOf('`') < 0 && !Placeholder.IsIn(text);

    /// <summary>What a word of a command may be, one text for each round of the loop that it stands in; null when that is open.</summary>
    internal IReadOnlyList<string>? Values(ShellCommand command, Word word)
    {
        var text = Expand(word);
        if (!IsSettled(text))
        {
            var name = word.Text.Trim('$', '{', '}');
            var loop = command.Loop;
            for (var level = 0; loop is not null && level < TextBound.Depth && !(loop.Words.Count > 1 && loop.Words[1].Is(name)); level++)
            {
                loop = loop.Loop;
            }

            return loop is not null && loop.Words.Count > 1 && loop.Words[1].Is(name) ? Items(loop) : null;
        }

        return word.IsQuoted || text.IndexOfAny(Patterns) < 0 ? [text] : null;
    }

    /// <summary>What a loop goes through; null when that is open.</summary>
    internal IReadOnlyList<string>? Items(ShellCommand loop)
        => _items.TryGetValue(loop, out var known) ? known : _items[loop] = ItemsOf(loop);

    private List<string>? ItemsOf(ShellCommand loop)
    {
        if (loop.Words.Count > MostItems)
        {
            return null;
        }

        var items = new List<string>();
        foreach (var word in loop.Words.Count > 3 && loop.Words[2].Is("in") ? loop.Words.Skip(3) : [])
        {
            var isArray = word.Text.StartsWith("${", StringComparison.Ordinal) && (word.Text.EndsWith("[@]}", StringComparison.Ordinal) || word.Text.EndsWith("[*]}", StringComparison.Ordinal));
            var text = isArray ? ArrayOf(word.Text.Substring(2, word.Text.Length - 6)) : Expand(word);
            if (text is null || !IsSettled(text) || text.IndexOfAny(Patterns) >= 0)
            {
                return null;
            }

            items.AddRange(isArray || !(word.IsKnown || word.IsQuoted) ? text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries) : [text]);
        }

        return items.Count is > 0 and <= MostItems ? items : null;
    }

    // (a b c), each of them plain.
    private string? ArrayOf(string name)
        => _constants.TryGetValue(name, out var value) && value is { IsKnown: false } && value.Text.Length > 1 && value.Text[0] == '(' && value.Text.Substring(1, value.Text.Length - 2) is var inner && inner.IndexOfAny(['"', '\'', '\\', '(', '#']) < 0 ? inner : null;

    /// <summary>The words of a command that stand behind a program and it, whether it is called by itself, by sudo, or over ssh; null when the command is another.</summary>
    internal IReadOnlyList<Word>? Call(Step step, params string[] programs)
    {
        var words = step.Command.Words;
        var isRun = Array.IndexOf(Runners, step.Command.Program) >= 0;
        for (var i = 0; i < words.Count; i++)
        {
            var text = Expand(words[i]);
            if (text.IndexOf(' ') < 0)
            {
                if (IsOne(text, programs))
                {
                    return i == 0 || isRun ? words.Skip(i).ToList() : null;
                }
            }
            else if (i == 0 && !words[0].IsQuoted && text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries) is var parts && IsOne(parts[0], programs))
            {
                // A variable may hold the program and its first options.
                return [.. parts.Select(part => words[0] with { Text = part, IsKnown = IsSettled(part) }), .. words.Skip(1)];
            }
            else if (i > 0 && isRun && Array.Exists(programs, program => Array.IndexOf(ReadWithin, program) >= 0 && text.IndexOf(program, StringComparison.Ordinal) >= 0) && Within(words[i], text, programs) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    // ssh node "nodetool snapshot …": the places are those of the whole text.
    private static List<Word>? Within(Word outer, string text, string[] programs)
    {
        foreach (var words in ShellReader.Read(text).Commands.Select(command => command.Words))
        {
            var at = words.Count > 0 && Array.IndexOf(Runners, words[0].Text) >= 0 ? words.ToList().FindIndex(word => IsOne(word.Text, programs)) : 0;
            if (at >= 0 && at < words.Count && IsOne(words[at].Text, programs))
            {
                return [.. words.Skip(at).Select(word => word with { Span = outer.Span })];
            }
        }

        return null;
    }

    private static bool IsOne(string text, string[] programs) => Array.IndexOf(programs, text.Substring(text.LastIndexOf('/') + 1)) >= 0;

    /// <summary>Whether a text stands in a command: in a word, as a variable's value, in a here-document. Comments are none.</summary>
    internal bool Mentions(Step step, string text)
        => step.Command.Words.Any(word => Has(Expand(word), text))
            || step.Command.Assignments.Any(assignment => Has(assignment.Value.Text, text))
            || step.Command.Redirections.Any(redirection => Has(Expand(redirection.Target), text) || (redirection.Body is { } body && Has(body.Text, text)));

    /// <summary>Whether any command mentions a text.</summary>
    internal bool Mentions(string text) => Steps.Any(step => Mentions(step, text));

    private string Expand(string text, int depth)
    {
        if (depth == 0 || text.IndexOf('$') < 0)
        {
            return text;
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isBraced = text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{';
            var start = i + (isBraced ? 2 : 1);
            var end = start;
            while (text[i] == '$' && end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (text[i] == '$' && end > start && (!isBraced || (end < text.Length && text[end] == '}'))
                && _constants.TryGetValue(text.Substring(start, end - start), out var value) && value is not null)
            {
                _left -= value.Text.Length;
                result.Append(value.IsKnown ? value.Text : Expand(value.Text, depth - 1));
                i = isBraced ? end : end - 1;
            }
            else
            {
                result.Append(text[i]);
            }

            if (--_left < 0)
            {
                return text;
            }
        }

        return result.ToString();
    }

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}

/// <summary>A variable that a step sets.</summary>
/// <param name="Step">The step.</param>
/// <param name="Assignment">The variable and its value.</param>
internal sealed record StepAssignment(Step Step, ShellAssignment Assignment);
