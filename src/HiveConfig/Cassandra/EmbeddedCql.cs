using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The CQL that shell scripts and Ansible tasks give to cqlsh: behind <c>-e</c>, in a here-document, through a pipe.</summary>
internal static class EmbeddedCql
{
    // Of all that one script hands to cqlsh: as much as four scripts that hold nothing else.
    private const int MostCharacters = 4 * TextBound.CarrierCharacters;

    // Programs that run the one named among their arguments. Behind any other, cqlsh is a mere word.
    private static readonly string[] Runners =
    [
        "sudo", "doas", "runuser", "gosu", "env", "exec", "nohup", "nice", "timeout", "docker", "docker-compose", "podman", "nerdctl", "kubectl", "oc",
    ];

    /// <summary>The texts, in reading order. What the shell or a template puts in is masked.</summary>
    internal static IEnumerable<EmbeddedText> In(Document document) => document switch
    {
        ShellDocument shell => Of(shell),
        AnsibleTasksDocument tasks => tasks.Tasks.SelectMany(task => CassandraModules.Statement(task) is { } statement ? [statement] : task.Script is null ? [] : Of(tasks, task)),
        _ => [],
    };

    /// <summary>What cannot be read of CQL, in scripts of its own and inside other files, as violations of one rule.</summary>
    internal static Func<Repo, IEnumerable<Violation>> FaultsOf(string rule)
        => repo => Faults.ReportedAs(rule)(repo).Concat(
            from file in repo.Files
            where file.Kind.IsCarrier && Repo.IsReadable(file)
            from text in In(file.Document)
            where !text.IsPart
            from fault in CqlReader.Read(text.Text).Faults
            where fault.Kind == FaultKind.Syntax && string.Equals(Faults.RuleOf(CqlScript.Kind, fault), rule, StringComparison.Ordinal)
            let place = text.Place(fault.Span)
            select new Violation(file, place.CompareTo(new Span(text.Span.EndLine, text.Span.EndColumn, 0, 0)) > 0 ? text.Span : place, fault.Message) { Fix = fault.Fix });

    private static IEnumerable<EmbeddedText> Of(AnsibleTasksDocument tasks, AnsibleTask task)
    {
        if (task.Script is not { } script || ShellReader.Read(script.Text) is not { IsReadable: true } shell)
        {
            return [];
        }

        var given = shell.Commands.Any(command => Cqlsh(command) >= 0) && task.Find("stdin") is { } input ? tasks.Embedded(input.Value) : null;
        return Of(shell).Select(script.Inner).Concat(given is null ? [] : [given]);
    }

    private static IEnumerable<EmbeddedText> Of(ShellDocument shell)
    {
        // One variable may be given to thousands of calls.
        var left = MostCharacters;
        foreach (var text in All(shell))
        {
            left -= text.Text.Length;
            if (left < 0)
            {
                yield break;
            }

            yield return text;
        }
    }

    private static IEnumerable<EmbeddedText> All(ShellDocument shell)
    {
        for (var i = 0; i < shell.Commands.Count; i++)
        {
            var command = shell.Commands[i];
            var cqlsh = Cqlsh(command);
            if (cqlsh < 0)
            {
                continue;
            }

            if (Executed(shell, command, cqlsh) is { } executed)
            {
                yield return executed;
            }
            else if (!command.Words.Skip(cqlsh).Any(word => word.Is("-f") || word.Text.StartsWith("--file", StringComparison.Ordinal)))
            {
                foreach (var text in Input(shell, command) is { } input ? [input] : Piped(shell, i))
                {
                    yield return text;
                }
            }
        }
    }

    // Which word of a command is cqlsh; -1 when none is.
    private static int Cqlsh(ShellCommand command)
    {
        for (var i = 0; i < command.Words.Count; i++)
        {
            var word = command.Words[i].Text;
            if (string.Equals(word.Substring(word.LastIndexOf('/') + 1), "cqlsh", StringComparison.Ordinal))
            {
                return i == 0 || Array.IndexOf(Runners, command.Program) >= 0 ? i : -1;
            }
        }

        return -1;
    }

    private static EmbeddedText? Executed(ShellDocument shell, ShellCommand command, int cqlsh)
    {
        const string Long = "--execute=";
        for (var i = cqlsh + 1; i < command.Words.Count; i++)
        {
            var word = command.Words[i];
            if (word.Text is "-e" or "--execute" && i + 1 < command.Words.Count)
            {
                return Variable(shell, command.Words[i + 1]) is { } assigned ? assigned with { Text = assigned.Text + "\n;" } : Statement(command.Words[i + 1]);
            }

            if (word.Text.StartsWith(Long, StringComparison.Ordinal))
            {
                return Statement(word with { Text = word.Text.Substring(Long.Length) });
            }
        }

        return null;

        // cqlsh takes the end of the argument for the end of the statement.
        EmbeddedText Statement(Word word) => Masked(shell.Embedded(word), !word.IsKnown) is var text ? text with { Text = text.Text + "\n;" } : text;
    }

    // "$CQL", which is given once: as a word, by 'read' from a here-document, or by 'cat' of one.
    private static EmbeddedText? Variable(ShellDocument shell, Word word, bool isOfVariable = false)
    {
        var name = word.Text.StartsWith("${", StringComparison.Ordinal) && word.Text.EndsWith("}", StringComparison.Ordinal) ? word.Text.Substring(2, word.Text.Length - 3)
            : word.Text.StartsWith("$", StringComparison.Ordinal) ? word.Text.Substring(1)
            : "";
        if (word.IsKnown || name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            return null;
        }

        // A variable that is read from another one is as good as unknown; it may even be read from itself.
        if (isOfVariable)
        {
            return null;
        }

        var given = shell.AssignmentsTo(name);
        var read = shell.Calls("read").Where(command => command.Words.Skip(1).Any(other => other.Is(name))).ToList();
        if (given.Count + read.Count != 1)
        {
            return null;
        }

        if (read.Count == 1)
        {
            return Input(shell, read[0], isOfVariable: true);
        }

        var value = given[0].Value;
        return value.Text.StartsWith("$(", StringComparison.Ordinal)
            ? shell.Calls("cat").Where(command => command.IsSubstitution && command.Span >= value.Span && command.Span.Line <= value.Span.EndLine).Select(command => Input(shell, command, isOfVariable: true)).FirstOrDefault()
            : Masked(shell.Embedded(value), !value.IsKnown);
    }

    private static EmbeddedText? Input(ShellDocument shell, ShellCommand command, bool isOfVariable = false)
        => command.Redirections.LastOrDefault(redirection => redirection.Body is not null) is { Body: { } body } redirection
            ? redirection.Operator is "<<<" ? Variable(shell, redirection.Target, isOfVariable) ?? Masked(shell.Embedded(redirection.Target), !redirection.Target.IsKnown) : Masked(body, redirection.Expands)
            : null;

    private static IEnumerable<EmbeddedText> Piped(ShellDocument shell, int i)
    {
        var command = shell.Commands[i];
        if (!(command.Connector is "|" or "|&"))
        {
            return [];
        }

        // A command inside the arguments of this one stands between the two.
        ShellCommand? source = null;
        for (var before = i - 1; before >= 0 && source is null; before--)
        {
            source = shell.Commands[before].IsSubstitution == command.IsSubstitution ? shell.Commands[before] : null;
        }

        return source?.Program switch
        {
            "cat" => Input(shell, source) is { } input ? [input] : [],
            "echo" or "printf" when source.Words.Count == 2 && Variable(shell, source.Words[1]) is { } assigned => [assigned],
            "echo" or "printf" => source.Words.Skip(1).Select(word => shell.Embedded(word)).Select(text => Masked(text with { Text = text.Text.Replace("\\n", "  ") }, expands: true) with { IsPart = source.Words.Count > 2 }),
            _ => [],
        };
    }

    // What the shell puts in, and the %s of printf, is as unknown as what a template does.
    private static EmbeddedText Masked(EmbeddedText text, bool expands)
    {
        if (!expands)
        {
            return text;
        }

        var result = new StringBuilder(text.Text);
        for (var i = 0; i < result.Length; i++)
        {
            if (result[i] is '$' or '`' or '%')
            {
                var end = End(text.Text, i);
                for (; i < end; i++)
                {
                    result[i] = result[i] == '\n' ? '\n' : TemplateMask.Mark;
                }

                i--;
            }
        }

        return text with { Text = result.ToString() };
    }

    private static int End(string text, int start)
    {
        var next = start + 1 < text.Length ? text[start + 1] : '\0';
        var close = text[start] == '`' ? '`' : next switch { '{' => '}', '(' => ')', _ => '\0' };
        if (close != '\0' && text[start] != '%')
        {
            var found = text.IndexOf(close, start + 1);
            return found < 0 ? text.Length : found + 1;
        }

        var end = start + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end;
    }
}
